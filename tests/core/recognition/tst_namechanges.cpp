// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/namechanges.h"

#include <QTest>

using namespace ringface;

namespace
{
constexpr PersonId anna = 1;
constexpr PersonId bert = 2;
constexpr PersonId ignored = 3;
const std::map<PersonId, Role> roles{{anna, Role::Resident}, {ignored, Role::Ignored}};

Guess guess(TrackId track, PersonId person, float distance = 0.2F, PersonId runnerUp = 0, float runnerUpDistance = 0)
{
    Guess g;
    g.track = track;
    g.person = person;
    g.distance = distance;
    g.limit = 0.5F;
    g.runnerUp = runnerUp;
    g.runnerUpDistance = runnerUpDistance;
    return g;
}

RecognitionResult result(std::vector<Guess> guesses)
{
    RecognitionResult r;
    r.guesses = std::move(guesses);
    return r;
}

NameChanges changes(const Guess& before, const Guess& after)
{
    return compareNames(result({before}), result({after}), roles);
}
} // namespace

class TestNameChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsEachKind();
    void ignoredOnesAreNoName();
    void doubtful_data();
    void doubtful();
};

void TestNameChanges::countsEachKind()
{
    const RecognitionResult before =
        result({guess(1, 0), guess(2, 0), guess(3, anna), guess(4, anna), guess(5, anna), guess(6, 0), guess(7, anna)});
    const RecognitionResult after = result(
        {guess(1, anna), guess(2, bert), guess(3, 0), guess(4, bert), guess(5, anna), guess(6, 0), guess(8, anna)});
    QVERIFY(compareNames(before, after, roles) == (NameChanges{2, 1, 1, 0}));
    QVERIFY(compareNames(before, before, roles) == NameChanges());
}

void TestNameChanges::ignoredOnesAreNoName()
{
    QVERIFY(changes(guess(1, 0), guess(1, ignored)) == NameChanges());
    QVERIFY(changes(guess(1, anna), guess(1, ignored)) == (NameChanges{0, 1, 0, 0}));
    QVERIFY(changes(guess(1, ignored), guess(1, anna)) == (NameChanges{1, 0, 0, 0}));
}

void TestNameChanges::doubtful_data()
{
    QTest::addColumn<PersonId>("before");
    QTest::addColumn<PersonId>("after");
    QTest::addColumn<float>("distance");
    QTest::addColumn<float>("runnerUp"); // < 0: there is none
    QTest::addColumn<int>("expected");
    QTest::newRow("near") << PersonId(0) << anna << 0.44F << -1.0F << 0;
    QTest::newRow("near the limit") << PersonId(0) << anna << 0.46F << -1.0F << 1;
    QTest::newRow("another one near the limit") << bert << anna << 0.46F << -1.0F << 1;
    QTest::newRow("clear of the next") << PersonId(0) << anna << 0.2F << 0.23F << 0;
    QTest::newRow("somebody as near") << PersonId(0) << anna << 0.2F << 0.22F << 1;
    QTest::newRow("lost") << anna << PersonId(0) << 0.49F << 0.49F << 0;
    QTest::newRow("as before") << anna << anna << 0.49F << 0.49F << 0;
}

void TestNameChanges::doubtful()
{
    QFETCH(PersonId, before);
    QFETCH(PersonId, after);
    QFETCH(float, distance);
    QFETCH(float, runnerUp);
    const Guess then = guess(1, after, distance, runnerUp < 0 ? 0 : bert, runnerUp < 0 ? 0 : runnerUp);
    QTEST(changes(guess(1, before), then).doubtful, "expected");
}

QTEST_GUILESS_MAIN(TestNameChanges)
#include "tst_namechanges.moc"
