// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Everything stays on this computer, and is this user's only. The programs run where there is no network, and each
// attempt to reach one is counted (support/connections.cpp).
#include "core/library/library.h"
#include "core/library/safety/backups.h"
#include "tests/support/libraryfiles.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/scanned.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestPrivate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void attemptsAreCounted();
    void commandsStayHere();
    void windowStaysHere();

private:
    QString file(const QString& name) const { return m_dir->filePath(name); }
    void prepare(QProcess& process, const QString& program, const QStringList& arguments) const;
    /// Exit code of ringface-cli.
    int run(const QStringList& arguments) const;
    QStringList connections() const
    {
        QFile log(file(u"connections"_s));
        return log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll()).split(u'\n', Qt::SkipEmptyParts)
                                             : QStringList();
    }
    /// What others than the user may read or write, in the library's folder.
    QString open() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    QStringList m_isolation; ///< a command that takes the network away; empty where this computer does not allow that
};

void TestPrivate::initTestCase()
{
    const QStringList isolation{u"unshare"_s, u"--map-root-user"_s, u"--net"_s};
    if (QProcess::execute(isolation[0], isolation.mid(1) + QStringList{u"true"_s}) == 0)
        m_isolation = isolation;
    else
        qInfo("without a network namespace: attempts are counted all the same");
}

void TestPrivate::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(writeVideo(file(u"door.mp4"_s), oneVisitor(1)));
}

void TestPrivate::prepare(QProcess& process, const QString& program, const QStringList& arguments) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, qEnvironmentVariable("RINGFACE_CONNECTIONS_WATCH"));
    environment.insert(u"RINGFACE_CONNECTIONS"_s, file(u"connections"_s));
    environment.insert(u"ASAN_OPTIONS"_s,
                       qEnvironmentVariable("ASAN_OPTIONS") + u":detect_leaks=0:verify_asan_link_order=0"_s);
    environment.insert(u"HOME"_s, file(u"home"_s));
    environment.insert(u"XDG_DATA_HOME"_s, file(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, file(u"config"_s));
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.remove(u"RINGFACE_MODELS"_s);
    process.setProcessEnvironment(environment);
    const QStringList line =
        m_isolation + QStringList{program, u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s)} +
        arguments;
    process.setProgram(line[0]);
    process.setArguments(line.mid(1));
}

int TestPrivate::run(const QStringList& arguments) const
{
    QProcess process;
    prepare(process, qEnvironmentVariable("RINGFACE_CLI"), arguments);
    process.start(QIODevice::ReadOnly);
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

QString TestPrivate::open() const
{
    QStringList out;
    if (!isPrivate(file(u"library"_s)))
        out << u"."_s;
    QDirIterator all(file(u"library"_s), QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (!isPrivate(path) && QFileInfo::exists(path)) // SQLite's files come and go
            out << all.fileName();
    }
    return out.join(u' ');
}

void TestPrivate::attemptsAreCounted()
{
    // The one thing that is allowed to: getting the network files, when the user asks for it.
    QVERIFY(run({u"models"_s, u"fetch"_s}) != 0);
    QVERIFY(!connections().isEmpty());
}

void TestPrivate::commandsStayHere()
{
    QCOMPARE(run({u"scan"_s, file(u"door.mp4"_s)}), 0);
    for (const char* command :
         {"recordings", "faces", "groups", "people", "visits", "train", "evaluate", "review", "backup", "models list"})
        QCOMPARE(run(QString::fromLatin1(command).split(u' ')), 0);
    QCOMPARE(run({u"analyze"_s, file(u"door.mp4"_s)}), 0);
    QCOMPARE(connections(), QStringList());
    QCOMPARE(open(), QString());
}

void TestPrivate::windowStaysHere()
{
    QProcess window;
    prepare(window, qEnvironmentVariable("RINGFACE_APP"), {file(u"door.mp4"_s)});
    window.start(QIODevice::ReadOnly);
    QVERIFY(window.waitForStarted(patience));
    const auto scanned = [this] {
        const std::unique_ptr<Library> library = Library::open(file(u"library"_s)).library;
        return library && !library->recordings().isEmpty() && library->recordings()[0].state == ScanState::Done;
    };
    // It also makes its first copy of the library.
    QTRY_VERIFY_WITH_TIMEOUT(scanned() && !backupsOf(file(u"library"_s)).isEmpty(), patience);
    QVERIFY(QFile::exists(file(u"library/library.sqlite-wal"_s)));
    QTRY_COMPARE(open(), QString()); // the lock of the copy goes a moment after the copy is there
    QCOMPARE(connections(), QStringList());
    window.kill();
    window.waitForFinished(patience);
}

QTEST_GUILESS_MAIN(TestPrivate)
#include "tst_private.moc"
