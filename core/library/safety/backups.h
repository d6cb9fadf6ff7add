// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace ringface
{

// Copies of a library's database, in a folder beside it. Thread: any; each function opens what it needs itself.

/// One copy.
struct Backup {
    QString file;
    QDateTime madeAt; ///< UTC
    qint64 bytes = 0;
    bool damaged = false; ///< a library that was put aside, not a copy that can be used
};

struct BackupResult {
    enum class Error {
        None,
        Damaged,    ///< the library (or the copy that is to be restored)
        InUse,      ///< by another program
        TooNew,     ///< made by a newer version of the program
        Stopped,    ///< when it was asked
        NotWritten, ///< no room, no permission, or it is not there
    };
    Error error = Error::None;
    QString detail; ///< in the system's words
    QString file;   ///< the copy that was made; by a restore: where what was there before lies now
};

/// The database of the library in \a folder.
QString libraryFile(const QString& folder);
QString backupsFolder(const QString& folder);

/// Newest first, damaged ones included.
QList<Backup> backupsOf(const QString& folder);
/// The newest copy is from another day than the last 24 hours, or there is none.
bool isBackupDue(const QString& folder);

/// Asked every now and then by what takes long; once it says true, nothing is changed any more.
using IsStopped = std::function<bool()>;

/// Damaged, Stopped, or None. Reads the whole library.
BackupResult checkLibrary(const QString& folder, const IsStopped& isStopped = {});
/// Checks the library and copies it, while it is used; what was removed from it is not in the copy. Keeps the newest
/// copies only: three, and two of those \a beforeMigration.
BackupResult makeBackup(const QString& folder, bool beforeMigration = false, const IsStopped& isStopped = {});
/// If there are copies, makes a new one and deletes all others, so that what was removed from the library is in none.
/// They are gone even if the new one cannot be made, unless that was stopped.
BackupResult renewBackups(const QString& folder, const IsStopped& isStopped = {});
/// Puts the library that is there aside, among the copies, and \a backup (a file) into its place. REQUIRES: no Library
/// of this program has it open. On failure everything is as it was.
BackupResult restoreBackup(const QString& folder, const QString& backup);
/// The same for the newest copy that is sound.
BackupResult restoreNewest(const QString& folder);
/// Puts the library that is there aside, as damaged; the next open() makes an empty one.
BackupResult putAside(const QString& folder);
/// Ends a restore, and throws away half of a copy, in the middle of which a program was killed. Library::open() calls
/// it.
void tidyUp(const QString& folder);

} // namespace ringface
