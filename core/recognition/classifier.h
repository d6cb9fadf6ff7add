// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/recognition/prototype.h"

#include <map>
#include <vector>

namespace ringface
{

/// Says who a track is, and why. Immutable once made. Thread: any.
///
/// A person is the prototype of its labelled tracks; also, each of them for itself, with a stricter limit (somebody may
/// have two looks). The nearest person, in units of the limit, gives the name if it is within its limit, clearly nearer
/// than the next one, not rejected, and no rejected track is nearer. Couriers are asked last, and only about
/// tracks that nobody else is near to; whoever is farther than a courier gives no name.
class Classifier
{
public:
    /// \a roles: of those who are not simply visitors.
    Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles);

    bool knowsAnybody() const { return !m_people.empty(); }
    Guess guess(const TrackSample& track, const MatchLimits& limits) const;

private:
    struct Known {
        PersonId person = 0;
        Role role = Role::Visitor;
        Prototype prototype;
        std::vector<TrainingSample> samples;
        std::vector<Descriptor> rejected; ///< tracks that are not this person
    };
    struct Near {
        const Known* known = nullptr;
        float distance = 0;
        float limit = 0;
        float share() const { return distance / limit; }
    };
    static Near nearTo(const Known& known, const Prototype& asked, const MatchLimits& limits);
    static Reason judge(const TrackSample& track, const std::vector<Near>& byDistance, const Descriptor& mean,
                        const Near*& decided);

    std::vector<Known> m_people;
};

} // namespace ringface
