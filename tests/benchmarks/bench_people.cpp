// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "core/recognition/grouping.h"
#include "core/recognition/recognise.h"
#include "core/vision/enginefactory.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ringface::bench
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int length = 128;
constexpr int facesATrack = 5;

/// As of an encoder with descriptors of unit length and a crowd: the one that comes with the program.
MatchLimits usualLimits()
{
    MatchLimits out(1.05F, 1.1F);
    out.scatter = 0.3F;
    const MatchLimits basic = setUpEngine(loadCatalogue(), {u"basic"_s, u"hog"_s}).limits;
    out.crowd = basic.crowd;
    out.svm = basic.svm;
    return out;
}

Descriptor unit(Descriptor d)
{
    float sum = 0;
    for (const float v : d)
        sum += v * v;
    for (float& v : d)
        v /= std::sqrt(sum);
    return d;
}

/// Everybody looks like this once more, but not quite; \a noise 0.7 is about 0.8 from the person and 1.1 from another.
Descriptor like(const Descriptor& person, float noise, QRandomGenerator& random)
{
    Descriptor d = person;
    const float step = noise / std::sqrt(float(length) / 3);
    for (float& v : d)
        v += step * float(2 * random.generateDouble() - 1);
    return unit(d);
}

std::vector<Descriptor> somebody(int count, QRandomGenerator& random)
{
    std::vector<Descriptor> out;
    for (int i = 0; i < count; ++i)
        out.push_back(like(Descriptor(length, 0), 1, random));
    return out;
}

TrackSample track(TrackId id, const Descriptor& person, PersonId label, QRandomGenerator& random)
{
    TrackSample t;
    t.track = id;
    t.recording = id; // each visit has its own
    t.toMs = 1000;
    const Descriptor visit = like(person, 0.5F, random);
    for (int i = 0; i < facesATrack; ++i)
        t.faces.push_back({facesATrack * id + i, like(visit, 0.3F, random), 0.6F, false, label});
    return t;
}

/// Regular visitors come often, strangers a few times.
RecognitionInput houseOfYears(int people, int labelled, int others)
{
    QRandomGenerator random(1);
    const std::vector<Descriptor> known = somebody(people, random);
    const std::vector<Descriptor> strangers = somebody(std::max(1, others / 50), random);
    RecognitionInput input;
    input.limits = usualLimits();
    TrackId id = 0;
    const auto any = [&](const std::vector<Descriptor>& of) { return random.bounded(int(of.size())); };
    for (int i = 0; i < labelled; ++i) {
        const int person = i < people ? i : any(known);
        input.tracks.push_back(track(++id, known[size_t(person)], person + 1, random));
    }
    for (int i = 0; i < others; ++i) {
        const bool isStranger = people == 0 || random.bounded(10) == 0;
        const auto& of = isStranger ? strangers : known;
        input.tracks.push_back(track(++id, of[size_t(any(of))], 0, random));
    }
    return input;
}

double groupMs(const RecognitionInput& input, std::vector<TrackGroup>& groups, bool keepGroups = false)
{
    std::vector<const TrackSample*> all;
    for (const TrackSample& t : input.tracks)
        all.push_back(&t);
    return timeOf([&] { groups = groupTracks(all, input.limits, 1, {{}, keepGroups}); });
}
} // namespace

int benchPeople(const Options& options)
{
    std::vector<double> all;
    std::vector<double> fromNothing;
    std::vector<double> added;
    for (int run = 0; run < options.runs; ++run) {
        RecognitionInput strangers = houseOfYears(0, 0, 20'100);
        std::vector<TrackSample> newOnes(strangers.tracks.end() - 100, strangers.tracks.end());
        strangers.tracks.resize(20'000);
        std::vector<TrackGroup> groups;
        fromNothing.push_back(groupMs(strangers, groups));
        for (size_t i = 0; i < groups.size(); ++i)
            strangers.tracks[i].group = groups[i].group;
        std::ranges::move(newOnes, std::back_inserter(strangers.tracks));
        added.push_back(groupMs(strangers, groups, true));
    }
    print(u"group 20,000 tracks from nothing"_s, median(fromNothing), u"ms"_s);
    print(u"group 100 tracks more"_s, median(added), u"ms"_s);
    const RecognitionInput years = houseOfYears(300, 20'000 / facesATrack, 200'000 / facesATrack);
    for (int run = 0; run < options.runs; ++run)
        all.push_back(timeOf([&] { recognise(years); }));
    print(u"recognise: 300 people, 20,000 labelled faces, 200,000 to guess"_s, median(all), u"ms"_s);
    const RecognitionInput street = houseOfYears(30, 300, 1700);
    all.clear();
    for (int run = 0; run < options.runs; ++run)
        all.push_back(timeOf([&] { recognise(street); }));
    print(u"recognise: 30 people, 2,000 tracks"_s, median(all), u"ms"_s);
    // How soon a training that is no longer wanted ends.
    double longest = 0;
    for (int run = 0; run < 20 * options.runs; ++run) {
        constexpr int step = 7; // ms
        QElapsedTimer timer;
        timer.start();
        const qint64 asked = qint64(run) * step;
        recognise(years, [&] { return timer.elapsed() >= asked; });
        longest = std::max(longest, double(timer.elapsed() - asked));
    }
    print(u"a training that is told to end (longest)"_s, longest, u"ms"_s);
    return 0;
}

} // namespace ringface::bench
