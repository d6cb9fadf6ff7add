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

double width(const QRectF& r)
{
    return std::sqrt(std::max(1.0, r.width() * r.height()));
}
} // namespace

std::vector<int> Tracker::follow(qint64 timeMs, const std::vector<QRectF>& boxes)
{
    std::erase_if(m_live, [timeMs](const Live& t) { return timeMs - t.timeMs > maxGapMs; });

    std::vector<std::tuple<double, size_t, size_t>> pairs; // cost, live track, box
    for (size_t t = 0; t < m_live.size(); ++t) {
        const Live& live = m_live[t];
        const double gap = double(std::min(timeMs - live.timeMs, trustSpeedMs));
        const QPointF expected = live.box.center() + live.speed * gap;
        for (size_t b = 0; b < boxes.size(); ++b) {
            const double size = (width(live.box) + width(boxes[b])) / 2;
            const double scale = width(live.box) / width(boxes[b]);
            const auto distanceTo = [&](const QPointF& from) {
                const QPointF d = boxes[b].center() - from;
                return std::hypot(d.x(), d.y()) / size;
            };
            const double step = std::min(distanceTo(expected), distanceTo(live.box.center()));
            if (step <= maxStep && scale <= maxScale && scale >= 1 / maxScale)
                pairs.emplace_back(step + std::abs(std::log(scale)), t, b);
        }
    }
    std::sort(pairs.begin(), pairs.end());

    std::vector<int> numbers(boxes.size(), -1);
    std::vector<bool> taken(m_live.size(), false);
    for (const auto& [cost, t, b] : pairs) {
        if (taken[t] || numbers[b] >= 0)
            continue;
        taken[t] = true;
        Live& live = m_live[t];
        numbers[b] = live.number;
        const double elapsed = double(std::max<qint64>(1, timeMs - live.timeMs));
        live.speed = live.speed * speedMemory + (boxes[b].center() - live.box.center()) / elapsed * (1 - speedMemory);
        live.timeMs = timeMs;
        live.box = boxes[b];
    }
    for (size_t b = 0; b < boxes.size(); ++b) {
        if (numbers[b] < 0) {
            numbers[b] = m_next++;
            m_live.push_back({numbers[b], timeMs, boxes[b], {}});
        }
    }
    return numbers;
}

} // namespace ringface
