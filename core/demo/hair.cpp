// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Hair and beard of a head.
#include "core/demo/head.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace ringface::demo
{

void Head::paintBehind()
{
    m_p.save();
    m_p.rotate(m_pose.roll * 57.3);
    m_p.setPen(Qt::NoPen);
    const qreal w = m_look.cheeks;
    const qreal shift = -0.12 * std::sin(m_pose.yaw);
    if (m_look.style == Hair::Fringe) {
        QPainterPath path(QPointF(shift, -1.16));
        path.cubicTo(w * 1.3 + shift, -1.16, w * 1.45 + shift, -0.5, w * 1.4 + shift, 0.2);
        path.cubicTo(w * 1.4 + shift, 0.9, w * 1.75, 1.4, w * 1.55, 2);
        path.lineTo(-w * 1.55, 2);
        path.cubicTo(-w * 1.75, 1.4, -w * 1.4 + shift, 0.9, -w * 1.4 + shift, 0.2);
        path.cubicTo(-w * 1.45 + shift, -0.5, -w * 1.3 + shift, -1.16, shift, -1.16);
        QLinearGradient colour(0, -1, 0, 2);
        colour.setColorAt(0, m_look.hair.darker(112));
        colour.setColorAt(0.55, m_look.hair.darker(138));
        colour.setColorAt(1, m_look.hair.darker(116));
        m_p.setBrush(colour);
        m_p.drawPath(path);
        hairs(path, m_look.hair, 150, 0.9, 0.1);
    } else if (m_look.style == Hair::Afro) {
        QRadialGradient colour(QPointF(shift + 0.3 * m_pose.light, -0.7), 1.5);
        colour.setColorAt(0, m_look.hair.lighter(140));
        colour.setColorAt(1, m_look.hair.darker(120));
        m_p.setBrush(colour);
        for (int i = 0; i < 26; ++i) {
            const qreal angle = 2.62 + i * 4.2 / 25; // from below one ear over the top to the other
            m_p.drawEllipse(QPointF(shift + 0.86 * std::cos(angle), -0.42 + 0.8 * std::sin(angle)), 0.32, 0.32);
        }
        m_p.drawEllipse(QPointF(shift, -0.45), 0.95, 0.85);
    } else if (m_look.style == Hair::Curls) {
        m_p.setBrush(m_look.hair.darker(125));
        m_p.drawEllipse(QPointF(shift, -0.25), w * 1.28, 0.98);
    }
    m_p.restore();
}

void Head::paintHair()
{
    m_p.setPen(Qt::NoPen);
    switch (m_look.style) {
    case Hair::Bald:
        paintFringeOfAge();
        break;
    case Hair::Afro:
    case Hair::Curls:
        paintCurls();
        break;
    case Hair::Parted:
        paintParting();
        break;
    case Hair::Fringe:
        paintFringe();
        break;
    }
}

void Head::paintFringeOfAge()
{
    soften(0.1 + 0.3 * m_pose.light, -0.78, 0.3, 0.14, Qt::white, 0.4); // the top shines
    for (const int side : {-1, 1}) {
        const qreal x = side * m_look.cheeks - 0.1 * std::sin(m_pose.yaw);
        QPainterPath path(QPointF(x - side * 0.08, -0.62));
        path.cubicTo(x + side * 0.12, -0.5, x + side * 0.16, -0.2, x + side * 0.1, 0.02);
        path.cubicTo(x + side * 0.02, 0.02, x - side * 0.05, 0, x - side * 0.06, -0.05);
        path.cubicTo(x - side * 0.02, -0.3, x - side * 0.08, -0.45, x - side * 0.08, -0.62);
        m_p.setBrush(m_look.hair.darker(106));
        m_p.drawPath(path);
        hairs(path, m_look.hair.darker(115), 26, 0.14, 0.1);
    }
}

void Head::paintCurls()
{
    const bool tight = m_look.style == Hair::Afro;
    QRandomGenerator random(tight ? 5 : 6);
    const qreal w = m_look.cheeks;
    const int rows = tight ? 7 : 4;
    for (int row = 0; row < rows; ++row) { // from behind to the hairline
        const qreal share = qreal(row) / (rows - 1);
        const qreal rx = w * (tight ? 1.5 - 0.58 * share : 1.18 - 0.26 * share);
        const qreal ry = tight ? 1.16 - 0.44 * share : 1.02 - 0.3 * share;
        const int count = tight ? 30 - 2 * row : 15;
        for (int i = 0; i <= count; ++i) {
            const qreal angle = (tight ? 3.2 : 2.95) + i * (tight ? 3.02 : 3.52) / count;
            const qreal jitter = 0.05 * (random.bounded(1.0) - 0.5);
            const qreal size = (tight ? 0.14 : 0.17) * (0.85 + 0.3 * random.bounded(1.0));
            const QPointF place(rx * std::cos(angle) + jitter - 0.1 * std::sin(m_pose.yaw) * (1 - 2 * share),
                                -0.1 + ry * std::sin(angle) + jitter);
            const qreal lit = 0.5 + 0.5 * (place.x() * m_pose.light - place.y());
            QRadialGradient curl(place + QPointF(size * 0.3 * m_pose.light, -size * 0.35), size * 1.3);
            curl.setColorAt(
                0, m_look.hair.lighter(int((tight ? 130 : 112) + (tight ? 90 : 28) * std::clamp<qreal>(lit, 0, 1))));
            curl.setColorAt(1, m_look.hair.darker(128));
            m_p.setBrush(curl);
            m_p.drawEllipse(place, size, size);
        }
    }
}

void Head::paintParting()
{
    const qreal w = m_look.cheeks;
    const qreal shift = -0.08 * std::sin(m_pose.yaw);
    const QPointF part = at(-0.28, -0.62);
    const QPointF left = at(-w * 0.84, -0.32);
    const QPointF right = at(w * 0.84, -0.32);
    QPainterPath path(QPointF(-w * 1.04 + shift, 0.06));
    path.cubicTo(-w * 1.2 + shift, -0.9, -w * 0.7 + shift, -1.2, 0.05 + shift, -1.2);
    path.cubicTo(w * 0.85 + shift, -1.2, w * 1.2 + shift, -0.85, w * 1.04 + shift, 0.06);
    path.cubicTo(w + shift, -0.05, right.x() + 0.05, -0.15, right.x(), right.y());
    path.cubicTo(right.x() - 0.02, -0.6, part.x() + 0.35, -0.72, part.x(), part.y());
    path.cubicTo(part.x() - 0.12, -0.62, left.x(), -0.5, left.x(), left.y());
    path.cubicTo(left.x() - 0.05, -0.15, -w + shift, -0.05, -w * 1.04 + shift, 0.06);
    QRadialGradient colour(QPointF(0.4 * m_pose.light, -0.95), 1);
    colour.setColorAt(0, m_look.hair.lighter(210));
    colour.setColorAt(0.6, m_look.hair);
    m_p.setBrush(colour);
    m_p.drawPath(path);
    hairs(path, m_look.hair.lighter(150), 70, 0.18, 0.3);
}

void Head::paintFringe()
{
    const qreal w = m_look.cheeks;
    const qreal shift = -0.08 * std::sin(m_pose.yaw);
    const qreal edge = m_look.eyesAt - m_look.browsAbove - 0.02;
    QPainterPath path(QPointF(-w * 1.12 + shift, 0.62));
    path.cubicTo(-w * 1.35 + shift, -0.7, -w * 0.95 + shift, -1.18, shift, -1.18);
    path.cubicTo(w * 0.95 + shift, -1.18, w * 1.35 + shift, -0.7, w * 1.12 + shift, 0.62);
    path.cubicTo(w * 1.02 + shift, 0.4, at(w * 0.88, 0).x(), 0.1, at(w * 0.86, edge).x(), edge + 0.08);
    const int locks = 7;
    for (int i = locks; i > 0; --i) { // the fringe, lock by lock
        const qreal x = w * 0.86 * (2.0 * (i - 0.5) / locks - 1);
        const qreal next = w * 0.86 * (2.0 * (i - 1) / locks - 1);
        path.quadTo(at(x + 0.05, edge + 0.09), at(next, edge + (i % 2 == 0 ? 0 : 0.05)));
    }
    path.cubicTo(at(-w * 0.88, 0).x(), 0.1, -w * 1.02 + shift, 0.4, -w * 1.12 + shift, 0.62);
    QLinearGradient colour(0, -1.15, 0, 0.5);
    colour.setColorAt(0, m_look.hair.darker(104));
    colour.setColorAt(0.25, m_look.hair.lighter(118));
    colour.setColorAt(0.6, m_look.hair);
    colour.setColorAt(1, m_look.hair.darker(120));
    m_p.setBrush(colour);
    m_p.drawPath(path);
    hairs(path, m_look.hair, 150, 0.45, 0.12);
}

void Head::paintBeard()
{
    if (m_look.beard == Beard::None)
        return;
    if (m_look.beard == Beard::Moustache) {
        paintMoustache();
        return;
    }
    const qreal w = m_look.cheeks;
    const qreal y = m_look.mouthAt;
    const qreal nose = m_look.eyesAt + m_look.noseLength;
    const bool long_ = m_look.age > 0.9;
    const qreal bottom = long_ ? 1.3 : 1.08;
    const qreal shift = 0.4 * std::sin(m_pose.yaw);
    QPainterPath path(QPointF(-w * 0.99, 0.05));
    path.cubicTo(-w * 1.02, 0.5, -m_look.jaw * 1.12, 0.75, -m_look.jaw * 0.85 + shift * 0.6, 0.92);
    path.cubicTo(-m_look.chin * 1.3 + shift, bottom, m_look.chin * 1.3 + shift, bottom, m_look.jaw * 0.85 + shift * 0.6,
                 0.92);
    path.cubicTo(m_look.jaw * 1.12, 0.75, w * 1.02, 0.5, w * 0.99, 0.05);
    const QPointF right = at(w * 0.78, 0.36);
    const QPointF left = at(-w * 0.78, 0.36);
    path.cubicTo(w * 0.93, 0.22, right.x(), right.y() - 0.08, right.x() - 0.02, right.y());
    const QPointF lip = at(0, nose + 0.07, 0.05);
    path.cubicTo(right.x() - 0.16, y - 0.02, lip.x() + m_look.mouthWidth * 1.15, lip.y(), lip.x() + 0.06, lip.y());
    path.lineTo(lip.x() - 0.06, lip.y());
    path.cubicTo(lip.x() - m_look.mouthWidth * 1.15, lip.y(), left.x() + 0.16, y - 0.02, left.x() + 0.02, left.y());
    path.cubicTo(left.x(), left.y() - 0.08, -w * 0.93, 0.22, -w * 0.99, 0.05);
    QRadialGradient colour(QPointF(0.3 * m_pose.light, 0.5), 0.95);
    colour.setColorAt(0, m_look.hair.lighter(long_ ? 103 : 150));
    colour.setColorAt(1, m_look.hair.darker(long_ ? 128 : 110));
    m_p.setBrush(colour);
    m_p.drawPath(path);
    hairs(path, long_ ? m_look.hair.darker(118) : m_look.hair.lighter(160), 110, 0.14, 0.25);
}

void Head::paintMoustache()
{
    const qreal y = m_look.mouthAt - m_look.lipHeight * 0.4;
    const qreal w = m_look.mouthWidth * 1.3;
    const qreal top = m_look.eyesAt + m_look.noseLength + 0.05;
    m_p.save();
    m_p.setClipPath(m_outline, Qt::IntersectClip);
    for (const int side : {-1, 1}) // shaved this morning
        soften(side * m_look.jaw * 0.75, 0.68, 0.42, 0.42, m_look.hair, 0.4);
    soften(0, 0.86, 0.5, 0.24, m_look.hair, 0.4);
    m_p.restore();
    QPainterPath path(QPointF(0, top));
    path.cubicTo(w * 0.4, top - 0.03, w * 0.75, y - 0.03, w, y - 0.06);
    path.cubicTo(w * 0.8, y + 0.07, w * 0.3, y + 0.05, 0, y - 0.01);
    path.cubicTo(-w * 0.3, y + 0.05, -w * 0.8, y + 0.07, -w, y - 0.06);
    path.cubicTo(-w * 0.75, y - 0.03, -w * 0.4, top - 0.03, 0, top);
    const QPainterPath shape = turned(path, 0.08);
    m_p.setBrush(m_look.hair);
    m_p.drawPath(shape);
    hairs(shape, m_look.hair.lighter(180), 40, 0.08, 0.5);
}

} // namespace ringface::demo
