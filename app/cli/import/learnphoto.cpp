// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/import/learnphoto.h"

#include "app/cli/context.h"
#include "core/jobs/scanvideo.h"
#include "core/library/values/errortext.h"
#include "core/media/intake.h"
#include "core/media/photoreader.h"
#include "core/recognition/distance.h"

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// Null if it cannot be read, which \a seen tells.
QImage read(LookedAt& seen)
{
    MediaError error = seen.file.error;
    QImage photo = error == MediaError::None ? readPhoto(seen.file.path, &error) : QImage();
    if (error == MediaError::NoPicture)
        error = MediaError::NotReadable;
    seen.unreadable = error != MediaError::None;
    seen.problem = errorText(error);
    return photo;
}

void judge(LookedAt& seen)
{
    const auto faces = seen.batch.tracks.size();
    if (seen.batch.error != MediaError::None)
        seen.problem = errorText(seen.batch.error);
    else if (faces == 0)
        seen.problem = u"no face was found; nothing was learned from it"_s;
    else if (faces > 1)
        seen.problem = u"%1 faces were found instead of one; nothing was learned from it"_s.arg(faces);
    else if (seen.batch.tracks.front().faces.front().descriptor.empty())
        seen.problem = u"its face cannot be encoded; nothing was learned from it"_s;
}
} // namespace

LookedAt lookAtPhoto(const QString& path, FaceEngine& engine)
{
    LookedAt seen;
    seen.file = inspectFile(path, Medium::Photo);
    const QImage photo = read(seen);
    if (seen.unreadable)
        return seen;
    seen.batch = scanPhoto(photo, engine);
    judge(seen);
    return seen;
}

LookedAt lookAtCrop(const RecordingFile& file, FaceEngine& engine)
{
    LookedAt seen;
    seen.file = file;
    const QImage crop = read(seen);
    if (seen.unreadable)
        return seen;
    CropScan scan = scanCrop(crop, engine);
    seen.batch = std::move(scan.batch);
    seen.guessed = !scan.found;
    judge(seen);
    if (seen.guessed && seen.problem.isEmpty() && seen.batch.tracks.front().faces.front().quality < poorQuality)
        seen.problem = u"no face was found, and it is too poor a picture to be taken for one; nothing was learned from "
                       "it"_s;
    return seen;
}

QString learnPhoto(Library& library, const LookedAt& photo, const QString& engineId, FitPerson& person,
                   RecordingId* learned)
{
    if (!photo.problem.isEmpty())
        return photo.problem;
    const QString notStored = u"it could not be stored"_s;
    const RecordingId id = library.addRecording(photo.file).id;
    const std::optional<Recording> known = library.recording(id);
    if (!known)
        return notStored;
    const bool isScanned = known->state == ScanState::Done && known->scannedWith == engineId;
    if (!isScanned && (!library.beginScan(id, engineId) || !library.addFaces(id, photo.batch)))
        return notStored;
    QList<FaceId> faces;
    for (const Face& face : library.faces(id))
        faces.append(face.id);
    // A photo whose scan is done has its name, whenever the program ends.
    if (!library.labels().say(faces, person.name) ||
        (!isScanned && !library.endScan(id, ScanState::Done, MediaError::None)))
        return notStored;
    if (learned != nullptr)
        *learned = id;
    person.encodings.push_back(photo.batch.tracks.front().faces.front().descriptor);
    return {};
}

} // namespace ringface::cli
