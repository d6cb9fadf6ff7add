// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/media/intake.h"

#include <QElapsedTimer>
#include <QFileSystemWatcher>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <optional>

namespace ringface
{

/// Watches folders, with all below them, for videos that are new or have changed. The system tells of changes at once;
/// as it does not for network drives, and for a file that only grows, it also looks now and then. A file is told of
/// when two looks found it the same. Thread: the GUI thread; a worker looks. The destructor waits for it (for the file
/// it is at). Errors: a folder that cannot be reached is in missing(), and is watched again when it is back.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    struct Pace {
        std::chrono::milliseconds settle = std::chrono::seconds(2); ///< a file that stays the same for so long is whole
        std::chrono::milliseconds poll = std::chrono::seconds(5);   ///< between looks, unless a look takes long
    };

    /// \a seen: files that need not be told of as long as they are as they were.
    explicit FolderWatch(const QHash<QString, FileState>& seen, QObject* parent = nullptr);
    FolderWatch(const QHash<QString, FileState>& seen, const Pace& pace, QObject* parent = nullptr);
    ~FolderWatch() override;

    /// Absolute paths.
    void setFolders(const QStringList& folders);
    QStringList folders() const { return m_folders; }
    QStringList missing() const { return m_missing; }

Q_SIGNALS:
    /// These are whole now, oldest first.
    void found(const QStringList& files);
    void missingChanged();

private:
    using Content = std::vector<FolderContent>; ///< one for each folder
    using Opened = QHash<QString, FolderContent::Opened>;

    struct Growing {
        FileState state;
        QElapsedTimer since; ///< it has been so
    };

    void look();
    void looked();
    void lookAt(const QHash<QString, FileState>& videos);
    void watch(const Content& content);

    Pace m_pace;
    QStringList m_folders;
    QStringList m_lookedAt; ///< by the look under way
    QStringList m_missing;
    QHash<QString, FileState> m_seen;
    Opened m_opened; ///< by the last look
    QHash<QString, Growing> m_growing;
    QFileSystemWatcher m_changes;
    QTimer m_next;
    QElapsedTimer m_time; ///< of the look under way
    QFutureWatcher<Content> m_look;
    bool m_looking = false; ///< until its result was taken
    bool m_again = false;   ///< something has changed since it began
};

} // namespace ringface
