// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/intake.h"
#include "core/media/recordingname.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace ringface;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(TimeSource)

namespace
{
QDateTime utc(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso) + u'Z', Qt::ISODate);
}

/// The zone of this computer, for local times.
void useZone(const char* zone)
{
    qputenv("TZ", zone);
    tzset();
}
} // namespace

class TestRecordingName : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { useZone("America/New_York"); }
    void habits_data();
    void habits();
    void sayNothing_data();
    void sayNothing();
    void localTimesFollowSummerTime_data();
    void localTimesFollowSummerTime();
    void eventIds_data();
    void eventIds();
    void folders();
    void hiddenAndMissing();
    void fileTimeWhereTheNameIsSilent();
    void everySaveOfOneFileIsOneContent();
};

void TestRecordingName::habits_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("camera");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<TimeSource>("source");
    const auto row = [](const char* tag, const char* name, const char* camera, const char* kind, const char* start,
                        TimeSource source) {
        QTest::newRow(tag) << QString::fromUtf8(name) << QString::fromUtf8(camera) << QString::fromLatin1(kind)
                           << utc(start) << source;
    };
    using enum TimeSource;
    row("R1", "Front_Door_2024-03-05_15.03.40.123000+00.00_motion_not_answered_7342917450012345678.mp4", "Front Door",
        "motion", "2024-03-05T15:03:40", FileName);
    row("R1 without a fraction", "Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4",
        "Front Door", "ding", "2024-05-03T13:25:09", FileName);
    row("R1 east of Greenwich", "Hof_2024-03-05_00.30.00+05.30_ding_answered_7342917450012345678.mp4", "Hof", "ding",
        "2024-03-04T19:00:00", FileName);
    row("R1 kind of two words", "Side_Gate_2024-03-05_15.03.40-05.00_on_demand_not_answered_7342917450012345678.mp4",
        "Side Gate", "on_demand", "2024-03-05T20:03:40", FileName);
    row("R1 camera with an umlaut", "T\u00fcr_2024-03-05_15.03.40+00.00_ding_answered_1.mp4", "T\u00fcr", "ding",
        "2024-03-05T15:03:40", FileName);
    row("R2", "2017-11-14_15.03.40+00.00_ding_not_answered_6489000000000000000.mp4", "", "ding", "2017-11-14T15:03:40",
        FileName);
    row("R3", "2018-08-13_08.39.40-04.00_6588000000000000000.mp4", "", "", "2018-08-13T12:39:40", FileName);
    row("R4", "20210322-141301.mp4", "", "", "2021-03-22T14:13:01", FileName);
    row("R5", "2024-01-12 12-36-28 (7323267080901445808).mp4", "", "", "2024-01-12T17:36:28", EventId);
    row("R5 saved in another zone", "2024-01-12 18-36-28 (7323267080901445808).mp4", "", "", "2024-01-12T17:36:28",
        EventId);
    row("R5 with an id of another day", "2024-03-12 12-36-28 (7323267080901445808).mp4", "", "", "2024-03-12T16:36:28",
        FileNameLocal);
    row("R6", "2024-01-12-T17_36_28--Front Door.mp4", "Front Door", "", "2024-01-12T22:36:28", FileNameLocal);
    row("R7", "2025-01-07_17-36-28.000-front-door.mp4", "front-door", "", "2025-01-07T17:36:28", FileName);
    row("R7 with a person", "2025-01-07_17-36-28.000-front-door-person.mp4", "front-door", "", "2025-01-07T17:36:28",
        FileName);
    row("R8", "7270130651641920309_2023_08_22-08_59_59.mp4", "", "", "2023-08-22T12:59:59", EventId);
    row("R9", "Front_Door-20230822_125959-7270130651641920309.mp4", "Front Door", "", "2023-08-22T12:59:59", EventId);
    row("R10", "7323267080901445808.mp4", "", "", "2024-01-12T17:36:28", EventId);
    row("R11", "Ring_FrontDoor_202408061842.mp4", "Front Door", "", "2024-08-06T22:42:00", FileNameLocal);
    row("R11 with a line", "Ring_FrontDoor_20240307_2213.mp4", "Front Door", "", "2024-03-08T03:13:00", FileNameLocal);
    row("R11 second save", "Ring_SideGate_202405040428 (1).mp4", "Side Gate", "", "2024-05-04T08:28:00", FileNameLocal);
    row("R14", "2024-03-05-at-15-03-40.mp4", "", "", "2024-03-05T20:03:40", FileNameLocal);
    row("R15", "livestream1234abcd_1709651020000.mp4", "", "", "2024-03-05T15:03:40", FileName);
}

void TestRecordingName::habits()
{
    QFETCH(QString, name);
    const NameFacts facts = factsFromName(name);
    QTEST(facts.camera, "camera");
    QTEST(facts.kind, "kind");
    QTEST(facts.startedAt, "start");
    QTEST(facts.timeSource, "source");
}

void TestRecordingName::sayNothing_data()
{
    QTest::addColumn<QString>("name");
    // R12 carries the time of saving, not of the event; R13 a number.
    for (const char* name :
         {"RingVideo_20260326_233118.mp4", "RingVideo_20260326_233118.MP4", "RingVideo_20260327_014221(1).mp4",
          "RingVideo_20260327_014221 (1).mp4", "RingVideo_2304932614.mp4", "front_door", "video.mp4", "", ".mp4",
          "20241332-141301.mp4", "20240230-120000.mp4", "20240301-256199.mp4", "1234567890123456.mp4",
          "99999999999999999999.mp4", "00000000000000000001.mp4"})
        QTest::newRow(name[0] == 0 ? "nothing" : name) << QString::fromLatin1(name);
}

void TestRecordingName::sayNothing()
{
    QFETCH(QString, name);
    const NameFacts facts = factsFromName(name);
    QVERIFY2(!facts.startedAt.isValid(), qPrintable(facts.startedAt.toString(Qt::ISODate)));
    QCOMPARE(facts.timeSource, TimeSource::Unknown);
    QCOMPARE(facts.camera, QString());
    QCOMPARE(facts.kind, QString());
}

void TestRecordingName::localTimesFollowSummerTime_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QDateTime>("start");
    QTest::newRow("winter") << u"2024-03-10-at-01-59-00.mp4"_s << utc("2024-03-10T06:59:00");
    QTest::newRow("summer") << u"2024-03-10-at-03-00-00.mp4"_s << utc("2024-03-10T07:00:00");
    QTest::newRow("back in winter") << u"2024-11-03-at-02-00-00.mp4"_s << utc("2024-11-03T07:00:00");
    // A clock that was not put forward: the hour does not exist, the event does.
    QTest::newRow("the hour that is left out") << u"2024-03-10-at-02-30-00.mp4"_s << utc("2024-03-10T07:30:00");
}

void TestRecordingName::localTimesFollowSummerTime()
{
    QFETCH(QString, name);
    QTEST(factsFromName(name).startedAt, "start");
}

void TestRecordingName::eventIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QDateTime>("start");
    QTest::newRow("2024, 19 digits") << u"7394367000199864699"_s << utc("2024-07-22T08:00:28");
    QTest::newRow("beyond the exact range of a double") << u"7323267080901445808"_s << utc("2024-01-12T17:36:28");
    QTest::newRow("2023") << u"7277219435034426165"_s << utc("2023-09-10T15:28:05");
    QTest::newRow("17 digits") << u"73232670809014458"_s << QDateTime();
    QTest::newRow("20 digits") << u"73232670809014458081"_s << QDateTime();
    QTest::newRow("before Ring was founded") << u"100000000000000000"_s << QDateTime();
    QTest::newRow("a word") << u"aaaaaaaaaaaaaaaaaaa"_s << QDateTime();
    QTest::newRow("negative") << u"-323267080901445808"_s << QDateTime();
    QTest::newRow("nothing") << QString() << QDateTime();
}

void TestRecordingName::eventIds()
{
    QFETCH(QString, id);
    QTEST(timeFromEventId(id), "start");
}

void TestRecordingName::folders()
{
    const QTemporaryDir dir;
    const QDir root(dir.path());
    QVERIFY(root.mkpath(u"b/deep"_s));
    for (const QString& name : {u"z.mp4"_s, u"b/deep/A.MP4"_s, u"b/c.mkv"_s, u"b/notes.txt"_s, u"b/photo.jpg"_s}) {
        QFile file(root.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const QStringList expected{root.filePath(u"b/c.mkv"_s), root.filePath(u"b/deep/A.MP4"_s),
                               root.filePath(u"z.mp4"_s)};
    QCOMPARE(videosIn({dir.path()}), expected);
    QCOMPARE(videosIn({dir.path() + "/b/../z.mp4"_L1, dir.path(), dir.path()}), expected);
    QCOMPARE(videosIn({root.filePath(u"b/notes.txt"_s)}), QStringList{root.filePath(u"b/notes.txt"_s)});
    QCOMPARE(videosIn({}), QStringList());
}

void TestRecordingName::hiddenAndMissing()
{
    const QTemporaryDir dir;
    QFile hidden(dir.filePath(u".trash.mp4"_s));
    QVERIFY(hidden.open(QIODevice::WriteOnly));
    QCOMPARE(videosIn({dir.path()}), QStringList());
    const QString gone = dir.filePath(u"gone.mp4"_s);
    QCOMPARE(videosIn({gone}), QStringList{gone});
    const RecordingFile file = inspectFile(gone, Medium::Video);
    QCOMPARE(file.error, MediaError::FileMissing);
    QCOMPARE(file.path, gone);
    QVERIFY(file.hash.isEmpty());
}

void TestRecordingName::fileTimeWhereTheNameIsSilent()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"RingVideo_20260326_233118.mp4"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("x");
    file.flush();
    const QDateTime saved = utc("2026-03-27T03:31:18");
    QVERIFY(file.setFileTime(saved, QFileDevice::FileModificationTime));
    file.close();
    const RecordingFile facts = inspectFile(file.fileName(), Medium::Video);
    QCOMPARE(facts.startedAt, saved);
    QCOMPARE(facts.timeSource, TimeSource::FileTime);
    QCOMPARE(facts.error, MediaError::None);
}

void TestRecordingName::everySaveOfOneFileIsOneContent()
{
    const QTemporaryDir dir;
    const auto saved = [&](const QString& name, const QByteArray& content) {
        QFile file(dir.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(content);
        file.close();
        return inspectFile(file.fileName(), Medium::Video);
    };
    const RecordingFile a = saved(u"a.mp4"_s, "same");
    QCOMPARE(a.hash.size(), 32);
    QCOMPARE(saved(u"a (1).mp4"_s, "same").hash, a.hash);
    QVERIFY(saved(u"b.mp4"_s, "other").hash != a.hash);
    const RecordingFile empty = saved(u"c.mp4"_s, "");
    QCOMPARE(empty.error, MediaError::FileEmpty);
    QVERIFY(empty.hash.isEmpty());
}

QTEST_GUILESS_MAIN(TestRecordingName)
#include "tst_recordingname.moc"
