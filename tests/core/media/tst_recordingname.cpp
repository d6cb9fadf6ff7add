// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/intake.h"
#include "core/media/recordingname.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <ctime>
#include <iterator>
#include <utility>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
QDateTime utc(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso) + u'Z', Qt::ISODateWithMs);
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
    void onlyTheFolder();
    void kinds_data();
    void kinds();
    void sameNameInOtherZones();
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
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("camera");
    QTest::addColumn<CameraSource>("cameraSource");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("answered");
    QTest::addColumn<QString>("eventId");
    QTest::addColumn<QDateTime>("start");
    QTest::addColumn<TimeSource>("source");
    using enum TimeSource;
    struct Row {
        const char* tag;
        const char* path;
        const char* camera;
        const char* kind;
        const char* answered;
        const char* eventId;
        const char* start;
        TimeSource source;
        CameraSource cameraSource = CameraSource::FileName;
    };
    const auto folder = CameraSource::Folder;
    const auto device = CameraSource::Device;
    const Row rows[] = {
        {"R1", "Front_Door_2024-03-05_15.03.40.123000+00.00_motion_not_answered_7342917450012345678.mp4", "Front Door",
         "motion", "no", "7342917450012345678", "2024-03-05T15:03:40", FileName},
        {"R1 without a fraction", "Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4",
         "Front Door", "ding", "yes", "7364763858071938906", "2024-05-03T13:25:09", FileName},
        {"R1 second save", "Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906 (1).mp4",
         "Front Door", "ding", "yes", "7364763858071938906", "2024-05-03T13:25:09", FileName},
        {"R1 without ending", "Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906", "Front Door",
         "ding", "yes", "7364763858071938906", "2024-05-03T13:25:09", FileName},
        {"R1 east of Greenwich", "Hof_2024-03-05_00.30.00+05.30_ding_answered_7342917450012345678.mp4", "Hof", "ding",
         "yes", "7342917450012345678", "2024-03-04T19:00:00", FileName},
        {"R1 kind of two words", "Side_Gate_2024-03-05_15.03.40-05.00_on_demand_not_answered_7342917450012345678.mp4",
         "Side Gate", "on_demand", "no", "7342917450012345678", "2024-03-05T20:03:40", FileName},
        {"R1 live view by a link", "A_2024-03-05_15.03.40-05.00_on_demand_link_not_answered_7342917450012345678.mp4",
         "A", "on_demand", "no", "7342917450012345678", "2024-03-05T20:03:40", FileName},
        {"R1 intercom", "A_2024-03-05_15.03.40-05.00_intercom_unlock_not_answered_7342917450012345678.mp4", "A",
         "intercom_unlock", "no", "7342917450012345678", "2024-03-05T20:03:40", FileName},
        {"R1 in a folder of many",
         "/v/Garden/Front_Door_2024-03-05_15.03.40+00.00_ding_answered_7342917450012345678.mp4", "Front Door", "ding",
         "yes", "7342917450012345678", "2024-03-05T15:03:40", FileName},
        {"R1 camera with an umlaut", "T\u00fcr_2024-03-05_15.03.40+00.00_ding_answered_1.mp4", "T\u00fcr", "ding",
         "yes", "1", "2024-03-05T15:03:40", FileName},
        {"R1 camera in Japanese", "\u7384\u95a2_2024-03-05_15.03.40+00.00_ding_answered_1234567.mp4", "\u7384\u95a2",
         "ding", "yes", "1234567", "2024-03-05T15:03:40", FileName},
        {"R2", "2017-11-14_15.03.40+00.00_ding_not_answered_6489000000000000000.mp4", "", "ding", "no",
         "6489000000000000000", "2017-11-14T15:03:40", FileName},
        {"R2 second save", "2017-11-14_15.03.40+00.00_ding_not_answered_6489000000000000000(1).mp4", "", "ding", "no",
         "6489000000000000000", "2017-11-14T15:03:40", FileName},
        {"R3", "2018-08-13_08.39.40-04.00_6588000000000000000.mp4", "", "", "", "6588000000000000000",
         "2018-08-13T12:39:40", FileName},
        {"R3 second save", "2018-08-13_08.39.40-04.00_6588000000000000000 (2).mp4", "", "", "", "6588000000000000000",
         "2018-08-13T12:39:40", FileName},
        {"R4", "20210322-141301.mp4", "", "", "", "", "2021-03-22T14:13:01", FileName},
        {"R4 second save", "20210322-141301 (1).mp4", "", "", "", "", "2021-03-22T14:13:01", FileName},
        {"R5", "2024-01-12 12-36-28 (7323267080901445808).mp4", "", "", "", "7323267080901445808",
         "2024-01-12T17:36:28", EventId},
        {"R5 second save", "2024-01-12 12-36-28 (7323267080901445808) (1).mp4", "", "", "", "7323267080901445808",
         "2024-01-12T17:36:28", EventId},
        {"R5 saved in another zone", "2024-01-12 18-36-28 (7323267080901445808).mp4", "", "", "", "7323267080901445808",
         "2024-01-12T17:36:28", EventId},
        {"R5 with an id of another day", "2024-03-12 12-36-28 (7323267080901445808).mp4", "", "", "",
         "7323267080901445808", "2024-03-12T16:36:28", FileNameLocal},
        {"R6", "2024-01-12-T17_36_28--Front Door.mp4", "Front Door", "", "", "", "2024-01-12T22:36:28", FileNameLocal},
        {"R6 second save", "2024-01-12-T17_36_28--Front Door (1).mp4", "Front Door", "", "", "", "2024-01-12T22:36:28",
         FileNameLocal},
        {"R7", "2025-01-07_17-36-28.000-front-door.mp4", "front-door", "", "", "", "2025-01-07T17:36:28", FileName},
        {"R7 with a person", "2025-01-07_17-36-28.000-front-door-person.mp4", "front-door", "", "", "",
         "2025-01-07T17:36:28", FileName},
        {"R7 with a person, second save", "2025-01-07_17-36-28.000-front-door-person(1).mp4", "front-door", "", "", "",
         "2025-01-07T17:36:28", FileName},
        {"R8", "7270130651641920309_2023_08_22-08_59_59.mp4", "", "", "", "7270130651641920309", "2023-08-22T12:59:59",
         EventId},
        {"R8 in a camera's folder", "/home/kim/videos/Front Door/7270130651641920309_2023_08_22-08_59_59.mp4",
         "Front Door", "", "", "7270130651641920309", "2023-08-22T12:59:59", EventId, folder},
        {"R8 in a folder of all", "/home/kim/Downloads/7270130651641920309_2023_08_22-08_59_59.mp4", "", "", "",
         "7270130651641920309", "2023-08-22T12:59:59", EventId},
        {"R8 without its folder", "/videos/7270130651641920309_2023_08_22-08_59_59 (1).mp4", "", "", "",
         "7270130651641920309", "2023-08-22T12:59:59", EventId},
        {"R9", "Front_Door-20230822_125959-7270130651641920309.mp4", "Front Door", "", "", "7270130651641920309",
         "2023-08-22T12:59:59", EventId},
        {"R9 in the script's local time", "Front_Door-20230822_085959-7270130651641920309 (1).mp4", "Front Door", "",
         "", "7270130651641920309", "2023-08-22T12:59:59", EventId},
        {"R10", "7323267080901445808.mp4", "", "", "", "7323267080901445808", "2024-01-12T17:36:28", EventId},
        {"R10 in its folder", "/x/output/videos/12345678/7323267080901445808.mp4", "12345678", "", "",
         "7323267080901445808", "2024-01-12T17:36:28", EventId, device},
        {"R10 second save", "7323267080901445808 (1).mp4", "", "", "", "7323267080901445808", "2024-01-12T17:36:28",
         EventId},
        {"R11", "Ring_FrontDoor_202408061842.mp4", "Front Door", "", "", "", "2024-08-06T22:42:00", NameMinute},
        {"R11 with a line", "Ring_FrontDoor_20240307_2213.mp4", "Front Door", "", "", "", "2024-03-08T03:13:00",
         NameMinute},
        {"R11 second save", "Ring_SideGate_202405040428 (1).mp4", "Side Gate", "", "", "", "2024-05-04T08:28:00",
         NameMinute},
        {"R12", "RingVideo_20260326_233118.mp4", "", "", "", "", "2026-03-27T03:31:18", NameSaved},
        {"R12 in capitals", "RingVideo_20260326_233118.MP4", "", "", "", "", "2026-03-27T03:31:18", NameSaved},
        {"R12 same second", "RingVideo_20260327_014221(1).mp4", "", "", "", "", "2026-03-27T05:42:21", NameSaved},
        {"R12 second save", "RingVideo_20260327_014221 (1).mp4", "", "", "", "", "2026-03-27T05:42:21", NameSaved},
        {"R14", "2024-03-05-at-15-03-40.mp4", "", "", "", "", "2024-03-05T20:03:40", NameSaving},
        {"R14 in its folders", "/config/downloads/front_door/2024.03/2024-03-05-at-15-03-40.mp4", "front door", "", "",
         "", "2024-03-05T20:03:40", NameSaving, folder},
        {"R14 without a camera's folder", "/config/downloads/2024.03/2024-03-05-at-15-03-40 (1).mp4", "", "", "", "",
         "2024-03-05T20:03:40", NameSaving},
        {"R15", "livestream12345678_1709651020000.mp4", "12345678", "", "", "", "2024-03-05T15:03:40", NameSaving,
         device},
        {"R15 in its folder", "/opt/ring/Doorbell 12345678/livestream12345678_1709651020000.mp4", "12345678", "", "",
         "", "2024-03-05T15:03:40", NameSaving, device},
        {"R15 without device", "livestream_1709651020000 (1).mp4", "", "", "", "", "2024-03-05T15:03:40", NameSaving},
        {"R15 with a counter", "doorbell_7_1709651020000.mp4", "", "", "", "", "2024-03-05T15:03:40", NameSaving},
        {"R15 with date and time", "livestream12345678_20240305_100340.mp4", "12345678", "", "", "",
         "2024-03-05T15:03:40", NameSaving, device},
        {"R16", "captured_media/12345678/ding/7323267080901445808/video.mp4", "12345678", "ding", "",
         "7323267080901445808", "2024-01-12T17:36:28", EventId, device},
        {"R16 second save", "captured_media/12345678/motion/7323267080901445808/video (1).mp4", "12345678", "motion",
         "", "7323267080901445808", "2024-01-12T17:36:28", EventId, device},
        {"R16 live view", "captured_media/12345678/live_view/1709651020.mp4", "12345678", "on_demand", "", "",
         "2024-03-05T15:03:40", NameSaving, device},
        {"R17", "2024-01-12_12:36:28pm_motion_7323267080901445808_part0.mp4", "", "motion", "", "7323267080901445808",
         "2024-01-12T17:36:28", EventId},
        {"R17 second part", "2024-01-12_12:37:28pm_motion_7323267080901445808_part1.mp4", "", "motion", "",
         "7323267080901445808_part1", "2024-01-12T17:37:28", FileNameLocal},
        {"R17 in the afternoon", "2024-03-05_15:03:40pm_ding_123456789_part0.mp4", "", "ding", "", "123456789",
         "2024-03-05T20:03:40", FileNameLocal},
        {"R17 counted to twelve", "2024-03-05_03:03:40pm_ding_123456789_part0.mp4", "", "ding", "", "123456789",
         "2024-03-05T20:03:40", FileNameLocal},
        {"R17 after midnight", "2024-03-05_00:03:40am_ding_123456789_part0.mp4", "", "ding", "", "123456789",
         "2024-03-05T05:03:40", FileNameLocal},
        {"R17 with Ring's long word", "2024-03-05_15:03:40pm_com.ring.push.HANDLE_NEW_motion_123456789_part0.mp4", "",
         "motion", "", "123456789", "2024-03-05T20:03:40", FileNameLocal},
        {"R17 on a disk without colons", "2024-03-05_15_03_40pm_ding_123456789_part0 (1).mp4", "", "ding", "",
         "123456789", "2024-03-05T20:03:40", FileNameLocal},
        {"R19", "motion-stickup1-20180925-105840.mp4", "stickup1", "motion", "", "", "2018-09-25T10:58:40", FileName},
        {"R19 second save", "ding-front-door-20180925-105840 (1).mp4", "front-door", "ding", "", "",
         "2018-09-25T10:58:40", FileName},
        {"a copy by another system", "20210322-141301 - Copy (2).mp4", "", "", "", "", "2021-03-22T14:13:01", FileName},
    };
    const Row others[] = {
        {"Reolink", "RLC-510A_01_20230501132509.mp4", "RLC-510A", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"Reolink, a name", "Front Door_00_20230501132509.mp4", "Front Door", "", "", "", "2023-05-01T17:25:09",
         FileNameLocal},
        {"Reolink, memory card", "Mp4Record/2023-05-01/RecM01_20230501_132509_132530_6732828_2D8F1A.mp4", "", "", "",
         "", "2023-05-01T17:25:09", FileNameLocal},
        {"Reolink, memory card in summer", "RecM02_DST20230501_132509_132530_0_6732828_2D8F1A.mp4", "", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"Eufy", "camera00_20230501132509.mp4", "camera00", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"Eufy, serial number", "T8210P0020311234_20230501132509.mp4", "T8210P0020311234", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"Tapo", "20230501_132509_tp00032.mp4", "", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"Wyze", "/media/record/20230501/13/25.mp4", "", "", "", "", "2023-05-01T17:25:00", NameMinute},
        {"Xiaomi", "/media/2023050113/25M09S_1682961909.mp4", "", "", "", "", "2023-05-01T17:25:09", FileName},
        {"Yi", "/tmp/sd/record/2023Y05M01D13H/25M09S60.mp4", "", "", "", "", "2023-05-01T17:25:09", NameAny},
        {"Blink, USB stick", "/usb/blink_backup/23-05/23-05-01/13-25-09_Driveway_024.mp4", "Driveway", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"blinkpy", "front-door-2023-05-01t13-25-09-00-00.mp4", "front-door", "", "", "", "2023-05-01T13:25:09",
         FileName},
        {"Arlo", "1682947509123.mp4", "", "", "", "", "2023-05-01T13:25:09.123", NameSaving},
        {"UniFi, downloader", "Front Door (ab12) - 2023-05-01 - 13.25.09+0200.mp4", "Front Door", "", "", "",
         "2023-05-01T11:25:09", FileName},
        {"UniFi, backup", "/nas/G4 Doorbell/2023-05-01/2023-05-01T13-25-09 person.mp4", "G4 Doorbell", "motion", "", "",
         "2023-05-01T17:25:09", NameSaving},
        {"UniFi, browser", "G4 Doorbell 5-13-2023, 1.25.09 PM.mp4", "G4 Doorbell", "", "", "", "2023-05-13T17:25:09",
         NameAny},
        {"UniFi, browser with a zone", "G4 Doorbell 5-13-2023, 13.25.09 GMT+2.mp4", "G4 Doorbell", "", "", "",
         "2023-05-13T11:25:09", FileName},
        {"Hikvision", "192.168.1.64_01_20230501132509123_TIMING.mp4", "192.168.1.64", "", "", "", "2023-05-01T17:25:09",
         FileNameLocal, device},
        {"Hikvision, a name", "Front Door_01_20230501132509123_MOTION_DETECTION.mp4", "Front Door", "motion", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"Hikvision iVMS", "Camera 01_192.168.1.64_1_20230501132509_20230501133000_123.mp4", "Camera 01", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"Dahua, Amcrest", "/ftp/AMC001/2023-05-01/001/dav/13/13.25.09-13.25.39[M][0@0][0].dav", "AMC001", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal, folder},
        {"Dahua, recorder", "NVR_ch2_main_20230501132509_20230501133009.dav", "NVR ch2", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"Frigate", "/media/frigate/recordings/2023-05-01/13/front_door/25.09.mp4", "front door", "", "", "",
         "2023-05-01T13:25:09", FileName},
        {"Frigate, old", "/media/frigate/recordings/2022-11/01/13/front/25.09.mp4", "front", "", "", "",
         "2022-11-01T17:25:09", NameAny},
        {"Frigate, event", "front_door-1682947509.123456-abc123.mp4", "front door", "", "", "", "2023-05-01T13:25:09",
         FileName},
        {"Synology", "Front Door-20230501-132509-1682947509-7.mp4", "Front Door", "", "", "", "2023-05-01T13:25:09",
         FileName},
        {"Synology, milliseconds", "Front Door-20230501-132509-1682947509123-7.mp4", "Front Door", "", "", "",
         "2023-05-01T13:25:09.123", FileName},
        {"ZoneMinder", "/var/cache/zoneminder/events/1/23/05/01/13/25/09/12345-video.mp4", "", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal},
        {"motion", "01-20230501132509.mp4", "", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"motionEye", "/var/lib/motioneye/Camera1/2023-05-01/13-25-09.mp4", "Camera1", "", "", "",
         "2023-05-01T17:25:09", FileNameLocal, folder},
        {"Foscam", "MDalarm_20230501_132509.mkv", "", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"Pixel", "PXL_20230501_132509123.TS.mp4", "", "", "", "", "2023-05-01T13:25:09", FileName},
        {"telephone", "VID_20230501_132509.mp4", "", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"Samsung", "20230501_132509.mp4", "", "", "", "", "2023-05-01T17:25:09", FileNameLocal},
        {"WhatsApp", "WhatsApp Video 2023-05-01 at 1.25.09 PM.mp4", "", "", "", "", "2023-05-01T17:25:09", NameSaved},
        {"Telegram", "video_2023-05-01_13-25-09.mp4", "", "", "", "", "2023-05-01T17:25:09", NameSaved},
        {"Nest", "2023-05-01T13_25_09Z.mp4", "", "", "", "", "2023-05-01T13:25:09", FileName},
        {"date as a folder", "/nas/Garage/20230501/132509.mp4", "Garage", "", "", "", "2023-05-01T17:25:09", NameAny,
         folder},
        {"date and hour as folders", "/nas/Garage/2023-05-01/13/13.25.09.mp4", "Garage", "", "", "",
         "2023-05-01T17:25:09", NameAny, folder},
        {"year, month and day as folders", "/nas/Garage/2023/05/01/13-25-09.mp4", "Garage", "", "", "",
         "2023-05-01T17:25:09", NameAny, folder},
        {"Blue Iris", "FrontDoor.20230501_132509.mp4", "Front Door", "", "", "", "2023-05-01T17:25:09", NameAny},
        {"Home Assistant's recorder", "camera.front_door_20230501-132509.mp4", "camera.front door", "", "", "",
         "2023-05-01T17:25:09", NameAny},
        {"any", "Garage 2023-05-01 13-25-09.mp4", "Garage", "", "", "", "2023-05-01T17:25:09", NameAny},
        {"any, with its end", "Gate_20230501_132509-20230501_132609.mp4", "Gate", "", "", "", "2023-05-01T17:25:09",
         NameAny},
        {"any, with an offset", "Gate_20230501T132509+0200.mp4", "Gate", "", "", "", "2023-05-01T11:25:09", FileName},
        {"any, on a disk without colons", "Gate 2023-05-01 13\uA78925\uA78909.mp4", "Gate", "", "", "",
         "2023-05-01T17:25:09", NameAny},
        {"any, in a telephone's folder", "DCIM/Camera/Movie 2023-05-01 13.25.09.mp4", "", "", "", "",
         "2023-05-01T17:25:09", NameAny},
        {"any, with letters for hours and minutes", "Gate_2023-05-01_13h25m09s.mp4", "Gate", "", "", "",
         "2023-05-01T17:25:09", NameAny},
        {"any, behind a word", "VID20230501132509.mp4", "", "", "", "", "2023-05-01T17:25:09", NameAny},
        {"any, milliseconds and a zone", "Gate 20230501T132509.123Z.mp4", "Gate", "", "", "", "2023-05-01T13:25:09",
         FileName},
        {"Signal", "signal-2023-05-01-132509.mp4", "", "", "", "", "2023-05-01T17:25:09", NameSaved},
        {"day before month", "Tor 25.05.2023 13-25-09.mp4", "Tor", "", "", "", "2023-05-25T17:25:09", NameAny},
        {"midnight with am", "Gate 2023-05-01 12.25.09 AM.mp4", "Gate", "", "", "", "2023-05-01T04:25:09", NameAny},
    };
    QList<Row> all(std::begin(rows), std::end(rows));
    all.append(QList<Row>(std::begin(others), std::end(others)));
    for (const Row& row : std::as_const(all)) {
        const QString camera = QString::fromUtf8(row.camera);
        QTest::newRow(row.tag) << QString::fromUtf8(row.path) << camera
                               << (camera.isEmpty() ? CameraSource::Unknown : row.cameraSource)
                               << QString::fromLatin1(row.kind) << QString::fromLatin1(row.answered)
                               << QString::fromLatin1(row.eventId) << utc(row.start) << row.source;
    }
}

void TestRecordingName::habits()
{
    QFETCH(QString, path);
    const NameFacts facts = factsFromName(path);
    QTEST(facts.camera, "camera");
    QTEST(facts.cameraSource, "cameraSource");
    QTEST(facts.kind, "kind");
    QTEST(facts.answered ? (*facts.answered ? u"yes"_s : u"no"_s) : QString(), "answered");
    QTEST(facts.eventId, "eventId");
    QTEST(facts.startedAt, "start");
    QTEST(facts.timeSource, "source");
}

void TestRecordingName::sayNothing_data()
{
    QTest::addColumn<QString>("name");
    // R13 carries a number, which says nothing.
    for (const char* name :
         {"RingVideo_2304932614.mp4", "RingVideo_2304932614 (1).mp4", "front_door", "video.mp4", "", ".mp4",
          "20241332-141301.mp4", "20240230-120000.mp4", "20240301-256199.mp4", "1234567890123456.mp4",
          "99999999999999999999.mp4", "00000000000000000001.mp4", "9223372036854775807.mp4",
          "12345678/ding/notanid/video.mp4", "12345678/live_view/12.mp4", "Front/Other.mp4", "livestream_9.mp4",
          "RingVideo_20261326_233118.mp4", "2024-03-05_25:03:40pm_ding_1_part0.mp4", "(1).mp4",
          // which of them is the month
          "G4 Doorbell 5-1-2023, 1.25.09 PM.mp4", "Gate 05.01.2023 13-25-09.mp4",
          // of another time of day
          "Gate 2023-05-01 13.25.09 PM.mp4", "Gate 2023-05-01 0.25.09 AM.mp4",
          // numbers
          "hiv00012.mp4", "00010000000012000000.mp4", "ch0001_00000000001000113.mp4", "2023050113250912.mp4",
          "202305011325091234.mp4", "20230501_1325.mp4", "2023-05-01_10-12.mp4", "20230501_13250.mp4",
          "9223372036854.mp4", "1234567890123.mp4", "IMG_1234.MOV", "GX010123.MP4", "VID-20230501-WA0001.mp4",
          // long after, and before: one of them is not the recording's
          "2023-05-01 13-25-09 copied 2024-06-02 10-00-00.mp4", "2023-05-02 13-25-09 2023-05-01 10-00-00.mp4",
          // not yet, and before there was anything
          "Gate 2093-05-01 13-25-09.mp4", "Gate 2001-05-01 13-25-09.mp4", "20231301132509.mp4", "20230501246060.mp4",
          "/", "//..//"})
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
    QCOMPARE(facts.eventId, QString());
}

void TestRecordingName::onlyTheFolder()
{
    // Home Assistant overwrites it; what is in it decides what it is.
    const NameFacts facts = factsFromName(u"/config/downloads/front_door/front_door"_s);
    QCOMPARE(facts.camera, u"front door"_s);
    QCOMPARE(facts.cameraSource, CameraSource::Folder);
    QVERIFY(!facts.startedAt.isValid());
    QCOMPARE(factsFromName(u"/config/downloads/downloads"_s).camera, QString());
    QCOMPARE(factsFromName(u"/v/front_door/front_door.mp4"_s).camera, QString());
}

void TestRecordingName::kinds_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("kind");
    const std::pair<const char*, const char*> words[] = {
        {"motion", "motion"},
        {"ding", "ding"},
        {"on_demand", "on_demand"},
        {"on_demand_link", "on_demand"},
        {"alarm", "alarm"},
        {"door_activity", "door_activity"},
        {"key_access", "key_access"},
        {"DELETED_FOOTAGE", ""},
        {"OFFLINE_FOOTAGE", ""},
        {"OFFLINE_MOTION", "motion"},
        {"intercom_unlock", "intercom_unlock"},
        {"Something_New", "something_new"},
        {"", ""},
    };
    for (const auto& [word, kind] : words)
        QTest::newRow(word) << QString::fromLatin1(word) << QString::fromLatin1(kind);
}

void TestRecordingName::kinds()
{
    QFETCH(QString, word);
    QTEST(kindOf(word), "kind");
}

void TestRecordingName::sameNameInOtherZones()
{
    // The same wall clock in three places; only what is in UTC stays.
    const QString local = u"2024-07-01-T17_36_28--Front Door.mp4"_s;
    const QString offset = u"2018-08-13_08.39.40-04.00_6588000000000000000.mp4"_s;
    useZone("Asia/Kolkata");
    QCOMPARE(factsFromName(local).startedAt, utc("2024-07-01T12:06:28"));
    QCOMPARE(factsFromName(offset).startedAt, utc("2018-08-13T12:39:40"));
    useZone("Australia/Lord_Howe"); // half an hour of summer time
    QCOMPARE(factsFromName(local).startedAt, utc("2024-07-01T07:06:28"));
    QCOMPARE(factsFromName(u"2024-01-01-T17_36_28--Front Door.mp4"_s).startedAt, utc("2024-01-01T06:36:28"));
    useZone("UTC");
    QCOMPARE(factsFromName(local).startedAt, utc("2024-07-01T17:36:28"));
    QCOMPARE(factsFromName(offset).startedAt, utc("2018-08-13T12:39:40"));
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
    QCOMPARE(videosIn({gone}), QStringList());
    const RecordingFile file = inspectFile(gone, Medium::Video);
    QCOMPARE(file.error, MediaError::FileMissing);
    QCOMPARE(file.path, gone);
    QVERIFY(file.hash.isEmpty());
}

void TestRecordingName::fileTimeWhereTheNameIsSilent()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"RingVideo_2304932614.mp4"_s));
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
