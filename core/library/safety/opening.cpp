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
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return {nullptr, OpenError::FolderNotWritable, folder};
    if (!existed)
        QFile::setPermissions(folder, ownerOnly | QFile::ExeOwner);
    tidyUp(folder);
    const QString file = libraryFile(folder);
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
    if (!db->lock().isEmpty() && !db->unlock(passphrase))
        return {nullptr, OpenError::Locked, {}};
    takeUpScans(*db, folder);
    joinNames(*db);
    std::unique_ptr<Library> library(new Library(std::move(db), file));
    if (library->isErasureDue())
        library->erase();
    return {std::move(library), OpenError::None, {}};
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
