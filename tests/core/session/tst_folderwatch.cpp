// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/folderwatch.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
constexpr FolderWatch::Pace pace{300ms, 100ms};
// Nothing that the system tells of: only looking now and then helps.
constexpr FolderWatch::Pace never{300ms, 1h};
} // namespace

class TestFolderWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsThereIsTold();
    void newFilesAreToldOnce();
    void systemTellsOfThem();
    void belowToo();
    void growingFileIsWaitedFor();
    void seenFilesAreNot();
    void changedFileIsToldAgain();
    void onlyVideos();
    void missingFolderComesBack();
    void foldersCanBeChanged();
    void swappedWhileItLooks();
    void endsWhileItLooks();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    bool write(const QString& name, const QByteArray& content = "a recording")
    {
        return writeFile(path(name), content);
    }
    /// Everything that was told, in order.
    static QStringList told(const QSignalSpy& found)
    {
        QStringList out;
        for (const QVariantList& arguments : found)
            out += arguments.at(0).toStringList();
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFolderWatch::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestFolderWatch::whatIsThereIsTold()
{
    QVERIFY(write(u"new.mp4"_s) && write(u"old.mp4"_s));
    QFile old(path(u"old.mp4"_s));
    QVERIFY(old.open(QIODevice::Append));
    QVERIFY(old.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    old.close();
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QTRY_COMPARE(told(found), QStringList({path(u"old.mp4"_s), path(u"new.mp4"_s)}));
}

void TestFolderWatch::newFilesAreToldOnce()
{
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QVERIFY(write(u"a.mp4"_s));
    QTRY_COMPARE(told(found), QStringList{path(u"a.mp4"_s)});
    QVERIFY(write(u"b.mp4"_s));
    QTRY_COMPARE(told(found).size(), 2);
    QCOMPARE(told(found).last(), path(u"b.mp4"_s));
}

void TestFolderWatch::systemTellsOfThem()
{
    QVERIFY(write(u"first.mp4"_s));
    FolderWatch watch({}, never);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QTRY_COMPARE(found.size(), 1); // it has looked, and would look again in an hour
    QVERIFY(write(u"a.mp4"_s));
    QTRY_COMPARE(told(found).size(), 2);
}

void TestFolderWatch::belowToo()
{
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QVERIFY(QDir(m_dir->path()).mkpath(u"Front Door/2024"_s));
    const QString file = path(u"Front Door/2024/a.mp4"_s);
    // A finished download is moved to its place.
    const QTemporaryDir elsewhere;
    QVERIFY(writeFile(elsewhere.filePath(u"a.part"_s), "a recording"));
    QVERIFY(QFile::rename(elsewhere.filePath(u"a.part"_s), file));
    QTRY_COMPARE(told(found), QStringList{file});
}

void TestFolderWatch::growingFileIsWaitedFor()
{
    FolderWatch watch({}, pace);
    QStringList files;
    qint64 bytesThen = 0;
    connect(&watch, &FolderWatch::found, this, [&](const QStringList& told) {
        files += told;
        bytesThen = QFileInfo(told.first()).size();
    });
    watch.setFolders({m_dir->path()});
    QFile file(path(u"a.mp4"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    constexpr qint64 part = 1000;
    constexpr qint64 parts = 12;
    QTimer download;
    connect(&download, &QTimer::timeout, this, [&] {
        file.write(QByteArray(part, 'x'));
        file.flush();
        if (file.size() == part * parts)
            download.stop();
    });
    download.start(100ms); // a second in all, more than it must stay the same
    QTRY_COMPARE(files, QStringList{path(u"a.mp4"_s)});
    QCOMPARE(bytesThen, part * parts);
}

void TestFolderWatch::seenFilesAreNot()
{
    QVERIFY(write(u"a.mp4"_s) && write(u"b.mp4"_s));
    const RecordingFile seen = inspectFile(path(u"a.mp4"_s), Medium::Video);
    FolderWatch watch({{seen.path, seen.state}}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QTRY_COMPARE(told(found), QStringList{path(u"b.mp4"_s)});
}

void TestFolderWatch::changedFileIsToldAgain()
{
    QVERIFY(write(u"a.mp4"_s));
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QTRY_COMPARE(found.size(), 1);
    QVERIFY(write(u"a.mp4"_s, "another recording"));
    QTRY_COMPARE(told(found), QStringList({path(u"a.mp4"_s), path(u"a.mp4"_s)}));
}

void TestFolderWatch::onlyVideos()
{
    QVERIFY(write(u"notes.txt"_s) && write(u".hidden.mp4"_s) && write(u"a.mp4.part"_s) && write(u"empty.mp4"_s, {}) &&
            write(u"B.MP4"_s));
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({m_dir->path()});
    QTRY_COMPARE(told(found), QStringList{path(u"B.MP4"_s)});
}

void TestFolderWatch::missingFolderComesBack()
{
    const QString drive = path(u"drive"_s);
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    QSignalSpy missing(&watch, &FolderWatch::missingChanged);
    watch.setFolders({drive});
    QTRY_COMPARE(watch.missing(), QStringList{drive});
    QCOMPARE(missing.size(), 1);
    QVERIFY(QDir().mkpath(drive));
    QVERIFY(write(u"drive/a.mp4"_s));
    QTRY_COMPARE(told(found), QStringList{drive + u"/a.mp4"_s});
    QVERIFY(watch.missing().isEmpty());
    QVERIFY(QDir(drive).removeRecursively());
    QTRY_COMPARE(watch.missing(), QStringList{drive});
    QCOMPARE(missing.size(), 3);
}

void TestFolderWatch::foldersCanBeChanged()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"one"_s) && QDir(m_dir->path()).mkpath(u"two"_s));
    QVERIFY(write(u"one/a.mp4"_s) && write(u"two/b.mp4"_s));
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    watch.setFolders({path(u"one"_s)});
    watch.setFolders({path(u"two"_s)}); // while it looks at the other one
    QTRY_COMPARE(told(found), QStringList{path(u"two/b.mp4"_s)});
    watch.setFolders({path(u"one"_s), path(u"two"_s)});
    QTRY_COMPARE(told(found).size(), 2);
    watch.setFolders({});
    QVERIFY(watch.missing().isEmpty());
}

void TestFolderWatch::swappedWhileItLooks()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"there"_s));
    QVERIFY(write(u"there/a.mp4"_s));
    FolderWatch watch({}, pace);
    QSignalSpy found(&watch, &FolderWatch::found);
    QSignalSpy missing(&watch, &FolderWatch::missingChanged);
    watch.setFolders({path(u"gone"_s)});
    watch.setFolders({path(u"there"_s)}); // the look at the first one is under way: it says nothing of this one
    QTRY_COMPARE(told(found), QStringList{path(u"there/a.mp4"_s)});
    QCOMPARE(missing.size(), 0);
}

void TestFolderWatch::endsWhileItLooks()
{
    QVERIFY(write(u"a.mp4"_s));
    FolderWatch watch({}, pace);
    watch.setFolders({m_dir->path()});
}

QTEST_GUILESS_MAIN(TestFolderWatch)
#include "tst_folderwatch.moc"
