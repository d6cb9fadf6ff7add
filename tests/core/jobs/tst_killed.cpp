// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The plug is pulled at any moment: nothing that was said is lost, and the library stays whole.
// RINGFACE_SEED repeats a run.
#include "core/jobs/scanqueue.h"
#include "core/library/safety/backups.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/longform.h"
#include "tests/support/olderlibrary.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"
#include "tests/support/words.h"

#include <QDir>
#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingIsLost();

private:
    QString folder() const { return m_dir.filePath(u"library"_s); }
    /// Starts the worker, kills it, and takes what it told.
    bool killOnce(quint32 seed, int afterMs);
    /// What is wrong with the library; empty if nothing is.
    QString wrong();
    QString wrongWords(const QStringList& now) const;
    QString wrongRecordings(Library& library) const;
    QString wrongFiles() const;

    QTemporaryDir m_dir;
    QHash<QString, qsizetype> m_faces; ///< of each sample, when it was scanned to its end
    QStringList m_words;               ///< last told
    QStringList m_about;               ///< of the act that was not ended
    int m_acts = 0;                    ///< that were ended
};

void TestKilled::initTestCase()
{
    QVERIFY(QDir().mkpath(m_dir.filePath(u"samples"_s)));
    for (int i = 0; i < 6; ++i) {
        SampleVideo video = oneVisitor(i, 90 + 20 * i);
        video.visitors.append({(i + 1) % personColours, QRect(10, 10, 64, 64), QPoint(1, 0)});
        video.frames = 60;
        QVERIFY(writeVideo(m_dir.filePath(u"samples/%1.mp4"_s.arg(i)), video));
    }
    const Library::Opened calm = Library::open(m_dir.filePath(u"calm"_s));
    QVERIFY(calm.library);
    ScanQueue queue(*calm.library, fakeEngineFactory(), u"fake+colour"_s, {});
    QSignalSpy finished(&queue, &ScanQueue::finished);
    queue.addPaths({m_dir.filePath(u"samples"_s)});
    QVERIFY(finished.wait(patience));
    for (const Recording& r : calm.library->recordings()) {
        m_faces[r.file.path] = calm.library->faces(r.id).size();
        QVERIFY(m_faces[r.file.path] > 2);
    }
    QCOMPARE(m_faces.size(), 6);
}

bool TestKilled::killOnce(quint32 seed, int afterMs)
{
    QProcess worker;

    worker.start(qEnvironmentVariable("RINGFACE_KILLWORKER"),
                 {folder(), m_dir.filePath(u"samples"_s), QString::number(seed)}, QIODevice::ReadOnly);
    constexpr quint32 earlyEvery = 4; // in the middle of opening, or soon after
    const bool early = seed % earlyEvery == 0;
    if (!worker.waitForStarted(patience) || (!early && !worker.waitForReadyRead(patience)))
        return false;
    if (worker.waitForFinished(afterMs))
        return false; // it ended by itself
    worker.kill();
    worker.waitForFinished(patience);
    for (QByteArray line = worker.readLine(); line.endsWith('\n'); line = worker.readLine()) {
        QStringList parts = QString::fromUtf8(line.chopped(1)).split(u'\t', Qt::SkipEmptyParts);
        const QString word = parts.takeFirst();
        if (word == "act"_L1) {
            m_about = parts;
        } else {
            m_words = parts;
            m_about.clear();
            ++m_acts;
        }
    }
    return true;
}

QString TestKilled::wrongWords(const QStringList& now) const
{
    QStringList differing;
    std::ranges::set_symmetric_difference(now, m_words, std::back_inserter(differing));
    for (const QString& word : differing) {
        const bool underWay = std::ranges::any_of(m_about, [&word](const QString& about) {
            return about.endsWith(u'|') ? word.startsWith(about) : word.contains(u'|' + about + u'|');
        });
        if (!underWay)
            return u"what was said is lost or made up: %1, while at %2"_s.arg(word, m_about.join(u' '));
    }
    return {};
}

QString TestKilled::wrongRecordings(Library& library) const
{
    for (const Recording& r : library.recordings()) {
        const bool whole = r.file.path.endsWith(u"/0.mp4"_s) || library.faces(r.id).size() == m_faces[r.file.path];
        if (r.state == ScanState::Scanning || (r.state == ScanState::Done && !whole))
            return u"%1 is shown as done, but holds %2 faces"_s.arg(r.file.path).arg(library.faces(r.id).size());
    }
    return {};
}

QString TestKilled::wrongFiles() const
{
    QStringList files = QDir(folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    files.removeAll(u"library.sqlite"_s);
    files.removeAll(u"backups"_s);
    files.removeAll(u"opening"_s); // IntakeCrashGuard: killed while it opened a recording
    const qsizetype others =
        QDir(backupsFolder(folder())).entryList(QDir::Files | QDir::Hidden).size() - backupsOf(folder()).size();
    return files.isEmpty() && others == 0 ? QString()
                                          : u"files were left: %1, %2 copies"_s.arg(files.join(u' ')).arg(others);
}

QString TestKilled::wrong()
{
    QStringList now;
    {
        const Library::Opened opened = Library::open(folder());
        if (!opened.library)
            return u"it cannot be opened: "_s + opened.detail;
        Database db;
        db.openAsItIs(libraryFile(folder()));
        if (const QString answer = db.value(u"PRAGMA integrity_check"_s).toString(); answer != "ok"_L1)
            return answer;
        if (db.value(u"SELECT count(*) FROM pragma_foreign_key_check"_s).toInt() != 0)
            return u"something refers to what is not there"_s;
        now = wordsOf(db);
        if (const QString words = wrongWords(now); !words.isEmpty())
            return words;
        if (const QString recordings = wrongRecordings(*opened.library); !recordings.isEmpty())
            return recordings;
    }
    m_words = now;
    m_about.clear();
    return wrongFiles();
}

void TestKilled::nothingIsLost()
{
    bool ok = false;
    const int chosen = qEnvironmentVariableIntValue("RINGFACE_SEED", &ok);
    const quint32 seed = ok ? quint32(chosen) : QRandomGenerator::global()->generate() % 1'000'000U;
    const int kills = sampleOr(12, 200);
    qInfo("seed %u", seed);
    QRandomGenerator random(seed);
    constexpr int longest = 400; // ms; it starts in some 100
    constexpr int oldEvery = 10;
    for (int i = 0; i < kills; ++i) {
        if (i % oldEvery == oldEvery - 1) // the next start migrates
            QVERIFY(makeOlder(libraryFile(folder())));
        QVERIFY(killOnce(random.generate(), int(random.bounded(longest))));
        const QString problem = wrong();
        QVERIFY2(problem.isEmpty(), qPrintable(u"kill %1, seed %2: %3"_s.arg(i + 1).arg(seed).arg(problem)));
    }
    QVERIFY(m_acts > kills / 4); // fewer on a busy machine; none would mean that this test has seen nothing
    qInfo("%d of %d kills survived, in the middle of %d acts", kills, kills, m_acts);
}

QTEST_GUILESS_MAIN(TestKilled)
#include "tst_killed.moc"
