// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/saveclip.h"

#include <QFutureWatcher>
#include <QObject>
#include <QThreadPool>

#include <atomic>

namespace ringface
{

class Library;

/// A part of a recording of the library, with its faces as they are named now. \a keep: who may be seen with
/// Blur::Others. Guesses count as names. \a toMs < 0: to its end.
ClipPart clipPart(const Library& library, RecordingId recording, qint64 fromMs, qint64 toMs, Blur blur,
                  const QStringList& keep);

/// Where \a person is in a recording (0: in all, the oldest first), with a little before and after.
QList<ClipPart> clipsOf(const Library& library, const QString& person, RecordingId recording, Blur blur,
                        const QStringList& keep);

/// Saves one clip in a worker. Thread: that of the library; the destructor cancels and waits.
class ClipSaver : public QObject
{
    Q_OBJECT

public:
    explicit ClipSaver(QObject* parent = nullptr);
    ~ClipSaver() override;

    /// Not while one is being saved. \a factory: of an engine, asked for if the order blurs.
    void save(const ClipOrder& order, const EngineFactory& factory);
    bool isSaving() const { return m_watcher.isRunning(); }
    void cancel() { m_cancelled = true; }

Q_SIGNALS:
    /// From 0 to 1.
    void progressChanged(double share);
    void finished(const ringface::ClipProblem& problem);

private:
    QThreadPool m_pool;
    QFutureWatcher<ClipProblem> m_watcher;
    std::atomic<bool> m_cancelled = false;
};

} // namespace ringface
