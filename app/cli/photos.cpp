// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The original Ringface's commands: one video, one photo, learning from photos.
#include "app/cli/context.h"

#include "core/exchange/ringfacejson.h"
#include "core/jobs/scanvideo.h"
#include "core/media/framereader.h"
#include "core/media/intake.h"
#include "core/recognition/recognise.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <map>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
std::unique_ptr<FaceEngine> makeEngine(Context& context, const EngineSetup& setup)
{
    complainAboutModels(context.catalogue(), setup.missing);
    auto engine = setup.factory();
    if (!engine)
        complain(describe(MediaError::EngineFailed));
    return engine;
}

/// The people known to the library if there is one; it is not made for this.
RecognitionInput knownPeople(Context& context, const EngineSetup& setup)
{
    RecognitionInput known;
    known.encoder = setup.encoderId;
    known.limits = setup.limits;
    if (context.library) {
        known = context.library->recognition().input(setup.encoderId, setup.limits);
        std::erase_if(known.tracks, [](const TrackSample& t) {
            return t.notPeople.empty() &&
                   std::ranges::none_of(t.faces, [](const FaceSample& f) { return f.label != 0; });
        });
    }
    return known;
}

struct Found {
    std::map<int, TrackSample> tracks;         ///< by number in the scan
    std::map<int, std::vector<NewFace>> faces; ///< the same
    MediaError error = MediaError::None;

    void add(const ScanBatch& batch)
    {
        for (const TrackUpdate& update : batch.tracks) {
            TrackSample& track = tracks[update.track];
            // Ids and a recording that the library never gives.
            track.track = -1 - update.track;
            track.recording = -1;
            if (!update.path.isEmpty()) {
                track.fromMs = faces.contains(update.track) ? track.fromMs : update.path.first().timeMs;
                track.toMs = update.path.last().timeMs;
            }
            for (const NewFace& face : update.faces) {
                if (!face.descriptor.empty())
                    track.faces.push_back({0, face.descriptor, face.quality, face.infrared, 0});
            }
            auto& kept = faces[update.track];
            kept.insert(kept.end(), update.faces.begin(), update.faces.end());
        }
        error = batch.error;
    }
};

struct Answer {
    QStringList recognised;
    QList<UnknownPerson> unknown;
};

Answer whoIs(Context& context, const EngineSetup& setup, const Found& found)
{
    RecognitionInput input = knownPeople(context, setup);
    for (const auto& [number, track] : found.tracks) {
        if (!track.faces.empty())
            input.tracks.push_back(track);
    }
    const RecognitionResult result = recognise(input);
    Answer answer;
    std::map<TrackId, PersonId> named;
    for (const Guess& g : result.guesses) {
        if (g.track < 0 && g.person != 0) {
            named[g.track] = g.person;
            const QString name = context.library->personName(g.person);
            if (!name.isEmpty()) // else of no interest
                answer.recognised << name;
        }
    }
    answer.recognised.sort();
    answer.recognised.removeDuplicates();

    std::map<TrackId, GroupId> groupOf;
    for (const TrackGroup& g : result.groups)
        groupOf[g.track] = g.group;
    std::map<std::pair<GroupId, TrackId>, UnknownPerson> unknown; // faces without a descriptor stay alone
    for (const auto& [number, track] : found.tracks) {
        if (named.contains(track.track))
            continue;
        const GroupId group = groupOf.contains(track.track) ? groupOf[track.track] : 0;
        UnknownPerson& person = unknown[{group, group == 0 ? track.track : 0}];
        for (const NewFace& face : found.faces.at(number)) {
            ++person.images;
            if (context.imagesFolder.isEmpty())
                continue;
            const QString path =
                QDir(context.imagesFolder).absoluteFilePath(u"face-%1-%2.jpeg"_s.arg(number + 1).arg(face.timeMs));
            QFile file(path);
            if (QDir().mkpath(context.imagesFolder) && file.open(QIODevice::WriteOnly) &&
                file.write(face.thumbnail) == face.thumbnail.size())
                person.imagePaths << path;
            else
                complain(u"%1 cannot be written."_s.arg(path));
        }
    }
    for (const auto& [key, person] : unknown)
        answer.unknown.append(person);
    return answer;
}

void printAnswer(const Context& context, const QJsonObject& json, const Answer& answer)
{
    if (context.json) {
        print(QJsonDocument(json));
        return;
    }
    QStringList who = answer.recognised;
    if (!answer.unknown.isEmpty())
        who << u"%1 unknown"_s.arg(answer.unknown.size());
    print(who.isEmpty() ? u"nobody"_s : who.join(u", "_s));
}

/// Opens the library if it is there already.
bool openIfThere(Context& context)
{
    return !QFile::exists(QDir(context.libraryFolder).filePath(u"library.sqlite"_s)) || context.open();
}
} // namespace

int analyze(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"analyze takes one video."_s);
    if (!openIfThere(context))
        return Failed;
    const EngineSetup setup = context.engine();
    const auto engine = makeEngine(context, setup);
    if (!engine)
        return Failed;
    Found found;
    scanVideo(context.arguments.first(), *engine, {context.step, context.minFace},
              {[&found](const ScanBatch& batch) { found.add(batch); }, [] { return false; }});
    if (found.error != MediaError::None) {
        complain(u"%1: %2"_s.arg(context.arguments.first(), describe(found.error)));
        if (found.error != MediaError::EndsEarly)
            return SomeUnreadable;
    }
    const Answer answer = whoIs(context, setup, found);
    printAnswer(context, videoAnswer(context.arguments.first(), answer.recognised, answer.unknown), answer);
    return found.error == MediaError::None ? Good : SomeUnreadable;
}

int recognize(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"recognize takes one image."_s);
    if (!openIfThere(context))
        return Failed;
    MediaError error = MediaError::None;
    const QImage photo = readPhoto(context.arguments.first(), &error);
    if (photo.isNull()) {
        complain(u"%1: %2"_s.arg(context.arguments.first(), describe(error)));
        return SomeUnreadable;
    }
    const EngineSetup setup = context.engine();
    const auto engine = makeEngine(context, setup);
    if (!engine)
        return Failed;
    Found found;
    found.add(scanPhoto(photo, *engine));
    const Answer answer = whoIs(context, setup, found);
    printAnswer(context, imageAnswer(context.arguments.first(), answer.recognised, answer.unknown), answer);
    return found.error == MediaError::None ? Good : Failed;
}

namespace
{
/// Adds one photo and labels its face; what is wrong with it otherwise.
QString learnPhoto(Context& context, FaceEngine& engine, const QString& path, FitPerson& person, bool* unreadable)
{
    const RecordingFile file = inspectFile(path, Medium::Photo);
    MediaError error = file.error;
    const QImage photo = error == MediaError::None ? readPhoto(file.path, &error) : QImage();
    if (error == MediaError::NoPicture)
        error = MediaError::NotReadable;
    if (error != MediaError::None) {
        *unreadable = true;
        return describe(error);
    }
    const ScanBatch batch = scanPhoto(photo, engine);
    if (batch.tracks.size() != 1)
        return batch.tracks.empty()
                   ? u"no face was found; nothing was learned from it"_s
                   : u"%1 faces were found instead of one; nothing was learned from it"_s.arg(batch.tracks.size());
    const Descriptor& descriptor = batch.tracks.front().faces.front().descriptor;
    if (descriptor.empty())
        return u"its face cannot be encoded; nothing was learned from it"_s;
    Library& library = *context.library;
    const RecordingId id = library.addRecording(file).id;
    const std::optional<Recording> known = library.recording(id);
    if (!known)
        return u"it could not be stored"_s;
    if (known->state != ScanState::Done || known->scannedWith != engine.id) {
        if (!library.beginScan(id, engine.id) || !library.addFaces(id, batch) ||
            !library.endScan(id, ScanState::Done, MediaError::None))
            return u"it could not be stored"_s;
    }
    QList<FaceId> faces;
    for (const Face& face : library.faces(id))
        faces.append(face.id);
    if (!library.labels().say(faces, person.name))
        return u"it could not be stored"_s;
    person.encodings.push_back(descriptor);
    return {};
}
} // namespace

int fit(Context& context)
{
    if (context.arguments.size() != 1)
        return usage(u"fit takes one request file."_s);
    QFile file(context.arguments.first());
    if (!file.open(QIODevice::ReadOnly)) {
        complain(u"%1 cannot be read: %2"_s.arg(file.fileName(), file.errorString()));
        return Failed;
    }
    QString problem;
    std::optional<FitRequest> request = readFitRequest(file.readAll(), &problem);
    if (!request) {
        complain(u"%1 is no request: %2."_s.arg(file.fileName(), problem));
        return Failed;
    }
    if (!context.open())
        return Failed;
    context.rememberEngine();
    const auto engine = makeEngine(context, context.engine());
    if (!engine || !engine->encoder)
        return Failed;
    QStringList warnings;
    bool unreadable = false;
    for (FitPerson& person : request->persons) {
        for (const QString& path : person.imagePaths) {
            const QString wrong = learnPhoto(context, *engine, path, person, &unreadable);
            if (!wrong.isEmpty())
                warnings << u"%1: %2"_s.arg(path, wrong);
        }
    }
    if (!context.train())
        return Failed;
    for (const QString& warning : warnings)
        complain(warning);
    print(QJsonDocument(fitAnswer(*request, context.library->file(), warnings)));
    return unreadable ? SomeUnreadable : Good;
}

} // namespace ringface::cli
