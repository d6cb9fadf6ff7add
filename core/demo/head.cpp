// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/demo/head.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace ringface::demo
{

namespace
{
constexpr qreal depth = 0.7; // of the face before the head's axis

QColor withOpacity(QColor color, qreal opacity)
{
    color.setAlphaF(float(opacity));
    return color;
}
} // namespace

Head::Head(QPainter& painter, const Look& look, const Pose& pose)
    : m_p(painter)
    , m_look(look)
    , m_pose(pose)
    , m_outline(outline())
{
}

QPointF Head::at(qreal x, qreal y, qreal above) const
{
    const qreal bulge = 1 - x * x / 0.8 - y * y / 1.9;
    const qreal z = depth * std::sqrt(std::max<qreal>(0, bulge)) + above;
    return {x * std::cos(m_pose.yaw) + z * std::sin(m_pose.yaw),
            y * std::cos(m_pose.pitch) + z * std::sin(m_pose.pitch)};
}

QPainterPath Head::turned(const QPainterPath& path, qreal above) const
{
    QPainterPath out(path);
    for (int i = 0; i < out.elementCount(); ++i) {
        const QPointF point = at(out.elementAt(i).x, out.elementAt(i).y, above);
        out.setElementPositionAt(i, point.x(), point.y());
    }
    return out;
}

QPainterPath Head::outline() const
{
    const qreal w = m_look.cheeks;
    const qreal j = m_look.jaw;
    const qreal c = m_look.chin;
    QPainterPath path(QPointF(0, -1));
    path.cubicTo(w * 0.78, -1, w * 1.03, -0.66, w, -0.1);
    path.cubicTo(w * 0.99, 0.2, j * 1.12, 0.4, j, 0.58);
    path.cubicTo(j * 0.88, 0.8, c * 1.2, 1, 0, 1);
    path.cubicTo(-c * 1.2, 1, -j * 0.88, 0.8, -j, 0.58);
    path.cubicTo(-j * 1.12, 0.4, -w * 0.99, 0.2, -w, -0.1);
    path.cubicTo(-w * 1.03, -0.66, -w * 0.78, -1, 0, -1);
    // The skull turns on itself; the chin, which lies before the axis, goes along.
    for (int i = 0; i < path.elementCount(); ++i) {
        const qreal y = path.elementAt(i).y;
        const qreal z = 0.4 * std::clamp<qreal>((y + 0.2) / 1.2, 0, 1);
        path.setElementPositionAt(i, path.elementAt(i).x + z * std::sin(m_pose.yaw),
                                  y + z * std::sin(m_pose.pitch) * 0.5);
    }
    return path;
}

void Head::soften(qreal x, qreal y, qreal width, qreal height, const QColor& color, qreal opacity)
{
    m_p.save();
    m_p.translate(at(x, y));
    m_p.scale(width, height);
    QRadialGradient gradient(QPointF(), 1);
    gradient.setColorAt(0, withOpacity(color, opacity));
    gradient.setColorAt(0.5, withOpacity(color, opacity * 0.55));
    gradient.setColorAt(1, withOpacity(color, 0));
    m_p.setPen(Qt::NoPen);
    m_p.setBrush(gradient);
    m_p.drawEllipse(QPointF(), 1, 1);
    m_p.restore();
}

QColor Head::shade(int percent) const
{
    constexpr qreal warmer = 1.28;
    QColor color = m_look.skin.darker(percent);
    color.setHsvF(color.hsvHueF(), std::min<float>(1, color.hsvSaturationF() * float(warmer)), color.valueF());
    return color;
}

void Head::line(const QPainterPath& path, const QColor& color, qreal width, qreal above)
{
    m_p.setBrush(Qt::NoBrush);
    m_p.setPen(QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_p.drawPath(turned(path, above));
    m_p.setPen(Qt::NoPen);
}

void Head::hairs(const QPainterPath& within, const QColor& color, int count, qreal length, qreal lean)
{
    QRandomGenerator random(quint32(count) + quint32(100 * m_look.cheeks));
    m_p.save();
    m_p.setClipPath(within, Qt::IntersectClip);
    const QRectF box = within.boundingRect();
    for (int i = 0; i < count; ++i) {
        const qreal x = box.left() + random.bounded(1.0) * box.width();
        const qreal y = box.top() + random.bounded(1.0) * box.height();
        const qreal swing = (x - box.center().x()) * lean + 0.3 * (random.bounded(1.0) - 0.5) * length;
        const int tone = 82 + random.bounded(48);
        m_p.setPen(QPen(withOpacity(color.lighter(tone), 0.4), 0.018, Qt::SolidLine, Qt::RoundCap));
        m_p.drawLine(QPointF(x, y), QPointF(x + swing, y + length));
    }
    m_p.restore();
}

void Head::paintEars()
{
    for (const int side : {-1, 1}) {
        const qreal x = side * m_look.cheeks * (1.02 - 0.1 * side * m_pose.yaw) - 0.1 * std::sin(m_pose.yaw);
        QRadialGradient skin(QPointF(x, 0.1), 0.25);
        skin.setColorAt(0, shade(128));
        skin.setColorAt(1, shade(108));
        m_p.setBrush(skin);
        m_p.drawEllipse(QPointF(x, 0.08), 0.11, 0.21 + 0.04 * m_look.age);
    }
}

void Head::paintSkin()
{
    const QColor skin = m_look.skin;
    QRadialGradient base(QPointF(m_pose.light * 0.35, -0.25), 1.35);
    base.setColorAt(0, skin.lighter(108));
    base.setColorAt(0.5, skin);
    base.setColorAt(1, shade(140));
    m_p.setBrush(base);
    m_p.drawPath(m_outline);

    m_p.save();
    m_p.setClipPath(m_outline, Qt::IntersectClip);
    const QColor dusk = shade(180);
    const qreal dark = m_pose.light > 0 ? -1 : 1;
    soften(dark * m_look.cheeks, 0.1, 0.42, 1.1, dusk,
           0.5 * std::abs(m_pose.light) + 0.15); // the side away from the light
    soften(-dark * m_look.cheeks, 0.2, 0.25, 0.9, dusk, 0.22);
    for (const int side : {-1, 1}) {
        soften(side * m_look.eyesApart, m_look.eyesAt - 0.03, 0.27, 0.2, dusk, 0.42);    // sockets
        soften(side * m_look.cheeks * 0.78, 0.52, 0.22, 0.34, dusk, 0.22);               // below the cheekbones
        soften(side * m_look.eyesApart * 1.2, 0.27, 0.25, 0.17, QColor(0xe0705e), 0.26); // warm cheeks
        soften(side * m_look.eyesApart * 1.2, 0.2, 0.2, 0.1, skin.lighter(128), 0.35);
    }
    soften(0, -0.48, 0.5, 0.3, skin.lighter(122), 0.4);                        // forehead
    soften(0, m_look.mouthAt + 0.3, 0.17, 0.1, skin.lighter(122), 0.35);       // chin
    soften(0, m_look.mouthAt + m_look.lipHeight + 0.1, 0.2, 0.06, dusk, 0.35); // below the lips
    if (m_look.freckles) {
        QRandomGenerator random(11);
        m_p.setBrush(withOpacity(QColor(0xb8764c), 0.42));
        for (int i = 0; i < 30; ++i) {
            const qreal x = (random.bounded(1.0) - 0.5) * 0.95;
            m_p.drawEllipse(at(x, 0.24 + (random.bounded(1.0) - 0.5) * 0.2), 0.013, 0.012);
        }
    }
    m_p.restore();
}

void Head::paintAge()
{
    if (m_look.age <= 0)
        return;
    const QColor fold = withOpacity(shade(185), 0.5 * m_look.age);
    for (int i = 0; i < 3; ++i) { // forehead
        const qreal y = m_look.eyesAt - m_look.browsAbove - 0.17 - 0.1 * i;
        QPainterPath path(QPointF(-0.33 + 0.04 * i, y));
        path.cubicTo(-0.15, y - 0.04, 0.15, y - 0.04, 0.33 - 0.04 * i, y + 0.01);
        line(path, fold, 0.018);
    }
    const qreal eyes = m_look.eyesAt;
    for (const int side : {-1, 1}) {
        const qreal outer = m_look.eyesApart + m_look.eyeWidth;
        for (const qreal slope : {-0.06, 0.01, 0.08}) { // beside the eyes
            QPainterPath path(QPointF(side * (outer + 0.03), eyes + slope * 0.5));
            path.lineTo(side * (outer + 0.13), eyes + slope * 1.6);
            line(path, fold, 0.014);
        }
        QPainterPath bag(QPointF(side * (m_look.eyesApart - 0.12), eyes + 0.1));
        bag.cubicTo(side * m_look.eyesApart, eyes + 0.2, side * (m_look.eyesApart + 0.1), eyes + 0.16, side * outer,
                    eyes + 0.08);
        line(bag, fold, 0.02);
        const qreal nose = m_look.eyesAt + m_look.noseLength;
        QPainterPath cheek(QPointF(side * (m_look.noseWidth + 0.02), nose - 0.08));
        cheek.cubicTo(side * (m_look.noseWidth + 0.14), nose + 0.05, side * (m_look.mouthWidth + 0.1), nose + 0.14,
                      side * (m_look.mouthWidth + 0.1), m_look.mouthAt + 0.04);
        line(cheek, fold, 0.022);
    }
}

void Head::paint()
{
    m_p.save();
    m_p.rotate(m_pose.roll * 57.3);
    m_p.setPen(Qt::NoPen);
    paintEars();
    paintSkin();
    paintAge();
    if (m_look.beard == Beard::Moustache)
        paintMouth();
    paintBeard();
    if (m_look.beard != Beard::Moustache)
        paintMouth();
    paintNose();
    for (const int side : {-1, 1}) {
        paintEye(side);
        paintBrow(side);
    }
    paintGlasses();
    paintHair();
    m_p.restore();
}

} // namespace ringface::demo
