// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/tracker.h"

#include <QSet>
#include <QTest>

using namespace ringface;

namespace
{
constexpr qint64 look = 267; // ms between two looks at 15 frames a second, every 4th

QRectF face(double x, double y, double size = 60)
{
    return QRectF(x - size / 2, y - size / 2, size, size);
}
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
    void farAwayIsSomebodyElse();
    void suddenSizeIsSomebodyElse();
    void nothingToFollow();
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

QTEST_GUILESS_MAIN(TestTracker)
#include "tst_tracker.moc"
