// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/jsondocuments.h"

#include "core/library/values/utctime.h"

#include <QDateTime>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QJsonValue plain(const QJsonValue& value);

QJsonValue plainDate(const QJsonValue& date)
{
    const QJsonValue value = plain(date);
    return value.isDouble() ? QJsonValue(utcTime(value.toInteger()).toString(Qt::ISODateWithMs)) : value;
}

QJsonValue plainObject(const QJsonObject& object)
{
    if (object.size() == 1) {
        const QString key = object.begin().key();
        const QJsonValue value = object.begin().value();
        if (key == "$oid"_L1)
            return value;
        if (key == "$date"_L1)
            return plainDate(value);
        if (key == "$numberLong"_L1 || key == "$numberInt"_L1)
            return value.toString().toLongLong();
        if (key == "$numberDouble"_L1 || key == "$numberDecimal"_L1)
            return value.toString().toDouble();
    }
    QJsonObject out;
    for (auto it = object.begin(); it != object.end(); ++it)
        out.insert(it.key(), plain(it.value()));
    return out;
}

QJsonValue plain(const QJsonValue& value)
{
    if (value.isObject())
        return plainObject(value.toObject());
    if (!value.isArray())
        return value;
    QJsonArray out;
    for (const auto entry : value.toArray())
        out.append(plain(entry));
    return out;
}

QString problemOf(const QJsonParseError& error)
{
    switch (error.error) {
    case QJsonParseError::NoError:
        return u"it is no object"_s;
    case QJsonParseError::GarbageAtEnd:
        return u"several objects are neither a list nor one a line (mongoexport: leave --pretty out)"_s;
    default:
        return u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset);
    }
}

using Take = std::function<void(const QJsonObject&)>;

/// One object a line. \a whole: why it is not one document.
void readLines(QFile& file, const QString& whole, QList<FileProblem>& problems, const Take& take)
{
    QList<FileProblem> wrong;
    bool found = false;
    for (int number = 1; !file.atEnd(); ++number) {
        const QByteArray line = file.readLine();
        if (line.trimmed().isEmpty())
            continue;
        QJsonParseError error{};
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        found = found || document.isObject();
        if (document.isObject())
            take(plainObject(document.object()).toObject());
        else
            wrong.append(
                {file.fileName(), u"Line %1 is damaged and left out: %2."_s.arg(number).arg(problemOf(error))});
    }
    if (!found)
        wrong = {{file.fileName(), u"It is damaged and left out: %1."_s.arg(whole)}};
    problems += wrong;
}

bool beginsWithObjectLine(QFile& file)
{
    const bool isObject = QJsonDocument::fromJson(file.readLine()).isObject();
    file.seek(0);
    return isObject;
}
} // namespace

void readJsonDocuments(const QString& path, QList<FileProblem>& problems, const Take& take)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        problems.append({path, u"It cannot be read: %1."_s.arg(file.errorString())});
        return;
    }
    if (beginsWithObjectLine(file))
        return readLines(file, {}, problems, take);
    const QByteArray content = file.readAll();
    file.seek(0);
    if (content.trimmed().isEmpty()) {
        problems.append({path, u"It is empty."_s});
        return;
    }
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(content, &error);
    if (document.isObject())
        return take(plainObject(document.object()).toObject());
    if (!document.isArray())
        return readLines(file, problemOf(error), problems, take);
    int number = 0;
    for (const auto entry : document.array()) {
        ++number;
        if (entry.isObject())
            take(plainObject(entry.toObject()).toObject());
        else
            problems.append({path, u"Entry %1 is left out: it is no object."_s.arg(number)});
    }
}

} // namespace ringface
