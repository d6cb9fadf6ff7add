// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the programs write down of their runs helps who is asked for help, and tells of nobody.
#include "core/session/pipeline.h"
#include "core/session/runlog.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRunLog : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfWorkAndOfNobody();
};

void TestRunLog::tellsOfWorkAndOfNobody()
{
    QVERIFY(make());
    const QString folder = path(u"logs"_s);
    QVERIFY(QDir().mkpath(folder));
    for (int i = 0; i < 7; ++i)
        QVERIFY(writeFile(QDir(folder).filePath(u"2024050%1T120000000-1.log"_s.arg(i + 1)), "old"));
    startRunLog(folder, false);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 5); // this run's is one of them

    SampleVideo video = oneVisitor(0, 100);
    video.frames = 10;
    QVERIFY(writeVideo(path(u"secret-door.mp4"_s), video));
    qunsetenv("RINGFACE_MODELS");
    Pipeline pipeline(library(), {path(u"models"_s), 1, {}, 1});
    pipeline.scans().addPaths({path(u"secret-door.mp4"_s), path(u"secret-gone.mp4"_s)});
    QTRY_VERIFY_WITH_TIMEOUT(library().recordings().size() == 1 && pipeline.isIdle(), patience);
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Wilhelmina"));
    QTRY_VERIFY_WITH_TIMEOUT(!library().recognition().isDue(), patience);

    const QString said = diagnostics(library(), pipeline);
    for (const char* word : {"Ringface", "Qt 6", "hog+basic", "2 recordings, 1 people", "engine", "scanned", "learnt"})
        QVERIFY2(said.contains(QLatin1StringView(word)), qPrintable(said));
    for (const char* word : {"secret", "Wilhelmina", "/tmp"})
        QVERIFY2(!said.contains(QLatin1StringView(word)), qPrintable(said));
    for (const QFileInfo& file : QDir(folder).entryInfoList({u"20[3-9]*.log"_s, u"202[5-9]*.log"_s}, QDir::Files))
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestRunLog)
#include "tst_runlog.moc"
