// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/intake.h"
#include "core/media/sidecar.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
QDateTime utc(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso) + u'Z', Qt::ISODate);
}
} // namespace

class TestSidecar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TZ", "America/New_York");
        tzset();
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void documents_data();
    void documents();
    void noEvents_data();
    void noEvents();
    void besideTheRecording_data();
    void besideTheRecording();
    void listOfEvents();
    void historyOfManyCameras();
    void ofAnotherEvent();
    void roundedNumbers();
    void unreadable_data();
    void unreadable();
    void tooLarge();
    void listThatChanges();
    void orderOfTrust();
    void containerTime();

private:
    QString put(const QString& name, const QByteArray& content) const
    {
        const QString path = m_dir->filePath(name);
        return QDir().mkpath(QFileInfo(path).path()) && writeFile(path, content) ? path : QString();
    }
    RecordingFile take(const QString& name) { return inspectFile(put(name, "x"), Medium::Video, m_sidecars); }

    std::unique_ptr<QTemporaryDir> m_dir;
    Sidecars m_sidecars;
};

void TestSidecar::documents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("expected"); // time, kind, answered, camera, event
    QTest::newRow("the original Ringface")
        << QByteArray(R"({"ringId": "6942127310384758784", "date": "20210322", "eventName": "20210322-141301",
                          "createdAt": "2021-03-22T14:13:01.000000Z", "answered": false, "kind": "ding", "duration": 31,
                          "videoFileName": "data/videos/20210322-141301.mp4", "status": "UNPROCESSED"})")
        << u"2021-03-22T14:13:01Z ding no  6942127310384758784"_s;
    QTest::newRow("Ring's history")
        << QByteArray(R"({"id": 7323267080901445808, "created_at": "2024-01-12T17:36:28.000Z", "answered": true,
                          "events": [], "favorite": false, "kind": "on_demand", "recording": {"status": "ready"},
                          "snapshot_url": "", "doorbot": {"id": 987652, "description": "Front Door"}})")
        << u"2024-01-12T17:36:28Z on_demand yes Front Door 7323267080901445808"_s;
    QTest::newRow("Ring's events of a place")
        << QByteArray(R"({"ding_id": 7323267080901446000, "ding_id_str": "7323267080901445808",
                          "created_at": 1705080988000, "doorbot_id": 987652, "kind": "motion", "state": "timed_out",
                          "doorbot": {"description": "Side \u00fc Gate"}, "cv_properties": {"person_detected": true}})")
        << u"2024-01-12T17:36:28Z motion - Side \u00fc Gate 7323267080901445808"_s;
    QTest::newRow("missed") << QByteArray(R"({"id": 7323267080901445808, "kind": "ding", "state": "timed_out"})")
                            << u" ding no  7323267080901445808"_s;
    QTest::newRow("answered") << QByteArray(R"({"id": 7323267080901445808, "kind": "ding", "state": "completed"})")
                              << u" ding yes  7323267080901445808"_s;
    QTest::newRow("Python's time") << QByteArray(R"({"created_at": "2024-01-12 12:36:28-05:00"})")
                                   << u"2024-01-12T17:36:28Z  -  "_s;
    QTest::newRow("seconds") << QByteArray(R"({"created_at": 1705080988})") << u"2024-01-12T17:36:28Z  -  "_s;
    QTest::newRow("without a zone") << QByteArray(R"({"created_at": "2024-01-12T17:36:28"})")
                                    << u"2024-01-12T17:36:28Z  -  "_s;
    QTest::newRow("without a zone, at an hour that clocks here leave out")
        << QByteArray(R"({"created_at": "2024-03-10T02:30:00"})") << u"2024-03-10T02:30:00Z  -  "_s;
    QTest::newRow("a day") << QByteArray(R"({"created_at": "2024-01-12"})") << u"2024-01-12T00:00:00Z  -  "_s;
    QTest::newRow("a time that cannot be")
        << QByteArray(R"({"id": "7323267080901445808", "created_at": "1970-01-01T00:00:00Z", "device_name": "Yard"})")
        << u"  - Yard 7323267080901445808"_s;
    QTest::newRow("words where numbers belong")
        << QByteArray(R"({"id": "7323267080901445808", "created_at": {}, "kind": 5, "answered": "yes",
                          "doorbot": [1, 2], "videoFileName": 9})")
        << u"  -  7323267080901445808"_s;
}

void TestSidecar::documents()
{
    QFETCH(QByteArray, json);
    const auto events = eventsFromJson(json);
    QVERIFY(events && events->size() == 1);
    const NameFacts& f = events->first().facts;
    const QString answered = !f.answered ? u"-"_s : *f.answered ? u"yes"_s : u"no"_s;
    QTEST((QStringList{f.startedAt.isValid() ? f.startedAt.toString(Qt::ISODate) : QString(), f.kind, answered,
                       f.camera, f.eventId}
               .join(u' ')),
          "expected");
    QCOMPARE(f.timeSource, f.startedAt.isValid() ? TimeSource::Sidecar : TimeSource::Unknown);
}

void TestSidecar::noEvents_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isJson");
    QTest::newRow("nothing") << QByteArray() << false;
    QTest::newRow("text") << QByteArray("Front door") << false;
    QTest::newRow("cut off") << QByteArray(R"({"id": "7323267080901445808", "kind": )") << false;
    QTest::newRow("a thousand brackets") << QByteArray(100'000, '[') << false;
    QTest::newRow("something else") << QByteArray(R"({"name": "front"})") << true;
    QTest::newRow("empty list") << QByteArray("[]") << true;
    QTest::newRow("list of numbers") << QByteArray("[1, 2, null, [3]]") << true;
    QTest::newRow("number of a device") << QByteArray(R"({"id": 12})") << true;
}

void TestSidecar::noEvents()
{
    QFETCH(QByteArray, json);
    const auto events = eventsFromJson(json);
    QTEST(events.has_value(), "isJson");
    QVERIFY(!events || events->isEmpty());
}

void TestSidecar::besideTheRecording_data()
{
    QTest::addColumn<QString>("video");
    QTest::addColumn<QString>("json");
    QTest::newRow("R4") << u"data/videos/20210322-141301.mp4"_s << u"data/videos/20210322-141301.json"_s;
    QTest::newRow("with the video's ending") << u"20210322-141301.mp4"_s << u"20210322-141301.mp4.json"_s;
    QTest::newRow("second save of the video") << u"20210322-141301 (1).mp4"_s << u"20210322-141301.json"_s;
    QTest::newRow("R10") << u"output/videos/12345678/7323267080901445808.mp4"_s
                         << u"output/metadata/7323267080901445808.json"_s;
    QTest::newRow("R10 without the device's folder")
        << u"output/videos/7323267080901445808.mp4"_s << u"output/metadata/7323267080901445808.json"_s;
    QTest::newRow("a name that says nothing") << u"RingVideo_2304932614.mp4"_s << u"RingVideo_2304932614.json"_s;
}

void TestSidecar::besideTheRecording()
{
    QFETCH(QString, video);
    QFETCH(QString, json);
    put(json, R"({"id": 7323267080901445808, "created_at": "2024-01-12T17:36:27.500Z", "kind": "ding",
                  "answered": true, "doorbot": {"description": "Front Door"}})");
    const RecordingFile file = take(video);
    QCOMPARE(file.startedAt, utc("2024-01-12T17:36:27").addMSecs(500));
    QCOMPARE(file.timeSource, TimeSource::Sidecar);
    QCOMPARE(file.camera, u"Front Door"_s);
    QCOMPARE(file.cameraSource, CameraSource::Sidecar);
    QCOMPARE(file.kind, u"ding"_s);
    QCOMPARE(file.answered, std::optional(true));
    QCOMPARE(file.eventId, u"7323267080901445808"_s);
    QCOMPARE(m_sidecars.takeUnreadable(), QStringList());
}

void TestSidecar::listOfEvents()
{
    put(u"assets/data/events.json"_s, R"([
        {"id": 7323267080901445808, "created_at": "2024-01-12T17:36:28.000Z", "kind": "motion",
         "doorbot": {"description": "Front Door"}},
        {"id": 7323267080901445999, "created_at": "2024-01-12T17:36:28.000Z", "kind": "ding",
         "doorbot": {"description": "Back Yard"}},
        {"id": 7394367000199864699, "created_at": "2024-07-22T08:00:28.182Z", "kind": "ding", "answered": true,
         "doorbot": {"description": "Front Door"}}])");
    // Two cameras at one moment: the slug in the name tells which.
    RecordingFile file = take(u"assets/videos/2024-01-12_17-36-28.000-back-yard.mp4"_s);
    QCOMPARE(file.kind, u"ding"_s);
    QCOMPARE(file.camera, u"Back Yard"_s);
    QCOMPARE(file.eventId, u"7323267080901445999"_s);
    QCOMPARE(file.timeSource, TimeSource::Sidecar);
    file = take(u"assets/videos/2024-07-22_08-00-28.182-front-door-person.mp4"_s);
    QCOMPARE(file.startedAt, utc("2024-07-22T08:00:28").addMSecs(182));
    QCOMPARE(file.answered, std::optional(true));
    // None of them.
    file = take(u"assets/videos/2024-07-23_08-00-28.182-front-door.mp4"_s);
    QCOMPARE(file.timeSource, TimeSource::FileName);
    QCOMPARE(file.eventId, QString());
}

void TestSidecar::historyOfManyCameras()
{
    put(u"history.json"_s, R"({"history": [
        {"id": 7323267080901445808, "created_at": "2024-01-12T17:36:28.000Z", "kind": "motion", "device_name": "A"},
        {"id": 7323267080901445999, "created_at": "2024-01-12T17:36:28.000Z", "kind": "ding", "device_name": "B"}]})");
    QCOMPARE(take(u"7323267080901445999.mp4"_s).camera, u"B"_s);
    // It could be either: neither.
    QCOMPARE(take(u"20240112-173628.mp4"_s).camera, QString());
}

void TestSidecar::ofAnotherEvent()
{
    put(u"7323267080901445808.json"_s, R"({"id": "7394367000199864699", "created_at": "2024-07-22T08:00:28Z"})");
    const RecordingFile file = take(u"7323267080901445808.mp4"_s);
    QCOMPARE(file.startedAt, utc("2024-01-12T17:36:28"));
    QCOMPARE(file.timeSource, TimeSource::EventId);
}

void TestSidecar::roundedNumbers()
{
    // As JavaScript writes the number in the name.
    put(u"7323267080901445808.json"_s, R"({"id": 7323267080901446000, "kind": "ding"})");
    const RecordingFile file = take(u"7323267080901445808.mp4"_s);
    QCOMPARE(file.kind, u"ding"_s);
    QCOMPARE(file.eventId, u"7323267080901445808"_s);
}

void TestSidecar::unreadable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("cut off") << QByteArray(R"({"id": "73232670809)");
    QTest::newRow("zeros") << QByteArray(5000, '\0');
    QTest::newRow("empty") << QByteArray();
}

void TestSidecar::unreadable()
{
    QFETCH(QByteArray, content);
    const QString json = put(u"20210322-141301.json"_s, content);
    const RecordingFile file = take(u"20210322-141301.mp4"_s);
    QCOMPARE(file.error, MediaError::None);
    QCOMPARE(file.startedAt, utc("2021-03-22T14:13:01"));
    QCOMPARE(file.timeSource, TimeSource::FileName);
    QCOMPARE(m_sidecars.takeUnreadable(), QStringList{json});
    QCOMPARE(m_sidecars.takeUnreadable(), QStringList());
}

void TestSidecar::tooLarge()
{
    const QByteArray event = R"({"id": "6942127310384758784", "kind": "ding", "more": ")";
    const QString json = put(u"20210322-141301.json"_s, event + QByteArray(2 << 20, 'x') + "\"}");
    QCOMPARE(take(u"20210322-141301.mp4"_s).kind, QString());
    QCOMPARE(m_sidecars.takeUnreadable(), QStringList{json});
}

void TestSidecar::listThatChanges()
{
    const QByteArray one = R"([{"id": 7323267080901445808, "kind": "motion"}])";
    put(u"events.json"_s, one);
    QCOMPARE(take(u"7323267080901445808.mp4"_s).kind, u"motion"_s);
    QCOMPARE(take(u"7394367000199864699.mp4"_s).kind, QString());
    put(u"events.json"_s, R"([{"id": 7394367000199864699, "kind": "ding", "answered": false}])");
    QCOMPARE(take(u"7394367000199864699.mp4"_s).kind, u"ding"_s);
}

void TestSidecar::orderOfTrust()
{
    using enum TimeSource;
    const TimeSource order[] = {User,      Sidecar,    FileName,  EventId,  FileNameLocal, NameMinute,
                                Container, NameSaving, NameSaved, FileTime, Unknown};
    for (size_t i = 1; i < std::size(order); ++i)
        QVERIFY(trust(order[i - 1]) > trust(order[i]));
    QVERIFY(isSure(NameSaving) && !isSure(NameSaved) && !isSure(FileTime) && !isSure(Unknown));
    QVERIFY(isExact(FileNameLocal) && !isExact(NameMinute) && !isExact(User));
}

void TestSidecar::containerTime()
{
    const QString plain = m_dir->filePath(u"plain.mp4"_s);
    const auto film = [&](const char* creation) {
        return runTool(u"ffmpeg"_s,
                       {u"-v"_s, u"error"_s, u"-y"_s, u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=64x48:r=5:d=2"_s,
                        u"-metadata"_s, u"creation_time=%1"_s.arg(QLatin1String(creation)), plain});
    };
    QVERIFY(film("2024-05-06T07:08:09Z"));
    const auto as = [&](const QString& name) {
        QFile::copy(plain, m_dir->filePath(name));
        RecordingFile file = inspectFile(m_dir->filePath(name), Medium::Video, m_sidecars);
        askVideo(file);
        return file;
    };
    // Better than when it was fetched or saved, not as good as what a name says of the event.
    for (const QString& name : {u"a.mp4"_s, u"RingVideo_20260326_233118.mp4"_s, u"2024-03-05-at-15-03-40.mp4"_s}) {
        const RecordingFile file = as(name);
        QCOMPARE(file.startedAt, utc("2024-05-06T07:08:09"));
        QCOMPARE(file.timeSource, TimeSource::Container);
        QVERIFY(qAbs(file.statedMs - 2000) < 10);
        QCOMPARE(file.statedSize, QSize(64, 48));
    }
    QCOMPARE(as(u"Ring_FrontDoor_202408061842.mp4"_s).timeSource, TimeSource::NameMinute);
    QVERIFY(film("1970-01-01T00:00:00Z"));
    QCOMPARE(as(u"b.mp4"_s).timeSource, TimeSource::FileTime);
}

QTEST_GUILESS_MAIN(TestSidecar)
#include "tst_sidecar.moc"
