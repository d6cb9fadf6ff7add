// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// A second start hands its paths over to the first one and ends.
#include "app/desktop/singleinstance.h"
#include "tests/support/patience.h"

#include <QDir>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
}

class TestSingleInstance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void secondStartHandsOver();
    void nothingToOpenOnlyRaises();
    void manyAndStrangePaths();
    void eachLibraryHasItsOwn();
    void placeIsFreeAgain();
    void leftoversAreNoHindrance();
    void nonsenseIsNotBelieved();
    void onlyForThisUser();
    void theRealProgram();

private:
    QString library() const { return m_dir->filePath(u"library"_s); }
    /// As another process would: what start() says there.
    bool startElsewhere(const QStringList& paths, const QString& folder)
    {
        QFutureWatcher<bool> watcher;
        QSignalSpy done(&watcher, &QFutureWatcherBase::finished);
        watcher.setFuture(QtConcurrent::run([=] { return SingleInstance(folder).start(paths); }));
        return done.wait(patience) && watcher.result();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSingleInstance::secondStartHandsOver()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({u"/is/its/own"_s}));
    QCOMPARE(received.size(), 0);
    QVERIFY(!startElsewhere({u"/a/door.mp4"_s, u"/b"_s}, library()));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toStringList(), (QStringList{u"/a/door.mp4"_s, u"/b"_s}));
    QVERIFY(!startElsewhere({u"/c"_s}, library()));
    QTRY_COMPARE(received.size(), 2);
}

void TestSingleInstance::nothingToOpenOnlyRaises()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    QVERIFY(!startElsewhere({}, library()));
    QTRY_COMPARE(received.size(), 1);
    QVERIFY(received.first().first().toStringList().isEmpty());
}

void TestSingleInstance::manyAndStrangePaths()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    QStringList paths{u"/with\nlines/ä &%1 'x'.mp4"_s};
    for (int i = 0; i < 2000; ++i)
        paths << u"/a/rather/long/path/to/one/of/many/recordings/Front_Door_%1.mp4"_s.arg(i);
    QVERIFY(!startElsewhere(paths, library()));
    QTRY_COMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toStringList(), paths);
}

void TestSingleInstance::eachLibraryHasItsOwn()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    QVERIFY(startElsewhere({u"/a"_s}, m_dir->filePath(u"another"_s)));
    // The same one by another way, and once it is there.
    QVERIFY(QFile::link(m_dir->path(), m_dir->filePath(u"link"_s)));
    QVERIFY(!startElsewhere({}, m_dir->filePath(u"link/library"_s)));
    QVERIFY(QDir().mkpath(library()));
    QVERIFY(!startElsewhere({}, m_dir->filePath(u"link/../library/"_s)));
    QTRY_COMPARE(received.size(), 2);
}

void TestSingleInstance::placeIsFreeAgain()
{
    {
        SingleInstance first(library());
        QVERIFY(first.start({}));
    }
    SingleInstance second(library());
    QVERIFY(second.start({}));
}

void TestSingleInstance::leftoversAreNoHindrance()
{
    // As a program leaves them that was killed: its socket, and a lock with the number of a process that is gone.
    const QString name = SingleInstance(library()).name();
    QProcess gone;
    gone.start(u"true"_s, QStringList());
    QVERIFY(gone.waitForStarted());
    const qint64 pid = gone.processId();
    QVERIFY(gone.waitForFinished());
    QFile lock(name + u".lock"_s);
    QVERIFY(lock.open(QIODevice::WriteOnly));
    lock.write(QByteArray::number(pid) + "\nringface\n" + QSysInfo::machineHostName().toUtf8() + '\n');
    lock.close();
    QFile socket(name);
    QVERIFY(socket.open(QIODevice::WriteOnly));
    socket.close();
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    QVERIFY(!startElsewhere({u"/a"_s}, library()));
    QTRY_COMPARE(received.size(), 1);
}

void TestSingleInstance::nonsenseIsNotBelieved()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    QLocalSocket socket;
    QSignalSpy closed(&socket, &QLocalSocket::disconnected);
    socket.connectToServer(first.name());
    socket.write(QByteArray(8 << 20, '\x7f')); // says that it is very long
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, patience);
    QCOMPARE(received.size(), 0);
    QVERIFY(!startElsewhere({u"/a"_s}, library())); // it goes on
    QTRY_COMPARE(received.size(), 1);
}

void TestSingleInstance::onlyForThisUser()
{
    SingleInstance first(library());
    QVERIFY(first.start({}));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(QFileInfo::exists(first.name()));
    QVERIFY((QFileInfo(first.name()).permissions() & others) == 0);
}

void TestSingleInstance::theRealProgram()
{
    SingleInstance first(library());
    QSignalSpy received(&first, &SingleInstance::received);
    QVERIFY(first.start({}));
    const QString program = qEnvironmentVariable("RINGFACE_APP");
    QVERIFY2(!program.isEmpty(), "RINGFACE_APP names the program");
    QProcess second;
    QSignalSpy ended(&second, &QProcess::finished);
    second.setWorkingDirectory(m_dir->path());
    second.start(program, {u"--library"_s, library(), u"door.mp4"_s});
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    QCOMPARE(second.exitStatus(), QProcess::NormalExit);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(received.size(), 1);
    QCOMPARE(received.first().first().toStringList(), QStringList{m_dir->filePath(u"door.mp4"_s)});
    QVERIFY(!QFileInfo::exists(library())); // it has not opened one
}

QTEST_GUILESS_MAIN(TestSingleInstance)
#include "tst_singleinstance.moc"
