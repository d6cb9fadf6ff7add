// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/recognitionvalues.h"
#include "core/recognition/linearsvm.h"

#include <vector>

namespace ringface
{

/// Says who a track is, from the labelled faces. Immutable once made. Thread: any.
///
/// Each face of the track votes with a linear SVM (one person against the rest); the winner is believed only if it is
/// also the person whose labelled faces are nearest, and no farther than the match limit. A linear SVM alone never says
/// "unknown". With one known person the distance decides alone.
class Classifier
{
public:
    /// Of a track without encoded faces, or when nobody is known: no person.
    explicit Classifier(const RecognitionInput& input);

    bool knowsAnybody() const { return !m_people.empty(); }
    Guess guess(const TrackSample& track) const;

private:
    struct Known {
        PersonId person;
        std::vector<Descriptor> samples;
    };
    /// Median over the track's faces of the distance to the nearest labelled face of that person.
    float distanceTo(const Known& known, const TrackSample& track) const;

    std::vector<Known> m_people;
    std::vector<LinearModel> m_models; ///< parallel to m_people; empty with one person
    float m_limit;
};

} // namespace ringface
