// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/distance.h"
#include "core/recognition/training.h"
#include "tests/support/descriptors.h"

#include <QTest>

#include <limits>
#include <set>

using namespace ringface;
using namespace ringface::testing;

namespace
{
std::set<FaceId> facesOf(const std::vector<TrainingSample>& samples)
{
    std::set<FaceId> out;
    for (const TrainingSample& s : samples)
        out.insert(s.face);
    return out;
}

TrackSample atNight(TrackSample track)
{
    for (FaceSample& f : track.faces)
        f.infrared = true;
    return track;
}
} // namespace

class TestTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mostLabelsOfATrackWin();
    void oneSampleForEachLabelledTrack();
    void poorFacesTeachNothing();
    void unlabelledFacesOfATrackCount();
    void disputedTrack();
    void rejectionsAreKept();
    void nothingSaid();
    void orderOfTheTracksPlaysNoPart();
    void fewAndVaried();
    void farthestFirst();
    void nightHasItsShare_data();
    void nightHasItsShare();
    void meanOfATrack();
    void distances();
};

void TestTraining::mostLabelsOfATrackWin()
{
    TrackSample t = trackOf(1, {corner(0), corner(0), corner(0), corner(0)});
    QCOMPARE(labelOf(t), 0);
    t.faces[0].label = 1;
    QCOMPARE(labelOf(t), 1);
    t.faces[1].label = t.faces[2].label = 2;
    QCOMPARE(labelOf(t), 2);
}

void TestTraining::oneSampleForEachLabelledTrack()
{
    TrackSample t = trackOf(7, {away(0, 0.2F, 3), away(0, 0.2F, 4), corner(0)}, 5);
    t.faces[1].quality = 0.9F;
    t.faces[1].infrared = true;
    const std::vector<TrainingSample> samples = trainingSamples({t, trackOf(8, {corner(1)})});
    QCOMPARE(samples.size(), 1U);
    QCOMPARE(samples[0].person, 5);
    QCOMPARE(samples[0].recording, t.recording);
    QCOMPARE(samples[0].face, t.faces[1].face); // its best
    QVERIFY(samples[0].infrared && !samples[0].isNot);
    QCOMPARE(samples[0].descriptor, meanDescriptor(t.faces));
}

void TestTraining::poorFacesTeachNothing()
{
    const float poor = poorQuality * 0.9F;
    QVERIFY(trainingSamples({trackOf(1, {corner(0), corner(0)}, 1, poor)}).empty());
    // beside good ones they are left out
    TrackSample t = trackOf(2, {corner(0), corner(9)}, 1);
    t.faces[1].quality = poor;
    QCOMPARE(trainingSamples({t}).at(0).descriptor, corner(0));
    // as are those that somebody left out
    t.faces[1].quality = 1;
    t.faces[1].isLeftOut = true;
    QCOMPARE(trainingSamples({t}).at(0).descriptor, corner(0));
    t.faces[0].isLeftOut = true;
    QVERIFY(trainingSamples({t}).empty());
    // nor does a rejection of a poor face
    TrackSample rejected = trackOf(3, {corner(0)}, 0, poor);
    rejected.notPeople = {1};
    QVERIFY(trainingSamples({rejected}).empty());
    QVERIFY(trainingSamples({trackOf(4, {Descriptor{}}, 1)}).empty());
}

void TestTraining::unlabelledFacesOfATrackCount()
{
    // One face of the track got the name; the others are the same person.
    TrackSample t = trackOf(1, {away(0, 0.3F, 3), away(0, 0.3F, 4)});
    t.faces[0].label = 1;
    QVERIFY(distance(trainingSamples({t}).at(0).descriptor, corner(0)) < 0.25F);
}

void TestTraining::disputedTrack()
{
    // Two names for the faces of one track: each face speaks for its own name, those without a label for nobody.
    TrackSample t = trackOf(1, {corner(1), corner(2), corner(3)});
    t.faces[0].label = 1;
    t.faces[1].label = 2;
    const std::vector<TrainingSample> samples = trainingSamples({t});
    QCOMPARE(samples.size(), 2U);
    QCOMPARE(samples[0].person, 1);
    QCOMPARE(samples[0].descriptor, corner(1));
    QCOMPARE(samples[1].person, 2);
    QCOMPARE(samples[1].descriptor, corner(2));
}

void TestTraining::rejectionsAreKept()
{
    TrackSample t = trackOf(1, {corner(4)}, 3);
    t.notPeople = {1, 2};
    const std::vector<TrainingSample> samples = trainingSamples({t});
    QCOMPARE(samples.size(), 3U);
    QVERIFY(!samples[0].isNot && samples[1].isNot && samples[2].isNot);
    QCOMPARE(samples[0].person, 3);
    QCOMPARE(samples[1].person, 1);
    QCOMPARE(samples[2].person, 2);
    QCOMPARE(samples[2].descriptor, corner(4));
}

void TestTraining::nothingSaid()
{
    QVERIFY(trainingSamples({}).empty());
    QVERIFY(trainingSamples({trackOf(1, {corner(0)}), trackOf(2, {})}).empty());
}

void TestTraining::orderOfTheTracksPlaysNoPart()
{
    // More than can be used, so that there is a choice to make.
    QRandomGenerator random(3);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 3 * maxSamples; ++i) {
        TrackSample t = trackOf(i + 1, {someFace(0, random, 0.6F)}, 1 + i % 2);
        tracks.push_back(i % 3 == 0 ? atNight(t) : t);
    }
    const std::vector<TrainingSample> expected = trainingSamples(tracks);
    for (int i = 0; i < 5; ++i) {
        std::shuffle(tracks.begin(), tracks.end(), random);
        QVERIFY(trainingSamples(tracks) == expected);
    }
}

void TestTraining::fewAndVaried()
{
    // A hundred times the same look, and five others: with a beard, with glasses, ...
    QRandomGenerator random(4);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 100; ++i)
        tracks.push_back(trackOf(i + 1, {someFace(0, random, 0.02F)}, 1));
    std::set<FaceId> different;
    for (int i = 0; i < 5; ++i) {
        tracks.insert(tracks.begin() + 17 * i, trackOf(200 + i, {away(0, 0.5F, size_t(i) + 1)}, 1));
        different.insert(10 * (200 + i));
    }
    const std::vector<TrainingSample> samples = trainingSamples(tracks);
    QCOMPARE(int(samples.size()), maxSamples);
    const std::set<FaceId> used = facesOf(samples);
    QCOMPARE(int(used.size()), maxSamples);
    QVERIFY(std::ranges::includes(used, different));
}

void TestTraining::farthestFirst()
{
    std::vector<TrainingSample> line;
    for (int i = 0; i <= 8; ++i)
        line.push_back({1, 0, i + 1, false, false, {float(i)}});
    const auto chosen = [&](int count) { return facesOf(varied(line, count)); };
    QCOMPARE(chosen(0), std::set<FaceId>());
    QCOMPARE(chosen(1), std::set<FaceId>{1});
    QCOMPARE(chosen(2), (std::set<FaceId>{1, 9}));
    QCOMPARE(chosen(3), (std::set<FaceId>{1, 5, 9}));
    QCOMPARE(chosen(5), (std::set<FaceId>{1, 3, 5, 7, 9}));
    QCOMPARE(int(varied(line, 9).size()), 9);
    QCOMPARE(int(varied(line, 100).size()), 9);
    // All the same, and still none is taken twice.
    for (TrainingSample& s : line)
        s.descriptor = {1};
    QCOMPARE(int(chosen(7).size()), 7);
}

void TestTraining::nightHasItsShare_data()
{
    QTest::addColumn<int>("day");
    QTest::addColumn<int>("night");
    QTest::addColumn<int>("nightsUsed");
    QTest::newRow("few of both") << 3 << 4 << 4;
    QTest::newRow("many of both") << 100 << 100 << maxSamples / 2;
    QTest::newRow("few nights") << 100 << 3 << 3;
    QTest::newRow("few days") << 5 << 100 << maxSamples - 5;
    QTest::newRow("nights only") << 0 << 100 << maxSamples;
}

void TestTraining::nightHasItsShare()
{
    QFETCH(int, day);
    QFETCH(int, night);
    QRandomGenerator random(5);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < day + night; ++i) {
        // Nights look so much alike that the most varied ones would all be of the day.
        const TrackSample t = trackOf(i + 1, {someFace(0, random, i < day ? 1.0F : 0.01F)}, 1);
        tracks.push_back(i < day ? t : atNight(t));
    }
    const std::vector<TrainingSample> samples = trainingSamples(tracks);
    QCOMPARE(int(samples.size()), std::min(maxSamples, day + night));
    QTEST(int(std::ranges::count_if(samples, &TrainingSample::infrared)), "nightsUsed");
}

void TestTraining::meanOfATrack()
{
    // A blurred face weighs little.
    std::vector<FaceSample> faces{{0, {1, 0}, 0.9F, false, 0}, {0, {0, 1}, 0.2F, false, 0}};
    Descriptor mean = meanDescriptor(faces);
    QVERIFY(mean[0] > 4 * mean[1] && mean[1] > 0);
    QVERIFY(std::abs(std::hypot(mean[0], mean[1]) - 1) < 1e-5);
    faces[1].quality = poorQuality / 2; // a poor one nothing
    QCOMPARE(meanDescriptor(faces), (Descriptor{1, 0}));
    faces[0].quality = faces[1].quality = 0; // unless there is nothing else
    mean = meanDescriptor(faces);
    QVERIFY(mean[0] > 0 && std::abs(mean[0] - mean[1]) < 1e-5);
    // Descriptors that are not of unit length keep theirs.
    mean = meanDescriptor({{0, {3, 0}, 0.5F, false, 0}, {0, {0, 5}, 0.5F, false, 0}});
    QVERIFY(std::abs(std::hypot(mean[0], mean[1]) - 4) < 1e-4);
    QVERIFY(meanDescriptor({}).empty());

    TrackSample t = trackOf(1, {corner(0)}, 0, poorQuality);
    QVERIFY(!isPoor(t));
    t.faces[0].quality = poorQuality / 2;
    QVERIFY(isPoor(t));
    t.faces.clear();
    QVERIFY(isPoor(t));
}

void TestTraining::distances()
{
    QCOMPARE(distance(Descriptor{0, 3}, Descriptor{4, 0}), 5.0F);
    QCOMPARE(distance(Descriptor{1, 2}, Descriptor{1, 2}), 0.0F);
    QCOMPARE(distance(Descriptor{1, 2}, Descriptor{1, 2, 0}), std::numeric_limits<float>::infinity());
    QCOMPARE(distance(Descriptor{}, Descriptor{}), std::numeric_limits<float>::infinity());
    const float nan = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(distance(Descriptor{1, nan}, Descriptor{1, 2}), std::numeric_limits<float>::infinity());
    // Touching times count: the frame they share shows both.
    const TrackSample a = placed(trackOf(1, {}), 1, 0, 1000);
    QVERIFY(seenTogether(a, placed(trackOf(2, {}), 1, 1000, 2000)));
    QVERIFY(!seenTogether(a, placed(trackOf(2, {}), 1, 1001, 2000)));
    QVERIFY(!seenTogether(a, placed(trackOf(2, {}), 2, 500, 2000)));
}

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
