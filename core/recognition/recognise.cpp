// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/recognise.h"

#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/grouping.h"
#include "core/recognition/ownlimits.h"
#include "core/recognition/prototype.h"
#include "core/recognition/training.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ringface
{

namespace
{
// So few are grouped anew each time: it takes no time, and newcomers may bring two groups together.
constexpr size_t regroupedAlways = 2000;

struct Claim {
    const TrackSample* track;
    Guess guess;
    bool labelled;
};

Classifier classifierOf(const RecognitionInput& input, const std::vector<TrainingSample>& samples,
                        const std::function<bool()>& isCancelled)
{
    if (!input.fixedSvm.people.empty())
        return {samples, input.roles, input.fixedSvm};
    return {samples, input.roles, crowdFor(input, samples), isCancelled};
}

/// Nobody is in two places of one picture.
void keepOnePlace(std::vector<Claim>& claims)
{
    std::map<std::pair<RecordingId, PersonId>, std::vector<Claim*>> same;
    for (Claim& c : claims) {
        if (c.guess.person != 0)
            same[{c.track->recording, c.guess.person}].push_back(&c);
    }
    for (auto& [key, rivals] : same) {
        std::ranges::sort(rivals, {}, [](const Claim* c) {
            return std::tuple(!c->labelled, -c->guess.score, c->guess.distance, c->guess.track);
        });
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

/// Every label moves every score a little, which is no news.
bool saysTheSame(Guess stored, const Guess& now)
{
    constexpr float little = 0.03F;
    if (std::abs(stored.score - now.score) < little)
        stored.score = now.score;
    return stored == now;
}

void leaveOutWhatIsStored(const RecognitionInput& input, RecognitionResult& result)
{
    result.onlyChanges = true;
    std::map<TrackId, GroupId> groups;
    for (const TrackSample& track : input.tracks)
        groups[track.track] = track.group;
    for (const Guess& stored : input.stored) {
        if (!groups.contains(stored.track))
            result.gone.push_back(stored.track);
    }
    std::erase_if(result.groups, [&](const TrackGroup& g) { return groups[g.track] == g.group; });
    std::erase_if(result.guesses, [&](const Guess& g) {
        const auto stored = std::ranges::lower_bound(input.stored, g.track, {}, &Guess::track);
        return stored != input.stored.end() && saysTheSame(*stored, g);
    });
}
} // namespace

std::vector<GroupId> groupsLike(const RecognitionInput& known, const std::vector<TrackSample>& strangers,
                                const std::vector<TrackSample>& asked)
{
    std::vector<GroupId> out(asked.size(), 0);
    if (strangers.empty() || asked.empty())
        return out;
    std::vector<const TrackSample*> all;
    GroupId last = 0;
    for (const TrackSample& track : strangers) {
        all.push_back(&track);
        last = std::max(last, track.group);
    }
    for (const TrackSample& track : asked)
        all.push_back(&track);
    KnownOfTracks together;
    together.keepGroups = true;
    const MatchLimits limits = ownLimits(known.limits, trainingSamples(known.tracks));
    for (const TrackGroup& g : groupTracks(all, limits, last + 1, together)) {
        const auto at = std::ranges::find(asked, g.track, &TrackSample::track);
        if (at != asked.end() && g.group <= last)
            out[size_t(at - asked.begin())] = g.group;
    }
    return out;
}

std::vector<Descriptor> unknownPeople(const std::vector<TrackSample>& tracks)
{
    std::map<GroupId, PrototypeSum> groups;
    for (const TrackSample& track : tracks) {
        if (track.group != 0 && labelOf(track) == 0)
            groups[track.group].add(PrototypeSum(meanDescriptor(track.faces), track.recording));
    }
    std::vector<Descriptor> out;
    for (const auto& [group, sum] : groups)
        out.push_back(sum.value().centre);
    return out;
}

Crowd crowdFor(const RecognitionInput& input, const std::vector<TrainingSample>& samples)
{
    if (!input.limits.useSvm || samples.empty()) // nobody to tell from them
        return {};
    if (input.limits.crowd)
        return drawCrowd(*input.limits.crowd);
    std::vector<Descriptor> others = unknownPeople(input.tracks);
    others.insert(others.end(), input.unknown.begin(), input.unknown.end());
    for (const auto& [person, prototype] : prototypesOf(samples))
        others.push_back(prototype.centre);
    return ownCrowd(others);
}

RecognitionResult recognise(const RecognitionInput& input, const std::function<bool()>& isCancelled)
{
    RecognitionResult result;
    result.revision = input.revision;
    result.encoder = input.encoder;
    result.limits = input.limits;
    const std::vector<TrainingSample> samples = input.fixed.empty() ? trainingSamples(input.tracks) : input.fixed;
    const Classifier classifier = classifierOf(input, samples, isCancelled);
    const MatchLimits limits = ownLimits(input.limits, samples);
    std::vector<Guess> guesses = classifier.guesses(input.tracks, limits, isCancelled);
    if (isCancelled && isCancelled())
        return result;
    std::vector<Claim> claims;
    for (size_t i = 0; i < input.tracks.size(); ++i) {
        const TrackSample& track = input.tracks[i];
        Guess& guess = guesses[i];
        const PersonId label = labelOf(track);
        if (label != 0) {
            guess.person = label;
            guess.reason = Reason::Labelled;
        }
        claims.push_back({&track, std::move(guess), label != 0});
    }
    keepOnePlace(claims);
    std::vector<const TrackSample*> unlabelled;
    KnownOfTracks known;
    for (Claim& c : claims) {
        if (!c.labelled) {
            unlabelled.push_back(c.track);
            known.guesses.push_back(c.guess.person);
        }
        result.guesses.push_back(std::move(c.guess));
    }
    known.keepGroups = input.onlyNewFaces && unlabelled.size() > regroupedAlways;
    known.isCancelled = isCancelled;
    result.groups = groupTracks(unlabelled, limits, input.nextGroup, known);
    if (input.fixed.empty())
        result.trainedOn = samples;
    result.svm = classifier.svm();
    if (!input.stored.empty())
        leaveOutWhatIsStored(input, result);
    return result;
}

} // namespace ringface
