// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/safety/backups.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace ringface
{

class Library;

/// Looks after the library while it is used: checks it soon after the start, copies it once a day, notices what other
/// programs have written, and deletes old unknown faces if the library's settings say so, from all copies too, once
/// they were compared with everybody who has a name. Thread: the GUI thread; checks and copies run in the background.
/// The destructor stops them.
class Maintenance : public QObject
{
    Q_OBJECT

public:
    /// \a library must outlive it.
    explicit Maintenance(Library& library, QObject* parent = nullptr);
    ~Maintenance() override;

    /// Makes a copy now, unless one is being made.
    void makeBackup();
    bool isBusy() const { return m_busy; }

Q_SIGNALS:
    /// A copy is being made, or no longer.
    void busyChanged();
    /// The library is damaged; \a detail in SQLite's words.
    void damaged(const QString& detail);
    /// So many unknown faces were too old.
    void forgot(int faces);
    /// A copy or a check was made, and found nothing wrong.
    void done();
    /// No copy could be made; \a where.
    void backupFailed(const QString& where);

private:
    using Look = BackupResult (*)(const QString& folder, const IsStopped& isStopped);
    void look(Look what);
    void stopLooking();
    void looked();
    void care();
    void forgetUnknown(int days);
    bool isClockPlausible();

    Library& m_library;
    QString m_folder;
    QTimer m_others;
    QTimer m_hourly;
    QFutureWatcher<BackupResult> m_watcher;
    bool m_busy = false;        ///< until the result was taken
    bool m_renewDue = false;    ///< copies hold what was deleted
    bool m_renews = false;      ///< the look under way takes that out of them
    bool m_forgetLater = false; ///< as soon as recognition is up to date
};

} // namespace ringface
