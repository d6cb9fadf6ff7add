// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/recognition/crowd.h"

#include <functional>

namespace ringface
{

/// Learns from the labelled tracks (or from the fixed samples of the input), guesses all others, and groups those
/// nobody labelled. A track with a label is its person (the distance is still measured); of several tracks seen
/// together at most one gets a name: a labelled one first, then the nearest. Thread: any.
/// Once \a isCancelled, asked several times each 100 ms, says so, it returns what is of no use.
RecognitionResult recognise(const RecognitionInput& input, const std::function<bool()>& isCancelled = {});

/// The unknown group that each of \a asked is one of, by the limits of grouping; 0: of none. \a strangers: the tracks
/// of the unknown groups; \a known: whose limits count. Thread: any.
std::vector<GroupId> groupsLike(const RecognitionInput& known, const std::vector<TrackSample>& strangers,
                                const std::vector<TrackSample>& asked);

/// One descriptor of each unknown group of \a tracks.
std::vector<Descriptor> unknownPeople(const std::vector<TrackSample>& tracks);

/// What the people of \a samples are told from: the encoder's crowd, or else one of the people and unknown groups of
/// the library.
Crowd crowdFor(const RecognitionInput& input, const std::vector<TrainingSample>& samples);

} // namespace ringface
