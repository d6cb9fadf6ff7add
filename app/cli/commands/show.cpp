// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The commands that show what is in the library.
#include "app/cli/command.h"
#include "app/cli/commands/lists.h"
#include "app/cli/recordingcalled.h"
#include "core/library/values/errortext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
QString clock(qint64 ms)
{
    return u"%1:%2"_s.arg(ms / 60000).arg(ms / 1000 % 60, 2, 10, QChar(u'0'));
}

QHash<RecordingId, QString> paths(const Library& library)
{
    QHash<RecordingId, QString> out;
    for (const Recording& r : library.recordings())
        out.insert(r.id, r.file.path);
    return out;
}

QJsonArray nearestFaces(const Explanation& why, const Library& library)
{
    QJsonArray out;
    for (const NearFace& n : why.nearest)
        out.append(QJsonObject{{u"face"_s, n.face == 0 ? QJsonValue() : QJsonValue(n.face)},
                               {u"name"_s, textOrNull(library.personName(n.person))},
                               {u"distance"_s, double(n.distance)}});
    return out;
}

QJsonValue distanceOrNull(float distance)
{
    return distance < 0 ? QJsonValue() : QJsonValue(double(distance));
}

class Recordings : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "recordings", "What is in the library: who was seen when");
        addJson(me, context);
        me->require_subcommand(0, 1);
        m_remove = me->add_subcommand("remove", "Take recordings out of the library; their files stay");
        addTexts(m_remove, "RECORDING", m_which, "The recordings, by file or by id", "FILE")->required();
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        if (m_remove->parsed())
            return remove(context);
        if (context.json) {
            print(QJsonDocument(recordingsJson(*context.library)));
            return Good;
        }
        QHash<RecordingId, QStringList> seen;
        for (const Presence& p : context.library->presences())
            seen[p.recording] << u"%1 (%2-%3)"_s.arg(p.name.isEmpty() ? u"unknown"_s : p.name, clock(p.fromMs),
                                                     clock(p.toMs));
        for (const Recording& r : context.library->recordings()) {
            if (r.file.medium != Medium::Video)
                continue;
            const QStringList names = seen.value(r.id);
            const QString who = r.state == ScanState::Done || !names.isEmpty()
                                    ? (names.isEmpty() ? u"nobody"_s : names.join(u", "_s))
                                    : nameOf(r.state);
            print(u"%1  %2  %3  %4: %5"_s.arg(r.id).arg(
                localTime(r.file.startedAt), r.file.camera.isEmpty() ? u"-"_s : r.file.camera, r.file.path, who));
            if (r.error != MediaError::None)
                print(u"    "_s + errorText(r.error));
        }
        return Good;
    }

private:
    /// All of them, or none.
    int remove(Context& context) const
    {
        QList<RecordingId> ids;
        for (const QString& each : m_which) {
            ids << recordingCalled(*context.library, each);
            if (ids.last() == 0) {
                complain(u"%1 is no recording of the library."_s.arg(each));
                return Failed;
            }
        }
        if (!context.library->removeRecordings(ids) || !context.settle())
            return Failed;
        print(u"%1 removed; the files stay."_s.arg(counted(ids.size(), u"recording"_s, u"recordings"_s)));
        return Good;
    }

    CLI::App* m_remove = nullptr;
    QStringList m_which;
};

class Faces : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        addJson(add(app, "faces", "Every face that was kept"), context);
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        const QHash<RecordingId, QString> path = paths(*context.library);
        QJsonArray out;
        QHash<TrackId, Explanation> reasons;
        for (const Face& f : context.library->faces()) {
            if (!context.json) {
                print(u"%1  %2 at %3: %4"_s.arg(f.id).arg(path.value(f.recording), clock(f.timeMs),
                                                          !f.label.isEmpty()   ? f.label
                                                          : !f.guess.isEmpty() ? (f.accepted ? f.guess : f.guess + u'?')
                                                          : f.ignored          ? u"ignored"_s
                                                                               : u"unknown"_s));
                continue;
            }
            if (!reasons.contains(f.track))
                reasons[f.track] = context.library->recognition().explain(f.id).value_or(Explanation{});
            const Explanation& why = reasons[f.track];
            out.append(QJsonObject{{u"id"_s, f.id},
                                   {u"recording"_s, path.value(f.recording)},
                                   {u"timeMs"_s, f.timeMs},
                                   {u"frame"_s, f.frame},
                                   {u"box"_s, QJsonArray{f.box.x(), f.box.y(), f.box.width(), f.box.height()}},
                                   {u"track"_s, f.track},
                                   {u"group"_s, f.group == 0 ? QJsonValue() : QJsonValue(f.group)},
                                   {u"label"_s, textOrNull(f.label)},
                                   {u"guess"_s, textOrNull(f.guess)},
                                   {u"accepted"_s, f.accepted},
                                   {u"not"_s, QJsonArray::fromStringList(f.notPeople)},
                                   {u"ignored"_s, f.ignored},
                                   {u"distance"_s, distanceOrNull(f.distance)},
                                   {u"runnerUp"_s, textOrNull(f.runnerUp)},
                                   {u"runnerUpDistance"_s, distanceOrNull(f.runnerUpDistance)},
                                   {u"reason"_s, nameOf(why.reason)},
                                   {u"limit"_s, why.limit > 0 ? QJsonValue(double(why.limit)) : QJsonValue()},
                                   {u"score"_s, why.score != 0 ? QJsonValue(double(why.score)) : QJsonValue()},
                                   {u"nearest"_s, nearestFaces(why, *context.library)},
                                   {u"infrared"_s, f.infrared},
                                   {u"quality"_s, double(f.quality)}});
        }
        if (context.json)
            print(QJsonDocument(out));
        return Good;
    }
};

class Groups : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        addJson(add(app, "groups", "Groups of faces that have no name yet"), context);
    }
    int run(Context& context) override
    {
        if (!context.open())
            return Failed;
        if (context.json) {
            print(QJsonDocument(groupsJson(*context.library)));
            return Good;
        }
        for (const Group& g : context.library->groups())
            print(u"%1  %2 faces in %3 recordings%4"_s.arg(g.id)
                      .arg(g.faces.size())
                      .arg(g.recordings)
                      .arg(g.suggestion.isEmpty() ? QString() : u": %1?"_s.arg(g.suggestion)));
        return Good;
    }
};
} // namespace

std::unique_ptr<Command> makeRecordings()
{
    return std::make_unique<Recordings>();
}

std::unique_ptr<Command> makeFaces()
{
    return std::make_unique<Faces>();
}

std::unique_ptr<Command> makeGroups()
{
    return std::make_unique<Groups>();
}

} // namespace ringface::cli
