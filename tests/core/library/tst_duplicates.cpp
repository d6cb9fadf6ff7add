// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/olderlibrary.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString someEvent = u"7323267080901445808"_s;
} // namespace

/// Two downloads of one event.
class TestDuplicates : public QObject, public LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void sameEvent_data();
    void sameEvent();
    void betterFile_data();
    void betterFile();
    void oneTellsWhatTheOtherDoesNot();
    void whatAPersonSaidStays();
    void scannedWithoutWordsIsScannedAgain();
    void scannedWithWordsKeepsItsFile();
    void goneFileIsReplacedWithAllWords();
    void notedFileIsNotTakenForNew();
    void notedFileTakesOver();
    void anotherProgramIsScanning();
    void removedAndBroughtBack();
    void cameraHasOneSpelling();
    void correctedCamera();
    void olderLibraries();

private:
    /// A file that is there, as intake hands it over.
    RecordingFile download(const QString& name, qint64 lengthMs = 30'000, const QSize& size = {1280, 720},
                           int bytes = 5)
    {
        RecordingFile file = recordingFile(path(name), name.toUtf8());
        QFile content(file.path);
        if (content.open(QIODevice::WriteOnly))
            content.write(QByteArray(bytes, 'v'));
        file.state = {bytes, 1000};
        file.statedMs = lengthMs;
        file.statedSize = size;
        return file;
    }
    RecordingFile ofEvent(const QString& name, qint64 lengthMs = 30'000, const QSize& size = {1280, 720}, int bytes = 5)
    {
        RecordingFile file = download(name, lengthMs, size, bytes);
        file.eventId = someEvent;
        return file;
    }
    QString fileOf(RecordingId id) { return QFileInfo(library().recording(id)->file.path).fileName(); }
    QStringList othersOf(RecordingId id)
    {
        QStringList out;
        for (const QString& file : library().otherFiles(id))
            out << QFileInfo(file).fileName();
        return out;
    }
};

void TestDuplicates::sameEvent_data()
{
    struct Facts {
        QString event;
        QString camera;
        int second = 0; ///< of the start
        TimeSource source = TimeSource::FileName;
        qint64 lengthMs = 30'000;
    };
    QTest::addColumn<QString>("firstEvent");
    QTest::addColumn<QString>("firstCamera");
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("camera");
    QTest::addColumn<int>("second");
    QTest::addColumn<int>("source");
    QTest::addColumn<int>("lengthMs");
    QTest::addColumn<bool>("same");
    const auto row = [](const char* tag, const Facts& first, const Facts& second, bool same) {
        QTest::newRow(tag) << first.event << first.camera << second.event << second.camera << second.second
                           << int(second.source) << int(second.lengthMs) << same;
    };
    const QString door = u"Front Door"_s;
    row("number", {someEvent, {}}, {someEvent, {}, 9000}, true);
    row("number, whatever else", {someEvent, door}, {someEvent, u"Yard"_s, 9000, TimeSource::FileTime, 5000}, true);
    row("other number", {someEvent, door}, {u"7394367000199864699"_s, door}, false);
    row("later part of the event", {someEvent, door}, {someEvent + u"_part1"_s, door, 30}, false);
    row("number too short to be one", {u"12"_s, {}}, {u"12"_s, {}}, false);
    row("camera, time and length", {{}, door}, {{}, door}, true);
    row("two seconds", {{}, door}, {{}, door, 2}, true);
    row("three seconds", {{}, door}, {{}, door, 3}, false);
    row("two seconds before", {{}, door}, {{}, door, -2}, true);
    row("other spelling", {{}, door}, {{}, u"front-door"_s, 1}, true);
    row("one of them has a number", {someEvent, door}, {{}, door, 1}, true);
    row("other camera", {{}, door}, {{}, u"Yard"_s}, false);
    row("no camera", {{}, {}}, {{}, {}}, false);
    row("other length", {{}, door}, {{}, door, 0, TimeSource::FileName, 33'000}, false);
    row("length unknown", {{}, door}, {{}, door, 0, TimeSource::FileName, 0}, false);
    row("time to the minute", {{}, door}, {{}, door, 0, TimeSource::NameMinute}, false);
    row("time of saving", {{}, door}, {{}, door, 0, TimeSource::FileTime}, false);
}

void TestDuplicates::sameEvent()
{
    QFETCH(QString, firstEvent);
    QFETCH(QString, firstCamera);
    QFETCH(QString, event);
    QFETCH(QString, camera);
    QFETCH(int, second);
    QFETCH(int, source);
    QFETCH(int, lengthMs);
    QFETCH(bool, same);
    RecordingFile one = download(u"a.mp4"_s);
    one.eventId = firstEvent;
    one.camera = firstCamera;
    one.cameraSource = CameraSource::FileName;
    one.startedAt = at(1);
    one.timeSource = TimeSource::FileName;
    RecordingFile two = download(u"b.mp4"_s, lengthMs);
    two.eventId = event;
    two.camera = camera;
    two.cameraSource = CameraSource::FileName;
    two.startedAt = at(1).addSecs(second);
    two.timeSource = TimeSource(source);
    for (const auto& [a, b] : {std::pair(one, two), std::pair(two, one)}) {
        QVERIFY(make());
        download(u"a.mp4"_s);
        download(u"b.mp4"_s);
        const auto here = [this](RecordingFile file) {
            file.path = path(QFileInfo(file.path).fileName());
            return file;
        };
        const Library::Added first = library().addRecording(here(a));
        const Library::Added again = library().addRecording(here(b));
        QVERIFY(first.isNew && again.id != 0);
        QCOMPARE(again.id == first.id, same);
        QCOMPARE(again.isNew, !same);
        QCOMPARE(library().recordings().size(), same ? 1 : 2);
        QCOMPARE(othersOf(first.id).size(), same ? 1 : 0);
    }
}

void TestDuplicates::betterFile_data()
{
    QTest::addColumn<int>("lengthMs");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<int>("bytes");
    QTest::addColumn<bool>("better");
    const QSize hd(1280, 720);
    QTest::newRow("longer") << 45'000 << QSize(640, 360) << 1 << true;
    QTest::newRow("shorter") << 20'000 << QSize(1920, 1080) << 9000 << false;
    QTest::newRow("cannot be played") << 0 << QSize() << 9000 << false;
    QTest::newRow("more pixels") << 30'400 << QSize(1920, 1080) << 1 << true;
    QTest::newRow("fewer pixels") << 30'400 << QSize(640, 360) << 9000 << false;
    QTest::newRow("larger") << 30'000 << hd << 9000 << true;
    QTest::newRow("smaller") << 30'000 << hd << 1 << false;
    QTest::newRow("alike") << 30'000 << hd << 5 << false;
}

void TestDuplicates::betterFile()
{
    QFETCH(int, lengthMs);
    QFETCH(QSize, size);
    QFETCH(int, bytes);
    QFETCH(bool, better);
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    const Library::Added added = library().addRecording(ofEvent(u"b.mp4"_s, lengthMs, size, bytes));
    QCOMPARE(added.id, id);
    QCOMPARE(added.replaced, better);
    QCOMPARE(fileOf(id), better ? u"b.mp4"_s : u"a.mp4"_s);
    QCOMPARE(othersOf(id), QStringList{better ? u"a.mp4"_s : u"b.mp4"_s});
    QCOMPARE(library().recording(id)->state, ScanState::Waiting);
    // In the other order it comes to the same; of two alike, the first stays.
    QVERIFY(make());
    const RecordingId other = library().addRecording(ofEvent(u"b.mp4"_s, lengthMs, size, bytes)).id;
    const bool alike = qstrcmp(QTest::currentDataTag(), "alike") == 0;
    QCOMPARE(library().addRecording(ofEvent(u"a.mp4"_s)).replaced, !better && !alike);
    QCOMPARE(fileOf(other), better || alike ? u"b.mp4"_s : u"a.mp4"_s);
}

void TestDuplicates::oneTellsWhatTheOtherDoesNot()
{
    RecordingFile first = ofEvent(u"7323267080901445808.mp4"_s);
    first.camera = u"12345678"_s;
    first.cameraSource = CameraSource::Device;
    first.startedAt = at(1);
    first.timeSource = TimeSource::EventId;
    const RecordingId id = library().addRecording(first).id;
    RecordingFile second = ofEvent(u"b.mp4"_s, 20'000);
    second.camera = u"Front Door"_s;
    second.cameraSource = CameraSource::FileName;
    second.kind = u"ding"_s;
    second.answered = true;
    second.startedAt = at(1).addSecs(1);
    second.timeSource = TimeSource::FileName;
    Changes changed(library(), ofScans);
    QCOMPARE(library().addRecording(second).id, id);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().those(LibraryChange::Origin), QList<RecordingId>{id});
    QVERIFY(reopen());
    const RecordingFile known = library().recording(id)->file;
    QCOMPARE(QFileInfo(known.path).fileName(), u"7323267080901445808.mp4"_s);
    QCOMPARE(known.camera, u"Front Door"_s);
    QCOMPARE(known.cameraSource, CameraSource::FileName);
    QCOMPARE(known.kind, u"ding"_s);
    QCOMPARE(known.answered, std::optional(true));
    QCOMPARE(known.startedAt, second.startedAt);
    QCOMPARE(known.timeSource, TimeSource::FileName);
    // Less sure: nothing changes.
    RecordingFile third = ofEvent(u"c.mp4"_s, 10'000);
    third.camera = u"Downloads"_s;
    third.cameraSource = CameraSource::Folder;
    third.startedAt = at(5);
    third.timeSource = TimeSource::FileTime;
    QCOMPARE(library().addRecording(third).id, id);
    QCOMPARE(library().recording(id)->file.camera, u"Front Door"_s);
    QCOMPARE(library().recording(id)->file.startedAt, second.startedAt);
}

void TestDuplicates::whatAPersonSaidStays()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    QVERIFY(library().setStartedAt({{id, at(9)}}) && library().setCamera({{id, u"Garden"_s}}));
    RecordingFile second = ofEvent(u"b.mp4"_s);
    second.camera = u"Front Door"_s;
    second.cameraSource = CameraSource::Sidecar;
    second.startedAt = at(1);
    second.timeSource = TimeSource::Sidecar;
    QCOMPARE(library().addRecording(second).id, id);
    QCOMPARE(library().recording(id)->file.camera, u"Garden"_s);
    QCOMPARE(library().recording(id)->file.startedAt, at(9));
}

void TestDuplicates::scannedWithoutWordsIsScannedAgain()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s, 10'000)).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 1000, {200})}));
    const Library::Added added = library().addRecording(ofEvent(u"b.mp4"_s, 40'000));
    QVERIFY(added.replaced);
    const Recording r = *library().recording(id);
    QCOMPARE(r.state, ScanState::Waiting);
    QCOMPARE(r.error, MediaError::None);
    QCOMPARE(fileOf(id), u"b.mp4"_s);
    QCOMPARE(othersOf(id), QStringList{u"a.mp4"_s});
    QVERIFY(scanOnce(library(), id, {standing(0, right, 0, 1000, {200})}));
    QCOMPARE(facesAt(id, right).size(), 1);
    QCOMPARE(facesAt(id, left).size(), 0);
}

void TestDuplicates::scannedWithWordsKeepsItsFile()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s, 10'000)).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 1000, {200}, red)}));
    QVERIFY(say(facesAt(id, left), "Anna"));
    const QStringList before = dump();
    const Library::Added added = library().addRecording(ofEvent(u"b.mp4"_s, 40'000, {1920, 1080}));
    QCOMPARE(added.id, id);
    QVERIFY(!added.replaced && !added.isNew);
    QCOMPARE(fileOf(id), u"a.mp4"_s);
    QCOMPARE(othersOf(id), QStringList{u"b.mp4"_s});
    QCOMPARE(library().recording(id)->state, ScanState::Done);
    QCOMPARE(dump(), before);
}

void TestDuplicates::goneFileIsReplacedWithAllWords()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s, 10'000)).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 1000, {200}, red)}));
    QVERIFY(say(facesAt(id, left), "Anna"));
    const QStringList before = dump();
    QVERIFY(QFile::remove(path(u"a.mp4"_s)));
    QVERIFY(!library().addRecording(ofEvent(u"b.mp4"_s, 40'000, {640, 360})).replaced);
    const Recording r = *library().recording(id);
    QCOMPARE(fileOf(id), u"b.mp4"_s);
    QCOMPARE(r.state, ScanState::Done);
    QCOMPARE(r.error, MediaError::None);
    QCOMPARE(r.frameSize, QSize(1920, 1080)); // of the boxes
    QCOMPARE(dump(), before);
    QCOMPARE(library().people().size(), 1);
}

void TestDuplicates::notedFileIsNotTakenForNew()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    RecordingFile other = ofEvent(u"b.mp4"_s, 20'000);
    library().addRecording(other);
    Changes added(library(), ofAdditions);
    // From another folder, under a name that tells no event.
    other.path = path(u"c.mp4"_s);
    other.eventId.clear();
    for (int i = 0; i < 2; ++i)
        QCOMPARE(library().addRecording(other).id, id);
    QCOMPARE(added.size(), 0);
    QCOMPARE(othersOf(id), QStringList{u"c.mp4"_s});
    QVERIFY(library().seenFiles().contains(path(u"b.mp4"_s)) && library().seenFiles().contains(path(u"c.mp4"_s)));
    // Another recording takes its place on the disk.
    RecordingFile fresh = download(u"c.mp4"_s);
    fresh.hash = "fresh";
    QVERIFY(library().addRecording(fresh).isNew);
    QCOMPARE(othersOf(id), QStringList());
}

void TestDuplicates::notedFileTakesOver()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    library().addRecording(ofEvent(u"b.mp4"_s, 20'000));
    QVERIFY(QFile::remove(path(u"a.mp4"_s)));
    QVERIFY(library().addRecording(ofEvent(u"b.mp4"_s, 20'000)).replaced);
    QCOMPARE(fileOf(id), u"b.mp4"_s);
    QCOMPARE(othersOf(id), QStringList{u"a.mp4"_s});
    // It comes back, and is not taken for another one; the better one is not put back by itself.
    QCOMPARE(library().addRecording(ofEvent(u"a.mp4"_s)).id, id);
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(fileOf(id), u"b.mp4"_s);
}

void TestDuplicates::anotherProgramIsScanning()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s, 10'000)).id;
    QVERIFY(run(u"UPDATE recordings SET state = ?"_s, {int(ScanState::Scanning)}));
    QVERIFY(!library().addRecording(ofEvent(u"b.mp4"_s)).replaced);
    QCOMPARE(fileOf(id), u"a.mp4"_s);
    QCOMPARE(library().recording(id)->state, ScanState::Scanning);
}

void TestDuplicates::removedAndBroughtBack()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    library().addRecording(ofEvent(u"b.mp4"_s, 20'000));
    QVERIFY(library().removeRecordings({id}));
    QCOMPARE(othersOf(id), QStringList());
    QVERIFY(library().restoreRecordings({id}));
    QCOMPARE(othersOf(id), QStringList{u"b.mp4"_s});
    QCOMPARE(library().recording(id)->file.eventId, someEvent);
    // Removed, both are new again.
    QVERIFY(library().removeRecordings({id}));
    QVERIFY(library().addRecording(ofEvent(u"b.mp4"_s, 20'000)).isNew);
    QVERIFY(library().addRecording(ofEvent(u"a.mp4"_s)).replaced);
}

void TestDuplicates::cameraHasOneSpelling()
{
    for (const QString& camera : {u"Front Door"_s, u"front-door"_s, u"FRONT_DOOR"_s, u"Back Door"_s}) {
        RecordingFile file = download(camera + u".mp4"_s);
        file.camera = camera;
        QVERIFY(library().addRecording(file).isNew);
    }
    QStringList cameras;
    for (const Recording& r : library().recordings())
        cameras << r.file.camera;
    cameras.sort();
    QCOMPARE(cameras, QStringList({u"Back Door"_s, u"Front Door"_s, u"Front Door"_s, u"Front Door"_s}));
}

void TestDuplicates::correctedCamera()
{
    const RecordingId id = library().addRecording(ofEvent(u"a.mp4"_s)).id;
    Changes changed(library(), ofScans);
    QVERIFY(library().setCamera({{id, u"  The   Garden "_s}}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().those(LibraryChange::Origin), QList<RecordingId>{id});
    QVERIFY(reopen());
    QCOMPARE(library().recording(id)->file.camera, u"The Garden"_s);
    QCOMPARE(library().recording(id)->file.cameraSource, CameraSource::User);
    QVERIFY(library().setCamera({{id, {}, CameraSource::Unknown}})); // undone
    QCOMPARE(library().recording(id)->file.camera, QString());
    QVERIFY(!library().setCamera({{id, u"x"_s}, {4711, u"x"_s}}));
}

void TestDuplicates::olderLibraries()
{
    // As version 6 has left it: no numbers of events.
    RecordingFile first = ofEvent(u"a.mp4"_s);
    first.camera = u"Front Door"_s;
    const RecordingId id = library().addRecording(first).id;
    const QString file = library().file();
    close();
    QVERIFY(makeOlder(file));
    QVERIFY(reopen());
    const Recording r = *library().recording(id);
    QCOMPARE(r.file.camera, u"Front Door"_s);
    QCOMPARE(r.file.cameraSource, CameraSource::FileName);
    QCOMPARE(r.file.eventId, QString());
    QVERIFY(!r.file.answered);
    // Its number is learnt when the file comes again.
    QCOMPARE(library().addRecording(first).id, id);
    QCOMPARE(library().recording(id)->file.eventId, someEvent);
    QCOMPARE(library().addRecording(ofEvent(u"b.mp4"_s)).id, id);
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
