// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Taking over a data folder of the original Ringface.
#include "app/cli/import/import.h"
#include "app/cli/import/learnphoto.h"
#include "core/exchange/originaldata.h"
#include "core/library/values/errortext.h"
#include "core/media/intake.h"
#include "core/recognition/samesight.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>

#include <algorithm>
#include <map>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
class RingfaceImport
{
public:
    RingfaceImport(Context& context, OriginalData data)
        : m_context(context)
        , m_library(*context.library)
        , m_data(std::move(data))
    {
        m_report.problems = m_data.problems;
        m_report.unknown = m_data.unknownCrops;
        for (const OriginalPerson& person : m_data.people)
            m_report.people << person.name;
        for (const Recording& r : m_library.recordings())
            m_done.insert(r.file.hash, r.file.medium == Medium::Photo && r.state == ScanState::Done ? r.id : 0);
    }

    bool addRecordings();
    bool learn(FaceEngine& engine);
    bool nameTracks();
    QStringList videos() const;
    const ImportReport& report() const { return m_report; }

private:
    bool addRecording(const OriginalEvent& event);
    bool learnCrop(FaceEngine& engine, const QString& crop, FitPerson& person);

    Context& m_context;
    Library& m_library;
    OriginalData m_data;
    ImportReport m_report;
    QHash<QByteArray, RecordingId> m_done;        ///< by content: photos that are learned; 0: another recording
    QHash<QString, RecordingId> m_recordings;     ///< by event
    std::map<RecordingId, RecordingId> m_cutFrom; ///< photos and the recordings that they are cut from
};

QStringList RingfaceImport::videos() const
{
    QStringList out;
    for (const OriginalEvent& event : m_data.events)
        out << event.video;
    return out;
}

bool RingfaceImport::addRecording(const OriginalEvent& event)
{
    RecordingFile file = inspectFile(event.video, Medium::Video);
    if (file.error == MediaError::None)
        askVideo(file);
    if (file.kind.isEmpty())
        file.kind = event.kind;
    if (event.createdAt.isValid() && file.timeSource == TimeSource::FileTime) {
        file.startedAt = event.createdAt;
        file.timeSource = TimeSource::FileName;
    }
    const Library::Added added = m_library.addRecording(file);
    if (file.error != MediaError::None)
        m_report.problems.append({file.path, errorText(file.error)});
    m_recordings.insert(event.name, added.id);
    ++(added.isNew ? m_report.newRecordings : m_report.knownRecordings);
    return added.id != 0;
}

bool RingfaceImport::addRecordings()
{
    return std::ranges::all_of(m_data.events, [this](const OriginalEvent& event) { return addRecording(event); });
}

/// False if the library cannot be written to.
bool RingfaceImport::learnCrop(FaceEngine& engine, const QString& crop, FitPerson& person)
{
    const RecordingFile file = inspectFile(crop, Medium::Photo);
    RecordingId photo = file.hash.isEmpty() ? 0 : m_done.value(file.hash);
    if (photo != 0) {
        ++m_report.known;
    } else {
        if (file.error == MediaError::FileMissing) {
            m_report.problems.append({crop, u"It is not there, so %1 is not learned from it."_s.arg(person.name)});
            return true;
        }
        const LookedAt seen = lookAtCrop(file, engine);
        if (!seen.problem.isEmpty()) {
            m_report.notLearned.append({crop, person.name, seen.problem});
            return true;
        }
        if (!learnPhoto(m_library, seen, engine.id, person, &photo).isEmpty())
            return false;
        ++m_report.learned;
        m_report.guessed += seen.guessed ? 1 : 0;
        m_done.insert(file.hash, photo);
    }
    const OriginalEvent* event = m_data.eventOf(crop);
    if (event != nullptr)
        m_cutFrom[photo] = m_recordings.value(event->name);
    return true;
}

bool RingfaceImport::learn(FaceEngine& engine)
{
    for (const OriginalPerson& p : m_data.people) {
        FitPerson person{p.name, {}, {}};
        for (const QString& crop : p.crops) {
            if (!learnCrop(engine, crop, person))
                return false;
        }
    }
    return true;
}

/// Gives names to tracks of which crops were cut, where nobody has said anything of them.
bool RingfaceImport::nameTracks()
{
    const EngineSetup setup = m_context.engine();
    const RecognitionInput input = m_library.recognition().input(setup.encoderId, setup.limits);
    QHash<RecordingId, std::vector<TrackSample>> tracks;
    for (const TrackSample& track : input.tracks)
        tracks[track.recording].push_back(track);
    QHash<FaceId, const TrackSample*> trackOf;
    for (const TrackSample& track : input.tracks) {
        for (const FaceSample& face : track.faces)
            trackOf.insert(face.face, &track);
    }
    std::map<TrackId, QSet<PersonId>> said;
    std::map<TrackId, FaceId> best;
    for (const auto& [photo, recording] : m_cutFrom) {
        for (const TrackSample& crop : tracks.value(photo)) {
            const FaceSample& picture = crop.faces.front();
            const FaceId face =
                picture.label == 0 ? 0 : sameSight(picture.descriptor, tracks.value(recording), setup.limits.sure);
            if (face == 0)
                continue;
            said[trackOf.value(face)->track].insert(picture.label);
            best.emplace(trackOf.value(face)->track, face);
        }
    }
    for (const auto& [id, people] : said) {
        const TrackSample& track = *trackOf.value(best[id]);
        const bool isFree = track.unnamed == 0 && track.notPeople.empty() &&
                            std::ranges::all_of(track.faces, [](const FaceSample& f) { return f.label == 0; });
        const QString name = m_library.personName(*people.begin());
        if (!isFree || people.size() != 1 || name.isEmpty())
            continue;
        if (!m_library.labels().say({best[id]}, name))
            return false;
        ++m_report.tracksNamed;
    }
    return true;
}

void printSummary(const ImportReport& report, const QString& next)
{
    print(u"%1, %2 known before."_s.arg(counted(report.newRecordings, u"new recording"_s, u"new recordings"_s))
              .arg(report.knownRecordings));
    print(report.inWords());
    if (report.guessed > 0)
        print(u"On %1 no face was found again; the whole of it was taken for one."_s.arg(
            counted(report.guessed, u"picture"_s, u"pictures"_s)));
    if (report.tracksNamed > 0)
        print(u"%1 in the recordings got a name, as pictures were cut from there."_s.arg(
            counted(report.tracksNamed, u"face"_s, u"faces"_s)));
    if (report.unknown > 0)
        print(u"%1 of people whom nobody had named: left out, as a scan finds them again."_s.arg(
            counted(report.unknown, u"picture"_s, u"pictures"_s)));
    if (!next.isEmpty())
        print(next);
}
} // namespace

int importRingface(Context& context, const QString& folder, const QStringList& collections, bool scans)
{
    std::optional<OriginalData> data = readOriginal(folder, collections);
    if (!data) {
        complain(u"%1 is no data folder of the original Ringface: it has no folder videos, images or classifier. Give "
                 "the folder that DATA_DIR named there."_s.arg(folder));
        return Failed;
    }
    if (!context.open())
        return Failed;
    const bool hasCrops = std::ranges::any_of(data->people, [](const OriginalPerson& p) { return !p.crops.isEmpty(); });
    const auto engine = hasCrops ? context.makeEncodingEngine() : nullptr;
    if (hasCrops && !engine) {
        complain(u"Faces cannot be learned without network files. Nothing was taken over."_s);
        return Failed;
    }
    context.pipeline(); // remembers the engine

    RingfaceImport import(context, *std::move(data));
    if (!import.addRecordings())
        return Failed;
    int scanned = Good;
    if (scans && !import.videos().isEmpty())
        scanned = scanPaths(context, import.videos());
    if (scanned == Failed)
        return Failed;
    if (engine && (!import.learn(*engine) || !context.settle() || !import.nameTracks() || !context.settle()))
        return Failed;

    const ImportReport& report = import.report();
    report.complainOfProblems();
    const bool isScanned = scans || import.videos().isEmpty();
    if (context.json)
        print(QJsonDocument(report.json()));
    else
        printSummary(report, isScanned ? QString()
                                       : u"Next, scan them: ringface-cli scan %1/videos - or start Ringface, which "
                                         "does it by itself."_s.arg(QDir(folder).absolutePath()));
    return report.problems.isEmpty() ? scanned : SomeUnreadable;
}

} // namespace ringface::cli
