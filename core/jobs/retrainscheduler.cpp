// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/retrainscheduler.h"

#include <QtConcurrentRun>

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
    connect(&m_soon, &QTimer::timeout, this, &RetrainScheduler::request);
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
    m_soon.stop();
    if (m_running || m_held) {
        m_waiting = true;
        return;
    }
    m_running = true;
    m_watcher.setFuture(
        QtConcurrent::run([training = m_training, input = m_library.recognition().input(m_encoder, m_limits)] {
            return training(input);
        }));
    Q_EMIT started();
}

void RetrainScheduler::release()
{
    m_held = false;
    if (!m_running && std::exchange(m_waiting, false))
        request();
}

void RetrainScheduler::trained()
{
    m_running = false;
    // Labels changed meanwhile: the result is out of date, the next one will hold. New faces do not make it wrong.
    if (!std::exchange(m_stale, false))
        m_library.recognition().set(m_watcher.result());
    if (!m_held && std::exchange(m_waiting, false))
        request();
    if (!isBusy())
        Q_EMIT finished();
}

} // namespace ringface
