// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"

#include <map>
#include <span>
#include <vector>

namespace ringface
{

/// Says who a track is, and why. Immutable once made. Thread: any.
///
/// A person is the prototype of its labelled tracks; also, each of them for itself, with a stricter limit (somebody may
/// have two looks). The nearest person, in units of the limit, gives the name if it is within its limit, clearly nearer
/// than the next one, not rejected, and no rejected track is nearer. Deliveries are asked last, and only about
/// tracks that nobody else is near to; whoever is farther than a delivery gives no name.
class Classifier
{
public:
    /// \a roles: of those who are not simply visitors.
    Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles);

    bool knowsAnybody() const { return !m_people.empty(); }
    /// One for each of \a tracks; many of them on several threads.
    std::vector<Guess> guesses(std::span<const TrackSample> tracks, const MatchLimits& limits) const;
    Guess guess(const TrackSample& track, const MatchLimits& limits) const
    {
        return guesses({&track, 1}, limits).front();
    }

private:
    struct Known {
        PersonId person = 0;
        Role role = Role::Visitor;
        Prototype prototype;
        std::vector<TrainingSample> samples;
        std::vector<Descriptor> rejected; ///< tracks that are not this person
        int row = 0;                      ///< of m_rows: the centre; the samples follow
    };
    struct Near {
        const Known* known = nullptr;
        float distance = 0;
        float limit = 0;
        float share() const { return distance / limit; }
        bool operator<(const Near& other) const
        {
            return std::pair(share(), known->person) < std::pair(other.share(), other.known->person);
        }
    };
    /// What decides of one track.
    struct Nearest {
        std::vector<Near> people;     ///< the two nearest of those it may be, without deliveries; nearest first
        std::vector<Near> deliveries; ///< the nearest, if any
        std::vector<Near> anybody;    ///< the two nearest of all
        std::vector<Near> rejected;   ///< whom a person said it is not
    };
    std::vector<Guess> guessBlock(std::span<const TrackSample> tracks, const MatchLimits& limits) const;
    Nearest nearestOf(const TrackSample& track, const Descriptor& mean, const std::vector<Near>& near,
                      const MatchLimits& limits) const;
    Guess decide(const TrackSample& track, const Descriptor& mean, const Nearest& nearest) const;
    static Near nearTo(const Known& known, const Descriptor& mean, const MatchLimits& limits);
    static Near nearTo(const Known& known, float centre, float look, const MatchLimits& limits);
    static Reason judge(const Nearest& nearest, const Descriptor& mean, Near& decided);

    std::vector<Known> m_people;
    DescriptorRows m_rows{{}}; ///< of each person the centre, then the samples
};

} // namespace ringface
