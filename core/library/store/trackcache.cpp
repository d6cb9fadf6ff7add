// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/trackcache.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/values/utctime.h"
#include "core/library/values/visits.h"

#include <algorithm>
#include <limits>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// With more of them, it is quicker to read all.
constexpr size_t readOneByOne = 200;
} // namespace

std::pair<bool, float> showsWell(float quality, bool infrared)
{
    constexpr float clear = 0.3F; // below, a face by day is no better than one by night
    return {!infrared && quality >= clear, quality};
}

const KnownTrack* KnownRecording::find(TrackId track) const
{
    const auto found = std::ranges::find(tracks, track, &KnownTrack::id);
    return found == tracks.end() ? nullptr : &*found;
}

TrackCache::TrackCache(Database& db)
    : m_db(db)
{
}

const PersonTable& TrackCache::persons()
{
    refresh();
    return m_persons;
}

const KnownRecording& TrackCache::of(RecordingId recording)
{
    refresh();
    auto found = m_recordings.find(recording);
    if (found == m_recordings.end() && recording != 0) {
        load(recording);
        m_forgotten.erase(recording);
        found = m_recordings.find(recording);
    }
    static const KnownRecording none;
    return found == m_recordings.end() ? none : found->second;
}

const std::map<RecordingId, KnownRecording>& TrackCache::all()
{
    refresh();
    if (!m_allKnown || m_forgotten.size() > readOneByOne) {
        forgetAll();
        load();
        m_allKnown = true;
    }
    for (const RecordingId recording : std::exchange(m_forgotten, {}))
        load(recording);
    return m_recordings;
}

QHash<TrackId, TrackPerson> TrackCache::people(RecordingId recording)
{
    QHash<TrackId, TrackPerson> out;
    const auto add = [&out](const KnownRecording& known) {
        for (const KnownTrack& track : known.tracks)
            out.insert(track.id, track.who);
    };
    if (recording != 0) {
        add(of(recording));
        return out;
    }
    for (const auto& [id, known] : all())
        add(known);
    return out;
}

void TrackCache::forget(RecordingId recording)
{
    m_forgotten.insert(recording);
    const auto found = m_recordings.find(recording);
    if (found == m_recordings.end())
        return;
    for (const KnownTrack& track : found->second.tracks) {
        m_groups.erase(track.group);
        m_members.erase({track.group, recording});
    }
    m_recordings.erase(found);
}

void TrackCache::forgetAll()
{
    m_recordings.clear();
    m_forgotten.clear();
    m_members.clear();
    m_groups.clear();
    m_allKnown = false;
}

void TrackCache::refresh()
{
    const qint64 version = m_db.value(u"PRAGMA data_version"_s).toLongLong();
    if (version != m_version) {
        m_version = version;
        m_personsKnown = false;
        forgetAll();
    }
    if (!m_personsKnown)
        refreshPersons();
}

void TrackCache::refreshPersons()
{
    PersonTable persons(m_db);
    bool renamed = false;
    bool regrouped = false;
    for (const auto& [id, entry] : m_persons.all()) {
        regrouped = regrouped || m_persons.root(id) != persons.root(id) || m_persons.role(id) != persons.role(id);
        renamed = renamed || m_persons.name(id) != persons.name(id);
    }
    m_persons = std::move(persons);
    m_personsKnown = true;
    if (regrouped)
        forgetAll();
    if (renamed) // suggestions have names
        m_groups.clear();
}

void TrackCache::load(RecordingId recording)
{
    Rows recordings =
        askOf(m_db, u"SELECT id, medium, camera, started_at FROM recordings %1"_s, u"WHERE id = ?"_s, recording);
    while (recordings.isActive() && recordings.next()) {
        KnownRecording& r = m_recordings[recordings.value(0).toLongLong()];
        r.isVideo = Medium(recordings.value(1).toInt()) == Medium::Video;
        r.camera = recordings.value(2).toString();
        if (!recordings.value(3).isNull())
            r.startedAt = utcTime(recordings.value(3).toLongLong());
    }
    Rows words = askOf(m_db,
                       u"SELECT l.recording_id, l.person_id, f.id, f.quality, l.kind, f.infrared FROM labels l "
                       "LEFT JOIN faces f ON f.id = l.face_id WHERE l.kind IN (0, 2) %1"_s,
                       u"AND l.recording_id = ?"_s, recording);
    while (words.isActive() && words.next()) {
        const auto found = m_recordings.find(words.value(0).toLongLong());
        if (found == m_recordings.end())
            continue;
        const bool isPortrait = LabelKind(words.value(4).toInt()) == LabelKind::Portrait;
        (isPortrait ? found->second.portraits : found->second.words)
            .push_back({words.value(1).toLongLong(), words.value(2).toLongLong(), words.value(3).toFloat(),
                        words.value(5).toBool()});
    }
    QHash<TrackId, TrackPerson> people = trackPeople(m_db, m_persons, recording);
    QHash<TrackId, TrackFaces> faces = trackFaces(m_db, recording);
    Rows tracks = askOf(
        m_db, u"SELECT id, recording_id, group_id, from_ms, to_ms FROM tracks %1 ORDER BY recording_id, from_ms, id"_s,
        u"WHERE recording_id = ?"_s, recording);
    while (tracks.isActive() && tracks.next()) {
        const auto found = m_recordings.find(tracks.value(1).toLongLong());
        if (found == m_recordings.end())
            continue;
        KnownTrack track;
        track.id = tracks.value(0).toLongLong();
        track.group = tracks.value(2).toLongLong();
        track.fromMs = tracks.value(3).toInt();
        track.toMs = tracks.value(4).toInt();
        track.who = people.take(track.id);
        track.faces = faces.take(track.id);
        if (track.group != 0) {
            m_members.insert({track.group, found->first});
            m_groups.erase(track.group);
        }
        found->second.tracks.push_back(std::move(track));
    }
}

Group TrackCache::gather(GroupId id) const
{
    struct Member {
        float quality;
        FaceId face;
        PersonId guess;
        bool infrared;
    };
    Group group;
    group.id = id;
    std::vector<Member> members;
    QHash<PersonId, int> guesses;
    std::vector<SeenSpan> spans;
    for (auto it = m_members.lower_bound({id, 0}); it != m_members.end() && it->first == id; ++it) {
        bool any = false;
        const KnownRecording& recording = m_recordings.at(it->second);
        const QDateTime at = recording.startedAt;
        const qint64 startMs = at.isValid() ? at.toMSecsSinceEpoch() : 0;
        for (const KnownTrack& track : recording.tracks) {
            if (track.group != id || track.who.ignored || track.who.label != 0 || track.faces.kept.empty())
                continue;
            any = true;
            if (at.isValid() && recording.isVideo)
                spans.push_back({startMs + track.fromMs, startMs + track.toMs});
            if (track.who.guess != 0)
                guesses[track.who.guess] += track.faces.count();
            for (const KeptFace& face : track.faces.kept)
                members.push_back({face.quality, face.id, track.who.guess, face.infrared});
        }
        if (!any)
            continue;
        ++group.recordings;
        group.visits += at.isValid() || !recording.isVideo ? 0 : 1;
        if (at.isValid() && (!group.lastSeen.isValid() || at > group.lastSeen))
            group.lastSeen = at;
    }
    group.visits += countVisits(std::move(spans));
    std::ranges::sort(members, {}, [](const Member& m) { return std::pair(-m.quality, m.face); });
    const auto cover =
        std::ranges::max_element(members, {}, [](const Member& m) { return showsWell(m.quality, m.infrared); });
    group.cover = cover == members.end() ? 0 : cover->face;
    int most = 0;
    PersonId suggested = 0;
    for (auto it = guesses.cbegin(); it != guesses.cend(); ++it) {
        const QString name = m_persons.name(it.key());
        if (!name.isEmpty() && (it.value() > most || (it.value() == most && name < group.suggestion))) {
            most = it.value();
            group.suggestion = name;
            suggested = it.key();
        }
    }
    group.faces.reserve(qsizetype(members.size()));
    for (const Member& m : members) {
        group.faces.append(m.face);
        if (suggested != 0 && (m.guess == 0 || m.guess == suggested))
            group.suggested.append(m.face);
    }
    return group;
}

QList<Group> TrackCache::groups()
{
    all();
    // Those that did not change share their lists with what was given before.
    constexpr RecordingId last = std::numeric_limits<RecordingId>::max();
    std::vector<const Group*> sorted;
    for (auto it = m_members.cbegin(); it != m_members.cend(); it = m_members.upper_bound({it->first, last})) {
        auto known = m_groups.find(it->first);
        if (known == m_groups.end())
            known = m_groups.emplace(it->first, gather(it->first)).first;
        if (!known->second.faces.isEmpty())
            sorted.push_back(&known->second);
    }
    std::ranges::sort(sorted, {}, [](const Group* g) { return std::pair(-g->faces.size(), g->id); });
    QList<Group> out;
    out.reserve(qsizetype(sorted.size()));
    for (const Group* group : sorted)
        out.append(*group);
    return out;
}

} // namespace ringface
