// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/evaluate.h"

#include "core/library/visits.h"
#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
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
    for (size_t i = 0; i < labelled.size(); ++i) {
        const Labelled* before = i == 0 ? nullptr : &labelled[i - 1];
        const bool same =
            before != nullptr && before->person == labelled[i].person &&
            (before->track->recording == labelled[i].track->recording ||
             (startOf(*before) >= 0 &&
              startOf(labelled[i]) - startOf(*before) - (before->track->toMs - before->track->fromMs) <= visitGapMs));
        visits += same ? 0 : 1;
        labelled[i].visit = visits;
    }
    return visits;
}

PersonId nearestFace(const TrackSample& track, const std::vector<TrackSample>& learnt, float limit)
{
    PersonId person = 0;
    float best = limit;
    for (const TrackSample& other : learnt) {
        for (const FaceSample& known : other.faces) {
            for (const FaceSample& face : track.faces) {
                const float d = distance(face.descriptor, known.descriptor);
                if (known.label != 0 && d <= best) {
                    best = d;
                    person = known.label;
                }
            }
        }
    }
    return person;
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

Evaluation evaluate(const RecognitionInput& input)
{
    Evaluation out;
    const auto isNamed = [&](PersonId person) {
        const auto role = input.roles.find(person);
        return person != 0 && (role == input.roles.end() || role->second != Role::Ignored);
    };
    std::vector<Labelled> labelled;
    for (const TrackSample& track : input.tracks) {
        if (isNamed(labelOf(track)) && !isPoor(track))
            labelled.push_back({&track, labelOf(track), 0});
    }
    out.tracks = int(labelled.size());
    out.visits = numberVisits(labelled);
    std::map<PersonId, std::set<int>> visitsOf;
    for (const Labelled& l : labelled)
        visitsOf[l.person].insert(l.visit);
    out.people = int(visitsOf.size());

    for (const char16_t* rule : {u"prototype", u"nearest"}) {
        for (const float share : shares)
            out.scores.push_back({QString::fromUtf16(rule), share, 0, 0, 0, 0});
    }
    const auto ask = [&](const std::vector<const Labelled*>& asked, bool known, const auto& isLeftOut) {
        std::vector<TrackSample> learnt;
        for (const Labelled& l : labelled) {
            if (!isLeftOut(l))
                learnt.push_back(*l.track);
        }
        const Classifier classifier(trainingSamples(learnt), input.roles);
        for (const Labelled* l : asked) {
            for (size_t s = 0; s < shares.size(); ++s) {
                const MatchLimits scaled{input.limits.sure * shares[s], input.limits.largest * shares[s]};
                count(out.scores[s], classifier.guess(*l->track, scaled).person, l->person, known);
                count(out.scores[shares.size() + s], nearestFace(*l->track, learnt, scaled.largest), l->person, known);
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
