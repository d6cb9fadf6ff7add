// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QString>
#include <QVariantList>

#include <functional>
#include <memory>
#include <unordered_map>

namespace ringface
{

class BlobCipher;
class Database;

/// What a query has found, row by row from before the first. Must not outlive its database.
/// Thread: the database's.
class Rows
{
public:
    Rows(Database& db, const QString& sql, QSqlQuery&& query);
    ~Rows();
    Rows(Rows&& other) noexcept;
    Rows& operator=(Rows&&) = delete;

    /// False if the query has failed.
    bool isActive() const { return m_query.isActive(); }
    bool next() { return m_query.next(); }
    QVariant value(int column) const { return m_query.value(column); }
    int numRowsAffected() const { return m_query.numRowsAffected(); }
    int columns() const { return m_query.record().count(); }
    /// Reads no further.
    void finish() { m_query.finish(); }

private:
    Database* m_db;
    QString m_sql;
    QSqlQuery m_query;
};

/// One SQLite connection: opens the file, brings its schema up to date, closes it in the destructor.
/// Thread: only the one it was made in. Errors: the last one, in SQLite's words, in lastError().
class Database
{
public:
    enum class Status { Ok, CannotOpen, Damaged, TooNew, MigrationFailed };

    Database() = default;
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Opens or creates \a file; foreign keys on, write-ahead log, what was committed survives a power cut, deleted
    /// content overwritten, waits up to 10 s for another program. \a beforeMigration: asked once before an older schema
    /// is changed; on false nothing is (MigrationFailed).
    Status open(const QString& file, const std::function<bool()>& beforeMigration = {});
    /// Opens \a file, which is there, whatever its schema; for copies and checks.
    Status openAsItIs(const QString& file);

    /// That is open.
    QString file() const { return m_db.databaseName(); }
    /// From now on a statement fails once \a isStopped, asked now and then, says so. openAsItIs() first.
    void stopIf(std::function<bool()> isStopped);

    /// Runs one statement with positional values; false (and lastError()) on failure.
    bool run(const QString& sql, const QVariantList& values = {});
    /// Runs one statement for each of \a rows, prepared once; stops at the first failure.
    bool runAll(const QString& sql, const QList<QVariantList>& rows);
    /// Runs one query; the result is not active on failure.
    Rows query(const QString& sql, const QVariantList& values = {});
    /// First value of the first row; invalid if there is none.
    QVariant value(const QString& sql, const QVariantList& values = {});

    bool begin();
    bool commit();
    /// Keeps lastError().
    void rollback();
    /// Of what was deleted, nothing is left in the log afterwards; in the file itself it is overwritten as it is
    /// deleted (SQLite's secure_delete). False also if another program is reading just now.
    bool eraseLog();

    /// What the key of an encrypted library is kept in; empty: it is not encrypted.
    QString lock();
    bool setLock(const QString& lock);
    /// False if that is not the passphrase of lock(). Until then encrypted content is read as nothing.
    bool unlock(const QString& passphrase);
    void setCipher(std::shared_ptr<const BlobCipher> cipher) { m_cipher = std::move(cipher); }
    const std::shared_ptr<const BlobCipher>& cipher() const { return m_cipher; }
    /// What is to be stored of pictures and descriptors, and what was stored of them.
    QVariant encrypted(const QByteArray& plain) const;
    QByteArray decrypted(const QVariant& stored) const;

    enum class Log { Left, InUse, Failed };
    /// Everything goes into the one file, without a log beside it, until it is open()ed again. InUse: another program
    /// has it open.
    Log leaveLog();
    /// SQLite's quick check of all pages finds nothing. Reads the whole file.
    bool isSound();

    QString lastError() const { return m_error; }
    /// Version of the schema this program writes.
    static int schemaVersion();

private:
    Status connect(const QString& file);
    Status migrate(const std::function<bool()>& beforeMigration);
    Status failure() const;
    bool foreignKeysHold();
    void keepError(const QSqlQuery& query);
    bool prepare(const QString& sql, QSqlQuery& query);
    void keep(const QString& sql, QSqlQuery&& query);
    friend Rows;

    QSqlDatabase m_db;
    QString m_connection;
    /// Prepared, by their words, while nobody reads what they have found.
    std::unordered_map<QString, QSqlQuery> m_statements;
    QString m_error;
    QString m_errorCode; ///< SQLite's number for it
    std::shared_ptr<const BlobCipher> m_cipher;
    std::function<bool()> m_isStopped;
};

/// Rolls back unless commit() was called and succeeded.
class Transaction
{
public:
    explicit Transaction(Database& db)
        : m_db(db)
        , m_open(db.begin())
    {
    }
    ~Transaction()
    {
        if (m_open)
            m_db.rollback();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// False if it could not begin: then nothing may be written.
    bool isOpen() const { return m_open; }

    bool commit()
    {
        if (!m_open || !m_db.commit())
            return false;
        m_open = false;
        return true;
    }

private:
    Database& m_db;
    bool m_open;
};

} // namespace ringface
