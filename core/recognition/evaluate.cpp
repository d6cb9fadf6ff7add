// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/evaluate.h"

#include "core/library/values/visits.h"
#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/ownlimits.h"
#include "core/recognition/recognise.h"
#include "core/recognition/training.h"

#include <algorithm>
#include <limits>
#include <set>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::array shares{0.80F, 0.85F, 0.90F, 0.95F, 1.0F, 1.05F, 1.10F, 1.15F, 1.20F};

struct Labelled {
    const TrackSample* track = nullptr;
    PersonId person = 0;
    int visit = 0;
};

/// Numbers the visits: tracks of one person in one recording, or close in time.
int numberVisits(std::vector<Labelled>& labelled)
{
    const auto startOf = [](const Labelled& l) {
        return l.track->startedAt.isValid() ? l.track->startedAt.toMSecsSinceEpoch() + l.track->fromMs : -1;
    };
    std::ranges::sort(labelled, {}, [&](const Labelled& l) {
        return std::tuple(l.person, startOf(l), l.track->recording, l.track->fromMs);
    });
    int visits = 0;
    qint64 end = 0; // of the visit so far
    for (size_t i = 0; i < labelled.size(); ++i) {
        const Labelled* before = i == 0 ? nullptr : &labelled[i - 1];
        const qint64 start = startOf(labelled[i]);
        const bool same = before != nullptr && before->person == labelled[i].person &&
                          (before->track->recording == labelled[i].track->recording ||
                           (startOf(*before) >= 0 && start - end <= visitGapMs));
        const qint64 ends = start + labelled[i].track->toMs - labelled[i].track->fromMs;
        end = same ? std::max(end, ends) : ends;
        visits += same ? 0 : 1;
        labelled[i].visit = visits;
    }
    return visits;
}

struct NearestFace {
    PersonId person = 0;
    float distance = std::numeric_limits<float>::infinity();
};

NearestFace nearestFace(const TrackSample& track, const std::vector<TrackSample>& learnt)
{
    NearestFace best;
    for (const TrackSample& other : learnt) {
        for (const FaceSample& known : other.faces) {
            if (known.label == 0)
                continue;
            for (const FaceSample& face : track.faces) {
                const float d = distance(face.descriptor, known.descriptor);
                if (d < best.distance)
                    best = {known.label, d};
            }
        }
    }
    return best;
}

/// The classifier of \a learnt: only the planes of those are learnt anew who may be meant by one of \a asked, and that
/// of \a person; the others are those of \a all.
Classifier classifierOf(const RecognitionInput& input, const std::vector<TrackSample>& learnt, const SvmModel& all,
                        const Crowd& crowd, const std::vector<const Labelled*>& asked, PersonId person)
{
    const std::vector<TrainingSample> samples = trainingSamples(learnt);
    if (all.people.empty())
        return {samples, input.roles};
    const Classifier byDistance(samples, input.roles);
    const MatchLimits widest = input.limits.scaled(shares.back() * std::max(1.0F, input.limits.svm.wider));
    std::set<PersonId> meant{person};
    for (const Labelled* l : asked) {
        for (const PersonId near : byDistance.within(*l->track, widest))
            meant.insert(near);
    }
    std::vector<PersonTracks> people = Classifier::tracksOf(samples, input.roles);
    for (PersonTracks& one : people)
        one.isAsked = one.isAsked && meant.contains(one.person);
    SvmModel svm = trainSvm(people, crowd);
    for (const PersonPlane& plane : all.people) {
        if (!meant.contains(plane.person))
            svm.people.push_back(plane);
    }
    return {samples, input.roles, std::move(svm)};
}

void count(RuleScore& score, PersonId answer, PersonId truth, bool known)
{
    if (!known)
        score.strangers += answer != 0 ? 1 : 0;
    else if (answer == truth)
        ++score.right;
    else if (answer == 0)
        ++score.unknown;
    else
        ++score.wrong;
}
} // namespace

Evaluation evaluate(const RecognitionInput& input, const std::function<bool()>& isCancelled)
{
    Evaluation out;
    const auto isNamed = [&](PersonId person) {
        const auto role = input.roles.find(person);
        return person != 0 && (role == input.roles.end() || role->second != Role::Ignored);
    };
    std::vector<Labelled> labelled;
    std::vector<TrackSample> others; // whom nobody is asked about, but who teach: ignored and rejected ones
    for (const TrackSample& track : input.tracks) {
        const PersonId label = labelOf(track);
        if (isNamed(label) && !isPoor(track))
            labelled.push_back({&track, label, 0});
        else if ((label != 0 && !isNamed(label)) || !track.notPeople.empty())
            others.push_back(track);
    }
    out.tracks = int(labelled.size());
    out.visits = numberVisits(labelled);
    std::map<PersonId, std::set<int>> visitsOf;
    for (const Labelled& l : labelled)
        visitsOf[l.person].insert(l.visit);
    out.people = int(visitsOf.size());

    for (const char16_t* rule : {u"classifier", u"nearest"}) {
        for (const float share : shares)
            out.scores.push_back({QString::fromUtf16(rule), share, 0, 0, 0, 0});
    }
    std::vector<TrackSample> everything = others;
    for (const Labelled& l : labelled)
        everything.push_back(*l.track);
    const std::vector<TrainingSample> allSamples = trainingSamples(everything);
    const MatchLimits limits = ownLimits(input.limits, allSamples);
    const Crowd crowd = crowdFor(input, allSamples);
    const SvmModel trained = Classifier(allSamples, input.roles, crowd, isCancelled).svm();
    const auto ask = [&](const std::vector<const Labelled*>& asked, bool known, const auto& isLeftOut) {
        if (isCancelled && isCancelled())
            return;
        std::vector<TrackSample> learnt = others;
        for (const Labelled& l : labelled) {
            if (!isLeftOut(l))
                learnt.push_back(*l.track);
        }
        const Classifier classifier = classifierOf(input, learnt, trained, crowd, asked, asked.front()->person);
        for (const Labelled* l : asked) {
            TrackSample track = *l->track;
            track.notPeople.clear(); // as if nobody had said anything of it
            const NearestFace nearest = nearestFace(track, learnt);
            for (size_t s = 0; s < shares.size(); ++s) {
                const MatchLimits scaled = limits.scaled(shares[s]);
                const PersonId answer = classifier.guess(track, scaled).person;
                count(out.scores[s], isNamed(answer) ? answer : 0, l->person, known);
                count(out.scores[shares.size() + s],
                      nearest.distance <= scaled.largest && isNamed(nearest.person) ? nearest.person : 0, l->person,
                      known);
            }
        }
    };
    for (const auto& [key, visits] : visitsOf) {
        const PersonId person = key;
        std::vector<const Labelled*> all;
        for (const Labelled& l : labelled) {
            if (l.person == person)
                all.push_back(&l);
        }
        ask(all, false, [&](const Labelled& l) { return l.person == person; });
        if (visits.size() < 2)
            continue;
        out.asked += int(all.size());
        for (const int visit : visits) {
            std::vector<const Labelled*> those;
            std::ranges::copy_if(all, std::back_inserter(those),
                                 [visit](const Labelled* l) { return l->visit == visit; });
            ask(those, true, [&](const Labelled& l) { return l.visit == visit; });
        }
    }
    for (size_t s = 0; s < shares.size() && out.tracks > 0; ++s) {
        if (out.scores[s].wrong > 0 || out.scores[s].strangers > 0)
            break;
        out.safeShare = shares[s];
    }
    return out;
}

} // namespace ringface
