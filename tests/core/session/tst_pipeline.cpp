// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The background work as a whole: changes of the settings lose nothing, arrivals do not wait, and what was in a
// recording is told when everybody was compared.
#include "core/session/pipeline.h"
#include "core/session/watcher.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestPipeline : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void engineChangeKeepsPauseAndWork();
    void modelsThatDidNotComeChangeNothing();
    void arrivalsGoFirst();
    void cancelLosesNoArrival();
    void toldOnceCompared();
    void nothingToLearnIsAnsweredAtOnce();

private:
    [[nodiscard]] bool film(const QString& name);
    ScanState stateOf(const QString& name)
    {
        for (const Recording& r : library().recordings()) {
            if (r.file.path.endsWith(name))
                return r.state;
        }
        return ScanState::Failed;
    }
    PipelineOptions options() const { return {path(u"models"_s), 1, {}, 1}; }
};

void TestPipeline::initTestCase()
{
    qunsetenv("RINGFACE_MODELS");
}

void TestPipeline::init()
{
    QVERIFY(make());
    QVERIFY(QDir(path(u"."_s)).mkpath(u"models"_s) && QDir(path(u"."_s)).mkpath(u"coming"_s));
}

bool TestPipeline::film(const QString& name)
{
    static int count = 0;
    SampleVideo video = oneVisitor(0, 90 + 10 * ++count);
    video.frames = 10;
    return writeVideo(path(name), video);
}

void TestPipeline::engineChangeKeepsPauseAndWork()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(film(u"%1.mp4"_s.arg(i)));
    Pipeline pipeline(library(), options());
    pipeline.scans().setPaused(true);
    pipeline.scans().addPaths({path(u"0.mp4"_s), path(u"1.mp4"_s), path(u"2.mp4"_s)});
    QSignalSpy changed(&pipeline, &Pipeline::engineChanged);
    LibrarySettings settings = library().settings();
    settings.engine = u"basic"_s;
    QVERIFY(library().setSettings(settings));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(pipeline.scans().isPaused());
    QVERIFY(pipeline.scans().isBusy());
    QCOMPARE(library().recordings().size(), 0); // nothing is begun
    QSignalSpy idle(&pipeline, &Pipeline::idle);
    pipeline.scans().setPaused(false);
    QTRY_VERIFY_WITH_TIMEOUT(!idle.isEmpty(), patience);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(stateOf(u"%1.mp4"_s.arg(i)), ScanState::Done);
    // What is being scanned begins anew, and what was asked for again is not forgotten.
    QVERIFY(film(u"long.mp4"_s));
    pipeline.scans().addPaths({path(u"long.mp4"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"long.mp4"_s), ScanState::Scanning, patience);
    pipeline.scans().enqueue({library().recordings().last().id});
    settings.detector = u"hog"_s;
    QVERIFY(library().setSettings(settings));
    QTRY_VERIFY_WITH_TIMEOUT(stateOf(u"long.mp4"_s) == ScanState::Done && pipeline.isIdle(), patience);
}

void TestPipeline::modelsThatDidNotComeChangeNothing()
{
    QVERIFY(film(u"0.mp4"_s));
    Pipeline pipeline(library(), options());
    pipeline.scans().addPaths({path(u"0.mp4"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"0.mp4"_s), ScanState::Scanning, patience);
    int begun = 0;
    connect(&library(), &Library::changed, this, [&](const LibraryChange& change) {
        begun += change.any(LibraryChange::Scan) && stateOf(u"0.mp4"_s) == ScanState::Waiting ? 1 : 0;
    });
    pipeline.findModels();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"0.mp4"_s), ScanState::Done, patience);
    QCOMPARE(begun, 0);
}

void TestPipeline::arrivalsGoFirst()
{
    QStringList import;
    for (int i = 0; i < 4; ++i) {
        QVERIFY(film(u"%1.mp4"_s.arg(i)));
        import << path(u"%1.mp4"_s.arg(i));
    }
    QVERIFY(film(u"ding.mp4"_s));
    Pipeline pipeline(library(), options());
    QStringList done;
    connect(&library(), &Library::changed, this, [&](const LibraryChange& change) {
        for (const RecordingId id : change.those(LibraryChange::Scan)) {
            const Recording r = library().recording(id).value();
            const QString name = QFileInfo(r.file.path).fileName();
            if (r.state == ScanState::Done && !done.contains(name))
                done << name;
        }
    });
    pipeline.scans().addPaths(import);
    QTRY_COMPARE_WITH_TIMEOUT(library().recordings().size(), 4, patience);
    pipeline.scans().addPaths({path(u"ding.mp4"_s)}, ScanQueue::Lane::Arrivals);
    QTRY_VERIFY_WITH_TIMEOUT(pipeline.isIdle() && done.size() == 5, patience);
    QVERIFY2(done.indexOf(u"ding.mp4"_s) < 4, qPrintable(done.join(u' ')));
}

void TestPipeline::cancelLosesNoArrival()
{
    QVERIFY(film(u"coming/0.mp4"_s));
    Pipeline pipeline(library(), options());
    pipeline.scans().addPaths({path(u"coming/0.mp4"_s)}, ScanQueue::Lane::Arrivals);
    pipeline.scans().cancel();
    QTRY_COMPARE_WITH_TIMEOUT(library().recordings().size(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(!pipeline.scans().isBusy(), patience);
    QCOMPARE(stateOf(u"0.mp4"_s), ScanState::Cancelled); // it can be seen, and scanned
    QVERIFY(library().seenFiles().contains(path(u"coming/0.mp4"_s)));
}

void TestPipeline::toldOnceCompared()
{
    Pipeline pipeline(library(), options());
    Watcher watcher(library(), pipeline);
    watcher.setFolders({path(u"coming"_s)});
    QSignalSpy told(&watcher, &Watcher::lookedThrough);
    bool wasDue = false;
    connect(&watcher, &Watcher::lookedThrough, this, [&] { wasDue = wasDue || library().recognition().isDue(); });
    QVERIFY(film(u"coming/ding.mp4"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patience);
    QVERIFY(!wasDue);
    QCOMPARE(stateOf(u"ding.mp4"_s), ScanState::Done);
}

void TestPipeline::nothingToLearnIsAnsweredAtOnce()
{
    Pipeline pipeline(library(), options());
    int answered = 0;
    QSignalSpy learns(&pipeline, &Pipeline::learningChanged);
    pipeline.whenLearnt([&answered] { ++answered; });
    QTRY_COMPARE(answered, 1);
    QCOMPARE(learns.size(), 0);
    // What was said is learnt first.
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    bool isDue = true;
    pipeline.whenLearnt([&] {
        isDue = library().recognition().isDue();
        ++answered;
    });
    QTRY_COMPARE_WITH_TIMEOUT(answered, 2, patience);
    QVERIFY(!isDue);
}

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
