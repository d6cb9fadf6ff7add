// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// The person that most of the track's labelled faces name, of equals the first one's; 0 without one.
PersonId labelOf(const TrackSample& track);

/// What the labels teach: one sample for each labelled track (its good faces together), and one for each rejection.
/// Tracks with poor faces only teach nothing. The order of the labelling plays no part.
std::vector<TrainingSample> trainingSamples(const std::vector<TrackSample>& tracks);

/// At most so many samples of one person are used, half of them of the night if there are so many.
constexpr int maxSamples = 40;

/// The most varied \a count of \a samples: each next one is the farthest from those chosen before.
std::vector<TrainingSample> varied(std::vector<TrainingSample> samples, int count);

} // namespace ringface
