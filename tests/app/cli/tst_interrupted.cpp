// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Scans that are stopped or killed at any moment give up no healthy recording.
#include "core/library/safety/backups.h"
#include "core/library/store/database.h"
#include "core/library/values/values.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int recordings = 4;
} // namespace

class TestInterrupted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stoppedOrKilled_data();
    void stoppedOrKilled();

private:
    QStringList arguments() const
    {
        return {u"--library"_s, m_dir->filePath(u"library"_s),
                u"--models"_s,  m_dir->filePath(u"models"_s),
                u"--step"_s,    u"1"_s,
                u"scan"_s,      m_dir->filePath(u"videos"_s)};
    }
    /// So many recordings of the library are in this state; -1 if it cannot be read.
    int count(ScanState state) const
    {
        Database db;
        if (db.openAsItIs(libraryFile(m_dir->filePath(u"library"_s))) != Database::Status::Ok)
            return -1;
        return db.value(u"SELECT count(*) FROM recordings WHERE state = ?"_s, {int(state)}).toInt();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestInterrupted::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkpath(u"videos"_s) && QDir(m_dir->path()).mkpath(u"models"_s));
    for (int i = 0; i < recordings; ++i) {
        SampleVideo video = oneVisitor(i, 90 + 10 * i);
        video.frames = 24;
        QVERIFY(writeVideo(m_dir->filePath(u"videos/%1.mp4"_s.arg(i)), video));
    }
}

void TestInterrupted::stoppedOrKilled_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("times");
    QTest::newRow("Ctrl-C") << SIGINT << 2;
    QTest::newRow("logout") << SIGTERM << 2;
    QTest::newRow("power cut") << SIGKILL << 4;
}

void TestInterrupted::stoppedOrKilled()
{
    QFETCH(int, signal);
    QFETCH(int, times);
    for (int i = 0; i < times; ++i) {
        QProcess scan;
        scan.start(qEnvironmentVariable("RINGFACE_CLI"), arguments());
        QVERIFY(scan.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(count(ScanState::Scanning) > 0, patience);
        ::kill(pid_t(scan.processId()), signal);
        QVERIFY(scan.waitForFinished(patience));
        const QString said = QString::fromUtf8(scan.readAllStandardError());
        if (signal == SIGKILL) {
            QCOMPARE(scan.exitStatus(), QProcess::CrashExit);
        } else {
            QVERIFY2(scan.exitStatus() == QProcess::NormalExit && scan.exitCode() == 130, qPrintable(said));
            QVERIFY2(said.contains(u"Stopped."_s), qPrintable(said));
            QCOMPARE(count(ScanState::Scanning), 0);
        }
        QCOMPARE(count(ScanState::Failed), 0);
    }
    QProcess scan;
    scan.start(qEnvironmentVariable("RINGFACE_CLI"), arguments());
    QVERIFY(scan.waitForFinished(patience));
    QCOMPARE(scan.exitCode(), 0);
    QCOMPARE(count(ScanState::Done), recordings);
}

QTEST_GUILESS_MAIN(TestInterrupted)
#include "tst_interrupted.moc"
