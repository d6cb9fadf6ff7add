// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/database.h"

#include <QFile>
#include <QSqlError>
#include <QStringList>
#include <QUuid>

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
const QStringList& migrations()
{
    static const QStringList files{u":/ringface/schema/1.sql"_s};
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
    m_db.close();
    m_db = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

Database::Status Database::open(const QString& file)
{
    m_connection = QUuid::createUuid().toString(QUuid::Id128);
    m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_db.setDatabaseName(file);
    m_db.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!m_db.open()) {
        m_error = m_db.lastError().text();
        return Status::CannotOpen;
    }
    for (const QString& pragma :
         {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA foreign_keys = ON"_s}) {
        if (!run(pragma))
            return Status::CannotOpen;
    }
    return migrate();
}

Database::Status Database::migrate()
{
    initSchema();
    const QVariant current = value(u"PRAGMA user_version"_s);
    if (!current.isValid())
        return Status::CannotOpen;
    if (current.toInt() > schemaVersion())
        return Status::TooNew;
    for (int version = current.toInt(); version < schemaVersion(); ++version) {
        const QStringList steps = statements(migrations().at(version));
        Transaction transaction(*this);
        bool ok = !steps.isEmpty();
        for (const QString& step : steps)
            ok = ok && run(step);
        ok = ok && run(u"PRAGMA user_version = %1"_s.arg(version + 1));
        if (!ok || !transaction.commit())
            return Status::MigrationFailed;
    }
    return Status::Ok;
}

QSqlQuery Database::query(const QString& sql, const QVariantList& values)
{
    QSqlQuery q(m_db);
    q.setForwardOnly(true);
    bool ok = q.prepare(sql);
    for (const QVariant& v : values)
        q.addBindValue(v);
    ok = ok && q.exec();
    if (!ok)
        m_error = q.lastError().text();
    return q;
}

bool Database::run(const QString& sql, const QVariantList& values)
{
    return query(sql, values).isActive();
}

QVariant Database::value(const QString& sql, const QVariantList& values)
{
    QSqlQuery q = query(sql, values);
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
    run(u"ROLLBACK"_s);
}

} // namespace ringface
