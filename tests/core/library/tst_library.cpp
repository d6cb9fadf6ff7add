// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Recordings, scans and faces; what people say of them is in tst_labels.
#include "core/library/safety/scanlock.h"
#include "core/library/store/blobs.h"
#include "core/library/values/facepath.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfiles.h"
#include "tests/support/libraryfixture.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QRect here = left;
const QRect there = right;
} // namespace

class TestLibrary : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void folderIsMadeForThisUserOnly();
    void cannotBeOpened();
    void sameContentTwiceIsOne();
    void movedFileIsFound();
    void swappedFilesAreFound();
    void contentThatComesBackIsFound();
    void changedContentIsAnotherRecording();
    void unreadableFileIsKept();
    void outOfReachIsNoSecondRecording();
    void newestFirst();
    void removing();
    void correctedTime();
    void scanStates();
    void interruptedScanStartsAgain();
    void endsOfTheProgramAreCounted();
    void anotherProgramsScanGoesOn();
    void othersAreNoticed();
    void batchesStreamIn();
    void tracksGrowOverBatches();
    void cancelledScanKeepsWhatItFound();
    void facesOfARemovedRecording();
    void rescanReplacesFaces();
    void idsAreNeverUsedAgain();
    void failureChangesNothing_data();
    void failureChangesNothing();
    void damagedBlobs();
    void blobsComeBack();
    void boxesAtAnyTime_data();
    void boxesAtAnyTime();
    void settings();
    void everythingIsStored();

private:
    /// A file that is there.
    QString touch(const QString& name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write("x") == 1 ? file.fileName() : QString();
    }
};

void TestLibrary::folderIsMadeForThisUserOnly()
{
    const QString folder = path(u"deep/in/here"_s);
    const Library::Opened opened = Library::open(folder);
    QVERIFY(opened.library);
    QCOMPARE(opened.error, Library::OpenError::None);
    QVERIFY(isPrivate(folder));
    QVERIFY(isPrivate(opened.library->file()));
    QCOMPARE(QFileInfo(opened.library->file()).path(), folder);
}

void TestLibrary::cannotBeOpened()
{
    QVERIFY(!touch(u"file"_s).isEmpty());
    const Library::Opened inFile = Library::open(path(u"file/library"_s));
    QVERIFY(!inFile.library);
    QCOMPARE(inFile.error, Library::OpenError::FolderNotWritable);

    QVERIFY(run(u"PRAGMA user_version = 999"_s));
    close();
    QCOMPARE(Library::open(path(u"library"_s)).error, Library::OpenError::TooNew);

    QFile broken(path(u"library/library.sqlite"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray("no database at all ").repeated(500));
    broken.close();
    const Library::Opened opened = Library::open(path(u"library"_s));
    QCOMPARE(opened.error, Library::OpenError::Damaged);
    QVERIFY(!opened.detail.isEmpty());
}

void TestLibrary::sameContentTwiceIsOne()
{
    Changes added(library(), ofAdditions);
    const Library::Added first = library().addRecording(recordingFile(touch(u"a.mp4"_s), "content"));
    QVERIFY(first.id > 0 && first.isNew);
    const Library::Added again = library().addRecording(recordingFile(path(u"a.mp4"_s), "content"));
    const Library::Added copy = library().addRecording(recordingFile(touch(u"a (1).mp4"_s), "content"));
    QCOMPARE(again.id, first.id);
    QCOMPARE(copy.id, first.id);
    QVERIFY(!again.isNew && !copy.isNew);
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(library().recording(first.id)->file.path, path(u"a.mp4"_s)); // the old file is still there
    QCOMPARE(added.size(), 1);
    QVERIFY(library().addRecording(recordingFile(touch(u"b.mp4"_s), "other")).isNew);
}

void TestLibrary::movedFileIsFound()
{
    const RecordingId id = library().addRecording(recordingFile(path(u"old.mp4"_s), "content")).id;
    QVERIFY(scanOnce(library(), id, {standing(0, here, 0, 1000, {200})}));
    Changes changed(library(), ofScans);
    QCOMPARE(library().addRecording(recordingFile(touch(u"new.mp4"_s), "content")).id, id);
    QCOMPARE(library().recording(id)->file.path, path(u"new.mp4"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library().faces(id).size(), 1);
}

void TestLibrary::swappedFilesAreFound()
{
    // The old place holds another recording now.
    const RecordingId first = library().addRecording(recordingFile(touch(u"a.mp4"_s), "first")).id;
    QVERIFY(scanOnce(library(), first, {standing(0, here, 0, 1000, {200})}));
    const RecordingId second = library().addRecording(recordingFile(path(u"a.mp4"_s), "second")).id;
    QCOMPARE(library().addRecording(recordingFile(touch(u"b.mp4"_s), "first")).id, first);
    QCOMPARE(library().recording(first)->file.path, path(u"b.mp4"_s));
    QCOMPARE(library().recording(first)->error, MediaError::None);
    QCOMPARE(library().recording(second)->file.path, path(u"a.mp4"_s));
    QCOMPARE(library().faces(first).size(), 1);
}

void TestLibrary::contentThatComesBackIsFound()
{
    const RecordingId first = library().addRecording(recordingFile(touch(u"a.mp4"_s), "first")).id;
    const RecordingId second = library().addRecording(recordingFile(path(u"a.mp4"_s), "second")).id;
    QCOMPARE(library().addRecording(recordingFile(path(u"a.mp4"_s), "first")).id, first);
    QCOMPARE(library().recording(first)->error, MediaError::None);
    QCOMPARE(library().recording(second)->error, MediaError::FileMissing);
}

void TestLibrary::changedContentIsAnotherRecording()
{
    const RecordingId before = library().addRecording(recordingFile(touch(u"a.mp4"_s), "before")).id;
    QVERIFY(scanOnce(library(), before, {standing(0, here, 0, 1000, {200})}));
    Changes changed(library(), ofScans);
    const Library::Added after = library().addRecording(recordingFile(path(u"a.mp4"_s), "after"));
    QVERIFY(after.isNew && after.id != before);
    // What was seen in the old content is still known, but cannot be played.
    QCOMPARE(library().recording(before)->error, MediaError::FileMissing);
    QCOMPARE(library().faces(before).size(), 1);
    QCOMPARE(library().recording(after.id)->error, MediaError::None);
    // and whoever shows the old one hears of it
    QCOMPARE(changed.size(), 1);
    QVERIFY(changed.last().those(LibraryChange::Scan).contains(before));
}

void TestLibrary::unreadableFileIsKept()
{
    RecordingFile empty = recordingFile(path(u"a.mp4"_s), {});
    empty.error = MediaError::FileEmpty;
    const RecordingId failed = library().addRecording(empty).id;
    QCOMPARE(library().recording(failed)->state, ScanState::Failed);
    QCOMPARE(library().recording(failed)->error, MediaError::FileEmpty);
    QCOMPARE(library().addRecording(empty).id, failed); // and once only
    // Downloaded again: the failed one is replaced, and whoever shows it hears of it.
    Changes removed(library(), ofRemovals);
    const Library::Added good = library().addRecording(recordingFile(path(u"a.mp4"_s), "content"));
    QVERIFY(good.isNew);
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(library().recording(good.id)->state, ScanState::Waiting);
    QCOMPARE(removed.size(), 1);
}

void TestLibrary::outOfReachIsNoSecondRecording()
{
    const RecordingId id = library().addRecording(recordingFile(touch(u"a.mp4"_s), "content")).id;
    QVERIFY(scanOnce(library(), id, {standing(0, here, 0, 1000, {200})}));
    RecordingFile gone = recordingFile(path(u"a.mp4"_s), {});
    for (const MediaError error : {MediaError::FileMissing, MediaError::NotReadable}) {
        gone.error = error;
        QCOMPARE(library().addRecording(gone).id, id);
        QCOMPARE(library().recording(id)->error, error);
        QCOMPARE(library().recordings().size(), 1);
        QCOMPARE(library().faces(id).size(), 1);
    }
    // The disk is back.
    QCOMPARE(library().addRecording(recordingFile(path(u"a.mp4"_s), "content")).id, id);
    QCOMPARE(library().recording(id)->error, MediaError::None);
    QCOMPARE(library().recording(id)->state, ScanState::Done);
}

void TestLibrary::newestFirst()
{
    const RecordingId second = library().addRecording(recordingFile(u"/b.mp4"_s, "b", at(2))).id;
    const RecordingId unknown = library().addRecording(recordingFile(u"/u.mp4"_s, "u")).id;
    const RecordingId third = library().addRecording(recordingFile(u"/c.mp4"_s, "c", at(3))).id;
    const RecordingId first = library().addRecording(recordingFile(u"/a.mp4"_s, "a", at(1))).id;
    QList<RecordingId> ids;
    for (const Recording& r : library().recordings())
        ids.append(r.id);
    QCOMPARE(ids, (QList<RecordingId>{third, second, first, unknown}));
    QVERIFY(!library().recording(unknown)->file.startedAt.isValid());
    QCOMPARE(library().recording(first)->file.startedAt, at(1));
}

void TestLibrary::removing()
{
    const RecordingId a = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    const RecordingId b = library().addRecording(recordingFile(u"/b.mp4"_s, "b")).id;
    QVERIFY(scanOnce(library(), a, {standing(0, here, 0, 1000, {200, 400})}));
    QVERIFY(scanOnce(library(), b, {standing(0, here, 0, 1000, {200})}));
    Changes removed(library(), ofRemovals);
    QVERIFY(library().removeRecordings({a, 12345}));
    QCOMPARE(removed.size(), 1);
    QVERIFY(!library().recording(a));
    QCOMPARE(library().faces().size(), 1);
    QVERIFY(library().tracks(a).isEmpty());
    QVERIFY(library().addRecording(recordingFile(u"/a.mp4"_s, "a")).isNew);
}

void TestLibrary::correctedTime()
{
    const RecordingFile file = recordingFile(u"/a.mp4"_s, "a", at(1));
    const RecordingId a = library().addRecording(file).id;
    const RecordingId b = add("b", 2);
    QVERIFY(scanOnce(library(), a, {standing(0, here, 0, 1000, {200, 400})}));
    QVERIFY(say(facesAt(a, here), "Anna"));
    QCOMPARE(library().visits()[0].from, at(1));
    Changes changed(library(), ofScans);
    Changes labels(library(), ofLabels);
    QVERIFY(library().setStartedAt({{a, at(9)}}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.last().those(LibraryChange::Origin), QList<RecordingId>{a});
    QCOMPARE(labels.size(), 0); // nothing to be learnt
    QCOMPARE(library().recording(a)->file.startedAt, at(9));
    QCOMPARE(library().recording(a)->file.timeSource, TimeSource::User);
    QCOMPARE(library().recordings()[0].id, a);
    QCOMPARE(library().visits()[0].from, at(9));
    QCOMPARE(person("Anna").lastSeen, at(9).addMSecs(400));
    // What a person said stays when the file comes again, with the time in its name or from another place.
    QCOMPARE(library().addRecording(file).id, a);
    RecordingFile moved = file;
    moved.path = u"/elsewhere/a.mp4"_s;
    QCOMPARE(library().addRecording(moved).id, a);
    QCOMPARE(library().recording(a)->file.path, moved.path);
    QCOMPARE(library().recording(a)->file.startedAt, at(9));
    QCOMPARE(library().recording(a)->file.timeSource, TimeSource::User);
    // Nobody knows when.
    QVERIFY(library().setStartedAt({{a, {}}}));
    QVERIFY(!library().recording(a)->file.startedAt.isValid());
    QCOMPARE(library().recordings()[0].id, b);
    QVERIFY(!library().visits()[0].from.isValid());
    QVERIFY(!library().setStartedAt({{a, at(1)}, {4711, at(1)}}));
}

void TestLibrary::scanStates()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    const auto state = [&] { return library().recording(id)->state; };
    QCOMPARE(state(), ScanState::Waiting);
    Changes changed(library(), ofScans);
    QVERIFY(library().beginScan(id, u"yunet+sface"_s));
    QCOMPARE(state(), ScanState::Scanning);
    QCOMPARE(library().recording(id)->scannedWith, u"yunet+sface"_s);
    QVERIFY(library().addFaces(id, batchOf({}, 4000, 12'000)));
    QCOMPARE(library().recording(id)->scannedMs, 4000);
    QCOMPARE(library().recording(id)->durationMs, 12'000);
    QCOMPARE(library().recording(id)->frameSize, QSize(1920, 1080));
    QVERIFY(library().endScan(id, ScanState::Failed, MediaError::EndsEarly));
    QCOMPARE(state(), ScanState::Failed);
    QCOMPARE(library().recording(id)->error, MediaError::EndsEarly);
    QVERIFY(library().beginScan(id, u"yunet+sface"_s));
    QCOMPARE(library().recording(id)->error, MediaError::None);
    QVERIFY(library().endScan(id, ScanState::Done, MediaError::None));
    QCOMPARE(state(), ScanState::Done);
    QCOMPARE(changed.size(), 1); // one turn of the event loop
}

void TestLibrary::interruptedScanStartsAgain()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(library().beginScan(id, u"yunet+sface"_s));
    QVERIFY(reopen());
    QCOMPARE(library().recording(id)->state, ScanState::Waiting);
}

void TestLibrary::endsOfTheProgramAreCounted()
{
    const RecordingId bad = library().addRecording(recordingFile(u"/bad.mp4"_s, "bad")).id;
    const RecordingId good = library().addRecording(recordingFile(u"/good.mp4"_s, "good")).id;
    QVERIFY(library().beginScan(good, u"yunet+sface"_s));
    QVERIFY(library().endScan(good, ScanState::Done, MediaError::None));
    for (int end = 1; end <= 3; ++end) {
        QVERIFY(library().beginScan(bad, u"yunet+sface"_s));
        QCOMPARE(library().recording(bad)->ends, end - 1);
        QVERIFY(reopen());
        QCOMPARE(library().recording(bad)->state, ScanState::Waiting); // whose fault it was is not known
        QCOMPARE(library().recording(bad)->ends, end);
        QCOMPARE(library().recording(good)->ends, 0);
    }
    // A wanted end is none.
    QVERIFY(library().beginScan(bad, u"yunet+sface"_s));
    QVERIFY(library().endScan(bad, ScanState::Waiting, MediaError::None));
    QCOMPARE(library().recording(bad)->ends, 0);
}

void TestLibrary::anotherProgramsScanGoesOn()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    ScanLock lock(QFileInfo(library().file()).path());
    QVERIFY(lock.take());
    QVERIFY(lock.take()); // it has it
    QVERIFY(library().beginScan(id, u"yunet+sface"_s));
    const Library::Opened second = Library::open(QFileInfo(library().file()).path());
    QVERIFY(second.library);
    QCOMPARE(second.library->recording(id)->state, ScanState::Scanning);
    lock.release();
    QVERIFY(reopen());
    QCOMPARE(library().recording(id)->state, ScanState::Waiting);
}

void TestLibrary::othersAreNoticed()
{
    const RecordingId id = addTwo("a");
    Changes removed(library(), ofRemovals);
    Changes recognised(library(), ofRecognition);
    Changes faces(library(), ofFaces);
    QVERIFY(library().setNote(u"engine"_s, u"classic"_s));
    library().noticeOthers();
    QCOMPARE(removed.size(), 0); // that was this one
    const Library::Opened other = Library::open(QFileInfo(library().file()).path());
    QVERIFY(other.library->labels().say(facesAt(id, left), u"Anna"_s));
    library().noticeOthers();
    QCOMPARE(removed.size(), 1);
    QCOMPARE(recognised.size(), 1);
    QCOMPARE(faces.size(), 1); // there is something to learn
    QCOMPARE(names(), QStringList{u"Anna"_s});
    library().noticeOthers();
    QCOMPARE(removed.size(), 1);
}

void TestLibrary::batchesStreamIn()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    Changes facesAdded(library(), ofFaces);
    QVERIFY(library().beginScan(id, u"fake"_s));
    ScanBatch first = batchOf({standing(0, here, 0, 800, {400})}, 1000);
    first.thumbnail = "first picture";
    QVERIFY(library().addFaces(id, first));
    QCOMPARE(facesAdded.size(), 1);
    QCOMPARE(library().faces(id).size(), 1);
    QVERIFY(library().addFaces(id, batchOf({}, 2000))); // nobody new
    QCOMPARE(facesAdded.size(), 1);
    QVERIFY(library().addFaces(id, batchOf({standing(1, there, 2200, 2800, {2400, 2800})}, 3000)));
    QCOMPARE(facesAdded.size(), 2);
    QCOMPARE(library().recordingThumbnail(id), QByteArray("first picture"));

    const QList<Face> faces = library().faces(id);
    QCOMPARE(faces.size(), 3);
    QCOMPARE(faces[0].timeMs, 400);
    QCOMPARE(faces[0].frame, 4);
    QCOMPARE(faces[0].box, here);
    QCOMPARE(faces[0].quality, 0.5F);
    QCOMPARE(faces[0].distance, -1.0F);
    QCOMPARE(faces[1].box, there);
    QVERIFY(faces[1].track == faces[2].track && faces[0].track != faces[1].track);
    QCOMPARE(library().faceThumbnail(faces[0].id), QByteArray("thumbnail of 400"));
    QVERIFY(library().faceThumbnail(12345).isEmpty());
}

void TestLibrary::tracksGrowOverBatches()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(library().beginScan(id, u"fake"_s));
    QVERIFY(library().addFaces(id, batchOf({standing(7, here, 0, 800, {400})})));
    QVERIFY(library().addFaces(id, batchOf({standing(7, here, 1000, 1800, {1200})})));
    QVERIFY(library().addFaces(id, batchOf({standing(7, here, 2000, 2800, {})})));
    QVERIFY(library().endScan(id, ScanState::Done, MediaError::None));
    const QList<Track> tracks = library().tracks(id);
    QCOMPARE(tracks.size(), 1);
    QCOMPARE(tracks[0].path.size(), 15);
    QCOMPARE(tracks[0].path.first().timeMs, 0);
    QCOMPARE(tracks[0].path.last().timeMs, 2800);
    QCOMPARE(library().faces(id).size(), 2);
}

void TestLibrary::cancelledScanKeepsWhatItFound()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(library().beginScan(id, u"fake"_s));
    QVERIFY(library().addFaces(id, batchOf({standing(0, here, 0, 800, {400})})));
    QVERIFY(library().endScan(id, ScanState::Cancelled, MediaError::None));
    QCOMPARE(library().recording(id)->state, ScanState::Cancelled);
    QCOMPARE(library().faces(id).size(), 1);
    // A delivery that was under way is not taken.
    QVERIFY(!library().addFaces(id, batchOf({standing(1, there, 0, 800, {400})})));
    QCOMPARE(library().faces(id).size(), 1);
}

void TestLibrary::facesOfARemovedRecording()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(library().beginScan(id, u"fake"_s));
    QVERIFY(library().removeRecordings({id}));
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(!library().addFaces(id, batchOf({standing(0, here, 0, 800, {400})})));
    QVERIFY(library().faces().isEmpty());
    QCOMPARE(failed.size(), 0); // nothing went wrong
}

void TestLibrary::rescanReplacesFaces()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(scanOnce(library(), id, {standing(0, here, 0, 1000, {200, 400})}, u"old"_s));
    QVERIFY(scanOnce(library(), id, {standing(0, there, 0, 1000, {600})}, u"new"_s));
    const QList<Face> faces = library().faces();
    QCOMPARE(faces.size(), 1);
    QCOMPARE(faces[0].box, there);
    QCOMPARE(library().tracks(id).size(), 1);
    QCOMPARE(library().recording(id)->scannedWith, u"new"_s);
}

void TestLibrary::idsAreNeverUsedAgain()
{
    const RecordingId a = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(scanOnce(library(), a, {standing(0, here, 0, 1000, {200})}));
    const FaceId face = library().faces().constFirst().id;
    QVERIFY(library().removeRecordings({a}));
    const RecordingId b = library().addRecording(recordingFile(u"/b.mp4"_s, "b")).id;
    QVERIFY(scanOnce(library(), b, {standing(0, here, 0, 1000, {200})}));
    QVERIFY(b > a);
    QVERIFY(library().faces().constFirst().id > face);
}

void TestLibrary::failureChangesNothing_data()
{
    QTest::addColumn<QString>("forbidden"); // what the disk refuses
    QTest::newRow("a picture in the middle of a delivery")
        << u"BEFORE INSERT ON face_images WHEN (SELECT count(*) FROM face_images) > 1"_s;
    QTest::newRow("a track") << u"BEFORE INSERT ON tracks WHEN (SELECT count(*) FROM tracks) > 0"_s;
    QTest::newRow("the last face") << u"BEFORE INSERT ON faces WHEN new.time_ms = 900"_s;
}

void TestLibrary::failureChangesNothing()
{
    QFETCH(QString, forbidden);
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(library().beginScan(id, u"fake"_s));
    QVERIFY(library().addFaces(id, batchOf({standing(0, here, 0, 200, {200})}, 1000)));
    QVERIFY(run(u"CREATE TRIGGER full %1 BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s.arg(forbidden)));

    QSignalSpy failed(&library(), &Library::failed);
    Changes facesAdded(library(), ofFaces);
    const ScanBatch more =
        batchOf({standing(0, here, 400, 600, {500}), standing(1, there, 400, 900, {600, 900})}, 2000);
    QVERIFY(!library().addFaces(id, more));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains("disk is full"_L1));
    QCOMPARE(facesAdded.size(), 0);
    QCOMPARE(library().faces().size(), 1);
    QCOMPARE(library().tracks(id).size(), 1);
    QCOMPARE(library().tracks(id)[0].path.size(), 2);
    QCOMPARE(library().recording(id)->scannedMs, 1000);

    // There is room again: the same delivery goes through, once.
    QVERIFY(run(u"DROP TRIGGER full"_s));
    QVERIFY(library().addFaces(id, more));
    QCOMPARE(library().faces().size(), 4);
    QCOMPARE(library().tracks(id).size(), 2);
    QCOMPARE(library().tracks(id)[0].path.size(), 4);
}

void TestLibrary::damagedBlobs()
{
    const RecordingId id = library().addRecording(recordingFile(u"/a.mp4"_s, "a")).id;
    QVERIFY(scanOnce(library(), id,
                     {standing(0, here, 0, 1000, {200}, {1, 0}), standing(1, there, 0, 1000, {200}, {0, 1})}));
    QVERIFY(run(u"UPDATE tracks SET path = x'010203' WHERE from_ms = 0"_s));
    QVERIFY(run(u"UPDATE faces SET descriptor = x'0102030405' WHERE x = 100"_s));
    QCOMPARE(library().tracks(id).size(), 2);
    QVERIFY(library().tracks(id)[0].path.isEmpty());
    const RecognitionInput input = library().recognition().input(u"colour"_s, {1, 1});
    QCOMPARE(input.tracks.size(), 2);
    QVERIFY(input.tracks[0].faces[0].descriptor.empty());
    QCOMPARE(input.tracks[1].faces[0].descriptor, (Descriptor{0, 1}));
    QCOMPARE(library().faces(id).size(), 2);
}

void TestLibrary::blobsComeBack()
{
    const FacePath path{{0, QRect(-5, 7, 80, 90)}, {2'000'000'000, QRect(1919, 1079, 1, 1)}};
    QCOMPARE(unpackPath(packPath(path)), path);
    QVERIFY(unpackPath(packPath(path).chopped(1)).isEmpty());
    QVERIFY(unpackPath({}).isEmpty());
    const Descriptor d{0, -1.5F, 3e-20F, 1e20F};
    QCOMPARE(unpackDescriptor(packDescriptor(d)), d);
    QVERIFY(unpackDescriptor(packDescriptor(d).chopped(3)).empty());
    // as the schema says: little-endian float32
    QCOMPARE(packDescriptor({1}), QByteArray::fromHex("0000803f"));
    QCOMPARE(packPath({{1, QRect(2, 3, 4, 5)}}), QByteArray::fromHex("0100000002000000030000000400000005000000"));
    QCOMPARE(packPoints({}).size(), 40);
}

void TestLibrary::boxesAtAnyTime_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QRect>("box");
    QTest::newRow("long before") << qint64(600) << QRect();
    QTest::newRow("just before") << qint64(990) << QRect();
    QTest::newRow("first") << qint64(1000) << QRect(0, 0, 100, 100);
    QTest::newRow("between") << qint64(1500) << QRect(50, 25, 150, 100);
    QTest::newRow("last") << qint64(2000) << QRect(100, 50, 200, 100);
    QTest::newRow("just after") << qint64(2300) << QRect(100, 50, 200, 100);
    QTest::newRow("long after") << qint64(2400) << QRect();
}

void TestLibrary::boxesAtAnyTime()
{
    QFETCH(qint64, time);
    const FacePath path{{1000, QRect(0, 0, 100, 100)}, {2000, QRect(100, 50, 200, 100)}};
    QTEST(boxAt(path, time), "box");
    QVERIFY(boxAt({}, time).isNull());
    QCOMPARE(intersectionOverUnion(here, here), 1.0);
    QCOMPARE(intersectionOverUnion(here, there), 0.0);
    QCOMPARE(intersectionOverUnion(QRect(0, 0, 10, 10), QRect(5, 0, 10, 10)), 1.0 / 3);
    QCOMPARE(intersectionOverUnion(QRect(), QRect()), 0.0);
}

void TestLibrary::settings()
{
    QCOMPARE(library().note(u"engine"_s), QString());
    QVERIFY(library().setNote(u"engine"_s, u"classic"_s));
    QVERIFY(library().setNote(u"engine"_s, u"precise"_s));
    QVERIFY(reopen());
    QCOMPARE(library().note(u"engine"_s), u"precise"_s);
}

void TestLibrary::everythingIsStored()
{
    RecordingFile file = recordingFile(u"/T\u00fcr/a'b.mp4"_s, "content", at(4));
    file.camera = u"Front Door"_s;
    file.kind = u"ding"_s;
    file.timeSource = TimeSource::EventId;
    const RecordingId id = library().addRecording(file).id;
    QVERIFY(scanOnce(library(), id, {standing(0, here, 0, 1000, {200}, {1, 0})}));
    const QList<Face> before = library().faces();
    QVERIFY(reopen());
    const Recording r = *library().recording(id);
    QCOMPARE(r.file.path, file.path);
    QCOMPARE(r.file.hash, file.hash);
    QCOMPARE(r.file.camera, file.camera);
    QCOMPARE(r.file.kind, file.kind);
    QCOMPARE(r.file.startedAt, file.startedAt);
    QCOMPARE(r.file.timeSource, file.timeSource);
    QCOMPARE(r.state, ScanState::Done);
    QCOMPARE(library().faces().size(), 1);
    QCOMPARE(library().faces()[0].id, before[0].id);
    QCOMPARE(library().faces()[0].box, before[0].box);
}

QTEST_GUILESS_MAIN(TestLibrary)
#include "tst_library.moc"
