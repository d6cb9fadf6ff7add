// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/frameclock.h"

#include <QList>
#include <QTest>

#include <limits>

using namespace ringface;

namespace
{
constexpr double day = 86'400'000;
constexpr double none = -1;
} // namespace

class TestFrameClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void times_data();
    void times();
    void neverBackAndNeverTooLate();
};

void TestFrameClock::times_data()
{
    QTest::addColumn<QList<double>>("said");
    QTest::addColumn<QList<qint64>>("shown");
    const auto row = [](const char* tag, const QList<double>& said, const QList<qint64>& shown) {
        QTest::newRow(tag) << said << shown;
    };
    row("as they are", {0, 66.7, 133.3, 400}, {0, 67, 133, 400});
    row("begins later", {500, 600}, {500, 600});
    row("two of one time", {0, 100, 100, 200}, {0, 100, 100, 200});
    row("none at all", {none, none, none}, {0, 0, 0});
    row("some missing", {0, 100, none, none, 400}, {0, 100, 200, 300, 400});
    row("a little back", {0, 100, 200, 150, 300}, {0, 100, 200, 300, 300});
    row("one damaged", {0, 100, 5000, 5100, 0, 5300}, {0, 100, 5000, 5100, 5200, 5300});
    row("began anew", {0, 100, 5000, 5100, 0, 100, 300, 400}, {0, 100, 5000, 5100, 5200, 5300, 5500, 5600});
    row("began anew twice", {2000, 2100, 0, 100, 2000, 2100, 0, 100}, {2000, 2100, 2200, 2300, 4200, 4300, 4400, 4500});
    row("absurd",
        {0, 100, 400 * day, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 500},
        {0, 100, 200, 300, 400, 500});
}

void TestFrameClock::times()
{
    QFETCH(QList<double>, said);
    FrameClock clock;
    QCOMPARE(clock.timeMs(), 0);
    QList<qint64> shown;
    for (const double ms : said) {
        clock.advance(ms);
        shown.append(clock.timeMs());
    }
    QTEST(shown, "shown");
}

void TestFrameClock::neverBackAndNeverTooLate()
{
    FrameClock clock;
    qint64 before = 0;
    for (int i = 0; i < 1000; ++i) {
        clock.advance(i % 3 == 0 ? 9.9 * day : i % 3 == 1 ? 0 : 1000.0 * i);
        QVERIFY(clock.timeMs() >= before);
        QVERIFY(clock.timeMs() + clock.stepMs() <= std::numeric_limits<qint32>::max());
        before = clock.timeMs();
    }
}

QTEST_GUILESS_MAIN(TestFrameClock)
#include "tst_frameclock.moc"
