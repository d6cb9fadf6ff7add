// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/visits.h"

namespace ringface
{

/// A table of visits as spreadsheets read it (RFC 4180): name, from and to (UTC, ISO 8601), cameras, recordings, and
/// whether the name is sure. Unknown people are "unknown-7". \a recordings: all that the visits were in.
QString visitCsv(const QList<Visit>& visits, const QList<Recording>& recordings);

} // namespace ringface
