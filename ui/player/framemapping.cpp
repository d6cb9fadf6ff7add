// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/framemapping.h"

namespace ringface
{

QRectF pictureRect(const QSize& picture, const QRectF& area)
{
    if (picture.isEmpty() || area.isEmpty())
        return {};
    QRectF out(QPointF(), QSizeF(picture).scaled(area.size(), Qt::KeepAspectRatio));
    out.moveCenter(area.center());
    return out;
}

QRectF mapBox(const QRect& box, const QSize& frameSize, const QRectF& picture)
{
    if (frameSize.isEmpty() || box.isEmpty())
        return {};
    const qreal sx = picture.width() / frameSize.width();
    const qreal sy = picture.height() / frameSize.height();
    return QRectF(picture.x() + box.x() * sx, picture.y() + box.y() * sy, box.width() * sx, box.height() * sy);
}

QRect unmapBox(const QRectF& area, const QSize& frameSize, const QRectF& picture)
{
    const QRectF inside = area.intersected(picture);
    if (frameSize.isEmpty() || inside.isEmpty())
        return {};
    const qreal sx = frameSize.width() / picture.width();
    const qreal sy = frameSize.height() / picture.height();
    const QPoint topLeft(qRound((inside.left() - picture.left()) * sx), qRound((inside.top() - picture.top()) * sy));
    const QPoint end(qRound((inside.right() - picture.left()) * sx), qRound((inside.bottom() - picture.top()) * sy));
    return QRect(topLeft, QSize(end.x() - topLeft.x(), end.y() - topLeft.y()));
}

} // namespace ringface
