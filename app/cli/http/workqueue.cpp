// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/workqueue.h"

#include <QDeadlineTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace ringface::cli
{

WorkQueue::WorkQueue(const Limits& limits, QObject* parent)
    : QObject(parent)
    , m_limits(limits)
{
    m_pool.setMaxThreadCount(limits.atOnce);
}

WorkQueue::~WorkQueue()
{
    *m_closing = true;
    for (const auto& watcher : m_running) {
        watcher->disconnect(this);
        watcher->waitForFinished();
    }
}

bool WorkQueue::add(Work work, std::shared_ptr<const std::atomic<bool>> gone)
{
    std::erase_if(m_waiting, [](const Waiting& w) { return w.gone->load(); });
    begin();
    if (std::ssize(m_waiting) >= m_limits.waiting && std::ssize(m_running) >= m_limits.atOnce)
        return false;
    m_waiting.push_back({std::move(work), std::move(gone)});
    begin();
    return true;
}

void WorkQueue::begin()
{
    while (!m_waiting.empty() && std::ssize(m_running) < m_limits.atOnce) {
        Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (next.gone->load())
            continue;
        auto& watcher = m_running.emplace_back(std::make_unique<Watcher>());
        connect(watcher.get(), &QFutureWatcherBase::finished, this, [this, w = watcher.get()] { done(w); });
        watcher->setFuture(QtConcurrent::run(
            &m_pool, [work = std::move(next.work), gone = next.gone, closing = m_closing, longest = m_limits.longest] {
                const QDeadlineTimer deadline(longest);
                return work([&] { return gone->load() || closing->load() || deadline.hasExpired(); });
            }));
    }
}

void WorkQueue::done(Watcher* watcher)
{
    const Finish finish = watcher->result();
    const auto self = std::ranges::find(m_running, watcher, &std::unique_ptr<Watcher>::get);
    self->release()->deleteLater(); // it is this one that calls
    m_running.erase(self);
    if (finish)
        finish();
    begin();
}

} // namespace ringface::cli
