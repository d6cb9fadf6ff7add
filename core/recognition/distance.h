// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// A face of lower quality neither speaks for its track beside better ones nor trains.
constexpr float poorQuality = 0.15F;

/// Euclidean distance; infinite if the lengths differ, nothing is known of either, or a number is broken.
float distance(const Descriptor& a, const Descriptor& b);

/// Quality-weighted mean of the descriptors, scaled to their own mean length, so that unit descriptors give a unit one.
/// Poor faces count only if there are no others. Empty without faces.
Descriptor meanDescriptor(const std::vector<FaceSample>& faces);

/// Only poor faces, or none.
bool isPoor(const TrackSample& track);

/// Both in one recording, at the same time: two people.
bool seenTogether(const TrackSample& a, const TrackSample& b);

} // namespace ringface
