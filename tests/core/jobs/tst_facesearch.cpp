// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/facesearch.h"
#include "core/media/framereader.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/samplevideo.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// Remembers where it was sent.
class Watched : public FaceDetector
{
public:
    std::optional<std::vector<DetectedFace>> detectIn(const QImage& frame, const QRect& part) override
    {
        parts.append(part);
        return failing ? std::nullopt : m_engine->detector->detectIn(frame, part);
    }
    QList<QRect> parts;
    bool failing = false;

private:
    std::unique_ptr<FaceEngine> m_engine = makeFakeEngine();
};

QList<QRect> boxesOf(const std::vector<DetectedFace>& faces)
{
    QList<QRect> out;
    for (const DetectedFace& face : faces)
        out.append(face.box.toRect());
    std::ranges::sort(out, {}, [](const QRect& box) { return std::pair(box.x(), box.y()); });
    return out;
}
} // namespace

class TestFaceSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seesWhatTheWholeFrameShows_data();
    void seesWhatTheWholeFrameShows();
    void looksOnceAtWhatStandsStill();
    void looksNearWhatMovesOnly();
    void slowChangesAddUp();
    void tellsOfAFailure();

private:
    QString write(SampleVideo video)
    {
        video.flicker = false;
        const QString path = m_folder.filePath(u"%1.avi"_s.arg(++m_written));
        return writeVideo(path, video) ? path : QString();
    }

    QTemporaryDir m_folder;
    int m_written = 0;
    static constexpr QSize size{1280, 720};
};

void TestFaceSearch::seesWhatTheWholeFrameShows_data()
{
    QTest::addColumn<QList<Visitor>>("visitors");
    const QRect left(100, 300, 80, 80);
    const QRect right(1000, 200, 80, 80);
    QTest::newRow("nobody") << QList<Visitor>();
    QTest::newRow("one walks") << QList<Visitor>{{0, left, QPoint(30, 5)}};
    QTest::newRow("comes late and goes") << QList<Visitor>{{1, left, QPoint(4, 0), 6, 20}};
    QTest::newRow("one stands, one walks by") << QList<Visitor>{{0, right}, {1, left, QPoint(35, 0)}};
    QTest::newRow("two apart") << QList<Visitor>{{0, right, QPoint(-8, 0)}, {1, left, QPoint(8, 2)}};
    QTest::newRow("into the corner") << QList<Visitor>{{2, QRect(900, 500, 90, 90), QPoint(14, 8)}};
    QTest::newRow("small and slow") << QList<Visitor>{{3, QRect(600, 300, 24, 24), QPoint(2, 0)}};
}

void TestFaceSearch::seesWhatTheWholeFrameShows()
{
    QFETCH(QList<Visitor>, visitors);
    const QString path = write({.size = size, .frames = 30, .visitors = visitors});
    Watched detector;
    FaceSearch search(detector);
    const auto whole = makeFakeEngine();
    FrameReader reader;
    QCOMPARE(reader.open(path), MediaError::None);
    while (reader.next()) {
        const auto found = search.look(reader);
        QVERIFY(found);
        const QImage frame = reader.image();
        const QList<QRect> expected = boxesOf(whole->detector->detect(frame).value());
        const QList<QRect> boxes = boxesOf(found->faces);
        QCOMPARE(boxes.size(), expected.size());
        for (qsizetype i = 0; i < boxes.size(); ++i) {
            // Where nothing has changed it is the place of an earlier frame: the compressed picture trembles a little.
            const QPoint off = boxes[i].center() - expected[i].center();
            QVERIFY2(off.manhattanLength() <= 6,
                     qPrintable(u"frame %1: %2 pixels beside it"_s.arg(reader.number()).arg(off.manhattanLength())));
        }
        if (!found->frame.isNull())
            QCOMPARE(found->frame, frame);
    }
    QCOMPARE(reader.number(), 29);
}

void TestFaceSearch::looksOnceAtWhatStandsStill()
{
    const QString path = write({.size = size, .frames = 20, .visitors = {{0, QRect(500, 300, 80, 80)}}});
    Watched detector;
    FaceSearch search(detector);
    FrameReader reader;
    QCOMPARE(reader.open(path), MediaError::None);
    while (reader.next()) {
        const auto found = search.look(reader);
        QVERIFY(found);
        QCOMPARE(found->faces.size(), size_t(1));
        QCOMPARE(found->frame.isNull(), reader.number() > 0);
    }
    QCOMPARE(detector.parts, QList<QRect>{QRect({}, size)});
}

void TestFaceSearch::looksNearWhatMovesOnly()
{
    const Visitor one{0, QRect(100, 100, 60, 60), QPoint(6, 0)};
    const Visitor other{1, QRect(1100, 500, 60, 60), QPoint(-6, 0)};
    const QString path = write({.size = size, .frames = 20, .visitors = {one, other}});
    Watched detector;
    FaceSearch search(detector);
    FrameReader reader;
    QCOMPARE(reader.open(path), MediaError::None);
    QVERIFY(reader.next());
    QVERIFY(search.look(reader));
    QCOMPARE(detector.parts, QList<QRect>{QRect({}, size)});
    while (reader.next()) {
        detector.parts.clear();
        QVERIFY(search.look(reader));
        for (const Visitor& visitor : {one, other}) {
            const QRect box = visitor.box.translated(visitor.step * reader.number());
            QCOMPARE(std::ranges::count_if(detector.parts, [&](const QRect& p) { return p.contains(box); }), 1);
        }
        for (const QRect& part : std::as_const(detector.parts)) {
            QVERIFY(QRect({}, size).contains(part));
            QVERIFY(part.width() <= 400 && part.height() <= 400);
        }
    }
}

void TestFaceSearch::slowChangesAddUp()
{
    // Dark on dark: too little between two frames, but not over several of them.
    const Visitor slow{2, QRect(300, 300, 160, 160), QPoint(1, 0)};
    const QString path = write({.size = size, .frames = 60, .visitors = {slow}, .shade = 80});
    Watched detector;
    FaceSearch search(detector);
    FrameReader reader;
    QCOMPARE(reader.open(path), MediaError::None);
    while (reader.next()) {
        const auto found = search.look(reader);
        QVERIFY(found);
        QCOMPARE(found->faces.size(), size_t(1));
        QVERIFY(qAbs(found->faces[0].box.center().x() - (380 + reader.number())) <= 6);
    }
}

void TestFaceSearch::tellsOfAFailure()
{
    const QString path = write({.size = size, .frames = 2});
    Watched detector;
    detector.failing = true;
    FaceSearch search(detector);
    FrameReader reader;
    QCOMPARE(reader.open(path), MediaError::None);
    QVERIFY(reader.next());
    QVERIFY(!search.look(reader));
}

QTEST_GUILESS_MAIN(TestFaceSearch)
#include "tst_facesearch.moc"
