// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/trackidentity.h"

#include "core/library/store/database.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

Rows askOf(Database& db, const QString& sql, const QString& condition, RecordingId recording)
{
    return recording == 0 ? db.query(sql.arg(QString())) : db.query(sql.arg(condition), {recording});
}

namespace
{
struct Votes {
    int count = 0;
    FaceId first = 0; ///< of those that vote so
};

/// Of equals the one whose face was seen first, so that the order of the labelling plays no part.
PersonId mostVotes(const std::map<PersonId, Votes>& votes)
{
    const auto most =
        std::ranges::max_element(votes, {}, [](const auto& v) { return std::pair(v.second.count, -v.second.first); });
    return most == votes.end() ? 0 : most->first;
}
} // namespace

QList<Rejection> rejections(Database& db, const PersonTable& persons, RecordingId recording)
{
    QList<Rejection> out;
    Rows q = askOf(db,
                   u"SELECT f.track_id, f.id, n.person_id, y.person_id FROM labels n JOIN faces f ON f.id = "
                   "n.face_id AND n.kind = 1 LEFT JOIN labels y ON y.face_id = n.face_id AND y.kind = 0 %1"_s,
                   u"WHERE n.recording_id = ?"_s, recording);
    while (q.isActive() && q.next()) {
        const PersonId person = persons.root(q.value(2).toLongLong());
        if (person != 0 && persons.root(q.value(3).toLongLong()) != person)
            out.append({q.value(0).toLongLong(), q.value(1).toLongLong(), person});
    }
    return out;
}

QHash<TrackId, TrackPerson> trackPeople(Database& db, const PersonTable& persons, RecordingId recording)
{
    QHash<TrackId, TrackPerson> out;
    using Ballot = std::map<PersonId, Votes>;
    QHash<TrackId, std::pair<Ballot, Ballot>> votes; // for people, and for Unnamed ones
    Rows labels = askOf(db,
                        u"SELECT f.track_id, l.person_id, f.id FROM labels l JOIN faces f ON f.id = l.face_id "
                        "AND l.kind = 0 %1"_s,
                        u"WHERE l.recording_id = ?"_s, recording);
    while (labels.isActive() && labels.next()) {
        const PersonId person = persons.root(labels.value(1).toLongLong());
        auto& [people, unnamed] = votes[labels.value(0).toLongLong()];
        if (person == 0)
            continue;
        Votes& v = (persons.role(person) == Role::Unnamed ? unnamed : people)[person];
        const FaceId face = labels.value(2).toLongLong();
        v.first = v.count == 0 ? face : std::min(v.first, face);
        ++v.count;
    }
    for (auto it = votes.cbegin(); it != votes.cend(); ++it) {
        TrackPerson& track = out[it.key()];
        track.label = mostVotes(it->first);
        track.unnamed = mostVotes(it->second);
        track.ignored = persons.isIgnored(track.label);
    }
    for (const Rejection& no : rejections(db, persons, recording)) {
        TrackPerson& track = out[no.track];
        if (no.person != track.label && !track.notPeople.contains(no.person))
            track.notPeople.append(no.person);
    }
    Rows guesses = askOf(db, u"SELECT g.track_id, g.person_id, g.accepted, g.reason FROM guesses g %1"_s,
                         u"JOIN tracks t ON t.id = g.track_id WHERE t.recording_id = ?"_s, recording);
    while (guesses.isActive() && guesses.next()) {
        TrackPerson& track = out[guesses.value(0).toLongLong()];
        const PersonId guess = persons.root(guesses.value(1).toLongLong());
        // What a label said is no guess, when the label is gone.
        const bool wasLabel = track.label == 0 && Reason(guesses.value(3).toInt()) == Reason::Labelled;
        if (guess == 0 || wasLabel || track.notPeople.contains(guess))
            continue;
        track.guess = guess;
        track.accepted = guesses.value(2).toBool();
        track.ignored = track.ignored || (track.label == 0 && persons.isIgnored(guess));
    }
    return out;
}

QHash<TrackId, TrackFaces> trackFaces(Database& db, RecordingId recording)
{
    QHash<TrackId, TrackFaces> out;
    // All columns are in the index faces_track, in this order.
    Rows q = recording == 0
                 ? db.query(u"SELECT track_id, id, time_ms, quality, infrared FROM faces ORDER BY track_id, "
                            "time_ms"_s)
                 : db.query(u"SELECT f.track_id, f.id, f.time_ms, f.quality, f.infrared FROM tracks t "
                            "JOIN faces f ON f.track_id = t.id WHERE t.recording_id = ? ORDER BY f.time_ms"_s,
                            {recording});
    while (q.isActive() && q.next()) {
        TrackFaces& track = out[q.value(0).toLongLong()];
        const FaceId face = q.value(1).toLongLong();
        const float quality = q.value(3).toFloat();
        if (track.best == 0 || std::pair(quality, -face) > std::pair(track.quality, -track.best)) {
            track.best = face;
            track.quality = quality;
        }
        track.lastMs = q.value(2).toInt();
        if (track.kept.empty())
            track.firstMs = track.lastMs;
        const bool infrared = q.value(4).toBool();
        track.infrared = track.infrared || infrared;
        track.kept.push_back({face, quality, infrared});
    }
    return out;
}

} // namespace ringface
