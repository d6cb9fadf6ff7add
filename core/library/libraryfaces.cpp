// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The faces, tracks and groups of a Library.
#include "core/library/blobs.h"
#include "core/library/database.h"
#include "core/library/facepath.h"
#include "core/library/library.h"

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

TrackId Library::storeTrack(RecordingId id, OpenTrack& track, const FacePath& more)
{
    track.path += more;
    const qint32 from = track.path.isEmpty() ? 0 : track.path.first().timeMs;
    const qint32 to = track.path.isEmpty() ? 0 : track.path.last().timeMs;
    if (track.id != 0) {
        const bool ok =
            m_db->run(u"UPDATE tracks SET to_ms = ?, path = ? WHERE id = ?"_s, {to, packPath(track.path), track.id});
        return ok ? track.id : 0;
    }
    if (!m_db->run(u"INSERT INTO tracks (recording_id, from_ms, to_ms, path) VALUES (?, ?, ?, ?)"_s,
                   {id, from, to, packPath(track.path)}))
        return 0;
    track.id = m_db->value(u"SELECT last_insert_rowid()"_s).toLongLong();
    return track.id;
}

bool Library::storeFace(RecordingId id, TrackId track, const NewFace& face)
{
    if (!m_db->run(
            u"INSERT INTO faces (track_id, recording_id, time_ms, frame, x, y, w, h, quality, encoder, descriptor) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {track, id, face.timeMs, face.frame, face.box.x(), face.box.y(), face.box.width(), face.box.height(),
             double(face.quality), face.encoder.isNull() ? u""_s : face.encoder,
             face.descriptor.empty() ? QVariant() : QVariant(packDescriptor(face.descriptor))}))
        return false;
    const QVariant faceId = m_db->value(u"SELECT last_insert_rowid()"_s);
    const bool hasCrop = !face.crop.isEmpty();
    return m_db->run(u"INSERT INTO face_images (face_id, thumbnail, crop, points) VALUES (?, ?, ?, ?)"_s,
                     {faceId, face.thumbnail.isNull() ? QByteArray("") : face.thumbnail,
                      hasCrop ? QVariant(face.crop) : QVariant(),
                      hasCrop ? QVariant(packPoints(face.cropPoints)) : QVariant()});
}

bool Library::attachLabels(RecordingId id)
{
    struct Loose {
        qint64 label;
        qint32 timeMs;
        QRect box;
    };
    QList<Loose> loose;
    {
        QSqlQuery q = m_db->query(
            u"SELECT id, time_ms, x, y, w, h FROM labels WHERE recording_id = ? AND face_id IS NULL"_s, {id});
        if (!q.isActive())
            return false;
        while (q.next())
            loose.append({q.value(0).toLongLong(), q.value(1).toInt(),
                          QRect(q.value(2).toInt(), q.value(3).toInt(), q.value(4).toInt(), q.value(5).toInt())});
    }
    if (loose.isEmpty())
        return true;
    const QList<Track> all = tracks(id);
    for (const Loose& label : loose) {
        // A label belongs to the track whose box at that time covers its own best; there to the nearest free face.
        constexpr double sameFace = 0.3;
        double best = sameFace;
        TrackId track = 0;
        for (const Track& t : all) {
            const double overlap = intersectionOverUnion(boxAt(t.path, label.timeMs), label.box);
            if (overlap > best) {
                best = overlap;
                track = t.id;
            }
        }
        const QVariant face =
            m_db->value(u"SELECT id FROM faces WHERE track_id = ? AND id NOT IN (SELECT face_id FROM labels WHERE "
                        "face_id IS NOT NULL) ORDER BY abs(time_ms - ?) LIMIT 1"_s,
                        {track, label.timeMs});
        if (face.isValid() && !m_db->run(u"UPDATE labels SET face_id = ? WHERE id = ?"_s, {face, label.label}))
            return false;
    }
    return true;
}

QList<Face> Library::faces(RecordingId recording) const
{
    QList<Face> out;
    const QString one = recording == 0 ? QString() : u"WHERE f.recording_id = ? "_s;
    const QVariantList values = recording == 0 ? QVariantList() : QVariantList{recording};
    QSqlQuery q = m_db->query(
        u"SELECT f.id, f.recording_id, f.track_id, t.group_id, f.time_ms, f.frame, f.x, f.y, f.w, f.h, f.quality, "
        "p.name, gp.name, g.distance, rp.name FROM faces f JOIN tracks t ON t.id = f.track_id "
        "LEFT JOIN labels l ON l.face_id = f.id LEFT JOIN persons p ON p.id = l.person_id "
        "LEFT JOIN guesses g ON g.track_id = f.track_id LEFT JOIN persons gp ON gp.id = g.person_id "
        "LEFT JOIN persons rp ON rp.id = g.runner_up_id "_s +
            one + u"ORDER BY f.recording_id, f.time_ms, f.id"_s,
        values);
    while (q.isActive() && q.next()) {
        Face f;
        f.id = q.value(0).toLongLong();
        f.recording = q.value(1).toLongLong();
        f.track = q.value(2).toLongLong();
        f.group = q.value(3).toLongLong();
        f.timeMs = q.value(4).toInt();
        f.frame = q.value(5).toInt();
        f.box = QRect(q.value(6).toInt(), q.value(7).toInt(), q.value(8).toInt(), q.value(9).toInt());
        f.quality = q.value(10).toFloat();
        f.label = q.value(11).toString();
        f.guess = q.value(12).toString();
        f.distance = q.value(13).isNull() ? -1 : q.value(13).toFloat();
        f.runnerUp = q.value(14).toString();
        out.append(f);
    }
    return out;
}

QList<Track> Library::tracks(RecordingId recording) const
{
    QList<Track> out;
    QSqlQuery q =
        m_db->query(u"SELECT t.id, t.group_id, t.path, lp.name, gp.name, "
                    "(SELECT f.id FROM faces f WHERE f.track_id = t.id ORDER BY f.quality DESC, f.id LIMIT 1) "
                    "FROM tracks t JOIN track_people w ON w.track_id = t.id "
                    "LEFT JOIN persons lp ON lp.id = w.label_id LEFT JOIN persons gp ON gp.id = w.guess_id "
                    "WHERE t.recording_id = ? ORDER BY t.from_ms, t.id"_s,
                    {recording});
    while (q.isActive() && q.next()) {
        Track t;
        t.id = q.value(0).toLongLong();
        t.group = q.value(1).toLongLong();
        t.path = unpackPath(q.value(2).toByteArray());
        t.isGuess = q.value(3).isNull() && !q.value(4).isNull();
        t.name = t.isGuess ? q.value(4).toString() : q.value(3).toString();
        t.bestFace = q.value(5).toLongLong();
        out.append(t);
    }
    return out;
}

QByteArray Library::faceThumbnail(FaceId id) const
{
    return m_db->value(u"SELECT thumbnail FROM face_images WHERE face_id = ?"_s, {id}).toByteArray();
}

QList<Group> Library::groups() const
{
    struct Gathered {
        Group group;
        RecordingId lastRecording = 0;
        QHash<QString, int> guesses;
    };
    QHash<GroupId, Gathered> gathered;
    // By recording, so that recordings can be counted as they change; faces are put into order below.
    QSqlQuery q =
        m_db->query(u"SELECT t.group_id, f.id, f.recording_id, gp.name FROM tracks t JOIN faces f ON f.track_id = t.id "
                    "JOIN track_people w ON w.track_id = t.id LEFT JOIN persons gp ON gp.id = w.guess_id "
                    "WHERE t.group_id != 0 AND w.label_id IS NULL ORDER BY f.recording_id"_s);
    while (q.isActive() && q.next()) {
        Gathered& g = gathered[q.value(0).toLongLong()];
        g.group.id = q.value(0).toLongLong();
        g.group.faces.append(q.value(1).toLongLong());
        if (g.lastRecording != q.value(2).toLongLong()) {
            g.lastRecording = q.value(2).toLongLong();
            ++g.group.recordings;
        }
        if (!q.value(3).isNull())
            ++g.guesses[q.value(3).toString()];
    }
    QHash<FaceId, float> quality;
    QSqlQuery fq = m_db->query(u"SELECT id, quality FROM faces"_s);
    while (fq.isActive() && fq.next())
        quality.insert(fq.value(0).toLongLong(), fq.value(1).toFloat());

    QList<Group> out;
    for (Gathered& g : gathered) {
        std::sort(g.group.faces.begin(), g.group.faces.end(), [&](FaceId a, FaceId b) {
            return std::pair(-quality.value(a), a) < std::pair(-quality.value(b), b);
        });
        int most = 0;
        for (auto it = g.guesses.cbegin(); it != g.guesses.cend(); ++it) {
            if (it.value() > most || (it.value() == most && it.key() < g.group.suggestion)) {
                most = it.value();
                g.group.suggestion = it.key();
            }
        }
        out.append(g.group);
    }
    std::sort(out.begin(), out.end(), [](const Group& a, const Group& b) {
        return std::pair(-a.faces.size(), a.id) < std::pair(-b.faces.size(), b.id);
    });
    return out;
}

} // namespace ringface
