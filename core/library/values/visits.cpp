// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/visits.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <numeric>
#include <tuple>

namespace ringface
{

namespace
{
/// Ordered: earliest first, those without a time last, equals as they came.
struct Moment {
    bool untimed = false;
    qint64 ms = 0;
    size_t index = 0;

    bool operator<(const Moment& o) const { return std::tie(untimed, ms, index) < std::tie(o.untimed, o.ms, o.index); }
    bool isWith(const Moment& o) const { return untimed == o.untimed && ms == o.ms; }
};

std::vector<Moment> inOrder(const QList<Appearance>& appearances)
{
    std::vector<Moment> order;
    order.reserve(size_t(appearances.size()));
    for (const Appearance& a : appearances) {
        const bool timed = a.from.isValid();
        order.push_back({!timed, timed ? a.from.toMSecsSinceEpoch() : 0, order.size()});
    }
    std::ranges::sort(order, std::less<>());
    return order;
}

/// What is needed of a visit while it may go on.
struct Open {
    Moment from;
    qint64 toMs = 0;
    float quality = 0;
};

void add(const Appearance& a, Visit& visit, Open& open)
{
    const bool first = visit.recordings.isEmpty();
    if (first || !visit.recordings.contains(a.recording))
        visit.recordings.append(a.recording);
    if (!a.camera.isEmpty() && !visit.cameras.contains(a.camera))
        visit.cameras.append(a.camera);
    visit.isGuess = a.isGuess && (first || visit.isGuess);
    const qint64 endMs = a.to.isValid() ? a.to.toMSecsSinceEpoch() : 0;
    if (first)
        visit.from = a.from;
    if (first || open.toMs < endMs) {
        visit.to = a.to;
        open.toMs = endMs;
    }
    if (a.bestFace != 0 && (visit.bestFace == 0 || a.quality > open.quality)) {
        visit.bestFace = a.bestFace;
        open.quality = a.quality;
    }
}
} // namespace

int countVisits(std::vector<SeenSpan> spans)
{
    std::ranges::sort(spans, {}, &SeenSpan::fromMs);
    int count = 0;
    qint64 endMs = 0;
    for (const SeenSpan& span : spans) {
        if (count == 0 || span.fromMs - endMs > visitGapMs) {
            ++count;
            endMs = span.toMs;
        }
        endMs = std::max(endMs, span.toMs);
    }
    return count;
}

QList<Visit> joinVisits(const QList<Appearance>& appearances)
{
    QList<Visit> visits;
    std::vector<Open> open; // for each of them
    visits.reserve(appearances.size());
    open.reserve(size_t(appearances.size()));
    using Who = std::pair<QString, std::pair<GroupId, RecordingId>>; // recording: of those without a time
    QHash<Who, size_t> last;
    for (const Moment& moment : inOrder(appearances)) {
        const Appearance& a = appearances[qsizetype(moment.index)];
        const GroupId group = a.name.isEmpty() ? a.group : 0;
        const bool nobodyKnows = a.name.isEmpty() && group == 0;
        const Who who{a.name, {group, moment.untimed ? a.recording : 0}};
        const auto found = nobodyKnows ? last.end() : last.find(who);
        const bool goesOn = found != last.end() && (moment.untimed || moment.ms - open[*found].toMs <= visitGapMs);
        const size_t visit = goesOn ? *found : open.size();
        if (!goesOn) {
            if (found != last.end())
                *found = visit;
            else if (!nobodyKnows)
                last.insert(who, visit);
            open.push_back({moment, 0, 0});
            visits.emplaceBack();
            visits.back().name = a.name;
            visits.back().group = group;
        }
        add(a, visits[qsizetype(visit)], open[visit]);
    }
    // Newest first, but those that began at once, and those without a time at the end, as they came.
    const auto untimed = std::ranges::find_if(open, [](const Open& o) { return o.from.untimed; });
    const auto timed = visits.begin() + (untimed - open.begin());
    std::reverse(visits.begin(), timed);
    std::reverse(open.begin(), untimed);
    for (auto begin = open.begin(); begin != untimed;) {
        const auto end = std::find_if(begin, untimed, [&](const Open& o) { return !o.from.isWith(begin->from); });
        std::reverse(visits.begin() + (begin - open.begin()), visits.begin() + (end - open.begin()));
        begin = end;
    }
    return visits;
}

QList<QList<RecordingId>> joinRecordings(const QList<Recording>& videos,
                                         const QHash<RecordingId, QList<Presence>>& presences)
{
    struct Span {
        const Presence* who;
        qint64 fromMs;
        qint64 toMs;
        qsizetype video;
    };
    std::vector<Span> spans;
    for (qsizetype video = 0; video < videos.size(); ++video) {
        const auto there = presences.constFind(videos[video].id);
        const QDateTime& start = videos[video].file.startedAt;
        if (there == presences.cend() || !start.isValid())
            continue;
        const qint64 ms = start.toMSecsSinceEpoch();
        for (const Presence& p : *there) {
            if (!p.name.isEmpty() || p.group != 0)
                spans.push_back({&p, ms + p.fromMs, ms + p.toMs, video});
        }
    }
    std::ranges::sort(spans, {}, [](const Span& s) { return std::pair(s.fromMs, s.video); });
    std::vector<qsizetype> first(size_t(videos.size())); // of the same visit
    std::iota(first.begin(), first.end(), 0);
    const auto firstOf = [&first](qsizetype video) {
        while (first[size_t(video)] != video)
            video = first[size_t(video)] = first[size_t(first[size_t(video)])];
        return video;
    };
    struct Last {
        qint64 end = 0;
        qsizetype video = 0;
    };
    QHash<std::pair<QString, GroupId>, Last> lastOf;
    for (const Span& now : spans) {
        const std::pair who(now.who->name, now.who->name.isEmpty() ? now.who->group : 0);
        const auto last = lastOf.find(who);
        if (last == lastOf.end()) {
            lastOf.insert(who, {now.toMs, now.video});
            continue;
        }
        if (now.fromMs - last->end <= visitGapMs)
            first[size_t(firstOf(now.video))] = firstOf(last->video);
        *last = {std::max(last->end, now.toMs), now.video};
    }
    std::vector<qsizetype> order(size_t(videos.size()));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&videos](qsizetype v) {
        const QDateTime& start = videos[v].file.startedAt;
        return std::pair(!start.isValid(), start.isValid() ? start.toMSecsSinceEpoch() : 0);
    });
    QList<QList<RecordingId>> out;
    QHash<qsizetype, qsizetype> cards;
    for (const qsizetype video : order) {
        const qsizetype card = cards.value(firstOf(video), out.size());
        if (card == out.size()) {
            cards.insert(firstOf(video), card);
            out.append(QList<RecordingId>());
        }
        out[card].append(videos[video].id);
    }
    return out;
}

VisitCounts countByHour(const QList<Visit>& visits, const QString& name)
{
    VisitCounts counts{};
    for (const Visit& visit : visits) {
        if (visit.name != name || !visit.from.isValid())
            continue;
        const QDateTime local = visit.from.toLocalTime();
        ++counts[size_t(local.date().dayOfWeek() - 1)][size_t(local.time().hour())];
    }
    return counts;
}

} // namespace ringface
