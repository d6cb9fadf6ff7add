// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"

#include "core/recognition/distance.h"

#include <QtConcurrentMap>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
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
// So many tracks are compared with everybody at once.
constexpr size_t block = 64;

/// \a keep of the smallest, smallest first.
template <class T>
void insertSmallest(std::vector<T>& smallest, size_t keep, const T& next)
{
    if (smallest.size() == keep && !(next < smallest.back()))
        return;
    if (smallest.size() == keep)
        smallest.pop_back();
    smallest.insert(std::ranges::upper_bound(smallest, next, std::less<>()), next);
}
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
    std::vector<const Descriptor*> rows;
    for (Known& known : m_people) {
        known.row = int(rows.size());
        rows.push_back(&known.prototype.centre);
        for (const TrainingSample& sample : known.samples)
            rows.push_back(&sample.descriptor);
    }
    m_rows = DescriptorRows(rows);
}

Reason Classifier::judge(const Nearest& nearest, const Descriptor& mean, Near& decided)
{
    const Near* best = nearest.people.empty() ? nullptr : &nearest.people.front();
    const Near* second = nearest.people.size() < 2 ? nullptr : &nearest.people[1];
    const Near* delivery = nearest.deliveries.empty() ? nullptr : &nearest.deliveries.front();
    const bool rejected = std::ranges::any_of(
        nearest.rejected, [best](const Near& n) { return n.distance <= n.limit && (best == nullptr || n < *best); });
    const auto nearerToRejected = [&mean](const Near& n) {
        return std::ranges::any_of(n.known->rejected,
                                   [&](const Descriptor& d) { return distance(d, mean) < n.distance; });
    };
    const bool bestIsNear = best != nullptr && best->distance <= best->limit;
    if (!bestIsNear && delivery != nullptr && delivery->distance <= delivery->limit) {
        best = delivery;
        second = nullptr;
        delivery = nullptr;
    }
    decided = best != nullptr ? *best : nearest.anybody.front();
    if (best == nullptr || best->distance > best->limit)
        return rejected ? Reason::Rejected : Reason::TooFar;
    if (delivery != nullptr && delivery->share() < best->share())
        return Reason::NearDelivery;
    if (second != nullptr && second->share() - best->share() < clearMargin)
        return Reason::Ambiguous;
    if (nearerToRejected(*best))
        return Reason::NearRejected;
    return Reason::Near;
}

Classifier::Near Classifier::nearTo(const Known& known, float centre, float look, const MatchLimits& limits)
{
    // The ignored are hidden, and deliveries are many: neither is given more room for looking different.
    const bool strict = known.role == Role::Ignored || known.role == Role::Delivery;
    const Prototype asked; // one track: no scatter, no spread
    const Near whole{&known, distance(asked, known.prototype, centre, limits),
                     strict ? limits.sure : limitBetween(asked, known.prototype, limits)};
    const Near single{&known, look, lookLimit * limits.sure};
    return single.share() < whole.share() ? single : whole;
}

Classifier::Near Classifier::nearTo(const Known& known, const Descriptor& mean, const MatchLimits& limits)
{
    float look = std::numeric_limits<float>::infinity();
    for (const TrainingSample& sample : known.samples)
        look = std::min(look, distance(mean, sample.descriptor));
    return nearTo(known, distance(mean, known.prototype.centre), look, limits);
}

Classifier::Nearest Classifier::nearestOf(const TrackSample& track, const Descriptor& mean,
                                          const std::vector<Near>& near, const MatchLimits& limits) const
{
    Nearest out;
    for (const Near& n : near) {
        insertSmallest(out.anybody, 2, n);
        if (std::ranges::find(track.notPeople, n.known->person) != track.notPeople.end())
            out.rejected.push_back(n);
        else if (n.known->role == Role::Delivery)
            insertSmallest(out.deliveries, 1, n);
        else
            insertSmallest(out.people, 2, n);
    }
    // Matrix products are exact to some six digits of the squares only.
    for (auto* some : {&out.people, &out.deliveries, &out.anybody, &out.rejected}) {
        for (Near& n : *some)
            n = nearTo(*n.known, mean, limits);
        std::ranges::sort(*some, std::less<>());
    }
    return out;
}

Guess Classifier::decide(const TrackSample& track, const Descriptor& mean, const Nearest& nearest) const
{
    Guess guess;
    guess.track = track.track;
    Near decided;
    guess.reason = judge(nearest, mean, decided);
    if (isPoor(track))
        guess.reason = Reason::PoorFaces;
    guess.person = guess.reason == Reason::Near ? decided.known->person : 0;
    guess.nearestPerson = decided.known->person;
    guess.distance = decided.distance;
    guess.limit = decided.limit;
    const auto other =
        std::ranges::find_if(nearest.anybody, [&decided](const Near& n) { return n.known != decided.known; });
    if (other != nearest.anybody.end()) {
        guess.runnerUp = other->known->person;
        guess.runnerUpDistance = other->distance;
    }
    for (const TrainingSample& sample : decided.known->samples)
        guess.nearest.push_back({sample.face, sample.person, distance(sample.descriptor, mean)});
    std::ranges::sort(guess.nearest, {}, [](const NearFace& n) { return std::pair(n.distance, n.face); });
    guess.nearest.resize(std::min(shownFaces, guess.nearest.size()));
    return guess;
}

std::vector<Guess> Classifier::guessBlock(std::span<const TrackSample> tracks, const MatchLimits& limits) const
{
    std::vector<Descriptor> means;
    means.reserve(tracks.size());
    for (const TrackSample& track : tracks)
        means.push_back(meanDescriptor(track.faces));
    std::vector<const Descriptor*> asked;
    asked.reserve(means.size());
    for (const Descriptor& mean : means)
        asked.push_back(&mean);
    const DescriptorRows rows(asked);
    const bool comparable = rows.length == m_rows.length && rows.length > 0;
    std::vector<float> products;
    if (comparable) {
        products.resize(size_t(rows.count) * size_t(m_rows.count));
        dotProducts(rows, 0, rows.count, m_rows, 0, m_rows.count, products.data(), m_rows.count);
    }
    std::vector<Guess> out;
    std::vector<Near> near;
    for (size_t i = 0; i < tracks.size(); ++i) {
        if (m_people.empty() || means[i].empty()) {
            Guess guess;
            guess.track = tracks[i].track;
            guess.reason = m_people.empty() ? Reason::NobodyKnown : Reason::PoorFaces;
            out.push_back(guess);
            continue;
        }
        near.clear();
        for (const Known& known : m_people) {
            if (!comparable || !std::isfinite(rows.squares[i])) {
                near.push_back(nearTo(known, means[i], limits));
                continue;
            }
            const float* product = &products[i * size_t(m_rows.count) + size_t(known.row)];
            const float* square = &m_rows.squares[size_t(known.row)];
            float look = std::numeric_limits<float>::infinity();
            for (size_t k = 1; k <= known.samples.size(); ++k)
                look = std::min(look, square[k] - 2 * product[k]);
            const auto root = [own = rows.squares[i]](float rest) { return std::sqrt(std::max(0.0F, own + rest)); };
            near.push_back(nearTo(known, root(square[0] - 2 * product[0]), root(look), limits));
        }
        out.push_back(decide(tracks[i], means[i], nearestOf(tracks[i], means[i], near, limits)));
    }
    return out;
}

std::vector<Guess> Classifier::guesses(std::span<const TrackSample> tracks, const MatchLimits& limits) const
{
    std::vector<std::span<const TrackSample>> blocks;
    for (; !tracks.empty(); tracks = tracks.subspan(blocks.back().size()))
        blocks.push_back(tracks.first(std::min(block, tracks.size())));
    if (blocks.size() == 1)
        return guessBlock(blocks.front(), limits);
    const auto all = QtConcurrent::blockingMapped<std::vector<std::vector<Guess>>>(
        blocks, [&](std::span<const TrackSample> some) { return guessBlock(some, limits); });
    std::vector<Guess> out;
    for (const std::vector<Guess>& some : all)
        std::ranges::copy(some, std::back_inserter(out));
    return out;
}

} // namespace ringface
