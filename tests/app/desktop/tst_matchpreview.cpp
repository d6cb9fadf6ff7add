// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What another match limit would change, and how sure recognition is: answered on a copy, without changing a name.
#include "app/desktop/matchpreview.h"
#include "tests/support/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr float limit = 0.5F;
const QString encoder = u"colour"_s;

/// Unit vector at this distance from (1, 0).
Descriptor away(float distance)
{
    const float cosine = 1 - distance * distance / 2;
    return {cosine, std::sqrt(1 - cosine * cosine)};
}
} // namespace

class TestMatchPreview : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_whatIf.reset(); }

    void nobodyIsNamed();
    void fewerAndMoreNames();
    void onlyTheNewestQuestion();
    void stepsOfASliderAreComparedWithWhatIsShown();
    void certainty();
    void nothingToBeCertainOf();
    void goesAwayInTheMiddle();

private:
    FaceId addOne(const QByteArray& content, int day, const Descriptor& descriptor);
    QString answer(int now, int percent);

    std::unique_ptr<MatchPreview> m_whatIf;
};

void TestMatchPreview::init()
{
    QVERIFY(make());
    m_whatIf = std::make_unique<MatchPreview>(library());
    m_whatIf->setEngine(encoder, limit);
}

FaceId TestMatchPreview::addOne(const QByteArray& content, int day, const Descriptor& descriptor)
{
    const RecordingId id = add(content, day);
    if (!scanOnce(library(), id, {standing(0, left, 0, 2000, {200}, descriptor)}))
        return 0;
    return facesAt(id, left).value(0);
}

QString TestMatchPreview::answer(int now, int percent)
{
    QSignalSpy answered(m_whatIf.get(), &MatchPreview::namesAnswered);
    m_whatIf->askNames(now, percent);
    return answered.wait() ? answered.first().first().toString() : u"no answer"_s;
}

void TestMatchPreview::nobodyIsNamed()
{
    QVERIFY(addOne("a", 1, away(0)) != 0);
    QCOMPARE(answer(100, 90), u"Nothing is named yet: name a few visitors first."_s);
}

void TestMatchPreview::fewerAndMoreNames()
{
    QVERIFY(say({addOne("a", 1, away(0))}, "Anna"));
    QVERIFY(addOne("b", 2, away(0.1F)) != 0);
    QVERIFY(addOne("c", 3, away(0.47F)) != 0);
    QVERIFY(addOne("d", 4, away(0.56F)) != 0);
    const QStringList before = dump();
    QCOMPARE(answer(100, 90), u"At 90 %: 1 name fewer"_s);
    QCOMPARE(answer(100, 120), u"At 120 %: 1 more name, 1 doubtful"_s);
    QCOMPARE(answer(90, 120), u"At 120 %: 2 more names, 1 doubtful"_s);
    QCOMPARE(answer(120, 80), u"At 80 %: 2 names fewer"_s);
    QCOMPARE(answer(100, 105), u"At 105 %: the same names"_s);
    QCOMPARE(dump(), before);
}

void TestMatchPreview::onlyTheNewestQuestion()
{
    QVERIFY(say({addOne("a", 1, away(0))}, "Anna"));
    QVERIFY(addOne("c", 3, away(0.47F)) != 0);
    QSignalSpy answered(m_whatIf.get(), &MatchPreview::namesAnswered);
    for (int percent = 99; percent >= 90; --percent)
        m_whatIf->askNames(100, percent);
    QVERIFY(answered.wait());
    QCOMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toString(), u"At 90 %: 1 name fewer"_s);
}

void TestMatchPreview::stepsOfASliderAreComparedWithWhatIsShown()
{
    QVERIFY(say({addOne("a", 1, away(0))}, "Anna"));
    QVERIFY(addOne("c", 3, away(0.47F)) != 0);
    QSignalSpy answered(m_whatIf.get(), &MatchPreview::namesAnswered);
    m_whatIf->askNames(100, 95); // each step is chosen at once by the keyboard
    m_whatIf->askNames(95, 90);
    m_whatIf->askNames(90, 85);
    QVERIFY(answered.wait());
    QCOMPARE(answered.first().first().toString(), u"At 85 %: 1 name fewer"_s);
}

void TestMatchPreview::certainty()
{
    QVERIFY(say({addOne("a", 1, away(0)), addOne("b", 2, away(0.47F))}, "Anna"));
    QSignalSpy answered(m_whatIf.get(), &MatchPreview::certaintyAnswered);
    m_whatIf->askCertainty();
    m_whatIf->askCertainty(); // is being answered
    QVERIFY(answered.wait());
    const auto scores = answered.first().at(0).value<QList<LimitScore>>();
    QCOMPARE(scores.size(), 9);
    QCOMPARE(scores.first().percent, 80);
    QCOMPARE(scores.first().unknown, 2);
    QCOMPARE(scores.last().percent, 120);
    QCOMPARE(scores.last().right, 2);
    QCOMPARE(answered.first().at(1).toInt(), 120);
    m_whatIf->askCertainty();
    QVERIFY(answered.wait());
    QCOMPARE(answered.size(), 2);
}

void TestMatchPreview::nothingToBeCertainOf()
{
    QSignalSpy answered(m_whatIf.get(), &MatchPreview::certaintyAnswered);
    m_whatIf->askCertainty();
    QVERIFY(answered.wait());
    QVERIFY(answered.first().at(0).value<QList<LimitScore>>().isEmpty());
    QCOMPARE(answered.first().at(1).toInt(), 0);
}

void TestMatchPreview::goesAwayInTheMiddle()
{
    QVERIFY(say({addOne("a", 1, away(0))}, "Anna"));
    m_whatIf->askCertainty();
    m_whatIf->askNames(100, 90);
    QSignalSpy gone(m_whatIf.get(), &QObject::destroyed);
    m_whatIf.reset();
    QCOMPARE(gone.size(), 1);
}

QTEST_GUILESS_MAIN(TestMatchPreview)
#include "tst_matchpreview.moc"
