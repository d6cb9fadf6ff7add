// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/alignment.h"

#include <QImage>
#include <QTest>

#include <cmath>
#include <numbers>

using namespace ringface;

namespace
{
constexpr int chipSize = 150;
constexpr double padding = 0.25;

QPointF turned(const QPointF& p, double degrees, double scale, const QPointF& shift)
{
    const double r = degrees * std::numbers::pi / 180;
    return QPointF(p.x() * std::cos(r) - p.y() * std::sin(r), p.x() * std::sin(r) + p.y() * std::cos(r)) * scale +
           shift;
}

void dot(QImage& image, const QPointF& at, const QColor& colour)
{
    constexpr int radius = 4;
    for (int y = -radius; y <= radius; ++y) {
        for (int x = -radius; x <= radius; ++x)
            image.setPixelColor(at.toPoint() + QPoint(x, y), colour);
    }
}

/// Middle of the pixels that are clearly of this colour.
QPointF placeOf(const QImage& image, const QColor& colour)
{
    QPointF sum;
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            if (std::abs(c.red() - colour.red()) < 100 && std::abs(c.green() - colour.green()) < 100 &&
                std::abs(c.blue() - colour.blue()) < 100) {
                sum += QPointF(x, y);
                ++count;
            }
        }
    }
    return count == 0 ? QPointF(-1000, -1000) : sum / count;
}

double apart(const QPointF& a, const QPointF& b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}
} // namespace

class TestAlignment : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanFaceIsAFace();
    void recoversTurnAndScale_data();
    void recoversTurnAndScale();
    void isTheBestFit();
    void neverMirrors();
    void pointsInOnePlace();
    void tiltedFaceComesUpright_data();
    void tiltedFaceComesUpright();
    void outsideIsBlack();
    void nothingToCut();
};

void TestAlignment::meanFaceIsAFace()
{
    const FacePoints p = meanFacePoints(chipSize, padding);
    for (const QPointF& at : p)
        QVERIFY(at.x() > 0 && at.x() < chipSize && at.y() > 0 && at.y() < chipSize);
    QCOMPARE(p[0].y(), p[1].y());
    QVERIFY(p[0].x() < p[2].x() && p[2].x() < p[1].x()); // the subject's right is the image's left
    QVERIFY(p[1].y() < p[2].y() && p[2].y() < p[3].y());
    QVERIFY(p[0].x() < p[3].x() && p[3].x() < p[4].x() && p[4].x() < p[1].x());
    // Wider surroundings, smaller face; twice the chip, twice the face.
    const auto eyes = [](const FacePoints& f) { return f[1].x() - f[0].x(); };
    QVERIFY(eyes(meanFacePoints(chipSize, 0.5)) < eyes(p));
    QVERIFY(std::abs(eyes(meanFacePoints(2 * chipSize, padding)) - 2 * eyes(p)) < 1e-9);
}

void TestAlignment::recoversTurnAndScale_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    for (const double degrees : {0.0, 17.0, -35.0, 90.0, 179.0}) {
        for (const double scale : {0.2, 1.0, 3.5})
            QTest::addRow("%.0f degrees, %.1f", degrees, scale) << degrees << scale;
    }
}

void TestAlignment::recoversTurnAndScale()
{
    QFETCH(double, degrees);
    QFETCH(double, scale);
    const FacePoints from = meanFacePoints(100, 0.1);
    FacePoints to;
    for (size_t i = 0; i < to.size(); ++i)
        to[i] = turned(from[i], degrees, scale, QPointF(-40, 300));
    const Similarity s = fitSimilarity(from, to);
    QVERIFY(std::abs(std::hypot(s.a, s.b) - scale) < 1e-9);
    QVERIFY(std::abs(std::remainder(std::atan2(s.b, s.a) * 180 / std::numbers::pi - degrees, 360)) < 1e-6);
    for (size_t i = 0; i < to.size(); ++i)
        QVERIFY(apart(s.map(from[i]), to[i]) < 1e-9);
}

void TestAlignment::isTheBestFit()
{
    // With points that no similarity fits, every small change of the answer is worse.
    const FacePoints to = meanFacePoints(chipSize, padding);
    FacePoints from = to;
    from[2] += QPointF(9, -4);
    from[4] += QPointF(-6, 11);
    const auto error = [&](const Similarity& s) {
        double sum = 0;
        for (size_t i = 0; i < to.size(); ++i)
            sum += std::pow(apart(s.map(from[i]), to[i]), 2);
        return sum;
    };
    const Similarity best = fitSimilarity(from, to);
    QVERIFY(error(best) > 1);
    for (const double step : {-1e-3, 1e-3}) {
        QVERIFY(error({best.a + step, best.b, best.dx, best.dy}) > error(best));
        QVERIFY(error({best.a, best.b + step, best.dx, best.dy}) > error(best));
        QVERIFY(error({best.a, best.b, best.dx + step, best.dy}) > error(best));
        QVERIFY(error({best.a, best.b, best.dx, best.dy + step}) > error(best));
    }
}

void TestAlignment::neverMirrors()
{
    const FacePoints to = meanFacePoints(chipSize, padding);
    FacePoints mirrored = to;
    for (QPointF& p : mirrored)
        p.setX(chipSize - p.x());
    const Similarity s = fitSimilarity(mirrored, to);
    // Similarity has no reflection; the answer must still be finite and keep the middle.
    QPointF middle;
    QPointF wanted;
    for (size_t i = 0; i < to.size(); ++i) {
        middle += s.map(mirrored[i]) / 5;
        wanted += to[i] / 5;
    }
    QVERIFY(apart(middle, wanted) < 1e-9);
}

void TestAlignment::pointsInOnePlace()
{
    FacePoints same;
    same.fill(QPointF(10, 20));
    const Similarity s = fitSimilarity(same, meanFacePoints(chipSize, padding));
    QCOMPARE(s.a, 1.0);
    QCOMPARE(s.b, 0.0);
    QVERIFY(std::isfinite(s.dx) && std::isfinite(s.dy));
}

void TestAlignment::tiltedFaceComesUpright_data()
{
    QTest::addColumn<double>("degrees");
    QTest::addColumn<double>("scale");
    for (const double degrees : {0.0, 25.0, -60.0})
        QTest::addRow("%.0f degrees", degrees) << degrees << 1.3;
    QTest::newRow("far away") << 10.0 << 0.6;
}

void TestAlignment::tiltedFaceComesUpright()
{
    QFETCH(double, degrees);
    QFETCH(double, scale);
    const std::array<QColor, 5> colours{Qt::red, Qt::green, Qt::blue, Qt::yellow, Qt::cyan};
    QImage frame(500, 500, QImage::Format_BGR888);
    frame.fill(QColor(128, 128, 128));
    const FacePoints chipPoints = meanFacePoints(chipSize, padding);
    FacePoints inFrame;
    for (size_t i = 0; i < inFrame.size(); ++i) {
        inFrame[i] = turned(chipPoints[i] - QPointF(75, 75), degrees, scale, QPointF(250, 250));
        dot(frame, inFrame[i], colours.at(i));
    }
    const QImage chip = warpChip(frame, fitSimilarity(inFrame, chipPoints), chipSize);
    QCOMPARE(chip.size(), QSize(chipSize, chipSize));
    constexpr double pixels = 1.5;
    for (size_t i = 0; i < chipPoints.size(); ++i)
        QVERIFY(apart(placeOf(chip, colours.at(i)), chipPoints[i]) < pixels);
}

void TestAlignment::outsideIsBlack()
{
    QImage frame(40, 40, QImage::Format_BGR888);
    frame.fill(Qt::white);
    const QImage chip = warpChip(frame, {1, 0, 60, 60}, 150);
    QCOMPARE(chip.pixelColor(5, 5), QColor(Qt::black));
    QCOMPARE(chip.pixelColor(80, 80), QColor(Qt::white));
    QCOMPARE(chip.pixelColor(120, 120), QColor(Qt::black));
}

void TestAlignment::nothingToCut()
{
    QVERIFY(warpChip(QImage(), {}, 150).isNull());
    QVERIFY(warpChip(QImage(10, 10, QImage::Format_BGR888), {}, 0).isNull());
}

QTEST_GUILESS_MAIN(TestAlignment)
#include "tst_alignment.moc"
