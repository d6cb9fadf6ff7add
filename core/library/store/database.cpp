// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/database.h"

#include "core/library/safety/blobcipher.h"

#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QStringList>
#include <QUuid>

#include <sqlite3.h>

#include <utility>

/// The schema lies in a static library, so its resource is registered by hand; must be outside of any namespace.
static void initSchema()
{
    Q_INIT_RESOURCE(library);
}

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
// How long another program is waited for.
constexpr int patienceMs = 10'000;
constexpr int shortPatienceMs = 500;
// SQLite's result codes SQLITE_BUSY, SQLITE_CORRUPT and SQLITE_NOTADB.
const QString lockKey = u"seal"_s;
const QString busyCode = u"5"_s;
const QString corruptCode = u"11"_s;
const QString noDatabaseCode = u"26"_s;

const QStringList& migrations()
{
    static const QStringList files{u":/ringface/schema/1.sql"_s, u":/ringface/schema/2.sql"_s,
                                   u":/ringface/schema/3.sql"_s, u":/ringface/schema/4.sql"_s,
                                   u":/ringface/schema/5.sql"_s, u":/ringface/schema/6.sql"_s,
                                   u":/ringface/schema/7.sql"_s, u":/ringface/schema/8.sql"_s,
                                   u":/ringface/schema/9.sql"_s, u":/ringface/schema/10.sql"_s};
    return files;
}

QStringList statements(const QString& file)
{
    QFile f(file);
    if (!f.open(QIODevice::ReadOnly))
        return {};
    QString text;
    for (const QString& line : QString::fromUtf8(f.readAll()).split(u'\n')) {
        if (!line.trimmed().startsWith("--"_L1))
            text += line + u'\n';
    }
    QStringList out;
    for (const QString& part : text.split(u';')) {
        if (!part.trimmed().isEmpty())
            out << part.trimmed();
    }
    return out;
}
} // namespace

int Database::schemaVersion()
{
    return int(migrations().size());
}

Database::~Database()
{
    if (m_connection.isEmpty())
        return;
    m_statements.clear();
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Database::Status Database::connect(const QString& file)
{
    m_connection = QUuid::createUuid().toString(QUuid::Id128);
    m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_db.setDatabaseName(file);
    m_db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(patienceMs));
    if (m_db.open())
        return Status::Ok;
    m_error = m_db.lastError().text();
    return Status::CannotOpen;
}

Database::Status Database::failure() const
{
    const bool damaged = m_errorCode == corruptCode || m_errorCode == noDatabaseCode;
    return damaged ? Status::Damaged : Status::CannotOpen;
}

Database::Status Database::open(const QString& file, const std::function<bool()>& beforeMigration)
{
    if (const Status status = connect(file); status != Status::Ok)
        return status;
    // A migration makes tables anew: with foreign keys on, dropping the old one would delete what refers to it.
    for (const QString& pragma : {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s,
                                  u"PRAGMA secure_delete = ON"_s, u"PRAGMA foreign_keys = OFF"_s}) {
        if (!run(pragma))
            return failure();
    }
    const Status status = migrate(beforeMigration);
    return status != Status::Ok || run(u"PRAGMA foreign_keys = ON"_s) ? status : failure();
}

Database::Status Database::openAsItIs(const QString& file)
{
    if (!QFile::exists(file)) {
        m_error = u"there is no such file"_s;
        return Status::CannotOpen;
    }
    if (const Status status = connect(file); status != Status::Ok)
        return status;
    const QVariant version = value(u"PRAGMA user_version"_s);
    if (!version.isValid() || !value(u"SELECT count(*) FROM sqlite_master"_s).isValid())
        return failure();
    return version.toInt() > schemaVersion() ? Status::TooNew : Status::Ok;
}

QString Database::lock()
{
    return value(u"SELECT value FROM meta WHERE key = ?"_s, {lockKey}).toString();
}

bool Database::setLock(const QString& lock)
{
    return lock.isEmpty() ? run(u"DELETE FROM meta WHERE key = ?"_s, {lockKey})
                          : run(u"INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)"_s, {lockKey, lock});
}

bool Database::unlock(const QString& passphrase)
{
    m_cipher = BlobCipher::unlock(lock(), passphrase);
    return m_cipher != nullptr;
}

QVariant Database::encrypted(const QByteArray& plain) const
{
    return m_cipher ? m_cipher->encrypt(plain) : plain;
}

QByteArray Database::decrypted(const QVariant& stored) const
{
    const QByteArray data = stored.toByteArray();
    return m_cipher && !data.isEmpty() ? m_cipher->decrypt(data) : data;
}

Database::Log Database::leaveLog()
{
    query(u"PRAGMA busy_timeout = %1"_s.arg(shortPatienceMs));
    m_errorCode.clear();
    if (value(u"PRAGMA journal_mode = DELETE"_s).toString() == "delete"_L1)
        return Log::Left;
    return m_errorCode.isEmpty() || m_errorCode == busyCode ? Log::InUse : Log::Failed;
}

void Database::stopIf(std::function<bool()> isStopped)
{
    constexpr int steps = 500; // of SQLite's virtual machine: well under a millisecond
    const QVariant handle = m_db.driver()->handle();
    if (qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return;
    m_isStopped = std::move(isStopped);
    sqlite3_progress_handler(
        *static_cast<sqlite3* const*>(handle.constData()), steps,
        [](void* self) { return static_cast<Database*>(self)->m_isStopped() ? 1 : 0; }, this);
}

bool Database::isSound()
{
    const QVariant answer = value(u"PRAGMA quick_check(1)"_s);
    if (answer.isValid() && answer.toString() != "ok"_L1)
        m_error = answer.toString();
    return answer.toString() == "ok"_L1;
}

Database::Status Database::migrate(const std::function<bool()>& beforeMigration)
{
    initSchema();
    const QVariant current = value(u"PRAGMA user_version"_s);
    if (!current.isValid())
        return failure();
    if (current.toInt() > schemaVersion())
        return Status::TooNew;
    const bool older = current.toInt() > 0 && current.toInt() < schemaVersion();
    if (older && beforeMigration && !beforeMigration())
        return Status::MigrationFailed;
    for (int version = current.toInt(); version < schemaVersion(); ++version) {
        const QStringList steps = statements(migrations().at(version));
        Transaction transaction(*this);
        // Another program may have been faster.
        if (transaction.isOpen() && value(u"PRAGMA user_version"_s).toInt() > version)
            continue;
        bool ok = transaction.isOpen() && !steps.isEmpty();
        for (const QString& step : steps)
            ok = ok && run(step);
        ok = ok && run(u"PRAGMA user_version = %1"_s.arg(version + 1)) && foreignKeysHold();
        if (!ok || !transaction.commit())
            return failure() == Status::Damaged ? Status::Damaged : Status::MigrationFailed;
    }
    return Status::Ok;
}

bool Database::foreignKeysHold()
{
    Rows q = query(u"PRAGMA foreign_key_check"_s);
    if (!q.isActive() || !q.next())
        return q.isActive();
    m_error = u"%1 refers to what is not in %2"_s.arg(q.value(0).toString(), q.value(2).toString());
    return false;
}

void Database::keepError(const QSqlQuery& query)
{
    m_error = query.lastError().databaseText();
    if (m_error.isEmpty()) // it is Qt's
        m_error = query.lastError().text();
    m_errorCode = query.lastError().nativeErrorCode();
}

bool Database::prepare(const QString& sql, QSqlQuery& query)
{
    if (const auto known = m_statements.find(sql); known != m_statements.end()) {
        query = std::move(known->second);
        m_statements.erase(known);
        return true;
    }
    query = QSqlQuery(m_db);
    query.setForwardOnly(true);
    return query.prepare(sql);
}

void Database::keep(const QString& sql, QSqlQuery&& query)
{
    constexpr size_t most = 300;
    // Some pragmas do their work while they are prepared (https://sqlite.org/pragma.html).
    const bool isUsable = query.isActive() && !sql.startsWith("PRAGMA"_L1);
    query.finish(); // ends its reading
    if (!isUsable)
        return;
    if (m_statements.size() >= most) // ids are part of some
        m_statements.clear();
    for (qsizetype i = query.boundValues().size(); i > 0; --i)
        query.bindValue(int(i - 1), QVariant()); // pictures are not kept
    m_statements.insert_or_assign(sql, std::move(query));
}

Rows::Rows(Database& db, const QString& sql, QSqlQuery&& query)
    : m_db(&db)
    , m_sql(sql)
    , m_query(std::move(query))
{
}

Rows::Rows(Rows&& other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
    , m_sql(std::move(other.m_sql))
    , m_query(std::move(other.m_query))
{
}

Rows::~Rows()
{
    if (m_db != nullptr)
        m_db->keep(m_sql, std::move(m_query));
}

Rows Database::query(const QString& sql, const QVariantList& values)
{
    QSqlQuery q;
    bool ok = prepare(sql, q);
    for (qsizetype i = 0; ok && i < values.size(); ++i)
        q.bindValue(int(i), values[i]);
    ok = ok && q.exec();
    if (!ok)
        keepError(q);
    return {*this, sql, std::move(q)};
}

bool Database::run(const QString& sql, const QVariantList& values)
{
    return query(sql, values).isActive();
}

bool Database::runAll(const QString& sql, const QList<QVariantList>& rows)
{
    QSqlQuery q;
    bool ok = prepare(sql, q);
    for (qsizetype i = 0; ok && i < rows.size(); ++i) {
        for (qsizetype k = 0; k < rows[i].size(); ++k)
            q.bindValue(int(k), rows[i][k]);
        ok = q.exec();
    }
    if (!ok)
        keepError(q);
    keep(sql, std::move(q));
    return ok;
}

QVariant Database::value(const QString& sql, const QVariantList& values)
{
    Rows q = query(sql, values);
    return q.isActive() && q.next() ? q.value(0) : QVariant();
}

bool Database::begin()
{
    // IMMEDIATE: a second program waits here instead of failing at its first write.
    return run(u"BEGIN IMMEDIATE"_s);
}

bool Database::commit()
{
    return run(u"COMMIT"_s);
}

void Database::rollback()
{
    const QString error = m_error;
    const QString code = m_errorCode;
    run(u"ROLLBACK"_s);
    m_error = error;
    m_errorCode = code;
}

bool Database::eraseLog()
{
    // Not for long: it can be done another time, and the window waits for it.
    query(u"PRAGMA busy_timeout = %1"_s.arg(shortPatienceMs));
    const QVariant busy = value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    query(u"PRAGMA busy_timeout = %1"_s.arg(patienceMs));
    if (busy.isValid() && busy.toInt() != 0)
        m_error = u"another program is reading the library"_s;
    return busy.isValid() && busy.toInt() == 0;
}

} // namespace ringface
