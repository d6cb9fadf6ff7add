// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Who is in the recordings of a Library.
#include "core/library/database.h"
#include "core/library/library.h"
#include "core/library/trackpeople.h"

#include <QSet>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QDateTime utc(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
}

/// What is known of a video; photos are no visits.
struct Video {
    QString camera;
    QDateTime startedAt;
};
QHash<RecordingId, Video> videos(Database& db)
{
    QHash<RecordingId, Video> out;
    QSqlQuery q = db.query(u"SELECT id, camera, started_at FROM recordings WHERE medium = ?"_s, {int(Medium::Video)});
    while (q.isActive() && q.next())
        out.insert(q.value(0).toLongLong(),
                   {q.value(1).toString(), q.value(2).isNull() ? QDateTime() : utc(q.value(2).toLongLong())});
    return out;
}

struct Seen {
    Person person;
    float bestQuality = -1;
    QSet<RecordingId> recordings;

    void at(const QDateTime& first, const QDateTime& last)
    {
        if (!person.firstSeen.isValid() || first < person.firstSeen)
            person.firstSeen = first;
        if (!person.lastSeen.isValid() || last > person.lastSeen)
            person.lastSeen = last;
    }
};
} // namespace

QList<Person> Library::people() const
{
    const PersonTable persons(*m_db);
    QHash<PersonId, Seen> seen;
    QSqlQuery q =
        m_db->query(u"SELECT l.person_id, f.id, f.quality FROM labels l LEFT JOIN faces f ON f.id = l.face_id "
                    "WHERE l.is_not = 0"_s);
    while (q.isActive() && q.next()) {
        const PersonId id = persons.shown(q.value(0).toLongLong());
        if (id == 0)
            continue;
        Seen& s = seen[id];
        s.person.id = id;
        ++s.person.labelled;
        const FaceId face = q.value(1).toLongLong();
        const float quality = q.value(2).toFloat();
        if (face != 0 && std::pair(quality, -face) > std::pair(s.bestQuality, -s.person.bestFace)) {
            s.person.bestFace = face;
            s.bestQuality = quality;
        }
    }
    const QHash<RecordingId, Video> video = videos(*m_db);
    const QHash<TrackId, TrackFaces> faces = trackFaces(*m_db);
    const QHash<TrackId, TrackPerson> tracks = trackPeople(*m_db, persons);
    for (auto it = tracks.cbegin(); it != tracks.cend(); ++it) {
        const auto found = seen.find(it->person());
        const auto track = faces.constFind(it.key());
        if (found == seen.end() || track == faces.cend())
            continue;
        found->person.faces += track->count;
        const auto recording = video.constFind(track->recording);
        if (recording == video.cend())
            continue;
        found->recordings.insert(track->recording);
        if (recording->startedAt.isValid())
            found->at(recording->startedAt.addMSecs(track->firstMs), recording->startedAt.addMSecs(track->lastMs));
    }
    for (const auto& [id, entry] : persons.all()) {
        const auto into = entry.mergedInto == 0 ? seen.end() : seen.find(persons.root(id));
        if (into != seen.end() && !entry.name.isEmpty())
            into->person.merged.append(entry.name);
    }
    QList<Person> out;
    for (Seen& s : seen) {
        s.person.name = persons.name(s.person.id);
        s.person.role = persons.role(s.person.id);
        s.person.recordings = int(s.recordings.size());
        s.person.merged.sort(Qt::CaseInsensitive);
        out.append(s.person);
    }
    std::ranges::sort(out, [](const Person& a, const Person& b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a.name < b.name;
    });
    return out;
}

QList<Presence> Library::presences(RecordingId recording) const
{
    QList<Presence> out;
    const PersonTable persons(*m_db);
    const QHash<TrackId, TrackPerson> people = trackPeople(*m_db, persons, recording);
    const QHash<TrackId, TrackFaces> faces = trackFaces(*m_db, recording);
    const QString columns = u"SELECT id, recording_id, group_id, from_ms, to_ms FROM tracks "_s;
    QSqlQuery q = recording == 0 ? m_db->query(columns + u"ORDER BY recording_id, from_ms, id"_s)
                                 : m_db->query(columns + u"WHERE recording_id = ? ORDER BY from_ms, id"_s, {recording});
    while (q.isActive() && q.next()) {
        const TrackPerson who = people.value(q.value(0).toLongLong());
        if (who.ignored)
            continue;
        Presence p;
        p.recording = q.value(1).toLongLong();
        p.name = persons.name(who.person());
        p.isGuess = who.isGuess();
        p.group = p.name.isEmpty() ? q.value(2).toLongLong() : 0;
        p.fromMs = q.value(3).toInt();
        p.toMs = q.value(4).toInt();
        p.faces = faces.value(q.value(0).toLongLong()).count;
        const auto same = std::find_if(out.rbegin(), out.rend(), [&](const Presence& o) {
            return o.recording != p.recording ||
                   (o.name == p.name && o.group == p.group && (p.group != 0 || !p.name.isEmpty()));
        });
        if (same != out.rend() && same->recording == p.recording) {
            same->toMs = std::max(same->toMs, p.toMs);
            same->faces += p.faces;
            same->isGuess = same->isGuess && p.isGuess;
        } else {
            out.append(p);
        }
    }
    return out;
}

QList<Visit> Library::visits() const
{
    QList<Appearance> appearances;
    const PersonTable persons(*m_db);
    const QHash<RecordingId, Video> video = videos(*m_db);
    const QHash<TrackId, TrackPerson> people = trackPeople(*m_db, persons);
    const QHash<TrackId, TrackFaces> faces = trackFaces(*m_db);
    QSqlQuery q = m_db->query(
        u"SELECT id, recording_id, group_id, from_ms, to_ms FROM tracks ORDER BY recording_id, from_ms, id"_s);
    while (q.isActive() && q.next()) {
        const auto recording = video.constFind(q.value(1).toLongLong());
        const TrackPerson who = people.value(q.value(0).toLongLong());
        if (recording == video.cend() || who.ignored)
            continue;
        const TrackFaces kept = faces.value(q.value(0).toLongLong());
        Appearance a;
        a.name = persons.name(who.person());
        a.group = a.name.isEmpty() ? q.value(2).toLongLong() : 0;
        a.isGuess = who.isGuess();
        a.recording = recording.key();
        a.camera = recording->camera;
        if (recording->startedAt.isValid()) {
            a.from = recording->startedAt.addMSecs(q.value(3).toInt());
            a.to = recording->startedAt.addMSecs(q.value(4).toInt());
        }
        a.bestFace = kept.best;
        a.quality = kept.quality;
        appearances.append(a);
    }
    return joinVisits(std::move(appearances));
}

QString Library::personName(PersonId id) const
{
    return PersonTable(*m_db).name(id);
}

} // namespace ringface
