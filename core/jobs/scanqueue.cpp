// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanqueue.h"

#include "core/media/intake.h"

#include <QFileInfo>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>

namespace ringface
{

bool isScannedWith(const Recording& recording, const QString& engineId)
{
    return recording.scannedWith.section(u'+', 0, 0) == engineId.section(u'+', 0, 0);
}

ScanQueue::ScanQueue(Library& library, EngineFactory factory, const QString& engineId, const ScanOptions& options,
                     QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_factory(std::move(factory))
    , m_engineId(engineId)
    , m_options(options)
{
    // A scan's threads must not starve the window.
    m_pool.setThreadPriority(QThread::LowPriority);
    connect(&m_intake, &QFutureWatcherBase::resultReadyAt, this, [this](int i) { takeIn(m_intake.resultAt(i)); });
    connect(&m_intake, &QFutureWatcherBase::finished, this, [this] {
        m_takingIn = false;
        start();
    });
}

ScanQueue::~ScanQueue()
{
    m_intake.disconnect(this);
    m_intake.cancel();
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
    return !m_paths.isEmpty() || m_takingIn || !m_waiting.isEmpty() || !m_running.empty();
}

void ScanQueue::addPaths(const QStringList& paths)
{
    m_paths += paths;
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

void ScanQueue::start()
{
    if (!m_clock.isValid() && isBusy()) {
        m_clock.start();
        m_done = 0;
        m_scannedMs = 0;
        m_takenIn.clear();
    }
    startIntake();
    while (!m_waiting.isEmpty() && int(m_running.size()) < m_pool.maxThreadCount())
        startScan(m_waiting.takeFirst());
    report();
    if (!isBusy() && m_clock.isValid()) {
        m_clock.invalidate();
        Q_EMIT finished();
    }
}

void ScanQueue::startIntake()
{
    if (m_paths.isEmpty() || m_takingIn)
        return;
    m_takingIn = true;
    m_intake.setFuture(
        QtConcurrent::run(&m_pool, [paths = std::exchange(m_paths, {})](QPromise<RecordingFile>& promise) {
            for (const QString& path : videosIn(paths)) {
                if (promise.isCanceled())
                    return;
                promise.addResult(inspectFile(path, Medium::Video));
            }
        }));
}

void ScanQueue::takeIn(const RecordingFile& file)
{
    const RecordingId id = m_library.addRecording(file).id;
    const std::optional<Recording> recording = m_library.recording(id);
    if (!recording)
        return;
    if (!m_takenIn.contains(id))
        m_takenIn.append(id);
    const bool current = isScannedWith(*recording, m_engineId) &&
                         (recording->state == ScanState::Done || recording->error == MediaError::EndsEarly);
    if (file.error == MediaError::None && !current)
        enqueue({id});
}

void ScanQueue::startScan(RecordingId id)
{
    const std::optional<Recording> recording = m_library.recording(id);
    if (!recording)
        return;
    if (!QFileInfo::exists(recording->file.path)) { // what was seen in it stays
        m_library.endScan(id, recording->state == ScanState::Done ? ScanState::Done : ScanState::Failed,
                          MediaError::FileMissing);
        return;
    }
    if (!m_library.beginScan(id, m_engineId))
        return;
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
        QtConcurrent::run(&m_pool, [path = recording->file.path, engine = running.engine, factory = m_factory,
                                    options = m_options](QPromise<ScanBatch>& promise) {
            if (!*engine)
                *engine = factory();
            const ScanCallbacks callbacks{[&promise](ScanBatch batch) { promise.addResult(std::move(batch)); },
                                          [&promise] { return promise.isCanceled(); }};
            if (*engine) {
                scanVideo(path, **engine, options, callbacks);
            } else {
                ScanBatch failure;
                failure.error = MediaError::EngineFailed;
                callbacks.deliver(std::move(failure));
            }
        }));
}

void ScanQueue::batchReady(Running& running, int index)
{
    const ScanBatch batch = running.watcher.resultAt(index);
    m_library.addFaces(running.id, batch);
    running.error = batch.error;
    running.scannedMs = batch.positionMs;
    running.progress =
        batch.durationMs > 0 ? std::clamp(double(batch.positionMs) / double(batch.durationMs), 0.0, 1.0) : 0;
    report();
}

void ScanQueue::scanFinished(Running& running)
{
    const ScanState state = running.watcher.isCanceled()        ? ScanState::Cancelled
                            : running.error == MediaError::None ? ScanState::Done
                                                                : ScanState::Failed;
    m_library.endScan(running.id, state, running.error);
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

void ScanQueue::cancel()
{
    m_paths.clear();
    m_intake.cancel();
    for (const RecordingId id : std::exchange(m_waiting, {})) {
        // What an earlier scan has found stays found.
        const std::optional<Recording> recording = m_library.recording(id);
        if (recording && recording->state == ScanState::Waiting)
            m_library.endScan(id, ScanState::Cancelled, MediaError::None);
    }
    for (Running& r : m_running)
        r.watcher.cancel();
    start();
}

void ScanQueue::report()
{
    ScanProgress p;
    p.done = m_done;
    p.total = m_done + int(m_running.size()) + int(m_waiting.size());
    double parts = m_done;
    qint64 scanned = m_scannedMs;
    for (const Running& r : m_running) {
        parts += r.progress;
        scanned += r.scannedMs;
    }
    const double elapsed = m_clock.isValid() ? double(m_clock.elapsed()) : 0;
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
