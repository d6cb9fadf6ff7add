// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/options.h"
#include "core/demo/recordings.h"

#include <QFutureWatcher>
#include <QObject>

namespace ringface
{

/// Draws the sample recordings in the background.
/// Thread: the GUI thread. The destructor cancels and waits for the picture that is being drawn.
class Samples : public QObject
{
    Q_OBJECT

public:
    explicit Samples(const QString& folder);
    ~Samples() override;

    void start();
    void cancel() { m_watcher.cancel(); }

    /// Of the demo's library; nothing of it lies in the user's own.
    static QString libraryFolder();
    static QString folderIn(const QString& library);
    /// Deletes the recordings that start() made in \a folder, and the folder if nothing else is in it. False if one of
    /// them is still there.
    static bool erase(const QString& folder);
    /// Opens the demo in a program of its own, with the same engine and network files. False if that fails.
    static bool openDemo(const DesktopOptions& options);

Q_SIGNALS:
    void progressChanged(int percent);
    /// This file is complete, now or since an earlier start.
    void ready(const QString& file);
    /// This one could not be written, nor those after it.
    void failed(const QString& file, ringface::VideoWriteError error);
    /// After all others, also if it was cancelled.
    void finished();

private:
    void take(const demo::Written& written);

    QString m_folder;
    QFutureWatcher<demo::Written> m_watcher;
};

} // namespace ringface
