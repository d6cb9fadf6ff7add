// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/recognise.h"

#include "core/recognition/distance.h"
#include "core/recognition/ownlimits.h"
#include "core/recognition/training.h"
#include "tests/support/descriptors.h"

#include <QTest>

#include <limits>
#include <map>

using namespace ringface;
using namespace ringface::testing;

namespace
{
constexpr float limit = 0.6F;

/// \a people persons with \a visits labelled tracks of three faces each; ids of persons from 1.
RecognitionInput known(size_t people, int visits)
{
    QRandomGenerator random(1);
    RecognitionInput input;
    input.encoder = QStringLiteral("colour");
    input.limits = limit;
    for (size_t p = 0; p < people; ++p) {
        for (int v = 0; v < visits; ++v)
            input.tracks.push_back(trackOf(TrackId(input.tracks.size()) + 1,
                                           {someFace(p, random), someFace(p, random), someFace(p, random)},
                                           PersonId(p) + 1));
    }
    return input;
}

std::map<TrackId, Guess> guessesOf(const RecognitionInput& input)
{
    std::map<TrackId, Guess> out;
    for (const Guess& g : recognise(input).guesses)
        out[g.track] = g;
    return out;
}
} // namespace

class TestRecognise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void labelWins();
    void oneLabelFindsTheOthers();
    void poorFacesNeverTrain();
    void seenTogetherOnlyOneHasTheName();
    void labelledOneKeepsTheNameThere();
    void twoLabelsOfOneNameStay();
    void guessesDoNotTrain();
    void orderPlaysNoPart();
    void rejectionTeaches();
    void manyPeopleCorrectTheLimits();
    void fixedSamplesInsteadOfLabels();
    void tellsWhatItLearnt();
    void groupsAreOfTheUnlabelled();
    void nothingKnown();
    void mixedLengths();
    void brokenNumbers();
};

void TestRecognise::labelWins()
{
    // A person said that this is 2, although the numbers say 1.
    RecognitionInput input = known(2, 3);
    input.tracks.push_back(trackOf(500, {corner(0), corner(0), corner(0)}));
    input.tracks.back().faces[1].label = 2;
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 2);
    QCOMPARE(guesses[500].reason, Reason::Labelled);
    // also where nothing can be measured
    input.tracks.push_back(trackOf(501, {corner(9)}, 2, poorQuality / 2));
    QCOMPARE(guessesOf(input)[501].person, 2);
}

void TestRecognise::oneLabelFindsTheOthers()
{
    // One of ten visits gets a name, and that one face of it.
    QRandomGenerator random(2);
    RecognitionInput input;
    input.limits = limit;
    for (int i = 0; i < 10; ++i)
        input.tracks.push_back(trackOf(i + 1, {someFace(0, random), someFace(0, random)}));
    for (int i = 10; i < 15; ++i)
        input.tracks.push_back(trackOf(i + 1, {someFace(1, random)}));
    input.tracks[4].faces[1].label = 7;
    for (const auto& [track, guess] : guessesOf(input)) {
        QCOMPARE(guess.person, track <= 10 ? 7 : 0);
        QCOMPARE(guess.reason, track == 5 ? Reason::Labelled : track <= 10 ? Reason::Near : Reason::TooFar);
    }
}

void TestRecognise::poorFacesNeverTrain()
{
    RecognitionInput input;
    input.limits = limit;
    input.tracks = {trackOf(1, {corner(0)}, 1, poorQuality * 0.9F), trackOf(2, {corner(0)})};
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[1].person, 1);
    QCOMPARE(guesses[1].reason, Reason::Labelled);
    QCOMPARE(guesses[2].person, 0);
    QCOMPARE(guesses[2].reason, Reason::NobodyKnown);
    // and a track of poor faces gets no name from a good one
    input.tracks = {trackOf(1, {corner(0)}, 1), trackOf(2, {corner(0)}, 0, poorQuality * 0.9F)};
    QCOMPARE(guessesOf(input)[2].reason, Reason::PoorFaces);
    QCOMPARE(guessesOf(input)[2].person, 0);
}

void TestRecognise::seenTogetherOnlyOneHasTheName()
{
    RecognitionInput input = known(2, 3);
    const Descriptor twin = away(0, 0.3F, 5);
    input.tracks.push_back(placed(trackOf(501, {twin}), 77, 0, 5000));
    input.tracks.push_back(placed(trackOf(502, {corner(0)}), 77, 4000, 9000)); // nearer
    input.tracks.push_back(placed(trackOf(503, {twin}), 77, 9500, 12000));     // later: may be the same again
    input.tracks.push_back(placed(trackOf(504, {twin}), 78, 0, 5000));         // another recording
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 0);
    QCOMPARE(guesses[501].reason, Reason::SeenTogether);
    QCOMPARE(guesses[501].nearestPerson, 1);
    QCOMPARE(guesses[502].person, 1);
    QCOMPARE(guesses[503].person, 1);
    QCOMPARE(guesses[504].person, 1);
}

void TestRecognise::labelledOneKeepsTheNameThere()
{
    RecognitionInput input = known(2, 3);
    const Descriptor far = away(0, 0.5F, 5);
    input.tracks.push_back(placed(trackOf(501, {far}, 1), 77)); // a person's word, although farther
    input.tracks.push_back(placed(trackOf(502, {corner(0)}), 77));
    input.tracks.push_back(placed(trackOf(100, {far}), 77)); // looks exactly like the labelled one
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 1);
    QCOMPARE(guesses[502].reason, Reason::SeenTogether);
    QCOMPARE(guesses[100].reason, Reason::SeenTogether);
}

void TestRecognise::twoLabelsOfOneNameStay()
{
    // Wrong perhaps, but a person's word.
    RecognitionInput input = known(2, 3);
    input.tracks.push_back(placed(trackOf(501, {corner(0)}, 1), 77));
    input.tracks.push_back(placed(trackOf(502, {corner(1)}, 1), 77));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 1);
    QCOMPARE(guesses[502].person, 1);
}

void TestRecognise::guessesDoNotTrain()
{
    // A chain of faces, each within the limit of the one before: only those near the labelled one get the name, however
    // often it is learnt again.
    RecognitionInput input;
    input.limits = limit;
    for (int i = 0; i < 10; ++i) {
        Descriptor d(dimensions, 0);
        d[0] = 0.4F * float(i);
        input.tracks.push_back(trackOf(i + 1, {d}, i == 0 ? 1 : 0));
    }
    input.tracks[0].faces[0].descriptor[0] = 1e-6F; // has a direction
    for (int round = 0; round < 3; ++round) {
        for (const auto& [t, g] : guessesOf(input))
            QCOMPARE(g.person, t <= 2 ? 1 : 0);
    }
}

void TestRecognise::orderPlaysNoPart()
{
    // Whatever was labelled first and however the tracks come: exactly the same guesses.
    QRandomGenerator random(11);
    RecognitionInput input;
    input.limits = {0.5F, 0.9F};
    for (int i = 0; i < 200; ++i) {
        const PersonId label = i % 2 == 0 ? 1 + i % 3 : 0;
        TrackSample t =
            trackOf(i + 1, {someFace(size_t(i) % 3, random, 0.5F), someFace(size_t(i) % 3, random, 0.5F)}, label);
        t = placed(t, 1 + i / 2, qint32(500 * (i % 3)), 1200);
        if (i % 17 == 0)
            t.notPeople = {1};
        input.tracks.push_back(t);
    }
    input.roles = {{3, Role::Delivery}};
    const std::map<TrackId, Guess> expected = guessesOf(input);
    for (int round = 0; round < 4; ++round) {
        std::shuffle(input.tracks.begin(), input.tracks.end(), random);
        for (const auto& [track, guess] : guessesOf(input)) {
            const Guess& as = expected.at(track);
            QCOMPARE(guess.person, as.person);
            QCOMPARE(guess.reason, as.reason);
            QCOMPARE(guess.nearestPerson, as.nearestPerson);
            QVERIFY(guess.distance == as.distance && guess.runnerUpDistance == as.runnerUpDistance);
            QVERIFY(guess.nearest == as.nearest);
        }
    }
}

void TestRecognise::rejectionTeaches()
{
    // "That is not 1", said of one visit of a neighbour: his next visit is not called 1 either.
    RecognitionInput input = known(1, 3);
    input.tracks.push_back(trackOf(500, {away(0, 0.5F, 5)}));
    input.tracks.push_back(trackOf(501, {away(0, 0.48F, 5)}));
    QCOMPARE(guessesOf(input)[501].person, 1);
    input.tracks[3].notPeople = {1};
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].reason, Reason::Rejected);
    QCOMPARE(guesses[501].reason, Reason::NearRejected);
    QCOMPARE(guesses[501].person, 0);
}

void TestRecognise::fixedSamplesInsteadOfLabels()
{
    // An older classifier version knows 5, and does not know yet what was labelled since.
    RecognitionInput input = known(2, 2);
    input.tracks.push_back(trackOf(500, {corner(0)}));
    input.tracks.push_back(trackOf(501, {corner(4)}));
    input.fixed = {{5, 1, 9, false, false, corner(4)}};
    const RecognitionResult result = recognise(input);
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 0);
    QCOMPARE(guesses[501].person, 5);
    QCOMPARE(guesses[501].nearest.at(0).face, 9);
    QCOMPARE(guesses[1].person, 1); // a person's word stays
    QCOMPARE(guesses[1].reason, Reason::Labelled);
    QVERIFY(result.trainedOn.empty());
}

void TestRecognise::tellsWhatItLearnt()
{
    RecognitionInput input = known(3, 2);
    const RecognitionResult result = recognise(input);
    QCOMPARE(result.encoder, input.encoder);
    QVERIFY(result.limits == input.limits);
    QVERIFY(result.trainedOn == trainingSamples(input.tracks));
    QCOMPARE(result.trainedOn.size(), 6U);
    // which is enough to say the same again
    RecognitionInput again = input;
    again.fixed = result.trainedOn;
    again.tracks.push_back(trackOf(500, {away(1, 0.4F, 5)}));
    input.tracks.push_back(again.tracks.back());
    QCOMPARE(guessesOf(again)[500].person, 2);
    QCOMPARE(guessesOf(again)[500].distance, guessesOf(input)[500].distance);
}

void TestRecognise::groupsAreOfTheUnlabelled()
{
    RecognitionInput input = known(2, 2);
    input.nextGroup = 7;
    input.tracks.push_back(trackOf(500, {corner(0)})); // will be guessed, and is offered as a group too
    input.tracks.push_back(trackOf(501, {corner(9)}));
    std::map<TrackId, GroupId> groups;
    for (const TrackGroup& g : recognise(input).groups)
        groups[g.track] = g.group;
    QCOMPARE(groups.size(), 2U);
    QVERIFY(groups[500] >= 7 && groups[501] >= 7 && groups[500] != groups[501]);
}

void TestRecognise::nothingKnown()
{
    QVERIFY(recognise({}).guesses.empty());
    QVERIFY(recognise({}).groups.empty());
    RecognitionInput input;
    input.limits = limit;
    input.tracks.push_back(trackOf(1, {corner(0)}));
    const RecognitionResult result = recognise(input);
    QCOMPARE(result.guesses.size(), 1U);
    QCOMPARE(result.guesses[0].person, 0);
    QCOMPARE(result.guesses[0].reason, Reason::NobodyKnown);
    QCOMPARE(result.groups.size(), 1U);
    QVERIFY(result.trainedOn.empty());
}

void TestRecognise::mixedLengths()
{
    // Descriptors of another encoder, by mistake among the labelled ones and among the unlabelled ones.
    RecognitionInput input = known(2, 2);
    input.tracks.push_back(trackOf(400, {Descriptor{1, 0, 0}}, 3));
    input.tracks.push_back(trackOf(500, {corner(1)}));
    input.tracks.push_back(trackOf(501, {Descriptor{0, 1}}));
    input.tracks.push_back(trackOf(502, {Descriptor{}}));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 2);
    QCOMPARE(guesses[501].person, 0);
    QCOMPARE(guesses[502].person, 0);
}

void TestRecognise::brokenNumbers()
{
    RecognitionInput input = known(2, 2);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    input.tracks.push_back(trackOf(400, {Descriptor(dimensions, nan)}, 1));
    input.tracks.push_back(trackOf(500, {Descriptor(dimensions, nan)}));
    input.tracks.push_back(trackOf(501, {corner(1)}));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 0);
    QCOMPARE(guesses[501].person, 2);
}

void TestRecognise::manyPeopleCorrectTheLimits()
{
    // 21 people who lie closer together than the encoder's limit supposes, and two who might be twins.
    const auto peopleApart = [](int count, float step) {
        std::vector<TrainingSample> out;
        for (int p = 0; p < count; ++p)
            out.push_back({p + 1, p, 0, false, false, {step * float(p), 0}});
        out.push_back({count + 1, count, 0, false, false, {0, 0.001F}});
        return out;
    };
    const MatchLimits limits(1, 1.2F);
    QCOMPARE(ownLimits(limits, peopleApart(18, 0.5F)), limits); // 171 pairs say nothing
    QCOMPARE(ownLimits(limits, peopleApart(21, 2)), limits);
    const MatchLimits own = ownLimits(limits, peopleApart(21, 0.5F));
    QVERIFY(std::abs(own.sure - 0.5F) < 0.01F && std::abs(own.largest - 0.6F) < 0.01F);
    // Whoever moves the slider moves it from there on; what the slider lowered is not lowered twice.
    QCOMPARE(ownLimits(limits.scaled(0.8F), peopleApart(21, 0.5F)).sure, own.sure * 0.8F);
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
