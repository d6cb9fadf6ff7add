// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/safety/backups.h"

#include "core/library/safety/ownerpermissions.h"
#include "core/library/store/database.h"
#include "core/library/values/utctime.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QRegularExpression>

#include <algorithm>
#include <unistd.h>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int turnPatienceMs = 10'000; // another program is making one
constexpr int keptCopies = 3;
constexpr int keptMigrations = 2;
const QString timeFormat = u"yyyyMMdd'T'hhmmsszzz'Z'"_s;
const QString migrationEnd = u"-before-update"_s;
const QString lockEnd = u".lock"_s;
const QStringList besideDatabase{u"-wal"_s, u"-shm"_s, u"-journal"_s};

QString newName(const QString& folder, const QString& what, const QString& end = {})
{
    return QDir(backupsFolder(folder))
        .filePath(what + QDateTime::currentDateTimeUtc().toString(timeFormat) + end + u".sqlite"_s);
}

/// What will lie in the place of the library once it is whole.
QString arriving(const QString& folder)
{
    return libraryFile(folder) + u".restored"_s;
}

/// A copy while it is being made, by whoever holds the lock beside it.
QString unfinishedFile(const QString& folder)
{
    return QDir(backupsFolder(folder)).filePath(u"unfinished"_s);
}

bool makeFolder(const QString& folder)
{
    const QString path = backupsFolder(folder);
    return QFileInfo(path).isDir() || (QDir().mkpath(path) && QFile::setPermissions(path, ownerOnly | QFile::ExeOwner));
}

/// It survives a power cut.
bool writeThrough(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && ::fsync(file.handle()) == 0;
}

/// An empty file that nobody else may read.
bool makePrivate(const QString& path)
{
    QFile file(path);
    return openPrivately(file, QIODevice::WriteOnly | QIODevice::Truncate);
}

BackupResult::Error backupError(Database::Status status)
{
    switch (status) {
    case Database::Status::Ok:
        return BackupResult::Error::None;
    case Database::Status::Damaged:
        return BackupResult::Error::Damaged;
    case Database::Status::TooNew:
        return BackupResult::Error::TooNew;
    case Database::Status::CannotOpen:
    case Database::Status::MigrationFailed:
        break;
    }
    return BackupResult::Error::NotWritten;
}

BackupResult check(Database& db, const QString& file, const IsStopped& isStopped = {})
{
    const Database::Status status = db.openAsItIs(file);
    if (status != Database::Status::Ok)
        return {backupError(status), db.lastError(), {}};
    if (isStopped)
        db.stopIf(isStopped);
    const bool sound = db.isSound();
    if (isStopped && isStopped())
        return {BackupResult::Error::Stopped, {}, {}};
    if (!sound)
        return {BackupResult::Error::Damaged, db.lastError(), {}};
    return {};
}

void removeOld(const QString& folder, bool beforeMigration)
{
    int kept = beforeMigration ? keptMigrations : keptCopies;
    for (const Backup& backup : backupsOf(folder)) {
        if (!backup.damaged && QFileInfo(backup.file).baseName().endsWith(migrationEnd) == beforeMigration &&
            --kept < 0)
            QFile::remove(backup.file);
    }
}

/// Nobody has it open, and all of it is in its one file; Damaged if that cannot be told.
BackupResult claim(const QString& file)
{
    Database db;
    const Database::Status status = db.openAsItIs(file);
    if (status != Database::Status::Ok && status != Database::Status::TooNew)
        return {backupError(status), db.lastError(), {}};
    const Database::Log log = db.leaveLog();
    if (log == Database::Log::InUse)
        return {BackupResult::Error::InUse, db.lastError(), {}};
    if (!db.isSound())
        return {BackupResult::Error::Damaged, db.lastError(), {}};
    return log == Database::Log::Left ? BackupResult{}
                                      : BackupResult{BackupResult::Error::NotWritten, db.lastError(), {}};
}

bool moveAside(const QString& file, const QString& to)
{
    if (!QFile::rename(file, to))
        return false;
    for (const QString& end : besideDatabase)
        QFile::rename(file + end, to + end);
    return true;
}

/// What has arrived takes the place of the library, which was put aside.
bool takePlace(const QString& folder)
{
    for (const QString& end : besideDatabase) // of another database
        QFile::remove(libraryFile(folder) + end);
    return QFile::rename(arriving(folder), libraryFile(folder));
}

/// What a program left that was killed while it restored: half of a copy, or a whole one that only has to take its
/// place.
void finishRestore(const QString& folder)
{
    if (!QFile::exists(arriving(folder)))
        return;
    const auto isWhole = [&] {
        Database copy;
        return check(copy, arriving(folder)).error == BackupResult::Error::None;
    };
    if (QFile::exists(libraryFile(folder)) || !isWhole())
        QFile::remove(arriving(folder));
    else
        takePlace(folder);
}

/// Half of a copy, if nobody is making it.
void removeUnfinished(const QString& folder)
{
    const QString unfinished = unfinishedFile(folder);
    const QString lock = unfinished + lockEnd;
    if (!QFile::exists(unfinished) && !QFile::exists(lock))
        return;
    QLockFile turn(lock);
    if (!turn.tryLock(0))
        return;
    for (const QString& end : QStringList{u""_s} + besideDatabase)
        QFile::remove(unfinished + end);
}
} // namespace

QString libraryFile(const QString& folder)
{
    return QDir(folder).absoluteFilePath(u"library.sqlite"_s);
}

QString backupsFolder(const QString& folder)
{
    return QDir(folder).absoluteFilePath(u"backups"_s);
}

QList<Backup> backupsOf(const QString& folder)
{
    static const QRegularExpression pattern(u"^(library|damaged)-(\\d{8}T\\d{9}Z)(-before-update)?$"_s);
    QList<Backup> out;
    for (const QFileInfo& file : QDir(backupsFolder(folder)).entryInfoList({u"*.sqlite"_s}, QDir::Files)) {
        const QRegularExpressionMatch match = pattern.match(file.baseName());
        const QDateTime madeAt = utcTime(QDate::fromString(match.captured(2).left(8), u"yyyyMMdd"_s),
                                         QTime::fromString(match.captured(2).mid(9, 9), u"hhmmsszzz"_s));
        if (match.hasMatch() && madeAt.isValid())
            out.append({file.filePath(), madeAt, file.size(), match.captured(1) == "damaged"_L1});
    }
    std::ranges::stable_sort(out, std::ranges::greater(), &Backup::madeAt);
    return out;
}

bool isBackupDue(const QString& folder)
{
    constexpr qint64 day = 24LL * 60 * 60;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QList<Backup> all = backupsOf(folder);
    // One from the future was made while the clock was wrong.
    return std::ranges::none_of(
        all, [&now](const Backup& backup) { return !backup.damaged && std::abs(backup.madeAt.secsTo(now)) < day; });
}

BackupResult checkLibrary(const QString& folder, const IsStopped& isStopped)
{
    Database db;
    const BackupResult state = check(db, libraryFile(folder), isStopped);
    const bool tells = state.error == BackupResult::Error::Damaged || state.error == BackupResult::Error::Stopped;
    return tells ? state : BackupResult{};
}

BackupResult makeBackup(const QString& folder, bool beforeMigration, const IsStopped& isStopped)
{
    Database db;
    if (const BackupResult state = check(db, libraryFile(folder), isStopped); state.error != BackupResult::Error::None)
        return state;
    const QString unfinished = unfinishedFile(folder);
    QLockFile turn(unfinished + lockEnd);
    if (!makeFolder(folder) || !turn.tryLock(turnPatienceMs) || !makePrivate(unfinished))
        return {BackupResult::Error::NotWritten, backupsFolder(folder), {}};
    const QString file = newName(folder, u"library-"_s, beforeMigration ? migrationEnd : QString());
    if (!db.run(u"VACUUM INTO ?"_s, {unfinished}) || !writeThrough(unfinished) || !QFile::rename(unfinished, file)) {
        QFile::remove(unfinished);
        const bool stopped = isStopped && isStopped();
        return {stopped ? BackupResult::Error::Stopped : BackupResult::Error::NotWritten, db.lastError(), {}};
    }
    removeOld(folder, beforeMigration);
    return {BackupResult::Error::None, {}, file};
}

BackupResult renewBackups(const QString& folder, const IsStopped& isStopped)
{
    const QList<Backup> old = backupsOf(folder);
    const BackupResult made = old.isEmpty() ? BackupResult{} : makeBackup(folder, false, isStopped);
    if (made.error == BackupResult::Error::Stopped)
        return made;
    for (const Backup& backup : old) {
        for (const QString& end : besideDatabase)
            QFile::remove(backup.file + end);
        QFile::remove(backup.file);
    }
    return made;
}

BackupResult restoreBackup(const QString& folder, const QString& backup)
{
    {
        Database copy;
        if (const BackupResult state = check(copy, backup); state.error != BackupResult::Error::None)
            return state;
    }
    const QString file = libraryFile(folder);
    const bool there = QFile::exists(file);
    const BackupResult claimed = there ? claim(file) : BackupResult{};
    if (claimed.error == BackupResult::Error::InUse || claimed.error == BackupResult::Error::NotWritten)
        return claimed;
    const QString fresh = arriving(folder);
    QFile::remove(fresh);
    if (!makeFolder(folder) || !QFile::copy(backup, fresh) || !QFile::setPermissions(fresh, ownerOnly) ||
        !writeThrough(fresh)) {
        QFile::remove(fresh);
        return {BackupResult::Error::NotWritten, fresh, {}};
    }
    const bool damaged = claimed.error == BackupResult::Error::Damaged;
    const QString aside = there ? newName(folder, damaged ? u"damaged-"_s : u"library-"_s) : QString();
    if (there && !moveAside(file, aside)) {
        QFile::remove(fresh);
        return {BackupResult::Error::NotWritten, aside, {}};
    }
    return {takePlace(folder) ? BackupResult::Error::None : BackupResult::Error::NotWritten, fresh, aside};
}

BackupResult restoreNewest(const QString& folder)
{
    BackupResult last{BackupResult::Error::NotWritten, {}, {}};
    for (const Backup& backup : backupsOf(folder)) {
        if (backup.damaged)
            continue;
        last = restoreBackup(folder, backup.file);
        if (last.error != BackupResult::Error::Damaged && last.error != BackupResult::Error::TooNew)
            break;
    }
    return last;
}

BackupResult putAside(const QString& folder)
{
    const QString aside = newName(folder, u"damaged-"_s);
    if (!makeFolder(folder) || !moveAside(libraryFile(folder), aside))
        return {BackupResult::Error::NotWritten, aside, {}};
    return {BackupResult::Error::None, {}, aside};
}

void tidyUp(const QString& folder)
{
    removeUnfinished(folder);
    finishRestore(folder);
}

} // namespace ringface
