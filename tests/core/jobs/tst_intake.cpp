// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanqueue.h"
#include "tests/support/changes.h"
#include "tests/support/scanfixture.h"
#include "tests/support/zipwriter.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString engineId = u"fake+colour"_s;
} // namespace

/// Whole ways from what a person adds to recordings with faces.
class TestIntake : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_library.reset(); }
    void archive();
    void problems_data();
    void problems();
    void cancelledInAnArchive();
    void openingThatEndsTheProgram();
    void openingWithoutATrial();
    void endingWhileItIsTried();
    void twoDownloadsInOneFolder();
    void betterOneWhileTheOtherIsScanned();
    void labelsOutlive();
    void commandLine();

private:
    Library& library() { return *m_library; }
    QString file(const QString& name) const { return m_dir->filePath(name); }
    QByteArray sample(const QString& name) const
    {
        QFile f(m_samples.filePath(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
    }
    QString put(const QString& name, const QByteArray& content) const
    {
        QDir().mkpath(QFileInfo(file(name)).path());
        return writeFile(file(name), content) ? file(name) : QString();
    }

    QTemporaryDir m_samples;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

void TestIntake::initTestCase()
{
    SampleVideo shorter = oneVisitor(1, 100);
    shorter.frames = 15;
    QVERIFY(writeVideo(m_samples.filePath(u"short.mp4"_s), shorter));
    QVERIFY(writeVideo(m_samples.filePath(u"long.mp4"_s), oneVisitor(1, 110)));
    QVERIFY(writeVideo(m_samples.filePath(u"other.mp4"_s), oneVisitor(2, 120)));
}

void TestIntake::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = Library::open(file(u"library"_s)).library;
    QVERIFY(m_library);
}

void TestIntake::openingThatEndsTheProgram()
{
    const QString good = put(u"in/good.mp4"_s, sample(u"long.mp4"_s));
    const QString bad = put(u"in/bad.mp4"_s, sample(u"other.mp4"_s));
    const auto openedOnce = [this](const QString& name) {
        IntakeCrashGuard(file(u"library"_s)).begin(QCryptographicHash::hash(sample(name), QCryptographicHash::Sha256));
    };
    for (int i = 0; i < 5; ++i)
        openedOnce(u"long.mp4"_s); // a power cut each time
    openedOnce(u"other.mp4"_s);
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    const QString tried = file(u"tried"_s);
    const auto trial = [&](const QString& ofBad) {
        return TrialCommand{u"/bin/sh"_s, u"-c"_s, u"case $1 in */bad.mp4) echo >>'%1'; %2;; esac"_s.arg(tried, ofBad),
                            u"sh"_s};
    };
    const auto trials = [&tried] {
        QFile f(tried);
        return f.open(QIODevice::ReadOnly) ? f.readAll().size() : 0;
    };
    queue.setTrial(trial(u"kill -SEGV $$"_s));
    for (int again = 0; again < 2; ++again) {
        QVERIFY(finish(queue, {file(u"in"_s)}));
        const QList<Recording> recordings = library().recordings();
        QCOMPARE(recordings.size(), 2);
        for (const Recording& r : recordings) {
            const bool isBad = r.file.path == bad;
            QCOMPARE(r.state, isBad ? ScanState::Failed : ScanState::Done);
            QCOMPARE(r.error, isBad ? MediaError::TookDown : MediaError::None);
        }
        QCOMPARE(QDir(file(u"library/opening"_s)).entryList(QDir::Files).size(), 1); // of the bad one
        QCOMPARE(trials(), 1);
    }
    // Named by somebody who wants it looked at, and after an update that it does not end any more.
    QVERIFY(finish(queue, {bad}));
    QCOMPARE(trials(), 2);
    queue.setTrial(trial(u"exit 0"_s));
    QVERIFY(finish(queue, {bad}));
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Done);
    QVERIFY(!QFile::exists(file(u"library/opening"_s)));
}

void TestIntake::openingWithoutATrial()
{
    const QString bad = put(u"in/bad.mp4"_s, sample(u"other.mp4"_s));
    const IntakeCrashGuard mark(file(u"library"_s));
    const QByteArray hash = QCryptographicHash::hash(sample(u"other.mp4"_s), QCryptographicHash::Sha256);
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    mark.begin(hash);
    mark.begin(hash);
    QVERIFY(finish(queue, {file(u"in"_s)}));
    QCOMPARE(library().recordings()[0].error, MediaError::TookDown);
    QVERIFY(finish(queue, {bad}));
    QCOMPARE(library().recordings()[0].state, ScanState::Done);
}

void TestIntake::endingWhileItIsTried()
{
    const QString bad = put(u"in/bad.mp4"_s, sample(u"other.mp4"_s));
    const IntakeCrashGuard mark(file(u"library"_s));
    const QByteArray hash = QCryptographicHash::hash(sample(u"other.mp4"_s), QCryptographicHash::Sha256);
    mark.begin(hash);
    const QString started = file(u"started"_s);
    {
        ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
        queue.setTrial({u"/bin/sh"_s, u"-c"_s, u"touch '%1'; exec sleep 600"_s.arg(started)});
        queue.addPaths({bad});
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(started), patience);
    }
    QCOMPARE(mark.ends(hash), 1); // it was not opened here, so what it does is still not known
    QVERIFY(!mark.isSetAside(hash));
}

void TestIntake::archive()
{
    const QString zip = file(u"ring download.zip"_s);
    QVERIFY(writeZip(zip,
                     {{"Ring_FrontDoor_202408061842.mp4", sample(u"long.mp4"_s)},
                      {"20210322-141301.mp4", sample(u"other.mp4"_s)},
                      {"20210322-141301.json",
                       R"({"ringId": "6942127310384758784", "createdAt": "2021-03-22T14:13:01.5Z", "kind": "ding"})"}},
                     {.packed = false}));
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    QSignalSpy problems(&queue, &ScanQueue::notTakenIn);
    QVERIFY(finish(queue, {zip}));
    QCOMPARE(problems.size(), 0);
    const QList<Recording> recordings = library().recordings();
    QCOMPARE(recordings.size(), 2);
    for (const Recording& r : recordings) {
        QCOMPARE(r.state, ScanState::Done);
        QCOMPARE(QFileInfo(r.file.path).path(), file(u"ring download"_s));
        QVERIFY(!library().faces(r.id).isEmpty());
    }
    QCOMPARE(recordings[0].file.camera, u"Front Door"_s);
    QCOMPARE(recordings[1].file.kind, u"ding"_s);
    QCOMPARE(recordings[1].file.timeSource, TimeSource::Sidecar);
    QCOMPARE(recordings[1].file.eventId, u"6942127310384758784"_s);
    // Once more: nothing is new.
    QVERIFY(finish(queue, {zip}));
    QCOMPARE(library().recordings().size(), 2);
}

void TestIntake::problems_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("recordings");
    using Kind = IntakeProblem::Kind;
    const auto zipped = [this](const QList<ZipEntry>& entries, const ZipManner& manner = {}) {
        const QString path = m_samples.filePath(u"made.zip"_s);
        QFile::remove(path);
        return writeZip(path, entries, manner) ? sample(u"made.zip"_s) : QByteArray();
    };
    const QByteArray good = zipped({{"a.mp4", sample(u"long.mp4"_s)}, {"b.mp4", sample(u"other.mp4"_s)}});
    QTest::newRow("damaged") << u"x.zip"_s << good.left(good.size() * 2 / 3) << int(Kind::ArchiveDamaged) << 1;
    QTest::newRow("locked") << u"x.zip"_s << zipped({{"a.mp4", "x"}}, {.password = "p"}) << int(Kind::ArchiveEncrypted)
                            << 0;
    QTest::newRow("empty") << u"x.zip"_s << zipped({{"a.txt", "x"}}) << int(Kind::ArchiveEmpty) << 0;
    QTest::newRow("too large") << u"x.zip"_s << zipped({{"a.mp4", QByteArray(200 << 20, '\0')}})
                               << int(Kind::ArchiveTooLarge) << 0;
    QTest::newRow("sidecar") << u"20210322-141301.json"_s << QByteArray("{") << int(Kind::SidecarUnreadable) << 1;
}

void TestIntake::problems()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(int, kind);
    QFETCH(int, recordings);
    QVERIFY(!content.isEmpty());
    const QString path = put(name, content);
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    QSignalSpy problems(&queue, &ScanQueue::notTakenIn);
    const bool isSidecar = name.endsWith("json"_L1);
    QVERIFY(finish(queue, {isSidecar ? put(u"20210322-141301.mp4"_s, sample(u"long.mp4"_s)) : path}));
    QCOMPARE(problems.size(), 1);
    const auto problem = problems[0][0].value<IntakeProblem>();
    QCOMPARE(int(problem.kind), kind);
    QCOMPARE(problem.file, path);
    QCOMPARE(library().recordings().size(), recordings);
    for (const Recording& r : library().recordings())
        QCOMPARE(r.state, ScanState::Done);
}

void TestIntake::cancelledInAnArchive()
{
    QList<ZipEntry> entries;
    for (int i = 0; i < 40; ++i)
        entries.append({QByteArray::number(i) + ".mp4", QByteArray(400'000, char('a' + i)) + sample(u"long.mp4"_s)});
    QVERIFY(writeZip(file(u"x.zip"_s), entries, {.packed = false}));
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({file(u"x.zip"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(file(u"x"_s)), patience);
    queue.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    // What is there is whole.
    const QFileInfoList left = QDir(file(u"x"_s)).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo& info : left)
        QCOMPARE(info.size(), entries.first().content.size());
}

void TestIntake::twoDownloadsInOneFolder()
{
    // The same event by two programs; whichever is first, the longer one is looked at.
    const QString shorter = put(u"v/2024-01-12 12-36-28 (7323267080901445808).mp4"_s, sample(u"short.mp4"_s));
    const QString longer =
        put(u"v/Front_Door_2024-01-12_17.36.28+00.00_ding_answered_7323267080901445808.mp4"_s, sample(u"long.mp4"_s));
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    QVERIFY(finish(queue, {file(u"v"_s)}));
    const QList<Recording> recordings = library().recordings();
    QCOMPARE(recordings.size(), 1);
    const Recording& r = recordings.first();
    QCOMPARE(r.file.path, longer);
    QCOMPARE(library().otherFiles(r.id), QStringList{shorter});
    QCOMPARE(r.state, ScanState::Done);
    QVERIFY(qAbs(r.durationMs - 2000) <= 1);
    QCOMPARE(r.scannedMs, r.durationMs);
    QCOMPARE(r.file.camera, u"Front Door"_s);
    QCOMPARE(r.file.timeSource, TimeSource::FileName);
    QCOMPARE(library().tracks(r.id).size(), 1);
    // Neither is scanned again.
    Changes changed(library(), ofScans);
    QVERIFY(finish(queue, {file(u"v"_s)}));
    QCOMPARE(changed.size(), 0);
}

void TestIntake::betterOneWhileTheOtherIsScanned()
{
    QSemaphore gate;
    QSemaphore atGate;
    std::atomic<bool> shut = true;
    const QString shorter = put(u"7323267080901445808.mp4"_s, sample(u"short.mp4"_s));
    const QString longer = put(u"b/7323267080901445808.mp4"_s, sample(u"long.mp4"_s));
    {
        ScanQueue queue(library(),
                        [&] {
                            FakeEngineOptions options;
                            options.beforeDetect = [&](int call) {
                                if (call == 1 && shut) {
                                    atGate.release();
                                    gate.tryAcquire(1, patience);
                                }
                            };
                            return makeFakeEngine(options);
                        },
                        engineId, {.step = 2});
        QSignalSpy finished(&queue, &ScanQueue::finished);
        Changes changed(library(), ofScans);
        queue.addPaths({shorter});
        QVERIFY(QTest::qWaitFor([&] { return atGate.tryAcquire(); }, patience));
        changed.clear();
        queue.addPaths({longer});
        QTRY_VERIFY_WITH_TIMEOUT(!changed.isEmpty(), patience);
        shut = false;
        gate.release();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, patience);
    }
    const Recording r = library().recordings().first();
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(r.file.path, longer);
    QCOMPARE(r.state, ScanState::Done);
    QVERIFY(qAbs(r.durationMs - 2000) <= 1);
    QCOMPARE(library().tracks(r.id).size(), 1);
}

void TestIntake::labelsOutlive()
{
    const QString shorter = put(u"7323267080901445808.mp4"_s, sample(u"short.mp4"_s));
    ScanQueue queue(library(), [] { return makeFakeEngine({}); }, engineId, {});
    QVERIFY(finish(queue, {shorter}));
    const RecordingId id = library().recordings().first().id;
    QList<FaceId> faces;
    for (const Face& f : library().faces(id))
        faces << f.id;
    QVERIFY(!faces.isEmpty() && library().labels().say(faces, u"Anna"_s));
    const QString longer = put(u"b/7323267080901445808.mp4"_s, sample(u"long.mp4"_s));
    QVERIFY(finish(queue, {longer}));
    QCOMPARE(library().recording(id)->file.path, shorter);
    QCOMPARE(library().otherFiles(id), QStringList{longer});
    // The scanned file goes: the other takes its place, with every word.
    QVERIFY(QFile::remove(shorter));
    QVERIFY(finish(queue, {longer}));
    QCOMPARE(library().recordings().size(), 1);
    QCOMPARE(library().recording(id)->file.path, longer);
    QCOMPARE(library().labels().known(faces), faces);
    QCOMPARE(library().people().size(), 1);
    // And they outlive that this one is scanned again.
    queue.enqueue({id});
    QTRY_VERIFY_WITH_TIMEOUT(!queue.isBusy(), patience);
    QCOMPARE(library().people().value(0).name, u"Anna"_s);
    QVERIFY(!library().facesOfPerson(library().people().value(0).id).isEmpty());
}

void TestIntake::commandLine()
{
    m_library.reset();
    const auto scan = [this](const QString& path) {
        QProcess cli;
        cli.start(qEnvironmentVariable("RINGFACE_CLI"),
                  {u"--library"_s, file(u"library"_s), u"--models"_s, file(u"none"_s), u"scan"_s, path});
        return cli.waitForFinished(5 * patience)
                   ? std::pair(cli.exitCode(), QString::fromUtf8(cli.readAllStandardError()))
                   : std::pair(-1, QString());
    };
    QVERIFY(writeZip(file(u"good.zip"_s), {{"20210322-141301.mp4", sample(u"long.mp4"_s)}}));
    const auto [good, goodWords] = scan(file(u"good.zip"_s));
    QVERIFY2(good == 0 && goodWords.contains(u"1 recording, 0 of them"_s), qPrintable(goodWords));
    QVERIFY(writeZip(file(u"locked.zip"_s), {{"a.mp4", "x"}}, {.password = "p"}));
    const auto [locked, lockedWords] = scan(file(u"locked.zip"_s));
    QCOMPARE(locked, 3);
    QVERIFY2(lockedWords.contains(file(u"locked.zip"_s) + u" is locked with a password. Unpack it yourself"_s),
             qPrintable(lockedWords));
    QCOMPARE(scan(file(u"none.zip"_s)).first, 3);
    put(u"20210322-141302.json"_s, "{");
    const auto [sidecar, sidecarWords] = scan(put(u"20210322-141302.mp4"_s, sample(u"other.mp4"_s)));
    QCOMPARE(sidecar, 0);
    QVERIFY2(sidecarWords.contains(u"20210322-141302.json could not be read."_s), qPrintable(sidecarWords));
}

QTEST_GUILESS_MAIN(TestIntake)
#include "tst_intake.moc"
