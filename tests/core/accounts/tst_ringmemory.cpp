// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// After signing in, the password is nowhere in the program's memory: what a core dump would hold. The sanitizer
// overwrites what was freed; without it, such memory keeps its content until it is used again.
#include "tests/support/fakering.h"
#include "tests/support/patience.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRingMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passwordIsForgotten();

private:
    /// How often the memory of the process holds it, in one of the forms that Qt has for texts; -1: it cannot be read.
    static int timesIn(qint64 pid, const QString& text);
};

int TestRingMemory::timesIn(qint64 pid, const QString& text)
{
    const QByteArray narrow = text.toUtf8();
    const QByteArray wide(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    QFile maps(u"/proc/%1/maps"_s.arg(pid));
    QFile memory(u"/proc/%1/mem"_s.arg(pid));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return -1;
    int count = 0;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    for (const QByteArray& line : lines) {
        const QList<QByteArray> words = line.split(' ');
        if (!words.value(1).startsWith("rw"))
            continue;
        const QList<QByteArray> range = words.first().split('-');
        const quint64 begin = range.value(0).toULongLong(nullptr, 16);
        const quint64 end = range.value(1).toULongLong(nullptr, 16);
        constexpr quint64 piece = 16 << 20;
        if (end - begin > (quint64(1) << 30)) // the sanitizer's own, which holds no content
            continue;
        for (quint64 at = begin; at < end; at += piece) {
            if (!memory.seek(qint64(at)))
                break;
            const QByteArray content = memory.read(qint64(std::min(piece, end - at)));
            count += int(content.count(narrow) + content.count(wide));
        }
    }
    return count;
}

void TestRingMemory::passwordIsForgotten()
{
    const QTemporaryDir dir;
    FakeRing fake;
    fake.cameras = {{u"1"_s, u"Front Door"_s}};
    QVERIFY(fake.takePlace(dir.path()));
    QProcess worker;
    worker.start(qEnvironmentVariable("RINGFACE_SIGNINWORKER"), {dir.filePath(u"library"_s)});
    QVERIFY(worker.waitForStarted());
    worker.write(fake.email.toUtf8() + '\n' + fake.password.toUtf8() + '\n');
    QTRY_COMPARE_WITH_TIMEOUT(fake.codesSent, 1, patience);
    QVERIFY(timesIn(worker.processId(), fake.password) > 0); // it waits for the code: this can be found
    worker.write(fake.code.toUtf8() + '\n');
    QTRY_VERIFY_WITH_TIMEOUT(worker.bytesAvailable() > 0, patience);
    QCOMPARE(worker.readAllStandardOutput(), "signed in\n");
    QVERIFY(QTest::qWaitFor([&] { return timesIn(worker.processId(), fake.password) == 0; }));
    worker.kill();
    QVERIFY(worker.waitForFinished());
}

QTEST_GUILESS_MAIN(TestRingMemory)
#include "tst_ringmemory.moc"
