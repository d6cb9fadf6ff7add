// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ringfacejson.h"

#include "core/library/values/jsonwords.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QJsonObject seenBefore(const UnknownPerson& person)
{
    QJsonArray visits;
    for (const Visit& v : person.before)
        visits.append(QJsonObject{{u"from"_s, timeOrNull(v.from)},
                                  {u"to"_s, timeOrNull(v.to)},
                                  {u"cameras"_s, QJsonArray::fromStringList(v.cameras)}});
    return {{u"group"_s, person.group}, {u"visits"_s, visits}};
}

QJsonArray unknownArray(const QList<UnknownPerson>& unknown)
{
    QJsonArray out;
    for (const UnknownPerson& u : unknown) {
        QJsonObject person{{u"name"_s, u"unknown-%1"_s.arg(out.size() + 1)},
                           {u"images"_s, u.images},
                           {u"imagePaths"_s, QJsonArray::fromStringList(u.imagePaths)}};
        if (u.group != 0)
            person.insert(u"seenBefore"_s, seenBefore(u));
        out.append(person);
    }
    return out;
}
} // namespace

std::optional<FitRequest> readFitRequest(const QByteArray& json, QString* problem)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        *problem = u"%1 at byte %2"_s.arg(error.errorString()).arg(error.offset);
        return std::nullopt;
    }
    const QJsonValue persons = document.object().value("persons"_L1);
    if (!persons.isArray()) {
        *problem = u"persons is missing or not a list"_s;
        return std::nullopt;
    }
    FitRequest request;
    for (const auto value : persons.toArray()) {
        const QString place = u"persons[%1]."_s.arg(request.persons.size());
        FitPerson person;
        person.name = value["personName"_L1].toString().simplified();
        if (person.name.isEmpty()) {
            *problem = place + u"personName is missing"_s;
            return std::nullopt;
        }
        if (!value["imagePaths"_L1].isArray()) {
            *problem = place + u"imagePaths is missing or not a list"_s;
            return std::nullopt;
        }
        for (const auto path : value["imagePaths"_L1].toArray()) {
            if (path.toString().isEmpty()) {
                *problem = place + u"imagePaths holds something that is not a path"_s;
                return std::nullopt;
            }
            person.imagePaths << path.toString();
        }
        request.persons.append(person);
    }
    return request;
}

QJsonArray numbersJson(const Descriptor& numbers)
{
    QJsonArray out;
    for (const float v : numbers)
        out.append(double(v));
    return out;
}

QJsonObject fitPersonJson(const FitPerson& person)
{
    QJsonArray encodings;
    for (const Descriptor& d : person.encodings)
        encodings.append(numbersJson(d));
    return {{u"personName"_s, person.name},
            {u"imagePaths"_s, QJsonArray::fromStringList(person.imagePaths)},
            {u"encodings"_s, encodings}};
}

QJsonObject fitAnswer(const FitRequest& request, const QString& classifierFile, const QStringList& warnings)
{
    QJsonArray persons;
    for (const FitPerson& p : request.persons)
        persons.append(fitPersonJson(p));
    return {{u"persons"_s, persons},
            {u"fittedClassifierFile"_s, classifierFile},
            {u"warnings"_s, QJsonArray::fromStringList(warnings)}};
}

QJsonObject videoAnswer(const QString& videoFile, const QStringList& recognised, const QList<UnknownPerson>& unknown)
{
    return {{u"videoFile"_s, videoFile},
            {u"eventName"_s, QFileInfo(videoFile).completeBaseName()},
            {u"recognisedPersons"_s, QJsonArray::fromStringList(recognised)},
            {u"unknownPersons"_s, unknownArray(unknown)}};
}

QJsonObject imageAnswer(const QString& inputFile, const QStringList& recognised, const QList<UnknownPerson>& unknown)
{
    return {{u"inputFile"_s, inputFile},
            {u"recognisedPersons"_s, QJsonArray::fromStringList(recognised)},
            {u"unknownPersons"_s, unknownArray(unknown)}};
}

} // namespace ringface
