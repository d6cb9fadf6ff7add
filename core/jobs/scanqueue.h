// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/intakejob.h"
#include "core/jobs/scanvideo.h"
#include "core/library/library.h"
#include "core/library/safety/scanlock.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <array>
#include <list>

namespace ringface
{

/// The recording was scanned with the detector of this engine (FaceEngine::id). Its faces may have another encoder's
/// descriptors: those are made anew from the stored crops, see Reencoder.
bool isScannedWith(const Recording& recording, const QString& engineId);

/// Takes files in and scans them in the background, one recording a core; results go to the library as they come.
/// While another program scans into that library, this one waits (ScanLock), and does not do again what that has done.
/// Errors: what cannot be stored is tried again every ten seconds; nothing is half stored.
/// Thread: the GUI thread; workers get copies. Owns: its pool and the engines. The destructor cancels and waits for the
/// frames under way.
class ScanQueue : public QObject
{
    Q_OBJECT

public:
    /// \a engineId: FaceEngine::id of what \a factory makes. \a library must outlive the queue.
    ScanQueue(Library& library, EngineFactory factory, const QString& engineId, const ScanOptions& options,
              QObject* parent = nullptr);
    ~ScanQueue() override;

    /// Arrivals do not wait behind a big import: they are taken in beside it, and scanned next.
    enum class Lane { Import, Arrivals };
    /// Adds videos, folders (see videosIn()) and archives (see unpackArchive()) and scans what is new, unfinished, or
    /// was scanned with another detector; of what was set aside with TookDown only what is named here itself.
    void addPaths(const QStringList& paths, Lane lane = Lane::Import);
    /// Scans these again, or for the first time.
    void enqueue(const QList<RecordingId>& recordings);
    /// This one, if it waits, is the next.
    void prioritise(RecordingId recording);
    /// Stops everything within a frame; what was not finished is marked as cancelled. Arrivals that are not in the
    /// library yet are still taken in, so that none of them is lost, and marked likewise.
    void cancel();
    /// The same for this one alone.
    void drop(RecordingId recording);

    /// Everything stands still within a frame (the taking in within a file) and goes on where it was. Nothing is begun
    /// meanwhile. The pause is over when nothing is left to do, and with cancel().
    void setPaused(bool paused);
    bool isPaused() const { return m_paused; }
    /// So many are scanned at once, 1 to QThread::idealThreadCount(); those under way are finished.
    void setWorkers(int count);
    int workers() const { return m_workers; }
    /// How a recording that was being looked at when a program ended is tried first; without it such a recording is
    /// scanned like the others, and set aside with TookDown after the second end.
    void setTrial(const TrialCommand& command) { m_trial = command; }
    /// Another engine from now on; what is being scanned begins anew with it.
    void setEngine(EngineFactory factory, const QString& engineId);
    /// For those that are begun from now on.
    void setOptions(const ScanOptions& options) { m_options = options; }

    bool isBusy() const;
    /// What is being scanned, then what waits, the next one first.
    QList<ScanItem> items() const;
    /// What was taken in since the queue was last idle.
    QList<RecordingId> takenIn() const { return m_takenIn; }
    /// What was not, likewise.
    const QList<IntakeProblem>& leftOut() const { return m_leftOut; }

Q_SIGNALS:
    void progressChanged(const ringface::ScanProgress& progress);
    /// A few times a second at most.
    void itemsChanged();
    /// Of what is wrong, at once; leftOut() tells the rest.
    void notTakenIn(const ringface::IntakeProblem& problem);
    /// Its scan has ended, with this state and error in the library.
    void scanned(qint64 recording, ringface::ScanState state, ringface::MediaError error);
    void finished();

private:
    /// An engine on loan; the worker fills it if it is empty.
    using EngineSlot = std::shared_ptr<std::unique_ptr<FaceEngine>>;
    struct Running {
        RecordingId id = 0;
        EngineSlot engine;
        double progress = 0; ///< 0 to 1
        qint64 scannedMs = 0;
        MediaError error = MediaError::None;
        QFutureWatcher<ScanBatch> watcher;
        bool lost = false;  ///< something of it could not be stored
        bool again = false; ///< its recording has another file now
        bool ended = false; ///< all results were taken (the future itself is finished when they are made)
    };

    /// Files that are taken in together.
    struct Batch {
        QStringList paths;
        bool givenUp = false; ///< they are not to be scanned
    };
    /// What is taken in beside each other.
    struct Intake {
        QList<Batch> waiting;
        Batch current;
        QFutureWatcher<TakenFile> watcher;
        bool running = false; ///< until all results were taken
    };

    void start();
    void startIntake(Lane lane);
    Intake& intake(Lane lane) { return m_intakes[size_t(lane)]; }
    void takeIn(const TakenFile& taken, Lane lane);
    void leaveOut(const QList<IntakeProblem>& problems, Lane lane);
    void enqueueArrival(RecordingId id);
    bool mayScan();
    void tryLater();
    bool needsScan(const Recording& recording, bool isNamed) const;
    void startScan(RecordingId id);
    void batchReady(Running& running, int index);
    void scanFinished(Running& running);
    /// A recording that waits no longer; what an earlier scan has found stays found.
    void giveUp(RecordingId id);
    void report();
    qint64 workedMs() const;

    Library& m_library;
    ScanLock m_lock;
    QTimer m_lockLater;            ///< runs while another program has it
    bool m_waitedForOther = false; ///< it had it
    QTimer m_storeLater;           ///< runs after something could not be stored
    EngineFactory m_factory;
    QString m_engineId;
    ScanOptions m_options;
    TrialCommand m_trial;
    QThreadPool m_pool;
    int m_workers = 1;
    bool m_busy = false; ///< finished() is still to come
    bool m_paused = false;
    std::array<Intake, 2> m_intakes; ///< by Lane
    QList<RecordingId> m_waiting;
    QSet<RecordingId> m_arrivals; ///< of those that wait
    QList<RecordingId> m_takenIn;
    QList<IntakeProblem> m_leftOut;
    std::list<Running> m_running;
    std::vector<EngineSlot> m_idleEngines;
    int m_done = 0;
    qint64 m_scannedMs = 0; ///< of finished recordings
    QElapsedTimer m_clock;  ///< valid while it works
    qint64 m_workedMs = 0;  ///< before the last pause
    QTimer m_itemsLater;
    ScanProgress m_reported;
};

} // namespace ringface
