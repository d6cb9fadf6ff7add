// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A visitor in the scene: way, gestures and clothes.
#include "core/demo/head.h"
#include "core/demo/scene.h"

#include <algorithm>
#include <cmath>

namespace ringface::demo
{

namespace
{
constexpr qreal horizon = 420;
constexpr qreal faceOfHead = 1.6; // in half heights of a head, as Look measures
constexpr qreal farAway = 42;     // pixels of a face that comes into the picture

struct Place {
    QPointF at; ///< middle of the head
    qreal size = 0;
    qreal walking = 0; ///< 0 (stands) to 1
    qreal sideways = 0;
};

qreal eased(qreal share)
{
    const qreal s = std::clamp<qreal>(share, 0, 1);
    return s * s * (3 - 2 * s);
}

Place placeOf(const Guest& g, qint64 ms)
{
    Place place;
    const qreal in = std::clamp<qreal>(qreal(ms - g.fromMs) / qreal(std::max<qint64>(1, g.atMs - g.fromMs)), 0, 1);
    const qreal out = eased(qreal(ms - g.untilMs) / qreal(std::max<qint64>(1, g.goneMs - g.untilMs)));
    // Walks at one speed: the distance shrinks evenly, the picture grows faster and faster.
    const qreal near = 1 / qreal(g.size);
    const qreal distance = near + (1 / farAway - near) * (1 - std::sin(in * 1.5708));
    place.size = 1 / distance;
    const qreal side = g.toTheLeft ? -1 : 1;
    const qreal away = g.toTheLeft ? g.x + 260.0 : sceneSize.width() - g.x + 260.0;
    const qreal share = (place.size - farAway) / (g.size - farAway);
    place.at.setX(640 + (g.x - 640) * share + side * away * out);
    place.walking = std::max(in < 1 ? 1.0 - in * in * in : 0.0, out > 0 ? std::min<qreal>(1, out * 4) : 0.0);
    place.sideways = side * std::min<qreal>(1, out * 5);
    const qreal bob = 0.02 * place.walking * place.size * std::sin(qreal(ms) / 110);
    place.at.setY(horizon - 1.5 * place.size + bob);
    return place;
}

Pose poseOf(const Guest& g, const Place& place, qint64 ms, qreal light)
{
    const qreal t = qreal(ms) / 1000 + 1.7 * int(g.who) + qreal(g.x) / 100;
    const qreal still = 1 - place.walking;
    Pose pose;
    pose.yaw = 0.1 * std::sin(t * 1.3) + still * 0.2 * std::sin(t * 0.9) + 0.5 * place.sideways;
    pose.pitch = 0.06 * std::sin(t * 1.1 + 1) + 0.05 * still;
    pose.roll = 0.05 * std::sin(t * 0.8 + 2);
    const qint64 beat = (ms + 900 * int(g.who)) % 2700;
    pose.blink = beat < 200 ? 1 - std::abs(qreal(beat) - 100) / 100 : 0;
    pose.smile = std::clamp<qreal>(g.mood + 0.3 * std::sin(t * 0.7), 0, 1);
    pose.speech = still * std::max<qreal>(0, std::sin(t * 0.6)) * (0.3 + 0.3 * std::sin(t * 9));
    pose.light = light;
    return pose;
}

void paintLegs(QPainter& p, const Guest& g, const Place& place, qint64 ms)
{
    const qreal step = place.walking * std::sin(qreal(ms) / 110 / 2);
    for (const int side : {-1, 1}) {
        const qreal lift = 0.35 * std::max<qreal>(0, side * step);
        QPainterPath leg(QPointF(side * 0.1, 6));
        leg.lineTo(side * 1.2, 6);
        leg.lineTo(side * 0.85, 12.4 - lift);
        leg.lineTo(side * 0.2, 12.4 - lift);
        leg.closeSubpath();
        p.setBrush(QColor(0x3b4250).lighter(side > 0 ? 100 : 115));
        p.drawPath(leg);
        p.setBrush(g.jacket.darker(300));
        p.drawRoundedRect(QRectF(side > 0 ? 0.1 : -1.05, 12.2 - lift, 0.95, 0.5), 0.2, 0.2);
    }
}

void paintBody(QPainter& p, const Guest& g, const Look& look, qreal light)
{
    const qreal w = 1.1 + look.jaw; // broad faces, broad shoulders
    QPainterPath body(QPointF(-0.36, 1.2));
    body.cubicTo(-0.8, 1.42, -w * 0.95, 1.4, -w, 2.3);
    body.cubicTo(-w * 1.06, 3.4, -w * 1.08, 5, -w, 6.6);
    body.lineTo(w, 6.6);
    body.cubicTo(w * 1.08, 5, w * 1.06, 3.4, w, 2.3);
    body.cubicTo(w * 0.95, 1.4, 0.8, 1.42, 0.36, 1.2);
    body.closeSubpath();
    QLinearGradient cloth(-w, 0, w, 0);
    cloth.setColorAt(0, g.jacket.darker(light > 0 ? 150 : 112));
    cloth.setColorAt(0.5 + 0.2 * light, g.jacket.lighter(112));
    cloth.setColorAt(1, g.jacket.darker(light > 0 ? 112 : 150));
    p.setBrush(cloth);
    p.drawPath(body);
    p.setPen(QPen(g.jacket.darker(140), 0.06, Qt::SolidLine, Qt::RoundCap));
    for (const int side : {-1, 1}) // arms
        p.drawLine(QPointF(side * w * 0.72, 3), QPointF(side * w * 0.76, 6.5));
    p.drawLine(QPointF(0, 2.2), QPointF(0, 6.6));
    p.setPen(Qt::NoPen);

    QLinearGradient throat(0, 0.6, 0, 1.7);
    throat.setColorAt(0, look.skin.darker(165));
    throat.setColorAt(0.7, look.skin.darker(118));
    p.setBrush(throat);
    QPainterPath neck(QPointF(-0.36, 0.5));
    neck.cubicTo(-0.34, 1.1, -0.38, 1.25, -0.6, 1.42);
    neck.quadTo(0, 2.35, 0.6, 1.42);
    neck.cubicTo(0.38, 1.25, 0.34, 1.1, 0.36, 0.5);
    p.drawPath(neck);
    p.setBrush(g.jacket.lighter(135));
    for (const int side : {-1, 1}) { // collar
        QPainterPath collar(QPointF(side * 0.5, 1.24));
        collar.quadTo(side * 0.4, 1.75, 0, 2.2);
        collar.lineTo(side * 0.5, 2.3);
        collar.quadTo(side * 0.95, 1.8, side * 0.8, 1.38);
        collar.closeSubpath();
        p.drawPath(collar);
    }
}
} // namespace

QRect faceAt(const Guest& guest, qint64 ms)
{
    if (ms < guest.fromMs || ms > guest.goneMs)
        return {};
    const Place place = placeOf(guest, ms);
    const qreal unit = place.size / faceOfHead;
    return QRectF(place.at + QPointF(-0.65, -0.6) * unit, QSizeF(1.3 * unit, place.size)).toAlignedRect();
}

void paintGuest(QPainter& p, const Guest& guest, qint64 ms, qreal light)
{
    if (ms < guest.fromMs || ms > guest.goneMs)
        return;
    const Place place = placeOf(guest, ms);
    const Look& look = lookOf(guest.who);
    const Pose pose = poseOf(guest, place, ms, light);
    const qreal unit = place.size / faceOfHead;
    p.save();
    p.translate(place.at);
    p.scale(unit, unit);
    p.setBrush(QColor(0, 0, 0, 50));
    p.drawEllipse(QPointF(0, 12.6), 1.9, 0.35);
    Head head(p, look, pose);
    paintLegs(p, guest, place, ms);
    head.paintBehind();
    paintBody(p, guest, look, light);
    head.paint();
    p.restore();
}

} // namespace ringface::demo
