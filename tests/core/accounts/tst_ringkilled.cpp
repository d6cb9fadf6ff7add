// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The plug is pulled at any moment of fetching: no half file under a recording's name, nothing fetched twice, and
// nobody has to sign in again. RINGFACE_SEED repeats a run.
#include "core/accounts/ring/ring.h"
#include "core/library/library.h"
#include "tests/support/fakering.h"
#include "tests/support/patience.h"

#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRingKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsLost();

private:
    void addEvents(int count);
    /// By the event.
    QHash<QString, QString> files() const;
    void start(QProcess& worker) const;

    QTemporaryDir m_dir;
    QByteArray m_video;
    FakeRing m_fake;
};

void TestRingKilled::initTestCase()
{
    m_video = FakeRing::sampleVideo();
    QVERIFY(!m_video.isEmpty() && m_fake.takePlace(m_dir.path()));
    m_fake.cameras = {{u"1"_s, u"Front Door"_s}};
    const Library::Opened opened = Library::open(m_dir.filePath(u"library"_s));
    QVERIFY(opened.library);
    Ring ring(*opened.library);
    QSignalSpy stepped(&ring, &Ring::stepped);
    ring.signIn(m_fake.email, m_fake.password);
    QVERIFY(stepped.wait(patience));
    ring.giveCode(m_fake.code);
    QVERIFY(stepped.wait(patience));
    ring.fetch().setChoice({m_dir.filePath(u"Ring"_s), {u"1"_s}, QDate::currentDate().addDays(-2), false});
}

void TestRingKilled::addEvents(int count)
{
    for (int i = 0; i < count; ++i)
        m_fake.events.append({QString::number(7342917450012345679 + m_fake.events.size()), u"1"_s,
                              QDateTime::currentDateTimeUtc(), m_video});
}

QHash<QString, QString> TestRingKilled::files() const
{
    QHash<QString, QString> out;
    QDirIterator all(m_dir.filePath(u"Ring"_s), {u"*.mp4"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        out.insert(path.section(u'_', -1).section(u'.', 0, 0), path);
    }
    return out;
}

void TestRingKilled::start(QProcess& worker) const
{
    worker.start(qEnvironmentVariable("RINGFACE_FETCHWORKER"), {m_dir.filePath(u"library"_s)}, QIODevice::ReadOnly);
}

void TestRingKilled::nothingIsLost()
{
    const quint32 seed = qEnvironmentVariableIsSet("RINGFACE_SEED") ? qEnvironmentVariable("RINGFACE_SEED").toUInt()
                                                                    : QRandomGenerator::global()->generate();
    qInfo("RINGFACE_SEED=%u", seed);
    QRandomGenerator random(seed);
    QStringList twice;
    m_fake.onFetch = [&](const QString& event) {
        if (files().contains(event))
            twice << event;
    };
    addEvents(30);
    for (int kills = 0; kills < 100; ++kills) {
        addEvents(2);
        const auto requests = [this] { return m_fake.seen.size() + m_fake.fetched.size(); };
        const qsizetype enough = requests() + random.bounded(1, 12);
        QProcess worker;
        QSignalSpy ended(&worker, &QProcess::finished);
        start(worker);
        QTRY_VERIFY_WITH_TIMEOUT(requests() >= enough || !ended.isEmpty(), patience);
        QTimer::singleShot(random.bounded(20), &worker, &QProcess::kill);
        QVERIFY(!ended.isEmpty() || ended.wait(patience));
        if (worker.exitStatus() == QProcess::NormalExit)
            QCOMPARE(worker.exitCode(), 0);
        const QHash<QString, QString> there = files();
        for (const QString& path : there) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll() == m_video, qPrintable(path));
        }
    }
    QVERIFY(files().size() > 20);
    QProcess worker;
    QSignalSpy ended(&worker, &QProcess::finished);
    start(worker);
    QVERIFY(ended.wait(patience));
    QCOMPARE(worker.exitCode(), 0);
    QCOMPARE(files().size(), m_fake.events.size());
    QCOMPARE(twice, QStringList());
    QCOMPARE(m_fake.logins, 2);
    QDirIterator parts(m_dir.filePath(u"Ring"_s), {u"*.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(!parts.hasNext());
}

QTEST_GUILESS_MAIN(TestRingKilled)
#include "tst_ringkilled.moc"
