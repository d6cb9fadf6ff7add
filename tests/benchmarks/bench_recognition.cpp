// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "core/recognition/recognise.h"
#include "core/vision/enginefactory.h"
#include "models/train/cropencoder.h"

#include <algorithm>
#include <map>

namespace ringface::bench
{

using namespace Qt::StringLiterals;
using namespace training;

namespace
{
constexpr float goodQuality = 0.8F;
constexpr size_t askedOfEach = 4;
constexpr size_t strangers = 300;

/// So many people with so many labelled visits each; how often they are drawn.
struct Shape {
    size_t people;
    size_t visits;
    int draws;
};
constexpr std::array<Shape, 4> shapes{{{4, 4, 16}, {12, 8, 10}, {40, 4, 4}, {150, 2, 4}}};

struct Visit {
    PersonId person = 0;     ///< numbers from 1 on; strangers have higher ones
    bool isLabelled = false; ///< else it is asked
    Descriptor descriptor;
};

/// Draws libraries from crops of people whom neither the crowd nor the encoder was made of.
class Drawing
{
public:
    Drawing(const std::vector<FaceCrop>& crops, const EngineSetup& setup, bool ofHeldOut)
        : m_crops(crops)
        , m_setup(setup)
    {
        const std::set<QString> heldOut = heldOutPeople(crops);
        for (size_t i = 0; i < crops.size(); ++i) {
            const QString& person = crops[i].person;
            if (ofHeldOut ? heldOut.contains(person) : !isInFirstHalf(person))
                m_cropsOf[person].push_back(i);
        }
    }

    /// Empty if there are not so many people with so many crops.
    std::vector<Visit> draw(const Shape& shape, bool hard, unsigned seed) const
    {
        std::mt19937 random(seed);
        std::vector<QString> known;
        std::vector<QString> others;
        for (const auto& [person, crops] : m_cropsOf)
            (crops.size() > shape.visits ? known : others).push_back(person);
        if (known.size() < shape.people)
            return {};
        std::ranges::shuffle(known, random);
        others.insert(others.end(), known.begin() + std::ptrdiff_t(shape.people), known.end());
        std::ranges::shuffle(others, random);
        known.resize(shape.people);
        others.resize(std::min(strangers, others.size()));
        std::vector<Visit> visits;
        std::vector<SpoiltCrop> pictures;
        const auto add = [&](size_t crop, PersonId person, bool isLabelled) {
            visits.push_back({person, isLabelled, {}});
            const bool isSpoilt = hard && random() % 2 == 0;
            pictures.push_back(isSpoilt ? spoilt(m_crops[crop].picture, random)
                                        : SpoiltCrop{m_crops[crop].picture, cropPoints()});
        };
        PersonId number = 0;
        for (const QString& person : known) {
            std::vector<size_t> crops = m_cropsOf.at(person);
            std::ranges::shuffle(crops, random);
            crops.resize(std::min(crops.size(), shape.visits + askedOfEach));
            ++number;
            for (size_t i = 0; i < crops.size(); ++i)
                add(crops[i], number, i < shape.visits);
        }
        for (const QString& person : others) {
            const std::vector<size_t>& crops = m_cropsOf.at(person);
            add(crops[random() % crops.size()], ++number, false);
        }
        const std::vector<Descriptor> descriptors = encode(pictures, m_setup.factory);
        for (size_t i = 0; i < visits.size(); ++i)
            visits[i].descriptor = descriptors[i];
        return visits;
    }

private:
    const std::vector<FaceCrop>& m_crops;
    const EngineSetup& m_setup;
    std::map<QString, std::vector<size_t>> m_cropsOf;
};

RecognitionInput inputOf(const std::vector<Visit>& visits, const MatchLimits& limits, bool withLabels)
{
    RecognitionInput input;
    input.limits = limits;
    for (size_t i = 0; i < visits.size(); ++i) {
        TrackSample track;
        track.track = track.recording = qint64(i) + 1;
        track.toMs = 1000;
        track.faces.push_back({qint64(i) + 1, visits[i].descriptor, goodQuality, false,
                               withLabels && visits[i].isLabelled ? visits[i].person : 0});
        input.tracks.push_back(std::move(track));
    }
    return input;
}

struct Sums {
    int asked = 0;
    int right = 0;
    int wrong = 0;
    int strangers = 0;
    int strangersNamed = 0;
    int visits = 0; ///< grouped
    int pure = 0;   ///< of them with most of their group
    int groups = 0; ///< that those who are known fell into
    int people = 0;
};

/// Names and groups, as of a library whose groups were made before.
void judge(const std::vector<Visit>& visits, size_t people, const MatchLimits& limits, Sums& sums)
{
    const RecognitionInput unnamed = inputOf(visits, limits, false);
    std::map<GroupId, std::map<PersonId, int>> groups;
    RecognitionInput named = inputOf(visits, limits, true);
    for (const TrackGroup& g : recognise(unnamed).groups) {
        ++groups[g.group][visits[size_t(g.track - 1)].person];
        named.tracks[size_t(g.track - 1)].group = g.group;
    }
    sums.people += int(people);
    for (const auto& [group, members] : groups) {
        sums.pure += std::ranges::max_element(members, {}, [](const auto& m) { return m.second; })->second;
        for (const auto& [person, count] : members) {
            sums.visits += count;
            sums.groups += person <= PersonId(people) ? 1 : 0;
        }
    }
    for (const Guess& g : recognise(named).guesses) {
        const Visit& visit = visits[size_t(g.track - 1)];
        if (visit.isLabelled)
            continue;
        const bool isStranger = visit.person > PersonId(people);
        sums.asked += isStranger ? 0 : 1;
        sums.strangers += isStranger ? 1 : 0;
        sums.strangersNamed += isStranger && g.person != 0 ? 1 : 0;
        sums.right += !isStranger && g.person == visit.person ? 1 : 0;
        sums.wrong += !isStranger && g.person != 0 && g.person != visit.person ? 1 : 0;
    }
}

void printSums(const QString& what, const Sums& sums)
{
    const auto share = [](int part, int all) { return double(part) / std::max(1, all); };
    print(what + u", recall"_s, share(sums.right, sums.asked), u""_s);
    print(what + u", wrong names"_s, share(sums.wrong, sums.asked), u""_s);
    print(what + u", strangers named"_s, share(sums.strangersNamed, sums.strangers), u""_s);
    print(what + u", groups a person"_s, share(sums.groups, sums.people), u""_s);
    print(what + u", purity"_s, share(sums.pure, sums.visits), u""_s);
}

/// The distance alone: SVMs that refuse nothing and add nothing.
MatchLimits distanceAlone(MatchLimits limits)
{
    limits.crowd.reset();
    limits.svm = {};
    limits.useSvm = false;
    return limits;
}

/// As of an encoder whose strangers nobody knows.
MatchLimits withoutNumbers(MatchLimits limits)
{
    limits.crowd.reset();
    limits.svm = {};
    return limits;
}
} // namespace

int benchRecognition(const Options& options)
{
    const std::vector<FaceCrop> crops = readCrops(options.crops);
    const EngineSetup setup = setUpEngine(loadCatalogue(options.models), {options.engine, u"yunet"_s});
    if (crops.empty() || !setup.recognises)
        return 1;
    const Drawing drawing(crops, setup, setup.encoderId == basicEncoder().id);
    const std::map<QString, MatchLimits> rules{{u"with numbers"_s, setup.limits},
                                               {u"without numbers"_s, withoutNumbers(setup.limits)},
                                               {u"distance alone"_s, distanceAlone(setup.limits)}};
    for (const bool hard : {true, false}) {
        for (const Shape& shape : shapes) {
            std::map<QString, Sums> sums;
            const int draws = std::max(1, shape.draws * options.runs / 5);
            for (int d = 0; d < draws; ++d) {
                const std::vector<Visit> visits = drawing.draw(shape, hard, unsigned(d));
                if (visits.empty())
                    continue;
                for (const auto& [rule, limits] : rules)
                    judge(visits, shape.people, limits, sums[rule]);
            }
            for (const auto& [rule, sum] : sums)
                printSums(u"%1, %2 x %3, %4, %5"_s.arg(setup.encoderId)
                              .arg(shape.people)
                              .arg(shape.visits)
                              .arg(hard ? u"hard"_s : u"clean"_s, rule),
                          sum);
        }
    }
    return 0;
}

} // namespace ringface::bench
