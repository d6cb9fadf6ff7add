// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/visitevent.h"

#include "core/library/values/jsonwords.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

QList<VisitEvent> eventsOf(const Library& library, RecordingId recording)
{
    QList<VisitEvent> out;
    const std::optional<Recording> r = library.recording(recording);
    if (!r)
        return out;
    const QList<Track> tracks = library.tracks(recording);
    const QList<Person> people = library.people();
    const QList<Group> groups = library.groups();
    for (const Presence& p : library.presences(recording)) {
        VisitEvent event;
        event.recording = recording;
        event.name = p.name;
        event.isGuess = p.isGuess;
        event.group = p.group;
        event.camera = r->file.camera;
        event.kind = r->file.kind;
        event.at = r->file.startedAt.isValid() ? r->file.startedAt.addMSecs(p.fromMs) : QDateTime();
        event.file = r->file.path;
        event.ms = p.fromMs;
        if (const auto person = std::ranges::find(people, p.name, &Person::name); person != people.end()) {
            event.person = person->id;
            event.role = person->role;
        }
        if (const auto group = std::ranges::find(groups, p.group, &Group::id); p.group != 0 && group != groups.end())
            event.recordings = group->recordings;
        const auto best = std::ranges::find_if(tracks, [&p](const Track& t) {
            return t.bestFace != 0 && !t.ignored && t.name == p.name && (!p.name.isEmpty() || t.group == p.group);
        });
        if (best != tracks.end())
            event.face = library.faceThumbnail(best->bestFace);
        out.append(event);
    }
    return out;
}

bool isNews(const RecordingFile& file, const QDateTime& now)
{
    using namespace std::chrono_literals;
    return file.startedAt.isValid() && isSure(file.timeSource) && file.startedAt >= now.addDuration(-1h) &&
           file.startedAt <= now.addDuration(1h);
}

QJsonObject toJson(const VisitEvent& event)
{
    const bool known = !event.name.isEmpty();
    return {{u"event"_s, u"visit"_s},
            {u"name"_s, textOrNull(event.name)},
            {u"known"_s, known},
            {u"guess"_s, event.isGuess},
            {u"unknownGroup"_s, idOrNull(event.group)},
            {u"seenInRecordings"_s, known ? QJsonValue() : event.recordings},
            {u"role"_s, textOrNull(known ? roleWord(event.role) : QString())},
            {u"camera"_s, textOrNull(event.camera)},
            {u"kind"_s, textOrNull(event.kind)},
            {u"at"_s, timeOrNull(event.at)},
            {u"file"_s, event.file},
            {u"ms"_s, event.ms},
            {u"face"_s, textOrNull(QString::fromLatin1(event.face.toBase64()))}};
}

QString inWords(const VisitEvent& event)
{
    const QString who = event.name.isEmpty() ? u"unknown visitor"_s : event.isGuess ? event.name + u'?' : event.name;
    return event.camera.isEmpty() ? who : u"%1 at %2"_s.arg(who, event.camera);
}

} // namespace ringface
