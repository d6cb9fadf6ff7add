// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/scanqueue.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include <atomic>

namespace ringface::testing
{

/// Adds these and waits until the queue has nothing left to do.
[[nodiscard]] inline bool finish(ScanQueue& queue, const QStringList& paths)
{
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths(paths);
    return (finished.size() == 1 || finished.wait(patience)) && !queue.isBusy();
}

/// A library, sample videos, and an engine that can be made to stand still.
class ScanFixture : protected LibraryFixture
{
protected:
    /// 0.mp4 to 3.mp4, short ones, and long.mp4 of so many frames.
    [[nodiscard]] bool makeSamples(int longFrames)
    {
        bool ok = true;
        for (int i = 0; i < 4; ++i)
            ok = ok && writeVideo(sample(QStringLiteral("%1.mp4").arg(i)), oneVisitor(i, 100 + 10 * i));
        SampleVideo lengthy = oneVisitor(0, 90);
        lengthy.size = QSize(200, 150);
        lengthy.visitors[0].step = {};
        lengthy.frames = longFrames;
        return ok && writeVideo(sample(QStringLiteral("long.mp4")), lengthy);
    }
    /// A fresh library; nothing was looked at yet.
    [[nodiscard]] bool begin(bool gateShut)
    {
        m_looks = m_engines = m_looking = m_mostAtOnce = 0;
        m_gateShut = gateShut;
        m_gate.tryAcquire(m_gate.available());
        m_atGate.tryAcquire(m_atGate.available());
        return make();
    }
    void end()
    {
        openGate();
        close();
    }

    QString sample(const QString& name) const { return m_samples.filePath(name); }
    QString file(const QString& name) const { return path(name); }
    QString copy(const QString& name, const QString& to) const
    {
        QDir().mkpath(QFileInfo(file(to)).path());
        return QFile::copy(sample(name), file(to)) ? file(to) : QString();
    }
    /// An engine that counts its looks, takes \a lookMs for each and, while the gate is shut, waits before each from
    /// the given one on; see FakeEngineOptions::failAtCall.
    EngineFactory engine(int gateFrom = 0, int lookMs = 0, int failAtCall = -1)
    {
        return [this, gateFrom, lookMs, failAtCall] {
            ++m_engines;
            FakeEngineOptions options;
            options.failAtCall = failAtCall;
            options.beforeDetect = [this, gateFrom, lookMs](int call) {
                ++m_looks;
                m_mostAtOnce = std::max<int>(m_mostAtOnce, ++m_looking);
                if (call >= gateFrom && m_gateShut) {
                    m_atGate.release();
                    m_gate.tryAcquire(1, patience);
                }
                if (lookMs > 0)
                    m_never.tryAcquire(1, lookMs);
                --m_looking;
            };
            return makeFakeEngine(options);
        };
    }
    [[nodiscard]] bool somebodyAtGate()
    {
        return QTest::qWaitFor([this] { return m_atGate.tryAcquire(); }, patience);
    }
    void shutGate() { m_gateShut = true; }
    void openGate()
    {
        m_gateShut = false;
        m_gate.release(1000);
    }

    std::atomic<int> m_looks = 0;
    std::atomic<int> m_engines = 0;
    std::atomic<int> m_looking = 0; ///< now
    std::atomic<int> m_mostAtOnce = 0;
    std::atomic<bool> m_gateShut = false;
    QSemaphore m_gate; ///< a permit lets one look through

private:
    QTemporaryDir m_samples;
    QSemaphore m_atGate;
    QSemaphore m_never;
};

} // namespace ringface::testing
