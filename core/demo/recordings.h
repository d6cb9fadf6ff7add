// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/demo/scene.h"
#include "core/media/videowriter.h"

#include <QDateTime>
#include <QStringList>

#include <functional>

namespace ringface::demo
{

/// One sample recording. What is seen in it never changes; its date is some days before it was first made.
struct Clip {
    QString name; ///< of the file, in the manner of python-ring-doorbell
    QDateTime startedAt;
    Scene scene;
    qint64 lengthMs = 0;
    bool isUneven = false; ///< of a variable frame rate
};

/// All of them, oldest first. The names are those of the ones that lie in \a folder already; if there are none, the
/// last one was made on the day of \a now or the day before.
QList<Clip> clipsFor(const QString& folder, const QDateTime& now);

/// When the pictures of \a clip are shown, milliseconds.
QList<qint64> frameTimes(const Clip& clip);

struct WritingProgress {
    int percent = 0; ///< of all
    QString ready;   ///< absolute; this file is complete now (or was already); empty: none since the last time
};
struct Written {
    QStringList files; ///< absolute, all that are complete
    QStringList fresh; ///< those of them that were not there before
    QString failed;    ///< this one could not be written
    VideoWriteError error = VideoWriteError::None;
    bool isCancelled = false;
};
/// Writes those of clipsFor() that are missing, and makes the folder. \a goOn is asked after each picture and cancels
/// with false; files are complete or not there.
/// Thread: any; works in it for some seconds a file.
Written writeClips(const QString& folder, const QDateTime& now,
                   const std::function<bool(const WritingProgress&)>& goOn);

} // namespace ringface::demo
