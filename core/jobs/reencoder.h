// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/vision/faceengine.h"

#include <QFutureWatcher>
#include <QObject>

namespace ringface
{

/// After a change of the encoder: makes the descriptors of all faces anew from their stored crops, without decoding a
/// video. What is done stays done, so it can be interrupted at any time.
/// Thread: the GUI thread; the encoding runs in the background. The destructor waits for the batch under way.
class Reencoder : public QObject
{
    Q_OBJECT

public:
    /// \a encoderId: of what \a factory makes. \a library must outlive the reencoder.
    Reencoder(Library& library, EngineFactory factory, const QString& encoderId, QObject* parent = nullptr);
    ~Reencoder() override;

    /// Does nothing if there is nothing to do, or if it runs already.
    void start();
    bool isBusy() const { return m_busy; }
    /// The engine could not be made; what was not encoded yet waits for the next start().
    bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    void progressChanged(int done, int total);
    void finished();

private:
    struct Batch {
        QList<FaceDescriptor> descriptors;
        bool failed = false;
    };
    void next();
    void batchReady();
    void end();

    Library& m_library;
    EngineFactory m_factory;
    QString m_encoderId;
    std::shared_ptr<std::unique_ptr<FaceEngine>> m_engine; ///< made by the worker
    QFutureWatcher<Batch> m_watcher;
    FaceId m_after = 0;
    int m_done = 0;
    int m_total = 0;
    bool m_busy = false;
    bool m_failed = false;
};

} // namespace ringface
