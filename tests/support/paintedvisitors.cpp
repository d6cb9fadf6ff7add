// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/paintedvisitors.h"

#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>

#include <opencv2/videoio.hpp>

#include <cmath>

namespace ringface::testing
{

namespace
{
enum class Hair { Long, Short, Cap, Bun, Curly, Bowl, Hood };

struct Look {
    QColor skin;
    QColor hair;
    QColor coat;
    QColor collar;
    Hair style = Hair::Short;
    bool beard = false;
    bool glasses = false;
};

const Look& lookOf(Visitor who)
{
    static const Look looks[] = {
        {0xf2c9a8, 0x6b3a1e, 0xb8405a, 0xf3e3d3, Hair::Long},
        {0xeebb94, 0xc08a3e, 0x2f5d8a, 0xdfe7ee, Hair::Short, true},
        {0xc98d62, 0x2c211b, 0xb5651d, 0xf2c14e, Hair::Cap},
        {0xf0c6a4, 0x7a4a22, 0xb5651d, 0xf2c14e, Hair::Cap, true},
        {0xf3d0b5, 0xd5d3d0, 0x6a5a8c, 0xf5f0fa, Hair::Bun, false, true},
        {0x8a5a3b, 0x1d1715, 0x3d7a5a, 0xe8e2c8, Hair::Curly},
        {0xf6d3b3, 0xa9662c, 0xe0a526, 0x4b7fb5, Hair::Bowl},
        {0xe2b894, 0x3a2a20, 0x39414d, 0x20262e, Hair::Hood, true},
    };
    return looks[size_t(who)];
}

QPainterPath ellipse(const QRectF& rect)
{
    QPainterPath path;
    path.addEllipse(rect);
    return path;
}

/// The top of the head down to \a line, a little larger than the head.
QPainterPath crown(qreal line, qreal bend)
{
    QPainterPath path;
    path.moveTo(-0.42, line + 0.16);
    path.cubicTo(-0.47, -0.46, -0.28, -0.6, 0, -0.6);
    path.cubicTo(0.28, -0.6, 0.47, -0.46, 0.42, line + 0.16);
    path.cubicTo(0.36, line - bend, 0.12, line - bend, -0.06, line);
    path.cubicTo(-0.2, line + 0.04, -0.36, line + 0.02, -0.42, line + 0.16);
    return path;
}

void paintBehindHead(QPainter& p, const Look& look)
{
    p.setBrush(look.hair.darker(115));
    if (look.style == Hair::Long) {
        QPainterPath path;
        path.moveTo(-0.44, -0.2);
        path.cubicTo(-0.5, -0.72, 0.5, -0.72, 0.44, -0.2);
        path.cubicTo(0.48, 0.2, 0.6, 0.5, 0.5, 0.78);
        path.lineTo(-0.5, 0.78);
        path.cubicTo(-0.6, 0.5, -0.48, 0.2, -0.44, -0.2);
        p.drawPath(path);
    } else if (look.style == Hair::Bun) {
        p.drawEllipse(QPointF(0.05, -0.66), 0.2, 0.17);
    } else if (look.style == Hair::Hood) {
        p.setBrush(look.coat.darker(125));
        p.drawEllipse(QPointF(0, -0.02), 0.56, 0.68);
    }
}

void paintBody(QPainter& p, const Look& look)
{
    QPainterPath body;
    body.moveTo(-0.3, 0.6);
    body.cubicTo(-0.75, 0.68, -1.02, 0.8, -1.06, 1.25);
    body.lineTo(-1.12, 5);
    body.lineTo(1.12, 5);
    body.lineTo(1.06, 1.25);
    body.cubicTo(1.02, 0.8, 0.75, 0.68, 0.3, 0.6);
    body.closeSubpath();
    QLinearGradient cloth(-1.1, 0, 1.1, 0);
    cloth.setColorAt(0, look.coat.darker(125));
    cloth.setColorAt(0.4, look.coat);
    cloth.setColorAt(1, look.coat.darker(140));
    p.setBrush(cloth);
    p.drawPath(body);
    p.setBrush(look.skin.darker(118));
    p.drawRoundedRect(QRectF(-0.19, 0.3, 0.38, 0.45), 0.12, 0.12);
    p.setBrush(look.collar);
    p.drawPolygon(QPolygonF({{-0.34, 0.58}, {-0.02, 0.86}, {-0.3, 0.98}}));
    p.drawPolygon(QPolygonF({{0.34, 0.58}, {0.02, 0.86}, {0.3, 0.98}}));
    p.setPen(QPen(look.coat.darker(160), 0.02));
    p.drawLine(QPointF(0, 0.9), QPointF(0, 5));
    p.setPen(Qt::NoPen);
}

void paintFeatures(QPainter& p, const Look& look, qreal turn, bool smiles)
{
    const qreal x = turn * 0.07;
    p.setBrush(QColor(214, 106, 96, 60)); // cheeks
    p.drawEllipse(QPointF(x - 0.22, 0.16), 0.09, 0.06);
    p.drawEllipse(QPointF(x + 0.22, 0.16), 0.09, 0.06);
    for (const qreal eye : {x - 0.155, x + 0.155}) {
        p.setPen(Qt::NoPen);
        p.setBrush(Qt::white);
        p.drawEllipse(QPointF(eye, -0.03), 0.07, 0.045);
        p.setBrush(QColor(0x3b2b22));
        p.drawEllipse(QPointF(eye + turn * 0.02, -0.03), 0.034, 0.04);
        p.setBrush(Qt::white);
        p.drawEllipse(QPointF(eye + turn * 0.02 + 0.012, -0.045), 0.01, 0.01);
        p.setBrush(Qt::NoBrush);
        p.setPen(QPen(look.hair.darker(130), 0.026, Qt::SolidLine, Qt::RoundCap));
        p.drawLine(QPointF(eye - 0.075, -0.125), QPointF(eye + 0.075, -0.135));
        if (look.glasses) {
            p.setPen(QPen(QColor(0x44355e), 0.022));
            p.drawEllipse(QPointF(eye, -0.03), 0.115, 0.095);
        }
    }
    if (look.glasses)
        p.drawLine(QPointF(x - 0.04, -0.04), QPointF(x + 0.04, -0.04));
    p.setPen(QPen(look.skin.darker(150), 0.022, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    p.drawPolyline(QPolygonF({{x + turn * 0.03, 0.01}, {x + turn * 0.08 + 0.03, 0.13}, {x - 0.02, 0.14}}));
    p.setPen(Qt::NoPen);
    if (look.beard) {
        QPainterPath beard;
        beard.moveTo(-0.38, 0.02);
        beard.cubicTo(-0.38, 0.62, 0.38, 0.62, 0.38, 0.02);
        beard.cubicTo(0.32, 0.2, 0.2, 0.19, x, 0.19);
        beard.cubicTo(-0.2, 0.19, -0.32, 0.2, -0.38, 0.02);
        p.setBrush(look.hair);
        p.drawPath(beard);
    }
    QPainterPath mouth;
    mouth.moveTo(x - 0.11, 0.265);
    mouth.quadTo(x, smiles ? 0.4 : 0.32, x + 0.11, 0.265);
    mouth.quadTo(x, 0.29, x - 0.11, 0.265);
    p.setBrush(QColor(smiles ? 0x8f2f34 : 0xa84d49));
    p.drawPath(mouth);
}

void paintHair(QPainter& p, const Look& look)
{
    p.setBrush(look.hair);
    switch (look.style) {
    case Hair::Long:
        p.drawPath(crown(-0.24, 0.12));
        break;
    case Hair::Short:
        p.drawPath(crown(-0.28, 0.04));
        break;
    case Hair::Bun:
        p.drawPath(crown(-0.27, 0.08));
        break;
    case Hair::Bowl:
        p.drawPath(crown(-0.16, 0));
        break;
    case Hair::Curly:
        for (int i = 0; i <= 14; ++i) {
            const qreal angle = 2.95 - i * 0.2; // from ear to ear
            p.drawEllipse(QPointF(0.41 * std::cos(angle), -0.13 - 0.4 * std::sin(angle)), 0.13, 0.13);
            p.drawEllipse(QPointF(0.22 * std::cos(angle), -0.36 - 0.12 * std::fabs(std::sin(angle))), 0.13, 0.1);
        }
        break;
    case Hair::Cap: {
        p.drawPath(crown(-0.2, 0));
        p.setBrush(look.coat.darker(120));
        QPainterPath cap;
        cap.moveTo(-0.44, -0.24);
        cap.cubicTo(-0.46, -0.74, 0.46, -0.74, 0.44, -0.24);
        cap.closeSubpath();
        p.drawPath(cap);
        p.setBrush(look.coat.darker(165));
        p.drawRoundedRect(QRectF(-0.5, -0.3, 1, 0.1), 0.05, 0.05);
        p.setBrush(look.collar);
        p.drawEllipse(QPointF(0, -0.44), 0.09, 0.075);
        break;
    }
    case Hair::Hood: {
        p.drawPath(crown(-0.3, 0.02));
        QPainterPath hood = ellipse(QRectF(-0.56, -0.7, 1.12, 1.36));
        hood -= ellipse(QRectF(-0.42, -0.47, 0.84, 1.04));
        p.setBrush(look.coat);
        p.drawPath(hood);
        break;
    }
    }
}

QPoint middleAt(const Standing& s, qint64 ms)
{
    const double share = double(ms - s.fromMs) / std::max(1, s.toMs - s.fromMs);
    const double bob = 0.012 * s.size * std::sin(double(ms) / 170);
    return {qRound(s.from.x() + share * (s.to.x() - s.from.x())),
            qRound(s.from.y() + share * (s.to.y() - s.from.y()) + bob)};
}

void paintVisitor(QPainter& p, const Standing& s, qint64 ms)
{
    const Look& look = lookOf(s.who);
    const double phase = double(ms) / 800 + 2 * int(s.who);
    const double turn = std::sin(phase);
    p.save();
    p.translate(middleAt(s, ms));
    p.scale(s.size, s.size);
    p.setPen(Qt::NoPen);
    paintBehindHead(p, look);
    paintBody(p, look);
    p.rotate(4 * std::sin(phase * 0.7));
    p.setBrush(look.skin.darker(112));
    p.drawEllipse(QPointF(-0.4, 0.02), 0.06, 0.1);
    p.drawEllipse(QPointF(0.4, 0.02), 0.06, 0.1);
    QRadialGradient skin(QPointF(-0.1, -0.1), 0.75);
    skin.setColorAt(0, look.skin.lighter(106));
    skin.setColorAt(1, look.skin.darker(122));
    p.setBrush(skin);
    p.drawEllipse(QRectF(-0.39, -0.52, 0.78, 1.02));
    paintFeatures(p, look, turn, std::cos(phase * 1.3) > 0);
    paintHair(p, look);
    p.restore();
}

void paintBush(QPainter& p, QPointF at, qreal size, const QColor& green)
{
    for (int i = 0; i < 9; ++i) {
        const qreal angle = i * 0.7;
        p.setBrush(green.lighter(90 + 5 * (i % 5)));
        p.drawEllipse(at + QPointF(size * 0.6 * std::cos(angle), size * 0.35 * std::sin(angle)), size * 0.5,
                      size * 0.42);
    }
}

void paintPath(QPainter& p)
{
    QLinearGradient sky(0, 0, 0, 230);
    sky.setColorAt(0, QColor(0xa9cbe6));
    sky.setColorAt(1, QColor(0xe6eff3));
    p.fillRect(QRect(0, 0, 960, 230), sky);
    p.setBrush(QColor(0xd9b99b)); // the house over the road
    p.drawRect(590, 92, 250, 128);
    p.setBrush(QColor(0x9c5b48));
    p.drawPolygon(QPolygon({{566, 96}, {715, 22}, {864, 96}}));
    p.setBrush(QColor(0x7f97a8));
    for (const int x : {625, 695, 765})
        p.drawRect(x, 125, 42, 46);
    p.fillRect(QRect(0, 214, 960, 30), QColor(0x8b8f95));
    p.fillRect(QRect(0, 240, 960, 300), QColor(0x8db56f));
    p.setBrush(QColor(0xcfc6b8));
    p.drawPolygon(QPolygon({{430, 240}, {530, 240}, {780, 540}, {180, 540}}));
    p.setPen(QPen(QColor(0xb4aa9b), 3));
    for (const int y : {265, 300, 350, 420, 500})
        p.drawLine(480 - (y - 190) * 85 / 100, y, 480 + (y - 190) * 85 / 100, y);
    p.setPen(Qt::NoPen);
    paintBush(p, {110, 255}, 120, QColor(0x4f7f4a));
    paintBush(p, {330, 228}, 62, QColor(0x5f9157));
    paintBush(p, {890, 270}, 130, QColor(0x47754a));
    p.fillRect(QRect(0, 0, 46, 540), QColor(0xe9e4da)); // the porch
    p.fillRect(QRect(46, 0, 8, 540), QColor(0xc9c2b4));
    p.fillRect(QRect(0, 0, 960, 16), QColor(0xd8d1c3));
}

void paintLawn(QPainter& p)
{
    p.fillRect(QRect(0, 0, 960, 150), QColor(0xc7dcea));
    paintBush(p, {760, 60}, 150, QColor(0x5d8f4f));
    p.fillRect(QRect(0, 110, 960, 140), QColor(0x9a7452));
    p.setPen(QPen(QColor(0x7d5c40), 3));
    for (int x = 0; x < 960; x += 38)
        p.drawLine(x, 110, x, 250);
    p.setPen(Qt::NoPen);
    p.fillRect(QRect(0, 250, 960, 290), QColor(0x7fac62));
    p.setBrush(QColor(0xb9b2a6));
    for (int i = 0; i < 5; ++i)
        p.drawEllipse(QPoint(560 - 60 * i, 285 + 55 * i), 60 + 12 * i, 14 + 3 * i);
    p.setBrush(QColor(0x8d5d48)); // the shed
    p.drawRect(40, 60, 220, 210);
    p.setBrush(QColor(0x5a3f36));
    p.drawPolygon(QPolygon({{20, 66}, {150, 4}, {280, 66}}));
    p.setBrush(QColor(0x6f4a3b));
    p.drawRect(110, 120, 80, 150);
    paintBush(p, {880, 270}, 95, QColor(0x4f7f4a));
}

/// As an infrared lamp beside the lens shows it.
QImage atNight(const QImage& day)
{
    QImage grey = day.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_RGB32);
    QPainter p(&grey);
    p.setCompositionMode(QPainter::CompositionMode_Multiply);
    QRadialGradient lamp(QPointF(480, 250), 620);
    lamp.setColorAt(0, QColor(215, 215, 215));
    lamp.setColorAt(0.45, QColor(140, 140, 140));
    lamp.setColorAt(1, QColor(35, 35, 35));
    p.fillRect(grey.rect(), lamp);
    p.end();
    QRandomGenerator noise(7);
    for (int y = 0; y < grey.height(); ++y) {
        auto* line = reinterpret_cast<QRgb*>(grey.scanLine(y));
        for (int x = 0; x < grey.width(); ++x) {
            const int v = qBound(0, qGray(line[x]) + noise.bounded(-9, 10), 255);
            line[x] = qRgb(v, v, v);
        }
    }
    return grey;
}
} // namespace

QRect faceAt(const Standing& standing, qint64 ms)
{
    if (ms < standing.fromMs || ms > standing.toMs)
        return {};
    QRect box(0, 0, standing.size * 88 / 100, standing.size * 108 / 100);
    box.moveCenter(middleAt(standing, ms));
    return box;
}

QImage paintScene(const Scene& scene, qint64 ms)
{
    QImage image(sceneSize, QImage::Format_RGB32);
    QPainter p(&image);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    scene.lawn ? paintLawn(p) : paintPath(p);
    for (const Standing& s : scene.people) {
        if (ms >= s.fromMs && ms <= s.toMs)
            paintVisitor(p, s, ms);
    }
    p.end();
    return scene.night ? atNight(image) : image;
}

QImage cutFace(const QImage& scene, const QRect& face)
{
    constexpr int side = 160;
    const int half = face.height() * 8 / 10;
    const QPoint middle = face.center();
    return scene.copy(QRect(middle - QPoint(half, half), QSize(2 * half, 2 * half)).intersected(scene.rect()))
        .scaled(side, side, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
}

QImage cutThumbnail(const QImage& scene, const QRect& face)
{
    QRect part = scene.rect();
    if (!face.isNull()) {
        part.setSize(part.size() * 2 / 3);
        part.moveCenter(face.center());
        part.moveLeft(qBound(0, part.left(), scene.width() - part.width()));
        part.moveTop(qBound(0, part.top(), scene.height() - part.height()));
    }
    return scene.copy(part).scaled(QSize(320, 180), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

bool writeScene(const QString& path, const Scene& scene, int lengthMs)
{
    constexpr int frameMs = 200;
    const cv::Size size(sceneSize.width(), sceneSize.height());
    cv::VideoWriter writer(path.toStdString(), cv::CAP_FFMPEG, cv::VideoWriter::fourcc('M', 'J', 'P', 'G'),
                           1000.0 / frameMs, size);
    if (!writer.isOpened())
        return false;
    for (int ms = 0; ms < lengthMs; ms += frameMs) {
        QImage frame = paintScene(scene, ms).convertToFormat(QImage::Format_BGR888);
        writer.write(cv::Mat(size, CV_8UC3, frame.bits(), size_t(frame.bytesPerLine())));
    }
    return true;
}

} // namespace ringface::testing
