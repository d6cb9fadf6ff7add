// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/safety/passphrase.h"

#include "core/library/safety/backups.h"
#include "core/library/safety/blobcipher.h"
#include "core/library/store/database.h"

#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct Encrypted {
    const char* table;
    const char* column;
};
/// All that is encrypted in an encrypted library.
constexpr std::array<Encrypted, 7> encryptedColumns{{{"recordings", "thumbnail"},
                                                     {"faces", "descriptor"},
                                                     {"face_images", "thumbnail"},
                                                     {"face_images", "crop"},
                                                     {"classifier_samples", "samples"},
                                                     {"classifier_samples", "plane"},
                                                     {"classifiers", "centre"}}};

/// Writes one column anew, some rows at a time. What cannot be decrypted (\a unreadable counts it) stays as it is
/// stored.
bool rewrite(Database& db, const Encrypted& what, const BlobCipher* from, const BlobCipher* to, int& unreadable)
{
    constexpr int batch = 500;
    const QString table = QString::fromLatin1(what.table);
    const QString column = QString::fromLatin1(what.column);
    qint64 last = -1;
    while (true) {
        QList<QVariantList> rows;
        const qint64 before = last;
        Rows q = db.query(
            u"SELECT rowid, %2 FROM %1 WHERE rowid > ? AND length(%2) > 0 ORDER BY rowid LIMIT %3"_s.arg(table, column)
                .arg(batch),
            {last});
        if (!q.isActive())
            return false;
        while (q.next()) {
            last = q.value(0).toLongLong();
            const QByteArray stored = q.value(1).toByteArray();
            const QByteArray plain = from ? from->decrypt(stored) : stored;
            if (plain.isEmpty())
                ++unreadable;
            else
                rows.append({to ? to->encrypt(plain) : plain, last});
        }
        q.finish();
        if (last == before)
            return true;
        if (!db.runAll(u"UPDATE %1 SET %2 = ? WHERE rowid = ?"_s.arg(table, column), rows))
            return false;
    }
}

bool rewriteAll(Database& db, const BlobCipher* from, const BlobCipher* to, int& unreadable)
{
    for (const Encrypted& what : encryptedColumns) {
        if (!rewrite(db, what, from, to, unreadable))
            return false;
    }
    return true;
}
} // namespace

PassphraseError changePassphrase(const QString& folder, const QString& now, const QString& next)
{
    int unreadable = 0;
    {
        Database db;
        if (db.open(libraryFile(folder)) != Database::Status::Ok)
            return PassphraseError::NotWritten;
        const QString lock = db.lock();
        if (!lock.isEmpty() && !db.unlock(now))
            return PassphraseError::Wrong;
        const std::shared_ptr<const BlobCipher> from = db.cipher();
        const std::shared_ptr<const BlobCipher> to = next.isEmpty() ? nullptr : from ? from : BlobCipher::make();
        const QString newLock = to ? to->lock(next) : QString();
        if (!next.isEmpty() && newLock.isEmpty())
            return PassphraseError::NotWritten;
        switch (db.leaveLog()) {
        case Database::Log::Left:
            break;
        case Database::Log::InUse:
            return PassphraseError::InUse;
        case Database::Log::Failed:
            return PassphraseError::NotWritten;
        }
        Transaction transaction(db);
        if (!transaction.isOpen() || db.lock() != lock)
            return PassphraseError::InUse;
        if ((from != to && !rewriteAll(db, from.get(), to.get(), unreadable)) || !db.setLock(newLock) ||
            !transaction.commit())
            return PassphraseError::NotWritten;
        db.eraseLog();
    }
    if (unreadable > 0)
        return PassphraseError::SomeUnreadable;
    renewBackups(folder);
    return PassphraseError::None;
}

bool hasPassphrase(const QString& folder)
{
    Database db;
    return db.openAsItIs(libraryFile(folder)) == Database::Status::Ok && !db.lock().isEmpty();
}

} // namespace ringface
