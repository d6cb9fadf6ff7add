// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A long time in a short one: scans, labels and undo in a loop, and closing in the middle of every kind of work.
#include "core/jobs/reencoder.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/longform.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "ui/recordings/recordingcommand.h"
#include "ui/widgets/labelcommand.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <malloc.h>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString engineId = u"fake+colour"_s;

qsizetype openFiles()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size();
}

/// Of this program, without what the C library keeps for later.
double usedMb()
{
    const struct mallinfo2 info = mallinfo2();
    return double(info.uordblks + info.hblkhd) / 1e6;
}
} // namespace

class TestSoak : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingPilesUp();
    void closesInTheMiddle_data();
    void closesInTheMiddle();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    bool scan(ScanQueue& queue, const QStringList& paths) const
    {
        QSignalSpy finished(&queue, &ScanQueue::finished);
        queue.addPaths(paths);
        return finished.size() == 1 || finished.wait(patience);
    }

    QTemporaryDir m_videos;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

void TestSoak::initTestCase()
{
    for (int i = 0; i < 4; ++i) {
        SampleVideo video = oneVisitor(i, 60 + 20 * i);
        video.size = QSize(200, 150);
        video.frames = 8;
        QVERIFY(writeVideo(m_videos.filePath(u"%1.mp4"_s.arg(i)), video));
    }
}

void TestSoak::init()
{
    m_library.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = Library::open(path(u"library"_s)).library;
    QVERIFY(m_library);
}

void TestSoak::nothingPilesUp()
{
    constexpr int scansARound = 4;
    const int rounds = sampleOr(20, 500);
    const int warm = rounds / 5;
    ScanQueue queue(*m_library, fakeEngineFactory(), engineId, {});
    RetrainScheduler training(*m_library, recognise, u"colour"_s, fakeMatchLimit);
    QUndoStack undo;
    undo.setUndoLimit(50);
    double memory = 0;
    qsizetype files = 0;
    qint64 size = 0;
    for (int round = 0; round < rounds; ++round) {
        QVERIFY(scan(queue, {m_videos.path()}));
        QCOMPARE(m_library->recordings().size(), scansARound);
        const QList<Face> faces = m_library->faces();
        QVERIFY(faces.size() >= scansARound);
        undo.push(new LabelCommand(*m_library, {LabelAct::Kind::Say, {faces.first().id}, u"Anna"_s}));
        undo.push(new LabelCommand(*m_library, {LabelAct::Kind::SayNot, {faces.last().id}, u"Anna"_s}));
        undo.undo();
        undo.redo();
        QTRY_VERIFY_WITH_TIMEOUT(!training.isBusy(), patience);
        undo.undo();
        undo.undo();
        QList<RecordingId> all;
        for (const Recording& r : m_library->recordings())
            all << r.id;
        undo.push(RecordingCommand::remove(*m_library, all).release());
        if (round % 2 == 0) {
            undo.undo();
            QCOMPARE(m_library->recordings().size(), scansARound);
            undo.redo();
        }
        QCOMPARE(m_library->recordings().size(), 0);
        if (round == warm) {
            memory = usedMb();
            files = openFiles();
            size = QFileInfo(m_library->file()).size();
        }
    }
    QTRY_VERIFY_WITH_TIMEOUT(!training.isBusy(), patience);
    qInfo("%d scans: memory %.1f MB, then %.1f MB; open files %d, then %d; library %.1f MB, then %.1f MB",
          rounds * scansARound, memory, usedMb(), int(files), int(openFiles()), double(size) / 1e6,
          double(QFileInfo(m_library->file()).size()) / 1e6);
    const double waveringMb = sampleOr(1, 5); // less than a picture for each scan
    QVERIFY(usedMb() < memory + waveringMb);
    constexpr qsizetype waveringFiles = 4; // a thread comes or goes
    QVERIFY(openFiles() <= files + waveringFiles);
}

void TestSoak::closesInTheMiddle_data()
{
    QTest::addColumn<QString>("work");
    for (const char* work : {"scanning", "learning", "encoding anew"})
        QTest::newRow(work) << QString::fromLatin1(work);
}

void TestSoak::closesInTheMiddle()
{
    QFETCH(QString, work);
    QSemaphore begun;
    ScanQueue queue(*m_library, fakeEngineFactory(), engineId, {});
    QVERIFY(scan(queue, {m_videos.path()}));
    QVERIFY(m_library->labels().say({m_library->faces()[0].id}, u"Anna"_s));
    QElapsedTimer closing;
    {
        FakeEngineOptions slow;
        slow.beforeDetect = [&begun](int) { begun.release(); };
        ScanQueue scans(*m_library, fakeEngineFactory(slow), u"other+colour"_s, {});
        Reencoder reencoder(
            *m_library,
            [&begun] {
                begun.release();
                return makeFakeEngine({.id = u"fake+other"_s, .encoder = u"other"_s});
            },
            u"other"_s);
        RetrainScheduler training(
            *m_library,
            [&begun](const RecognitionInput& input, const std::function<bool()>& isCancelled) {
                begun.release();
                return recognise(input, isCancelled);
            },
            u"colour"_s, fakeMatchLimit);
        if (work == "scanning"_L1)
            scans.addPaths({m_videos.path()});
        else if (work == "learning"_L1)
            training.request();
        else
            reencoder.start();
        QTRY_VERIFY_WITH_TIMEOUT(begun.available() > 0, patience);
        closing.start();
    }
    m_library.reset();
    constexpr qint64 promisedMs = 2000;
    QVERIFY(closing.elapsed() < promisedMs);
    m_library = Library::open(path(u"library"_s)).library;
    QVERIFY(m_library);
    QCOMPARE(m_library->peopleNames(), QStringList{u"Anna"_s});
    for (const Recording& r : m_library->recordings())
        QVERIFY(r.state != ScanState::Scanning);
}

QTEST_GUILESS_MAIN(TestSoak)
#include "tst_soak.moc"
