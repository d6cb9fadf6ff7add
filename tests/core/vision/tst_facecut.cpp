// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/facecut.h"

#include <QImage>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace ringface;

namespace
{
struct Drawing {
    QImage frame;
    DetectedFace face;
};

/// A face of \a size pixels as a doorbell sees it: eyes, nose, mouth and hair on skin. \a turn: 0 frontal, 1 from the
/// side.
Drawing draw(int size, double turn = 0, const QPoint& at = QPoint(300, 200))
{
    Drawing d;
    d.frame = QImage(800, 600, QImage::Format_BGR888);
    d.frame.fill(QColor(120, 130, 125));
    const auto fill = [&](double x, double y, double w, double h, const QColor& c) {
        const QRect r = QRectF(at.x() + x * size, at.y() + y * size, w * size, h * size).toRect() & d.frame.rect();
        for (int py = r.top(); py <= r.bottom(); ++py) {
            for (int px = r.left(); px <= r.right(); ++px)
                d.frame.setPixelColor(px, py, c);
        }
    };
    const double aside = 0.2 * turn;
    fill(0, 0, 1, 1, QColor(205, 165, 140));
    fill(0, 0, 1, 0.18, QColor(50, 35, 25));
    fill(0.24 + aside, 0.36, 0.14, 0.08, QColor(30, 25, 25));
    fill(0.62 + aside, 0.36, 0.14, 0.08, QColor(30, 25, 25));
    fill(0.47 + 1.8 * aside, 0.45, 0.06, 0.2, QColor(170, 120, 100));
    fill(0.34 + aside, 0.75, 0.32, 0.06, QColor(140, 60, 60));
    d.face.box = QRectF(at, QSizeF(size, size));
    d.face.score = 0.9F;
    d.face.hasPoints = true;
    const auto point = [&](double x, double y) { return QPointF(at.x() + x * size, at.y() + y * size); };
    d.face.points = {point(0.31 + aside, 0.4), point(0.69 + aside, 0.4), point(0.5 + 1.8 * aside, 0.6),
                     point(0.34 + aside, 0.78), point(0.66 + aside, 0.78)};
    return d;
}

/// Seen through a lens out of focus.
Drawing blurred(Drawing d, int by)
{
    const QSize size = d.frame.size();
    d.frame = d.frame.scaled(size / by, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                  .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                  .convertToFormat(QImage::Format_BGR888);
    return d;
}

/// In near darkness.
Drawing dark(Drawing d)
{
    for (int y = 0; y < d.frame.height(); ++y) {
        uchar* line = d.frame.scanLine(y);
        for (int x = 0; x < 3 * d.frame.width(); ++x)
            line[x] = uchar(line[x] / 12);
    }
    return d;
}

float quality(const Drawing& d)
{
    return faceQuality(d.frame, d.face);
}
} // namespace

class TestFaceCut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharpBeforeBlurred_data();
    void sharpBeforeBlurred();
    void bigBeforeSmall();
    void frontalBeforeSide();
    void litBeforeDark();
    void staysBetweenNoughtAndOne();
    void withoutPoints();
    void regionHoldsTheFace_data();
    void regionHoldsTheFace();
    void picturesShowTheFace();
    void thumbnailIsSquareAtTheEdge();
    void frameThumbnailKeepsItsShape();
    void frameThumbnailShowsTheFace_data();
    void frameThumbnailShowsTheFace();
    void nightPictureIsGrey_data();
    void nightPictureIsGrey();
    void cropIsEncodedAsItIsKept();
};

void TestFaceCut::sharpBeforeBlurred_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {60, 90, 180, 300})
        QTest::addRow("%d pixels", size) << size;
}

void TestFaceCut::sharpBeforeBlurred()
{
    QFETCH(int, size);
    const Drawing sharp = draw(size);
    const float best = quality(sharp);
    const float soft = quality(blurred(sharp, std::max(4, size / 12)));
    const float lost = quality(blurred(sharp, size / 5));
    QVERIFY2(best > soft && soft > lost, qPrintable(QStringLiteral("%1 %2 %3").arg(best).arg(soft).arg(lost)));
}

void TestFaceCut::bigBeforeSmall()
{
    QVERIFY(quality(draw(120)) > quality(draw(50)));
    QVERIFY(quality(draw(50)) > quality(draw(25)));
    QVERIFY(quality(draw(25)) > quality(draw(10)));
    QCOMPARE(quality(draw(5)), 0.0F);
}

void TestFaceCut::frontalBeforeSide()
{
    QVERIFY(quality(draw(120, 0)) > quality(draw(120, 0.5)));
    QVERIFY(quality(draw(120, 0.5)) > quality(draw(120, 1)));
    // The other side is as good.
    QVERIFY(std::abs(quality(draw(120, 0.5)) - quality(draw(120, -0.5))) < 0.05F);
}

void TestFaceCut::litBeforeDark()
{
    QVERIFY(quality(draw(120)) > quality(dark(draw(120))));
}

void TestFaceCut::staysBetweenNoughtAndOne()
{
    for (const int size : {0, 1, 8, 40, 90, 400}) {
        for (const QPoint at : {QPoint(300, 100), QPoint(-30, -30), QPoint(780, 590), QPoint(5000, 5000)}) {
            const float q = quality(draw(size, 0, at));
            QVERIFY(q >= 0 && q <= 1);
        }
    }
    QCOMPARE(quality(draw(100, 0, QPoint(5000, 5000))), 0.0F);
}

void TestFaceCut::withoutPoints()
{
    Drawing unknown = draw(120);
    unknown.face.hasPoints = false;
    QVERIFY(quality(unknown) < quality(draw(120)));
    QVERIFY(quality(unknown) > quality(draw(120, 1.2)));
    QVERIFY(picturesOf(cutRegion(unknown.frame, unknown.face)).crop.isEmpty());
}

void TestFaceCut::regionHoldsTheFace_data()
{
    QTest::addColumn<QPoint>("at");
    QTest::newRow("in the middle") << QPoint(300, 200);
    QTest::newRow("at the left edge") << QPoint(-20, 200);
    QTest::newRow("in the last corner") << QPoint(730, 540);
}

void TestFaceCut::regionHoldsTheFace()
{
    QFETCH(QPoint, at);
    const Drawing d = draw(100, 0, at);
    const FaceRegion region = cutRegion(d.frame, d.face);
    QVERIFY(region.image.width() < d.frame.width());
    QCOMPARE(region.image.format(), QImage::Format_BGR888);
    QCOMPARE(region.face.box.size(), d.face.box.size());
    // Points and box moved together, and show the same pixels.
    const QPointF shift = d.face.box.topLeft() - region.face.box.topLeft();
    for (size_t i = 0; i < d.face.points.size(); ++i) {
        QCOMPARE(region.face.points[i] + shift, d.face.points[i]);
        const QPoint p = d.face.points[i].toPoint();
        if (d.frame.rect().contains(p))
            QCOMPARE(region.image.pixelColor(region.face.points[i].toPoint()), d.frame.pixelColor(p));
    }
}

void TestFaceCut::picturesShowTheFace()
{
    const Drawing d = draw(150);
    const FacePictures pictures = picturesOf(cutRegion(d.frame, d.face));
    const QImage thumbnail = QImage::fromData(pictures.thumbnail, "JPG");
    QCOMPARE(thumbnail.size(), QSize(160, 160));
    const QImage crop = QImage::fromData(pictures.crop, "JPG");
    QCOMPARE(crop.size(), QSize(192, 192));
    // Eyes and mouth of the crop are where it says; the cheek between them is skin.
    for (const size_t i : {0U, 1U})
        QVERIFY(crop.pixelColor(pictures.cropPoints[i].toPoint()).lightness() < 70);
    QVERIFY(crop.pixelColor(((pictures.cropPoints[0] + pictures.cropPoints[3]) / 2).toPoint()).lightness() > 140);
    QVERIFY(std::abs(pictures.cropPoints[0].y() - pictures.cropPoints[1].y()) < 2);
}

void TestFaceCut::thumbnailIsSquareAtTheEdge()
{
    for (const QPoint at : {QPoint(-40, 200), QPoint(300, -60), QPoint(760, 560)}) {
        const Drawing d = draw(110, 0, at);
        const QImage thumbnail = QImage::fromData(picturesOf(cutRegion(d.frame, d.face)).thumbnail, "JPG");
        QCOMPARE(thumbnail.size(), QSize(160, 160));
    }
}

void TestFaceCut::frameThumbnailKeepsItsShape()
{
    QImage frame(1920, 1080, QImage::Format_BGR888);
    frame.fill(Qt::red);
    const QImage small = QImage::fromData(frameThumbnail(frame), "JPG");
    QCOMPARE(small.size(), QSize(320, 180));
    QVERIFY(small.pixelColor(100, 100).red() > 230 && small.pixelColor(100, 100).blue() < 30);
}

void TestFaceCut::frameThumbnailShowsTheFace_data()
{
    QTest::addColumn<QRect>("box");
    QTest::newRow("far away, in the middle") << QRect(940, 500, 40, 40);
    QTest::newRow("at the left edge") << QRect(-20, 400, 100, 100);
    QTest::newRow("in the last corner") << QRect(1850, 1010, 70, 70);
    QTest::newRow("before the lens") << QRect(300, 0, 1000, 1000);
}

void TestFaceCut::frameThumbnailShowsTheFace()
{
    QFETCH(QRect, box);
    QImage frame(1920, 1080, QImage::Format_BGR888);
    frame.fill(Qt::blue);
    const QRect inside = box & frame.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y) {
        for (int x = inside.left(); x <= inside.right(); ++x)
            frame.setPixelColor(x, y, Qt::red);
    }
    const QImage small = QImage::fromData(frameThumbnail(frame, box), "JPG");
    QCOMPARE(small.size(), QSize(320, 180));
    int red = 0;
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x)
            red += small.pixelColor(x, y).red() > 150 ? 1 : 0;
    }
    // Well seen: as large as a face of 35 pixels, even if some of it is outside.
    QVERIFY2(red > 35 * 35, qPrintable(QString::number(red)));
}

void TestFaceCut::nightPictureIsGrey_data()
{
    QTest::addColumn<int>("saturation"); // of 255
    QTest::addColumn<bool>("night");
    QTest::newRow("infrared") << 0 << true;
    QTest::newRow("pale") << 20 << false;
    QTest::newRow("colours") << 120 << false;
}

void TestFaceCut::nightPictureIsGrey()
{
    QFETCH(int, saturation);
    Drawing d = draw(100);
    const auto paint = [&d](const QRect& part, int colour) {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            for (int x = part.left(); x <= part.right(); ++x)
                d.frame.setPixelColor(x, y, QColor::fromHsv(25, colour, d.frame.pixelColor(x, y).value()));
        }
    };
    paint(d.frame.rect(), saturation);
    QTEST(isInfrared(cutRegion(d.frame, d.face)), "night");
    // The face tells: a coloured lamp beside it changes nothing.
    paint(d.frame.rect(), 255);
    paint(d.face.box.toRect(), saturation);
    QTEST(isInfrared(cutRegion(d.frame, d.face)), "night");
}

void TestFaceCut::cropIsEncodedAsItIsKept()
{
    // Box and points that an encoder is given lie on the face of the crop, whatever the face was like in the frame.
    class Recorder : public FaceEncoder
    {
    public:
        Descriptor encode(const QImage& frame, const DetectedFace& face) override
        {
            image = frame;
            given = face;
            return {1};
        }
        QImage image;
        DetectedFace given;
    };
    for (const int size : {40, 150, 400}) {
        Recorder recorder;
        const Drawing d = draw(size, 0, QPoint(100, 50));
        const FacePictures pictures = picturesOf(cutRegion(d.frame, d.face));
        QCOMPARE(encodeCrop(recorder, pictures.crop, pictures.cropPoints), Descriptor{1});
        QCOMPARE(recorder.image.format(), QImage::Format_BGR888);
        QCOMPARE(recorder.image.size(), QSize(192, 192));
        QVERIFY(recorder.given.hasPoints);
        for (const QPointF& p : recorder.given.points)
            QVERIFY(recorder.given.box.contains(p));
        for (const size_t eye : {0U, 1U})
            QVERIFY(recorder.image.pixelColor(recorder.given.points[eye].toPoint()).lightness() < 90);
    }
    Recorder recorder;
    QVERIFY(encodeCrop(recorder, "not a picture", {}).empty());
    QVERIFY(encodeCrop(recorder, {}, {}).empty());
}

QTEST_GUILESS_MAIN(TestFaceCut)
#include "tst_facecut.moc"
