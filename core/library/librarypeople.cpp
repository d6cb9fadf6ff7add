// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The people, labels and guesses of a Library.
#include "core/library/blobs.h"
#include "core/library/database.h"
#include "core/library/library.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QDateTime utc(const QVariant& ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), Qt::UTC);
}
} // namespace

QList<Person> Library::people() const
{
    QList<Person> out;
    QSqlQuery q =
        m_db->query(u"SELECT p.id, p.name, count(f.id), (SELECT count(*) FROM labels x WHERE x.person_id = p.id), "
                    "count(DISTINCT CASE WHEN r.medium = 0 THEN r.id END), "
                    "min(CASE WHEN r.medium = 0 THEN r.started_at + f.time_ms END), "
                    "max(CASE WHEN r.medium = 0 THEN r.started_at + f.time_ms END), "
                    "(SELECT bf.id FROM labels b JOIN faces bf ON bf.id = b.face_id WHERE b.person_id = p.id ORDER BY "
                    "bf.quality DESC, bf.id LIMIT 1) "
                    "FROM persons p "
                    "LEFT JOIN track_people w ON coalesce(w.label_id, w.guess_id) = p.id "
                    "LEFT JOIN faces f ON f.track_id = w.track_id LEFT JOIN recordings r ON r.id = f.recording_id "
                    "WHERE EXISTS (SELECT 1 FROM labels e WHERE e.person_id = p.id) "
                    "GROUP BY p.id ORDER BY p.name COLLATE NOCASE"_s);
    while (q.isActive() && q.next()) {
        Person p;
        p.id = q.value(0).toLongLong();
        p.name = q.value(1).toString();
        p.faces = q.value(2).toInt();
        p.labelled = q.value(3).toInt();
        p.recordings = q.value(4).toInt();
        p.firstSeen = utc(q.value(5));
        p.lastSeen = utc(q.value(6));
        p.bestFace = q.value(7).toLongLong();
        out.append(p);
    }
    return out;
}

QList<Presence> Library::presences(RecordingId recording) const
{
    QList<Presence> out;
    const QString one = recording == 0 ? QString() : u"WHERE t.recording_id = ? "_s;
    const QVariantList values = recording == 0 ? QVariantList() : QVariantList{recording};
    QSqlQuery q =
        m_db->query(u"SELECT t.recording_id, coalesce(lp.name, gp.name, ''), t.group_id, t.from_ms, t.to_ms, "
                    "(SELECT count(*) FROM faces f WHERE f.track_id = t.id), lp.id IS NULL "
                    "FROM tracks t JOIN track_people w ON w.track_id = t.id "
                    "LEFT JOIN persons lp ON lp.id = w.label_id LEFT JOIN persons gp ON gp.id = w.guess_id "_s +
                        one + u"ORDER BY t.recording_id, t.from_ms, t.id"_s,
                    values);
    while (q.isActive() && q.next()) {
        Presence p;
        p.recording = q.value(0).toLongLong();
        p.name = q.value(1).toString();
        p.group = p.name.isEmpty() ? q.value(2).toLongLong() : 0;
        p.fromMs = q.value(3).toInt();
        p.toMs = q.value(4).toInt();
        p.faces = q.value(5).toInt();
        p.isGuess = !p.name.isEmpty() && q.value(6).toBool();
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

QList<FaceLabel> Library::labels(const QList<FaceId>& faces) const
{
    QList<FaceLabel> out;
    for (const FaceId id : faces) {
        QSqlQuery q = m_db->query(u"SELECT p.name FROM faces f LEFT JOIN labels l ON l.face_id = f.id "
                                  "LEFT JOIN persons p ON p.id = l.person_id WHERE f.id = ?"_s,
                                  {id});
        if (q.isActive() && q.next())
            out.append({id, q.value(0).toString()});
    }
    return out;
}

PersonId Library::ensurePerson(const QString& name)
{
    const QString find = u"SELECT id FROM persons WHERE name = ?"_s;
    const QVariant known = m_db->value(find, {name});
    if (known.isValid())
        return known.toLongLong();
    return m_db->run(u"INSERT INTO persons (name) VALUES (?)"_s, {name}) ? m_db->value(find, {name}).toLongLong() : 0;
}

bool Library::setLabels(const QList<FaceLabel>& labels)
{
    Transaction transaction(*m_db);
    if (!transaction.isOpen())
        return fail();
    for (const FaceLabel& label : labels) {
        bool ok = m_db->run(u"DELETE FROM labels WHERE face_id = ?"_s, {label.face});
        const QString name = label.name.simplified();
        if (!name.isEmpty()) {
            const PersonId person = ensurePerson(name);
            ok = ok && person != 0 &&
                 m_db->run(u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id) "
                           "SELECT recording_id, time_ms, x, y, w, h, id, ? FROM faces WHERE id = ?"_s,
                           {person, label.face});
        }
        if (!ok)
            return fail();
    }
    if (!transaction.commit())
        return fail();
    Q_EMIT labelsChanged();
    return true;
}

QString Library::personName(PersonId id) const
{
    return m_db->value(u"SELECT name FROM persons WHERE id = ?"_s, {id}).toString();
}

RecognitionInput Library::recognitionInput(const QString& encoder, float matchLimit) const
{
    RecognitionInput input;
    input.matchLimit = matchLimit;
    input.nextGroup = std::max(m_db->value(u"SELECT max(group_id) FROM tracks"_s).toLongLong(),
                               setting(u"last_group"_s).toLongLong()) +
                      1;
    QSqlQuery q = m_db->query(
        u"SELECT t.id, t.recording_id, t.group_id, t.from_ms, t.to_ms, f.descriptor, f.quality, l.person_id "
        "FROM tracks t JOIN faces f ON f.track_id = t.id LEFT JOIN labels l ON l.face_id = f.id "
        "WHERE f.encoder = ? AND f.descriptor IS NOT NULL ORDER BY t.id, f.id"_s,
        {encoder});
    while (q.isActive() && q.next()) {
        const TrackId id = q.value(0).toLongLong();
        if (input.tracks.empty() || input.tracks.back().track != id) {
            TrackSample t;
            t.track = id;
            t.recording = q.value(1).toLongLong();
            t.group = q.value(2).toLongLong();
            t.fromMs = q.value(3).toInt();
            t.toMs = q.value(4).toInt();
            input.tracks.push_back(std::move(t));
        }
        FaceSample face;
        face.descriptor = unpackDescriptor(q.value(5).toByteArray());
        face.quality = q.value(6).toFloat();
        face.label = q.value(7).toLongLong();
        input.tracks.back().faces.push_back(std::move(face));
    }
    return input;
}

bool Library::setRecognition(const RecognitionResult& result)
{
    Transaction transaction(*m_db);
    bool ok = transaction.isOpen() && m_db->run(u"DELETE FROM guesses"_s);
    const auto personOrNull = [](PersonId id) { return id == 0 ? QVariant() : QVariant(id); };
    for (const Guess& g : result.guesses) {
        // The track or person may be gone since the copy was taken.
        ok =
            ok &&
            m_db->run(u"INSERT INTO guesses (track_id, person_id, distance, runner_up_id, runner_up_distance) "
                      "SELECT t.id, (SELECT id FROM persons WHERE id = ?), ?, (SELECT id FROM persons WHERE id = ?), ? "
                      "FROM tracks t WHERE t.id = ?"_s,
                      {personOrNull(g.person), double(g.distance), personOrNull(g.runnerUp), double(g.runnerUpDistance),
                       g.track});
    }
    GroupId last = setting(u"last_group"_s).toLongLong();
    for (const TrackGroup& g : result.groups) {
        ok = ok &&
             m_db->run(u"UPDATE tracks SET group_id = ? WHERE id = ? AND group_id != ?"_s, {g.group, g.track, g.group});
        last = std::max(last, g.group);
    }
    ok = ok && setSetting(u"last_group"_s, QString::number(last));
    if (!ok || !transaction.commit())
        return fail();
    Q_EMIT recognitionChanged();
    return true;
}

} // namespace ringface
