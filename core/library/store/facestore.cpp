// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/facestore.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/persontable.h"
#include "core/library/store/waitinglabels.h"

namespace ringface
{

using namespace Qt::StringLiterals;

TrackId storeTrack(Database& db, RecordingId recording, OpenTrack& track, const FacePath& more)
{
    track.path += more;
    const qint32 from = track.path.isEmpty() ? 0 : track.path.first().timeMs;
    const qint32 to = track.path.isEmpty() ? 0 : track.path.last().timeMs;
    if (track.id != 0) {
        const Rows update =
            db.query(u"UPDATE tracks SET to_ms = ?, path = ? WHERE id = ?"_s, {to, packPath(track.path), track.id});
        if (!update.isActive() || update.numRowsAffected() != 0)
            return update.isActive() ? track.id : 0;
        // Removed with its person while it was being scanned: what comes now is a track of its own.
    }
    if (!db.run(u"INSERT INTO tracks (recording_id, from_ms, to_ms, path) VALUES (?, ?, ?, ?)"_s,
                {recording, from, to, packPath(track.path)}))
        return 0;
    track.id = db.value(u"SELECT last_insert_rowid()"_s).toLongLong();
    return track.id;
}

namespace
{
bool storeImages(Database& db, FaceId id, const NewFace& face)
{
    const bool hasCrop = !face.crop.isEmpty();
    return db.run(u"INSERT INTO face_images (face_id, thumbnail, crop, points) VALUES (?, ?, ?, ?)"_s,
                  {id, face.thumbnail.isEmpty() ? QVariant(QByteArray("")) : db.encrypted(face.thumbnail),
                   hasCrop ? db.encrypted(face.crop) : QVariant(),
                   hasCrop ? QVariant(packPoints(face.cropPoints)) : QVariant()});
}
} // namespace

FaceId storeFace(Database& db, RecordingId recording, TrackId track, const NewFace& face)
{
    if (!db.run(u"INSERT INTO faces (track_id, recording_id, time_ms, frame, x, y, w, h, quality, infrared, encoder, "
                "descriptor) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {track, recording, face.timeMs, face.frame, face.box.x(), face.box.y(), face.box.width(),
                 face.box.height(), double(face.quality), face.infrared, face.encoder.isNull() ? u""_s : face.encoder,
                 face.descriptor.empty() ? QVariant() : db.encrypted(packDescriptor(face.descriptor))}))
        return 0;
    const FaceId id = db.value(u"SELECT last_insert_rowid()"_s).toLongLong();
    return storeImages(db, id, face) ? id : 0;
}

bool storeFindings(Database& db, FaceId id, const NewFace& face)
{
    return db.run(u"UPDATE faces SET frame = ?, quality = ?, infrared = ?, encoder = ?, descriptor = ? WHERE id = ?"_s,
                  {face.frame, double(face.quality), face.infrared, face.encoder.isNull() ? u""_s : face.encoder,
                   face.descriptor.empty() ? QVariant() : db.encrypted(packDescriptor(face.descriptor)), id}) &&
           db.run(u"DELETE FROM face_images WHERE face_id = ?"_s, {id}) && storeImages(db, id, face);
}

bool attachLabels(Database& db, const PersonTable& persons, RecordingId recording, bool& any)
{
    const std::optional<QList<WaitingLabel>> waiting = waitingLabels(db, recording);
    if (!waiting)
        return false;
    for (const WaitingLabel& label : *waiting) {
        // To the nearest face that is free: one "is not" a face and person, else one of a kind a face, and never "is"
        // and "is not" of one person.
        const bool isNot = label.kind == LabelKind::IsNot;
        const LabelKind contrary = label.kind == LabelKind::Is ? LabelKind::IsNot : isNot ? LabelKind::Is : label.kind;
        const QString taken = isNot ? u" AND l.person_id = %1"_s.arg(label.person) : QString();
        const QVariant face =
            db.value(u"SELECT id FROM faces f WHERE track_id = ? AND NOT EXISTS (SELECT 1 FROM labels l WHERE "
                     "l.face_id = f.id AND ((l.kind = %1%2) OR (l.kind = %3 AND l.person_id IN (%4)))) "
                     "ORDER BY abs(time_ms - ?), id LIMIT 1"_s.arg(int(label.kind))
                         .arg(taken)
                         .arg(int(contrary))
                         .arg(persons.family(label.person)),
                     {label.track, label.timeMs});
        if (!face.isValid())
            continue;
        any = true;
        if (!db.run(u"UPDATE labels SET face_id = ? WHERE id = ?"_s, {face, label.id}))
            return false;
    }
    return true;
}

} // namespace ringface
