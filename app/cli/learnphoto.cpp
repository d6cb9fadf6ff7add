// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/learnphoto.h"

#include "app/cli/context.h"
#include "core/jobs/scanvideo.h"
#include "core/media/framereader.h"
#include "core/media/intake.h"

namespace ringface::cli
{

using namespace Qt::StringLiterals;

LookedAt lookAtPhoto(const QString& path, FaceEngine& engine)
{
    LookedAt seen;
    seen.file = inspectFile(path, Medium::Photo);
    MediaError error = seen.file.error;
    const QImage photo = error == MediaError::None ? readPhoto(seen.file.path, &error) : QImage();
    if (error == MediaError::NoPicture)
        error = MediaError::NotReadable;
    if (error != MediaError::None) {
        seen.unreadable = true;
        seen.problem = describe(error);
        return seen;
    }
    seen.batch = scanPhoto(photo, engine);
    const auto faces = seen.batch.tracks.size();
    if (faces == 0)
        seen.problem = u"no face was found; nothing was learned from it"_s;
    else if (faces > 1)
        seen.problem = u"%1 faces were found instead of one; nothing was learned from it"_s.arg(faces);
    else if (seen.batch.tracks.front().faces.front().descriptor.empty())
        seen.problem = u"its face cannot be encoded; nothing was learned from it"_s;
    return seen;
}

QString learnPhoto(Library& library, const LookedAt& photo, const QString& engineId, FitPerson& person)
{
    if (!photo.problem.isEmpty())
        return photo.problem;
    const RecordingId id = library.addRecording(photo.file).id;
    const std::optional<Recording> known = library.recording(id);
    if (!known)
        return u"it could not be stored"_s;
    if (known->state != ScanState::Done || known->scannedWith != engineId) {
        if (!library.beginScan(id, engineId) || !library.addFaces(id, photo.batch) ||
            !library.endScan(id, ScanState::Done, MediaError::None))
            return u"it could not be stored"_s;
    }
    QList<FaceId> faces;
    for (const Face& face : library.faces(id))
        faces.append(face.id);
    if (!library.labels().say(faces, person.name))
        return u"it could not be stored"_s;
    person.encodings.push_back(photo.batch.tracks.front().faces.front().descriptor);
    return {};
}

} // namespace ringface::cli
