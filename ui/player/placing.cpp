// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/placing.h"

namespace ringface
{

QPoint placeBesideBox(const QSize& size, const QRectF& box, const QRect& area, const QList<QRectF>& faces)
{
    constexpr int gap = 12;
    constexpr int edge = 8;
    const QRect room = area.adjusted(edge, edge, -edge, -edge);
    const auto within = [&](QPoint at) {
        at.setX(qMax(room.left(), qMin(at.x(), room.right() - size.width())));
        at.setY(qMax(room.top(), qMin(at.y(), room.bottom() - size.height())));
        return at;
    };
    const int top = qRound(box.top()) - gap;
    const int middle = qRound(box.center().x()) - size.width() / 2;
    const QList<QPoint> places{
        within({qRound(box.right()) + gap, top}), within({qRound(box.left()) - gap - size.width(), top}),
        within({middle, qRound(box.bottom()) + gap}), within({middle, qRound(box.top()) - gap - size.height()})};
    QPoint best = places.first();
    qreal least = -1;
    for (const QPoint& place : places) {
        qreal covered = 0;
        const auto add = [&](const QRectF& face, qreal weight) {
            const QRectF both = face & QRectF(place, size);
            covered += both.isEmpty() ? 0 : weight * both.width() * both.height();
        };
        add(box, 4); // what it is about, first of all
        for (const QRectF& face : faces)
            add(face, 1);
        if (least < 0 || covered < least) {
            least = covered;
            best = place;
        }
    }
    return best;
}

} // namespace ringface
