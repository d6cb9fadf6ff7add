// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/distance.h"
#include "core/recognition/grouping.h"
#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"
#include "tests/support/descriptors.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ringface;
using namespace ringface::testing;

namespace
{
constexpr float limit = 0.6F;

/// Somebody's face: a corner of space for each person, and a little of its own.
Descriptor near(int person, QRandomGenerator& random, float spread = 0.2F)
{
    return someFace(size_t(person), random, spread);
}

TrackSample track(TrackId id, RecordingId recording, qint32 from, qint32 to, const Descriptor& d, GroupId group = 0)
{
    TrackSample t;
    t.track = id;
    t.recording = recording;
    t.group = group;
    t.fromMs = from;
    t.toMs = to;
    t.faces.push_back({0, d, 0.8F, false, 0});
    t.faces.push_back({0, d, 0.4F, false, 0});
    return t;
}

std::vector<const TrackSample*> pointers(const std::vector<TrackSample>& tracks)
{
    std::vector<const TrackSample*> out;
    for (const TrackSample& t : tracks)
        out.push_back(&t);
    return out;
}

std::map<TrackId, GroupId> groupsOf(const std::vector<TrackSample>& tracks, GroupId next = 1,
                                    const MatchLimits& within = limit, const KnownOfTracks& known = {})
{
    std::map<TrackId, GroupId> out;
    for (const TrackGroup& g : groupTracks(pointers(tracks), within, next, known))
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
    void twoInOneFrameAreNeverOnePerson();
    void limitIsRespected_data();
    void limitIsRespected();
    void orderDoesNotMatter_data();
    void orderDoesNotMatter();
    void idsStayWhenTracksAreAdded();
    void idGoesToTheLargerPart();
    void mergedGroupsKeepOneOldId();
    void newIdsAreNew();
    void notEvenThroughAThird();
    void pinsHoldWhateverTheDistance();
    void splitSticks();
    void whoVariesGetsTheWiderLimit();
    void manyVisitsOfOnePerson();
    void wholeYear();
    void everyDayTheSame();
    void twoNamesAreTwoPeople();
    void newcomersFindTheirGroups();
    void whatWasSaidSinceParts();
    void nearestAreTheNearest_data();
    void nearestAreTheNearest();
    void withoutDescriptors();
    void pinnedWithoutDescriptors();
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

void TestGrouping::twoInOneFrameAreNeverOnePerson()
{
    // Two hundred crowds at random, with pins here and there, and a limit that would put all of them together.
    constexpr quint32 firstSeed = 20240501;
    int together = 0;
    for (quint32 seed = firstSeed; seed < firstSeed + 200; ++seed) {
        QRandomGenerator random(seed);
        std::vector<TrackSample> tracks = crowd(12 + random.bounded(40), seed, random.bounded(2) == 0 ? 0.2F : 0.6F);
        const auto unpinned = [](const TrackSample& t) { return t.unnamed == 0; };
        for (int pin = 1; pin <= 3; ++pin) {
            // Two of different recordings: what a person puts together was not seen together.
            TrackSample& a = tracks[random.bounded(quint32(tracks.size()))];
            TrackSample& b = tracks[random.bounded(quint32(tracks.size()))];
            if (a.recording != b.recording && unpinned(a) && unpinned(b))
                a.unnamed = b.unnamed = pin;
        }
        std::map<TrackId, GroupId> groups = groupsOf(tracks, 1, seed % 3 == 0 ? limit : 5);
        const QByteArray where = QByteArray("seed ") + QByteArray::number(seed);
        for (const TrackSample& a : tracks) {
            for (const TrackSample& b : tracks) {
                if (a.track >= b.track)
                    continue;
                const bool same = groups[a.track] == groups[b.track];
                if (seenTogether(a, b)) {
                    ++together;
                    QVERIFY2(!same, where);
                }
                if (!unpinned(a) && !unpinned(b))
                    QVERIFY2(same == (a.unnamed == b.unnamed), where);
            }
        }
        QVERIFY2(partition(groups).size() < tracks.size(), where);
    }
    QVERIFY(together > 1000); // else nothing was tested
}

void TestGrouping::limitIsRespected_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<float>("spread");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("crowd %u", seed) << seed << (seed % 2 == 0 ? 0.2F : 0.5F);
}

void TestGrouping::limitIsRespected()
{
    // In the end no two groups are near enough to be one person, unless two of their tracks were seen together.
    QFETCH(quint32, seed);
    QFETCH(float, spread);
    const std::vector<TrackSample> tracks = crowd(60, seed, spread);
    const MatchLimits limits{limit, 1.3F * limit};
    std::map<TrackId, GroupId> groups = groupsOf(tracks, 1, limits);
    std::map<GroupId, PrototypeSum> sums;
    for (const TrackSample& t : tracks)
        sums[groups[t.track]].add(PrototypeSum(meanDescriptor(t.faces), t.recording));
    int near = 0;
    for (const auto& [g, a] : sums) {
        for (const auto& [h, b] : sums) {
            if (g >= h)
                continue;
            bool together = false;
            for (const TrackSample& s : tracks) {
                for (const TrackSample& t : tracks)
                    together = together || (groups[s.track] == g && groups[t.track] == h && seenTogether(s, t));
            }
            const float centres = distance(a.value().centre, b.value().centre);
            const float share =
                distance(a.value(), b.value(), centres, limits) / limitBetween(a.value(), b.value(), limits);
            near += share <= 1 ? 1 : 0;
            QVERIFY(together || share > 1);
        }
    }
    QVERIFY(sums.size() < tracks.size());
    if (near == 0)
        qInfo("crowd %u: no two groups were kept apart by a common picture alone", seed);
}

void TestGrouping::orderDoesNotMatter_data()
{
    limitIsRespected_data();
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

void TestGrouping::notEvenThroughAThird()
{
    // Two at the door at once, and one in another recording who looks like both: he joins one of them.
    const std::vector<TrackSample> tracks{track(1, 1, 0, 1000, away(0, 0.2F, 1)),
                                          track(2, 1, 0, 1000, away(0, 0.2F, 2)), track(3, 2, 0, 1000, corner(0)),
                                          track(4, 3, 0, 1000, corner(0))};
    std::map<TrackId, GroupId> groups = groupsOf(tracks, 1, 1.5F);
    QVERIFY(groups[1] != groups[2]);
    QCOMPARE(partition(groups).size(), 2U);
}

void TestGrouping::pinsHoldWhateverTheDistance()
{
    // "These are one person", said of a face in the light and one in the dark.
    std::vector<TrackSample> tracks{track(1, 1, 0, 1000, corner(0)), track(2, 2, 0, 1000, corner(1)),
                                    track(3, 3, 0, 1000, corner(2))};
    QCOMPARE(partition(groupsOf(tracks)).size(), 3U);
    tracks[0].unnamed = tracks[1].unnamed = 4;
    QCOMPARE(partition(groupsOf(tracks)), (std::set<std::set<TrackId>>{{1, 2}, {3}}));
    // Even of two at once: it is a person's word.
    tracks[1].recording = 1;
    QCOMPARE(partition(groupsOf(tracks)), (std::set<std::set<TrackId>>{{1, 2}, {3}}));
}

void TestGrouping::splitSticks()
{
    // Two brothers who look the same were taken apart. New visits of either join one of the two, and never both.
    std::vector<TrackSample> tracks;
    QRandomGenerator random(9);
    for (int i = 0; i < 6; ++i) {
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(0, random, 0.1F), 3));
        tracks.back().unnamed = 10 + i % 2;
    }
    for (int round = 0; round < 4; ++round) {
        std::map<TrackId, GroupId> groups = groupsOf(tracks, 100 + 10 * round);
        QCOMPARE(partition(groups).size(), 2U);
        for (int i = 0; i < 6; ++i)
            QCOMPARE(groups[i + 1] == groups[1], i % 2 == 0);
        for (TrackSample& t : tracks)
            t.group = groups[t.track];
        for (int i = 0; i < 5; ++i) {
            const TrackId id = 1000 + 10 * round + i;
            tracks.insert(tracks.begin() + i, track(id, id, 0, 1000, near(0, random, 0.1F)));
        }
    }
}

void TestGrouping::whoVariesGetsTheWiderLimit()
{
    // Four very different visits, put together by a person: a fifth one may be farther than from a single one.
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 4; ++i) {
        tracks.push_back(track(i + 1, i + 1, 0, 1000, away(0, 0.7F, size_t(i) + 4)));
        tracks.back().unnamed = 1;
    }
    tracks.push_back(track(5, 5, 0, 1000, away(0, 0.7F, 8)));
    tracks.push_back(track(6, 6, 0, 1000, away(1, 0.7F, 9)));
    tracks.push_back(track(7, 7, 0, 1000, corner(1)));
    const MatchLimits limits{limit, 1.0F};
    QCOMPARE(partition(groupsOf(tracks, 1, limits)), (std::set<std::set<TrackId>>{{1, 2, 3, 4, 5}, {6}, {7}}));
    QCOMPARE(partition(groupsOf(tracks)), (std::set<std::set<TrackId>>{{1, 2, 3, 4}, {5}, {6}, {7}}));
}

void TestGrouping::manyVisitsOfOnePerson()
{
    // Hundreds of visits by day and by night: each track's nearest are all of the same time of day.
    QRandomGenerator random(10);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 300; ++i) {
        Descriptor d = away(0, i % 2 == 0 ? 0.0F : 0.5F, 5);
        for (float& v : d)
            v += 0.02F * float(random.generateDouble() - 0.5);
        tracks.push_back(track(i + 1, i + 1, 0, 1000, d));
    }
    for (int i = 0; i < 5; ++i)
        tracks.push_back(track(900 + i, 900 + i, 0, 1000, near(1, random)));
    const auto groups = partition(groupsOf(tracks));
    QCOMPARE(groups.size(), 2U);
    QCOMPARE(std::max(groups.begin()->size(), groups.rbegin()->size()), 300U);
}

void TestGrouping::wholeYear()
{
    // Three thousand tracks of eight people come to an end, and to as many groups.
    std::vector<TrackSample> tracks = crowd(3000, 77, 0.2F);
    for (TrackSample& t : tracks)
        t.recording = t.track;
    const std::map<TrackId, GroupId> groups = groupsOf(tracks);
    QCOMPARE(groups.size(), 3000U);
    QCOMPARE(partition(groups).size(), 8U);
}

void TestGrouping::everyDayTheSame()
{
    // Somebody who passes four thousand times, twice in each recording, and twice beside a look-alike.
    QRandomGenerator random(12);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 4000; ++i)
        tracks.push_back(track(i + 1, i / 2 + 1, 2000 * (i % 2), 2000 * (i % 2) + 1000, near(0, random, 0.2F)));
    for (int i = 0; i < 2; ++i)
        tracks.push_back(track(5000 + i, i + 1, 0, 1000, near(0, random, 0.2F)));
    const auto groups = partition(groupsOf(tracks));
    QCOMPARE(groups.size(), 2U);
    for (const std::set<TrackId>& g : groups)
        QVERIFY(!(g.contains(1) && g.contains(5000)) && !(g.contains(3) && g.contains(5001)));
}

void TestGrouping::twoNamesAreTwoPeople()
{
    // Four alike, two of them guessed to be two people: whoever is nobody's goes with one of them, not with both.
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 4; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, away(0, 0.02F * float(i), 5)));
    const auto groups = groupsOf(tracks, 1, limit, {{7, 0, 0, 8}, false});
    QVERIFY(groups.at(1) != groups.at(4));
    QCOMPARE(partition(groups).size(), 2U);
    QCOMPARE(partition(groupsOf(tracks)).size(), 1U);
}

void TestGrouping::newcomersFindTheirGroups()
{
    std::vector<TrackSample> tracks = crowd(600, 21, 0.2F);
    for (TrackSample& t : tracks)
        t.recording = t.track;
    std::vector<TrackSample> later(tracks.end() - 60, tracks.end());
    tracks.resize(540);
    auto groups = groupsOf(tracks);
    for (TrackSample& t : tracks)
        t.group = groups[t.track];
    tracks.insert(tracks.end(), later.begin(), later.end());
    QRandomGenerator random(22);
    for (int i = 0; i < 2; ++i) // a new face, twice
        tracks.push_back(track(900 + i, 900 + i, 0, 1000, near(9, random)));
    const auto all = groupsOf(tracks, 100, limit, {{}, true});
    for (const auto& [id, group] : groups)
        QCOMPARE(all.at(id), group);
    QCOMPARE(partition(all), partition(groupsOf(tracks, 100)));
    QVERIFY(all.at(900) >= 100);
}

void TestGrouping::whatWasSaidSinceParts()
{
    // One group; then a person parts two of it, and two others turn out to be Anna and Ben.
    QRandomGenerator random(23);
    std::vector<TrackSample> tracks;
    for (int i = 0; i < 6; ++i)
        tracks.push_back(track(i + 1, i + 1, 0, 1000, near(0, random), 3));
    tracks[0].unnamed = 11;
    tracks[1].unnamed = 12;
    const auto groups = groupsOf(tracks, 10, limit, {{0, 0, 7, 8, 0, 0}, true});
    QVERIFY(groups.at(1) != groups.at(2));
    QVERIFY(groups.at(3) != groups.at(4));
    QCOMPARE(partition(groups).size(), 2U);
}

void TestGrouping::nearestAreTheNearest_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("count");
    QTest::addColumn<float>("reach");
    QTest::addColumn<bool>("ofKinds");
    QTest::newRow("none") << 0 << 5 << 1.0F << false;
    QTest::newRow("one") << 1 << 5 << 1.0F << false;
    QTest::newRow("a few") << 20 << 64 << 0.9F << false;
    QTest::newRow("more than a block") << 1500 << 10 << 0.8F << false;
    QTest::newRow("of several kinds") << 1500 << 10 << 0.8F << true;
    QTest::newRow("nobody in reach") << 100 << 10 << 0.0F << false;
    QTest::newRow("everybody in reach") << 300 << 400 << 100.0F << false;
    QTest::newRow("nobody wanted") << 50 << 0 << 1.0F << false;
}

void TestGrouping::nearestAreTheNearest()
{
    QFETCH(int, size);
    QFETCH(int, count);
    QFETCH(float, reach);
    QFETCH(bool, ofKinds);
    QRandomGenerator random(8);
    std::vector<Descriptor> all;
    for (int i = 0; i < size; ++i)
        all.push_back(i % 50 == 7 ? Descriptor{} : near(int(random.bounded(8)), random, 1.0F));
    std::vector<qint64> kinds;
    for (int i = 0; i < size && ofKinds; ++i)
        kinds.push_back(i % 5 == 0 ? 0 : 1 + i % 7);
    const auto found = nearestNeighbours(all, count, reach, kinds);
    QCOMPARE(int(found.size()), size);
    for (size_t i = 0; i < all.size(); ++i) {
        std::vector<std::pair<float, int>> expected;
        for (size_t k = 0; k < all.size(); ++k) {
            const float d = distance(all[i], all[k]);
            const bool isKind = kinds.empty() || kinds[i] == 0 || kinds[k] == 0 || kinds[i] == kinds[k];
            if (k != i && d <= reach && isKind)
                expected.emplace_back(d, int(k));
        }
        std::ranges::sort(expected);
        expected.resize(std::min(expected.size(), size_t(count)));
        QCOMPARE(found[i].size(), expected.size());
        std::set<int> each;
        for (const NearDescriptor& n : found[i])
            each.insert(n.index);
        QCOMPARE(each.size(), expected.size());
        // The order of two that are as far but for rounding is open.
        for (size_t n = 0; n < expected.size(); ++n) {
            QVERIFY(std::abs(distance(all[i], all[size_t(found[i][n].index)]) - expected[n].first) < 1e-4F);
            QVERIFY(std::abs(found[i][n].distance - expected[n].first) < 1e-3F);
        }
    }
}

void TestGrouping::withoutDescriptors()
{
    QVERIFY(groupTracks({}, limit, 1).empty());
    // Nothing is known of two tracks, so nothing makes them one person.
    const TrackSample a = trackOf(1, {});
    const TrackSample b = trackOf(2, {});
    const TrackSample c = track(3, 3, 0, 100, {1, 0});
    QCOMPARE(partition(groupsOf({a, b, c})).size(), 3);
    // and descriptors of different length are of different encoders
    QCOMPARE(partition(groupsOf({track(1, 1, 0, 1, {1, 0}), track(2, 2, 0, 1, {1, 0, 0})})).size(), 2);
}

void TestGrouping::pinnedWithoutDescriptors()
{
    // A track of which nothing is known is where a person put it, and changes nothing else there.
    TrackSample known = track(1, 1, 0, 1000, corner(0));
    TrackSample nothing = trackOf(2, {});
    known.unnamed = nothing.unnamed = 1;
    const TrackSample again = track(3, 3, 0, 1000, away(0, 0.55F, 1));
    QCOMPARE(partition(groupsOf({known, nothing, again})), (std::set<std::set<TrackId>>{{1, 2, 3}}));
}

QTEST_GUILESS_MAIN(TestGrouping)
#include "tst_grouping.moc"
