// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"

#include "core/recognition/distance.h"
#include "core/recognition/workers.h"

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
// Share of the limit by which the nearest person must be nearer than the next one, without an SVM.
constexpr float clearMargin = 0.02F;
// Share of the sure limit within which one labelled track is enough.
constexpr float lookLimit = 0.9F;
constexpr size_t shownFaces = 3;
// The more people there are, the more of them a stranger can be like: so much more is wanted for each doubling of four.
constexpr float harderByDoubling = 0.045F;
constexpr float fewPeople = 4;
// So many tracks are compared with everybody at once.
constexpr size_t block = 64;

/// \a keep of the smallest, smallest first.
template <class T, class Less = std::less<>>
void insertSmallest(std::vector<T>& smallest, size_t keep, const T& next, Less less = {})
{
    if (smallest.size() == keep && !less(next, smallest.back()))
        return;
    if (smallest.size() == keep)
        smallest.pop_back();
    smallest.insert(std::ranges::upper_bound(smallest, next, less), next);
}
} // namespace

Classifier::Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles,
                       const Crowd& crowd, const std::function<bool()>& isCancelled)
    : Classifier(samples, roles, trainSvm(tracksOf(samples, roles), crowd, isCancelled))
{
}

std::vector<PersonTracks> Classifier::tracksOf(const std::vector<TrainingSample>& samples,
                                               const std::map<PersonId, Role>& roles)
{
    std::map<PersonId, PersonTracks> people;
    for (const TrainingSample& sample : samples) {
        if (sample.descriptor.empty() || sample.isNot)
            continue;
        PersonTracks& one = people[sample.person];
        one.person = sample.person;
        one.tracks.push_back(sample.descriptor);
        const auto role = roles.find(sample.person);
        one.isAsked = role == roles.end() || role->second != Role::Delivery; // they are many
    }
    std::vector<PersonTracks> out;
    for (auto& [person, one] : people)
        out.push_back(std::move(one));
    return out;
}

Classifier::Classifier(const std::vector<TrainingSample>& samples, const std::map<PersonId, Role>& roles, SvmModel svm)
    : m_svm(std::move(svm))
{
    std::map<PersonId, Known> people;
    for (const TrainingSample& sample : samples) {
        if (sample.descriptor.empty() || sample.isNot)
            continue;
        Known& known = people[sample.person];
        known.person = sample.person;
        known.samples.push_back(sample);
    }
    for (const TrainingSample& sample : samples) {
        const auto known = people.find(sample.person);
        if (sample.isNot && known != people.end())
            known->second.rejected.push_back(sample.descriptor);
    }
    std::map<PersonId, Prototype> prototypes = prototypesOf(samples);
    for (auto& [person, known] : people) {
        known.prototype = prototypes[person];
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
    std::vector<const Descriptor*> planes;
    for (const PersonPlane& plane : m_svm.people) {
        const auto known = std::ranges::find(m_people, plane.person, &Known::person);
        if (known != m_people.end())
            known->planes.push_back(int(planes.size()));
        planes.push_back(&plane.weights);
    }
    m_planes = DescriptorRows(planes);
    m_harder = harderByDoubling * std::max(0.0F, std::log2(float(planes.size()) / fewPeople));
}

bool Classifier::isGoodEnough(const Near& near, const SvmLimits& limits) const
{
    if (!near.hasScore())
        return near.share() <= 1;
    return (near.share() <= 1 && near.score >= limits.least + m_harder) ||
           (near.share() <= limits.wider && near.score >= limits.sure + m_harder && !near.isStrict());
}

bool Classifier::isClear(const Near& best, const Near& second, const SvmLimits& limits) const
{
    if (best.hasScore() && second.hasScore())
        return best.score - second.score >= limits.clearly;
    return second.share() - best.share() >= clearMargin;
}

Reason Classifier::judge(const Nearest& nearest, const Descriptor& mean, const SvmLimits& limits, Near& decided) const
{
    const Near* best = nearest.people.empty() ? nullptr : &nearest.people.front();
    const Near* second = nearest.people.size() < 2 ? nullptr : &nearest.people[1];
    const Near* delivery = nearest.deliveries.empty() ? nullptr : &nearest.deliveries.front();
    const bool rejected = std::ranges::any_of(nearest.rejected, [best](const Near& n) {
        return n.distance <= n.limit && (best == nullptr || n.isNearerThan(*best));
    });
    const auto nearerToRejected = [&mean](const Near& n) {
        return std::ranges::any_of(n.known->rejected,
                                   [&](const Descriptor& d) { return distance(d, mean) < n.distance; });
    };
    if ((best == nullptr || !isGoodEnough(*best, limits)) && delivery != nullptr && isGoodEnough(*delivery, limits)) {
        best = delivery;
        second = nullptr;
        delivery = nullptr;
    }
    decided = best != nullptr ? *best : nearest.anybody.front();
    if (best == nullptr || !isGoodEnough(*best, limits)) {
        if (rejected)
            return Reason::Rejected;
        return best != nullptr && best->share() <= 1 ? Reason::LikeStrangers : Reason::TooFar;
    }
    if (delivery != nullptr && delivery->share() < best->share())
        return Reason::NearDelivery;
    if (second != nullptr && !isClear(*best, *second, limits))
        return Reason::Ambiguous;
    if (nearerToRejected(*best))
        return Reason::NearRejected;
    return Reason::Near;
}

Classifier::Near Classifier::nearTo(const Known& known, float centre, float look, const MatchLimits& limits)
{
    // The ignored are hidden, and deliveries are many: neither is given more room for looking different.
    const Prototype asked; // one track: no scatter, no spread
    Near whole{&known, distance(asked, known.prototype, centre, limits)};
    whole.limit = whole.isStrict() ? limits.sure : limitBetween(asked, known.prototype, limits);
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
    const auto nearer = [](const Near& a, const Near& b) { return a.isNearerThan(b); };
    for (const Near& n : near) {
        insertSmallest(out.anybody, 2, n, nearer);
        if (std::ranges::find(track.notPeople, n.known->person) != track.notPeople.end())
            out.rejected.push_back(n);
        else if (n.known->role == Role::Delivery)
            insertSmallest(out.deliveries, 1, n);
        else
            insertSmallest(out.people, 2, n);
    }
    // Matrix products are exact to some six digits of the squares only.
    for (auto* some : {&out.people, &out.deliveries, &out.anybody, &out.rejected}) {
        for (Near& n : *some) {
            const float score = n.score;
            n = nearTo(*n.known, mean, limits);
            n.score = score;
        }
        std::ranges::sort(*some, std::less<>());
    }
    std::ranges::sort(out.anybody, nearer);
    return out;
}

std::vector<PersonId> Classifier::within(const TrackSample& track, const MatchLimits& limits) const
{
    const Descriptor mean = meanDescriptor(track.faces);
    std::vector<PersonId> out;
    for (const Known& known : m_people) {
        if (nearTo(known, mean, limits).share() <= 1)
            out.push_back(known.person);
    }
    return out;
}

Guess Classifier::decide(const TrackSample& track, const Descriptor& mean, const Nearest& nearest,
                         const SvmLimits& limits) const
{
    Guess guess;
    guess.track = track.track;
    Near decided;
    guess.reason = judge(nearest, mean, limits, decided);
    if (isPoor(track))
        guess.reason = Reason::PoorFaces;
    guess.person = guess.reason == Reason::Near ? decided.known->person : 0;
    guess.nearestPerson = decided.known->person;
    guess.distance = decided.distance;
    // Beyond the limit of the distance alone only a high score gives a name.
    guess.limit = decided.limit * (guess.person != 0 ? std::max(1.0F, decided.share()) : 1);
    guess.score = std::isfinite(decided.score) ? decided.score : 0;
    const auto other =
        std::ranges::find_if(nearest.anybody, [&decided](const Near& n) { return n.known != decided.known; });
    const Near* next = guess.reason == Reason::Ambiguous ? &nearest.people[1]
                       : other != nearest.anybody.end()  ? &*other
                                                         : nullptr;
    if (next != nullptr) {
        guess.runnerUp = next->known->person;
        guess.runnerUpDistance = next->distance;
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
    std::vector<Descriptor> centredMeans;
    std::vector<const Descriptor*> scored;
    for (const Descriptor& mean : means)
        centredMeans.push_back(m_planes.count > 0 ? centred(mean, m_svm.centre) : Descriptor());
    for (const Descriptor& z : centredMeans)
        scored.push_back(&z);
    const DescriptorRows scoredRows(scored);
    std::vector<float> scores;
    if (scoredRows.length == m_planes.length && scoredRows.length > 0) {
        scores.resize(size_t(scoredRows.count) * size_t(m_planes.count));
        dotProducts(scoredRows, 0, scoredRows.count, m_planes, 0, m_planes.count, scores.data(), m_planes.count);
    }
    const auto scoreOf = [&](size_t track, const Known& known) {
        if (known.planes.empty())
            return 0.0F;
        float best = -std::numeric_limits<float>::infinity();
        for (const int plane : known.planes) {
            if (!scores.empty() && !centredMeans[track].empty())
                best = std::max(best, scores[track * size_t(m_planes.count) + size_t(plane)] +
                                          m_svm.people[size_t(plane)].bias);
        }
        return best;
    };
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
                near.back().score = scoreOf(i, known);
                continue;
            }
            const float* product = &products[i * size_t(m_rows.count) + size_t(known.row)];
            const float* square = &m_rows.squares[size_t(known.row)];
            float look = std::numeric_limits<float>::infinity();
            for (size_t k = 1; k <= known.samples.size(); ++k)
                look = std::min(look, square[k] - 2 * product[k]);
            const auto root = [own = rows.squares[i]](float rest) { return std::sqrt(std::max(0.0F, own + rest)); };
            near.push_back(nearTo(known, root(square[0] - 2 * product[0]), root(look), limits));
            near.back().score = scoreOf(i, known);
        }
        out.push_back(decide(tracks[i], means[i], nearestOf(tracks[i], means[i], near, limits), limits.svm));
    }
    return out;
}

std::vector<Guess> Classifier::guesses(std::span<const TrackSample> tracks, const MatchLimits& limits,
                                       const std::function<bool()>& isCancelled) const
{
    std::vector<std::span<const TrackSample>> blocks;
    for (; !tracks.empty(); tracks = tracks.subspan(blocks.back().size()))
        blocks.push_back(tracks.first(std::min(block, tracks.size())));
    if (blocks.size() == 1)
        return guessBlock(blocks.front(), limits);
    const auto all = QtConcurrent::blockingMapped<std::vector<std::vector<Guess>>>(
        workers(), blocks, [&](std::span<const TrackSample> some) {
            return isCancelled && isCancelled() ? std::vector<Guess>(some.size()) : guessBlock(some, limits);
        });
    std::vector<Guess> out;
    for (const std::vector<Guess>& some : all)
        std::ranges::copy(some, std::back_inserter(out));
    return out;
}

} // namespace ringface
