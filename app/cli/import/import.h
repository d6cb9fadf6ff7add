// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Taking over what other programs know of people.
#pragma once

#include "app/cli/context.h"
#include "core/exchange/jsondocuments.h"

#include <QJsonObject>

namespace ringface::cli
{

/// What an import has done.
struct ImportReport {
    struct NotLearned {
        QString file;
        QString name; ///< whose face it is said to be
        QString why;
    };

    int newRecordings = 0;
    int knownRecordings = 0;
    QStringList people; ///< each once, whether anything was learned of them or not
    int learned = 0;    ///< faces
    int guessed = 0;    ///< of them: no face was found, so the whole picture was taken for one
    int known = 0;      ///< faces that were in the library before
    int tracksNamed = 0;
    int unknown = 0; ///< pictures in which nobody had named anyone
    QList<NotLearned> notLearned;
    QList<FileProblem> problems; ///< files that are missing or damaged

    /// "2 people: 5 faces learned, ..."
    QString inWords() const;
    /// What went wrong, line by line.
    void complainOfProblems() const;
    QJsonObject json() const;
};

/// \a collections: what mongoexport wrote, files or folders. \a scans: the recordings, too.
int importRingface(Context& context, const QString& folder, const QStringList& collections, bool scans);
int importXmp(Context& context, const QStringList& paths);

} // namespace ringface::cli
