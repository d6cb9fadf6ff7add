// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/recognitionvalues.h"

namespace ringface
{

/// Groups tracks by average linkage: two groups become one while the mean distance between their tracks is at most \a
/// limit and no two of their tracks were seen together. A group keeps the id that most of its faces had before (group
/// of the input), so ids do not jump when tracks come and go; new groups get ids from \a nextGroup on. Thread: any.
/// Cost: memory and time grow with the square of the number of tracks.
std::vector<TrackGroup> groupTracks(const std::vector<const TrackSample*>& tracks, float limit, GroupId nextGroup);

} // namespace ringface
