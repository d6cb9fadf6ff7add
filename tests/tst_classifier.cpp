// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/classifier.h"
#include "core/recognition/distance.h"
#include "core/recognition/linearsvm.h"
#include "core/recognition/recognise.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <limits>
#include <map>
#include <ranges>

using namespace ringface;

namespace
{
constexpr float limit = 0.6F;
constexpr size_t dimensions = 16;

Descriptor corner(size_t person)
{
    Descriptor d(dimensions, 0);
    d[person] = 1;
    return d;
}

/// A face of that person, not twice the same.
Descriptor face(size_t person, QRandomGenerator& random)
{
    Descriptor d = corner(person);
    for (float& v : d)
        v += 0.15F * float(random.generateDouble() - 0.5);
    return d;
}

/// Recording 0 stands for one of its own.
TrackSample track(TrackId id, const std::vector<Descriptor>& faces, PersonId label = 0, RecordingId recording = 0,
                  qint32 from = 0, qint32 to = 1000)
{
    TrackSample t{id, recording == 0 ? 1000 + id : recording, 0, from, to, {}};
    for (const Descriptor& d : faces)
        t.faces.push_back({d, 0.8F, label});
    return t;
}

/// \a people persons with \a visits labelled tracks of three faces each; ids of persons from 1.
RecognitionInput known(size_t people, int visits, quint32 seed = 1)
{
    QRandomGenerator random(seed);
    RecognitionInput input;
    input.matchLimit = limit;
    for (size_t p = 0; p < people; ++p) {
        for (int v = 0; v < visits; ++v)
            input.tracks.push_back(track(TrackId(input.tracks.size()) + 1,
                                         {face(p, random), face(p, random), face(p, random)}, PersonId(p) + 1));
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

class TestClassifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownPeopleAreNamed_data();
    void knownPeopleAreNamed();
    void strangerIsNeverNamed_data();
    void strangerIsNeverNamed();
    void doubtNamesNobody();
    void runnerUpTellsHowClose();
    void oneBadFaceDoesNotDecide();
    void labelWins();
    void mostLabelsOfATrackWin();
    void overlappingTracksNeverShareAName();
    void labelledOneKeepsTheNameThere();
    void twoLabelsOfOneNameStay();
    void guessesDoNotTrain();
    void groupsAreOfTheUnlabelled();
    void nothingKnown();
    void nothingToLookAt();
    void mixedLengths();
    void brokenNumbers();
    void trainer_data();
    void trainer();
    void trainerRefusesRaggedSamples();
};

void TestClassifier::knownPeopleAreNamed_data()
{
    QTest::addColumn<int>("people");
    for (const int n : {1, 2, 3, 12})
        QTest::addRow("%d known", n) << n;
}

void TestClassifier::knownPeopleAreNamed()
{
    QFETCH(int, people);
    const Classifier classifier(known(size_t(people), 2));
    QVERIFY(classifier.knowsAnybody());
    QRandomGenerator random(99);
    for (int p = 0; p < people; ++p) {
        const Guess guess = classifier.guess(track(500, {face(size_t(p), random), face(size_t(p), random)}));
        QCOMPARE(guess.track, 500);
        QCOMPARE(guess.person, p + 1);
        QVERIFY(guess.distance > 0 && guess.distance <= limit);
    }
}

void TestClassifier::strangerIsNeverNamed_data()
{
    knownPeopleAreNamed_data();
}

void TestClassifier::strangerIsNeverNamed()
{
    QFETCH(int, people);
    const Classifier classifier(known(size_t(people), 3));
    QRandomGenerator random(5);
    for (size_t stranger = 12; stranger < dimensions; ++stranger) {
        const Guess guess = classifier.guess(track(500, {face(stranger, random), face(stranger, random)}));
        QCOMPARE(guess.person, 0);
        QVERIFY(guess.distance > limit); // said all the same, for the reason
    }
}

void TestClassifier::doubtNamesNobody()
{
    // One person's faces reach far towards another's: there the nearest face and the hyperplane disagree.
    RecognitionInput input;
    input.matchLimit = 2;
    const std::vector<Descriptor> ones{{1, 0}, {0.9F, 0}, {1, 0.1F}, {0.35F, 0.55F}};
    const std::vector<Descriptor> twos{{0, 1}, {0.1F, 0.9F}, {0, 0.9F}};
    input.tracks = {track(1, ones, 1), track(2, twos, 2)};
    std::vector<Descriptor> all = ones;
    all.insert(all.end(), twos.begin(), twos.end());
    const std::vector<LinearModel> planes = trainOneAgainstRest(all, {0, 0, 0, 0, 1, 1, 1}, 2);
    QCOMPARE(planes.size(), 2U);
    const auto nearest = [](const std::vector<Descriptor>& samples, const Descriptor& d) {
        return std::ranges::min(samples | std::views::transform([&](const Descriptor& s) { return distance(s, d); }));
    };
    const Classifier classifier(input);
    int doubts = 0;
    for (int i = 0; i <= 100; ++i) {
        const Descriptor d{float(i) / 100, 1 - float(i) / 100};
        const PersonId byDistance = nearest(ones, d) < nearest(twos, d) ? 1 : 2;
        const PersonId byPlane = planes[0].score(d) > planes[1].score(d) ? 1 : 2;
        const Guess guess = classifier.guess(track(500, {d}));
        QCOMPARE(guess.person, byDistance == byPlane ? byDistance : 0);
        QVERIFY(guess.distance <= guess.runnerUpDistance);
        doubts += byDistance == byPlane ? 0 : 1;
    }
    QVERIFY(doubts > 0 && doubts < 50);
}

void TestClassifier::runnerUpTellsHowClose()
{
    const Classifier two(known(2, 2));
    const Guess guess = two.guess(track(500, {corner(1)}));
    QCOMPARE(guess.person, 2);
    QCOMPARE(guess.runnerUp, 1);
    QVERIFY(guess.runnerUpDistance > 1);
    const Guess alone = Classifier(known(1, 2)).guess(track(500, {corner(0)}));
    QCOMPARE(alone.person, 1);
    QCOMPARE(alone.runnerUp, 0);
}

void TestClassifier::oneBadFaceDoesNotDecide()
{
    const Classifier classifier(known(3, 2));
    // Two good looks at 1, one at what seems 2.
    QCOMPARE(classifier.guess(track(500, {corner(0), corner(0), corner(1)})).person, 1);
    // One good look among strange ones is not enough.
    QCOMPARE(classifier.guess(track(500, {corner(0), corner(13), corner(14)})).person, 0);
}

void TestClassifier::labelWins()
{
    // A person said that this is 2, although the numbers say 1.
    RecognitionInput input = known(2, 3);
    input.tracks.push_back(track(500, {corner(0), corner(0), corner(0)}));
    input.tracks.back().faces[1].label = 2;
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 2);
}

void TestClassifier::mostLabelsOfATrackWin()
{
    RecognitionInput input = known(2, 3);
    input.tracks.push_back(track(500, {corner(0), corner(0), corner(0), corner(0)}));
    input.tracks.back().faces[0].label = 1;
    input.tracks.back().faces[1].label = 2;
    input.tracks.back().faces[2].label = 2;
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 2);
}

void TestClassifier::overlappingTracksNeverShareAName()
{
    QRandomGenerator random(8);
    RecognitionInput input = known(2, 3);
    Descriptor twin = corner(0);
    twin[5] = 0.3F;
    input.tracks.push_back(track(501, {twin}, 0, 77, 0, 5000));
    input.tracks.push_back(track(502, {corner(0)}, 0, 77, 4000, 9000)); // nearer
    input.tracks.push_back(track(503, {twin}, 0, 77, 9500, 12000));     // later: may be the same again
    input.tracks.push_back(track(504, {twin}, 0, 78, 0, 5000));         // another recording
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 0);
    QCOMPARE(guesses[502].person, 1);
    QCOMPARE(guesses[503].person, 1);
    QCOMPARE(guesses[504].person, 1);
}

void TestClassifier::labelledOneKeepsTheNameThere()
{
    RecognitionInput input = known(2, 3);
    Descriptor far = corner(0);
    far[5] = 0.5F;
    input.tracks.push_back(track(501, {far}, 1, 77)); // a person's word, although farther
    input.tracks.push_back(track(502, {corner(0)}, 0, 77));
    input.tracks.push_back(track(100, {far}, 0, 77)); // looks exactly like the labelled one
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 1);
    QCOMPARE(guesses[502].person, 0);
    QCOMPARE(guesses[100].person, 0);
}

void TestClassifier::twoLabelsOfOneNameStay()
{
    // Wrong perhaps, but a person's word.
    RecognitionInput input = known(2, 3);
    input.tracks.push_back(track(501, {corner(0)}, 1, 77));
    input.tracks.push_back(track(502, {corner(1)}, 1, 77));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[501].person, 1);
    QCOMPARE(guesses[502].person, 1);
}

void TestClassifier::guessesDoNotTrain()
{
    // A chain of faces, each within the limit of the one before: only those near the labelled one get the name, however
    // often it is learnt again.
    RecognitionInput input;
    input.matchLimit = limit;
    for (int i = 0; i < 10; ++i) {
        Descriptor d(dimensions, 0);
        d[0] = 0.4F * float(i);
        input.tracks.push_back(track(i + 1, {d}, i == 0 ? 1 : 0));
    }
    for (int round = 0; round < 3; ++round) {
        for (const auto& [t, g] : guessesOf(input))
            QCOMPARE(g.person, t <= 2 ? 1 : 0);
    }
}

void TestClassifier::groupsAreOfTheUnlabelled()
{
    RecognitionInput input = known(2, 2);
    input.nextGroup = 7;
    input.tracks.push_back(track(500, {corner(0)})); // will be guessed, and is offered as a group too
    input.tracks.push_back(track(501, {corner(9)}));
    std::map<TrackId, GroupId> groups;
    for (const TrackGroup& g : recognise(input).groups)
        groups[g.track] = g.group;
    QCOMPARE(groups.size(), 2);
    QVERIFY(groups[500] >= 7 && groups[501] >= 7 && groups[500] != groups[501]);
}

void TestClassifier::nothingKnown()
{
    QVERIFY(recognise({}).guesses.empty());
    QVERIFY(recognise({}).groups.empty());
    RecognitionInput input;
    input.matchLimit = limit;
    input.tracks.push_back(track(1, {corner(0)}));
    QVERIFY(!Classifier(input).knowsAnybody());
    QCOMPARE(Classifier(input).guess(input.tracks[0]).person, 0);
    const RecognitionResult result = recognise(input);
    QVERIFY(result.guesses.empty());
    QCOMPARE(result.groups.size(), 1);
}

void TestClassifier::nothingToLookAt()
{
    const Classifier classifier(known(2, 2));
    QCOMPARE(classifier.guess(track(500, {})).person, 0);
    RecognitionInput input = known(2, 2);
    input.tracks.push_back(track(500, {}));
    QCOMPARE(guessesOf(input)[500].person, 0);
}

void TestClassifier::mixedLengths()
{
    // Descriptors of another encoder, by mistake among the labelled ones and among the unlabelled ones.
    RecognitionInput input = known(2, 2);
    input.tracks.push_back(track(400, {Descriptor{1, 0, 0}}, 1));
    input.tracks.push_back(track(500, {corner(1)}));
    input.tracks.push_back(track(501, {Descriptor{0, 1}}));
    input.tracks.push_back(track(502, {Descriptor{}}));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 2);
    QCOMPARE(guesses[501].person, 0);
    QCOMPARE(guesses[502].person, 0);
}

void TestClassifier::brokenNumbers()
{
    RecognitionInput input = known(2, 2);
    const float nan = std::numeric_limits<float>::quiet_NaN();
    input.tracks.push_back(track(400, {Descriptor(dimensions, nan)}, 1));
    input.tracks.push_back(track(500, {Descriptor(dimensions, nan)}));
    input.tracks.push_back(track(501, {corner(1)}));
    auto guesses = guessesOf(input);
    QCOMPARE(guesses[500].person, 0);
    QCOMPARE(guesses[501].person, 2);
}

void TestClassifier::trainer_data()
{
    QTest::addColumn<int>("samples"); // of classes 0, 1, 0, 1, ...
    QTest::addColumn<int>("classes");
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("models");
    QTest::newRow("two classes") << 8 << 2 << 2 << 2;
    QTest::newRow("a class without samples") << 8 << 2 << 3 << 3;
    QTest::newRow("one sample each") << 2 << 2 << 2 << 2;
    QTest::newRow("no samples") << 0 << 2 << 2 << 0;
    QTest::newRow("one class") << 8 << 1 << 1 << 0;
    QTest::newRow("all in one of two") << 8 << 1 << 2 << 0;
    QTest::newRow("class out of range") << 8 << 3 << 2 << 0;
}

void TestClassifier::trainer()
{
    QFETCH(int, samples);
    QFETCH(int, classes);
    QFETCH(int, count);
    QRandomGenerator random(1);
    std::vector<Descriptor> x;
    std::vector<int> y;
    for (int i = 0; i < samples; ++i) {
        y.push_back(i % classes);
        x.push_back(face(size_t(y.back()), random));
    }
    const std::vector<LinearModel> models = trainOneAgainstRest(x, y, count);
    QTEST(int(models.size()), "models");
    for (size_t i = 0; i < x.size() && !models.empty(); ++i) {
        for (int c = 0; c < classes; ++c)
            QCOMPARE(models[size_t(c)].score(x[i]) > 0, c == y[i]);
    }
}

void TestClassifier::trainerRefusesRaggedSamples()
{
    QVERIFY(trainOneAgainstRest({{1, 0}, {0, 1, 0}}, {0, 1}, 2).empty());
    QVERIFY(trainOneAgainstRest({{}, {}}, {0, 1}, 2).empty());
    QVERIFY(trainOneAgainstRest({{1, 0}, {0, 1}}, {0}, 2).empty());
}

QTEST_GUILESS_MAIN(TestClassifier)
#include "tst_classifier.moc"
