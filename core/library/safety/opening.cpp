// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// How a library is opened, and what has to be put right first.
#include "core/library/library.h"
#include "core/library/safety/backups.h"
#include "core/library/safety/ownerpermissions.h"
#include "core/library/safety/scanlock.h"
#include "core/library/store/database.h"
#include "core/library/store/persontable.h"
#include "core/library/store/removedrecordings.h"
#include "core/library/store/trackcache.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Set while the file or a copy of it may still hold what was deleted.
const QString eraseDue = u"erase"_s;

Library::OpenError errorOf(Database::Status status)
{
    switch (status) {
    case Database::Status::Ok:
        return Library::OpenError::None;
    case Database::Status::CannotOpen:
        return Library::OpenError::CannotOpen;
    case Database::Status::Damaged:
        return Library::OpenError::Damaged;
    case Database::Status::TooNew:
        return Library::OpenError::TooNew;
    case Database::Status::MigrationFailed:
        return Library::OpenError::MigrationFailed;
    }
    return Library::OpenError::CannotOpen;
}

/// A scan that the last run did not finish starts again from the beginning.
void takeUpScans(Database& db, const QString& folder)
{
    ScanLock lock(folder);
    if (!lock.take())
        return; // another program is scanning
    db.run(u"UPDATE recordings SET state = ? WHERE state = ?"_s, {int(ScanState::Waiting), int(ScanState::Scanning)});
}

/// Once in the life of a library: who is separated again stays so.
void joinNames(Database& db)
{
    const QString done = u"same_names_merged"_s;
    if (db.value(u"SELECT 1 FROM meta WHERE key = ?"_s, {done}).isValid())
        return;
    Transaction transaction(db);
    if (transaction.isOpen() && mergeSameNames(db) && db.run(u"INSERT INTO meta (key, value) VALUES (?, 1)"_s, {done}))
        transaction.commit();
}
} // namespace

Library::Opened Library::open(const QString& folder, const QString& passphrase)
{
    const bool existed = QDir(folder).exists();
    const QString file = libraryFile(folder);
    if (const QFileInfo there(file); there.isReadable() && !(there.isWritable() && QFileInfo(folder).isWritable()))
        return openToRead(folder, passphrase);
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return {nullptr, OpenError::FolderNotWritable, folder};
    if (!existed)
        QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    tidyUp(folder);
    if (QFile fresh(file); !fresh.exists())
        openPrivately(fresh, QIODevice::NewOnly | QIODevice::WriteOnly); // SQLite gives its other files the same
    auto db = std::make_unique<Database>();
    QString noCopy;
    const Database::Status status = db->open(file, [&] {
        const BackupResult copy = makeBackup(folder, true);
        noCopy = copy.error == BackupResult::Error::None ? QString() : copy.detail;
        return copy.error == BackupResult::Error::None;
    });
    if (status != Database::Status::Ok)
        return {nullptr, errorOf(status), noCopy.isEmpty() ? db->lastError() : noCopy};
    QFile::setPermissions(file, ownerOnly);
    Opened opened = finishOpening(std::move(db), folder, passphrase);
    if (opened.library && opened.library->isErasureDue())
        opened.library->erase();
    return opened;
}

Library::Opened Library::finishOpening(std::unique_ptr<Database> db, const QString& folder, const QString& passphrase)
{
    if (!db->lock().isEmpty() && !db->unlock(passphrase))
        return {nullptr, OpenError::Locked, {}};
    takeUpScans(*db, folder);
    joinNames(*db);
    return {std::unique_ptr<Library>(new Library(std::move(db), libraryFile(folder))), OpenError::None, {}};
}

/// SQLite can neither take up a log nor a migration without writing: a copy is what is opened.
Library::Opened Library::openToRead(const QString& folder, const QString& passphrase)
{
    auto copy = std::make_unique<QTemporaryDir>(); // readable by this user only
    const QString file = libraryFile(folder);
    const QString its = libraryFile(copy->path());
    const QString log = u"-wal"_s; // of what was not written into the file yet
    QFile source(file);
    if (!copy->isValid() || !source.copy(its))
        return {nullptr, OpenError::CannotOpen, copy->isValid() ? source.errorString() : copy->errorString()};
    QFile::setPermissions(its, ownerOnly);
    if (QFile::copy(file + log, its + log))
        QFile::setPermissions(its + log, ownerOnly);
    auto db = std::make_unique<Database>();
    if (const Database::Status status = db->open(its); status != Database::Status::Ok)
        return {nullptr, errorOf(status), db->lastError()};
    Opened opened = finishOpening(std::move(db), copy->path(), passphrase);
    if (opened.library) {
        opened.library->m_db->run(u"PRAGMA query_only = ON"_s);
        opened.library->m_file = file;
        opened.library->m_copy = std::move(copy);
    }
    return opened;
}

bool Library::erase()
{
    if (!storeNote(eraseDue, u"1"_s) || !m_db->eraseLog())
        return false;
    return !backupsOf(QFileInfo(m_file).absolutePath()).isEmpty() || copiesRenewed();
}

bool Library::isErasureDue() const
{
    return !note(eraseDue).isEmpty();
}

bool Library::copiesRenewed()
{
    return !isErasureDue() || (m_db->eraseLog() && m_db->run(u"DELETE FROM meta WHERE key = ?"_s, {eraseDue}));
}

} // namespace ringface
