// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

#include <functional>

namespace ringface
{

/// What is known before grouping.
struct KnownOfTracks {
    std::vector<PersonId> guesses; ///< one for each track, 0: nobody; or none at all
    bool keepGroups = false;       ///< tracks that have a group stay together; only those without one look for theirs
    std::function<bool()> isCancelled{}; ///< once it says so, the groups are of no use
};

/// Groups tracks: the two nearest groups become one as long as their prototypes are within the limit of prototype.h,
/// and, of an encoder with a crowd, in the space around the crowd's centre too (MatchLimits).
/// Two tracks that were seen together, that a person put into different groups (TrackSample::unnamed), or that are
/// guessed to be two people, never share a group, whatever comes between them; tracks that a person put together always
/// do, even if they were seen together. A group keeps the id that most of its faces had before (group of the input), so
/// ids do not jump when tracks come and go; new groups get ids from \a nextGroup on. Thread: any. Cost: time of the
/// square of the number of tracks without a guess (matrix products of blocks; with keepGroups: without a group times
/// number of groups), memory of the number of pairs within reach, which for each track are at most 64 and those of the
/// tracks it joined.
std::vector<TrackGroup> groupTracks(const std::vector<const TrackSample*>& tracks, const MatchLimits& limits,
                                    GroupId nextGroup, const KnownOfTracks& known = {});

} // namespace ringface
