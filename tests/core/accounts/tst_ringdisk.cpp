// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The disk of the recordings is full while they are fetched (support/small_disk.sh gives a small one): the round ends
// with a word about it, nothing half is left, and the next one goes on.
#include "core/accounts/ring/ring.h"
#include "core/library/library.h"
#include "core/library/values/errortext.h"
#include "tests/support/fakering.h"
#include "tests/support/patience.h"

#include <QDirIterator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRingDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDisk();
};

void TestRingDisk::fullDisk()
{
    const QString disk = qEnvironmentVariable("RINGFACE_SMALL_DISK");
    QVERIFY(!disk.isEmpty());
    const QTemporaryDir dir;
    FakeRing fake;
    const QByteArray video = FakeRing::sampleVideo();
    QVERIFY(!video.isEmpty() && fake.takePlace(dir.path()));
    fake.cameras = {{u"1"_s, u"Front Door"_s}};
    const QDateTime now = QDateTime::currentDateTimeUtc();
    fake.events = {{u"7342917450012345679"_s, u"1"_s, now, video},
                   {u"7342917450012345680"_s, u"1"_s, now.addSecs(-60), video + QByteArray(8 << 20, '\0')},
                   {u"7342917450012345681"_s, u"1"_s, now.addSecs(-120), video}};
    const Library::Opened opened = Library::open(dir.filePath(u"library"_s));
    QVERIFY(opened.library);
    Ring ring(*opened.library);
    QSignalSpy stepped(&ring, &Ring::stepped);
    ring.signIn(fake.email, fake.password);
    QVERIFY(stepped.wait(patience));
    ring.giveCode(fake.code);
    QVERIFY(stepped.wait(patience));
    ring.fetch().setChoice({disk + u"/Ring"_s, {u"1"_s}, QDate::currentDate().addDays(-2), false});
    const auto files = [&disk](const QString& ending) {
        int count = 0;
        QDirIterator all(disk, {u'*' + ending}, QDir::Files, QDirIterator::Subdirectories);
        for (; all.hasNext(); all.next())
            ++count;
        return count;
    };

    QSignalSpy ended(&ring.fetch(), &RecordingFetch::ended);
    ring.fetch().fetchNow();
    QVERIFY(ended.wait(patience));
    const auto problem = ended.takeFirst().first().value<AccountProblem>();
    QCOMPARE(problem.error, AccountError::DiskFull);
    QVERIFY(errorText(problem).contains(disk));
    QCOMPARE(files(u".mp4"_s), 1);
    QCOMPARE(files(u".part"_s), 0);

    fake.events[1].video = video; // there is room for this
    ring.fetch().fetchNow();
    QVERIFY(ended.wait(patience));
    QVERIFY(!ended.first().first().value<AccountProblem>());
    QCOMPARE(files(u".mp4"_s), 3);
    QCOMPARE(files(u".json"_s), 3);
}

QTEST_GUILESS_MAIN(TestRingDisk)
#include "tst_ringdisk.moc"
