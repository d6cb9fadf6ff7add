// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace ringface::cli
{

/// What requests have to wait for, in the background: some at once, some waiting, no more.
/// Thread: that of the program. The destructor has everything stop, and waits for that.
class WorkQueue : public QObject
{
    Q_OBJECT

public:
    /// Called in the thread of the program when the work is done.
    using Finish = std::function<void()>;
    /// Called in a worker, with a question it has to ask often: shall it stop, because nobody waits for it any more or
    /// because its time is up?
    using Work = std::function<Finish(const std::function<bool()>& isStopped)>;
    struct Limits {
        int atOnce = 1;
        int waiting = 8;
        std::chrono::seconds longest{1800}; ///< one piece of work
    };

    explicit WorkQueue(const Limits& limits, QObject* parent = nullptr);
    ~WorkQueue() override;

    /// False if too many wait. Once \a gone is true, nobody waits for it.
    bool add(Work work, std::shared_ptr<const std::atomic<bool>> gone);

private:
    struct Waiting {
        Work work;
        std::shared_ptr<const std::atomic<bool>> gone;
    };
    using Watcher = QFutureWatcher<Finish>;
    void begin();
    void done(Watcher* watcher);

    Limits m_limits;
    std::deque<Waiting> m_waiting;
    std::vector<std::unique_ptr<Watcher>> m_running;
    std::shared_ptr<std::atomic<bool>> m_closing = std::make_shared<std::atomic<bool>>(false);
    QThreadPool m_pool;
};

} // namespace ringface::cli
