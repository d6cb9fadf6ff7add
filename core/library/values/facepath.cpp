// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/facepath.h"

#include <algorithm>

namespace ringface
{

double intersectionOverUnion(const QRectF& a, const QRectF& b)
{
    const QRectF both = a & b;
    if (both.isEmpty())
        return 0;
    const double inner = both.width() * both.height();
    return inner / (a.width() * a.height() + b.width() * b.height() - inner);
}

QRect inPixelsOf(const QSize& to, const QRect& box, const QSize& from)
{
    if (from == to || from.isEmpty() || to.isEmpty())
        return box;
    const double x = double(to.width()) / from.width();
    const double y = double(to.height()) / from.height();
    const auto edge = [](int at, double by) { return int(std::lround(at * by)); };
    const QPoint topLeft(edge(box.left(), x), edge(box.top(), y));
    const QPoint end(edge(box.left() + box.width(), x), edge(box.top() + box.height(), y));
    return QRect(topLeft, QSize(end.x() - topLeft.x(), end.y() - topLeft.y()));
}

QRect boxAt(const FacePath& path, qint64 timeMs)
{
    constexpr qint64 hold = 300;    // longer than the step between two looks at 15 frames a second, every 4th
    constexpr qint64 bridge = 2000; // somebody who was away for longer has not glided to where he came back
    if (path.isEmpty() || timeMs < path.first().timeMs)
        return {};
    const auto next =
        std::lower_bound(path.begin(), path.end(), timeMs, [](const PathPoint& p, qint64 t) { return p.timeMs < t; });
    if (next != path.end() && next->timeMs == timeMs)
        return next->box;
    const PathPoint& a = *(next - 1);
    if (next == path.end() || next->timeMs - a.timeMs > bridge)
        return timeMs - a.timeMs <= hold ? a.box : QRect();
    const PathPoint& b = *next;
    const double f = double(timeMs - a.timeMs) / std::max(1, b.timeMs - a.timeMs);
    const auto mix = [f](int from, int to) { return int(std::lround(from + f * (to - from))); };
    return QRect(mix(a.box.x(), b.box.x()), mix(a.box.y(), b.box.y()), mix(a.box.width(), b.box.width()),
                 mix(a.box.height(), b.box.height()));
}

} // namespace ringface
