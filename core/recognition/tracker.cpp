// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/tracker.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ringface
{

namespace
{
// A step between two looks is about 0.27 s: a head may move by its own width, and grow or shrink by less than half.
constexpr double maxStep = 1.0;
constexpr double maxScale = 1.7;
constexpr double speedMemory = 0.5;
constexpr qint64 trustSpeedMs = 600;
// Somebody who runs up to the door: only if nobody else can be meant.
constexpr double farStep = 3.5;
constexpr double farScale = 2.5;
// Two who are so near to each other (in widths) may change places: they are looked at when one of them moves so far,
// and now and then.
constexpr double company = 3.0;
constexpr double stirred = 0.35;
constexpr qint64 askAgainMs = 1000;
constexpr double somebodyElse = 1.15;
constexpr double looksWeight = 2.0;

double width(const QRectF& r)
{
    return std::sqrt(std::max(1.0, r.width() * r.height()));
}

/// In mean widths of both.
double stepBetween(const QRectF& a, const QRectF& b, const QPointF& from)
{
    const QPointF d = b.center() - from;
    return std::hypot(d.x(), d.y()) / ((width(a) + width(b)) / 2);
}

double scaleBetween(const QRectF& a, const QRectF& b)
{
    const double scale = width(a) / width(b);
    return std::max(scale, 1 / scale);
}
} // namespace

std::vector<Tracker::Pair> Tracker::nearPairs(qint64 timeMs, const std::vector<QRectF>& boxes) const
{
    std::vector<Pair> pairs;
    for (size_t t = 0; t < m_live.size(); ++t) {
        const Live& live = m_live[t];
        const QPointF expected = live.box.center() + live.speed * double(std::min(timeMs - live.timeMs, trustSpeedMs));
        for (size_t b = 0; b < boxes.size(); ++b) {
            const double step =
                std::min(stepBetween(live.box, boxes[b], expected), stepBetween(live.box, boxes[b], live.box.center()));
            const double scale = scaleBetween(live.box, boxes[b]);
            if (step <= maxStep && scale <= maxScale)
                pairs.push_back({step + std::log(scale), t, b});
        }
    }
    return pairs;
}

void Tracker::askLooks(qint64 timeMs, std::vector<Pair>& pairs, const std::vector<QRectF>& boxes,
                       const Unlikeness& unlikeness)
{
    std::vector<Pair> open;
    for (size_t t = 0; t < m_live.size(); ++t) {
        for (size_t b = 0; b < boxes.size(); ++b) {
            if (stepBetween(m_live[t].box, boxes[b], m_live[t].box.center()) <= company &&
                scaleBetween(m_live[t].box, boxes[b]) <= farScale)
                open.push_back({0, t, b});
        }
    }
    std::erase_if(open, [all = open](const Pair& p) {
        return std::ranges::none_of(all, [&p](const Pair& o) { return (o.live == p.live) != (o.box == p.box); });
    });
    const bool quiet = std::ranges::all_of(open, [&](const Pair& p) {
        return std::ranges::any_of(pairs, [&](const Pair& o) { return o.live == p.live && o.cost < stirred; });
    });
    if (quiet && timeMs - m_askedMs < askAgainMs)
        return;
    for (const Pair& candidate : open) {
        m_askedMs = timeMs;
        const std::optional<double> unlike = unlikeness(m_live[candidate.live].number, candidate.box);
        if (!unlike)
            continue;
        const auto known = std::ranges::find_if(
            pairs, [&](const Pair& p) { return p.live == candidate.live && p.box == candidate.box; });
        if (*unlike > somebodyElse) {
            if (known != pairs.end())
                pairs.erase(known);
        } else if (known != pairs.end()) {
            known->cost += looksWeight * *unlike;
        } else {
            pairs.push_back({company + looksWeight * *unlike, candidate.live, candidate.box});
        }
    }
}

void Tracker::follow(Live& live, qint64 timeMs, const QRectF& box) const
{
    const double elapsed = double(std::max<qint64>(1, timeMs - live.timeMs));
    live.speed = live.speed * speedMemory + (box.center() - live.box.center()) / elapsed * (1 - speedMemory);
    live.timeMs = timeMs;
    live.box = box;
}

void Tracker::catchUp(qint64 timeMs, const std::vector<QRectF>& boxes, const std::vector<bool>& taken,
                      std::vector<int>& numbers, const Unlikeness& unlikeness)
{
    std::vector<Pair> far;
    for (size_t t = 0; t < taken.size(); ++t) {
        if (taken[t] || timeMs - m_live[t].timeMs > trustSpeedMs)
            continue;
        for (size_t b = 0; b < boxes.size(); ++b) {
            const double step = stepBetween(m_live[t].box, boxes[b], m_live[t].box.center());
            if (numbers[b] < 0 && step <= farStep && scaleBetween(m_live[t].box, boxes[b]) <= farScale)
                far.push_back({step, t, b});
        }
    }
    for (const Pair& p : far) {
        const auto rivals =
            std::ranges::count_if(far, [&p](const Pair& o) { return o.live == p.live || o.box == p.box; });
        if (rivals > 1)
            continue;
        const std::optional<double> unlike = unlikeness ? unlikeness(m_live[p.live].number, p.box) : std::nullopt;
        if (unlike.value_or(0) <= somebodyElse) {
            numbers[p.box] = m_live[p.live].number;
            follow(m_live[p.live], timeMs, boxes[p.box]);
        }
    }
}

void Tracker::forget(int track)
{
    std::erase_if(m_live, [track](const Live& t) { return t.number == track; });
}

std::vector<int> Tracker::follow(qint64 timeMs, const std::vector<QRectF>& boxes, const Unlikeness& unlikeness)
{
    std::erase_if(m_live, [timeMs](const Live& t) { return timeMs - t.timeMs > maxGapMs; });

    std::vector<Pair> pairs = nearPairs(timeMs, boxes);
    if (unlikeness)
        askLooks(timeMs, pairs, boxes, unlikeness);
    std::ranges::sort(pairs, {}, [](const Pair& p) { return std::tuple(p.cost, p.live, p.box); });

    std::vector<int> numbers(boxes.size(), -1);
    std::vector<bool> taken(m_live.size(), false);
    for (const Pair& p : pairs) {
        if (taken[p.live] || numbers[p.box] >= 0)
            continue;
        taken[p.live] = true;
        numbers[p.box] = m_live[p.live].number;
        follow(m_live[p.live], timeMs, boxes[p.box]);
    }
    catchUp(timeMs, boxes, taken, numbers, unlikeness);
    for (size_t b = 0; b < boxes.size(); ++b) {
        if (numbers[b] < 0) {
            numbers[b] = m_next++;
            m_live.push_back({numbers[b], timeMs, boxes[b], {}});
        }
    }
    return numbers;
}

} // namespace ringface
