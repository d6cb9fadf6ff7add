// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

namespace ringface
{

/// One face of a track, as recognition needs it.
struct FaceSample {
    Descriptor descriptor;
    float quality = 0;
    PersonId label = 0; ///< 0: not labelled
};

/// One track with its encoded faces. Tracks of one recording that overlap in time are different people.
struct TrackSample {
    TrackId track = 0;
    RecordingId recording = 0;
    GroupId group = 0; ///< from the last grouping; 0: none yet
    qint32 fromMs = 0;
    qint32 toMs = 0;
    std::vector<FaceSample> faces;
};

/// Everything recognition is made of: a copy, so that workers need no library.
struct RecognitionInput {
    std::vector<TrackSample> tracks; ///< descriptors of one encoder only
    float matchLimit = 0;            ///< Euclidean distance up to which two faces are one person
    GroupId nextGroup = 1;           ///< first group id never used so far
};

/// What the classifier says of one track.
struct Guess {
    TrackId track = 0;
    PersonId person = 0; ///< 0: nobody known
    float distance = 0;  ///< to the nearest labelled faces of that person (or of the nearest one, if 0)
    PersonId runnerUp = 0;
    float runnerUpDistance = 0;
};

struct TrackGroup {
    TrackId track = 0;
    GroupId group = 0;
};

struct RecognitionResult {
    std::vector<Guess> guesses;     ///< one for each track without a label, if anybody is known
    std::vector<TrackGroup> groups; ///< one for each track without a label
};

} // namespace ringface
