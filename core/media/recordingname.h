// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

namespace ringface
{

/// What the name of a file tells about its recording: camera, kind and start, each empty or invalid if it does not say.
/// Knows the habits of the downloaders listed in docs/file-names.md. Local times are taken in this computer's zone,
/// unless an event id within a day of them tells it better.
struct NameFacts {
    QString camera;
    QString kind;
    QDateTime startedAt; ///< UTC
    TimeSource timeSource = TimeSource::Unknown;
};
NameFacts factsFromName(const QString& fileName);

/// Start time within a Ring event id of 18 or 19 digits (its upper 32 bits are seconds since 1970 UTC); invalid for
/// another number, or if that lies outside of 2013 to 2100.
QDateTime timeFromEventId(const QString& id);

} // namespace ringface
