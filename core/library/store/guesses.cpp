// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the classifier says.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/trackcache.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString acceptSetting = u"accept_share"_s;

/// What a track showed before this training, and whether the user has seen it.
struct Shown {
    PersonId person = 0; ///< 0: nobody
    PersonId before = 0;
    bool isNew = false;
    bool wasLabelled = false;
};

const QString ofTheseTracks = u" WHERE track_id IN (SELECT value FROM json_each(?))"_s;

/// Of \a tracks (see ofTheseTracks), or of all without.
QHash<TrackId, Shown> shownUntilNow(Database& db, const PersonTable& persons, const QVariantList& tracks)
{
    QHash<TrackId, Shown> out;
    Rows q = db.query(u"SELECT track_id, person_id, before_id, is_new, reason FROM guesses"_s +
                          (tracks.isEmpty() ? QString() : ofTheseTracks),
                      tracks);
    while (q.isActive() && q.next())
        out.insert(q.value(0).toLongLong(),
                   {persons.shown(q.value(1).toLongLong()), persons.shown(q.value(2).toLongLong()), q.value(3).toBool(),
                    Reason(q.value(4).toInt()) == Reason::Labelled});
    return out;
}

/// What is still to be looked at when the track shows \a now instead.
Shown proposed(Shown was, PersonId now, const TrackPerson& who)
{
    // What is labelled is settled; should the label go, what was to be looked at still is.
    if (who.label != 0)
        return {now, was.before, was.isNew, false};
    if (was.wasLabelled)
        was.person = now;
    // What the user rejected is known to be gone.
    const PersonId until = who.notPeople.contains(was.person) ? 0 : was.person;
    if (until != now && !was.isNew)
        return {now, until, true, false};
    was.isNew = was.isNew && was.before != now;
    return {now, was.isNew ? was.before : 0, was.isNew, false};
}

QVariant idOrNull(const PersonTable& persons, PersonId id)
{
    return persons.contains(id) ? QVariant(id) : QVariant();
}
} // namespace

bool RecognitionStore::set(const RecognitionResult& result)
{
    QList<TrackId> tracks = QList<TrackId>(result.gone.cbegin(), result.gone.cend());
    for (const Guess& g : result.guesses)
        tracks.append(g.track);
    LibraryChange made;
    made.groups = made.versions = true;
    if (!result.onlyChanges)
        made.all = LibraryChange::Guesses;
    if (!m_library.change([&] {
            return storeGuesses(result, tracks) && storeGroups(result) && storeVersion(result) &&
                   m_library.storeNote(encoderSetting, result.encoder) &&
                   m_library.storeNote(u"trained_revision"_s, QString::number(result.revision));
        }))
        return false;
    for (const TrackGroup& g : result.groups)
        tracks.append(g.track);
    if (result.onlyChanges) {
        made.add(recordingsOf(tracks), LibraryChange::Guesses);
        for (const RecordingId recording : made.those(LibraryChange::Guesses))
            m_library.m_tracks->forget(recording);
    } else {
        m_library.m_tracks->forgetAll();
    }
    m_library.tell(made);
    return true;
}

QList<RecordingId> RecognitionStore::recordingsOf(const QList<TrackId>& tracks) const
{
    QList<RecordingId> out;
    Rows q = m_db.query(u"SELECT DISTINCT recording_id FROM tracks WHERE id IN (SELECT value FROM json_each(?))"_s,
                        {idList(tracks)});
    while (q.isActive() && q.next())
        out.append(q.value(0).toLongLong());
    return out;
}

bool RecognitionStore::storeGuesses(const RecognitionResult& result, const QList<TrackId>& tracks)
{
    QHash<TrackId, TrackPerson> people;
    if (!result.onlyChanges) {
        people = m_library.m_tracks->people();
    } else {
        for (const RecordingId recording : recordingsOf(tracks))
            people.insert(m_library.m_tracks->people(recording));
    }
    const QVariantList these = result.onlyChanges ? QVariantList{idList(tracks)} : QVariantList();
    const PersonTable& persons = m_library.m_tracks->persons();
    const QHash<TrackId, Shown> until = shownUntilNow(m_db, persons, these);
    if (!m_db.run(u"DELETE FROM guesses"_s + (these.isEmpty() ? QString() : ofTheseTracks), these))
        return false;
    QList<QVariantList> rows;
    for (const Guess& g : result.guesses) {
        const auto was = until.constFind(g.track);
        const Shown now =
            was == until.cend() ? Shown{} : proposed(*was, persons.shown(g.person), people.value(g.track));
        // The track or a person may be gone since the copy was taken.
        rows.append({idOrNull(persons, g.person), g.reason == Reason::NobodyKnown ? -1.0 : double(g.distance),
                     idOrNull(persons, g.runnerUp), double(g.runnerUpDistance),
                     idOrNull(persons, g.nearestPerson == 0 ? g.person : g.nearestPerson), double(g.limit),
                     int(g.reason), packNear(g.nearest), idOrNull(persons, now.before), now.isNew, double(g.score),
                     g.track});
    }
    return m_db.runAll(
               u"INSERT INTO guesses (track_id, person_id, distance, runner_up_id, runner_up_distance, nearest_id, "
               "match_limit, reason, nearest, before_id, is_new, score) "
               "SELECT id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM tracks WHERE id = ?"_s,
               rows) &&
           storeAccepted();
}

bool RecognitionStore::storeGroups(const RecognitionResult& result)
{
    GroupId last = m_library.note(u"last_group"_s).toLongLong();
    QList<QVariantList> rows;
    for (const TrackGroup& g : result.groups) {
        rows.append({g.group, g.track, g.group});
        last = std::max(last, g.group);
    }
    return m_db.runAll(u"UPDATE tracks SET group_id = ? WHERE id = ? AND group_id != ?"_s, rows) &&
           m_library.storeNote(u"last_group"_s, QString::number(last));
}

std::optional<Explanation> RecognitionStore::explain(FaceId face) const
{
    const std::optional<Face> shown = m_library.face(face);
    if (!shown)
        return std::nullopt;
    const TrackPerson who = m_library.m_tracks->people(shown->recording).value(shown->track);
    const PersonTable& persons = m_library.m_tracks->persons();
    Explanation out;
    out.track = shown->track;
    Rows best = m_db.query(
        u"SELECT quality, infrared FROM faces WHERE track_id = ? ORDER BY quality DESC, id LIMIT 1"_s, {out.track});
    if (best.isActive() && best.next()) {
        out.quality = best.value(0).toFloat();
        out.infrared = best.value(1).toBool();
    }
    PersonId person = who.label != 0 ? who.label : who.guess;
    Rows q = m_db.query(u"SELECT reason, person_id, nearest_id, distance, match_limit, runner_up_id, "
                        "runner_up_distance, nearest, score FROM guesses WHERE track_id = ?"_s,
                        {out.track});
    if (q.isActive() && q.next()) {
        out.reason = Reason(q.value(0).toInt());
        const PersonId guessed = persons.root(q.value(1).toLongLong());
        const PersonId nearest = persons.root(q.value(2).toLongLong());
        if (person == 0 && guessed != 0)
            out.reason = who.notPeople.contains(guessed) ? Reason::Rejected : Reason::None; // said since
        person = person == 0 ? nearest : person;
        // What was measured to somebody else tells nothing of who it is by a person's word.
        if (person != 0 && person == nearest) {
            out.distance = q.value(3).toFloat();
            out.limit = q.value(4).toFloat();
            out.score = q.value(8).toFloat();
            const QList<FaceId> own = m_library.facesOfTrack(out.track);
            for (NearFace near : unpackNear(q.value(7).toByteArray())) {
                if (own.contains(near.face))
                    continue; // of a labelled one: that it is like itself says nothing
                near.person = persons.root(near.person);
                if (!m_library.hasFace(near.face))
                    near.face = 0;
                out.nearest.append(near);
            }
        }
        const PersonId runnerUp = persons.root(q.value(5).toLongLong());
        if (runnerUp != 0 && runnerUp != person) {
            out.runnerUp = persons.name(runnerUp);
            out.runnerUpDistance = q.value(6).toFloat();
        }
    }
    if (who.label != 0)
        out.reason = Reason::Labelled;
    else if (out.reason == Reason::Labelled)
        out.reason = Reason::None;
    out.name = persons.name(person);
    return out;
}

QList<Proposal> RecognitionStore::proposals() const
{
    QList<Proposal> out;
    const PersonTable& persons = m_library.m_tracks->persons();
    const auto& recordings = m_library.m_tracks->all();
    Rows q = m_db.query(u"SELECT g.track_id, t.recording_id, g.before_id, g.person_id, g.distance FROM guesses g "
                        "JOIN tracks t ON t.id = g.track_id JOIN recordings r ON r.id = t.recording_id "
                        "WHERE g.is_new = 1 AND g.accepted = 0 "
                        "ORDER BY r.started_at IS NULL, r.started_at DESC, r.id DESC, t.from_ms, t.id"_s);
    while (q.isActive() && q.next()) {
        const auto recording = recordings.find(q.value(1).toLongLong());
        const KnownTrack* track =
            recording == recordings.end() ? nullptr : recording->second.find(q.value(0).toLongLong());
        if (track == nullptr)
            continue;
        const TrackPerson& who = track->who;
        PersonId before = persons.shown(q.value(2).toLongLong());
        if (who.notPeople.contains(before))
            before = 0;
        const PersonId guess = persons.root(q.value(3).toLongLong());
        // Said, rejected or merged since.
        if (who.label != 0 || who.ignored || guess != who.guess || before == guess)
            continue;
        Proposal p;
        p.track = track->id;
        p.recording = recording->first;
        p.face = track->faces.best;
        p.before = persons.name(before);
        p.name = persons.name(guess);
        p.distance = q.value(4).toFloat();
        out.append(p);
    }
    return out;
}

bool RecognitionStore::settle(const QList<TrackId>& tracks)
{
    LibraryChange made;
    made.groups = true;
    return change(
        [&] {
            return std::ranges::all_of(tracks, [&](TrackId track) {
                return m_db.run(u"UPDATE guesses SET is_new = 0, before_id = NULL WHERE track_id = ?"_s, {track});
            });
        },
        made);
}

float RecognitionStore::acceptShare() const
{
    return m_library.note(acceptSetting).toFloat();
}

bool RecognitionStore::setAcceptShare(float share)
{
    LibraryChange made;
    made.all = LibraryChange::Guesses;
    made.groups = true;
    return change(
        [&] { return m_library.storeNote(acceptSetting, QString::number(double(share), 'g', 9)) && storeAccepted(); },
        made);
}

bool RecognitionStore::storeAccepted()
{
    const PersonTable& persons = m_library.m_tracks->persons();
    QStringList nameless;
    for (const auto& [id, entry] : persons.all()) {
        if (persons.shown(id) == 0)
            nameless << QString::number(id);
    }
    // A little more than the share: 0.7 of 1 is accepted at 0.7.
    constexpr double rounding = 1.00001;
    const auto share = double(acceptShare());
    const QString accepted = u"(person_id IS NOT NULL AND person_id NOT IN (%1) AND distance <= ? * match_limit AND "
                             "? > 0)"_s.arg(nameless.join(u','));
    const QVariantList values{share * rounding, share};
    Rows others = m_db.query(u"SELECT DISTINCT t.recording_id FROM guesses g JOIN tracks t ON t.id = g.track_id "
                             "WHERE g.accepted IS NOT "_s +
                                 accepted,
                             values);
    while (others.isActive() && others.next())
        m_library.m_tracks->forget(others.value(0).toLongLong());
    return m_db.run(u"UPDATE guesses SET accepted = %1 WHERE accepted IS NOT %1"_s.arg(accepted), values + values);
}

} // namespace ringface
