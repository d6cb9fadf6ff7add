// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <functional>

namespace ringface
{

/// Something that could not be taken from a file, or written to it.
struct FileProblem {
    QString file;
    QString what; ///< a sentence
};

/// Hands over the objects in a file: one object, a list of them, or one a line, as mongoexport writes them, which are
/// read one by one. MongoDB's own forms for ids, dates and numbers ({"$oid": ...}) become plain values, dates in ISO
/// form. Errors: what cannot be read is left out, and told in \a problems.
void readJsonDocuments(const QString& path, QList<FileProblem>& problems,
                       const std::function<void(const QJsonObject&)>& take);

} // namespace ringface
