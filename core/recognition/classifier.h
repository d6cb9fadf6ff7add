// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"
#include "core/recognition/svm.h"

#include <functional>
#include <map>
#include <span>
#include <vector>

namespace ringface
{

/// Says who a track is, and why. Immutable once made. Thread: any.
///
/// A person is the prototype of its labelled tracks; also, each of them for itself, with a stricter limit (somebody may
/// have two looks); and a plane of the SVM. The person with the best score gives the name if the score and the distance
/// are good enough (SvmLimits), the score is clearly better than the next one, the person is not rejected, and no
/// rejected track is nearer. Without an SVM it is the nearest person, in units of the limit. Deliveries are asked last,
/// by the distance alone, and only about tracks that nobody else is near to; whoever is farther than a delivery gives
/// no name.
class Classifier
{
public:
    /// Learns. \a roles: of those who are not simply visitors. Without a crowd there is no SVM. Once \a isCancelled
    /// says so, what was learnt is of no use.
    Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles,
               const Crowd& crowd = {}, const std::function<bool()>& isCancelled = {});
    /// With what the SVM has learnt before.
    Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles, SvmModel svm);

    bool knowsAnybody() const { return !m_people.empty(); }
    const SvmModel& svm() const { return m_svm; }
    /// One for each person of \a samples.
    static std::vector<PersonTracks> tracksOf(const std::vector<TrainingSample>& samples,
                                              const std::map<PersonId, Role>& roles);
    /// Those whose distance is within \a limits.
    std::vector<PersonId> within(const TrackSample& track, const MatchLimits& limits) const;
    /// One for each of \a tracks; many of them on several threads. Once \a isCancelled says so they are of no use.
    std::vector<Guess> guesses(std::span<const TrackSample> tracks, const MatchLimits& limits,
                               const std::function<bool()>& isCancelled = {}) const;
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
        std::vector<int> planes;          ///< rows of m_planes; more than one after a merge
    };
    struct Near {
        const Known* known = nullptr;
        float distance = 0;
        float limit = 0;
        float score = 0; ///< of the SVM; only with planes
        float share() const { return distance / limit; }
        bool hasScore() const { return !known->planes.empty(); }
        bool isStrict() const { return known->role == Role::Ignored || known->role == Role::Delivery; }
        /// The better candidate first: by score, where both have one.
        bool operator<(const Near& other) const
        {
            if (hasScore() && other.hasScore() && score != other.score)
                return score > other.score;
            return isNearerThan(other);
        }
        bool isNearerThan(const Near& other) const
        {
            return std::pair(share(), known->person) < std::pair(other.share(), other.known->person);
        }
    };
    /// What decides of one track.
    struct Nearest {
        std::vector<Near> people;     ///< the two best of those it may be, without deliveries; the better one first
        std::vector<Near> deliveries; ///< the nearest, if any
        std::vector<Near> anybody;    ///< the two nearest of all
        std::vector<Near> rejected;   ///< whom a person said it is not
    };
    std::vector<Guess> guessBlock(std::span<const TrackSample> tracks, const MatchLimits& limits) const;
    Nearest nearestOf(const TrackSample& track, const Descriptor& mean, const std::vector<Near>& near,
                      const MatchLimits& limits) const;
    Guess decide(const TrackSample& track, const Descriptor& mean, const Nearest& nearest,
                 const SvmLimits& limits) const;
    bool isGoodEnough(const Near& near, const SvmLimits& limits) const;
    bool isClear(const Near& best, const Near& second, const SvmLimits& limits) const;
    static Near nearTo(const Known& known, const Descriptor& mean, const MatchLimits& limits);
    static Near nearTo(const Known& known, float centre, float look, const MatchLimits& limits);
    Reason judge(const Nearest& nearest, const Descriptor& mean, const SvmLimits& limits, Near& decided) const;

    std::vector<Known> m_people;
    DescriptorRows m_rows{{}}; ///< of each person the centre, then the samples
    SvmModel m_svm;
    DescriptorRows m_planes{{}}; ///< the weights of each plane
    float m_harder = 0;          ///< is added to the scores that are wanted
};

} // namespace ringface
