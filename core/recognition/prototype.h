// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

#include <map>
#include <vector>

namespace ringface
{

/// What the tracks of one person, or of one unknown group, have in common. Distances are Euclidean.
struct Prototype {
    Descriptor centre; ///< mean of the tracks' mean descriptors, scaled to their mean length
    float scatter = 0; ///< mean squared distance of the tracks from their mean
    float spread = 0;  ///< distance at which one more recording is to be expected; 0 with one recording only
};

/// Adds up tracks, so that two prototypes can become one without their tracks.
class PrototypeSum
{
public:
    PrototypeSum() = default;
    /// \a mean: of one track; see meanDescriptor(). An empty one adds nothing.
    PrototypeSum(const Descriptor& mean, RecordingId recording);
    void add(const PrototypeSum& other);
    int tracks() const { return m_tracks; }
    Prototype value() const;

private:
    Descriptor m_sum;
    double m_squares = 0; ///< sum of the squared lengths
    double m_lengths = 0;
    int m_tracks = 0;
    std::vector<RecordingId> m_recordings; ///< sorted, each once
};

/// Of each person of \a samples, without rejections and what has no descriptor.
std::map<PersonId, Prototype> prototypesOf(const std::vector<TrainingSample>& samples);

/// The distance \a centres of the centres; that of prototypes with much scatter counts as larger, because the mean of
/// many different pictures comes near to everybody.
float distance(const Prototype& a, const Prototype& b, float centres, const MatchLimits& limits);

/// Up to which distance two prototypes are one person: more for people who are known to look different from recording
/// to recording. Measured; see docs/recognition.md.
float limitBetween(const Prototype& a, const Prototype& b, const MatchLimits& limits);

} // namespace ringface
