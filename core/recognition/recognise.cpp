// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/recognise.h"

#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/grouping.h"

#include <algorithm>
#include <map>

namespace ringface
{

namespace
{
// Mean descriptors of whole tracks differ less than single faces, but a group must also hold a person's different days:
// measured on the porch recordings, see docs/recognition.md.
constexpr float groupLimitByMatch = 0.95F;

/// The person that most of the track's labelled faces name; 0 without one.
PersonId labelOf(const TrackSample& track)
{
    std::map<PersonId, int> votes;
    for (const FaceSample& face : track.faces) {
        if (face.label != 0)
            ++votes[face.label];
    }
    const auto most = std::ranges::max_element(votes, {}, [](const auto& v) { return v.second; });
    return most == votes.end() ? 0 : most->first;
}

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
            if (clash && !c->labelled)
                c->guess.person = 0;
            else
                kept.push_back(c);
        }
    }
}
} // namespace

RecognitionResult recognise(const RecognitionInput& input)
{
    RecognitionResult result;
    const Classifier classifier(input);
    std::vector<Claim> claims;
    std::vector<const TrackSample*> unlabelled;
    for (const TrackSample& track : input.tracks) {
        const PersonId label = labelOf(track);
        if (label == 0)
            unlabelled.push_back(&track);
        if (!classifier.knowsAnybody())
            continue;
        Guess guess = classifier.guess(track);
        if (label != 0)
            guess.person = label;
        claims.push_back({&track, guess, label != 0});
    }
    keepOnePlace(claims);
    for (const Claim& c : claims)
        result.guesses.push_back(c.guess);
    result.groups = groupTracks(unlabelled, input.matchLimit * groupLimitByMatch, input.nextGroup);
    return result;
}

} // namespace ringface
