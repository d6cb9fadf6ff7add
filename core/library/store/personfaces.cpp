// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What a Library shows of one person.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/trackcache.h"
#include "core/library/values/utctime.h"

#include <QSet>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// The faces that the newest classifier of all learnt this person from.
QSet<FaceId> teachers(Database& db, const QString& family)
{
    QSet<FaceId> out;
    Rows q = db.query(u"SELECT person_id, samples FROM classifier_samples WHERE person_id IN (%1) AND "
                      "classifier_id = (SELECT max(id) FROM classifiers)"_s.arg(family));
    while (q.isActive() && q.next()) {
        for (const TrainingSample& sample : unpackSamples(q.value(0).toLongLong(), db.decrypted(q.value(1)))) {
            if (!sample.isNot)
                out.insert(sample.face);
        }
    }
    return out;
}
} // namespace

QList<PersonFace> Library::facesOfPerson(PersonId person) const
{
    QList<PersonFace> out;
    const PersonTable& persons = m_tracks->persons();
    const PersonId root = persons.root(person);
    if (root == 0)
        return out;
    const QSet<FaceId> taught = teachers(*m_db, persons.family(root));
    QList<TrackId> tracks;
    for (const auto& [id, recording] : m_tracks->all()) {
        for (const KnownTrack& track : recording.tracks) {
            if (track.who.person() == root)
                tracks.append(track.id);
        }
    }
    Rows q = m_db->query(u"SELECT f.id, r.started_at, f.time_ms, l.id, o.id, r.id FROM json_each(?) j JOIN faces f ON "
                         "f.track_id = j.value JOIN recordings r ON r.id = f.recording_id "
                         "LEFT JOIN labels l ON l.face_id = f.id AND l.kind = 0 "
                         "LEFT JOIN labels o ON o.face_id = f.id AND o.kind = 3"_s,
                         {idList(tracks)});
    while (q.isActive() && q.next()) {
        PersonFace face;
        face.face = q.value(0).toLongLong();
        if (!q.value(1).isNull())
            face.at = utcTime(q.value(1).toLongLong() + q.value(2).toLongLong());
        face.labelled = !q.value(3).isNull();
        face.isLeftOut = !q.value(4).isNull();
        face.recording = q.value(5).toLongLong();
        face.teaches = taught.contains(face.face);
        out.append(face);
    }
    std::ranges::sort(out, [](const PersonFace& a, const PersonFace& b) {
        return a.at != b.at ? a.at > b.at : a.face > b.face; // an invalid time is the smallest
    });
    return out;
}

} // namespace ringface
