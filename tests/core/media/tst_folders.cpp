// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is found in folders as people have them, and what is told of the rest.
#include "core/library/values/errortext.h"
#include "core/library/values/filepath.h"
#include "core/media/framereader.h"
#include "core/media/intake.h"
#include "tests/support/samplevideo.h"
#include "tests/support/zipwriter.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestFolders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void byContentAndNotByName_data();
    void byContentAndNotByName();
    void linksAreFollowedOnce();
    void namesThatAreNotUtf8();
    void anyBytesComeBack();
    void whatIsLeftOutIsTold();
    void whatIsNotThere();
    void isNotOpenedTwice();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    FolderContent look(const QStringList& paths, const QHash<QString, FolderContent::Opened>& known = {}) const
    {
        return contentOf(
            paths, [] { return false; }, known);
    }
    static std::map<IntakeProblem::Kind, int> kinds(const FolderContent& content)
    {
        std::map<IntakeProblem::Kind, int> out;
        for (const IntakeProblem& problem : content.leftOut)
            ++out[problem.kind];
        return out;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestFolders::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestFolders::byContentAndNotByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isVideo"); ///< its content
    QTest::addColumn<bool>("isFound");
    for (const char* ending : {"mp4", "MP4",   "dav", "mts", "m2ts", "asf", "h264", "264", "h265", "hevc",   "vob",
                               "ogv", "mjpeg", "mxf", "3g2", "divx", "f4v", "mp4v", "bin", "idx",  "camera", "jpg"})
        QTest::newRow(ending) << u"clip."_s + QString::fromLatin1(ending) << true << true;
    QTest::newRow("no ending") << u"front_door"_s << true << true;
    QTest::newRow("translation") << u"words.ts"_s << false << false;
    QTest::newRow("text") << u"notes.txt"_s << false << false;
    QTest::newRow("text without an ending") << u"README"_s << false << false;
    // A damaged recording, or a failed download: it is named with its reason.
    QTest::newRow("text called a video") << u"login.mp4"_s << false << true;
}

void TestFolders::byContentAndNotByName()
{
    QFETCH(QString, name);
    QFETCH(bool, isVideo);
    QFETCH(bool, isFound);
    QVERIFY(writeVideo(path(u"made.avi"_s), {.frames = 5}));
    if (isVideo)
        QVERIFY(QFile::copy(path(u"made.avi"_s), path(name)));
    else
        QVERIFY(writeFile(path(name), QByteArray("<?xml version='1.0'?>\nHello, hello.\n").repeated(20)));
    QVERIFY(QFile::remove(path(u"made.avi"_s)));
    const FolderContent content = look({m_dir->path()});
    QCOMPARE(content.found.keys(), isFound ? QStringList{path(name)} : QStringList());
    QCOMPARE(int(content.leftOut.size()), isFound ? 0 : 1);
    if (!isFound)
        QCOMPARE(content.leftOut[0], (IntakeProblem{IntakeProblem::Kind::NoVideo, path(name), {}}));
}

void TestFolders::linksAreFollowedOnce()
{
    QVERIFY(QDir().mkpath(path(u"real/deep"_s)) && QDir().mkpath(path(u"main"_s)));
    QVERIFY(writeFile(path(u"real/a.mp4"_s), "a") && writeFile(path(u"real/deep/b.mp4"_s), "b"));
    QVERIFY(QFile::link(path(u"real"_s), path(u"main/cam1"_s)));
    QVERIFY(QFile::link(path(u"real"_s), path(u"main/cam2"_s)));      // the same again
    QVERIFY(QFile::link(path(u"main"_s), path(u"real/deep/loop"_s))); // and round
    QVERIFY(QFile::link(path(u"real/a.mp4"_s), path(u"main/single.mp4"_s)));
    QVERIFY(QFile::link(path(u"gone"_s), path(u"main/broken.mp4"_s)));
    const FolderContent content = look({path(u"main"_s)});
    QStringList found = content.found.keys();
    found.sort();
    QCOMPARE(found.size(), 3);
    QCOMPARE(found[2], path(u"main/single.mp4"_s));
    QVERIFY(found[0].endsWith("/a.mp4"_L1) && found[1].endsWith("/deep/b.mp4"_L1));
    QCOMPARE(content.folders.size(), 3); // main, real, deep
    QCOMPARE(content.leftOut,
             (QList<IntakeProblem>{{IntakeProblem::Kind::LinkBroken, path(u"main/broken.mp4"_s), {}}}));
    // What is reached without a link is known by its own path.
    for (const QString& file : look({m_dir->path()}).found.keys())
        QVERIFY2(!file.contains("cam"_L1) && !file.contains("loop"_L1), qPrintable(file));
}

void TestFolders::namesThatAreNotUtf8()
{
    QVERIFY(writeVideo(path(u"made.avi"_s), {.frames = 5}));
    const std::filesystem::path root = m_dir->path().toStdString();
    std::filesystem::create_directory(root / "H\xE4ustur");
    for (const char* name : {"latin1_\xE4.mp4", "H\xE4ustur/caf\xE9 \xC3\xA9.mp4"})
        std::filesystem::copy(root / "made.avi", root / name);
    QVERIFY(QFile::remove(path(u"made.avi"_s)));
    QStringList found = look({m_dir->path()}).found.keys();
    found.sort();
    QCOMPARE(found.size(), 2);
    QCOMPARE(bytesOfPath(found[0]), m_dir->path().toUtf8() + "/H\xE4ustur/caf\xE9 \xC3\xA9.mp4");
    QCOMPARE(shownPath(found[0]), path(u"Häustur/café é.mp4"_s));
    QCOMPARE(shownPath(found[1]), path(u"latin1_ä.mp4"_s));
    for (const QString& file : std::as_const(found)) {
        const RecordingFile recording = inspectFile(file, Medium::Video);
        QCOMPARE(recording.error, MediaError::None);
        QCOMPARE(recording.hash.size(), 32);
        FrameReader reader;
        QCOMPARE(reader.open(file), MediaError::None);
        QVERIFY(reader.next());
    }
    // Named on its own, and as a folder.
    QCOMPARE(look({found[1]}).found.keys(), QStringList{found[1]});
    QCOMPARE(look({pathFromBytes((root / "H\xE4ustur").native().c_str())}).found.keys(), QStringList{found[0]});
}

void TestFolders::anyBytesComeBack()
{
    QRandomGenerator random(7);
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes;
        for (int length = int(random.bounded(1, 12)); length > 0; --length)
            bytes += char(random.bounded(1, 256));
        if (i % 3 == 0) // the characters that stand for bytes, as they are in a name
            bytes += QString(QChar(ushort(0xEF80 + random.bounded(0x80)))).toUtf8();
        QCOMPARE(bytesOfPath(pathFromBytes(bytes)), bytes);
    }
    QCOMPARE(pathFromBytes("/v/Haust\xC3\xBCr \xF0\x9F\x9A\xAA.mp4"), u"/v/Haustür 🚪.mp4"_s);
    QCOMPARE(bytesOfPath(u"/v/Haustür 🚪.mp4"_s), QByteArray("/v/Haust\xC3\xBCr \xF0\x9F\x9A\xAA.mp4"));
}

void TestFolders::whatIsLeftOutIsTold()
{
    using Kind = IntakeProblem::Kind;
    QVERIFY(QDir().mkpath(path(u".trash"_s)));
    QVERIFY(writeFile(path(u"a.mp4"_s), "a"));
    QVERIFY(writeFile(path(u"a.json"_s), "{}")); // is read with it
    QVERIFY(writeFile(path(u".hidden.mp4"_s), "h"));
    QVERIFY(writeFile(path(u"b.mp4.part"_s), "half"));
    QVERIFY(writeFile(path(u"photo.jpg"_s), "\xFF\xD8\xFF\xE0 no picture"));
    QVERIFY(writeZip(path(u"more.zip"_s), {{"c.mp4", "c"}}));
    const FolderContent content = look({m_dir->path()});
    QCOMPARE(content.found.keys(), QStringList{path(u"a.mp4"_s)});
    QCOMPARE(kinds(content),
             (std::map<Kind, int>{
                 {Kind::Hidden, 2}, {Kind::Unfinished, 1}, {Kind::NoVideo, 1}, {Kind::ArchiveInFolder, 1}}));
    for (const IntakeProblem& problem : content.leftOut)
        QVERIFY(!problem.isError());
    const QString said = leftOutText(content.leftOut);
    QVERIFY2(said.startsWith("Passed over: 1 "_L1) && said.contains("2 hidden"_L1) && said.endsWith(u'.'),
             qPrintable(said));
    QCOMPARE(leftOutText({}), QString());
}

void TestFolders::whatIsNotThere()
{
    const FolderContent content = look({path(u"no/such/folder"_s), path(u"gone.mp4"_s)});
    QVERIFY(content.found.isEmpty() && content.folders.isEmpty());
    QCOMPARE(content.leftOut.size(), 2);
    for (const IntakeProblem& problem : content.leftOut) {
        QCOMPARE(problem.kind, IntakeProblem::Kind::NotThere);
        QVERIFY(problem.isError());
        QVERIFY(errorText(problem).contains(problem.file));
    }
}

void TestFolders::isNotOpenedTwice()
{
    QVERIFY(writeFile(path(u"notes"_s), "hello, hello"));
    const FolderContent first = look({m_dir->path()});
    QCOMPARE(first.opened.keys(), QStringList{path(u"notes"_s)});
    // What is known of it counts as long as it is as it was.
    QHash<QString, FolderContent::Opened> known = first.opened;
    known[path(u"notes"_s)].isVideo = true;
    QCOMPARE(look({m_dir->path()}, known).found.size(), 1);
    known[path(u"notes"_s)].state.bytes += 1;
    QCOMPARE(look({m_dir->path()}, known).found.size(), 0);
}

QTEST_GUILESS_MAIN(TestFolders)
#include "tst_folders.moc"
