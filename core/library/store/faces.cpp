// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The faces, tracks and groups of a Library.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/trackcache.h"

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Those of \a recording (0: all) for which \a condition with its \a value holds.
QList<Face> readFaces(Database& db, TrackCache& tracks, RecordingId recording, const QString& condition,
                      const QVariantList& value)
{
    QList<Face> out;
    const QHash<TrackId, TrackPerson> people = tracks.people(recording);
    const PersonTable& persons = tracks.persons();
    QHash<FaceId, QStringList> notPeople;
    for (const Rejection& no : rejections(db, persons, recording)) {
        const QString name = persons.name(no.person);
        if (!name.isEmpty() && !notPeople[no.face].contains(name))
            notPeople[no.face].append(name);
    }
    Rows q = db.query(
        u"SELECT f.id, f.recording_id, f.track_id, t.group_id, f.time_ms, f.frame, f.x, f.y, f.w, f.h, f.quality, "
        "f.infrared, l.person_id, g.distance, g.runner_up_id, g.runner_up_distance "
        "FROM faces f JOIN tracks t ON t.id = f.track_id LEFT JOIN labels l ON l.face_id = f.id AND l.kind = 0 "
        "LEFT JOIN guesses g ON g.track_id = f.track_id %1 ORDER BY f.recording_id, f.time_ms, f.id"_s.arg(condition),
        value);
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
        f.infrared = q.value(11).toBool();
        f.notPeople = notPeople.value(f.id);
        const TrackPerson who = people.value(f.track);
        f.ignored = who.ignored;
        if (!f.ignored) {
            f.label = persons.name(q.value(12).toLongLong());
            f.guess = persons.name(who.guess);
            f.accepted = !f.guess.isEmpty() && who.accepted;
        }
        f.distance = q.value(13).isNull() ? -1 : q.value(13).toFloat();
        const PersonId runnerUp = persons.shown(q.value(14).toLongLong());
        if (runnerUp != 0 && runnerUp != who.guess) {
            f.runnerUp = persons.name(runnerUp);
            f.runnerUpDistance = q.value(15).toFloat();
        }
        out.append(f);
    }
    return out;
}
} // namespace

QList<Face> Library::faces(RecordingId recording) const
{
    return recording == 0 ? readFaces(*m_db, *m_tracks, 0, {}, {})
                          : readFaces(*m_db, *m_tracks, recording, u"WHERE f.recording_id = ?"_s, {recording});
}

std::optional<Face> Library::face(FaceId id) const
{
    const QVariant recording = m_db->value(u"SELECT recording_id FROM faces WHERE id = ?"_s, {id});
    if (!recording.isValid())
        return std::nullopt;
    const QList<Face> found = readFaces(*m_db, *m_tracks, recording.toLongLong(), u"WHERE f.id = ?"_s, {id});
    return found.isEmpty() ? std::nullopt : std::optional(found.first());
}

bool Library::hasFace(FaceId id) const
{
    return m_db->value(u"SELECT 1 FROM faces WHERE id = ?"_s, {id}).isValid();
}

QList<FaceId> Library::facesOfTrack(TrackId track) const
{
    QList<FaceId> out;
    Rows q = m_db->query(u"SELECT id FROM faces WHERE track_id = ? ORDER BY id"_s, {track});
    while (q.isActive() && q.next())
        out.append(q.value(0).toLongLong());
    return out;
}

QList<Track> Library::tracks(RecordingId recording) const
{
    QList<Track> out;
    const PersonTable& persons = m_tracks->persons();
    const KnownRecording& known = m_tracks->of(recording);
    QHash<TrackId, FacePath> paths;
    Rows q = m_db->query(u"SELECT id, path FROM tracks WHERE recording_id = ?"_s, {recording});
    while (q.isActive() && q.next())
        paths.insert(q.value(0).toLongLong(), unpackPath(q.value(1).toByteArray()));
    for (const KnownTrack& track : known.tracks) {
        Track t;
        t.id = track.id;
        t.group = track.group;
        t.path = paths.value(track.id);
        t.name = persons.name(track.who.person());
        t.colour = persons.colour(track.who.person());
        t.isGuess = track.who.isGuess();
        t.ignored = track.who.ignored;
        t.bestFace = track.faces.best;
        out.append(t);
    }
    return out;
}

QByteArray Library::faceThumbnail(FaceId id) const
{
    return m_db->decrypted(m_db->value(u"SELECT thumbnail FROM face_images WHERE face_id = ?"_s, {id}));
}

QList<Group> Library::groups() const
{
    return m_tracks->groups();
}

} // namespace ringface
