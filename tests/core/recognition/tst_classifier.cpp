// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/samesight.h"
#include "tests/support/descriptors.h"

#include <QTest>

#include <limits>

using namespace ringface;
using namespace ringface::testing;

namespace
{
constexpr float limit = 0.6F;
const MatchLimits wide{0.4F, 0.8F};

TrainingSample sample(PersonId person, const Descriptor& d, RecordingId recording = 1, FaceId face = 0)
{
    return {person, recording, face, false, false, d};
}

TrainingSample notSample(PersonId person, const Descriptor& d)
{
    return {person, 1, 0, false, true, d};
}

/// Person p + 1 is corner p, seen in three recordings that differ by \a spread.
std::vector<TrainingSample> known(size_t people, float spread = 0.1F)
{
    std::vector<TrainingSample> out;
    for (size_t p = 0; p < people; ++p) {
        for (int r = 0; r < 3; ++r)
            out.push_back(sample(PersonId(p) + 1, away(p, spread, 13 + size_t(r)), 10 * PersonId(p) + r));
    }
    return out;
}

/// Four recordings around corner \a p, each \a spread away from it, in opposite directions.
std::vector<TrainingSample> varying(PersonId person, size_t p, float spread)
{
    std::vector<TrainingSample> out;
    for (size_t r = 0; r < 4; ++r) {
        Descriptor d = away(p, spread, 12 + r / 2);
        d[12 + r / 2] *= r % 2 == 0 ? 1.0F : -1.0F;
        out.push_back(sample(person, d, 100 * person + RecordingId(r)));
    }
    return out;
}

std::vector<TrainingSample> operator+(std::vector<TrainingSample> a, const std::vector<TrainingSample>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

Guess ask(const std::vector<TrainingSample>& samples, const Descriptor& face,
          const std::map<PersonId, Role>& roles = {}, const MatchLimits& limits = limit)
{
    return Classifier(samples, roles).guess(trackOf(500, {face}), limits);
}

Guess askButNot(const std::vector<TrainingSample>& samples, const Descriptor& face, const std::vector<PersonId>& not_)
{
    TrackSample track = trackOf(500, {face});
    track.notPeople = not_;
    return Classifier(samples, {}).guess(track, limit);
}
} // namespace

class TestClassifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSameSight();
    void nearestPersonGivesTheName_data();
    void nearestPersonGivesTheName();
    void strangerIsNeverNamed_data();
    void strangerIsNeverNamed();
    void limitIsTheLimit();
    void whoVariesGetsTheWiderLimit();
    void twoLooksOfOnePerson();
    void manyPicturesAreNotNearToEverybody();
    void oneBadFaceDoesNotDecide();
    void betweenTwo_data();
    void betweenTwo();
    void rejectedOneIsNotGuessed();
    void nearerToARejectedOne();
    void delivery_data();
    void delivery();
    void deliveryNeverGetsTheWiderLimit();
    void ignoredOnesAreFoundStrictly();
    void poorFaces();
    void nearestFacesExplain();
    void runnerUpTellsHowClose();
    void nobodyKnown();
    void nothingToLookAt();
    void otherLengths();
    void brokenNumbers();
};

void TestClassifier::nearestPersonGivesTheName_data()
{
    QTest::addColumn<int>("people");
    for (const int n : {1, 2, 3, 11})
        QTest::addRow("%d known", n) << n;
}

void TestClassifier::nearestPersonGivesTheName()
{
    QFETCH(int, people);
    const Classifier classifier(known(size_t(people)), {});
    QVERIFY(classifier.knowsAnybody());
    QRandomGenerator random(99);
    for (int p = 0; p < people; ++p) {
        const Guess guess =
            classifier.guess(trackOf(500, {someFace(size_t(p), random), someFace(size_t(p), random)}), limit);
        QCOMPARE(guess.track, 500);
        QCOMPARE(guess.person, p + 1);
        QCOMPARE(guess.nearestPerson, p + 1);
        QCOMPARE(guess.reason, Reason::Near);
        QVERIFY(guess.distance > 0 && guess.distance <= guess.limit && guess.limit <= limit);
    }
}

void TestClassifier::strangerIsNeverNamed_data()
{
    nearestPersonGivesTheName_data();
}

void TestClassifier::strangerIsNeverNamed()
{
    QFETCH(int, people);
    QRandomGenerator random(5);
    const Guess guess = ask(known(size_t(people)), someFace(11, random));
    QCOMPARE(guess.person, 0);
    QCOMPARE(guess.reason, Reason::TooFar);
    QVERIFY(guess.distance > limit); // said all the same, for the reason
    QVERIFY(guess.nearestPerson > 0 && guess.nearestPerson <= people);
}

void TestClassifier::limitIsTheLimit()
{
    const std::vector<TrainingSample> one{sample(1, corner(0))};
    QCOMPARE(ask(one, away(0, limit * 0.99F, 5)).person, 1);
    QCOMPARE(ask(one, away(0, limit * 1.01F, 5)).reason, Reason::TooFar);
    QVERIFY(std::abs(ask(one, away(0, 0.3F, 5)).distance - 0.3F) < 1e-4F);
    // The two limits are one for somebody who was seen once.
    QCOMPARE(ask(one, away(0, wide.sure * 0.99F, 5), {}, wide).person, 1);
    QCOMPARE(ask(one, away(0, wide.sure * 1.01F, 5), {}, wide).person, 0);
}

void TestClassifier::whoVariesGetsTheWiderLimit()
{
    // Seen four times: with a hat, with glasses, at night, ...; or four times the same.
    const Descriptor asked = away(0, 0.55F, 5);
    const Guess varied = ask(varying(1, 0, 0.5F), asked, {}, wide);
    QCOMPARE(varied.person, 1);
    QVERIFY(varied.limit > 0.55F && varied.limit <= wide.largest);
    const Guess uniform = ask(varying(1, 0, 0.05F), asked, {}, wide);
    QCOMPARE(uniform.reason, Reason::TooFar);
    QCOMPARE(uniform.limit, wide.sure);
    // Never beyond the largest one.
    QCOMPARE(ask(varying(1, 0, 1.0F), asked, {}, wide).limit, wide.largest);
    // Four tracks of one recording show how the light falls, not how somebody changes.
    std::vector<TrainingSample> onceSeen = varying(1, 0, 0.5F);
    for (TrainingSample& s : onceSeen)
        s.recording = 7;
    QCOMPARE(ask(onceSeen, asked, {}, wide).limit, wide.sure);
}

void TestClassifier::twoLooksOfOnePerson()
{
    // With a beard and without; the middle of both looks like neither.
    const std::vector<TrainingSample> samples{sample(1, corner(0), 1), sample(1, corner(1), 2),
                                              sample(2, corner(2), 3)};
    QCOMPARE(ask(samples, away(0, 0.3F, 5)).person, 1);
    QCOMPARE(ask(samples, away(1, 0.3F, 5)).person, 1);
    QCOMPARE(ask(samples, away(2, 0.3F, 5)).person, 2);
    // One picture says less than several, so it must be nearer.
    QCOMPARE(ask(samples, away(0, 0.59F, 5)).person, 0);
    QCOMPARE(ask(samples, away(2, 0.59F, 5)).person, 2);
}

void TestClassifier::manyPicturesAreNotNearToEverybody()
{
    // Both centres are equally far; that of the one with very different pictures says less.
    const auto samples = varying(1, 0, 1.2F) + varying(2, 1, 0.05F);
    Descriptor middle = corner(0);
    middle[0] = middle[1] = std::sqrt(0.5F);
    const Guess guess = ask(samples, middle, {}, {1, 1});
    QCOMPARE(guess.person, 2);
    QVERIFY(guess.runnerUpDistance > guess.distance);
}

void TestClassifier::oneBadFaceDoesNotDecide()
{
    const Classifier classifier(known(3), {});
    const auto guess = [&](const std::vector<Descriptor>& faces) {
        return classifier.guess(trackOf(500, faces), limit).person;
    };
    QCOMPARE(guess({corner(0), corner(0), corner(0), corner(1)}), 1); // one look at what seems 2
    QCOMPARE(guess({corner(0), corner(9), corner(10)}), 0);           // one good look among strange ones
}

void TestClassifier::betweenTwo_data()
{
    QTest::addColumn<float>("towardsSecond"); // share of the way, of a right angle
    QTest::addColumn<int>("person");
    QTest::addColumn<int>("reason");
    QTest::newRow("at the first") << 0.0F << 1 << int(Reason::Near);
    QTest::newRow("nearer to the first") << 0.45F << 1 << int(Reason::Near);
    QTest::newRow("just before the middle") << 0.498F << 0 << int(Reason::Ambiguous);
    QTest::newRow("just after the middle") << 0.502F << 0 << int(Reason::Ambiguous);
    QTest::newRow("nearer to the second") << 0.55F << 2 << int(Reason::Near);
}

void TestClassifier::betweenTwo()
{
    QFETCH(float, towardsSecond);
    Descriptor d(dimensions, 0);
    const double angle = towardsSecond * std::acos(0.0);
    d[0] = float(std::cos(angle));
    d[1] = float(std::sin(angle));
    const Guess guess = ask({sample(1, corner(0)), sample(2, corner(1))}, d, {}, 1.0F);
    QTEST(int(guess.person), "person");
    QTEST(int(guess.reason), "reason");
    QCOMPARE(guess.nearestPerson, towardsSecond < 0.5F ? 1 : 2);
    QCOMPARE(guess.runnerUp, towardsSecond < 0.5F ? 2 : 1);
    QVERIFY(guess.distance <= guess.runnerUpDistance);
}

void TestClassifier::rejectedOneIsNotGuessed()
{
    const auto samples = known(3);
    QCOMPARE(askButNot(samples, corner(0), {1}).person, 0);
    QCOMPARE(askButNot(samples, corner(0), {1}).reason, Reason::Rejected);
    QCOMPARE(askButNot(samples, corner(0), {1, 2, 3}).reason, Reason::Rejected);
    // Who is not the nearest anyway plays no part.
    QCOMPARE(askButNot(samples, corner(0), {2, 3}).person, 1);
    // Nor does somebody who is too far, or not known at all.
    QCOMPARE(askButNot(samples, corner(7), {1}).reason, Reason::TooFar);
    QCOMPARE(askButNot(samples, corner(0), {77}).person, 1);
    // Of two who look alike it is the other one; of two who do not, nobody.
    const std::vector<TrainingSample> twins{sample(1, corner(0)), sample(2, away(0, 0.3F, 5)), sample(3, corner(3))};
    QCOMPARE(askButNot(twins, corner(0), {1}).person, 2);
    QCOMPARE(askButNot(twins, corner(0), {1, 2}).person, 0);
}

void TestClassifier::nearerToARejectedOne()
{
    // A neighbour looks like 1, and a person said once that it is not 1.
    const auto samples = known(2) + std::vector{notSample(1, away(0, 0.5F, 5))};
    const Guess neighbour = ask(samples, away(0, 0.45F, 5));
    QCOMPARE(neighbour.person, 0);
    QCOMPARE(neighbour.reason, Reason::NearRejected);
    QCOMPARE(neighbour.nearestPerson, 1);
    QCOMPARE(ask(samples, away(0, 0.15F, 5)).person, 1);
    QCOMPARE(ask(samples, away(1, 0.45F, 5)).person, 2);
    // A rejection alone makes nobody known.
    QVERIFY(!Classifier({notSample(1, corner(0))}, {}).knowsAnybody());
}

void TestClassifier::delivery_data()
{
    QTest::addColumn<float>("toResident");
    QTest::addColumn<float>("toDelivery");
    QTest::addColumn<int>("person");
    QTest::addColumn<int>("reason");
    QTest::newRow("both near, the resident nearer") << 0.3F << 0.5F << 1 << int(Reason::Near);
    QTest::newRow("both near, the delivery nearer") << 0.5F << 0.3F << 0 << int(Reason::NearDelivery);
    QTest::newRow("only the resident near") << 0.3F << 0.9F << 1 << int(Reason::Near);
    QTest::newRow("only the delivery near") << 0.9F << 0.3F << 2 << int(Reason::Near);
    QTest::newRow("nobody near") << 0.9F << 0.8F << 0 << int(Reason::TooFar);
    QTest::newRow("about as near: the resident") << 0.400F << 0.401F << 1 << int(Reason::Near);
}

void TestClassifier::delivery()
{
    QFETCH(float, toResident);
    QFETCH(float, toDelivery);
    const std::vector<TrainingSample> samples{sample(1, away(0, toResident, 5)), sample(2, away(0, toDelivery, 6))};
    const Guess guess = ask(samples, corner(0), {{1, Role::Resident}, {2, Role::Delivery}});
    QTEST(int(guess.person), "person");
    QTEST(int(guess.reason), "reason");
}

void TestClassifier::deliveryNeverGetsTheWiderLimit()
{
    // One name for many people varies a lot; that must not make it reach farther.
    const auto deliveries = varying(1, 0, 0.5F);
    const Descriptor asked = away(0, 0.55F, 5);
    QCOMPARE(ask(deliveries, asked, {{1, Role::Visitor}}, wide).person, 1);
    QCOMPARE(ask(deliveries, asked, {{1, Role::Delivery}}, wide).person, 0);
    QCOMPARE(ask(deliveries, corner(0), {{1, Role::Delivery}}, wide).person, 1);
}

void TestClassifier::ignoredOnesAreFoundStrictly()
{
    // Being ignored hides somebody, so it takes more than for a name.
    const auto somebody = varying(1, 0, 0.5F);
    const Descriptor asked = away(0, 0.55F, 5);
    QCOMPARE(ask(somebody, asked, {{1, Role::Resident}}, wide).person, 1);
    QCOMPARE(ask(somebody, asked, {{1, Role::Ignored}}, wide).reason, Reason::TooFar);
    QCOMPARE(ask(somebody, away(0, 0.2F, 5), {{1, Role::Ignored}}, wide).person, 1);
}

void TestClassifier::poorFaces()
{
    const Classifier classifier(known(2), {});
    const float poor = poorQuality * 0.9F;
    const Guess guess = classifier.guess(trackOf(500, {corner(0), corner(0)}, 0, poor), limit);
    QCOMPARE(guess.person, 0);
    QCOMPARE(guess.reason, Reason::PoorFaces);
    QCOMPARE(guess.nearestPerson, 1); // who it would have been
    // Beside a good face poor ones do not count.
    TrackSample track = trackOf(500, {corner(0), corner(1), corner(1)}, 0, poor);
    track.faces[0].quality = 0.5F;
    QCOMPARE(classifier.guess(track, limit).person, 1);
}

void TestClassifier::nearestFacesExplain()
{
    std::vector<TrainingSample> samples;
    for (int i = 0; i < 6; ++i)
        samples.push_back(sample(1, away(0, 0.05F * float(6 - i), 5), 10 + i, 100 + i));
    samples.push_back(sample(2, corner(1), 30, 200));
    const Guess guess = ask(samples, corner(0));
    QCOMPARE(guess.person, 1);
    QCOMPARE(guess.nearest.size(), 3U);
    for (size_t i = 0; i < 3; ++i) {
        QCOMPARE(guess.nearest[i].face, 105 - FaceId(i));
        QCOMPARE(guess.nearest[i].person, 1);
        QVERIFY(std::abs(guess.nearest[i].distance - 0.05F * float(i + 1)) < 1e-4F);
    }
    // As many as there are; and of the nearest person where there is no name.
    const Guess far = ask(samples, away(1, 1.0F, 9));
    QCOMPARE(far.person, 0);
    QCOMPARE(far.nearest.size(), 1U);
    QCOMPARE(far.nearest[0].face, 200);
}

void TestClassifier::runnerUpTellsHowClose()
{
    const Guess guess = ask(known(3), away(1, 0.3F, 2));
    QCOMPARE(guess.person, 2);
    QCOMPARE(guess.runnerUp, 3);
    QVERIFY(guess.runnerUpDistance > 1);
    const Guess alone = ask(known(1), corner(0));
    QCOMPARE(alone.person, 1);
    QCOMPARE(alone.runnerUp, 0);
}

void TestClassifier::nobodyKnown()
{
    QVERIFY(!Classifier({}, {}).knowsAnybody());
    const Guess guess = ask({}, corner(0));
    QCOMPARE(guess.track, 500);
    QCOMPARE(guess.person, 0);
    QCOMPARE(guess.reason, Reason::NobodyKnown);
    QVERIFY(guess.nearest.empty());
}

void TestClassifier::nothingToLookAt()
{
    const Classifier classifier(known(2), {});
    QCOMPARE(classifier.guess(trackOf(500, {}), limit).person, 0);
    QCOMPARE(classifier.guess(trackOf(500, {}), limit).reason, Reason::PoorFaces);
    QCOMPARE(classifier.guess(trackOf(500, {Descriptor{}}), limit).person, 0);
}

void TestClassifier::otherLengths()
{
    // Descriptors of another encoder, by mistake.
    const auto samples = known(2) + std::vector{sample(3, {1, 0, 0}), sample(4, {})};
    QCOMPARE(ask(samples, corner(1)).person, 2);
    QCOMPARE(ask(samples, {0, 1}).person, 0);
}

void TestClassifier::brokenNumbers()
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    const auto samples = known(2) + std::vector{sample(3, Descriptor(dimensions, nan))};
    QCOMPARE(ask(known(2), Descriptor(dimensions, nan)).person, 0);
    QCOMPARE(ask(samples, corner(1)).person, 2);
}

void TestClassifier::theSameSight()
{
    const TrackSample a = trackOf(1, {away(0, 0.3F, 5), away(0, 0.1F, 5)});
    const TrackSample b = trackOf(2, {corner(1)});
    QCOMPARE(sameSight(corner(0), {a, b}, limit), 11);
    QCOMPARE(sameSight(corner(1), {a, b}, limit), 20);
    QCOMPARE(sameSight(corner(2), {a, b}, limit), 0); // somebody else
    QCOMPARE(sameSight(corner(0), {}, limit), 0);
    QCOMPARE(sameSight({}, {a, b}, limit), 0);
    // One person may look like that, but it may be another one.
    QCOMPARE(sameSight(corner(0), {trackOf(1, {away(0, 0.5F, 5)})}, limit), 0);
    // Two tracks that may be that person.
    QCOMPARE(sameSight(corner(0), {a, trackOf(3, {away(0, 0.5F, 6)})}, limit), 0);
}

QTEST_GUILESS_MAIN(TestClassifier)
#include "tst_classifier.moc"
