// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/distance.h"
#include "core/recognition/grouping.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

using namespace ringface;

namespace
{
constexpr float limit = 0.6F;

/// Somebody's face: a corner of space for each person, and a little of its own.
Descriptor near(int person, QRandomGenerator& random, float spread = 0.2F)
{
    Descriptor d(12, 0);
    d[size_t(person)] = 1;
    for (float& v : d)
        v += spread * float(random.generateDouble() - 0.5);
    return d;
}

TrackSample track(TrackId id, RecordingId recording, qint32 from, qint32 to, const Descriptor& d, GroupId group = 0)
{
    TrackSample t{id, recording, group, from, to, {}};
    t.faces.push_back({d, 0.8F, 0});
    t.faces.push_back({d, 0.4F, 0});
    return t;
}

std::vector<const TrackSample*> pointers(const std::vector<TrackSample>& tracks)
{
    std::vector<const TrackSample*> out;
    for (const TrackSample& t : tracks)
        out.push_back(&t);
    return out;
}

std::map<TrackId, GroupId> groupsOf(const std::vector<TrackSample>& tracks, GroupId next = 1, float within = limit)
{
    std::map<TrackId, GroupId> out;
    for (const TrackGroup& g : groupTracks(pointers(tracks), within, next))
        out[g.track] = g.group;
    return out;
}

/// Which tracks are together, whatever the ids.
std::set<std::set<TrackId>> partition(const std::map<TrackId, GroupId>& groups)
{
    std::map<GroupId, std::set<TrackId>> byGroup;
    for (const auto& [t, g] : groups)
        byGroup[g].insert(t);
    std::set<std::set<TrackId>> out;
    for (const auto& [g, members] : byGroup)
        out.insert(members);
    return out;
}

/// A crowd: \a count tracks of eight people in recordings of up to three overlapping tracks.
std::vector<TrackSample> crowd(int count, quint32 seed, float spread)
{
    QRandomGenerator random(seed);
    std::vector<TrackSample> out;
    for (int i = 0; i < count; ++i) {
        const auto from = qint32(random.bounded(4000));
        out.push_back(track(i + 1, 1 + i / 3, from, from + 3000, near(int(random.bounded(8)), random, spread)));
    }
    return out;
}
} // namespace

class TestGrouping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void personsAreFoundOverRecordings();
    void twoInOneFrameAreNeverOnePerson_data();
    void twoInOneFrameAreNeverOnePerson();
    void limitIsRespected_data();
    void limitIsRespected();
    void orderDoesNotMatter_data();
    void orderDoesNotMatter();
    void idsStayWhenTracksAreAdded();
    void idGoesToTheLargerPart();
    void mergedGroupsKeepOneOldId();
    void newIdsAreNew();
    void aBlurredFaceWeighsLittle();
    void withoutDescriptors();
    void distances();
};

void TestGrouping::personsAreFoundOverRecordings()
{
    QRandomGenerator random(7);
    std::vector<TrackSample> tracks;
    std::set<std::set<TrackId>> expected;
    TrackId id = 0;
    for (int person = 0; person < 5; ++person) {
        std::set<TrackId> own;
        for (int visit = 0; visit < 4; ++visit) {
            ++id;
            tracks.push_back(track(id, id, 0, 5000, near(person, random)));
            own.insert(id);
        }
        expected.insert(own);
    }
    QCOMPARE(partition(groupsOf(tracks)), expected);
}

void TestGrouping::twoInOneFrameAreNeverOnePerson_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<float>("spread");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("crowd %u", seed) << seed << (seed % 2 == 0 ? 0.2F : 1.2F);
}

void TestGrouping::twoInOneFrameAreNeverOnePerson()
{
    QFETCH(quint32, seed);
    QFETCH(float, spread);
    const std::vector<TrackSample> tracks = crowd(45, seed, spread);
    auto groups = groupsOf(tracks, 1, 5); // a limit that would put all of them together
    int together = 0;
    for (const TrackSample& a : tracks) {
        for (const TrackSample& b : tracks) {
            if (a.track < b.track && seenTogether(a, b)) {
                ++together;
                QVERIFY(groups[a.track] != groups[b.track]);
            }
        }
    }
    QVERIFY(together > 10); // else nothing was tested
    QVERIFY(partition(groups).size() < tracks.size());
}

void TestGrouping::limitIsRespected_data()
{
    twoInOneFrameAreNeverOnePerson_data();
}

void TestGrouping::limitIsRespected()
{
    QFETCH(quint32, seed);
    QFETCH(float, spread);
    const std::vector<TrackSample> tracks = crowd(45, seed, spread);
    auto groups = groupsOf(tracks);
    // Mean distance between any two final groups is above the limit, unless two of their tracks were seen together;
    // and nobody is in a group to whose members he is farther than the limit on average.
    std::map<GroupId, std::vector<const TrackSample*>> members;
    for (const TrackSample& t : tracks)
        members[groups[t.track]].push_back(&t);
    const auto meanDistance = [](const auto& a, const auto& b) {
        float sum = 0;
        int pairs = 0;
        for (const TrackSample* x : a) {
            for (const TrackSample* y : b) {
                if (x == y)
                    continue;
                sum += seenTogether(*x, *y) ? std::numeric_limits<float>::infinity()
                                            : distance(meanDescriptor(*x), meanDescriptor(*y));
                ++pairs;
            }
        }
        return pairs == 0 ? 0 : sum / float(pairs);
    };
    constexpr float rounding = 1e-4F;
    for (const auto& [g, a] : members) {
        QVERIFY(meanDistance(a, a) <= limit + rounding);
        for (const auto& [h, b] : members) {
            if (g < h)
                QVERIFY(meanDistance(a, b) > limit - rounding);
        }
    }
}

void TestGrouping::orderDoesNotMatter_data()
{
    twoInOneFrameAreNeverOnePerson_data();
}

void TestGrouping::orderDoesNotMatter()
{
    QFETCH(quint32, seed);
    QFETCH(float, spread);
    std::vector<TrackSample> tracks = crowd(40, seed, spread);
    const auto expected = partition(groupsOf(tracks));
    QRandomGenerator random(seed);
    for (int i = 0; i < 5; ++i) {
        std::shuffle(tracks.begin(), tracks.end(), random);
        QCOMPARE(partition(groupsOf(tracks)), expected);
    }
}

void TestGrouping::idsStayWhenTracksAreAdded()
{
    QRandomGenerator random(3);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 12; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(i % 4, random)));
    std::map<TrackId, GroupId> before = groupsOf(tracks);
    QCOMPARE(partition(before).size(), 4);
    for (TrackSample& t : tracks)
        t.group = before[t.track];
    // More of the known ones, one new face, and a new order.
    for (int i = 0; i < 5; ++i)
        tracks.push_back(track(100 + i, 100 + i, 0, 1000, near(i, random)));
    std::reverse(tracks.begin(), tracks.end());
    std::map<TrackId, GroupId> after = groupsOf(tracks, 5);
    for (const auto& [t, g] : before)
        QCOMPARE(after[t], g);
    for (int i = 0; i < 4; ++i)
        QCOMPARE(after[100 + i], before[i + 1]);
    QCOMPARE(after[104], 5);
}

void TestGrouping::idGoesToTheLargerPart()
{
    // What was one group turns out to be two people.
    QRandomGenerator random(4);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 5; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(i < 2 ? 0 : 1, random), 9));
    std::map<TrackId, GroupId> groups = groupsOf(tracks, 10);
    QCOMPARE(groups[3], 9);
    QCOMPARE(groups[5], 9);
    QCOMPARE(groups[1], 10);
    QCOMPARE(groups[2], 10);
}

void TestGrouping::mergedGroupsKeepOneOldId()
{
    QRandomGenerator random(5);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 5; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(0, random), i < 2 ? 3 : 4));
    for (const auto& [t, g] : groupsOf(tracks, 10))
        QCOMPARE(g, 4);
}

void TestGrouping::newIdsAreNew()
{
    QRandomGenerator random(6);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 6; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(i, random)));
    std::set<GroupId> ids;
    for (const auto& [t, g] : groupsOf(tracks, 40)) {
        QVERIFY(g >= 40 && g < 46);
        ids.insert(g);
    }
    QCOMPARE(ids.size(), 6);
}

void TestGrouping::aBlurredFaceWeighsLittle()
{
    TrackSample t{1, 1, 0, 0, 0, {}};
    t.faces.push_back({{1, 0}, 0.9F, 0});
    t.faces.push_back({{0, 1}, 0.1F, 0});
    const Descriptor mean = meanDescriptor(t);
    QVERIFY(mean[0] > 8 * mean[1]);
    QVERIFY(std::abs(std::hypot(mean[0], mean[1]) - 1) < 1e-5);
    t.faces[0].quality = t.faces[1].quality = 0; // useless ones still count
    QVERIFY(std::abs(meanDescriptor(t)[0] - meanDescriptor(t)[1]) < 1e-5);
}

void TestGrouping::withoutDescriptors()
{
    QVERIFY(groupTracks({}, limit, 1).empty());
    // Nothing is known of two tracks, so nothing makes them one person.
    const TrackSample a{1, 1, 0, 0, 100, {}};
    const TrackSample b{2, 2, 0, 0, 100, {}};
    const TrackSample c = track(3, 3, 0, 100, {1, 0});
    QCOMPARE(partition(groupsOf({a, b, c})).size(), 3);
    // and descriptors of different length are of different encoders
    QCOMPARE(partition(groupsOf({track(1, 1, 0, 1, {1, 0}), track(2, 2, 0, 1, {1, 0, 0})})).size(), 2);
}

void TestGrouping::distances()
{
    QCOMPARE(distance({0, 3}, {4, 0}), 5.0F);
    QCOMPARE(distance({1, 2}, {1, 2}), 0.0F);
    QCOMPARE(distance({1, 2}, {1, 2, 0}), std::numeric_limits<float>::infinity());
    QCOMPARE(distance({}, {}), std::numeric_limits<float>::infinity());
    // Touching times count: the frame they share shows both.
    const TrackSample a{1, 1, 0, 0, 1000, {}};
    QVERIFY(seenTogether(a, {2, 1, 0, 1000, 2000, {}}));
    QVERIFY(!seenTogether(a, {2, 1, 0, 1001, 2000, {}}));
    QVERIFY(!seenTogether(a, {2, 2, 0, 500, 2000, {}}));
}

QTEST_GUILESS_MAIN(TestGrouping)
#include "tst_grouping.moc"
