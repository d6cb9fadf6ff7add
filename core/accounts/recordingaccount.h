// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/accountvalues.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace ringface
{

/// One event of a camera, as its service lists it.
struct AccountEvent {
    QString id;
    QString cameraId;
    QString kind;        ///< the service's word
    QString state;       ///< likewise: "completed", "timed_out", ...
    QDateTime startedAt; ///< UTC, with milliseconds if hasMs
    bool hasMs = false;
    qint64 durationMs = 0; ///< 0: not known
    bool isReady = true;   ///< its recording is there
    bool isEncrypted = false;
    bool hasPlan = true;
    QUrl video{}; ///< secret; counts for some minutes, until videoUntil
    QDateTime videoUntil{};
};

/// What became of one download.
struct Download {
    enum class Outcome {
        Done,
        NotReady,  ///< it may be, later
        Forbidden, ///< the recordings of this camera are not for this account
        Failed,
    };
    Outcome outcome = Outcome::Failed;
    bool isOriginal = true;   ///< not marked or encoded anew by the service
    AccountProblem problem{}; ///< of Failed
};

/// An account where recordings can be fetched from: one question at a time, each answered once, later, unless
/// cancel() came before or this is gone. Thread: the one it was made in, which has an event loop; nothing waits.
class RecordingAccount : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    using Cameras = std::function<void(const QList<AccountCamera>& cameras, const AccountProblem& problem)>;
    using Events = std::function<void(const QList<AccountEvent>& events, const AccountProblem& problem)>;
    using Downloaded = std::function<void(const Download& download)>;

    virtual void listCameras(Cameras answered) = 0;
    /// Those that began at \a from or later, newest first. If there is a problem, those that were read until then.
    virtual void listEvents(const QString& cameraId, const QDateTime& from, Events answered) = 0;
    /// Writes the recording of \a event to \a file, which nobody else writes to; unless it is Done, \a file is removed.
    virtual void download(const AccountEvent& event, const QString& file, Downloaded answered) = 0;
    virtual void cancel() = 0;
};

} // namespace ringface
