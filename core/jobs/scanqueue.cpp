// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanqueue.h"

#include "core/library/values/filepath.h"

#include <QFileInfo>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>

namespace ringface
{

namespace
{
constexpr std::array lanes{ScanQueue::Lane::Arrivals, ScanQueue::Lane::Import};
constexpr int itemsEveryMs = 250;
constexpr int askAgainMs = 1000;     // whether the other program is done
constexpr int storeAgainMs = 10'000; // when there was no room

/// Of a recording that was being scanned when a program ended, or that was set aside.
Trial trialOf(const Recording& recording, const TrialCommand& trial, const ScanCallbacks& callbacks)
{
    return recording.ends == 0 && recording.error != MediaError::TookDown
               ? Trial::Survived
               : tryRecording(trial, recording.file.path, recording.ends, callbacks.cancelled);
}

/// Tells of no face, and why.
ScanBatch failure(const Recording& recording, MediaError error)
{
    ScanBatch batch;
    batch.error = error;
    batch.durationMs = recording.durationMs;
    batch.frameSize = recording.frameSize;
    return batch;
}
} // namespace

bool isScannedWith(const Recording& recording, const QString& engineId)
{
    return recording.scannedWith.section(u'+', 0, 0) == engineId.section(u'+', 0, 0);
}

ScanQueue::ScanQueue(Library& library, EngineFactory factory, const QString& engineId, const ScanOptions& options,
                     QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_lock(QFileInfo(library.file()).absolutePath())
    , m_factory(std::move(factory))
    , m_engineId(engineId)
    , m_options(options)
{
    setWorkers(QThread::idealThreadCount());
    m_itemsLater.setSingleShot(true);
    m_itemsLater.setInterval(itemsEveryMs);
    connect(&m_itemsLater, &QTimer::timeout, this, &ScanQueue::itemsChanged);
    m_lockLater.setSingleShot(true);
    m_lockLater.setInterval(askAgainMs);
    connect(&m_lockLater, &QTimer::timeout, this, &ScanQueue::start);
    m_storeLater.setSingleShot(true);
    m_storeLater.setInterval(storeAgainMs);
    connect(&m_storeLater, &QTimer::timeout, this, &ScanQueue::start);
    for (const Lane lane : lanes) {
        QFutureWatcher<TakenFile>& watcher = intake(lane).watcher;
        connect(&watcher, &QFutureWatcherBase::resultReadyAt, this,
                [this, &watcher, lane](int i) { takeIn(watcher.resultAt(i), lane); });
        // Queued: a watcher that is still sending its signal gets no new future.
        connect(
            &watcher, &QFutureWatcherBase::finished, this,
            [this, lane] {
                intake(lane).running = false;
                start();
            },
            Qt::QueuedConnection);
    }
}

ScanQueue::~ScanQueue()
{
    for (Intake& intake : m_intakes) {
        intake.watcher.disconnect(this);
        intake.watcher.cancel();
    }
    for (Running& r : m_running) {
        r.watcher.disconnect(this);
        r.watcher.cancel();
    }
    m_pool.waitForDone();
    for (const Running& r : m_running) {
        if (!r.ended)
            m_library.endScan(r.id, ScanState::Waiting, MediaError::None);
    }
}

bool ScanQueue::isBusy() const
{
    const auto works = [](const Intake& intake) { return intake.running || !intake.waiting.isEmpty(); };
    return std::ranges::any_of(m_intakes, works) || !m_waiting.isEmpty() || !m_running.empty();
}

void ScanQueue::addPaths(const QStringList& paths, Lane lane)
{
    if (!paths.isEmpty())
        intake(lane).waiting.append({paths});
    start();
}

void ScanQueue::enqueue(const QList<RecordingId>& recordings)
{
    for (const RecordingId id : recordings) {
        const bool running = std::ranges::any_of(m_running, [id](const Running& r) { return r.id == id && !r.ended; });
        if (!running && !m_waiting.contains(id))
            m_waiting.append(id);
    }
    start();
}

void ScanQueue::enqueueArrival(RecordingId id)
{
    enqueue({id});
    const qsizetype at = m_waiting.indexOf(id);
    if (at < 0)
        return; // it has begun already
    const auto first =
        std::ranges::find_if_not(m_waiting, [this](RecordingId other) { return m_arrivals.contains(other); });
    m_waiting.move(at, std::min(at, first - m_waiting.begin()));
    m_arrivals.insert(id);
    report();
}

void ScanQueue::prioritise(RecordingId recording)
{
    const qsizetype at = m_waiting.indexOf(recording);
    if (at <= 0)
        return;
    m_waiting.move(at, 0);
    report();
}

void ScanQueue::setWorkers(int count)
{
    const int all = std::max(1, QThread::idealThreadCount());
    m_workers = std::clamp(count, 1, all);
    m_pool.setMaxThreadCount(m_workers + int(m_intakes.size()));
    // A scan's threads must not starve the window. On Linux no other priority makes a difference.
    m_pool.setThreadPriority(QThread::IdlePriority);
    start();
}

void ScanQueue::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (paused) {
        m_workedMs = workedMs();
        m_clock.invalidate();
    } else if (m_busy) {
        m_clock.start();
    }
    for (Intake& intake : m_intakes) {
        if (intake.running)
            intake.watcher.setSuspended(paused);
    }
    for (Running& r : m_running) {
        if (!r.ended)
            r.watcher.setSuspended(paused);
    }
    start();
}

void ScanQueue::start()
{
    if (!m_busy && isBusy()) {
        m_busy = true;
        m_workedMs = 0;
        if (!m_paused)
            m_clock.start();
        m_done = 0;
        m_scannedMs = 0;
        m_takenIn.clear();
        m_leftOut.clear();
    }
    for (const Lane lane : lanes)
        startIntake(lane);
    while (!m_paused && !m_waiting.isEmpty() && int(m_running.size()) < m_workers && mayScan())
        startScan(m_waiting.takeFirst());
    const bool over = m_busy && !isBusy();
    if (over) {
        m_paused = false;
        m_busy = false;
        m_lock.release();
        m_lockLater.stop();
    }
    report();
    if (over) {
        m_clock.invalidate();
        m_workedMs = 0;
        Q_EMIT finished();
    }
}

bool ScanQueue::mayScan()
{
    if (m_storeLater.isActive())
        return false;
    if (!m_lock.take()) {
        m_waitedForOther = true;
        m_lockLater.start();
        return false;
    }
    if (!std::exchange(m_waitedForOther, false))
        return true;
    m_waiting.removeIf([this](RecordingId id) {
        const std::optional<Recording> recording = m_library.recording(id);
        return m_takenIn.contains(id) && recording && !needsScan(*recording, false);
    });
    return !m_waiting.isEmpty();
}

void ScanQueue::tryLater()
{
    m_storeLater.start();
    report();
}

bool ScanQueue::needsScan(const Recording& recording, bool isNamed) const
{
    const bool tried = recording.state == ScanState::Done || recording.error == MediaError::EndsEarly ||
                       (recording.error == MediaError::TookDown && !isNamed);
    return !isScannedWith(recording, m_engineId) || !tried;
}

void ScanQueue::startIntake(Lane lane)
{
    Intake& next = intake(lane);
    if (m_paused || next.waiting.isEmpty() || next.running || m_storeLater.isActive())
        return;
    // What was added one by one is taken in together, so that each list beside recordings is read once.
    next.current = next.waiting.takeFirst();
    while (!next.waiting.isEmpty() && next.waiting.first().givenUp == next.current.givenUp)
        next.current.paths += next.waiting.takeFirst().paths;
    next.running = true;
    next.watcher.setFuture(QtConcurrent::run(&m_pool, takeFilesIn, next.current.paths,
                                             IntakeCrashGuard(QFileInfo(m_library.file()).absolutePath()), m_trial));
}

void ScanQueue::leaveOut(const QList<IntakeProblem>& problems, Lane lane)
{
    for (const IntakeProblem& problem : problems) {
        if (lane == Lane::Arrivals && problem.kind == IntakeProblem::Kind::NotThere)
            continue; // whoever brought it has moved it on
        m_leftOut.append(problem);
        if (problem.isError())
            Q_EMIT notTakenIn(problem);
    }
}

void ScanQueue::takeIn(const TakenFile& taken, Lane lane)
{
    if (!taken.problems.isEmpty())
        return leaveOut(taken.problems, lane);
    const RecordingFile& file = taken.file;
    const Library::Added added = m_library.addRecording(file);
    const RecordingId id = added.id;
    if (id == 0) {
        intake(lane).waiting.append({{file.path}, intake(lane).current.givenUp});
        return tryLater();
    }
    const std::optional<Recording> recording = m_library.recording(id);
    if (!recording)
        return;
    if (!m_takenIn.contains(id))
        m_takenIn.append(id);
    if (recording->file.path != file.path)
        m_leftOut.append({IntakeProblem::Kind::Copy, file.path, {}});
    for (Running& r : m_running) {
        if (added.replaced && r.id == id && !r.ended) {
            r.again = true;
            r.watcher.cancel();
        }
    }
    if (file.error != MediaError::None || !needsScan(*recording, taken.isNamed))
        return;
    if (intake(lane).current.givenUp)
        giveUp(id);
    else if (lane == Lane::Arrivals)
        enqueueArrival(id);
    else
        enqueue({id});
}

void ScanQueue::startScan(RecordingId id)
{
    m_arrivals.remove(id);
    const std::optional<Recording> recording = m_library.recording(id);
    if (!recording)
        return;
    if (!factsOfFile(recording->file.path)) { // what was seen in it stays
        m_library.endScan(id, recording->state == ScanState::Done ? ScanState::Done : ScanState::Failed,
                          MediaError::FileMissing);
        return;
    }
    if (!m_library.beginScan(id, m_engineId)) {
        m_waiting.prepend(id);
        return tryLater();
    }
    Running& running = m_running.emplace_back();
    running.id = id;
    if (m_idleEngines.empty()) {
        running.engine = std::make_shared<std::unique_ptr<FaceEngine>>();
    } else {
        running.engine = m_idleEngines.back();
        m_idleEngines.pop_back();
    }
    connect(&running.watcher, &QFutureWatcherBase::resultReadyAt, this,
            [this, &running](int i) { batchReady(running, i); });
    connect(&running.watcher, &QFutureWatcherBase::finished, this, [this, &running] { scanFinished(running); });
    running.watcher.setFuture(
        QtConcurrent::run(&m_pool, [recording = *recording, engine = running.engine, factory = m_factory,
                                    options = m_options, trial = m_trial](QPromise<ScanBatch>& promise) {
            const ScanCallbacks callbacks{[&promise](ScanBatch batch) { promise.addResult(std::move(batch)); },
                                          [&promise] {
                                              promise.suspendIfRequested();
                                              return promise.isCanceled();
                                          }};
            if (callbacks.cancelled())
                return;
            const Trial trialled = trialOf(recording, trial, callbacks);
            if (trialled == Trial::Crashed)
                callbacks.deliver(failure(recording, MediaError::TookDown));
            if (trialled != Trial::Survived)
                return;
            if (!*engine)
                *engine = factory();
            if (*engine)
                scanVideo(recording.file.path, **engine, options, callbacks);
            else
                callbacks.deliver(failure(recording, MediaError::EngineFailed));
        }));
}

void ScanQueue::batchReady(Running& running, int index)
{
    const ScanBatch batch = running.watcher.resultAt(index);
    if (running.lost)
        return;
    if (!m_library.addFaces(running.id, batch) && m_library.recording(running.id)) {
        running.lost = true;
        running.watcher.cancel();
    }
    running.error = batch.error;
    running.scannedMs = batch.positionMs;
    running.progress =
        batch.durationMs > 0 ? std::clamp(double(batch.positionMs) / double(batch.durationMs), 0.0, 1.0) : 0;
    report();
}

void ScanQueue::scanFinished(Running& running)
{
    const ScanState state = running.lost || running.again       ? ScanState::Waiting
                            : running.watcher.isCanceled()      ? ScanState::Cancelled
                            : running.error == MediaError::None ? ScanState::Done
                                                                : ScanState::Failed;
    const MediaError error = state == ScanState::Waiting ? MediaError::None : running.error;
    m_library.endScan(running.id, state, error);
    Q_EMIT scanned(running.id, state, error);
    if (state == ScanState::Waiting)
        m_waiting.prepend(running.id);
    if (running.lost)
        tryLater();
    if (running.engine) // else it is that of an engine that is not in use any more
        m_idleEngines.push_back(running.engine);
    running.progress = 1;
    running.ended = true;
    // The watcher is still sending its signal: it goes when that is over.
    QMetaObject::invokeMethod(
        this,
        [this, id = running.id, scannedMs = running.scannedMs] {
            m_done += int(std::erase_if(m_running, [id](const Running& r) { return r.id == id && r.ended; }));
            m_scannedMs += scannedMs;
            start();
        },
        Qt::QueuedConnection);
}

void ScanQueue::giveUp(RecordingId id)
{
    const std::optional<Recording> recording = m_library.recording(id);
    if (recording && recording->state == ScanState::Waiting)
        m_library.endScan(id, ScanState::Cancelled, MediaError::None);
}

void ScanQueue::cancel()
{
    m_storeLater.stop();
    intake(Lane::Import).waiting.clear();
    intake(Lane::Import).watcher.cancel();
    intake(Lane::Arrivals).current.givenUp = true;
    for (Batch& batch : intake(Lane::Arrivals).waiting)
        batch.givenUp = true;
    for (const RecordingId id : std::exchange(m_waiting, {}))
        giveUp(id);
    m_arrivals.clear();
    for (Running& r : m_running) {
        r.again = false;
        r.watcher.cancel();
    }
    if (m_paused)
        setPaused(false);
    else
        start();
}

void ScanQueue::drop(RecordingId recording)
{
    if (m_waiting.removeOne(recording))
        giveUp(recording);
    m_arrivals.remove(recording);
    for (Running& r : m_running) {
        if (r.id == recording) {
            r.again = false;
            r.watcher.cancel();
        }
    }
    start();
}

void ScanQueue::setEngine(EngineFactory factory, const QString& engineId)
{
    m_factory = std::move(factory);
    m_engineId = engineId;
    m_idleEngines.clear();
    for (Running& r : m_running) {
        r.engine.reset(); // its worker has it until it ends
        if (r.ended || r.watcher.isCanceled())
            continue;
        r.again = true;
        r.watcher.cancel();
    }
}

QList<ScanItem> ScanQueue::items() const
{
    QList<ScanItem> out;
    out.reserve(qsizetype(m_running.size()) + m_waiting.size());
    for (const Running& r : m_running) {
        if (!r.ended)
            out.append({r.id, true, r.progress});
    }
    for (const RecordingId id : m_waiting)
        out.append({id, false, 0});
    return out;
}

qint64 ScanQueue::workedMs() const
{
    return m_workedMs + (m_clock.isValid() ? m_clock.elapsed() : 0);
}

void ScanQueue::report()
{
    if (!m_itemsLater.isActive())
        m_itemsLater.start();
    ScanProgress p;
    p.paused = m_paused;
    p.waits = m_waitedForOther;
    p.noRoom = m_storeLater.isActive();
    p.done = m_done;
    p.total = m_done + int(m_running.size()) + int(m_waiting.size());
    double parts = m_done;
    qint64 scanned = m_scannedMs;
    for (const Running& r : m_running) {
        parts += r.progress;
        scanned += r.scannedMs;
    }
    const auto elapsed = double(workedMs());
    constexpr double longEnough = 1500; // ms, for a first estimate
    if (elapsed > longEnough && parts > 0) {
        p.rate = double(scanned) / elapsed;
        p.leftMs = qint64(elapsed / parts * (p.total - parts));
    }
    if (p != m_reported) {
        m_reported = p;
        Q_EMIT progressChanged(p);
    }
}

} // namespace ringface
