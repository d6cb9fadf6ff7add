// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A recording comes into a watched folder, and the whole house hears of it: real recordings and networks, a real
// broker.
#include "core/library/library.h"
#include "tests/support/broker.h"
#include "tests/support/patience.h"
#include "tests/support/realfiles.h"
#include "tests/support/truth.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void visitorIsToldOfByName();
    void needsAFolder();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    QStringList ours(const QStringList& arguments) const
    {
        return QStringList{u"--library"_s, path(u"library"_s)} + arguments;
    }
    int run(const QStringList& arguments) const
    {
        return QProcess::execute(qEnvironmentVariable("RINGFACE_CLI"), ours(arguments));
    }

    QTemporaryDir m_dir;
    QString m_porch;
};

void TestWatch::initTestCase()
{
    m_porch = media(u"porch"_s);
    if (const QString why = lacking({m_porch, models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
}

void TestWatch::visitorIsToldOfByName()
{
    const QStringList twice = twoOfOnePerson(m_porch);
    QVERIFY(!twice.isEmpty());
    QVERIFY(QDir().mkpath(path(u"door"_s)));
    QVERIFY(QFile::copy(twice[0], path(u"first.mp4"_s)));
    QCOMPARE(run({u"scan"_s, path(u"first.mp4"_s)}), 0);
    {
        const std::unique_ptr<Library> library = Library::open(path(u"library"_s)).library;
        QVERIFY(library && !library->faces().isEmpty());
        QVERIFY(library->labels().say({library->faces()[0].id}, u"Anna"_s));
    }
    QCOMPARE(run({u"train"_s}), 0);

    Broker broker;
    QVERIFY(broker.start());
    QProcess watch;
    watch.setProcessChannelMode(QProcess::MergedChannels);
    watch.start(qEnvironmentVariable("RINGFACE_CLI"),
                ours({u"watch"_s, path(u"door"_s), u"--mqtt"_s, broker.place(), u"--command"_s,
                      u"tee %1"_s.arg(path(u"told"_s))}),
                QIODevice::ReadOnly);
    QVERIFY(watch.waitForStarted(patience));
    QVERIFY(watch.waitForReadyRead(patience)); // "Watching"
    // As cameras name it, now.
    const QString arrives = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-hhmmss"_s) + u".mp4"_s;
    QVERIFY(QFile::copy(twice[1], path(u"door/"_s + arrives)));
    QTRY_VERIFY_WITH_TIMEOUT(broker.hasHeard(), patience);
    const QJsonObject told = QJsonDocument::fromJson(broker.visit()).object();
    QCOMPARE(told["name"_L1].toString(), u"Anna"_s);
    QVERIFY(told["guess"_L1].toBool());
    QVERIFY(told["file"_L1].toString().endsWith(arrives));
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo(path(u"told"_s)).size() > 0, patience);
    watch.waitForReadyRead(0);
    QVERIFY(watch.readAll().contains("Anna?"));
    // It ends when it is told to, and leaves nothing half done.
    ::kill(pid_t(watch.processId()), SIGTERM);
    QVERIFY(watch.waitForFinished(patience));
    QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch.exitCode(), 0);
}

void TestWatch::needsAFolder()
{
    QCOMPARE(run({u"watch"_s}), 2);
    QCOMPARE(run({u"watch"_s, path(u"door"_s), u"--webhook"_s, u"ftp://x"_s}), 2);
}

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
