// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A queue that people look into: paused and resumed, put into another order, taken apart, made to use fewer cores.
#include "core/jobs/scanqueue.h"
#include "tests/support/scanfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

constexpr int longFrames = 200;
const QString engineId = u"fake+colour"_s;

class TestScanPause : public QObject, private ScanFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(begin(true)); }
    void cleanup() { end(); }
    void pauseStopsInMidVideo();
    void pausedAtItsBeginning();
    void resumedAgainAndAgain();
    void pausedWhileFilesAreTakenIn();
    void nothingIsBegunWhilePaused();
    void cancelWhilePaused();
    void cancelWhileFilesAreTakenInAndPaused();
    void endedWhilePaused();
    void destroyedWhilePaused();
    void pauseIsNotCounted();
    void chosenOneIsNext();
    void itemsSayWhatIsLeft();
    void itemsAreNotToldTooOften();
    void waitingOneIsDropped();
    void droppedRescanKeepsWhatWasFound();
    void runningOneIsDropped();
    void droppedWhilePaused();
    void fewerWorkers();
    void workersHaveLimits();
    void surplusFinishes();
    void optionsForTheNext();

private:
    /// In the library without a scan; the same video again is another recording here.
    RecordingId add(const QString& name)
    {
        RecordingFile f;
        f.path = copy(name, u"v/%1.mp4"_s.arg(++m_count));
        f.hash = QByteArray::number(m_count);
        return library().addRecording(f).id;
    }
    QList<RecordingId> add(const QString& name, int count)
    {
        QList<RecordingId> ids;
        for (int i = 0; i < count; ++i)
            ids << add(name);
        return ids;
    }
    ScanState state(RecordingId id) { return library().recording(id).value_or(Recording()).state; }
    /// Long enough to see whether something goes on: another queue scans a whole video.
    bool letTimePass()
    {
        const auto other = Library::open(file(u"other%1"_s.arg(++m_count))).library;
        ScanQueue queue(*other, fakeEngineFactory(), engineId, {.step = 1});
        QSignalSpy finished(&queue, &ScanQueue::finished);
        queue.addPaths({sample(u"long.mp4"_s)});
        return finished.wait(patience) && other->recordings().first().state == ScanState::Done;
    }

    int m_count = 0;
};

void TestScanPause::initTestCase()
{
    QVERIFY(makeSamples(longFrames));
}

void TestScanPause::pauseStopsInMidVideo()
{
    const RecordingId id = add(u"long.mp4"_s);
    ScanQueue queue(library(), engine(longFrames / 2), engineId, {.step = 1});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QSignalSpy progress(&queue, &ScanQueue::progressChanged);
    queue.enqueue({id});
    QVERIFY(somebodyAtGate());
    queue.setPaused(true);
    QVERIFY(progress.last().first().value<ScanProgress>().paused);
    openGate();
    QVERIFY(letTimePass());
    QCOMPARE(m_looks.load(), longFrames / 2 + 1); // the frame under way was the last
    QCOMPARE(state(id), ScanState::Scanning);
    QCOMPARE(finished.size(), 0);
    queue.setPaused(false);
    QVERIFY(!progress.last().first().value<ScanProgress>().paused);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    // Every frame once, and one visit.
    QCOMPARE(m_looks.load(), longFrames);
    QCOMPARE(state(id), ScanState::Done);
    QCOMPARE(library().tracks(id).size(), 1);
    const FacePath path = library().tracks(id).first().path;
    QCOMPARE(path.size(), longFrames);
    QCOMPARE(path.first().timeMs, 0);
    QVERIFY(library().recording(id)->durationMs - path.last().timeMs < 100);
}

void TestScanPause::pausedAtItsBeginning()
{
    const QList<RecordingId> ids = add(u"0.mp4"_s, 2);
    openGate();
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    connect(
        &queue, &ScanQueue::progressChanged, &queue, [&queue] { queue.setPaused(true); }, Qt::SingleShotConnection);
    queue.enqueue(ids);
    QVERIFY(queue.isPaused());
    QVERIFY(letTimePass());
    QVERIFY(m_looks <= 1);
    QCOMPARE(state(ids[1]), ScanState::Waiting);
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 16);
}

void TestScanPause::resumedAgainAndAgain()
{
    const QList<RecordingId> ids = add(u"1.mp4"_s, 6);
    ScanQueue queue(library(), engine(), engineId, {.step = 1});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    // At every step that is told of.
    connect(&library(), &Library::changed, &queue, [&queue] {
        queue.setPaused(true);
        QMetaObject::invokeMethod(
            &queue, [&queue] { queue.setPaused(false); }, Qt::QueuedConnection);
    });
    openGate();
    queue.enqueue(ids);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 6 * 30);
    for (const RecordingId id : ids) {
        QCOMPARE(state(id), ScanState::Done);
        QCOMPARE(library().tracks(id).size(), 1);
        QCOMPARE(library().tracks(id).first().path.size(), 30);
    }
}

void TestScanPause::pausedWhileFilesAreTakenIn()
{
    for (int i = 1; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"w/%1.mp4"_s.arg(i));
    QFile big(file(u"w/0.mp4"_s)); // takes a while to be read, so that the others are still to come
    QVERIFY(big.open(QIODevice::WriteOnly) && big.write("Nobody was at the door.") > 0 && big.resize(100'000'000));
    openGate();
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({file(u"w"_s)});
    queue.setPaused(true);
    QVERIFY(letTimePass());
    QCOMPARE(library().recordings().size(), 0);
    QVERIFY(queue.isBusy());
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(queue.takenIn().size(), 4);
    QCOMPARE(library().recordings().size(), 4);
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, r.file.path == big.fileName() ? ScanState::Failed : ScanState::Done);
}

void TestScanPause::nothingIsBegunWhilePaused()
{
    const RecordingId id = add(u"0.mp4"_s);
    openGate();
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.setPaused(true);
    queue.enqueue({id});
    queue.addPaths({copy(u"1.mp4"_s, u"w/1.mp4"_s)});
    QVERIFY(letTimePass());
    QCOMPARE(m_looks.load(), 0);
    QCOMPARE(state(id), ScanState::Waiting);
    QCOMPARE(library().recordings().size(), 1);
    QVERIFY(queue.isBusy());
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(library().recordings().size(), 2);
    QCOMPARE(m_looks.load(), 16);
}

void TestScanPause::cancelWhilePaused()
{
    const QList<RecordingId> ids = add(u"long.mp4"_s, 4);
    ScanQueue queue(library(), engine(5), engineId, {.step = 1});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.setPaused(true);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(m_looking.load(), 0, patience);
    queue.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!queue.isBusy());
    for (const RecordingId id : ids)
        QCOMPARE(state(id), ScanState::Cancelled);
    QVERIFY(m_looks < longFrames);
    // What comes now is not held up by a pause that nobody sees.
    QVERIFY(!queue.isPaused());
    queue.enqueue({add(u"0.mp4"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
}

void TestScanPause::cancelWhileFilesAreTakenInAndPaused()
{
    copy(u"0.mp4"_s, u"w/0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({file(u"w"_s)});
    queue.setPaused(true);
    QVERIFY(letTimePass());
    openGate();
    queue.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 0);
    QVERIFY(library().recordings().isEmpty());
    queue.addPaths({file(u"w"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
    QCOMPARE(library().recordings().size(), 1);
}

void TestScanPause::endedWhilePaused()
{
    // The frame under way is the last one, because the detector fails.
    const QList<RecordingId> ids = add(u"0.mp4"_s, 2);
    ScanQueue queue(library(), engine(5, 0, 5), engineId, {.step = 1});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.setPaused(true);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(state(ids[0]), ScanState::Failed, patience);
    QVERIFY(letTimePass());
    QVERIFY(queue.isPaused());
    QCOMPARE(queue.items(), (QList<ScanItem>{{ids[1], false, 0}}));
    QCOMPARE(finished.size(), 0);
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(state(ids[1]), ScanState::Done);
}

void TestScanPause::destroyedWhilePaused()
{
    const QList<RecordingId> ids = add(u"long.mp4"_s, 4);
    auto queue = std::make_unique<ScanQueue>(library(), engine(5), engineId, ScanOptions{.step = 1});
    queue->addPaths({copy(u"1.mp4"_s, u"w/1.mp4"_s)});
    queue->enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue->setPaused(true);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(m_looking.load(), 0, patience);
    QVERIFY(letTimePass());
    queue.reset();
    for (const RecordingId id : ids)
        QCOMPARE(state(id), ScanState::Waiting);
    QVERIFY(m_looks < longFrames);
    ScanQueue next(library(), engine(), engineId, {});
    QSignalSpy finished(&next, &ScanQueue::finished);
    next.enqueue(ids);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    for (const RecordingId id : ids)
        QCOMPARE(state(id), ScanState::Done);
}

void TestScanPause::pauseIsNotCounted()
{
    // 30 seconds of recording, looked at in about two.
    constexpr int looks = 75;
    constexpr int lookMs = 25;
    constexpr int pauseMs = 1500;
    SampleVideo video = oneVisitor(1, 80);
    video.frames = 4 * looks;
    QVERIFY(writeVideo(sample(u"slow.mp4"_s), video));
    openGate();
    ScanQueue queue(library(), engine(0, lookMs), engineId, {.step = 4});
    ScanProgress last;
    connect(&queue, &ScanQueue::progressChanged, this, [&last](const ScanProgress& p) {
        if (p.rate > 0)
            last = p;
    });
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QElapsedTimer all;
    all.start();
    queue.enqueue({add(u"slow.mp4"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(m_looks > 3, patience);
    QElapsedTimer pause;
    pause.start();
    queue.setPaused(true);
    QTRY_VERIFY_WITH_TIMEOUT(pause.elapsed() > pauseMs, patience);
    queue.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(last.rate > 0);
    const double workedMs = video.frames * 1000.0 / video.rate / last.rate;
    QVERIFY2(workedMs < double(all.elapsed() - pauseMs + 200), qPrintable(QString::number(workedMs)));
    QVERIFY2(workedMs > looks * lookMs / 2.0, qPrintable(QString::number(workedMs)));
}

void TestScanPause::chosenOneIsNext()
{
    const QList<RecordingId> ids = add(u"0.mp4"_s, 5);
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setWorkers(1);
    QList<RecordingId> done;
    connect(&library(), &Library::changed, this, [&](const LibraryChange& change) {
        for (const RecordingId id : change.those(LibraryChange::Scan)) {
            if (state(id) == ScanState::Done)
                done << id;
        }
    });
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.prioritise(ids[3]);
    queue.prioritise(ids[0]); // runs
    queue.prioritise(12345);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(done, (QList<RecordingId>{ids[0], ids[3], ids[1], ids[2], ids[4]}));
}

void TestScanPause::itemsSayWhatIsLeft()
{
    const QList<RecordingId> ids = add(u"long.mp4"_s, 3);
    ScanQueue queue(library(), engine(longFrames / 2), engineId, {.step = 1});
    queue.setWorkers(1);
    QVERIFY(queue.items().isEmpty());
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QSignalSpy changed(&queue, &ScanQueue::itemsChanged);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 0 && queue.items().first().progress > 0.4, patience);
    QCOMPARE(queue.items().size(), 3);
    QVERIFY(queue.items()[0].progress < 0.6);
    QVERIFY(queue.items()[0].running);
    QCOMPARE(queue.items()[0].recording, ids[0]);
    QCOMPARE(queue.items()[1], (ScanItem{ids[1], false, 0}));
    QCOMPARE(queue.items()[2], (ScanItem{ids[2], false, 0}));
    queue.prioritise(ids[2]);
    QCOMPARE(queue.items()[1].recording, ids[2]);
    qsizetype before = -1;
    connect(&queue, &ScanQueue::finished, this, [&] { before = changed.size(); });
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(queue.items().isEmpty());
    // The end is told, too.
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > before, patience);
}

void TestScanPause::itemsAreNotToldTooOften()
{
    const RecordingId running = add(u"0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setWorkers(1);
    queue.enqueue({running});
    QVERIFY(somebodyAtGate());
    QSignalSpy changed(&queue, &ScanQueue::itemsChanged);
    constexpr int many = 2000;
    for (int i = 1; i <= many; ++i) {
        queue.enqueue({1000 + i});
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY_WITH_TIMEOUT(changed.size() > 0, patience);
    QVERIFY(changed.size() < many / 10);
    QCOMPARE(queue.items().size(), many + 1);
    queue.cancel();
    openGate();
}

void TestScanPause::waitingOneIsDropped()
{
    const QList<RecordingId> ids = add(u"0.mp4"_s, 3);
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.drop(ids[1]);
    QCOMPARE(state(ids[1]), ScanState::Cancelled);
    QCOMPARE(queue.items().size(), 2);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 16);
    QCOMPARE(state(ids[0]), ScanState::Done);
    QCOMPARE(state(ids[1]), ScanState::Cancelled);
    QCOMPARE(state(ids[2]), ScanState::Done);
}

void TestScanPause::droppedRescanKeepsWhatWasFound()
{
    const QList<RecordingId> ids = add(u"0.mp4"_s, 2);
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    openGate();
    queue.enqueue({ids[1]});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    m_gate.tryAcquire(m_gate.available());
    m_gateShut = true;
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.drop(ids[1]);
    QCOMPARE(state(ids[1]), ScanState::Done);
    QCOMPARE(library().tracks(ids[1]).size(), 1);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
}

void TestScanPause::runningOneIsDropped()
{
    const QList<RecordingId> ids{add(u"long.mp4"_s), add(u"0.mp4"_s)};
    ScanQueue queue(library(), engine(), engineId, {.step = 1});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.drop(ids[0]);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 1 + 30);
    QCOMPARE(state(ids[0]), ScanState::Cancelled);
    QCOMPARE(state(ids[1]), ScanState::Done);
}

void TestScanPause::droppedWhilePaused()
{
    const QList<RecordingId> ids{add(u"long.mp4"_s), add(u"0.mp4"_s)};
    ScanQueue queue(library(), engine(), engineId, {.step = 1});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.setPaused(true);
    openGate();
    queue.drop(ids[0]);
    QTRY_COMPARE_WITH_TIMEOUT(state(ids[0]), ScanState::Cancelled, patience);
    QVERIFY(letTimePass());
    QVERIFY(queue.isPaused()); // the other one still waits
    QCOMPARE(m_looks.load(), 1);
    queue.drop(ids[1]);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!queue.isPaused());
    QCOMPARE(state(ids[1]), ScanState::Cancelled);
}

void TestScanPause::fewerWorkers()
{
    openGate();
    ScanQueue queue(library(), engine(0, 2), engineId, {});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({copy(u"1.mp4"_s, u"w/1.mp4"_s)});
    queue.enqueue(add(u"0.mp4"_s, 5));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_mostAtOnce.load(), 1);
    QCOMPARE(m_looks.load(), 6 * 8);
}

void TestScanPause::workersHaveLimits()
{
    ScanQueue queue(library(), engine(), engineId, {});
    QCOMPARE(queue.workers(), QThread::idealThreadCount());
    queue.setWorkers(0);
    QCOMPARE(queue.workers(), 1);
    queue.setWorkers(100'000);
    QCOMPARE(queue.workers(), QThread::idealThreadCount());
}

void TestScanPause::surplusFinishes()
{
    const int all = QThread::idealThreadCount();
    if (all < 2)
        QSKIP("One core has no surplus");
    const QList<RecordingId> ids = add(u"0.mp4"_s, all + 2);
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    for (int i = 0; i < all; ++i)
        QVERIFY(somebodyAtGate());
    queue.setWorkers(1);
    QCOMPARE(queue.items()[all].running, false);
    int mostAfterwards = 0;
    connect(&library(), &Library::changed, this, [&](const LibraryChange& change) {
        for (const RecordingId id : change.those(LibraryChange::Scan)) {
            if (!ids.mid(all).contains(id) || state(id) != ScanState::Scanning)
                continue;
            const QList<ScanItem> items = queue.items();
            mostAfterwards = std::max(mostAfterwards, int(std::ranges::count_if(items, &ScanItem::running)));
        }
    });
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(mostAfterwards, 1);
    for (const RecordingId id : ids)
        QCOMPARE(state(id), ScanState::Done);
}

void TestScanPause::optionsForTheNext()
{
    const QList<RecordingId> ids = add(u"0.mp4"_s, 2);
    ScanQueue queue(library(), engine(), engineId, {.step = 10});
    queue.setWorkers(1);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.setOptions({.step = 1});
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 3 + 30);
}

QTEST_GUILESS_MAIN(TestScanPause)
#include "tst_scanpause.moc"
