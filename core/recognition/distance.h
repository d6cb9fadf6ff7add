// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/recognitionvalues.h"

namespace ringface
{

/// Euclidean distance; infinite if the lengths differ or nothing is known of either.
float distance(const Descriptor& a, const Descriptor& b);

/// Quality-weighted mean of a track's descriptors, scaled to their own mean length, so that unit descriptors give a
/// unit one. Empty for a track without faces.
Descriptor meanDescriptor(const TrackSample& track);

/// Both in one recording, at the same time: two people.
bool seenTogether(const TrackSample& a, const TrackSample& b);

} // namespace ringface
