// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The hour that comes twice when daylight saving time ends, 2 to 3 o'clock on 27 October 2024 in Berlin.
#include "core/library/values/localtime.h"
#include "tests/support/libraryfixture.h"

#include <QTest>

#include <ctime>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QDateTime summer = utcTime(QDate(2024, 10, 27), QTime(0, 30)); // 2:30 by the clock
const QDateTime winter = summer.addSecs(3600);                       // again
} // namespace

class TestDaylight : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(make()); }
    void bothAreToldApart();
    void twoClipsOfThatHourAreTwo();
    void versionsAreOfLocalDays();

private:
    static RecordingFile clip(const QByteArray& content, const QDateTime& at, TimeSource source)
    {
        RecordingFile file = recordingFile(u'/' + QString::fromLatin1(content) + u".mp4"_s, content, at);
        file.camera = u"Front Door"_s;
        file.timeSource = source;
        file.statedMs = 20'000;
        return file;
    }
};

void TestDaylight::initTestCase()
{
    qputenv("TZ", "Europe/Berlin");
    ::tzset();
    QCOMPARE(summer.toLocalTime().time(), QTime(2, 30));
    QCOMPARE(winter.toLocalTime().time(), QTime(2, 30));
}

void TestDaylight::bothAreToldApart()
{
    QCOMPARE(sameOnClocks(summer), winter);
    QCOMPARE(sameOnClocks(winter), summer);
    QVERIFY(clockNote(summer) != clockNote(winter));
    QVERIFY(!clockNote(summer).isEmpty() && !clockNote(winter).isEmpty());
    for (const int hours : {-1, 2, 24})
        QVERIFY(!sameOnClocks(summer.addSecs(hours * 3600)) && clockNote(summer.addSecs(hours * 3600)).isEmpty());
    QVERIFY(!sameOnClocks(QDateTime()));
}

void TestDaylight::twoClipsOfThatHourAreTwo()
{
    // By their names, both began at 2:30.
    QVERIFY(library().addRecording(clip("a", summer, TimeSource::FileNameLocal)).isNew);
    QVERIFY(library().addRecording(clip("b", summer, TimeSource::FileNameLocal)).isNew);
    QCOMPARE(library().recordings().size(), 2);
    // A name that tells it in UTC is sure, as is any other hour.
    QVERIFY(library().addRecording(clip("c", winter, TimeSource::FileName)).isNew);
    QVERIFY(!library().addRecording(clip("d", winter, TimeSource::FileName)).isNew);
    QVERIFY(library().addRecording(clip("e", winter.addDays(1), TimeSource::FileNameLocal)).isNew);
    QVERIFY(!library().addRecording(clip("f", winter.addDays(1), TimeSource::FileNameLocal)).isNew);
}

void TestDaylight::versionsAreOfLocalDays()
{
    // The last one of each day is kept, of the days that people live in: these two are of one, 28 October.
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    const auto version = [&](const QDateTime& madeAt, float number) {
        return train({}, {}, {sample(personId("Anna"), facesAt(id, left)[0], {number, 0})}) &&
               run(u"UPDATE classifiers SET made_at = ? WHERE id = (SELECT max(id) FROM classifiers)"_s,
                   {madeAt.toMSecsSinceEpoch()});
    };
    QVERIFY(version(utcTime(QDate(2024, 10, 27), QTime(23, 30)), 0.1F));
    QVERIFY(version(utcTime(QDate(2024, 10, 28), QTime(10, 0)), 0.2F));
    for (int i = 0; i < 21; ++i)
        QVERIFY(version(utcTime(QDate(2024, 11, 5), QTime(10, i)), 0.3F + 0.01F * float(i)));
    int of28th = 0;
    for (const ClassifierVersion& v : recognition().versions())
        of28th += v.madeAt.toLocalTime().date() == QDate(2024, 10, 28) ? 1 : 0;
    QCOMPARE(of28th, 1);
}

QTEST_GUILESS_MAIN(TestDaylight)
#include "tst_daylight.moc"
