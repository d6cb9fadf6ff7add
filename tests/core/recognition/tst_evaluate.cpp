// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/evaluate.h"

#include "core/library/values/utctime.h"
#include "core/recognition/distance.h"
#include "tests/support/descriptors.h"

#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr float limit = 0.52F;

/// Person 1: two visits, 0.50 apart. Person 2: two visits that look the same. Person 3: one visit, 0.60 from 2.
RecognitionInput household()
{
    RecognitionInput input;
    input.limits = limit;
    input.tracks = {trackOf(1, {corner(0)}, 1), trackOf(2, {away(0, 0.50F, 5)}, 1), trackOf(3, {corner(1)}, 2),
                    trackOf(4, {corner(1)}, 2), trackOf(5, {away(1, 0.60F, 6)}, 3)};
    return input;
}

RuleScore scoreOf(const Evaluation& evaluation, const QString& rule, float share)
{
    for (const RuleScore& s : evaluation.scores) {
        if (s.rule == rule && std::abs(s.share - share) < 1e-4F)
            return s;
    }
    return {};
}

QDateTime at(int hour, int minute)
{
    return utcTime(QDate(2024, 5, 1), QTime(hour, minute));
}
} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownHousehold_data();
    void knownHousehold();
    void safeShare();
    void wrongName();
    void oneVisitIsNotAsked();
    void tracksOfOneVisitStandAndFallTogether_data();
    void tracksOfOneVisitStandAndFallTogether();
    void poorAndUnlabelledAreLeftOut();
    void ignoredTeach();
    void rejectionsTeachButDoNotTell();
    void oneLongTrackHoldsAVisitTogether();
    void deliveriesDoNotCompete();
    void emptyLibrary();
};

void TestEvaluate::knownHousehold_data()
{
    QTest::addColumn<QString>("rule");
    QTest::addColumn<float>("share");
    QTest::addColumn<int>("right");
    QTest::addColumn<int>("unknown");
    QTest::addColumn<int>("strangers");
    for (const QString& rule : {u"classifier"_s, u"nearest"_s}) {
        const auto row = [&](float share, int right, int unknown, int strangers) {
            QTest::addRow("%s, %.2f", qPrintable(rule), double(share))
                << rule << share << right << unknown << strangers;
        };
        row(0.80F, 2, 2, 0);
        row(0.95F, 2, 2, 0); // 0.494: the two visits of 1 are too far apart
        row(1.00F, 4, 0, 0);
        row(1.15F, 4, 0, 0); // 0.598
        row(1.20F, 4, 0, 3); // 0.624: 3 is called 2, and both visits of 2 are called 3
    }
}

void TestEvaluate::knownHousehold()
{
    QFETCH(QString, rule);
    QFETCH(float, share);
    const Evaluation e = evaluate(household());
    QCOMPARE(e.people, 3);
    QCOMPARE(e.visits, 5);
    QCOMPARE(e.tracks, 5);
    QCOMPARE(e.asked, 4);
    const RuleScore score = scoreOf(e, rule, share);
    QTEST(score.right, "right");
    QTEST(score.unknown, "unknown");
    QTEST(score.strangers, "strangers");
    QCOMPARE(score.wrong, 0);
    QCOMPARE(score.rule, rule);
}

void TestEvaluate::safeShare()
{
    QVERIFY(std::abs(evaluate(household()).safeShare - 1.15F) < 1e-4F);
    // Somebody who is the image of another one: no share is safe.
    RecognitionInput input = household();
    input.tracks.push_back(trackOf(6, {away(0, 0.1F, 7)}, 4));
    QCOMPARE(evaluate(input).safeShare, 0.0F);
    // All of them far from each other: the largest that was tried.
    input = household();
    input.tracks.pop_back();
    QVERIFY(std::abs(evaluate(input).safeShare - 1.2F) < 1e-4F);
}

void TestEvaluate::wrongName()
{
    // At his second visit 1 looks like 2, and nothing like at his first one.
    RecognitionInput input;
    input.limits = limit;
    input.tracks = {trackOf(1, {corner(0)}, 1), trackOf(2, {away(1, 0.3F, 5)}, 1), trackOf(3, {corner(1)}, 2)};
    const Evaluation e = evaluate(input);
    for (const QString& rule : {u"classifier"_s, u"nearest"_s}) {
        const RuleScore score = scoreOf(e, rule, 1);
        QCOMPARE(score.right, 0);
        QCOMPARE(score.wrong, 1);
        QCOMPARE(score.unknown, 1);
    }
    QCOMPARE(e.asked, 2);
    QCOMPARE(e.safeShare, 0.0F);
}

void TestEvaluate::oneVisitIsNotAsked()
{
    RecognitionInput input;
    input.limits = limit;
    input.tracks = {trackOf(1, {corner(0)}, 1), trackOf(2, {corner(1)}, 2)};
    const Evaluation e = evaluate(input);
    QCOMPARE(e.people, 2);
    QCOMPARE(e.visits, 2);
    QCOMPARE(e.asked, 0);
    for (const RuleScore& s : e.scores)
        QCOMPARE(s.right + s.wrong + s.unknown + s.strangers, 0);
}

void TestEvaluate::tracksOfOneVisitStandAndFallTogether_data()
{
    QTest::addColumn<QDateTime>("first");
    QTest::addColumn<QDateTime>("second");
    QTest::addColumn<int>("visits");
    QTest::newRow("two minutes later") << at(12, 0) << at(12, 2) << 1;
    QTest::newRow("an hour later") << at(12, 0) << at(13, 0) << 2;
    QTest::newRow("times unknown") << QDateTime() << QDateTime() << 2;
    QTest::newRow("one time unknown") << QDateTime() << at(12, 0) << 2;
}

void TestEvaluate::tracksOfOneVisitStandAndFallTogether()
{
    // What was seen a minute ago would make it too easy.
    QFETCH(QDateTime, first);
    QFETCH(QDateTime, second);
    QFETCH(int, visits);
    RecognitionInput input;
    input.limits = limit;
    input.tracks = {trackOf(1, {corner(0)}, 1), trackOf(2, {corner(0)}, 1), trackOf(3, {corner(1)}, 2)};
    input.tracks[0].startedAt = first;
    input.tracks[1].startedAt = second;
    Evaluation e = evaluate(input);
    QCOMPARE(e.visits, visits + 1);
    QCOMPARE(e.asked, visits == 1 ? 0 : 2);
    QCOMPARE(scoreOf(e, u"classifier"_s, 1).right, visits == 1 ? 0 : 2);
    // Two tracks of one recording are one visit, whatever the time.
    input.tracks[1] = placed(input.tracks[1], input.tracks[0].recording, 400'000, 401'000);
    input.tracks[1].startedAt = first;
    e = evaluate(input);
    QCOMPARE(e.visits, 2);
    QCOMPARE(e.asked, 0);
}

void TestEvaluate::poorAndUnlabelledAreLeftOut()
{
    RecognitionInput input = household();
    const Evaluation before = evaluate(input);
    input.tracks.push_back(trackOf(8, {away(0, 0.05F, 8)}, 4, poorQuality / 2));
    input.tracks.push_back(trackOf(9, {away(0, 0.05F, 8)}));
    const Evaluation e = evaluate(input);
    QCOMPARE(e.people, before.people);
    QCOMPARE(e.visits, before.visits);
    QCOMPARE(e.tracks, before.tracks);
    QCOMPARE(e.asked, before.asked);
    QCOMPARE(e.safeShare, before.safeShare);
    QCOMPARE(e.scores.size(), before.scores.size());
    for (size_t i = 0; i < e.scores.size(); ++i) {
        QCOMPARE(e.scores[i].right, before.scores[i].right);
        QCOMPARE(e.scores[i].strangers, before.scores[i].strangers);
    }
}

void TestEvaluate::ignoredTeach()
{
    RecognitionInput input = household();
    const Evaluation before = evaluate(input);
    input.tracks.push_back(trackOf(6, {away(0, 0.05F, 7)}, 9)); // an ignored one who looks like 1
    input.tracks.push_back(trackOf(7, {away(0, 0.05F, 7)}, 9));
    input.roles[9] = Role::Ignored;
    const Evaluation e = evaluate(input);
    QCOMPARE(e.people, before.people);
    QCOMPARE(e.tracks, before.tracks);
    // One visit of 1 is taken for the ignored one, the other is as near to both: neither is a wrong name.
    const RuleScore now = scoreOf(e, u"classifier"_s, 1);
    QCOMPARE(now.right, scoreOf(before, u"classifier"_s, 1).right - 2);
    QCOMPARE(now.wrong, 0);
    QCOMPARE(now.unknown, scoreOf(before, u"classifier"_s, 1).unknown + 2);
}

void TestEvaluate::rejectionsTeachButDoNotTell()
{
    // 3 looks like 2, and as a stranger is taken for 2, whatever was said of that very track ...
    RecognitionInput input = household();
    input.tracks[4] = trackOf(5, {away(1, 0.3F, 6)}, 3);
    const int strangers = scoreOf(evaluate(input), u"classifier"_s, 1).strangers;
    QVERIFY(strangers > 0);
    input.tracks[4].notPeople = {2};
    QCOMPARE(scoreOf(evaluate(input), u"classifier"_s, 1).strangers, strangers);
    // ... but not after an unlabelled one like 3 was said not to be 2.
    input.tracks.push_back(trackOf(6, {away(1, 0.31F, 6)}));
    input.tracks.back().notPeople = {2};
    QVERIFY(scoreOf(evaluate(input), u"classifier"_s, 1).strangers < strangers);
}

void TestEvaluate::oneLongTrackHoldsAVisitTogether()
{
    // Ten minutes at the door, a second track in their first minute, a third one after them.
    RecognitionInput input;
    input.limits = limit;
    for (TrackId id = 1; id <= 3; ++id)
        input.tracks.push_back(trackOf(id, {corner(0)}, 1));
    input.tracks[0].startedAt = at(12, 0);
    input.tracks[0].toMs = 600'000;
    input.tracks[1].startedAt = at(12, 1);
    input.tracks[2].startedAt = at(12, 11);
    QCOMPARE(evaluate(input).visits, 1);
}

void TestEvaluate::deliveriesDoNotCompete()
{
    // Evaluated as it is used: with the roles. The delivery looks a little like 2, who keeps his name.
    RecognitionInput input = household();
    input.tracks[4] = trackOf(5, {away(1, 0.3F, 6)}, 3);
    QVERIFY(evaluate(input).scores.at(0).strangers > 0);
    input.roles[3] = Role::Delivery;
    QCOMPARE(scoreOf(evaluate(input), u"classifier"_s, 1).right, 4);
}

void TestEvaluate::emptyLibrary()
{
    const Evaluation e = evaluate({});
    QCOMPARE(e.people + e.visits + e.tracks + e.asked, 0);
    QCOMPARE(e.safeShare, 0.0F);
    for (const RuleScore& s : e.scores)
        QCOMPARE(s.right + s.wrong + s.unknown + s.strangers, 0);
}

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
