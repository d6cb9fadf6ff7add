// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/archive.h"
#include "tests/support/samplevideo.h"
#include "tests/support/zipwriter.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
bool never()
{
    return false;
}

/// What cannot be packed, as a video.
QByteArray noise(qsizetype bytes, quint32 seed)
{
    QByteArray out(bytes, '\0');
    QRandomGenerator random(seed);
    for (char& c : out)
        c = char(random.bounded(256));
    return out;
}
} // namespace

class TestArchive : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void videosAndSidecars();
    void names_data();
    void names();
    void namesOfOlderPrograms_data();
    void namesOfOlderPrograms();
    void nothingOutside();
    void linksAreLeftOut();
    void twoOfOneName();
    void isNotWrittenAgain();
    void filesThatAreThereStay();
    void fileInTheWayOfTheFolder();
    void locked();
    void damagedInTheMiddle();
    void endsEarly_data();
    void endsEarly();
    void noArchive_data();
    void noArchive();
    void holdsMoreThanItSays();
    void bomb();
    void tooMany();
    void noRoom();
    void notWritable();
    void cancelled();

private:
    QString file(const QString& name) const { return m_dir->filePath(name); }
    QString zip(const QList<ZipEntry>& entries, const ZipManner& manner = {}) const
    {
        return writeZip(file(u"Ring.zip"_s), entries, manner) ? file(u"Ring.zip"_s) : QString();
    }
    /// All files below the test's folder but the archive, by their path in it.
    QStringList files() const
    {
        QStringList out;
        QDirIterator all(m_dir->path(), QDir::Files | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            const QString path = QDir(m_dir->path()).relativeFilePath(all.next());
            if (path != "Ring.zip"_L1)
                out << path;
        }
        out.sort();
        return out;
    }
    QByteArray read(const QString& name) const
    {
        QFile f(file(name));
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("?");
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestArchive::videosAndSidecars()
{
    const QString path = zip({{"Ring_FrontDoor_202408061842.mp4", noise(300'000, 1)},
                              {"Ring_FrontDoor_202408061842.json", "{}"},
                              {"Garden/a.MOV", "second"},
                              {"read me.txt", "no"},
                              {"run.sh", "no"},
                              {"page.html", "no"}});
    const Unpacked out = unpackArchive(path, never);
    QCOMPARE(out.error, ArchiveError::None);
    QCOMPARE(out.folder, file(u"Ring"_s));
    QCOMPARE(out.videos, QStringList({file(u"Ring/Garden/a.MOV"_s), file(u"Ring/Ring_FrontDoor_202408061842.mp4"_s)}));
    QCOMPARE(files(), QStringList({u"Ring/Garden/a.MOV"_s, u"Ring/Ring_FrontDoor_202408061842.json"_s,
                                   u"Ring/Ring_FrontDoor_202408061842.mp4"_s}));
    QCOMPARE(read(u"Ring/Ring_FrontDoor_202408061842.mp4"_s), noise(300'000, 1));
}

void TestArchive::names_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("place");
    const std::pair<const char*, const char*> names[] = {
        {"a.mp4", "a.mp4"},
        {"../../a.mp4", "a.mp4"},
        {"/etc/a.mp4", "etc/a.mp4"},
        {"x/../../../y/a.mp4", "x/y/a.mp4"},
        {"..\\..\\a.mp4", "a.mp4"},
        {"C:\\videos\\a.mp4", "C:/videos/a.mp4"},
        {"./././a.mp4", "a.mp4"},
        {" .. /a.mp4", "a.mp4"},
        {"T\u00fcr \u7384\u95a2.mp4", "T\u00fcr \u7384\u95a2.mp4"},
        {"2024-03-05_15:03:40pm_ding_1_part0.mp4", "2024-03-05_15:03:40pm_ding_1_part0.mp4"},
        {"line\nbreak.mp4", "linebreak.mp4"},
        {".mp4", ""},
        {".hidden/a.mp4", ""},
        {"__MACOSX/._a.mp4", ""},
        {"a/b/c/d/e/f/g/h/i/a.mp4", ""},
        {"a.mp4/", ""},
        {"mp4", ""},
    };
    for (const auto& [name, place] : names)
        QTest::newRow(name) << QByteArray(name) << QString::fromUtf8(place);
}

void TestArchive::names()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, place);
    const Unpacked out = unpackArchive(zip({{name, "video"}, {"other.mp4", "other"}}), never);
    QStringList expected{u"Ring/other.mp4"_s};
    if (!place.isEmpty())
        expected << u"Ring/"_s + place;
    expected.sort();
    QCOMPARE(files(), expected);
    QCOMPARE(out.error, ArchiveError::None);
    QCOMPARE(out.videos.size(), expected.size());
}

void TestArchive::namesOfOlderPrograms_data()
{
    QTest::addColumn<QByteArray>("stored");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* tag, const QByteArray& stored, const QString& name) {
        QTest::newRow(tag) << stored << name;
    };
    row("IBM 850, German", "Haust\x81r.mp4", u"Haustür.mp4"_s);
    row("IBM 850, Spanish",
        "Cocina peque\xA4"
        "a \xB5.mp4",
        u"Cocina pequeña Á.mp4"_s);
    row("IBM 437, French",
        "Entr\x82"
        "e.mp4",
        u"Entrée.mp4"_s);
    row("Windows-1252, German", "Haust\xFCr Gro\xDF.mp4", u"Haustür Groß.mp4"_s);
    row("Windows-1252, Swedish", "Framd\xF6rr p\xE5 \xF6n.mp4", u"Framdörr på ön.mp4"_s);
    row("Windows-1252, one letter", "Kr\xE4ne.mp4", u"Kräne.mp4"_s);
    row("Windows-1252, Spanish", "C\xE1mara.mp4", u"Cámara.mp4"_s);
    row("Windows-1252, French",
        "Entr\xE9"
        "e.mp4",
        u"Entrée.mp4"_s);
    row("IBM 850, German s",
        "Stra\xE1"
        "e.mp4",
        u"Straße.mp4"_s);
    row("Shift-JIS, kanji", "\x8C\xBA\x8A\xD6.mp4", u"玄関.mp4"_s);
    row("Shift-JIS, katakana", "\x83\x68\x83\x41.mp4", u"ドア.mp4"_s);
    row("UTF-8 without its flag", "Haust\xC3\xBCr.mp4", u"Haustür.mp4"_s);
}

void TestArchive::namesOfOlderPrograms()
{
    QFETCH(QByteArray, stored);
    QFETCH(QString, name);
    // Written with a name of the same length, which then becomes that one; so it has no flag for UTF-8.
    const QByteArray first(stored.size(), 'n');
    const QString path = file(u"old.zip"_s);
    QVERIFY(writeZip(path, {{first.chopped(4) + ".mp4", "a video"}}, {.packed = false}));
    QFile archive(path);
    QVERIFY(archive.open(QIODevice::ReadWrite));
    QByteArray bytes = archive.readAll();
    bytes.replace(first.chopped(4) + ".mp4", stored);
    QVERIFY(archive.seek(0) && archive.write(bytes) == bytes.size());
    archive.close();
    const Unpacked unpacked = unpackArchive(path, never);
    QCOMPARE(unpacked.videos.size(), 1);
    QCOMPARE(QFileInfo(unpacked.videos[0]).fileName(), name);
}

void TestArchive::nothingOutside()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"inner"_s));
    const QString path = file(u"inner/x.zip"_s);
    QVERIFY(writeZip(path, {{"../outside.mp4", "1"},
                            {"../../outside.mp4", "2"},
                            {m_dir->path().toUtf8() + "/absolute.mp4", "3"},
                            {"good.mp4", "4"}}));
    const Unpacked out = unpackArchive(path, never);
    QCOMPARE(out.videos.size(), 4);
    for (const QString& name : files())
        QVERIFY2(name == "inner/x.zip"_L1 || name.startsWith("inner/x/"_L1), qPrintable(name));
}

void TestArchive::linksAreLeftOut()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"elsewhere"_s));
    const Unpacked out = unpackArchive(zip({{"link", "", "../elsewhere"},
                                            {"link/a.mp4", "through the link"},
                                            {"b.mp4", "", "/etc/passwd"},
                                            {"c.mp4", "good"}}),
                                       never);
    QCOMPARE(files(), QStringList({u"Ring/c.mp4"_s, u"Ring/link/a.mp4"_s}));
    QVERIFY(!QFileInfo(file(u"Ring/link"_s)).isSymLink());
    QCOMPARE(out.videos.size(), 2);
}

void TestArchive::twoOfOneName()
{
    const QString path = zip({{"a.mp4", "one"}, {"a.mp4", "two"}, {"x/../a.mp4", "three"}, {"../a.mp4", "four!"}});
    QCOMPARE(unpackArchive(path, never).videos.size(), 4);
    QCOMPARE(files(), QStringList({u"Ring/a (2).mp4"_s, u"Ring/a (3).mp4"_s, u"Ring/a.mp4"_s, u"Ring/x/a.mp4"_s}));
    QCOMPARE(read(u"Ring/a.mp4"_s), QByteArray("one"));
    QCOMPARE(read(u"Ring/a (2).mp4"_s), QByteArray("two"));
    unpackArchive(path, never);
    QCOMPARE(files().size(), 4);
}

void TestArchive::isNotWrittenAgain()
{
    const QString path = zip({{"a.mp4", "one"}, {"b.mp4", "two"}});
    const QStringList videos = unpackArchive(path, never).videos;
    const QDateTime before = QDateTime::fromSecsSinceEpoch(1'700'000'000);
    QFile first(videos[0]);
    QVERIFY(first.open(QIODevice::ReadWrite) && first.setFileTime(before, QFileDevice::FileModificationTime));
    first.close();
    QVERIFY(QFile::remove(videos[1]));
    QCOMPARE(unpackArchive(path, never).videos, videos);
    QCOMPARE(QFileInfo(videos[0]).lastModified(), before);
    QCOMPARE(read(u"Ring/b.mp4"_s), QByteArray("two"));
}

void TestArchive::filesThatAreThereStay()
{
    QVERIFY(QDir(m_dir->path()).mkpath(u"Ring"_s));
    QVERIFY(writeFile(file(u"Ring/a.mp4"_s), "mine, and longer"));
    QVERIFY(QFile::link(file(u"nowhere.mp4"_s), file(u"Ring/b.mp4"_s)));
    const Unpacked out = unpackArchive(zip({{"a.mp4", "one"}, {"b.mp4", "two"}}), never);
    QCOMPARE(out.error, ArchiveError::None);
    QCOMPARE(read(u"Ring/a.mp4"_s), QByteArray("mine, and longer"));
    QCOMPARE(out.videos, QStringList({file(u"Ring/a (2).mp4"_s), file(u"Ring/b (2).mp4"_s)}));
    QVERIFY(!QFileInfo::exists(file(u"nowhere.mp4"_s)));
}

void TestArchive::fileInTheWayOfTheFolder()
{
    QVERIFY(writeFile(file(u"Ring"_s), "mine"));
    const Unpacked out = unpackArchive(zip({{"a.mp4", "one"}}), never);
    QCOMPARE(out.videos, QStringList{file(u"Ring (2)/a.mp4"_s)});
    QCOMPARE(read(u"Ring"_s), QByteArray("mine"));
}

void TestArchive::locked()
{
    const Unpacked out = unpackArchive(zip({{"a.mp4", noise(1000, 1)}}, {.password = "secret"}), never);
    QCOMPARE(out.error, ArchiveError::Encrypted);
    QVERIFY(out.videos.isEmpty());
    QVERIFY(!QFileInfo::exists(file(u"Ring"_s)));
}

void TestArchive::damagedInTheMiddle()
{
    const QString path =
        zip({{"a.mp4", noise(50'000, 1)}, {"b.mp4", noise(50'000, 2)}, {"c.mp4", noise(50'000, 3)}}, {.packed = false});
    QFile f(path);
    QVERIFY(f.open(QIODevice::ReadWrite) && f.seek(75'000) && f.write("damage") == 6);
    f.close();
    const Unpacked out = unpackArchive(path, never);
    QCOMPARE(out.error, ArchiveError::Damaged);
    QCOMPARE(out.detail, u"b.mp4"_s);
    QCOMPARE(files(), QStringList({u"Ring/a.mp4"_s, u"Ring/c.mp4"_s})); // nothing half
    QCOMPARE(out.videos, QStringList({file(u"Ring/a.mp4"_s), file(u"Ring/c.mp4"_s)}));
    QCOMPARE(read(u"Ring/c.mp4"_s), noise(50'000, 3));
}

void TestArchive::endsEarly_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QStringList>("whole");
    QTest::newRow("at the list") << 0.999 << QStringList({u"Ring/a.mp4"_s, u"Ring/b.mp4"_s});
    QTest::newRow("in the second") << 0.75 << QStringList{u"Ring/a.mp4"_s};
    QTest::newRow("in the first") << 0.25 << QStringList();
}

void TestArchive::endsEarly()
{
    QFETCH(double, share);
    const QString path = zip({{"a.mp4", noise(50'000, 1)}, {"b.mp4", noise(50'000, 2)}});
    QVERIFY(truncateFile(path, share));
    const Unpacked out = unpackArchive(path, never);
    QTEST(files(), "whole");
    QCOMPARE(out.videos.size(), files().size());
    if (share < 0.9)
        QCOMPARE(out.error, ArchiveError::Damaged);
    QCOMPARE(QFileInfo::exists(file(u"Ring"_s)), !out.videos.isEmpty());
}

void TestArchive::noArchive_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<ArchiveError>("error");
    QTest::newRow("empty") << QByteArray() << ArchiveError::Damaged;
    QTest::newRow("text") << QByteArray("no archive\n").repeated(500) << ArchiveError::Damaged;
    QTest::newRow("noise") << noise(20'000, 7) << ArchiveError::Damaged;
    QTest::newRow("only its mark") << QByteArray("PK\003\004") << ArchiveError::Damaged;
    QTest::newRow("no entries") << QByteArray("PK\005\006") + QByteArray(18, '\0') << ArchiveError::Damaged;
}

void TestArchive::noArchive()
{
    QFETCH(QByteArray, content);
    QVERIFY(writeFile(file(u"Ring.zip"_s), content));
    QTEST(unpackArchive(file(u"Ring.zip"_s), never).error, "error");
    QCOMPARE(files(), QStringList());
    QCOMPARE(unpackArchive(file(u"none.zip"_s), never).error, ArchiveError::NotReadable);
    QCOMPARE(unpackArchive(zip({{"a.txt", "x"}, {"a.json", "{}"}}), never).error, ArchiveError::Empty);
    QVERIFY(!QFileInfo::exists(file(u"Ring"_s)));
}

void TestArchive::holdsMoreThanItSays()
{
    // The sizes in both places of the archive are lies: 300000 bytes are said to be 9.
    const QString path = zip({{"a.mp4", QByteArray(300'000, 'v')}});
    QByteArray content = read(u"Ring.zip"_s);
    QByteArray said(4, '\0');
    said[0] = char(300'000 & 0xff);
    said[1] = char((300'000 >> 8) & 0xff);
    said[2] = char((300'000 >> 16) & 0xff);
    content.replace(said, QByteArray("\x09\0\0\0", 4));
    QVERIFY(writeFile(path, content));
    const Unpacked out = unpackArchive(path, never);
    QVERIFY(out.error != ArchiveError::None);
    QCOMPARE(files(), QStringList());
}

void TestArchive::bomb()
{
    // 200 MB of nothing in 200 kB.
    const QString path = zip({{"small.mp4", "x"}, {"big.mp4", QByteArray(200 << 20, '\0')}});
    QVERIFY(QFileInfo(path).size() < (1 << 20));
    const Unpacked out = unpackArchive(path, never);
    QCOMPARE(out.error, ArchiveError::TooLarge);
    QCOMPARE(files(), QStringList());
    // A JSON file without end.
    const Unpacked json =
        unpackArchive(zip({{"a.mp4", "x"}, {"a.json", QByteArray(1000, ' ')}}), never, {.sidecarBytes = 100});
    QCOMPARE(json.error, ArchiveError::TooLarge);
    QCOMPARE(files(), QStringList{u"Ring/a.mp4"_s});
}

void TestArchive::tooMany()
{
    const QString path = zip({{"a.mp4", "1"}, {"b.mp4", "2"}, {"c.mp4", "3"}});
    QCOMPARE(unpackArchive(path, never, {.files = 2}).error, ArchiveError::TooLarge);
    QCOMPARE(files(), QStringList());
    QCOMPARE(unpackArchive(path, never, {.files = 3}).error, ArchiveError::None);
}

void TestArchive::noRoom()
{
    const Unpacked out = unpackArchive(zip({{"a.mp4", "1"}}), never, {.keptFree = qint64(1) << 60});
    QCOMPARE(out.error, ArchiveError::NoRoom);
    QVERIFY(out.missingBytes > 0);
    QCOMPARE(files(), QStringList());
}

void TestArchive::notWritable()
{
    // Where the folder should be made is a file; the user that runs this may be allowed everything else.
    const Unpacked out = unpackArchive(zip({{"a.mp4", "1"}, {"a.mp4/b.mp4", "2"}}), never);
    QCOMPARE(out.error, ArchiveError::NotWritable);
    QCOMPARE(files(), QStringList{u"Ring/a.mp4"_s});
}

void TestArchive::cancelled()
{
    const QString path = zip({{"a.mp4", noise(100'000, 1)}, {"x/b.mp4", noise(3'000'000, 2)}, {"c.mp4", "3"}});
    int asked = 0;
    const Unpacked out = unpackArchive(path, [&asked] { return ++asked > 6; });
    QCOMPARE(out.error, ArchiveError::Cancelled);
    QCOMPARE(files(), QStringList{u"Ring/a.mp4"_s}); // what is whole stays, nothing is half
    QVERIFY(!QFileInfo::exists(file(u"Ring/x"_s)));
    QCOMPARE(unpackArchive(path, [] { return true; }).error, ArchiveError::Cancelled);
}

QTEST_GUILESS_MAIN(TestArchive)
#include "tst_archive.moc"
