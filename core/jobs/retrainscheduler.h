// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace ringface
{

/// Learns again in the background whenever labels or faces change: at most one training runs and at most one waits,
/// with the newest labels; one that runs when labels change ends at once. The worker reads what it needs itself;
/// results go to the library. Thread: the GUI thread. The destructor waits. Errors: what cannot be read is tried again
/// after the next change.
class RetrainScheduler : public QObject
{
    Q_OBJECT

public:
    /// Once isCancelled says so, what the training returns is of no use.
    using Training =
        std::function<RecognitionResult(const RecognitionInput&, const std::function<bool()>& isCancelled)>;

    /// Faces of \a encoder only are used. \a library must outlive the scheduler.
    RetrainScheduler(Library& library, Training training, const QString& encoder, const MatchLimits& limits,
                     QObject* parent = nullptr);
    ~RetrainScheduler() override;

    /// Other faces or limits count from now on; trains if they differ.
    void setTarget(const QString& encoder, const MatchLimits& limits);
    /// Trains now, or as soon as the running training is done.
    void request();
    /// From hold() on, no training begins until release(); then one does if it was asked for.
    void hold() { m_held = true; }
    void release();
    bool isBusy() const { return m_running || m_soon.isActive() || (m_waiting && !m_held); }

Q_SIGNALS:
    void started();
    /// What the training that started last says is in the library; or, if not \a stored, it is not: labels have changed
    /// since, or it could not be written.
    void trained(bool stored);
    /// Nothing runs or waits any more.
    void finished();

private:
    void react(const LibraryChange& change);
    void giveUpRunning();
    void begin();
    void takeResult();

    Library& m_library;
    Training m_training;
    QString m_encoder;
    MatchLimits m_limits;
    QFutureWatcher<RecognitionResult> m_watcher;
    QTimer m_soon;          ///< faces stream in: they wait for each other
    QElapsedTimer m_time;   ///< of the training under way
    bool m_running = false; ///< until its result was taken (the future itself is finished when it is made)
    bool m_waiting = false;
    bool m_held = false;
    bool m_stale = false;        ///< labels changed since the training under way began
    bool m_onlyNewFaces = false; ///< since the training before; the first of a session looks at everything
};

} // namespace ringface
