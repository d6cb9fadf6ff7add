// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"

#include "core/recognition/distance.h"

#include <algorithm>
#include <limits>

namespace ringface
{

namespace
{
// Share of the limit by which the nearest person must be nearer than the next one.
constexpr float clearMargin = 0.02F;
// Share of the sure limit within which one labelled track is enough.
constexpr float lookLimit = 0.9F;
constexpr size_t shownFaces = 3;
} // namespace

Classifier::Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles)
{
    std::map<PersonId, Known> people;
    std::map<PersonId, PrototypeSum> sums;
    for (const TrainingSample& sample : samples) {
        if (sample.descriptor.empty() || sample.isNot)
            continue;
        Known& known = people[sample.person];
        known.person = sample.person;
        known.samples.push_back(sample);
        sums[sample.person].add(PrototypeSum(sample.descriptor, sample.recording));
    }
    for (const TrainingSample& sample : samples) {
        const auto known = people.find(sample.person);
        if (sample.isNot && known != people.end())
            known->second.rejected.push_back(sample.descriptor);
    }
    for (auto& [person, known] : people) {
        known.prototype = sums[person].value();
        const auto role = roles.find(person);
        known.role = role == roles.end() ? Role::Visitor : role->second;
        m_people.push_back(std::move(known));
    }
}

Reason Classifier::judge(const TrackSample& track, const std::vector<Near>& byDistance, const Descriptor& mean,
                         const Near*& decided)
{
    const auto isRejected = [&track](const Near& n) {
        return std::ranges::find(track.notPeople, n.known->person) != track.notPeople.end();
    };
    const auto isCourier = [](const Near& n) { return n.known->role == Role::Courier; };
    const Near* best = nullptr;
    const Near* second = nullptr;
    const Near* courier = nullptr;
    bool rejected = false;
    for (const Near& n : byDistance) {
        if (isRejected(n))
            rejected = rejected || (best == nullptr && n.distance <= n.limit);
        else if (isCourier(n))
            courier = courier == nullptr ? &n : courier;
        else if (best == nullptr)
            best = &n;
        else if (second == nullptr)
            second = &n;
    }
    const auto nearerToRejected = [&mean](const Near& n) {
        return std::ranges::any_of(n.known->rejected,
                                   [&](const Descriptor& d) { return distance(d, mean) < n.distance; });
    };
    const bool bestIsNear = best != nullptr && best->distance <= best->limit;
    if (!bestIsNear && courier != nullptr && courier->distance <= courier->limit) {
        best = courier;
        second = nullptr;
        courier = nullptr;
    }
    decided = best != nullptr ? best : &byDistance.front();
    if (best == nullptr || best->distance > best->limit)
        return rejected ? Reason::Rejected : Reason::TooFar;
    if (courier != nullptr && courier->share() < best->share())
        return Reason::NearCourier;
    if (second != nullptr && second->share() - best->share() < clearMargin)
        return Reason::Ambiguous;
    if (nearerToRejected(*best))
        return Reason::NearRejected;
    return Reason::Near;
}

Classifier::Near Classifier::nearTo(const Known& known, const Prototype& asked, const MatchLimits& limits)
{
    // The ignored are hidden, and couriers are many: neither is given more room for looking different.
    const bool strict = known.role == Role::Ignored || known.role == Role::Courier;
    Near whole{&known, distance(asked, known.prototype, limits),
               strict ? limits.sure : limitBetween(asked, known.prototype, limits)};
    Near look{&known, std::numeric_limits<float>::infinity(), lookLimit * limits.sure};
    for (const TrainingSample& sample : known.samples)
        look.distance = std::min(look.distance, distance(asked.centre, sample.descriptor));
    return look.share() < whole.share() ? look : whole;
}

Guess Classifier::guess(const TrackSample& track, const MatchLimits& limits) const
{
    Guess guess;
    guess.track = track.track;
    const Descriptor mean = meanDescriptor(track.faces);
    if (m_people.empty() || mean.empty()) {
        guess.reason = m_people.empty() ? Reason::NobodyKnown : Reason::PoorFaces;
        return guess;
    }
    const Prototype asked = PrototypeSum(mean, track.recording).value();
    std::vector<Near> byDistance;
    for (const Known& known : m_people)
        byDistance.push_back(nearTo(known, asked, limits));
    std::ranges::sort(byDistance, {}, [](const Near& n) { return std::pair(n.share(), n.known->person); });

    const Near* decided = nullptr;
    guess.reason = judge(track, byDistance, mean, decided);
    if (isPoor(track))
        guess.reason = Reason::PoorFaces;
    guess.person = guess.reason == Reason::Near ? decided->known->person : 0;
    guess.nearestPerson = decided->known->person;
    guess.distance = decided->distance;
    guess.limit = decided->limit;
    const auto other = std::ranges::find_if(byDistance, [decided](const Near& n) { return n.known != decided->known; });
    if (other != byDistance.end()) {
        guess.runnerUp = other->known->person;
        guess.runnerUpDistance = other->distance;
    }
    for (const TrainingSample& sample : decided->known->samples)
        guess.nearest.push_back({sample.face, sample.person, distance(sample.descriptor, mean)});
    std::ranges::sort(guess.nearest, {}, [](const NearFace& n) { return std::pair(n.distance, n.face); });
    guess.nearest.resize(std::min(shownFaces, guess.nearest.size()));
    return guess;
}

} // namespace ringface
