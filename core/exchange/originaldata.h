// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/jsondocuments.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace ringface
{

/// A recording of the original Ringface.
struct OriginalEvent {
    QString name;        ///< "20210322-141301"
    QString video;       ///< absolute path
    QString kind;        ///< empty if nothing was noted of it
    QDateTime createdAt; ///< UTC; invalid if nothing was noted of it
};

/// Somebody who was tagged there.
struct OriginalPerson {
    QString name;
    QStringList crops; ///< absolute paths of pictures of one face, whether they are there or not
};

/// An installation of the original Ringface.
struct OriginalData {
    QList<OriginalEvent> events;  ///< whose video is there, by name
    QList<OriginalPerson> people; ///< by name
    int unknownCrops = 0;         ///< pictures of people whom nobody tagged
    QList<FileProblem> problems;  ///< what could not be taken from it

    /// The one that this crop was cut from; null if it is not known.
    const OriginalEvent* eventOf(const QString& crop) const;
};

/// Reads a data folder (videos, images, classifier) and what mongoexport wrote of the collections RingEvent,
/// ProcessingResult, PersonImages and ClassificationResult (\a mongo: files, or folders with such files), which are
/// told apart by their content. Paths that another computer or container noted are looked for in the data folder.
/// Errors: std::nullopt if \a folder is no such folder; else in the result.
std::optional<OriginalData> readOriginal(const QString& folder, const QStringList& mongo);

} // namespace ringface
