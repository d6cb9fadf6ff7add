// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What lies before the front door.
#include "core/demo/scene.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <cmath>

namespace ringface::demo
{

namespace
{
void paintBush(QPainter& p, QPointF at, qreal size, const QColor& green, quint32 seed)
{
    QRandomGenerator random(seed);
    for (int i = 0; i < 48; ++i) {
        const qreal angle = random.bounded(6.283);
        const qreal reach = std::sqrt(random.bounded(1.0));
        const QPointF place = at + QPointF(size * reach * std::cos(angle), size * 0.62 * reach * std::sin(angle));
        const qreal r = size * (0.26 + 0.12 * random.bounded(1.0));
        QRadialGradient leaf(place + QPointF(-r * 0.3, -r * 0.4), r * 1.4);
        leaf.setColorAt(0, green.lighter(118 - int(14 * reach * std::sin(angle))));
        leaf.setColorAt(1, green.darker(118));
        p.setBrush(leaf);
        p.drawEllipse(place, r, r * 0.86);
    }
}

void paintSky(QPainter& p)
{
    QLinearGradient sky(0, 0, 0, 400);
    sky.setColorAt(0, QColor(0x8fbfe6));
    sky.setColorAt(1, QColor(0xe9f2f4));
    p.fillRect(QRect(0, 0, 1280, 420), sky);
    p.setBrush(QColor(255, 255, 255, 150));
    for (const QPointF cloud : {QPointF(300, 96), QPointF(930, 66)}) {
        QPainterPath whole;
        whole.setFillRule(Qt::WindingFill);
        for (int i = 0; i < 5; ++i)
            whole.addEllipse(cloud + QPointF(38 * i, i % 2 == 0 ? 8 : -8), 44, i == 2 ? 30 : 20);
        p.drawPath(whole);
    }
    QPainterPath hills(QPointF(0, 330));
    hills.cubicTo(220, 262, 420, 320, 640, 296);
    hills.cubicTo(860, 262, 1080, 330, 1280, 276);
    hills.lineTo(1280, 430);
    hills.lineTo(0, 430);
    p.setBrush(QColor(0xa9c7b4));
    p.drawPath(hills);
}

void paintHouse(QPainter& p)
{
    p.setBrush(QColor(0xe6c9a4));
    p.drawRect(860, 232, 300, 166);
    p.setBrush(QColor(0xa6594a));
    p.drawPolygon(QPolygon({{832, 236}, {896, 152}, {1124, 152}, {1188, 236}}));
    p.setBrush(QColor(0x8c4a3e));
    p.drawRect(1070, 128, 34, 54);
    for (const int x : {888, 1078}) {
        p.setBrush(QColor(0xf7f3ea));
        p.drawRect(x, 268, 56, 62);
        p.setBrush(QColor(0x86a6bd));
        p.drawRect(x + 5, 273, 46, 52);
        p.setBrush(QColor(0xf7f3ea));
        p.drawRect(x + 26, 273, 4, 52);
    }
    p.setBrush(QColor(0x4f7d76));
    p.drawRect(985, 286, 54, 112);
}

void paintFence(QPainter& p)
{
    p.setBrush(QColor(0x9b9fa4));
    p.drawRect(0, 396, 1280, 26); // the road
    p.setBrush(QColor(0xf4f1ea));
    for (int x = 8; x < 1280; x += 30) {
        if (x > 520 && x < 745) // the gate is open
            continue;
        p.drawPolygon(QPolygon({{x, 452}, {x, 376}, {x + 7, 366}, {x + 14, 376}, {x + 14, 452}}));
    }
    for (const int y : {388, 424}) {
        p.drawRect(0, y, 534, 8);
        p.drawRect(744, y, 536, 8);
    }
}

void paintGround(QPainter& p)
{
    QLinearGradient lawn(0, 420, 0, 720);
    lawn.setColorAt(0, QColor(0xa6c884));
    lawn.setColorAt(1, QColor(0x6f9f58));
    p.fillRect(QRect(0, 420, 1280, 300), lawn);
    QRandomGenerator random(3);
    for (int i = 0; i < 900; ++i) { // blades of grass
        const qreal y = 424 + 296 * random.bounded(1.0);
        const qreal x = random.bounded(1280.0);
        const qreal tall = (y - 400) / 26;
        p.setPen(QPen(QColor(i % 2 == 0 ? 0x8db86e : 0x5f8f4c), 1.2));
        p.drawLine(QPointF(x, y), QPointF(x + random.bounded(4.0) - 2, y - tall));
    }
    p.setPen(Qt::NoPen);
    QLinearGradient stone(0, 420, 0, 720);
    stone.setColorAt(0, QColor(0xd9d3c8));
    stone.setColorAt(1, QColor(0xc3b9a9));
    p.setBrush(stone);
    p.drawPolygon(QPolygon({{590, 420}, {690, 420}, {980, 720}, {300, 720}}));
    p.setPen(QPen(QColor(0xab9f8e), 3));
    for (const int y : {440, 468, 508, 566, 646}) {
        const qreal share = (y - 420) / 300.0;
        p.drawLine(QPointF(590 - 290 * share, y), QPointF(690 + 290 * share, y));
    }
    p.drawLine(QPointF(640, 420), QPointF(640, 720));
    p.setPen(Qt::NoPen);
}

void paintFlowers(QPainter& p)
{
    QRandomGenerator random(12);
    const QRgb petals[] = {0xffe8788a, 0xfff3c14b, 0xffffffff, 0xffb48ad0};
    for (int i = 0; i < 46; ++i) {
        const bool right = i % 2 == 0;
        const qreal y = 470 + 230 * random.bounded(1.0);
        const qreal edge = right ? 690 + (y - 420) * 290 / 300 : 590 - (y - 420) * 290 / 300;
        const qreal x = edge + (right ? 1 : -1) * (16 + 60 * random.bounded(1.0) * (y - 400) / 200);
        const qreal r = 2 + (y - 420) / 60;
        p.setBrush(QColor(0x4f7f45));
        p.drawEllipse(QPointF(x, y + r * 1.4), r * 1.5, r * 1.2);
        p.setBrush(QColor(petals[i % 4]));
        p.drawEllipse(QPointF(x, y), r, r);
        p.setBrush(QColor(0xd98e2b));
        p.drawEllipse(QPointF(x, y), r * 0.36, r * 0.36);
    }
}

void paintPorch(QPainter& p)
{
    QLinearGradient post(0, 0, 84, 0);
    post.setColorAt(0, QColor(0xd8d0c2));
    post.setColorAt(0.6, QColor(0xf6f1e8));
    post.setColorAt(1, QColor(0xc9c0b0));
    p.fillRect(QRect(0, 0, 84, 720), post);
    p.fillRect(QRect(0, 600, 100, 120), post);
    QLinearGradient beam(0, 0, 0, 26);
    beam.setColorAt(0, QColor(0xb9b0a1));
    beam.setColorAt(1, QColor(0xe9e2d6));
    p.fillRect(QRect(0, 0, 1280, 26), beam);
    // A pot with geraniums
    paintBush(p, {1180, 552}, 74, QColor(0x5f9157), 21);
    QRandomGenerator random(12);
    for (int i = 0; i < 16; ++i) {
        const QPointF place(1112 + random.bounded(136.0), 498 + random.bounded(86.0));
        for (int petal = 0; petal < 5; ++petal) {
            p.setBrush(QColor(petal % 2 == 0 ? 0xd9534f : 0xe57368));
            p.drawEllipse(place + QPointF(6 * std::cos(petal * 1.257), 6 * std::sin(petal * 1.257)), 5.5, 5.5);
        }
        p.setBrush(QColor(0xf6d27a));
        p.drawEllipse(place, 3.4, 3.4);
    }
    QLinearGradient pot(1110, 0, 1250, 0);
    pot.setColorAt(0, QColor(0xb5643c));
    pot.setColorAt(0.4, QColor(0xd8855a));
    pot.setColorAt(1, QColor(0x94502f));
    p.setBrush(pot);
    p.drawPolygon(QPolygon({{1106, 600}, {1254, 600}, {1236, 720}, {1124, 720}}));
    p.drawRoundedRect(QRect(1096, 588, 168, 28), 8, 8);
}
} // namespace

void paintGarden(QPainter& p, qreal light)
{
    paintSky(p);
    paintBush(p, {180, 300}, 120, QColor(0x6d9a62), 4);
    paintBush(p, {760, 330}, 76, QColor(0x7ba86c), 5);
    paintHouse(p);
    paintGround(p);
    paintFence(p);
    paintFlowers(p);
    paintBush(p, {190, 500}, 96, QColor(0x5c8d4e), 6);
    paintBush(p, {1090, 470}, 74, QColor(0x5c8d4e), 7);
    paintPorch(p);
    QLinearGradient sun(light > 0 ? 1280 : 0, 0, light > 0 ? 0 : 1280, 300); // warm on one side
    sun.setColorAt(0, QColor(255, 236, 190, int(70 * std::abs(light))));
    sun.setColorAt(0.7, QColor(255, 236, 190, 0));
    p.fillRect(QRect(0, 0, 1280, 720), sun);
}

void paintBranches(QPainter& p, qint64 ms)
{
    QRandomGenerator random(9);
    for (int i = 0; i < 34; ++i) {
        const qreal sway = 5 * std::sin(qreal(ms) / 700 + i * 0.4);
        const QPointF place(1010 + random.bounded(300.0) + sway,
                            -8 + random.bounded(88.0) * (i % 3) / 2.0 + sway * 0.3);
        p.setBrush(QColor(i % 2 == 0 ? 0x4f7f45 : 0x6a9c58));
        p.save();
        p.translate(place);
        p.rotate(40 + 50 * random.bounded(1.0) + 2 * sway);
        p.drawEllipse(QPointF(), 26, 11);
        p.restore();
    }
}

void paintCat(QPainter& p, qint64 ms)
{
    const qreal share = qreal(ms - 800) / 5600;
    if (share < 0 || share > 1)
        return;
    const bool sits = share > 0.42 && share < 0.62;
    const qreal way = share < 0.42 ? share / 0.42 * 0.5 : sits ? 0.5 : 0.5 + (share - 0.62) / 0.38 * 0.5;
    p.save();
    p.translate(1150 - 1000 * way, 560);
    p.setBrush(QColor(0, 0, 0, 40));
    p.drawEllipse(QPointF(10, 62), 80, 9);
    const QColor fur(0xd08a48);
    p.setBrush(fur.darker(115));
    const qreal step = sits ? 0 : std::sin(qreal(ms) / 90);
    for (const qreal x : {-36.0, -22.0, 44.0, 58.0})
        p.drawRoundedRect(QRectF(x + 6 * step * (int(x) % 4 == 0 ? 1 : -1), 22, 12, 40), 5, 5);
    p.setPen(QPen(fur.darker(110), 13, Qt::SolidLine, Qt::RoundCap));
    p.setBrush(Qt::NoBrush);
    QPainterPath tail(QPointF(60, 6));
    tail.cubicTo(100, 0, 96, -40, 108 + 8 * std::sin(qreal(ms) / 300), -52);
    p.drawPath(tail);
    p.setPen(Qt::NoPen);
    p.setBrush(fur);
    p.drawRoundedRect(QRectF(-44, -10, 116, 46), 24, 24);
    p.drawEllipse(QPointF(-52, -14), 28, 25);
    p.drawEllipse(QPointF(-76, -8), 12, 9);
    p.drawPolygon(QPolygonF({{-76, -24}, {-74, -52}, {-56, -36}}));
    p.drawPolygon(QPolygonF({{-48, -36}, {-32, -52}, {-28, -24}}));
    p.setPen(QPen(fur.darker(135), 5, Qt::SolidLine, Qt::RoundCap));
    for (const qreal x : {-10.0, 12.0, 34.0})
        p.drawLine(QPointF(x, -6), QPointF(x + 3, 12));
    p.setPen(Qt::NoPen);
    p.setBrush(QColor(0x2b241c));
    p.drawEllipse(QPointF(-66, -17), 3.4, 4.4); // it looks where it goes: a face with two eyes would be found
    p.drawEllipse(QPointF(-85, -11), 3.2, 2.4);
    p.restore();
}

} // namespace ringface::demo
