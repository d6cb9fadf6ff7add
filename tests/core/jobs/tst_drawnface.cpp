// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A face that the scan has missed and a person has drawn a box around.
#include "core/jobs/drawnface.h"
#include "core/jobs/scanvideo.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/samplevideo.h"

#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
// At 10 frames a second: two people side by side, one of whom leaves after a second and a half.
constexpr int frameMs = 100;
const QRect first(40, 60, 60, 60);
const QRect second(200, 60, 60, 60);
} // namespace

class TestDrawnFace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWhatAScanWouldKeep();
    void looseAndTightBoxes_data();
    void looseAndTightBoxes();
    void nobodyInTheBox();
    void frameOnTheScreen_data();
    void frameOnTheScreen();
    void boxAtTheEdge();
    void withoutAnEncoder();
    void detectorThatFails();
    void nothingToRead();

private:
    std::optional<NewFace> draw(qint64 timeMs, const QRect& box)
    {
        return encodeDrawnFace(m_path, timeMs, box, {}, *m_engine);
    }

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<FaceEngine> m_engine = makeFakeEngine();
};

void TestDrawnFace::initTestCase()
{
    m_path = m_dir.filePath(u"two.avi"_s);
    SampleVideo video;
    video.rate = 1000 / frameMs;
    video.frames = 30;
    video.visitors = {{2, first}, {3, second, {}, 0, 15}};
    QVERIFY(writeVideo(m_path, video));
}

void TestDrawnFace::isWhatAScanWouldKeep()
{
    const std::optional<NewFace> face = draw(500, first);
    QVERIFY(face);
    QCOMPARE(face->box, first);
    QCOMPARE(face->timeMs, 500);
    QCOMPARE(face->frame, 5);
    QVERIFY(!face->infrared);
    QCOMPARE(face->encoder, u"colour"_s);
    QCOMPARE(face->descriptor, colourDescriptor(2));
    QCOMPARE(draw(500, second)->descriptor, colourDescriptor(3));
    // The scan's own look at the same place.
    std::vector<NewFace> kept;
    scanVideo(m_path, *m_engine, {.step = 1, .minFace = 0},
              {[&kept](const ScanBatch& batch) {
                   for (const TrackUpdate& track : batch.tracks)
                       kept.insert(kept.end(), track.faces.begin(), track.faces.end());
               },
               [] { return false; }});
    const auto same = std::ranges::find_if(kept, [](const NewFace& f) { return f.box.intersects(first); });
    QVERIFY(same != kept.end());
    const std::optional<NewFace> again = draw(same->timeMs, same->box);
    QCOMPARE(again->frame, same->frame);
    QCOMPARE(again->quality, same->quality);
    QCOMPARE(again->infrared, same->infrared);
    QCOMPARE(again->thumbnail, same->thumbnail);
    QCOMPARE(QImage::fromData(again->crop).size(), QImage::fromData(same->crop).size());
    for (size_t i = 0; i < again->cropPoints.size(); ++i)
        QVERIFY((again->cropPoints[i] - same->cropPoints[i]).manhattanLength() < 0.1);
}

void TestDrawnFace::looseAndTightBoxes_data()
{
    QTest::addColumn<QRect>("box");
    QTest::addColumn<int>("person");
    QTest::newRow("loose") << first.adjusted(-20, -20, 20, 20) << 2;
    QTest::newRow("tight") << first.adjusted(20, 20, -20, -20) << 2;
    QTest::newRow("a little beside") << first.translated(20, 0) << 2;
    QTest::newRow("nearer to the other") << QRect(130, 60, 120, 60) << 3;
    QTest::newRow("around both") << QRect(80, 40, 200, 100) << 3;
}

void TestDrawnFace::looseAndTightBoxes()
{
    QFETCH(QRect, box);
    QFETCH(int, person);
    const std::optional<NewFace> face = draw(1000, box);
    QVERIFY(face);
    QCOMPARE(face->box, box);
    QCOMPARE(face->descriptor, colourDescriptor(person));
}

void TestDrawnFace::nobodyInTheBox()
{
    // Beside somebody, and where somebody has been.
    for (const auto& [timeMs, box] : {std::pair(1000, QRect(95, 60, 60, 60)), std::pair(2000, second)}) {
        const std::optional<NewFace> face = draw(timeMs, box);
        QVERIFY(face);
        QCOMPARE(face->box, box);
        QVERIFY(face->descriptor.empty());
        QVERIFY(face->encoder.isEmpty());
        QVERIFY(face->crop.isEmpty());
        QVERIFY(face->quality >= 0);
        QCOMPARE(QImage::fromData(face->thumbnail).size(), QSize(160, 160));
    }
}

void TestDrawnFace::frameOnTheScreen_data()
{
    QTest::addColumn<qint64>("timeMs");
    QTest::addColumn<int>("frame");
    QTest::newRow("first") << qint64(0) << 0;
    QTest::newRow("its beginning") << qint64(700) << 7;
    QTest::newRow("in its middle") << qint64(750) << 7;
    QTest::newRow("shortly before the next") << qint64(798) << 7;
    QTest::newRow("last") << qint64(2900) << 29;
    QTest::newRow("at the end") << qint64(3000) << 29;
}

void TestDrawnFace::frameOnTheScreen()
{
    QFETCH(qint64, timeMs);
    QFETCH(int, frame);
    const std::optional<NewFace> face = draw(timeMs, first);
    QVERIFY(face);
    QCOMPARE(face->frame, frame);
    QCOMPARE(face->timeMs, frame * frameMs);
}

void TestDrawnFace::boxAtTheEdge()
{
    const std::optional<NewFace> face = draw(500, QRect(-30, 200, 60, 90));
    QVERIFY(face);
    QCOMPARE(face->box, QRect(0, 200, 30, 40)); // what of it is in the picture
    QVERIFY(!face->thumbnail.isEmpty());
    QVERIFY(!draw(500, QRect(400, 300, 50, 50)));
    QVERIFY(!draw(500, QRect()));
}

void TestDrawnFace::withoutAnEncoder()
{
    FakeEngineOptions options;
    options.encoder.clear();
    const auto engine = makeFakeEngine(options);
    const std::optional<NewFace> face = encodeDrawnFace(m_path, 500, first, {}, *engine);
    QVERIFY(face);
    QVERIFY(face->descriptor.empty());
    QVERIFY(face->encoder.isEmpty());
    QVERIFY(!face->crop.isEmpty()); // so that it can be encoded later
}

void TestDrawnFace::detectorThatFails()
{
    FakeEngineOptions options;
    options.failAtCall = 0;
    const auto engine = makeFakeEngine(options);
    const std::optional<NewFace> face = encodeDrawnFace(m_path, 500, first, {}, *engine);
    QVERIFY(face);
    QVERIFY(face->descriptor.empty());
    QVERIFY(!face->thumbnail.isEmpty());
}

void TestDrawnFace::nothingToRead()
{
    QVERIFY(!encodeDrawnFace(m_dir.filePath(u"gone.avi"_s), 500, first, {}, *m_engine));
    const QString text = m_dir.filePath(u"text.avi"_s);
    QVERIFY(writeFile(text, QByteArray("Dear all,\n").repeated(50)));
    QVERIFY(!encodeDrawnFace(text, 500, first, {}, *m_engine));
    QVERIFY(!draw(-5, first));
    QVERIFY(!draw(3'600'000, first));
}

QTEST_GUILESS_MAIN(TestDrawnFace)
#include "tst_drawnface.moc"
