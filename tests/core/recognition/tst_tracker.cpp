// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/tracker.h"

#include <QSet>
#include <QTest>

#include <map>

using namespace ringface;

namespace
{
constexpr qint64 look = 267; // ms between two looks at 15 frames a second, every 4th

QRectF face(double x, double y, double size = 60)
{
    return QRectF(x - size / 2, y - size / 2, size, size);
}

/// Somebody in a picture, as somebody who knows them all would see it.
struct Seen {
    int person;
    QRectF box;
};

/// A tracker that can look at the faces, and counts how often it does.
class Watcher
{
public:
    std::vector<int> look(qint64 timeMs, const std::vector<Seen>& seen)
    {
        std::vector<QRectF> boxes;
        for (const Seen& s : seen)
            boxes.push_back(s.box);
        const std::vector<int> numbers = tracker.follow(timeMs, boxes, [&](int track, size_t box) {
            ++asked;
            return blind ? std::nullopt : std::optional(personOf.at(track) == seen[box].person ? 0.5 : 1.5);
        });
        for (size_t i = 0; i < numbers.size(); ++i)
            personOf.try_emplace(numbers[i], seen[i].person);
        return numbers;
    }

    Tracker tracker;
    int asked = 0;
    bool blind = false;          ///< the looks cannot be told
    std::map<int, int> personOf; ///< whose face a track began with
};
} // namespace

class TestTracker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWalkIsOneTrack();
    void comesNearer();
    void passingPeopleKeepTheirTracks();
    void swappedPlacesAreNotSwappedPeople();
    void orderOfBoxesDoesNotMatter();
    void eachBoxAndTrackOnce();
    void shortLossIsBridged();
    void longLossIsANewTrack();
    void whoRunsUpIsFollowed_data();
    void whoRunsUpIsFollowed();
    void whoRunsUpMayBeOneOfTwo();
    void farAwayIsSomebodyElse();
    void suddenSizeIsSomebodyElse();
    void nothingToFollow();
    void looksTellWhoIsWhoAtAMeeting();
    void turnRoundIsNoticedSoon();
    void looksTellWhoTookWhosePlace();
    void exactSwapIsNoticedSoon();
    void newcomerInTheOldPlace();
    void whoRunsUpMustLookAlike();
    void askedOnlyInDoubt_data();
    void askedOnlyInDoubt();
    void looksThatCannotBeTold();
    void blinkBesideSomebody();
    void longLossBesideSomebody();
    void forgottenTrackNeverComesBack();
};

void TestTracker::oneWalkIsOneTrack()
{
    Tracker tracker;
    for (int i = 0; i < 40; ++i)
        QCOMPARE(tracker.follow(i * look, {face(50 + 25 * i, 300 - 3 * i)}), std::vector<int>{0});
}

void TestTracker::comesNearer()
{
    Tracker tracker;
    double size = 40;
    for (int i = 0; i < 15; ++i, size *= 1.15)
        QCOMPARE(tracker.follow(i * look, {face(500, 400, size)}), std::vector<int>{0});
}

void TestTracker::passingPeopleKeepTheirTracks()
{
    // One from the left, one from the right, at full pace; their faces touch when they pass.
    Tracker tracker;
    for (int i = 0; i < 21; ++i) {
        const double a = 100 + 30 * i;
        const double b = 700 - 30 * i;
        QCOMPARE(tracker.follow(i * look, {face(a, 300), face(b, 330)}), (std::vector<int>{0, 1}));
    }
}

void TestTracker::swappedPlacesAreNotSwappedPeople()
{
    // Between two looks they pass, and each is nearer to where the other was; their pace tells who is who.
    Tracker tracker;
    for (int i = 0; i < 16; ++i) {
        const double a = 100 + 40 * i;
        const double b = 690 - 36 * i;
        QCOMPARE(tracker.follow(i * look, {face(a, 300), face(b, 300)}), (std::vector<int>{0, 1}));
    }
}

void TestTracker::orderOfBoxesDoesNotMatter()
{
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100), face(400, 100), face(700, 100)}), (std::vector<int>{0, 1, 2}));
    QCOMPARE(tracker.follow(look, {face(705, 100), face(105, 100), face(405, 100)}), (std::vector<int>{2, 0, 1}));
}

void TestTracker::eachBoxAndTrackOnce()
{
    // Two boxes on one face, as a detector may give: never the same track.
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100)}), std::vector<int>{0});
    const std::vector<int> two = tracker.follow(look, {face(101, 100), face(103, 100)});
    QCOMPARE(two, (std::vector<int>{0, 1}));
    // and two tracks that meet in one box: one of them ends
    const std::vector<int> one = tracker.follow(2 * look, {face(102, 100)});
    QCOMPARE(one.size(), 1);
    QVERIFY(one[0] == 0 || one[0] == 1);
}

void TestTracker::shortLossIsBridged()
{
    // A hand before the face for a second.
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(300, 300)}), std::vector<int>{0});
    for (int i = 1; i < 4; ++i)
        QVERIFY(tracker.follow(i * look, {}).empty());
    QCOMPARE(tracker.follow(4 * look, {face(310, 300)}), std::vector<int>{0});
}

void TestTracker::longLossIsANewTrack()
{
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(300, 300)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(Tracker::maxGapMs, {face(300, 300)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(2 * Tracker::maxGapMs + 1, {face(300, 300)}), std::vector<int>{1});
}

void TestTracker::whoRunsUpIsFollowed_data()
{
    QTest::addColumn<QRectF>("to");
    QTest::newRow("to the side") << face(250, 100);
    QTest::newRow("to the camera") << face(130, 120, 120);
    QTest::newRow("away") << face(110, 90, 28);
}

void TestTracker::whoRunsUpIsFollowed()
{
    // Farther than a walk between two looks, but nobody else is there.
    QFETCH(QRectF, to);
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(look, {to}), std::vector<int>{0});
}

void TestTracker::whoRunsUpMayBeOneOfTwo()
{
    // Two faces, and one person who may be either.
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(300, 100)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(look, {face(150, 100), face(450, 100)}), (std::vector<int>{1, 2}));
    // One face, and two people who may be the one.
    Tracker another;
    QCOMPARE(another.follow(0, {face(100, 100), face(400, 100)}), (std::vector<int>{0, 1}));
    QCOMPARE(another.follow(look, {face(250, 100)}), std::vector<int>{2});
}

void TestTracker::farAwayIsSomebodyElse()
{
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(look, {face(400, 100)}), std::vector<int>{1});
}

void TestTracker::suddenSizeIsSomebodyElse()
{
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100, 50)}), std::vector<int>{0});
    QCOMPARE(tracker.follow(look, {face(100, 100, 200)}), std::vector<int>{1});
}

void TestTracker::nothingToFollow()
{
    Tracker tracker;
    QVERIFY(tracker.follow(0, {}).empty());
    QSet<int> numbers;
    for (const int n : tracker.follow(look, {QRectF(), face(100, 100), QRectF(5, 5, 0, 0)}))
        numbers.insert(n);
    QCOMPARE(numbers.size(), 3);
}

void TestTracker::looksTellWhoIsWhoAtAMeeting()
{
    Watcher watcher;
    for (int i = 0; i < 21; ++i) {
        const double a = 100 + 30 * i;
        const double b = 710 - 31 * i;
        QCOMPARE(watcher.look(i * look, {{1, face(a, 300)}, {2, face(b, 310)}}), (std::vector<int>{0, 1}));
    }
    QVERIFY(watcher.asked > 0);
}

void TestTracker::turnRoundIsNoticedSoon()
{
    // They meet and go back where they came from: by their pace they would have passed.
    Watcher watcher;
    for (int i = 0; i < 21; ++i) {
        const int way = i > 10 ? 20 - i : i;
        const double a = 100 + 30 * way;
        const double b = 710 - 31 * way;
        const std::vector<int> numbers = watcher.look(i * look, {{1, face(a, 300)}, {2, face(b, 310)}});
        if (i <= 10 || (i - 10) * look > 1000)
            QCOMPARE(numbers, (std::vector<int>{0, 1}));
    }
}

void TestTracker::looksTellWhoTookWhosePlace()
{
    // Between two looks they change places, more or less.
    Watcher watcher;
    for (int i = 0; i < 7; ++i)
        QCOMPARE(watcher.look(i * look, {{1, face(100, 100)}, {2, face(230, 100)}}), (std::vector<int>{0, 1}));
    QCOMPARE(watcher.look(7 * look, {{2, face(124, 105)}, {1, face(210, 92)}}), (std::vector<int>{1, 0}));
    QCOMPARE(watcher.look(8 * look, {{1, face(211, 92)}, {2, face(122, 105)}}), (std::vector<int>{0, 1}));
}

void TestTracker::exactSwapIsNoticedSoon()
{
    // Each stands exactly where the other was. That is noticed within a second, whenever it happens.
    for (int swap = 1; swap < 10; ++swap) {
        Watcher watcher;
        for (int i = 0; i < swap; ++i)
            QCOMPARE(watcher.look(i * look, {{1, face(100, 100)}, {2, face(230, 100)}}), (std::vector<int>{0, 1}));
        std::vector<int> numbers;
        for (int i = swap; i <= swap + 4; ++i)
            numbers = watcher.look(i * look, {{2, face(100, 100)}, {1, face(230, 100)}});
        QCOMPARE(numbers, (std::vector<int>{1, 0}));
    }
}

void TestTracker::newcomerInTheOldPlace()
{
    // One steps aside, and a new one stands nearly where he was.
    Watcher watcher;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(watcher.look(i * look, {{1, face(200, 100)}}), std::vector<int>{0});
    QCOMPARE(watcher.look(4 * look, {{1, face(290, 100)}, {2, face(225, 100)}}), (std::vector<int>{0, 1}));
}

void TestTracker::whoRunsUpMustLookAlike()
{
    Watcher watcher;
    QCOMPARE(watcher.look(0, {{1, face(100, 100)}}), std::vector<int>{0});
    QCOMPARE(watcher.look(look, {{2, face(250, 100)}}), std::vector<int>{1});
    Watcher another;
    QCOMPARE(another.look(0, {{1, face(100, 100)}}), std::vector<int>{0});
    QCOMPARE(another.look(look, {{1, face(250, 100)}}), std::vector<int>{0});
    // and nobody is looked at when that could not settle it
    Watcher open;
    QCOMPARE(open.look(0, {{1, face(400, 100)}}), std::vector<int>{0});
    QCOMPARE(open.look(look, {{2, face(205, 100)}, {3, face(595, 100)}}), (std::vector<int>{1, 2}));
    QCOMPARE(open.asked, 0);
}

void TestTracker::askedOnlyInDoubt_data()
{
    QTest::addColumn<int>("people");
    QTest::addColumn<double>("apart");
    QTest::addColumn<bool>("doubt");
    QTest::newRow("alone") << 1 << 0.0 << false;
    QTest::newRow("two, far apart") << 2 << 300.0 << false;
    QTest::newRow("three, far apart") << 3 << 250.0 << false;
    QTest::newRow("two, side by side") << 2 << 90.0 << true;
}

void TestTracker::askedOnlyInDoubt()
{
    QFETCH(int, people);
    QFETCH(double, apart);
    Watcher watcher;
    constexpr int looks = 40;
    for (int i = 0; i < looks; ++i) {
        std::vector<Seen> seen;
        for (int p = 0; p < people; ++p)
            seen.push_back({p, face(100 + 5 * i + p * apart, 200 + 10 * (i % 2))});
        watcher.look(i * look, seen);
    }
    QTEST(watcher.asked > 0, "doubt");
    // Those who stand still side by side are looked at now and then, not at every look.
    QVERIFY(watcher.asked < looks * people * people / 3);
    QCOMPARE(int(watcher.personOf.size()), people);
}

void TestTracker::looksThatCannotBeTold()
{
    // Blurred, or without an encoder: the place decides, as without looks.
    Watcher blind;
    blind.blind = true;
    Tracker plain;
    for (int i = 0; i < 21; ++i) {
        const QRectF a = face(100 + 30 * i, 300);
        const QRectF b = face(700 - 30 * i, 330);
        QCOMPARE(blind.look(i * look, {{1, a}, {2, b}}), plain.follow(i * look, {a, b}));
    }
    QVERIFY(blind.asked > 0);
}

void TestTracker::blinkBesideSomebody()
{
    // One turns away for nearly two seconds while the other stands beside him.
    Watcher watcher;
    QCOMPARE(watcher.look(0, {{1, face(100, 100)}, {2, face(210, 100)}}), (std::vector<int>{0, 1}));
    for (qint64 t = look; t < Tracker::maxGapMs; t += look)
        QCOMPARE(watcher.look(t, {{2, face(210, 100)}}), std::vector<int>{1});
    QCOMPARE(watcher.look(Tracker::maxGapMs, {{1, face(115, 100)}, {2, face(210, 100)}}), (std::vector<int>{0, 1}));
}

void TestTracker::longLossBesideSomebody()
{
    // Longer away than that: the tracker does not say that it is the same, whatever the looks.
    Watcher watcher;
    QCOMPARE(watcher.look(0, {{1, face(100, 100)}, {2, face(210, 100)}}), (std::vector<int>{0, 1}));
    qint64 t = look;
    for (; t <= Tracker::maxGapMs; t += look)
        QCOMPARE(watcher.look(t, {{2, face(210, 100)}}), std::vector<int>{1});
    QCOMPARE(watcher.look(t, {{1, face(100, 100)}, {2, face(210, 100)}}), (std::vector<int>{2, 1}));
}

void TestTracker::forgottenTrackNeverComesBack()
{
    Tracker tracker;
    QCOMPARE(tracker.follow(0, {face(100, 100), face(500, 100)}), (std::vector<int>{0, 1}));
    tracker.forget(0);
    tracker.forget(77); // not there
    QCOMPARE(tracker.follow(look, {face(100, 100), face(500, 100)}), (std::vector<int>{2, 1}));
}

QTEST_GUILESS_MAIN(TestTracker)
#include "tst_tracker.moc"
