// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// account and fetch of the command line, with a server of ours in the place of Ring's: $RINGFACE_CLI is the same
// program, linked with support/testring.cpp.
#include "core/library/library.h"
#include "tests/support/clirunner.h"
#include "tests/support/fakering.h"

#include <QDirIterator>
#include <QSignalSpy>

#include <csignal>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestCliRing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void connectsFetchesAndDisconnects();
    void wrongPasswordIsTriedOnce();
    void wrongCodeOfAScriptIsTriedOnce();
    void anotherChoiceForOnce();
    void whatIsWrongIsSaid_data();
    void whatIsWrongIsSaid();
    void watchFetchesToo();
    void interrupted();

private:
    QString file(const QString& name) const { return m_dir->filePath(name); }
    std::unique_ptr<QProcess> start(const QStringList& arguments) const;
    Answer run(const QStringList& arguments) const;
    Answer connectAccount(const QStringList& more = {}) const
    {
        return run(QStringList{u"account"_s, u"connect"_s, u"ring"_s, u"--email"_s, m_fake->email, u"--dir"_s,
                               file(u"Ring"_s)} +
                   more);
    }
    int videos(const QString& folder) const;

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeRing> m_fake;
};

void TestCliRing::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_fake = std::make_unique<FakeRing>();
    const QByteArray video = FakeRing::sampleVideo();
    QVERIFY(!video.isEmpty() && m_fake->takePlace(m_dir->path()) && QDir().mkpath(file(u"models"_s)));
    m_fake->cameras = {{u"1"_s, u"Front Door"_s}, {u"2"_s, u"Yard"_s}};
    for (int i = 0; i < 4; ++i)
        m_fake->events.append({QString::number(7342917450012345679 + i), i < 3 ? u"1"_s : u"2"_s,
                               QDateTime::currentDateTimeUtc().addDays(-i * 11), video});
}

std::unique_ptr<QProcess> TestCliRing::start(const QStringList& arguments) const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, file(u"data"_s));
    environment.insert(u"RINGFACE_RING_PASSWORD"_s, m_fake->password);
    environment.insert(u"RINGFACE_RING_CODE"_s, u"246802"_s);
    process->setProcessEnvironment(environment);
    process->start(qEnvironmentVariable("RINGFACE_CLI"),
                   QStringList{u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s)} + arguments,
                   QIODevice::ReadOnly);
    return process;
}

Answer TestCliRing::run(const QStringList& arguments) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    QSignalSpy ended(process.get(), &QProcess::finished);
    Answer answer;
    if (ended.wait(patience) && process->exitStatus() == QProcess::NormalExit)
        answer.code = process->exitCode();
    answer.out = process->readAllStandardOutput();
    answer.err = QString::fromUtf8(process->readAllStandardError());
    return answer;
}

int TestCliRing::videos(const QString& folder) const
{
    int count = 0;
    QDirIterator all(file(folder), {u"*.mp4"_s}, QDir::Files, QDirIterator::Subdirectories);
    for (; all.hasNext(); all.next())
        ++count;
    return count;
}

void TestCliRing::connectsFetchesAndDisconnects()
{
    Answer answer = run({u"account"_s, u"status"_s, u"ring"_s});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out, "No Ring account is connected.\n");
    answer = connectAccount({u"--since"_s, QDate::currentDate().addDays(-40).toString(Qt::ISODate)});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QVERIFY(answer.out.contains("fetched  Front Door") && answer.err.contains(u"no product of Ring"_s));
    QVERIFY(!answer.out.contains(m_fake->password.toUtf8()) && !answer.err.contains(m_fake->password));
    QCOMPARE(videos(u"Ring"_s), 0); // connecting fetches nothing
    answer = run({u"fetch"_s, u"ring"_s});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(answer.out.count('\n'), 4);
    QCOMPARE(videos(u"Ring"_s), 4);
    answer = run({u"fetch"_s, u"ring"_s});
    QCOMPARE(answer.code, 0);
    QVERIFY(answer.out.isEmpty() && answer.err.contains(u"Nothing new."_s));
    answer = run({u"account"_s, u"status"_s, u"ring"_s});
    QVERIFY(answer.out.contains("Cameras: 2") && answer.out.contains("Fetched until"));
    QCOMPARE(Library::open(file(u"library"_s)).library->settings().watched, QStringList{file(u"Ring"_s)});
    answer = run({u"account"_s, u"disconnect"_s, u"ring"_s});
    QVERIFY(answer.code == 0 && answer.out.contains("Authorized Client Devices"));
    QCOMPARE(run({u"fetch"_s, u"ring"_s}).code, 1);
    QCOMPARE(videos(u"Ring"_s), 4);
    QCOMPARE(m_fake->logins, 2);
}

void TestCliRing::wrongPasswordIsTriedOnce()
{
    const std::unique_ptr<QProcess> process =
        start({u"account"_s, u"connect"_s, u"ring"_s, u"--email"_s, m_fake->email});
    m_fake->password = u"another one"_s; // than the one that was given
    QSignalSpy ended(process.get(), &QProcess::finished);
    QVERIFY(ended.wait(patience));
    QCOMPARE(process->exitCode(), 1);
    QVERIFY(process->readAllStandardError().contains("password is wrong"));
    QCOMPARE(m_fake->logins, 1);
}

void TestCliRing::wrongCodeOfAScriptIsTriedOnce()
{
    m_fake->code = u"135791"_s;
    const Answer answer = connectAccount();
    QCOMPARE(answer.code, 1);
    QVERIFY(answer.err.contains(u"code is wrong"_s));
    QCOMPARE(m_fake->logins, 2);
}

void TestCliRing::anotherChoiceForOnce()
{
    QCOMPARE(connectAccount({u"--camera"_s, u"yard"_s}).code, 0);
    const QString since = QDate::currentDate().addDays(-15).toString(Qt::ISODate);
    const Answer answer =
        run({u"fetch"_s, u"ring"_s, u"--camera"_s, u"Front door"_s, u"--since"_s, since, u"--dir"_s, file(u"once"_s)});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    QCOMPARE(videos(u"once"_s), 2);
    QCOMPARE(run({u"fetch"_s, u"ring"_s}).code, 0);
    QCOMPARE(videos(u"Ring"_s), 0); // the yard's is older than the usual thirty days
    QVERIFY(run({u"account"_s, u"status"_s, u"ring"_s}).out.contains("Cameras: 1"));
}

void TestCliRing::whatIsWrongIsSaid_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("no account") << QStringList{u"fetch"_s, u"ring"_s} << 1 << u"account connect ring"_s;
    QTest::newRow("no service") << QStringList{u"fetch"_s} << 2 << u"SERVICE"_s;
    QTest::newRow("no day") << QStringList{u"fetch"_s, u"ring"_s, u"--since"_s, u"yesterday"_s} << 2 << u"--since"_s;
    QTest::newRow("no email") << QStringList{u"account"_s, u"connect"_s, u"ring"_s} << 2 << u"--email"_s;
    QTest::newRow("no such camera") << QStringList{u"account"_s,          u"connect"_s,  u"ring"_s, u"--email"_s,
                                                   u"home@example.org"_s, u"--camera"_s, u"Attic"_s}
                                    << 1 << u"Front Door, Yard"_s;
}

void TestCliRing::whatIsWrongIsSaid()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, says);
    const Answer answer = run(arguments);
    QCOMPARE(answer.code, code);
    QVERIFY2(answer.err.contains(says), qPrintable(answer.err));
}

void TestCliRing::watchFetchesToo()
{
    QCOMPARE(connectAccount().code, 0);
    const std::unique_ptr<QProcess> process = start({u"watch"_s});
    QSignalSpy ended(process.get(), &QProcess::finished);
    QTRY_COMPARE_WITH_TIMEOUT(videos(u"Ring"_s), 3, patience);
    QVERIFY(kill(pid_t(process->processId()), SIGINT) == 0);
    QVERIFY(ended.wait(patience));
    QCOMPARE(process->exitCode(), 0);
}

void TestCliRing::interrupted()
{
    QCOMPARE(connectAccount().code, 0);
    m_fake->next(u"storage/"_s, {200, {}, {}, true}, 9);
    const std::unique_ptr<QProcess> process = start({u"fetch"_s, u"ring"_s});
    QSignalSpy ended(process.get(), &QProcess::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!m_fake->fetched.isEmpty(), patience);
    QVERIFY(kill(pid_t(process->processId()), SIGINT) == 0);
    QVERIFY(ended.wait(patience));
    QCOMPARE(process->exitCode(), 130);
    QDirIterator left(file(u"Ring"_s), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY(!left.hasNext());
}

QTEST_GUILESS_MAIN(TestCliRing)
#include "tst_cliring.moc"
