// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/demo/recordings.h"

#include "core/media/recordingname.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>
#include <map>

namespace ringface::demo
{

using namespace Qt::StringLiterals;

namespace
{
/// The lower half of our event ids; the upper half is the time, as in Ring's. The number of the clip is added.
constexpr quint32 idMark = 0x5a3d1e00;

struct Visit {
    int daysAgo = 0;
    QTime at;
    const char* kind;
    Scene scene;
    qint64 lengthMs = 8000;
    bool isUneven = false;
};

Guest guest(Visitor who, QRgb jacket, int x, int size, qint64 goneMs)
{
    Guest g;
    g.who = who;
    g.jacket = jacket;
    g.x = x;
    g.size = size;
    g.untilMs = goneMs - 1500;
    g.goneMs = goneMs;
    return g;
}

/// Ruth comes once, the others twice or three times; Amara and Lena together once. The last two are one visit.
QList<Visit> story()
{
    using V = Visitor;
    Guest amara = guest(V::Amara, 0xffd98032, 500, 142, 8600);
    amara.toTheLeft = true;
    Guest lena = guest(V::Lena, 0xff5f7fb0, 790, 134, 9000);
    lena.fromMs = 900;
    lena.atMs = 3600;
    Guest leaving = guest(V::Karim, 0xff46505c, 690, 140, 7600);
    leaving.toTheLeft = true;
    Guest back = guest(V::Walter, 0xff7d4a3a, 560, 144, 7600); // has forgotten something
    back.toTheLeft = true;
    return {
        {6, {10, 15, 24}, "ding", {false, -0.5, false, {guest(V::Karim, 0xff2f6f9a, 620, 150, 7800)}}},
        {6, {21, 40, 7}, "motion", {true, 0, false, {guest(V::Amara, 0xff8a3f52, 650, 146, 7600)}}},
        {5, {16, 5, 51}, "ding", {false, 0.5, false, {guest(V::Lena, 0xffe0a526, 660, 146, 8800)}}, 9000},
        {4, {11, 30, 12}, "motion", {false, -0.4, true, {}}, 7000},
        {3, {9, 20, 36}, "ding", {false, -0.6, false, {guest(V::Walter, 0xff3f6f5a, 600, 150, 9200)}}, 10000, true},
        {3, {18, 30, 3}, "ding", {false, 0.6, false, {lena, amara}}, 10000},
        {2, {22, 10, 45}, "motion", {true, 0, false, {leaving}}},
        {1, {12, 0, 18}, "ding", {false, -0.2, false, {guest(V::Ruth, 0xff7a5a96, 640, 150, 9600)}}, 10000},
        {1, {17, 45, 30}, "motion", {false, 0.6, false, {guest(V::Amara, 0xff3d7a5a, 700, 150, 7600)}}, 8000, true},
        {0, {7, 50, 9}, "ding", {false, -0.7, false, {guest(V::Walter, 0xff7d4a3a, 680, 148, 8800)}}, 9000},
        {0, {7, 51, 30}, "motion", {false, -0.7, false, {back}}},
    };
}

QString nameOf(const Visit& visit, int number, const QDateTime& at)
{
    const quint64 id = (quint64(at.toSecsSinceEpoch()) << 32) + idMark + quint64(number);
    const QString answered = qstrcmp(visit.kind, "ding") == 0 ? u"answered"_s : u"not_answered"_s;
    return u"Front_Door_%1+00.00_%2_%3_%4.mp4"_s
        .arg(at.toUTC().toString(u"yyyy-MM-dd_HH.mm.ss"_s), QLatin1StringView(visit.kind), answered)
        .arg(id);
}

/// The names of those that lie in \a folder, by their number in the story.
std::map<int, QString> namesIn(const QString& folder, qsizetype count)
{
    std::map<int, QString> out;
    for (const QString& name : QDir(folder).entryList({u"Front_Door_*.mp4"_s}, QDir::Files, QDir::Name)) {
        const quint64 number = (factsFromName(name).eventId.toULongLong() & 0xffffffffU) - idMark;
        if (number < quint64(count))
            out.try_emplace(int(number), name);
    }
    return out;
}
} // namespace

QList<Clip> clipsFor(const QString& folder, const QDateTime& now)
{
    const QList<Visit> visits = story();
    const std::map<int, QString> names = namesIn(folder, visits.size());
    const QDateTime local = now.toLocalTime();
    const bool isEarly = local.time() < visits.last().at.addSecs(60);
    QDate newest = local.date().addDays(isEarly ? -1 : 0);
    if (!names.empty()) {
        const auto& [number, name] = *names.begin();
        newest = factsFromName(name).startedAt.toLocalTime().date().addDays(visits.at(number).daysAgo);
    }
    QList<Clip> out;
    for (int i = 0; i < visits.size(); ++i) {
        const Visit& visit = visits.at(i);
        const auto known = names.find(i);
        const QString name = known != names.end()
                                 ? known->second
                                 : nameOf(visit, i, QDateTime(newest.addDays(-visit.daysAgo), visit.at));
        out.append({name, factsFromName(name).startedAt, visit.scene, visit.lengthMs, visit.isUneven});
    }
    return out;
}

QList<qint64> frameTimes(const Clip& clip)
{
    constexpr qint64 rate = 15;
    QRandomGenerator random(quint32(clip.lengthMs));
    QList<qint64> out;
    int left = 0; // to be left out, as when the radio is bad
    for (qint64 i = 0; i * 1000 / rate < clip.lengthMs; ++i) {
        if (clip.isUneven && left == 0 && random.bounded(6) == 0)
            left = 1 + int(random.bounded(3));
        else if (left > 0 && i > 0)
            --left;
        else
            out.append(i * 1000 / rate);
    }
    return out;
}

Written writeClips(const QString& folder, const QDateTime& now, const std::function<bool(const WritingProgress&)>& goOn)
{
    const QDir dir(folder);
    const QList<Clip> clips = clipsFor(folder, now);
    Written out;
    if (!QDir().mkpath(folder)) {
        out.failed = folder;
        out.error = VideoWriteError::NotWritable;
        return out;
    }
    qint64 total = 0;
    for (const Clip& clip : clips)
        total += frameTimes(clip).size();
    qint64 done = 0;
    const auto percent = [&] { return int(done * 100 / std::max<qint64>(1, total)); };
    for (const Clip& clip : clips) {
        const QString path = dir.absoluteFilePath(clip.name);
        const QList<qint64> times = frameTimes(clip);
        const bool isThere = QFileInfo(path).isFile();
        if (!isThere) {
            const ScenePainter painter(clip.scene);
            VideoWriter writer;
            bool good = writer.open(path, sceneSize);
            for (auto ms = times.begin(); good && ms != times.end(); ++ms) {
                good = writer.add(painter.paint(*ms), *ms);
                ++done;
                if (good && !goOn({percent(), {}})) {
                    out.isCancelled = true;
                    return out;
                }
            }
            if (!good || !writer.finish()) {
                out.failed = path;
                out.error = writer.error();
                return out;
            }
            out.fresh << path;
        } else {
            done += times.size();
        }
        out.files << path;
        if (!goOn({percent(), path})) {
            out.isCancelled = true;
            return out;
        }
    }
    return out;
}

} // namespace ringface::demo
