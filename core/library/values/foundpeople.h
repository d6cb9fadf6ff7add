// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/visits.h"

#include <QByteArray>

namespace ringface
{

/// Unknown people of one video or photo, numbered from 1 as the original does.
struct UnknownPerson {
    int images = 0;
    QStringList imagePaths{};
    GroupId group = 0;     ///< of the library, which this one is like; 0: none
    QList<Visit> before{}; ///< of that group
};

/// One face that somebody asked about, and when the same person was seen.
struct FoundPerson {
    QByteArray face; ///< JPEG
    QString name;    ///< empty: unknown
    GroupId group = 0;
    QList<Visit> visits; ///< the last one first; none: never seen
};

/// Those of \a all that are of this person, or, without a name, of this group; the last one first.
QList<Visit> visitsOf(const QList<Visit>& all, const QString& name, GroupId group);

} // namespace ringface
