// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/visits.h"

namespace ringface
{

// Tables as spreadsheets read them (RFC 4180). Times are ISO 8601, UTC.

/// Name, from and to, cameras, recordings, and whether the name is sure. Unknown people are "unknown-7".
/// \a recordings: all that the visits were in.
QString visitCsv(const QList<Visit>& visits, const QList<Recording>& recordings);

/// Recording, when it began, milliseconds from then on, the box in pixels, name, whether it was said or guessed (empty:
/// neither; those of no interest are "ignored"), and the distance of a guess. \a recordings: all that the faces are in.
QString faceCsv(const QList<Face>& faces, const QList<Recording>& recordings);

} // namespace ringface
