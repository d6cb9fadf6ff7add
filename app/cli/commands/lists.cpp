// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/commands/lists.h"

#include "app/cli/context.h"
#include "core/library/values/errortext.h"

#include <QJsonObject>

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
QJsonArray hours(const VisitCounts& counts)
{
    QJsonArray days;
    for (const auto& day : counts) {
        QJsonArray line;
        for (const int n : day)
            line.append(n);
        days.append(line);
    }
    return days;
}
} // namespace

QJsonArray recordingsJson(const Library& library)
{
    QHash<RecordingId, QList<Presence>> seen;
    for (const Presence& p : library.presences())
        seen[p.recording].append(p);
    QJsonArray out;
    for (const Recording& r : library.recordings()) {
        if (r.file.medium != Medium::Video)
            continue;
        QJsonArray people;
        QJsonArray unknown;
        for (const Presence& p : seen.value(r.id)) {
            QJsonObject entry{{u"fromMs"_s, p.fromMs}, {u"toMs"_s, p.toMs}, {u"faces"_s, p.faces}};
            if (p.name.isEmpty()) {
                entry.insert(u"group"_s, idOrNull(p.group));
                unknown.append(entry);
            } else {
                entry.insert(u"name"_s, p.name);
                people.append(entry);
            }
        }
        out.append(QJsonObject{{u"id"_s, r.id},
                               {u"recording"_s, r.file.path},
                               {u"camera"_s, textOrNull(r.file.camera)},
                               {u"kind"_s, textOrNull(r.file.kind)},
                               {u"startedAt"_s, timeOrNull(r.file.startedAt)},
                               {u"durationMs"_s, r.durationMs},
                               {u"state"_s, nameOf(r.state)},
                               {u"error"_s, textOrNull(errorText(r.error))},
                               {u"people"_s, people},
                               {u"unknown"_s, unknown}});
    }
    return out;
}

QJsonArray groupsJson(const Library& library)
{
    QJsonArray out;
    for (const Group& g : library.groups()) {
        QJsonArray ids;
        for (const FaceId id : g.faces)
            ids.append(id);
        out.append(QJsonObject{{u"id"_s, g.id},
                               {u"faceIds"_s, ids},
                               {u"recordings"_s, g.recordings},
                               {u"suggestion"_s, textOrNull(g.suggestion)}});
    }
    return out;
}

QJsonArray peopleJson(const Library& library)
{
    const QList<Visit> visits = library.visits();
    QJsonArray out;
    for (const Person& p : library.people()) {
        out.append(QJsonObject{{u"name"_s, p.name},
                               {u"role"_s, roleWord(p.role)},
                               {u"merged"_s, QJsonArray::fromStringList(p.merged)},
                               {u"faces"_s, p.faces},
                               {u"labelled"_s, p.labelled},
                               {u"recordings"_s, p.recordings},
                               {u"visits"_s, qint64(std::ranges::count(visits, p.name, &Visit::name))},
                               {u"visitsByWeekdayAndHour"_s, hours(countByHour(visits, p.name))},
                               {u"firstSeen"_s, timeOrNull(p.firstSeen)},
                               {u"lastSeen"_s, timeOrNull(p.lastSeen)}});
    }
    return out;
}

QJsonArray visitsJson(const Library& library)
{
    QHash<RecordingId, QString> paths;
    for (const Recording& r : library.recordings())
        paths.insert(r.id, r.file.path);
    QJsonArray out;
    for (const Visit& v : library.visits()) {
        QStringList files;
        for (const RecordingId id : v.recordings)
            files << paths.value(id);
        out.append(QJsonObject{{u"name"_s, textOrNull(v.name)},
                               {u"group"_s, idOrNull(v.group)},
                               {u"guess"_s, v.isGuess},
                               {u"from"_s, timeOrNull(v.from)},
                               {u"to"_s, timeOrNull(v.to)},
                               {u"cameras"_s, QJsonArray::fromStringList(v.cameras)},
                               {u"recordings"_s, QJsonArray::fromStringList(files)}});
    }
    return out;
}

} // namespace ringface::cli
