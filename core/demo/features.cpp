// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Eyes, brows, nose, mouth and glasses of a head.
#include "core/demo/head.h"

#include <algorithm>
#include <cmath>

namespace ringface::demo
{

namespace
{
QPainterPath mirrored(const QPainterPath& path, int side)
{
    return QTransform::fromScale(side, 1).map(path);
}
} // namespace

void Head::paintEye(int side)
{
    const qreal w = m_look.eyeWidth;
    const qreal open = m_look.eyeOpening * (1 - m_pose.blink) * (1 - 0.12 * std::max<qreal>(0, m_pose.smile));
    const qreal x = m_look.eyesApart;
    const qreal y = m_look.eyesAt;
    const qreal outer = y - m_look.eyeTilt;
    QPainterPath upper(QPointF(x - w, y + 0.01));
    upper.cubicTo(x - w * 0.55, y - open * 1.5, x + w * 0.5, outer - open * 1.45, x + w, outer);
    QPainterPath almond = upper;
    almond.cubicTo(x + w * 0.5, outer + open * 1.05, x - w * 0.5, y + open * 1.15, x - w, y + 0.01);
    const QPainterPath shape = turned(mirrored(almond, side));

    const QColor lid = shade(165);
    if (open > 0.015) {
        m_p.save();
        m_p.setClipPath(shape, Qt::IntersectClip);
        QLinearGradient white(at(side * x, y - open), at(side * x, y + open));
        white.setColorAt(0, QColor(0xb9b2ae));
        white.setColorAt(0.45, QColor(0xf6f3f0));
        m_p.setBrush(white);
        m_p.drawPath(shape);
        const QPointF middle = at(side * x, (y + outer) / 2) + QPointF(0.05 * m_pose.yaw, -0.004);
        const qreal r = std::min(0.085, 0.02 + m_look.eyeOpening * 0.85);
        QRadialGradient iris(middle, r);
        iris.setColorAt(0.35, m_look.iris.lighter(125));
        iris.setColorAt(0.8, m_look.iris);
        iris.setColorAt(1, m_look.iris.darker(190));
        m_p.setBrush(iris);
        m_p.drawEllipse(middle, r, r);
        m_p.setBrush(QColor(0x120d0b));
        m_p.drawEllipse(middle, r * 0.45, r * 0.45);
        m_p.setBrush(QColor(255, 255, 255, 230));
        m_p.drawEllipse(middle + QPointF(m_pose.light * r * 0.5, -r * 0.4), r * 0.22, r * 0.22);
        m_p.restore();
    }
    const QColor lash = m_look.style == Hair::Fringe || m_look.age > 0.9 ? QColor(0x6b4a36) : QColor(0x1c1412);
    line(mirrored(upper, side), lash, 0.022 + 0.08 * m_look.eyeOpening);
    QPainterPath crease = upper.translated(0, -0.035 - open * 0.2);
    line(mirrored(crease, side), lid, 0.014);
    QPainterPath lower(QPointF(x + w, outer));
    lower.cubicTo(x + w * 0.5, outer + open * 1.05, x - w * 0.5, y + open * 1.15, x - w, y + 0.01);
    line(mirrored(lower, side), lid, 0.012);
}

void Head::paintBrow(int side)
{
    const qreal t = m_look.browThickness;
    const qreal y = m_look.eyesAt - m_look.browsAbove - 0.02 * m_pose.smile;
    const qreal inner = m_look.eyesApart - m_look.eyeWidth * 1.15;
    const qreal outer = m_look.eyesApart + m_look.eyeWidth * 1.35;
    const qreal middle = m_look.eyesApart + m_look.eyeWidth * 0.4;
    QPainterPath path(QPointF(inner, y + m_look.browTilt + t * 0.5));
    path.cubicTo(inner + 0.05, y + m_look.browTilt - t * 0.6, middle, y - 0.06 - t * 0.5, outer, y + 0.04);
    path.cubicTo(middle, y - 0.03 + t * 0.4, inner + 0.08, y + m_look.browTilt + t * 0.7, inner,
                 y + m_look.browTilt + t * 0.5);
    const QPainterPath shape = turned(mirrored(path, side), 0.02);
    m_p.setPen(QPen(m_look.brows, t * 0.35, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_p.setBrush(m_look.brows);
    m_p.drawPath(shape);
    m_p.setPen(Qt::NoPen);
    hairs(shape, m_look.brows, 14, t, 0.4 * side);
}

void Head::paintNose()
{
    const qreal root = m_look.eyesAt + 0.02;
    const qreal tip = m_look.eyesAt + m_look.noseLength;
    const qreal w = m_look.noseWidth;
    const QColor dusk = shade(175);
    const int dark = m_pose.light > 0 ? -1 : 1;
    // The bridge stands out: one side in the light, one in the shade.
    for (int i = 0; i < 6; ++i) {
        const qreal along = root + (tip - root) * i / 6;
        soften(dark * (0.06 + 0.008 * i), along, 0.075, 0.1, dusk, 0.24);
        soften(0, along, 0.045, 0.1, m_look.skin.lighter(126), 0.2);
    }
    soften(0, tip + 0.05, w * 1.3, 0.09, dusk, 0.5); // shadow below
    QPainterPath ball;
    ball.addEllipse(QPointF(0, tip - 0.06), w * 0.62, 0.1);
    QRadialGradient skin(at(m_pose.light * 0.05, tip - 0.09, 0.2), w);
    skin.setColorAt(0, m_look.skin.lighter(118));
    skin.setColorAt(1, QColor(m_look.skin.red(), m_look.skin.green(), m_look.skin.blue(), 0));
    m_p.setBrush(skin);
    m_p.drawPath(turned(ball, 0.16));
    for (const int side : {-1, 1}) {
        QPainterPath wing(QPointF(side * w * 0.8, tip - 0.12));
        wing.cubicTo(side * w * 1.2, tip - 0.06, side * w * 1.1, tip + 0.02, side * w * 0.65, tip + 0.02);
        line(wing, shade(150), 0.02, 0.1);
        m_p.setBrush(shade(230));
        m_p.drawEllipse(at(side * w * 0.45, tip + 0.005, 0.12), w * 0.24, 0.026);
    }
    QPainterPath below(QPointF(-w * 0.3, tip + 0.02));
    below.quadTo(0, tip + 0.055, w * 0.3, tip + 0.02);
    line(below, shade(170), 0.018, 0.14);
}

void Head::paintMouth()
{
    const qreal y = m_look.mouthAt;
    const qreal w = m_look.mouthWidth * (1 + 0.14 * m_pose.smile);
    const qreal h = m_look.lipHeight;
    const qreal corner = y - 0.085 * m_pose.smile;
    const qreal gap = 0.015 + 0.07 * m_pose.speech;
    QPainterPath upper(QPointF(-w, corner));
    upper.cubicTo(-w * 0.5, y - h * 0.75, -w * 0.22, y - h * 1.15, 0, y - h * 0.65);
    upper.cubicTo(w * 0.22, y - h * 1.15, w * 0.5, y - h * 0.75, w, corner);
    upper.cubicTo(w * 0.5, y + 0.02, -w * 0.5, y + 0.02, -w, corner);
    QPainterPath lower(QPointF(-w, corner));
    lower.cubicTo(-w * 0.5, y + gap, w * 0.5, y + gap, w, corner);
    lower.cubicTo(w * 0.55, y + gap + h * 1.5, -w * 0.55, y + gap + h * 1.5, -w, corner);
    QPainterPath inside(QPointF(-w, corner));
    inside.cubicTo(-w * 0.5, y - 0.005, w * 0.5, y - 0.005, w, corner);
    inside.cubicTo(w * 0.5, y + gap * 1.3, -w * 0.5, y + gap * 1.3, -w, corner);

    m_p.setBrush(m_look.lips.darker(112));
    m_p.drawPath(turned(upper, 0.05));
    const QPainterPath full = turned(lower, 0.05);
    QLinearGradient red(full.boundingRect().topLeft(), full.boundingRect().bottomLeft());
    red.setColorAt(0, m_look.lips);
    red.setColorAt(0.6, m_look.lips.lighter(116));
    red.setColorAt(1, m_look.lips.darker(115));
    m_p.setBrush(red);
    m_p.drawPath(full);
    const QPainterPath opening = turned(inside, 0.05);
    m_p.setBrush(QColor(0x4a1f1e));
    m_p.drawPath(opening);
    if (m_pose.speech > 0.25) {
        m_p.save();
        m_p.setClipPath(opening, Qt::IntersectClip);
        m_p.setBrush(QColor(0xf2eee8));
        m_p.drawEllipse(at(0, y - 0.01, 0.05), w * 0.7, 0.035);
        m_p.restore();
    }
    for (const int side : {-1, 1})
        soften(side * (w + 0.02), corner, 0.05, 0.045, shade(170), 0.3);
}

void Head::paintGlasses()
{
    if (m_look.glasses == Glasses::None)
        return;
    const qreal x = m_look.eyesApart;
    const qreal y = m_look.eyesAt + 0.02;
    const QColor frame(0x231f20);
    const qreal inner = 0.06;
    for (const int side : {-1, 1}) {
        QPainterPath rim;
        if (m_look.glasses == Glasses::Square)
            rim.addRoundedRect(QRectF(QPointF(inner, y - 0.15), QPointF(2 * x - inner, y + 0.16)), 0.11, 0.11);
        else
            rim.addEllipse(QPointF(x, y), x - inner, x - inner);
        const QPainterPath shape = turned(mirrored(rim, side), 0.12);
        QLinearGradient lens(shape.boundingRect().topLeft(), shape.boundingRect().bottomRight());
        lens.setColorAt(0, QColor(255, 255, 255, 70));
        lens.setColorAt(0.4, QColor(255, 255, 255, 12));
        m_p.setBrush(lens);
        m_p.setPen(QPen(frame, 0.036));
        m_p.drawPath(shape);
        m_p.setPen(QPen(frame, 0.03, Qt::SolidLine, Qt::RoundCap));
        m_p.drawLine(at(side * (2 * x - inner), y - 0.08, 0.12),
                     QPointF(side * m_look.cheeks - 0.1 * m_pose.yaw, y - 0.06));
    }
    m_p.setPen(QPen(frame, 0.036));
    m_p.drawLine(at(-inner, y - 0.05, 0.16), at(inner, y - 0.05, 0.16));
    m_p.setPen(Qt::NoPen);
}

} // namespace ringface::demo
