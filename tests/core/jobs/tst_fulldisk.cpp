// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The disk is full, the folder may not be written to, the library's disk is gone: a plain message, nothing damaged, and
// work goes on when that is over. Runs on a disk of its own, see support/small_disk.sh.
#include "core/jobs/scanqueue.h"
#include "core/library/safety/backups.h"
#include "core/library/store/database.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/scanned.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void wordIsRefused();
    void scanGoesOnWhenThereIsRoom();
    void fullInTheMiddleOfAScan();
    void copyIsNotHalfMade();
    void cannotBeOpened();
    void diskThatMayOnlyBeRead();
    void removalOfAPersonIsFinishedLater();

private:
    static QString disk() { return qEnvironmentVariable("RINGFACE_SMALL_DISK"); }
    static QString folder() { return disk() + u"/library"_s; }
    static QString ballast() { return disk() + u"/ballast"_s; }
    /// Leaves nothing of the disk.
    static bool fillDisk()
    {
        QFile file(ballast());
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
            return false;
        for (qint64 block = 65'536; block > 0; block /= 2) {
            while (file.write(QByteArray(block, 'x')) == block) {
            }
        }
        return true;
    }
    static bool mount(const QString& how)
    {
        return QProcess::execute(u"mount"_s, {u"-o"_s, u"remount,"_s + how, disk()}) == 0;
    }
    static bool freeDisk() { return QFile::remove(ballast()); }
    bool isSound() const
    {
        Database db;
        return db.openAsItIs(libraryFile(folder())) == Database::Status::Ok && db.isSound();
    }
    FaceId addFace(const QByteArray& content)
    {
        const RecordingId id =
            m_library->addRecording(recordingFile(u"/"_s + QString::fromLatin1(content), content)).id;
        return scanOnce(*m_library, id, {standing(0, QRect(9, 9, 80, 80), 0, 900, {200}, {1, 0})})
                   ? m_library->faces(id)[0].id
                   : 0;
    }

    QTemporaryDir m_videos;
    std::unique_ptr<Library> m_library;
};

void TestFullDisk::initTestCase()
{
    QVERIFY(QFileInfo(disk()).isDir());
    QVERIFY(writeVideo(m_videos.filePath(u"a.mp4"_s), oneVisitor(1)));
}

void TestFullDisk::init()
{
    m_library = Library::open(folder()).library;
    QVERIFY(m_library);
}

void TestFullDisk::cleanup()
{
    m_library.reset();
    QFile::remove(ballast());
    QDir(folder()).removeRecursively();
}

void TestFullDisk::wordIsRefused()
{
    const FaceId face = addFace("a");
    QVERIFY(m_library->labels().say({face}, u"Anna"_s));
    QSignalSpy failed(m_library.get(), &Library::failed);
    QVERIFY(fillDisk());
    // There may be room in the log that is there already.
    bool refused = false;
    for (int i = 0; i < 3000 && !refused; ++i)
        refused = !m_library->labels().say({face}, u"Person %1"_s.arg(i));
    QVERIFY(refused);
    QCOMPARE(failed.size(), 1);
    QVERIFY2(failed[0][0].toString().contains(u"full"_s), qPrintable(failed[0][0].toString()));
    const QStringList names = m_library->peopleNames();
    QCOMPARE(names.size(), 1); // the last word that was not refused
    QVERIFY(freeDisk());
    QVERIFY(isSound());
    QVERIFY(m_library->labels().say({face}, u"Berta"_s));
    m_library.reset();
    m_library = Library::open(folder()).library;
    QCOMPARE(m_library->peopleNames(), QStringList{u"Berta"_s});
}

void TestFullDisk::scanGoesOnWhenThereIsRoom()
{
    QVERIFY(fillDisk());
    ScanQueue queue(*m_library, fakeEngineFactory(), u"fake+colour"_s, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QSignalSpy told(&queue, &ScanQueue::progressChanged);
    // So much at once that it does not fit into what is left of the log.
    QStringList paths;
    for (int i = 0; i < 40; ++i) {
        const QString path = m_videos.filePath(u"%1.mp4"_s.arg(i));
        SampleVideo video = oneVisitor(i % personColours, 40 + 4 * i);
        video.frames = 8;
        QVERIFY(QFile::exists(path) || writeVideo(path, video));
        paths << path;
    }
    queue.addPaths(paths);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && told.last()[0].value<ScanProgress>().noRoom, patience);
    QVERIFY(queue.isBusy());
    QCOMPARE(finished.size(), 0);
    QVERIFY(freeDisk());
    QVERIFY(finished.size() == 1 || finished.wait(patience)); // by itself
    QCOMPARE(m_library->recordings().size(), paths.size());
    for (const Recording& r : m_library->recordings()) {
        QCOMPARE(r.state, ScanState::Done);
        QVERIFY(!m_library->faces(r.id).isEmpty());
    }
    QVERIFY(isSound());
}

void TestFullDisk::fullInTheMiddleOfAScan()
{
    const QString path = m_videos.filePath(u"a.mp4"_s);
    FakeEngineOptions options;
    std::atomic<bool> full = false;
    options.beforeDetect = [&full](int call) {
        if (call == 2 && !full.exchange(true))
            fillDisk();
    };
    ScanQueue queue(*m_library, fakeEngineFactory(options), u"fake+colour"_s, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    QSignalSpy told(&queue, &ScanQueue::progressChanged);
    QSignalSpy failed(m_library.get(), &Library::failed);
    queue.addPaths({path});
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && told.last()[0].value<ScanProgress>().noRoom, patience);
    QVERIFY(full && !failed.isEmpty());
    QCOMPARE(m_library->recordings().size(), 1);
    const RecordingId id = m_library->recordings()[0].id;
    QVERIFY(m_library->recording(id)->state != ScanState::Done);
    QVERIFY(freeDisk());
    QVERIFY(finished.size() == 1 || finished.wait(patience)); // from the beginning, by itself
    QCOMPARE(m_library->recording(id)->state, ScanState::Done);
    const qsizetype faces = m_library->faces(id).size();
    QVERIFY(faces > 0);
    QVERIFY(isSound());
    // As many as without the accident.
    queue.enqueue({id});
    QVERIFY(finished.wait(patience));
    QCOMPARE(m_library->faces(id).size(), faces);
}

void TestFullDisk::copyIsNotHalfMade()
{
    QVERIFY(addFace("a") != 0);
    const QString good = makeBackup(folder()).file;
    QVERIFY(QFile::exists(good));
    QVERIFY(fillDisk());
    QCOMPARE(makeBackup(folder()).error, BackupResult::Error::NotWritten);
    QCOMPARE(backupsOf(folder()).size(), 1);
    m_library.reset();
    QCOMPARE(restoreBackup(folder(), good).error, BackupResult::Error::NotWritten);
    QVERIFY(freeDisk());
    QVERIFY(isSound());
    QCOMPARE(QDir(backupsFolder(folder())).entryList(QDir::Files).size(), 1);
    QCOMPARE(restoreBackup(folder(), good).error, BackupResult::Error::None);
    m_library = Library::open(folder()).library;
    QCOMPARE(m_library->faces().size(), 1);
}

void TestFullDisk::cannotBeOpened()
{
    m_library.reset();
    QVERIFY(QDir(folder()).removeRecursively());
    QVERIFY(fillDisk());
    const Library::Opened opened = Library::open(folder());
    QVERIFY(!opened.library);
    QVERIFY(!opened.detail.isEmpty());
    QVERIFY(freeDisk());
    m_library = Library::open(folder()).library;
    QVERIFY(m_library);
}

void TestFullDisk::diskThatMayOnlyBeRead()
{
    const FaceId face = addFace("a");
    QVERIFY(m_library->labels().say({face}, u"Anna"_s));
    m_library.reset(); // what is open keeps a disk from being made so
    QVERIFY(mount(u"ro"_s));
    Library::Opened opened = Library::open(folder());
    const BackupResult copied = makeBackup(folder());
    const BackupResult restored = restoreNewest(folder());
    // It can be looked at, and nothing else.
    QVERIFY(opened.library && opened.library->isReadOnly());
    QCOMPARE(opened.library->peopleNames(), QStringList{u"Anna"_s});
    QCOMPARE(opened.library->face(face)->label, u"Anna"_s);
    QVERIFY(!opened.library->faceThumbnail(face).isEmpty());
    QCOMPARE(opened.library->faceThumbnails()({face}).value_or(QHash<qint64, QByteArray>()).size(), 1); // by a worker
    const auto known = opened.library->recognition().reading(u"colour"_s, 0.5F)({});
    QVERIFY(known && !known->tracks.empty());
    QSignalSpy failed(opened.library.get(), &Library::failed);
    QVERIFY(!opened.library->labels().say({face}, u"Bert"_s));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"can only be read"_s));
    QCOMPARE(opened.library->face(face)->label, u"Anna"_s);
    opened.library.reset();
    QVERIFY(mount(u"rw"_s));
    QVERIFY(copied.error != BackupResult::Error::None);
    QVERIFY(restored.error != BackupResult::Error::None);
    m_library = Library::open(folder()).library;
    QVERIFY(m_library);
    QCOMPARE(m_library->peopleNames(), QStringList{u"Anna"_s});
}

void TestFullDisk::removalOfAPersonIsFinishedLater()
{
    const FaceId face = addFace("a");
    QVERIFY(m_library->labels().say({face}, u"Wilhelmina"_s));
    QVERIFY(fillDisk());
    const std::optional<RemovedPerson> gone =
        m_library->labels().removePerson(m_library->labels().person(u"Wilhelmina"_s).value_or(0));
    QVERIFY(!gone || !gone->erased); // refused, or not yet out of the file
    QVERIFY(freeDisk());
    m_library.reset();
    QVERIFY(isSound());
    m_library = Library::open(folder()).library;
    QVERIFY(m_library);
    if (gone) {
        QFile file(libraryFile(folder()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("Wilhelmina"));
    } else {
        QCOMPARE(m_library->peopleNames(), QStringList{u"Wilhelmina"_s});
    }
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_fulldisk.moc"
