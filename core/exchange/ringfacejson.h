// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/foundpeople.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace ringface
{

/// The original Ringface's fitClassifierRequest: photos of each person.
struct FitPerson {
    QString name;
    QStringList imagePaths;
    std::vector<Descriptor> encodings; ///< for the answer only
};
struct FitRequest {
    QList<FitPerson> persons;
};

QJsonArray numbersJson(const Descriptor& numbers);
/// {personName, imagePaths, encodings}
QJsonObject fitPersonJson(const FitPerson& person);

/// Errors: std::nullopt, and in \a problem what is wrong where ("persons[1].personName is missing").
std::optional<FitRequest> readFitRequest(const QByteArray& json, QString* problem);

/// The request, with each person's encodings and where the classifier is kept, as the original answers; and our
/// warnings.
QJsonObject fitAnswer(const FitRequest& request, const QString& classifierFile, const QStringList& warnings);

/// {videoFile, eventName, recognisedPersons, unknownPersons}; the event is the file's base name.
QJsonObject videoAnswer(const QString& videoFile, const QStringList& recognised, const QList<UnknownPerson>& unknown);
/// {inputFile, recognisedPersons, unknownPersons}
QJsonObject imageAnswer(const QString& inputFile, const QStringList& recognised, const QList<UnknownPerson>& unknown);

} // namespace ringface
