// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/retrainscheduler.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <malloc.h>

namespace ringface
{

using namespace std::chrono_literals;

namespace
{
/// A library of years takes a gigabyte while it is learnt from, which the C library would keep for the next time.
void giveBackMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
} // namespace

RetrainScheduler::RetrainScheduler(Library& library, Training training, const QString& encoder,
                                   const MatchLimits& limits, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_training(std::move(training))
    , m_encoder(encoder)
    , m_limits(limits)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1s);
    connect(&m_soon, &QTimer::timeout, this, &RetrainScheduler::begin);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RetrainScheduler::takeResult);
    connect(&library, &Library::changed, this, &RetrainScheduler::react);
}

RetrainScheduler::~RetrainScheduler()
{
    m_watcher.disconnect(this);
    m_watcher.cancel();
    m_watcher.waitForFinished();
}

void RetrainScheduler::react(const LibraryChange& change)
{
    if (change.isOthers && !m_library.recognition().isDue())
        return;
    if (change.people || change.any(LibraryChange::Parts(LibraryChange::Labels) | LibraryChange::Removed)) {
        giveUpRunning();
        request();
    } else if (change.any(LibraryChange::Faces) && !m_soon.isActive()) {
        m_soon.start();
    }
}

void RetrainScheduler::setTarget(const QString& encoder, const MatchLimits& limits)
{
    if (encoder == m_encoder && limits == m_limits)
        return;
    m_encoder = encoder;
    m_limits = limits;
    giveUpRunning();
    request();
}

void RetrainScheduler::giveUpRunning()
{
    m_stale = m_running;
    if (m_running)
        m_watcher.cancel();
}

void RetrainScheduler::request()
{
    m_onlyNewFaces = false;
    begin();
}

void RetrainScheduler::begin()
{
    m_soon.stop();
    if (m_running || m_held) {
        m_waiting = true;
        return;
    }
    m_running = true;
    m_time.start();
    m_watcher.setFuture(
        QtConcurrent::run([training = m_training, reading = m_library.recognition().reading(m_encoder, m_limits),
                           onlyNewFaces = std::exchange(m_onlyNewFaces, true)](QPromise<RecognitionResult>& promise) {
            const auto isCancelled = [&promise] { return promise.isCanceled(); };
            std::optional<RecognitionInput> input = reading(isCancelled);
            if (!input)
                return;
            input->onlyNewFaces = onlyNewFaces;
            promise.addResult(training(*input, isCancelled)); // of no effect once cancelled
            input.reset();
            giveBackMemory();
        }));
    Q_EMIT started();
}

void RetrainScheduler::release()
{
    m_held = false;
    if (!m_running && std::exchange(m_waiting, false))
        begin();
}

void RetrainScheduler::takeResult()
{
    m_library.tellChanges(); // labels may have changed a moment ago
    m_running = false;
    // Labels changed meanwhile: the result is out of date, the next one will hold. New faces do not make it wrong.
    const bool isMade = m_watcher.future().resultCount() > 0; // else it was cancelled, or could not be read
    const bool stored = !std::exchange(m_stale, false) && isMade && m_library.recognition().set(m_watcher.result());
    if (!stored)
        m_onlyNewFaces = false;
    // While faces stream in, learning takes a quarter of one core at most.
    m_soon.setInterval(std::max<std::chrono::milliseconds>(1s, 3 * std::chrono::milliseconds(m_time.elapsed())));
    Q_EMIT trained(stored);
    if (!m_running && !m_held && std::exchange(m_waiting, false))
        begin();
    if (!isBusy())
        Q_EMIT finished();
}

} // namespace ringface
