// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/retrainscheduler.h"
#include "tests/support/changes.h"
#include "tests/support/patience.h"
#include "tests/support/scanned.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <atomic>
#include <mutex>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QRect box(100, 100, 80, 80);

/// A training that does nothing until it is told to, and remembers what it was given.
struct SlowTraining {
    QSemaphore begun;
    QSemaphore mayEnd;
    std::atomic<int> running = 0;
    std::atomic<int> mostAtOnce = 0;
    std::mutex mutex;
    std::vector<RecognitionInput> inputs;

    RecognitionResult operator()(const RecognitionInput& input)
    {
        mostAtOnce = std::max<int>(mostAtOnce, ++running);
        {
            const std::scoped_lock lock(mutex);
            inputs.push_back(input);
        }
        begun.release();
        mayEnd.tryAcquire(1, patience);
        --running;
        // The guess tells which input it is of.
        RecognitionResult result;
        for (const TrackSample& t : input.tracks) {
            for (const FaceSample& f : t.faces) {
                if (f.label != 0)
                    result.guesses.push_back({t.track, f.label, 0.25F});
            }
        }
        return result;
    }
    size_t calls()
    {
        const std::scoped_lock lock(mutex);
        return inputs.size();
    }
};
} // namespace

class TestRetrainScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneRunsOneWaits();
    void newestLabelsWin();
    void outdatedOneEndsAtOnce();
    void outdatedResultIsNotShown();
    void newFacesDoNotSpoilAResult();
    void unlabellingTrainsToo();
    void facesWaitForEachOther();
    void askedForWhileFacesWait();
    void heldBack();
    void idleAgain();
    void destructorWaits();
    void waitingOneDiesWithTheScheduler();
    void otherEncodersAreNotUsed();

private:
    RetrainScheduler::Training training()
    {
        return [this](const RecognitionInput& input, const std::function<bool()>& /*isCancelled*/) {
            return (*m_training)(input);
        };
    }
    FaceId face(int i) { return m_library->faces().at(i).id; }
    bool say(int i, const QString& name)
    {
        const bool said =
            name.isEmpty() ? m_library->labels().clear({face(i)}) : m_library->labels().say({face(i)}, name);
        m_library->tellChanges();
        return said;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<SlowTraining> m_training;
};

void TestRetrainScheduler::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = Library::open(m_dir->path()).library;
    QVERIFY(m_library);
    m_training = std::make_unique<SlowTraining>();
    const RecordingId id = m_library->addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(scanOnce(*m_library, id, {standing(0, box, 0, 1000, {200, 400}, {1, 0})}));
    m_library->tellChanges();
}

void TestRetrainScheduler::cleanup()
{
    m_training->mayEnd.release(100);
    QThreadPool::globalInstance()->waitForDone();
    m_library.reset();
}

void TestRetrainScheduler::oneRunsOneWaits()
{
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(!scheduler.isBusy());
    QSignalSpy started(&scheduler, &RetrainScheduler::started);
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    for (int i = 0; i < 7; ++i)
        scheduler.request();
    QVERIFY(scheduler.isBusy());
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    for (int i = 0; i < 7; ++i)
        scheduler.request();
    m_training->mayEnd.release();
    QTRY_COMPARE_WITH_TIMEOUT(started.size(), 2, patience);
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    m_training->mayEnd.release();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_training->calls(), 2U);
    QCOMPARE(m_training->mostAtOnce.load(), 1);
    QVERIFY(!scheduler.isBusy());
}

void TestRetrainScheduler::newestLabelsWin()
{
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    Changes shown(*m_library, ofGuesses);
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    QVERIFY(say(0, u"Bert"_s));
    QVERIFY(say(0, u"Carla"_s));
    m_training->mayEnd.release(2);
    QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
    QCOMPARE(m_training->calls(), 2U);
    // Each was given the labels of its time, as a copy.
    QCOMPARE(m_library->personName(m_training->inputs[0].tracks[0].faces[0].label), u"Anna"_s);
    QCOMPARE(m_library->personName(m_training->inputs[1].tracks[0].faces[0].label), u"Carla"_s);
    QCOMPARE(m_training->inputs[0].limits.largest, 0.5F);
    QCOMPARE(m_library->faces()[1].guess, u"Carla"_s);
}

void TestRetrainScheduler::outdatedOneEndsAtOnce()
{
    // One that would never end by itself.
    std::atomic<int> ended = 0;
    RetrainScheduler scheduler(
        *m_library,
        [this, &ended](const RecognitionInput&, const std::function<bool()>& isCancelled) {
            m_training->begun.release();
            while (!isCancelled())
                QThread::yieldCurrentThread();
            ++ended;
            return RecognitionResult();
        },
        u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    QVERIFY(say(0, u"Bert"_s));
    QTRY_COMPARE_WITH_TIMEOUT(ended.load(), 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_training->begun.available(), 1, patience); // the next one runs
}

void TestRetrainScheduler::outdatedResultIsNotShown()
{
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    QVERIFY(say(0, u"Bert"_s));
    m_training->mayEnd.release();
    // The second runs, so the first is through; what it found is of labels that hold no more.
    Changes shown(*m_library, ofGuesses);
    QSignalSpy started(&scheduler, &RetrainScheduler::started);
    QVERIFY(started.wait(patience));
    QCOMPARE(shown.size(), 0);
    QCOMPARE(m_library->faces()[1].guess, QString());
    m_training->mayEnd.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_library->faces()[1].guess, u"Bert"_s, patience);
}

void TestRetrainScheduler::newFacesDoNotSpoilAResult()
{
    // While recordings are scanned the names come all the same, not only at the end.
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    scheduler.request();
    m_training->mayEnd.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_library->faces()[1].guess, u"Anna"_s, patience);
    QVERIFY(m_training->begun.tryAcquire(1, patience)); // the next one, with the new faces
    QVERIFY(scheduler.isBusy());
    m_training->mayEnd.release();
}

void TestRetrainScheduler::unlabellingTrainsToo()
{
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(say(0, u"Anna"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_library->faces()[1].guess, u"Anna"_s, patience);
    QVERIFY(say(0, {}));
    QTRY_COMPARE_WITH_TIMEOUT(m_library->faces()[1].guess, QString(), patience);
}

void TestRetrainScheduler::facesWaitForEachOther()
{
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    const RecordingId id = m_library->addRecording(recordingFile(u"/b.mp4"_s, "b")).id;
    QVERIFY(m_library->beginScan(id, u"fake"_s));
    for (int i = 0; i < 5; ++i) {
        QVERIFY(m_library->addFaces(id, batchOf({standing(i, box, 0, 1000, {200}, {1, 0})})));
        m_library->tellChanges();
    }
    QVERIFY(scheduler.isBusy());
    QCOMPARE(m_training->calls(), 0U);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QCOMPARE(m_training->calls(), 1U);
    QCOMPARE(m_training->inputs[0].tracks.size(), 6U);
}

void TestRetrainScheduler::askedForWhileFacesWait()
{
    // A label does not wait for the faces, and the faces need no second training after it.
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    const RecordingId id = m_library->addRecording(recordingFile(u"/b.mp4"_s, "b")).id;
    QVERIFY(m_library->beginScan(id, u"fake"_s));
    QVERIFY(m_library->addFaces(id, batchOf({standing(0, box, 0, 1000, {200}, {1, 0})})));
    m_library->tellChanges();
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(!scheduler.isBusy());
    QCOMPARE(m_training->calls(), 1U);
    QCOMPARE(m_training->inputs[0].tracks.size(), 2U);
}

void TestRetrainScheduler::heldBack()
{
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    scheduler.hold();
    scheduler.release(); // nothing was asked for
    QVERIFY(!scheduler.isBusy());
    // Held while one runs: that one ends, the next one waits.
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    scheduler.hold();
    QVERIFY(say(0, u"Bert"_s));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(say(0, u"Carla"_s));
    QCOMPARE(m_training->calls(), 1U);
    scheduler.release();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 2, patience);
    QCOMPARE(m_training->calls(), 2U);
}

void TestRetrainScheduler::idleAgain()
{
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    for (int i = 1; i <= 3; ++i) {
        scheduler.request();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), i, patience);
        QVERIFY(!scheduler.isBusy());
    }
}

void TestRetrainScheduler::destructorWaits()
{
    QSemaphore deleted;
    std::atomic<bool> tooEarly = false;
    Changes shown(*m_library, ofGuesses);
    auto scheduler = std::make_unique<RetrainScheduler>(
        *m_library,
        [&](const RecognitionInput& input, const std::function<bool()>& /*isCancelled*/) {
            m_training->mayEnd.release();
            const RecognitionResult result = (*m_training)(input);
            // Nobody may be able to say that the scheduler is gone while this runs.
            constexpr int aWhile = 200;
            tooEarly = deleted.tryAcquire(1, aWhile);
            return result;
        },
        u"colour"_s, MatchLimits{0.5F, 0.5F});
    QVERIFY(say(0, u"Anna"_s));
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    scheduler.reset();
    deleted.release();
    QThreadPool::globalInstance()->waitForDone();
    QVERIFY(!tooEarly);
    QCoreApplication::processEvents();
    QCOMPARE(shown.size(), 0);
}

void TestRetrainScheduler::waitingOneDiesWithTheScheduler()
{
    auto scheduler = std::make_unique<RetrainScheduler>(*m_library, training(), u"colour"_s, MatchLimits{0.5F, 0.5F});
    scheduler->request();
    scheduler->request();
    QVERIFY(m_training->begun.tryAcquire(1, patience));
    m_training->mayEnd.release(2);
    scheduler.reset();
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
    QCOMPARE(m_training->calls(), 1U);
    QVERIFY(say(0, u"Anna"_s)); // nobody listens any more
    QCoreApplication::processEvents();
    QCOMPARE(m_training->calls(), 1U);
}

void TestRetrainScheduler::otherEncodersAreNotUsed()
{
    m_training->mayEnd.release(10);
    RetrainScheduler scheduler(*m_library, training(), u"another"_s, MatchLimits{0.5F, 0.5F});
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    scheduler.request();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    QVERIFY(m_training->inputs[0].tracks.empty());
}

QTEST_GUILESS_MAIN(TestRetrainScheduler)
#include "tst_retrainscheduler.moc"
