// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/retrainscheduler.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace ringface
{

using namespace std::chrono_literals;

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
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &RetrainScheduler::trained);
    connect(&library, &Library::labelsChanged, this, [this] {
        m_stale = m_running;
        request();
    });
    connect(&library, &Library::facesAdded, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
}

RetrainScheduler::~RetrainScheduler()
{
    m_watcher.disconnect(this);
    m_watcher.waitForFinished();
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
                           onlyNewFaces = std::exchange(m_onlyNewFaces, true)]() -> std::optional<RecognitionResult> {
            std::optional<RecognitionInput> input = reading();
            if (!input)
                return std::nullopt;
            input->onlyNewFaces = onlyNewFaces;
            return training(*input);
        }));
    Q_EMIT started();
}

void RetrainScheduler::release()
{
    m_held = false;
    if (!m_running && std::exchange(m_waiting, false))
        begin();
}

void RetrainScheduler::trained()
{
    m_running = false;
    // Labels changed meanwhile: the result is out of date, the next one will hold. New faces do not make it wrong.
    const std::optional<RecognitionResult> result = m_watcher.result();
    if (!std::exchange(m_stale, false) && result)
        m_library.recognition().set(*result);
    else
        m_onlyNewFaces = false;
    // While faces stream in, learning takes a quarter of one core at most.
    m_soon.setInterval(std::max<std::chrono::milliseconds>(1s, 3 * std::chrono::milliseconds(m_time.elapsed())));
    if (!m_held && std::exchange(m_waiting, false))
        begin();
    if (!isBusy())
        Q_EMIT finished();
}

} // namespace ringface
