// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/recognise.h"

#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/grouping.h"
#include "core/recognition/training.h"

#include <algorithm>
#include <map>

namespace ringface
{

namespace
{
struct Claim {
    const TrackSample* track;
    Guess guess;
    bool labelled;
};

/// Nobody is in two places of one picture.
void keepOnePlace(std::vector<Claim>& claims)
{
    std::map<std::pair<RecordingId, PersonId>, std::vector<Claim*>> same;
    for (Claim& c : claims) {
        if (c.guess.person != 0)
            same[{c.track->recording, c.guess.person}].push_back(&c);
    }
    for (auto& [key, rivals] : same) {
        std::ranges::sort(rivals, {},
                          [](const Claim* c) { return std::tuple(!c->labelled, c->guess.distance, c->guess.track); });
        std::vector<const Claim*> kept;
        for (Claim* c : rivals) {
            const bool clash =
                std::ranges::any_of(kept, [c](const Claim* k) { return seenTogether(*k->track, *c->track); });
            if (clash && !c->labelled) {
                c->guess.person = 0;
                c->guess.reason = Reason::SeenTogether;
            } else {
                kept.push_back(c);
            }
        }
    }
}
} // namespace

RecognitionResult recognise(const RecognitionInput& input)
{
    RecognitionResult result;
    result.revision = input.revision;
    result.encoder = input.encoder;
    result.limits = input.limits;
    const std::vector<TrainingSample> samples = input.fixed.empty() ? trainingSamples(input.tracks) : input.fixed;
    const Classifier classifier(samples, input.roles);
    std::vector<Claim> claims;
    std::vector<const TrackSample*> unlabelled;
    for (const TrackSample& track : input.tracks) {
        const PersonId label = labelOf(track);
        if (label == 0)
            unlabelled.push_back(&track);
        Guess guess = classifier.guess(track, input.limits);
        if (label != 0) {
            guess.person = label;
            guess.reason = Reason::Labelled;
        }
        claims.push_back({&track, guess, label != 0});
    }
    keepOnePlace(claims);
    for (Claim& c : claims)
        result.guesses.push_back(std::move(c.guess));
    result.groups = groupTracks(unlabelled, input.limits, input.nextGroup);
    if (input.fixed.empty())
        result.trainedOn = samples;
    return result;
}

} // namespace ringface
