// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanqueue.h"
#include "tests/support/changes.h"
#include "tests/support/scanfixture.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int longFrames = 200;
const QString engineId = u"fake+colour"_s;
} // namespace

class TestScanQueue : public QObject, private ScanFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(begin(false)); }
    void cleanup() { end(); }
    void scansAFolderWithAllBelow();
    void twoAtATime();
    void facesComeBeforeTheEnd();
    void badFilesDoNotStopTheRest();
    void sameFileTwice();
    void knownFilesAreNotScannedAgain();
    void anotherEngineScansAgain();
    void unfinishedIsScannedAgain();
    void scannedAgainOnDemand();
    void vanishedFileKeepsItsFaces();
    void engineThatCannotBeMade();
    void enginesAreKept();
    void cancelling();
    void cancelledRescanKeepsWhatWasFound();
    void addingAfterCancel();
    void destroyedWhileBusy();
    void destroyedBetweenTwoSteps();
    void removedWhileItIsScanned();
    void addedWhileItRuns();
    void progressNeverGoesBack();
    void nothingToDo();
    void waitsForAnotherProgram();
    void endedProgram_data();
    void endedProgram();
    void endingWhileItIsTried();
    void whatEndedTheProgramIsLeftOut();

private:
    Recording recordingAt(const QString& path)
    {
        for (const Recording& r : library().recordings()) {
            if (r.file.path == path)
                return r;
        }
        return {};
    }
};

void TestScanQueue::initTestCase()
{
    QVERIFY(makeSamples(longFrames));
}

void TestScanQueue::scansAFolderWithAllBelow()
{
    copy(u"0.mp4"_s, u"v/20240503-230814.mp4"_s);
    copy(u"1.mp4"_s, u"v/Front/deep/Ring_FrontDoor_202405052044.mp4"_s);
    QVERIFY(writeFile(file(u"v/notes.txt"_s), "no video"));
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QCOMPARE(queue.takenIn().size(), 2);
    QCOMPARE(library().recordings().size(), 2);
    for (const Recording& r : library().recordings()) {
        QCOMPARE(r.state, ScanState::Done);
        QCOMPARE(r.error, MediaError::None);
        QCOMPARE(r.scannedWith, engineId);
        QVERIFY(r.file.startedAt.isValid() && r.file.timeSource != TimeSource::FileTime);
        QVERIFY(qAbs(r.durationMs - 2000) <= 1);
        QCOMPARE(r.scannedMs, r.durationMs);
        QVERIFY(!library().recordingThumbnail(r.id).isEmpty());
        QCOMPARE(library().tracks(r.id).size(), 1);
        QVERIFY(!library().faces(r.id).isEmpty());
    }
    QCOMPARE(recordingAt(file(u"v/Front/deep/Ring_FrontDoor_202405052044.mp4"_s)).file.camera, u"Front Door"_s);
}

void TestScanQueue::twoAtATime()
{
    for (int i = 0; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"v/%1.mp4"_s.arg(i));
    const int workers = QThread::idealThreadCount();
    shutGate();
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({file(u"v"_s)});
    // As many look at once as there are cores, no more.
    const int together = std::min(4, workers);
    for (int i = 0; i < together; ++i)
        QVERIFY(somebodyAtGate());
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_mostAtOnce.load(), together);
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Done);
}

void TestScanQueue::facesComeBeforeTheEnd()
{
    copy(u"long.mp4"_s, u"long.mp4"_s);
    shutGate();
    ScanQueue queue(library(), engine(40), engineId, {.step = 2});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    Changes faces(library(), ofFaces);
    Changes changed(library(), ofScans);
    queue.addPaths({file(u"long.mp4"_s)});
    QVERIFY(somebodyAtGate());
    // It stands at its 41st look, five seconds in: what was found so far is there.
    QTRY_VERIFY_WITH_TIMEOUT(faces.size() >= 2, patience);
    const Recording r = recordingAt(file(u"long.mp4"_s));
    QCOMPARE(r.state, ScanState::Scanning);
    QTRY_VERIFY_WITH_TIMEOUT(recordingAt(r.file.path).scannedMs >= 3000, patience);
    QVERIFY(recordingAt(r.file.path).scannedMs < 6000);
    QVERIFY(!library().faces(r.id).isEmpty());
    QCOMPARE(finished.size(), 0);
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(library().recording(r.id)->state, ScanState::Done);
    QCOMPARE(library().tracks(r.id).size(), 1);
}

void TestScanQueue::badFilesDoNotStopTheRest()
{
    copy(u"0.mp4"_s, u"v/a good one.mp4"_s);
    QVERIFY(writeFile(file(u"v/b empty.mp4"_s), ""));
    QVERIFY(writeFile(file(u"v/c text.mp4"_s), QByteArray("Dear all,\n").repeated(50)));
    QVERIFY(truncateFile(copy(u"1.mp4"_s, u"v/d without its end.mp4"_s), 0.5));
    copy(u"2.mp4"_s, u"v/e good.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s), file(u"gone.mp4"_s)}));
    QCOMPARE(queue.takenIn().size(), 5);
    QCOMPARE(queue.leftOut(), (QList<IntakeProblem>{{IntakeProblem::Kind::NotThere, file(u"gone.mp4"_s), {}}}));
    const std::map<QString, MediaError> expected{{u"v/a good one.mp4"_s, MediaError::None},
                                                 {u"v/b empty.mp4"_s, MediaError::FileEmpty},
                                                 {u"v/c text.mp4"_s, MediaError::NotAVideo},
                                                 {u"v/d without its end.mp4"_s, MediaError::NoPicture},
                                                 {u"v/e good.mp4"_s, MediaError::None}};
    for (const auto& [name, error] : expected) {
        const Recording r = recordingAt(file(name));
        QCOMPARE(r.state, error == MediaError::None ? ScanState::Done : ScanState::Failed);
        QCOMPARE(r.error, error);
    }
}

void TestScanQueue::sameFileTwice()
{
    const QString path = copy(u"0.mp4"_s, u"v/0.mp4"_s);
    copy(u"0.mp4"_s, u"v/0 (1).mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {path, path, file(u"v"_s), file(u"v/../v/0.mp4"_s)}));
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(queue.takenIn().size(), 1);
    QCOMPARE(m_looks.load(), 8); // of 30 frames every fourth, once
}

void TestScanQueue::knownFilesAreNotScannedAgain()
{
    copy(u"0.mp4"_s, u"v/0.mp4"_s);
    QVERIFY(writeFile(file(u"v/empty.mp4"_s), ""));
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    const int looks = m_looks;
    const QList<Face> faces = library().faces();
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QCOMPARE(m_looks.load(), looks);
    QCOMPARE(queue.takenIn().size(), 2); // taken in again, but known
    QCOMPARE(library().faces().size(), faces.size());
    QCOMPARE(library().faces()[0].id, faces[0].id);
    // What is new is.
    copy(u"1.mp4"_s, u"v/1.mp4"_s);
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QCOMPARE(m_looks.load(), 2 * looks);
}

void TestScanQueue::anotherEngineScansAgain()
{
    const QString path = copy(u"0.mp4"_s, u"0.mp4"_s);
    {
        ScanQueue queue(library(), engine(), engineId, {});
        QVERIFY(finish(queue, {path}));
    }
    const int looks = m_looks;
    ScanQueue other(library(), engine(), u"another"_s, {});
    QVERIFY(finish(other, {path}));
    QCOMPARE(m_looks.load(), 2 * looks);
    QCOMPARE(recordingAt(path).scannedWith, u"another"_s);
    QCOMPARE(library().tracks(recordingAt(path).id).size(), 1);
}

void TestScanQueue::unfinishedIsScannedAgain()
{
    const QString path = copy(u"0.mp4"_s, u"0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {path}));
    for (const ScanState state : {ScanState::Waiting, ScanState::Cancelled, ScanState::Failed}) {
        QVERIFY(library().endScan(recordingAt(path).id, state, MediaError::None));
        const int looks = m_looks;
        QVERIFY(finish(queue, {path}));
        QVERIFY(m_looks > looks);
        QCOMPARE(recordingAt(path).state, ScanState::Done);
    }
    // Damaged is damaged: it needs a new download, not a new scan.
    QVERIFY(library().endScan(recordingAt(path).id, ScanState::Failed, MediaError::EndsEarly));
    const int looks = m_looks;
    QVERIFY(finish(queue, {path}));
    QCOMPARE(m_looks.load(), looks);
}

void TestScanQueue::scannedAgainOnDemand()
{
    const QString path = copy(u"0.mp4"_s, u"0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {path}));
    QSignalSpy finished(&queue, &ScanQueue::finished);
    const RecordingId id = recordingAt(path).id;
    queue.enqueue({id, id, 12345});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_looks.load(), 16);
    QCOMPARE(library().recording(id)->state, ScanState::Done);
}

void TestScanQueue::vanishedFileKeepsItsFaces()
{
    const QString path = copy(u"0.mp4"_s, u"0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {path}));
    const RecordingId id = recordingAt(path).id;
    const qsizetype faces = library().faces(id).size();
    QVERIFY(QFile::remove(path));
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue({id});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(library().recording(id)->error, MediaError::FileMissing);
    QCOMPARE(library().faces(id).size(), faces);
}

void TestScanQueue::engineThatCannotBeMade()
{
    copy(u"0.mp4"_s, u"v/0.mp4"_s);
    copy(u"1.mp4"_s, u"v/1.mp4"_s);
    {
        ScanQueue queue(library(), [] { return std::unique_ptr<FaceEngine>(); }, engineId, {});
        QVERIFY(finish(queue, {file(u"v"_s)}));
        QCOMPARE(library().recordings().size(), 2);
        for (const Recording& r : library().recordings()) {
            QCOMPARE(r.state, ScanState::Failed);
            QCOMPARE(r.error, MediaError::EngineFailed);
        }
    }
    // The network files are there now.
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Done);
}

void TestScanQueue::enginesAreKept()
{
    // Loading a network takes longer than a short scan.
    for (int i = 0; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"v/%1.mp4"_s.arg(i));
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QVERIFY(finish(queue, {copy(u"long.mp4"_s, u"long.mp4"_s)}));
    QVERIFY(m_engines <= std::min(4, QThread::idealThreadCount()));
}

void TestScanQueue::cancelling()
{
    copy(u"long.mp4"_s, u"v/0.mp4"_s);
    for (int i = 0; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"v/%1.mp4"_s.arg(i + 1));
    shutGate();
    ScanQueue queue(library(), engine(2), engineId, {.step = 1});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({file(u"v"_s)});
    QVERIFY(somebodyAtGate());
    QTRY_COMPARE_WITH_TIMEOUT(library().recordings().size(), 5, patience);
    const int looks = m_looks;
    queue.cancel();
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!queue.isBusy());
    // Whoever was looking finished that one frame.
    QVERIFY(m_looks <= looks + QThread::idealThreadCount());
    QCOMPARE(library().recordings().size(), 5);
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Cancelled);
    queue.cancel(); // nothing to cancel
    QCOMPARE(finished.size(), 1);
}

void TestScanQueue::cancelledRescanKeepsWhatWasFound()
{
    copy(u"0.mp4"_s, u"v/0.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    const RecordingId known = library().recordings().first().id;
    // New ones take all workers, the known one waits for its second scan.
    QList<RecordingId> ids;
    for (int i = 0; i < QThread::idealThreadCount(); ++i) {
        RecordingFile fake;
        fake.path = copy(u"1.mp4"_s, u"w/%1.mp4"_s.arg(i));
        fake.hash = QByteArray::number(i);
        ids.append(library().addRecording(fake).id);
    }
    ids.append(known);
    shutGate();
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue(ids);
    QVERIFY(somebodyAtGate());
    queue.cancel();
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(library().recording(ids.first())->state, ScanState::Cancelled);
    QCOMPARE(library().recording(known)->state, ScanState::Done);
    QVERIFY(!library().tracks(known).isEmpty());
}

void TestScanQueue::addingAfterCancel()
{
    const QString path = copy(u"long.mp4"_s, u"long.mp4"_s);
    shutGate();
    ScanQueue queue(library(), engine(), engineId, {});
    queue.addPaths({path});
    QVERIFY(somebodyAtGate());
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.cancel();
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(finish(queue, {path}));
    QCOMPARE(recordingAt(path).state, ScanState::Done);
}

void TestScanQueue::destroyedWhileBusy()
{
    copy(u"long.mp4"_s, u"v/long.mp4"_s);
    for (int i = 0; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"v/%1.mp4"_s.arg(i));
    auto queue = std::make_unique<ScanQueue>(library(), engine(), engineId, ScanOptions{.step = 1});
    queue->addPaths({file(u"v"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(m_looks > 0, patience);
    queue.reset();
    const int looks = m_looks;
    QVERIFY(looks < longFrames + 4 * 30);
    QCoreApplication::processEvents();
    QCOMPARE(m_looks.load(), looks); // nothing goes on
    for (const Recording& r : library().recordings())
        QVERIFY(r.state == ScanState::Waiting || r.state == ScanState::Done);
    // The next start goes on.
    ScanQueue next(library(), engine(), engineId, {});
    QVERIFY(finish(next, {file(u"v"_s)}));
    QCOMPARE(library().recordings().size(), 5);
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Done);
}

void TestScanQueue::destroyedBetweenTwoSteps()
{
    // The window closes in the moment in which the last recording is done.
    const QString path = copy(u"0.mp4"_s, u"0.mp4"_s);
    auto queue = std::make_unique<ScanQueue>(library(), engine(), engineId, ScanOptions());
    connect(&library(), &Library::changed, queue.get(), [&] {
        if (recordingAt(path).state == ScanState::Done)
            QMetaObject::invokeMethod(
                this, [&queue] { queue.reset(); }, Qt::QueuedConnection);
    });
    queue->addPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(!queue, patience);
    QCOMPARE(recordingAt(path).state, ScanState::Done);
}

void TestScanQueue::removedWhileItIsScanned()
{
    const QString path = copy(u"long.mp4"_s, u"long.mp4"_s);
    const QString other = copy(u"1.mp4"_s, u"1.mp4"_s);
    shutGate();
    ScanQueue queue(library(), engine(30), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QSignalSpy failed(&library(), &Library::failed);
    queue.addPaths({path, other});
    QVERIFY(somebodyAtGate());
    QTRY_COMPARE_WITH_TIMEOUT(recordingAt(path).state, ScanState::Scanning, patience);
    QVERIFY(library().removeRecordings({recordingAt(path).id}));
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(failed.size(), 0);
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(recordingAt(other).state, ScanState::Done);
}

void TestScanQueue::addedWhileItRuns()
{
    ScanQueue queue(library(), engine(), engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    shutGate();
    queue.addPaths({copy(u"0.mp4"_s, u"0.mp4"_s)});
    QVERIFY(somebodyAtGate());
    queue.addPaths({copy(u"1.mp4"_s, u"1.mp4"_s)});
    queue.addPaths({copy(u"2.mp4"_s, u"2.mp4"_s), file(u"0.mp4"_s)});
    openGate();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!queue.isBusy());
    QCOMPARE(queue.takenIn().size(), 3);
    QCOMPARE(m_looks.load(), 3 * 8);
}

void TestScanQueue::progressNeverGoesBack()
{
    for (int i = 0; i < 4; ++i)
        copy(u"%1.mp4"_s.arg(i), u"v/%1.mp4"_s.arg(i));
    copy(u"long.mp4"_s, u"v/long.mp4"_s);
    ScanQueue queue(library(), engine(), engineId, {.step = 1});
    QList<ScanProgress> reports;
    connect(&queue, &ScanQueue::progressChanged, this, [&](const ScanProgress& p) { reports.append(p); });
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QVERIFY(reports.size() >= 5);
    ScanProgress last;
    for (const ScanProgress& p : reports) {
        QVERIFY2(p.done >= last.done && p.total >= last.total && p.done <= p.total && p.total <= 5,
                 qPrintable(u"%1 of %2 after %3 of %4"_s.arg(p.done).arg(p.total).arg(last.done).arg(last.total)));
        QVERIFY(p.rate >= 0 && p.leftMs >= -1);
        last = p;
    }
    QCOMPARE(last.done, 5);
    QCOMPARE(last.total, 5);
}

void TestScanQueue::nothingToDo()
{
    QVERIFY(QDir().mkpath(file(u"empty"_s)));
    ScanQueue queue(library(), engine(), engineId, {});
    QVERIFY(!queue.isBusy());
    QVERIFY(finish(queue, {file(u"empty"_s)}));
    QVERIFY(queue.takenIn().isEmpty());
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue({12345});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!queue.isBusy());
}

void TestScanQueue::waitsForAnotherProgram()
{
    const QStringList paths{copy(u"0.mp4"_s, u"a.mp4"_s), copy(u"1.mp4"_s, u"b.mp4"_s)};
    const Library::Opened other = Library::open(file(u"library"_s));
    QVERIFY(other.library);
    ScanQueue theirs(*other.library, engine(), engineId, {});
    shutGate();
    theirs.addPaths({paths[0]});
    QVERIFY(somebodyAtGate());

    ScanQueue ours(library(), engine(), engineId, {});
    QSignalSpy finished(&ours, &ScanQueue::finished);
    QSignalSpy told(&ours, &ScanQueue::progressChanged);
    ours.addPaths(paths);
    const auto waits = [&told] { return !told.isEmpty() && told.last()[0].value<ScanProgress>().waits; };
    QTRY_VERIFY_WITH_TIMEOUT(waits() && ours.takenIn().size() == 2, patience);
    QCOMPARE(recordingAt(paths[1]).state, ScanState::Waiting);
    const int looks = m_looks;
    openGate();
    QVERIFY(finished.wait(patience));
    QVERIFY(!waits());
    // Each was scanned once, by one of the two.
    for (const QString& path : paths)
        QCOMPARE(recordingAt(path).state, ScanState::Done);
    QVERIFY(m_looks > looks);
    QCOMPARE(m_engines.load(), 2);
    QVERIFY(!theirs.isBusy());
}

void TestScanQueue::endedProgram_data()
{
    using Strings = QStringList;
    const Strings survives{u"/bin/true"_s};
    const Strings crashes{u"/bin/sh"_s, u"-c"_s, u"kill -SEGV $$"_s};
    QTest::addColumn<int>("ends");
    QTest::addColumn<QStringList>("trial");
    QTest::addColumn<ScanState>("state");
    QTest::newRow("was not its fault") << 1 << survives << ScanState::Done;
    QTest::newRow("many power cuts") << 12 << survives << ScanState::Done;
    QTest::newRow("was its fault") << 1 << crashes << ScanState::Failed;
    QTest::newRow("a wanted end") << 0 << crashes << ScanState::Done; // not even tried
    QTest::newRow("cannot be tried, once") << 1 << Strings{u"/nowhere"_s} << ScanState::Done;
    QTest::newRow("cannot be tried, twice") << 2 << Strings{} << ScanState::Failed;
}

void TestScanQueue::endedProgram()
{
    QFETCH(int, ends);
    QFETCH(QStringList, trial);
    QFETCH(ScanState, state);
    const QString path = copy(u"0.mp4"_s, u"a.mp4"_s);
    const RecordingId id = library().addRecording(recordingFile(path, "a")).id;
    for (int i = 0; i < ends; ++i) {
        QVERIFY(library().beginScan(id, engineId));
        QVERIFY(reopen());
    }
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setTrial(trial);
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue({id});
    QVERIFY(finished.size() == 1 || finished.wait(patience));
    QCOMPARE(library().recording(id)->state, state);
    QCOMPARE(library().recording(id)->error, state == ScanState::Done ? MediaError::None : MediaError::TookDown);
    QCOMPARE(m_looks > 0, state == ScanState::Done);
}

void TestScanQueue::endingWhileItIsTried()
{
    const QString path = copy(u"0.mp4"_s, u"a.mp4"_s);
    const RecordingId id = library().addRecording(recordingFile(path, "a")).id;
    QVERIFY(library().beginScan(id, engineId));
    QVERIFY(reopen());
    const QString started = file(u"started"_s);
    {
        ScanQueue queue(library(), engine(), engineId, {});
        queue.setTrial({u"/bin/sh"_s, u"-c"_s, u"touch '%1'; exec sleep 600"_s.arg(started)});
        queue.enqueue({id});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(started), patience);
    } // within the patience of ctest
    QCOMPARE(library().recording(id)->state, ScanState::Waiting);
    QCOMPARE(library().recording(id)->ends, 0);
}

void TestScanQueue::whatEndedTheProgramIsLeftOut()
{
    const QString path = copy(u"0.mp4"_s, u"a.mp4"_s);
    {
        ScanQueue queue(library(), engine(), engineId, {});
        QVERIFY(finish(queue, {path}));
    }
    const RecordingId id = recordingAt(path).id;
    const auto setAside = [&] { return library().endScan(id, ScanState::Failed, MediaError::TookDown); };
    QVERIFY(setAside());
    m_looks = 0;
    ScanQueue queue(library(), engine(), engineId, {});
    queue.setTrial({u"/bin/true"_s});
    QVERIFY(finish(queue, {file(u"."_s)})); // its folder
    QCOMPARE(m_looks.load(), 0);
    QVERIFY(finish(queue, {path})); // itself
    QVERIFY(m_looks > 0);
    QCOMPARE(recordingAt(path).state, ScanState::Done);
    QVERIFY(setAside());
    m_looks = 0;
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.enqueue({id}); // a person wants it
    QVERIFY(finished.size() == 1 || finished.wait(patience));
    QVERIFY(m_looks > 0);
    QCOMPARE(recordingAt(path).state, ScanState::Done);
    // It still ends whoever looks at it.
    QVERIFY(setAside());
    queue.setTrial({u"/bin/sh"_s, u"-c"_s, u"kill -SEGV $$"_s});
    m_looks = 0;
    QVERIFY(finish(queue, {path}));
    QCOMPARE(m_looks.load(), 0);
    QCOMPARE(recordingAt(path).error, MediaError::TookDown);
}

QTEST_GUILESS_MAIN(TestScanQueue)
#include "tst_scanqueue.moc"
