// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Who is in the recordings of a Library.
#include "core/library/library.h"
#include "core/library/store/trackcache.h"
#include "core/library/values/utctime.h"

#include <QCollator>
#include <QSet>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct Seen {
    Person person;
    FaceId portrait = 0;                       ///< that was chosen
    FaceId mergedPortrait = 0;                 ///< that was chosen for somebody who was merged into this one
    std::pair<bool, float> best{false, -1.0F}; ///< how well bestFace shows them
    std::vector<SeenSpan> spans;
    int untimed = 0;    ///< recordings of which nobody knows when they were
    qint64 firstMs = 0; ///< since 1970, as lastMs
    qint64 lastMs = -1; ///< before firstMs: never seen

    void at(qint64 first, qint64 last)
    {
        const bool never = lastMs < firstMs;
        firstMs = never ? first : std::min(firstMs, first);
        lastMs = never ? last : std::max(lastMs, last);
    }
    Person finished(const PersonTable& persons)
    {
        person.name = persons.name(person.id);
        person.role = persons.role(person.id);
        person.colour = persons.colour(person.id);
        person.merged.sort(Qt::CaseInsensitive);
        person.visits = countVisits(std::move(spans)) + untimed;
        if (const FaceId chosen = portrait != 0 ? portrait : mergedPortrait; chosen != 0)
            person.bestFace = chosen;
        if (lastMs >= firstMs) {
            person.firstSeen = utcTime(firstMs);
            person.lastSeen = utcTime(lastMs);
        }
        return std::move(person);
    }
};

/// The chosen picture of somebody who is somebody else by now is none.
bool isFaceOf(const KnownRecording& recording, FaceId face, PersonId person)
{
    return std::ranges::any_of(recording.tracks, [&](const KnownTrack& track) {
        return track.who.person() == person &&
               std::ranges::find(track.faces.kept, face, &KeptFace::id) != track.faces.kept.end();
    });
}

/// As people look for a name: by their language, whatever the case, and "Neighbour 2" before "Neighbour 10".
class NameOrder
{
public:
    NameOrder()
    {
        m_collator.setNumericMode(true);
        m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    }
    bool operator()(const QString& a, const QString& b) const
    {
        const int order = m_collator.compare(a, b);
        return order != 0 ? order < 0 : a < b;
    }

private:
    QCollator m_collator;
};

/// Who is in one recording.
void addPresences(const KnownRecording& known, RecordingId recording, const PersonTable& persons, QList<Presence>& out)
{
    const qsizetype first = out.size();
    QList<float> qualities; ///< of the best faces
    for (const KnownTrack& track : known.tracks) {
        if (track.who.ignored)
            continue;
        const QString name = persons.name(track.who.person());
        const bool isGuess = track.who.isGuess();
        const GroupId group = name.isEmpty() ? track.group : 0;
        const auto same = std::find_if(out.begin() + first, out.end(), [&](const Presence& o) {
            return o.name == name && o.group == group && (group != 0 || !name.isEmpty());
        });
        if (same != out.end()) {
            same->toMs = std::max(same->toMs, track.toMs);
            same->faces += track.faces.count();
            same->isGuess = same->isGuess && isGuess;
            same->infrared = same->infrared || track.faces.infrared;
            float& best = qualities[same - out.begin() - first];
            if (track.faces.quality > best) {
                best = track.faces.quality;
                same->bestFace = track.faces.best;
            }
        } else {
            out.append({recording, name, isGuess, group, track.fromMs, track.toMs, track.faces.count(),
                        track.faces.infrared, track.faces.best, persons.colour(track.who.person())});
            qualities.append(track.faces.quality);
        }
    }
}
} // namespace

QList<Person> Library::people() const
{
    const PersonTable& persons = m_tracks->persons();
    const auto& recordings = m_tracks->all();
    QHash<PersonId, Seen> seen;
    for (const auto& [id, recording] : recordings) {
        for (const KnownWord& word : recording.words) {
            const PersonId person = persons.shown(word.person);
            if (person == 0)
                continue;
            Seen& s = seen[person];
            s.person.id = person;
            ++s.person.labelled;
            const auto shows = showsWell(word.quality, word.infrared);
            if (word.face != 0 && std::pair(shows, -word.face) > std::pair(s.best, -s.person.bestFace)) {
                s.person.bestFace = word.face;
                s.best = shows;
            }
        }
        for (const KnownWord& word : recording.portraits) {
            const PersonId person = persons.shown(word.person);
            if (person != 0 && isFaceOf(recording, word.face, person))
                (word.person == person ? seen[person].portrait : seen[person].mergedPortrait) = word.face;
        }
    }
    QList<PersonId> here; // counted in this recording
    for (const auto& [id, recording] : recordings) {
        here.clear();
        const bool timed = recording.startedAt.isValid();
        const qint64 startMs = timed ? recording.startedAt.toMSecsSinceEpoch() : 0;
        for (const KnownTrack& track : recording.tracks) {
            const PersonId person = track.who.person();
            const auto found = person == 0 || track.faces.kept.empty() ? seen.end() : seen.find(person);
            if (found == seen.end())
                continue;
            found->person.faces += track.faces.count();
            if (!recording.isVideo)
                continue;
            if (!here.contains(person)) {
                here.append(person);
                ++found->person.recordings;
                found->untimed += timed ? 0 : 1;
            }
            if (!timed)
                continue;
            found->at(startMs + track.faces.firstMs, startMs + track.faces.lastMs);
            found->spans.push_back({startMs + track.fromMs, startMs + track.toMs});
        }
    }
    for (const auto& [id, entry] : persons.all()) {
        const auto into = entry.mergedInto == 0 ? seen.end() : seen.find(entry.root);
        if (into != seen.end() && !entry.name.isEmpty())
            into->person.merged.append(entry.name);
    }
    QList<Person> out;
    for (Seen& s : seen) {
        if (s.person.labelled > 0)
            out.append(s.finished(persons));
    }
    std::ranges::sort(out, NameOrder(), &Person::name);
    return out;
}

QList<Group> Library::ignored() const
{
    QHash<PersonId, Group> groups;
    QHash<PersonId, std::vector<KeptFace>> faces;
    QList<PersonId> here; // counted in this recording
    QHash<PersonId, std::vector<SeenSpan>> spans;
    for (const auto& [id, recording] : m_tracks->all()) {
        here.clear();
        const QDateTime& at = recording.startedAt;
        const qint64 startMs = at.isValid() ? at.toMSecsSinceEpoch() : 0;
        for (const KnownTrack& track : recording.tracks) {
            const PersonId person = track.who.label != 0 ? track.who.label : track.who.guess;
            if (!track.who.ignored || person == 0)
                continue;
            Group& group = groups[person];
            group.id = person;
            faces[person].insert(faces[person].end(), track.faces.kept.begin(), track.faces.kept.end());
            if (recording.isVideo && at.isValid())
                spans[person].push_back({startMs + track.fromMs, startMs + track.toMs});
            if (here.contains(person))
                continue;
            here.append(person);
            ++group.recordings;
            group.visits += recording.isVideo && !at.isValid() ? 1 : 0;
            if (at.isValid() && (!group.lastSeen.isValid() || at > group.lastSeen))
                group.lastSeen = at;
        }
    }
    QList<Group> out;
    for (Group& group : groups) {
        std::vector<KeptFace>& all = faces[group.id];
        std::ranges::sort(all, {}, [](const KeptFace& f) { return std::pair(-f.quality, f.id); });
        for (const KeptFace& face : all)
            group.faces.append(face.id);
        group.cover = group.faces.value(0);
        group.visits += countVisits(spans.take(group.id));
        if (!group.faces.isEmpty())
            out.append(group);
    }
    std::ranges::sort(out, std::greater(), [](const Group& g) { return std::pair(g.lastSeen, g.id); });
    return out;
}

QStringList Library::peopleNames() const
{
    const PersonTable& persons = m_tracks->persons();
    QSet<PersonId> labelled;
    for (const auto& [id, recording] : m_tracks->all()) {
        for (const KnownWord& word : recording.words)
            labelled.insert(persons.shown(word.person));
    }
    labelled.remove(0);
    QStringList out;
    for (const PersonId person : std::as_const(labelled))
        out.append(persons.name(person));
    std::ranges::sort(out, NameOrder());
    return out;
}

QList<Presence> Library::presences(RecordingId recording) const
{
    QList<Presence> out;
    const PersonTable& persons = m_tracks->persons();
    if (recording != 0) {
        addPresences(m_tracks->of(recording), recording, persons, out);
        return out;
    }
    for (const auto& [id, known] : m_tracks->all())
        addPresences(known, id, persons, out);
    return out;
}

QList<Visit> Library::visits() const
{
    QList<Appearance> appearances;
    const PersonTable& persons = m_tracks->persons();
    const auto& recordings = m_tracks->all();
    qsizetype count = 0;
    for (const auto& [id, recording] : recordings)
        count += qsizetype(recording.tracks.size());
    appearances.reserve(count);
    for (const auto& [id, recording] : recordings) {
        if (!recording.isVideo)
            continue;
        for (const KnownTrack& track : recording.tracks) {
            if (track.who.ignored)
                continue;
            Appearance a;
            a.name = persons.name(track.who.person());
            a.group = a.name.isEmpty() ? track.group : 0;
            a.isGuess = track.who.isGuess();
            a.recording = id;
            a.camera = recording.camera;
            if (recording.startedAt.isValid()) {
                a.from = recording.startedAt.addMSecs(track.fromMs);
                a.to = recording.startedAt.addMSecs(track.toMs);
            }
            a.bestFace = track.faces.best;
            a.quality = track.faces.quality;
            appearances.append(std::move(a));
        }
    }
    return joinVisits(appearances);
}

QString Library::personName(PersonId id) const
{
    return m_tracks->persons().name(id);
}

} // namespace ringface
