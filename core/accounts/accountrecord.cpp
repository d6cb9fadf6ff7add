// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/accountrecord.h"

#include "core/library/library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString noteKey = u"ring_account"_s;

QDateTime timeFrom(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODate);
}
} // namespace

AccountRecord readRecord(const Library& library)
{
    const QJsonObject stored = QJsonDocument::fromJson(library.note(noteKey).toUtf8()).object();
    AccountRecord record;
    record.choice.folder = stored.value("folder"_L1).toString();
    record.choice.cameras = stored.value("cameras"_L1).toVariant().toStringList();
    record.choice.since = QDate::fromString(stored.value("since"_L1).toString(), Qt::ISODate);
    record.choice.automatic = stored.value("automatic"_L1).toBool(true);
    record.fetchedUntil = timeFrom(stored.value("fetched_until"_L1));
    record.waitUntil = timeFrom(stored.value("wait_until"_L1));
    const int stopped = stored.value("stopped"_L1).toInt();
    record.stopped =
        stopped >= 0 && stopped <= int(AccountError::DiskFull) ? AccountError(stopped) : AccountError::None;
    const QJsonObject notReady = stored.value("not_ready"_L1).toObject();
    for (auto it = notReady.begin(); it != notReady.end(); ++it)
        record.notReady.insert(it.key(), it.value().toInt());
    return record;
}

bool writeRecord(Library& library, const AccountRecord& record)
{
    if (!record.isConnected())
        return library.setNote(noteKey, {});
    QJsonObject notReady;
    for (auto it = record.notReady.cbegin(); it != record.notReady.cend(); ++it)
        notReady.insert(it.key(), it.value());
    const QJsonObject stored{{u"folder"_s, record.choice.folder},
                             {u"cameras"_s, QJsonArray::fromStringList(record.choice.cameras)},
                             {u"since"_s, record.choice.since.toString(Qt::ISODate)},
                             {u"automatic"_s, record.choice.automatic},
                             {u"fetched_until"_s, record.fetchedUntil.toUTC().toString(Qt::ISODate)},
                             {u"wait_until"_s, record.waitUntil.toUTC().toString(Qt::ISODate)},
                             {u"stopped"_s, int(record.stopped)},
                             {u"not_ready"_s, notReady}};
    return library.setNote(noteKey, QString::fromUtf8(QJsonDocument(stored).toJson(QJsonDocument::Compact)));
}

} // namespace ringface
