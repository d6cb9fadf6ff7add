// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"

#include "core/recognition/distance.h"

#include <algorithm>
#include <limits>
#include <map>

namespace ringface
{

Classifier::Classifier(const RecognitionInput& input)
    : m_limit(input.matchLimit)
{
    std::map<PersonId, std::vector<Descriptor>> byPerson;
    for (const TrackSample& track : input.tracks) {
        for (const FaceSample& face : track.faces) {
            if (face.label != 0 && !face.descriptor.empty())
                byPerson[face.label].push_back(face.descriptor);
        }
    }
    std::vector<Descriptor> samples;
    std::vector<int> classes;
    for (auto& [person, descriptors] : byPerson) {
        samples.insert(samples.end(), descriptors.begin(), descriptors.end());
        classes.insert(classes.end(), descriptors.size(), int(m_people.size()));
        m_people.push_back({person, std::move(descriptors)});
    }
    m_models = trainOneAgainstRest(samples, classes, int(m_people.size()));
}

float Classifier::distanceTo(const Known& known, const TrackSample& track) const
{
    std::vector<float> nearest;
    nearest.reserve(track.faces.size());
    for (const FaceSample& face : track.faces) {
        float best = std::numeric_limits<float>::infinity();
        for (const Descriptor& sample : known.samples)
            best = std::min(best, distance(face.descriptor, sample));
        nearest.push_back(best);
    }
    const auto middle = nearest.begin() + (std::ssize(nearest) - 1) / 2;
    std::nth_element(nearest.begin(), middle, nearest.end());
    return *middle;
}

Guess Classifier::guess(const TrackSample& track) const
{
    Guess guess;
    guess.track = track.track;
    if (track.faces.empty() || m_people.empty())
        return guess;

    std::vector<std::pair<float, size_t>> byDistance;
    for (size_t p = 0; p < m_people.size(); ++p)
        byDistance.emplace_back(distanceTo(m_people[p], track), p);
    std::sort(byDistance.begin(), byDistance.end());
    const size_t nearest = byDistance.front().second;
    guess.distance = byDistance.front().first;
    if (byDistance.size() > 1) {
        guess.runnerUp = m_people[byDistance[1].second].person;
        guess.runnerUpDistance = byDistance[1].first;
    }

    size_t winner = nearest;
    if (!m_models.empty()) {
        std::vector<float> scores(m_people.size(), 0);
        for (const FaceSample& face : track.faces) {
            for (size_t p = 0; p < m_people.size(); ++p)
                scores[p] += m_models[p].score(face.descriptor);
        }
        winner = size_t(std::distance(scores.begin(), std::ranges::max_element(scores)));
    }
    if (winner == nearest && guess.distance <= m_limit)
        guess.person = m_people[nearest].person;
    return guess;
}

} // namespace ringface
