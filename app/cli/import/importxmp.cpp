// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Learning the names that photo managers noted in photos or beside them.
#include "app/cli/import/import.h"
#include "core/exchange/xmpregions.h"
#include "core/jobs/scanvideo.h"
#include "core/library/values/errortext.h"
#include "core/library/values/facepath.h"
#include "core/library/values/filepath.h"
#include "core/media/intake.h"
#include "core/media/photoreader.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// The photo that a sidecar belongs to: NAME.jpg.xmp to NAME.jpg, NAME.xmp to any photo of that name.
QString photoOf(const QString& sidecar)
{
    QString photo = sidecar.chopped(4);
    if (factsOfFile(photo))
        return photo;
    const QFileInfo info(photo);
    const QString name = info.fileName() + u'.';
    for (const QString& each : info.dir().entryList(QDir::Files, QDir::Name)) {
        if (each.startsWith(name) && isPhotoName(each))
            return info.dir().filePath(each);
    }
    return photo;
}

/// Photos among files and folders; of a sidecar, the photo that it belongs to.
QStringList photosIn(const QStringList& paths, QList<FileProblem>& problems)
{
    QStringList wanted = paths;
    for (QString& path : wanted)
        path = path.endsWith(".xmp"_L1, Qt::CaseInsensitive) ? photoOf(path) : path;
    const FolderContent content = photosOf(wanted);
    for (const IntakeProblem& problem : content.leftOut)
        problems.append({problem.file, errorText(problem)});
    QStringList out = content.found.keys();
    out.sort();
    return out;
}

/// What is noted about a photo.
struct Notes {
    QList<NamedRegion> names;
    int orientation = 0; ///< by the sidecar; 0: as the photo itself says
};

/// In the sidecar, if there is one with names, else in the photo.
std::optional<Notes> notesOf(const QString& photo, QList<FileProblem>& problems)
{
    Notes notes;
    QStringList files{photo};
    if (const QString sidecar = sidecarOf(photo, Medium::Photo); factsOfFile(sidecar)) {
        files.prepend(sidecar);
        notes.orientation = orientationIn(sidecar);
    }
    const PictureGeometry picture = geometryOf(photo, notes.orientation);
    FileProblem passedOver;
    for (const QString& file : files) {
        QString problem;
        const std::optional<ReadRegions> read = readRegions(file, picture, &problem);
        if (!read) {
            problems.append({file, problem});
            return std::nullopt;
        }
        if (!read->passedOver.isEmpty() && passedOver.what.isEmpty())
            passedOver = {file, read->passedOver};
        notes.names = read->regions;
        if (!notes.names.isEmpty())
            return notes;
    }
    if (!passedOver.what.isEmpty())
        problems.append(passedOver);
    return notes;
}

class XmpImport
{
public:
    XmpImport(Library& library, FaceEngine& engine)
        : m_library(library)
        , m_engine(engine)
    {
    }

    /// Learns from all photos among \a paths. False if the library cannot be written to.
    bool takeAll(const QStringList& paths);
    const ImportReport& report() const { return m_report; }

private:
    bool take(const QString& photo);
    bool learn(const RecordingFile& file, const ScanBatch& batch, const QStringList& names);

    Library& m_library;
    FaceEngine& m_engine;
    ImportReport m_report;
};

bool XmpImport::takeAll(const QStringList& paths)
{
    const QStringList photos = photosIn(paths, m_report.problems);
    return std::ranges::all_of(photos, [this](const QString& photo) { return take(photo); });
}

bool XmpImport::take(const QString& photo)
{
    const std::optional<Notes> notes = notesOf(photo, m_report.problems);
    if (!notes || notes->names.isEmpty()) {
        m_report.unknown += notes ? 1 : 0;
        return true;
    }
    const RecordingFile file = inspectFile(photo, Medium::Photo);
    MediaError error = file.error;
    const QImage picture = error == MediaError::None ? readPhoto(file.path, &error, notes->orientation) : QImage();
    if (error != MediaError::None) {
        m_report.problems.append({photo, errorText(error)});
        return true;
    }
    ScanBatch found = scanPhoto(picture, m_engine);
    std::vector<TrackUpdate> wanted;
    QStringList wantedNames;
    for (const NamedRegion& region : notes->names) {
        if (!m_report.people.contains(region.name))
            m_report.people << region.name;
        const QRectF area(region.area.x() * picture.width(), region.area.y() * picture.height(),
                          region.area.width() * picture.width(), region.area.height() * picture.height());
        const auto overlap = [&area](const TrackUpdate& t) { return intersectionOverUnion(t.faces.front().box, area); };
        const auto best = std::ranges::max_element(found.tracks, {}, overlap);
        constexpr double samePlace = 0.25; // frames that people draw are larger or smaller
        if (best == found.tracks.end() || overlap(*best) < samePlace) {
            m_report.notLearned.append({photo, region.name, u"no face was found where this name is"_s});
        } else if (best->faces.front().descriptor.empty()) {
            m_report.notLearned.append({photo, region.name, u"its face cannot be encoded"_s});
        } else {
            wanted.push_back(std::move(*best));
            wanted.back().track = int(wanted.size()) - 1;
            wantedNames << region.name;
            found.tracks.erase(best); // it is nobody else's
        }
    }
    found.tracks = std::move(wanted);
    return found.tracks.empty() || learn(file, found, wantedNames);
}

bool XmpImport::learn(const RecordingFile& file, const ScanBatch& batch, const QStringList& names)
{
    const RecordingId id = m_library.addRecording(file).id;
    const std::optional<Recording> known = m_library.recording(id);
    if (!known)
        return false;
    if (known->state == ScanState::Done) { // what was said of it since stays
        m_report.known += int(batch.tracks.size());
        return true;
    }
    if (!m_library.beginScan(id, m_engine.id) || !m_library.addFaces(id, batch))
        return false;
    for (const Face& face : m_library.faces(id)) {
        const auto track =
            std::ranges::find(batch.tracks, face.box, [](const TrackUpdate& t) { return t.faces.front().box; });
        if (track != batch.tracks.end() && !m_library.labels().say({face.id}, names[track - batch.tracks.begin()]))
            return false;
    }
    m_report.learned += int(batch.tracks.size());
    return m_library.endScan(id, ScanState::Done, MediaError::None);
}
} // namespace

int importXmp(Context& context, const QStringList& paths)
{
    if (!context.open())
        return Failed;
    const auto engine = context.makeEncodingEngine();
    if (!engine)
        return Failed;
    context.pipeline(); // remembers the engine
    XmpImport import(*context.library, *engine);
    if (!import.takeAll(paths) || !context.settle())
        return Failed;
    const ImportReport& report = import.report();
    report.complainOfProblems();
    if (context.json)
        print(QJsonDocument(report.json()));
    else
        print(report.inWords());
    return report.problems.isEmpty() ? Good : SomeUnreadable;
}

} // namespace ringface::cli
