// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is said of faces; the people are in people.cpp.
#include "core/library/store/labels.h"

#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/trackcache.h"
#include "core/library/store/waitinglabels.h"
#include "core/library/values/personname.h"

#include <algorithm>
#include <iterator>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QSet<qint64> asked(Database& db, const QString& sql, const QList<FaceId>& faces)
{
    QSet<qint64> out;
    Rows q = db.query(sql, {idList(faces)});
    while (q.isActive() && q.next())
        out.insert(q.value(0).toLongLong());
    return out;
}

const QString recordingsOfFaces =
    u"SELECT DISTINCT recording_id FROM faces WHERE id IN (SELECT value FROM json_each(?))"_s;

const QString storing = u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id, kind) "
                        "SELECT recording_id, time_ms, x, y, w, h, id, ?, ? FROM "_s;
} // namespace

bool Labels::change(const QList<FaceId>& faces, const std::function<bool()>& work)
{
    if (!m_library.change([&] { return work() && m_library.noteChange(); }))
        return false;
    m_library.m_tracks->forgetPersons();
    LibraryChange made;
    for (const RecordingId recording : asked(m_db, recordingsOfFaces, faces)) {
        m_library.m_tracks->forget(recording);
        made.add(recording, LibraryChange::Labels);
    }
    made.people = made.groups = true;
    m_library.tell(made);
    return true;
}

QList<FaceId> Labels::known(const QList<FaceId>& faces) const
{
    const QSet<FaceId> there =
        asked(m_db, u"SELECT id FROM faces WHERE id IN (SELECT value FROM json_each(?))"_s, faces);
    QList<FaceId> out;
    std::ranges::copy_if(faces, std::back_inserter(out), [&there](FaceId face) { return there.contains(face); });
    return out;
}

QSet<TrackId> Labels::tracksOf(const QList<FaceId>& faces) const
{
    return asked(m_db, u"SELECT DISTINCT track_id FROM faces WHERE id IN (SELECT value FROM json_each(?))"_s, faces);
}

QList<FaceId> Labels::wholeTracksOf(const QList<FaceId>& faces) const
{
    QList<FaceId> out;
    for (const TrackId track : tracksOf(faces))
        out += m_library.facesOfTrack(track);
    return out;
}

bool Labels::take(const QList<FaceId>& faces, LabelKind kind, const QString& people)
{
    const QString those = people.isEmpty() ? u" AND kind = ?"_s : u" AND kind = ? AND person_id IN (%1)"_s.arg(people);
    if (!m_db.run(u"DELETE FROM labels WHERE face_id IN (SELECT value FROM json_each(?))"_s + those,
                  {idList(faces), int(kind)}))
        return false;
    // What was said of their tracks and found no free face is overruled too: another scan must not bring it back.
    const QSet<RecordingId> recordings =
        asked(m_db,
              u"SELECT DISTINCT recording_id FROM labels WHERE face_id IS NULL AND recording_id IN (SELECT "
              "recording_id FROM faces WHERE id IN (SELECT value FROM json_each(?)))"_s,
              faces);
    if (recordings.isEmpty())
        return true;
    const QSet<TrackId> tracks = tracksOf(faces);
    return std::ranges::all_of(recordings, [&](RecordingId recording) {
        const std::optional<QList<WaitingLabel>> waiting = waitingLabels(m_db, recording);
        return waiting && std::ranges::all_of(*waiting, [&](const WaitingLabel& label) {
                   return !tracks.contains(label.track) ||
                          m_db.run(u"DELETE FROM labels WHERE id = ?"_s + those, {label.id, int(kind)});
               });
    });
}

PersonId Labels::shownPerson(const QString& name)
{
    const PersonTable persons(m_db);
    if (const PersonId known = persons.find(name); known != 0)
        return persons.root(known);
    return m_db.run(u"INSERT INTO persons (name, colour) VALUES (?, ?)"_s, {name, persons.freeColour()})
               ? PersonTable(m_db).find(name)
               : 0;
}

bool Labels::store(const QList<FaceId>& faces, PersonId person, LabelKind kind)
{
    return m_db.run(storing + u"(SELECT f.* FROM json_each(?) j JOIN faces f ON f.id = j.value ORDER BY j.key)"_s,
                    {person, int(kind), idList(faces)});
}

bool Labels::sayNameless(const QList<FaceId>& faces, Role role)
{
    if (faces.isEmpty())
        return true;
    // A track is in one group only, whatever was said of its other faces.
    if (role == Role::Unnamed) {
        const QSet<TrackId> tracks = tracksOf(faces);
        for (const TrackId track : tracks) {
            if (!m_db.run(u"DELETE FROM labels WHERE kind = 0 AND person_id IN (SELECT id FROM persons WHERE role = ?) "
                          "AND face_id IN (SELECT id FROM faces WHERE track_id = ?)"_s,
                          {int(Role::Unnamed), track}))
                return false;
        }
    }
    return take(faces, LabelKind::Is) && m_db.run(u"INSERT INTO persons (role) VALUES (?)"_s, {int(role)}) &&
           store(faces, m_db.value(u"SELECT last_insert_rowid()"_s).toLongLong(), LabelKind::Is);
}

bool Labels::say(const QList<FaceId>& faces, const QString& name)
{
    return sayNamed(faces, name, LabelKind::Is);
}

bool Labels::sayNot(const QList<FaceId>& faces, const QString& name)
{
    return sayNamed(faces, name, LabelKind::IsNot);
}

bool Labels::sayNamed(const QList<FaceId>& faces, const QString& name, LabelKind kind)
{
    const QString simple = cleanName(name);
    if (simple.isEmpty())
        return false;
    const QList<FaceId> those = known(faces);
    return change(those, [&] {
        if (those.isEmpty())
            return true;
        const PersonId person = shownPerson(simple);
        const QString family = PersonTable(m_db).family(person);
        // "Is" takes the place of every other "is", "is not" only of what it contradicts.
        const bool isNot = kind == LabelKind::IsNot;
        return person != 0 && take(those, LabelKind::Is, isNot ? family : QString()) &&
               take(those, LabelKind::IsNot, isNot ? QString::number(person) : family) && store(those, person, kind);
    });
}

bool Labels::ignore(const QList<FaceId>& faces)
{
    return change(faces, [&] { return sayNameless(known(faces), Role::Ignored); });
}

bool Labels::keepTogether(const QList<FaceId>& faces)
{
    return change(faces, [&] { return sayNameless(known(faces), Role::Unnamed); });
}

bool Labels::split(const QList<FaceId>& faces, const QList<FaceId>& rest)
{
    // Faces of one track are always one person: what is split off takes its whole tracks along.
    const QSet<TrackId> gone = tracksOf(faces);
    QList<FaceId> staying;
    std::ranges::copy_if(known(rest), std::back_inserter(staying),
                         [&](FaceId face) { return !gone.contains(*tracksOf({face}).cbegin()); });
    return change(faces + staying,
                  [&] { return sayNameless(known(faces), Role::Unnamed) && sayNameless(staying, Role::Unnamed); });
}

bool Labels::clear(const QList<FaceId>& faces)
{
    return change(faces, [&] { return take(faces, LabelKind::Is); });
}

bool Labels::leaveOut(const QList<FaceId>& faces, PersonId person)
{
    const QList<FaceId> those = known(faces);
    return change(those,
                  [&] { return take(those, LabelKind::NotLearnt) && store(those, person, LabelKind::NotLearnt); });
}

bool Labels::learnAgain(const QList<FaceId>& faces)
{
    return change(faces, [&] { return take(faces, LabelKind::NotLearnt); });
}

FaceId Labels::portrait(PersonId person) const
{
    return m_db
        .value(u"SELECT face_id FROM labels WHERE kind = ? AND face_id IS NOT NULL AND person_id IN (%1) ORDER BY "
               "person_id = ? DESC, id DESC LIMIT 1"_s.arg(PersonTable(m_db).family(person)),
               {int(LabelKind::Portrait), person})
        .toLongLong();
}

bool Labels::setPortrait(PersonId person, FaceId face)
{
    const QList<FaceId> those = known({face});
    if (face != 0 && those.isEmpty())
        return false;
    return change(those + QList<FaceId>{portrait(person)}, [&] {
        return m_db.run(u"DELETE FROM labels WHERE kind = ? AND person_id = ?"_s, {int(LabelKind::Portrait), person}) &&
               store(those, person, LabelKind::Portrait);
    });
}

QList<FaceLabel> Labels::of(const QList<FaceId>& faces) const
{
    QList<FaceLabel> out;
    Rows q = m_db.query(u"SELECT l.face_id, l.person_id, l.kind FROM json_each(?) j JOIN labels l ON l.face_id "
                        "= j.value ORDER BY j.key, l.kind, l.id"_s,
                        {idList(faces)});
    while (q.isActive() && q.next())
        out.append({q.value(0).toLongLong(), q.value(1).toLongLong(), LabelKind(q.value(2).toInt())});
    return out;
}

QList<FaceId> Labels::facesOf(PersonId person) const
{
    QList<FaceId> out;
    Rows q = m_db.query(
        u"SELECT face_id FROM labels WHERE person_id = ? AND kind = 0 AND face_id IS NOT NULL ORDER BY id"_s, {person});
    while (q.isActive() && q.next())
        out.append(q.value(0).toLongLong());
    return out;
}

std::optional<QList<qint64>> Labels::labelsOfTracks(const QList<FaceId>& faces) const
{
    QList<qint64> out;
    const QSet<TrackId> tracks = tracksOf(faces);
    Rows q = m_db.query(u"SELECT id FROM labels WHERE face_id IN (SELECT id FROM faces WHERE track_id IN (SELECT "
                        "value FROM json_each(?))) ORDER BY id"_s,
                        {idList(tracks.values())});
    while (q.isActive() && q.next())
        out.append(q.value(0).toLongLong());
    if (!q.isActive())
        return std::nullopt;
    for (const RecordingId recording : asked(m_db, recordingsOfFaces, faces)) {
        const std::optional<QList<WaitingLabel>> waiting = waitingLabels(m_db, recording);
        if (!waiting)
            return std::nullopt;
        for (const WaitingLabel& label : *waiting) {
            if (tracks.contains(label.track))
                out.append(label.id);
        }
    }
    return out;
}

LabelSnapshot Labels::snapshot(const QList<FaceId>& faces) const
{
    LabelSnapshot out;
    out.faces = faces;
    Rows q = m_db.query(u"SELECT id, recording_id, time_ms, x, y, w, h, face_id, person_id, kind FROM labels "
                        "WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"_s,
                        {idList(labelsOfTracks(faces).value_or(QList<qint64>()))});
    while (q.isActive() && q.next())
        out.labels.append({q.value(0).toLongLong(), q.value(1).toLongLong(), q.value(2).toInt(),
                           QRect(q.value(3).toInt(), q.value(4).toInt(), q.value(5).toInt(), q.value(6).toInt()),
                           q.value(7).toLongLong(), q.value(8).toLongLong(), LabelKind(q.value(9).toInt())});
    return out;
}

bool Labels::restore(const LabelSnapshot& snapshot)
{
    QList<QVariantList> rows;
    for (const StoredLabel& l : snapshot.labels) {
        const QVariant face = l.face == 0 ? QVariant() : QVariant(l.face);
        rows.append({l.id, l.recording, l.timeMs, l.box.x(), l.box.y(), l.box.width(), l.box.height(), face, l.person,
                     int(l.kind), l.face, l.recording, l.face, l.id});
    }
    return change(snapshot.faces, [&] {
        const std::optional<QList<qint64>> now = labelsOfTracks(snapshot.faces);
        return now && m_db.run(u"DELETE FROM labels WHERE id IN (SELECT value FROM json_each(?))"_s, {idList(*now)}) &&
               m_db.runAll(
                   u"INSERT INTO labels (id, recording_id, time_ms, x, y, w, h, face_id, person_id, kind) "
                   "SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE ((? = 0 AND EXISTS (SELECT 1 FROM recordings WHERE "
                   "id = ?)) OR EXISTS (SELECT 1 FROM faces WHERE id = ?)) AND NOT EXISTS (SELECT 1 FROM labels "
                   "WHERE id = ?)"_s,
                   rows);
    });
}

} // namespace ringface
