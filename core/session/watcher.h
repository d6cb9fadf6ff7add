// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/session/announcer.h"
#include "core/session/folderwatch.h"

#include <QObject>
#include <QSet>

#include <memory>

namespace ringface
{

class Pipeline;

/// Watches folders: new recordings in them are scanned before all others, and when they were looked through and
/// compared with everybody who is known, it tells who was there. Thread: the GUI thread. The destructor waits for the
/// look under way. Errors: a folder that cannot be reached is in missing(), and is watched again when it is back.
class Watcher : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive it.
    Watcher(Library& library, Pipeline& pipeline, QObject* parent = nullptr);
    ~Watcher() override;

    /// Absolute paths.
    void setFolders(const QStringList& folders) { m_folders.setFolders(folders); }
    QStringList missing() const { return m_folders.missing(); }

    /// Other programs that are told of visits from now on, too; none if they are empty.
    void setTargets(const NotificationTargets& targets);
    /// To see whether it arrives.
    void tellTargets(const VisitEvent& event);

Q_SIGNALS:
    void missingChanged();
    /// \a visits: everybody in a new recording, by first appearance. \a isNews: it began within the last hour; only
    /// then other programs were told.
    void lookedThrough(const ringface::Recording& recording, const QList<ringface::VisitEvent>& visits, bool isNews);
    /// In English, for logs: where and why another program was not told.
    void notDelivered(const QString& text);

private:
    void apply(const LibraryChange& change);
    void tell(const QList<RecordingId>& recordings);

    Library& m_library;
    Pipeline& m_pipeline;
    FolderWatch m_folders;
    std::unique_ptr<Announcer> m_announcer; ///< nullptr: nobody is to be told
    QSet<QString> m_found;                  ///< files that are not taken in yet
    QSet<RecordingId> m_unscanned;          ///< not looked through yet
};

} // namespace ringface
