// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/damagedmedia.h"
#include "tests/support/examiner.h"
#include "tests/support/longform.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QImageWriter>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 mostMiB = 512; ///< that one file may take
const qint64 wholeMs = Recorded().lengthMs();
const QStringList x264{u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"veryfast"_s};
const QStringList silent{u"-an"_s};
const QStringList front{u"-movflags"_s, u"+faststart"_s};

quint32 chosenSeed()
{
    bool isSet = false;
    const uint seed = qEnvironmentVariable("RINGFACE_SEED").toUInt(&isSet);
    return isSet ? seed : 20210131;
}
} // namespace

/// Files as they come from bad disks, broken downloads and bad people: none may crash the program, hang it or take all
/// memory, and none may be called a success that is not. RINGFACE_SEED: other damage than usual. The sample form takes
/// every eleventh of them: of each kind, and of each place in a file, some.
class TestDamagedMedia : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void good_data();
    void good();
    void hopeless_data();
    void hopeless();
    void folderIsNoFile();
    void noPermission();
    void wrongExtension();
    void truncatedAtEveryBox_data();
    void truncatedAtEveryBox();
    void truncatedAnywhere_data();
    void truncatedAnywhere();
    void lengthThatSaysNothing();
    void damaged_data();
    void damaged();
    void threeHoursWithABrokenIndex();
    void hugePictures_data();
    void hugePictures();
    void countlessFrames_data();
    void countlessFrames();
    void photos_data();
    void photos();
    void hugePhoto();
    void enoughWereTried();

private:
    /// What is wrong with how \a content is taken; empty if nothing. The file is kept for a look if something is.
    QString complaint(const QString& name, const QByteArray& content, Medium medium = Medium::Video);

    /// Whether the next one of many is tried.
    bool isChosen() { return m_offered++ % sampleOr(11, 1) == 0; }

    QTemporaryDir m_dir;
    std::map<QString, QByteArray> m_good; ///< by name
    Examiner m_examiner;
    Verdict m_last; ///< of the last complaint()
    int m_offered = 0;
    int m_tried = 0;
    Verdict m_slowest, m_biggest;
};

QString TestDamagedMedia::complaint(const QString& name, const QByteArray& content, Medium medium)
{
    ++m_tried;
    const QString path = m_dir.filePath(name);
    if (!writeFile(path, content))
        return name + " could not be written"_L1;
    m_last = m_examiner.examine(path, medium);
    if (m_last.tookMs > m_slowest.tookMs)
        m_slowest = m_last;
    if (m_last.peakMiB > m_biggest.peakMiB)
        m_biggest = m_last;
    QString wrong = m_last.crash;
    if (wrong.isEmpty() && m_last.inspected != (content.isEmpty() ? MediaError::FileEmpty : MediaError::None))
        wrong = u"is said not to be readable"_s;
    if (wrong.isEmpty() && m_last.peakMiB > mostMiB)
        wrong = u"takes %1 MiB"_s.arg(m_last.peakMiB);
    if (wrong.isEmpty() && !m_last.isOrderly)
        wrong = u"has times out of order or range"_s;
    if (wrong.isEmpty() && medium == Medium::Video && m_last.error == MediaError::None && m_last.looks == 0)
        wrong = u"is called good, but nothing of it was looked at"_s;
    if (wrong.isEmpty() && m_last.error == MediaError::EngineFailed)
        wrong = u"makes the engine fail"_s;
    if (wrong.isEmpty()) {
        QFile::remove(path);
        return {};
    }
    const QDir kept(qEnvironmentVariable("RINGFACE_ARTEFACTS", QDir::tempPath()));
    const QString keptPath = kept.filePath(u"damaged-%1-%2"_s.arg(m_tried).arg(name));
    kept.mkpath(u"."_s);
    QFile::remove(keptPath);
    QFile::rename(path, keptPath);
    return u"%1 %2 (seed %3); see %4"_s.arg(name, wrong).arg(chosenSeed()).arg(keptPath);
}

void TestDamagedMedia::initTestCase()
{
    qInfo("seed %u", chosenSeed());
    const auto make = [this](const QString& name, const QStringList& encoding, const Recorded& picture = {}) {
        m_good[name] = recording(m_dir.path(), name, encoding, picture);
        return !m_good[name].isEmpty();
    };
    const QStringList fastVpx{u"-deadline"_s, u"realtime"_s, u"-cpu-used"_s, u"8"_s};
    QVERIFY(make(u"front.mp4"_s, x264 + front));
    QVERIFY(make(u"last.mp4"_s, x264));
    QVERIFY(make(u"pieces.mp4"_s, x264 + QStringList{u"-g"_s, u"6"_s, u"-movflags"_s, u"frag_keyframe+empty_moov"_s}));
    QVERIFY(make(u"hevc.mp4"_s,
                 silent + front + QStringList{u"-c:v"_s, u"libx265"_s, u"-x265-params"_s, u"log-level=error"_s}));
    QVERIFY(make(u"mpeg4.mp4"_s, silent + front + QStringList{u"-c:v"_s, u"mpeg4"_s}));
    QVERIFY(make(u"vp9.webm"_s, silent + QStringList{u"-c:v"_s, u"libvpx-vp9"_s} + fastVpx));
    QVERIFY(make(u"vp8.webm"_s, silent + QStringList{u"-c:v"_s, u"libvpx"_s} + fastVpx));
    QVERIFY(make(u"sound.mkv"_s, x264));
    QVERIFY(make(u"stream.ts"_s, x264));
    QVERIFY(make(u"bigger.ts"_s, x264, {.size = u"128x96"_s}));
    QVERIFY(make(u"mjpeg.avi"_s, silent + QStringList{u"-c:v"_s, u"mjpeg"_s}));
    QVERIFY(make(u"mjpeg.mov"_s, silent + front + QStringList{u"-c:v"_s, u"mjpeg"_s}));
    QVERIFY(make(u"png.mov"_s, silent + QStringList{u"-c:v"_s, u"png"_s}));
    QVERIFY(make(u"flash.flv"_s, silent + x264));
    QVERIFY(make(u"pixel.mp4"_s, silent + x264 + QStringList{u"-vf"_s, u"format=yuv444p,crop=1:1"_s}));
    // Without a container there are no times.
    QVERIFY(make(u"bare.h264"_s, silent + x264 + QStringList{u"-bf"_s, u"0"_s}));
    // What other cameras write.
    const QStringList pal{u"-r"_s, u"25"_s};
    QVERIFY(make(u"raw.mjpeg"_s, silent + QStringList{u"-c:v"_s, u"mjpeg"_s}));
    QVERIFY(make(u"bare.h265"_s, silent + QStringList{u"-f"_s, u"hevc"_s, u"-c:v"_s, u"libx265"_s, u"-x265-params"_s,
                                                      u"log-level=error:bframes=0"_s}));
    QVERIFY(make(u"broadcast.mxf"_s, silent + pal + QStringList{u"-c:v"_s, u"mpeg2video"_s}));
    QVERIFY(make(u"disc.vob"_s, silent + pal + QStringList{u"-c:v"_s, u"mpeg2video"_s}));
    QVERIFY(make(u"theora.ogv"_s, silent + QStringList{u"-c:v"_s, u"libtheora"_s}));
    QVERIFY(make(u"windows.asf"_s, silent + QStringList{u"-c:v"_s, u"msmpeg4"_s}));
    QVERIFY(make(u"telephone.3g2"_s, silent + x264));
    QVERIFY(make(u"camcorder.m2ts"_s, silent + x264));
    QVERIFY(make(u"open.nut"_s, silent + x264));
    m_good[u"back.ts"_s] = m_good[u"stream.ts"_s] + m_good[u"stream.ts"_s];
    m_good[u"changing.ts"_s] = m_good[u"stream.ts"_s] + m_good[u"bigger.ts"_s];
}

void TestDamagedMedia::good_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("looks");
    constexpr int each = 15; // in four seconds
    for (const char* name : {"front.mp4", "last.mp4", "pieces.mp4", "hevc.mp4", "mpeg4.mp4", "vp9.webm", "vp8.webm",
                             "sound.mkv", "stream.ts", "mjpeg.avi", "mjpeg.mov", "flash.flv", "bare.h264"})
        QTest::newRow(name) << QString::fromLatin1(name) << each;
    QTest::newRow("times that go back") << u"back.ts"_s << 2 * each;
    QTest::newRow("another size in the middle") << u"changing.ts"_s << 2 * each;
    QTest::newRow("one pixel") << u"pixel.mp4"_s << 1; // what changes in it is too small for a face
}

void TestDamagedMedia::good()
{
    QFETCH(QString, name);
    const QString wrong = complaint(name, m_good.at(name));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QCOMPARE(m_last.error, MediaError::None);
    QFETCH(int, looks);
    const bool isTwice = name == "back.ts"_L1 || name == "changing.ts"_L1;
    const int some = looks / 7; // the frames that are not left out lie nearer to each other, or farther apart
    QVERIFY2(qAbs(m_last.looks - looks) <= some, qPrintable(QString::number(m_last.looks)));
    const qint64 expected = isTwice ? 2 * wholeMs : wholeMs;
    if (!name.endsWith(".h264"_L1))
        QVERIFY2(qAbs(m_last.durationMs - expected) <= 250, qPrintable(QString::number(m_last.durationMs)));
}

void TestDamagedMedia::hopeless_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<MediaError>("error");
    const auto row = [](const char* tag, const QString& name, const QByteArray& content, MediaError error) {
        QTest::newRow(tag) << name << content << error;
    };
    row("empty", u"empty.mp4"_s, QByteArray(""), MediaError::FileEmpty);
    row("one byte", u"byte.mp4"_s, QByteArray(1, '\0'), MediaError::NoPicture);
    row("text", u"text.mp4"_s, QByteArray("Nobody was at the door.\n").repeated(99), MediaError::NotAVideo);
    row("web page", u"login.mp4"_s, "<!DOCTYPE html><html><body>Log in</body></html>", MediaError::HtmlPage);
    row("list of addresses", u"list.mp4"_s,
        "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + QFile::encodeName(m_dir.filePath(u"front.mp4"_s)) +
            "\n#EXT-X-ENDLIST\n",
        MediaError::NotAVideo);
    row("answer in XML", u"expired.mp4"_s,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>AccessDenied</Code></Error>", MediaError::XmlAnswer);
    row("answer in XML without a head", u"expired.mp4"_s, "\n<Error><Code>ExpiredToken</Code></Error>",
        MediaError::XmlAnswer);
    row("answer in JSON", u"refused.mp4"_s, "{\"error\": \"not logged in\"}", MediaError::JsonAnswer);
    row("list in JSON", u"refused.mp4"_s, "\xEF\xBB\xBF[\n  {\"id\": 7}]", MediaError::JsonAnswer);
    row("web page without a head", u"login.mp4"_s, "  <HTML lang=en><head><title>Log in</title>", MediaError::HtmlPage);
    row("list of files", u"files.mp4"_s, "ffconcat version 1.0\nfile front.mp4\n", MediaError::NotAVideo);
    QByteArray archive("PK\x03\x04\x14\x00\x00\x00", 8);
    row("archive", u"archive.mp4"_s, archive.append(500, 'x'), MediaError::NotAVideo);
    QByteArray noise(20'000, '\0');
    QRandomGenerator random(chosenSeed());
    std::generate(noise.begin(), noise.end(), [&] { return char(random.bounded(256)); });
    row("noise", u"noise.mp4"_s, noise.replace(0, 2, "\x93\x01"), MediaError::NoPicture);
    row("zeros", u"zeros.mp4"_s, QByteArray(100'000, '\0'), MediaError::NoPicture);
    QImage picture(20, 20, QImage::Format_RGB888);
    picture.fill(Qt::green);
    for (const char* kind : {"png", "jpg", "bmp"}) {
        const QString path = m_dir.filePath(u"photo"_s);
        QVERIFY(picture.save(path, kind));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::addRow("photo, %s", kind) << u"photo.mp4"_s << file.readAll() << MediaError::NotAVideo;
    }
    const QStringList noVideo{u"-map"_s, u"1:a"_s};
    row("sound only", u"sound.mp4"_s, recording(m_dir.path(), u"sound.mp4"_s, noVideo), MediaError::NoPicture);
    row("sound only, wav", u"sound.wav"_s, recording(m_dir.path(), u"sound.wav"_s, noVideo), MediaError::NoPicture);
    const QStringList noFrames{u"-frames:v"_s, u"0"_s, u"-an"_s};
    row("no frames", u"none.mp4"_s, recording(m_dir.path(), u"none.mp4"_s, x264 + noFrames), MediaError::NoPicture);
    row("no frames, mkv", u"none.mkv"_s, recording(m_dir.path(), u"none.mkv"_s, x264 + noFrames),
        MediaError::NoPicture);
    // Everything but the pictures is there.
    QByteArray blank = m_good[u"mpeg4.mp4"_s];
    const Box data = boxOf(blank, "mdat");
    QVERIFY(data.size > 0);
    blank.replace(data.at + 8, data.size - 8, QByteArray(data.size - 8, '\0'));
    row("pictures of zeros", u"blank.mp4"_s, blank, MediaError::NoPicture);
}

void TestDamagedMedia::hopeless()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QVERIFY(writeFile(m_dir.filePath(u"front.mp4"_s), m_good[u"front.mp4"_s])); // for those that name it
    const QString wrong = complaint(name, content);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QTEST(m_last.error, "error");
    QCOMPARE(m_last.looks, 0);
}

void TestDamagedMedia::folderIsNoFile()
{
    QVERIFY(QDir(m_dir.path()).mkdir(u"folder.mp4"_s));
    const Verdict verdict = m_examiner.examine(m_dir.filePath(u"folder.mp4"_s));
    QCOMPARE(verdict.crash, QString());
    QCOMPARE(verdict.inspected, MediaError::FileMissing);
    QCOMPARE(verdict.error, MediaError::FileMissing);
}

void TestDamagedMedia::noPermission()
{
    const QString path = m_dir.filePath(u"locked.mp4"_s);
    QVERIFY(writeFile(path, m_good[u"front.mp4"_s]));
    QVERIFY(QFile::setPermissions(path, QFile::Permissions()));
    const Verdict verdict = m_examiner.examine(path);
    QCOMPARE(verdict.crash, QString());
    QCOMPARE(verdict.inspected, MediaError::NotReadable);
    QCOMPARE(verdict.error, MediaError::NotReadable);
}

void TestDamagedMedia::wrongExtension()
{
    // The content says what a file is.
    for (const auto& [name, content] : m_good) {
        if (name.startsWith("bare"_L1) || name.startsWith("raw"_L1)) // says nothing
            continue;
        for (const char* extension : {"mp4", "avi", "mkv", "ts", "jpg", "txt", ""}) {
            if (!isChosen())
                continue;
            const QString wrong = complaint(u"renamed."_s + QLatin1String(extension), content);
            QVERIFY2(wrong.isEmpty(), qPrintable(name + u": "_s + wrong));
            QVERIFY2(m_last.error == MediaError::None, qPrintable(name + u" as "_s + QLatin1String(extension)));
        }
    }
}

void TestDamagedMedia::truncatedAtEveryBox_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"front.mp4", "last.mp4", "pieces.mp4", "hevc.mp4", "mpeg4.mp4", "mjpeg.mov"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestDamagedMedia::truncatedAtEveryBox()
{
    QFETCH(QString, name);
    const QByteArray whole = m_good[name];
    const QList<Box> boxes = boxesOf(whole);
    QVERIFY(boxes.size() > 20);
    QCOMPARE(boxes.last().at + boxes.last().size, whole.size());
    const bool statesItsLength = name != "pieces.mp4"_L1;
    for (const Box& box : boxes) {
        for (const qsizetype length : {box.at, box.at + 1, box.at + 8, box.at + 9, box.at + box.size - 1}) {
            if (!isChosen())
                continue;
            const QString wrong = complaint(name, whole.first(length));
            const QString where = u"cut at %1 (%2): "_s.arg(length).arg(QString::fromLatin1(box.type));
            QVERIFY2(wrong.isEmpty(), qPrintable(where + wrong));
            const bool complete = m_last.error == MediaError::None && m_last.durationMs < wholeMs * 3 / 4;
            QVERIFY2(!statesItsLength || !complete, qPrintable(where + u"called complete"_s));
        }
    }
}

void TestDamagedMedia::truncatedAnywhere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("statesItsLength");
    QTest::newRow("MP4") << u"front.mp4"_s << true;
    QTest::newRow("AVI") << u"mjpeg.avi"_s << true;
    QTest::newRow("Matroska") << u"sound.mkv"_s << true;
    QTest::newRow("WebM, VP9") << u"vp9.webm"_s << true;
    QTest::newRow("WebM, VP8") << u"vp8.webm"_s << true;
    QTest::newRow("Flash") << u"flash.flv"_s << true;
    QTest::newRow("transport stream") << u"changing.ts"_s << false;
    QTest::newRow("no container") << u"bare.h264"_s << false;
}

void TestDamagedMedia::truncatedAnywhere()
{
    QFETCH(QString, name);
    QFETCH(bool, statesItsLength);
    const QByteArray whole = m_good[name];
    constexpr int pieces = 24;
    for (int i = 1; i < pieces; ++i) {
        if (!isChosen())
            continue;
        const QString wrong = complaint(name, whole.first(whole.size() * i / pieces));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        const bool complete = m_last.error == MediaError::None && m_last.durationMs < wholeMs * 3 / 4;
        QVERIFY2(!statesItsLength || !complete,
                 qPrintable(
                     u"%1/%2 of %3, %4 ms, are called complete"_s.arg(i).arg(pieces).arg(name).arg(m_last.durationMs)));
    }
}

void TestDamagedMedia::lengthThatSaysNothing()
{
    for (const QByteArray& nothing : {QByteArray(6, '\0'), QByteArray("x00:00"), QByteArray("99:99:")}) {
        QByteArray content = m_good[u"sound.mkv"_s];
        const QByteArray length("00:00:");
        QVERIFY(content.contains(length));
        QCOMPARE(complaint(u"sound.mkv"_s, content.replace(length, nothing)), QString());
        QCOMPARE(m_last.error, MediaError::None);
    }
}

void TestDamagedMedia::damaged_data()
{
    QTest::addColumn<QString>("name");
    for (const auto& [name, content] : m_good)
        QTest::newRow(qPrintable(name)) << name;
}

void TestDamagedMedia::damaged()
{
    QFETCH(QString, name);
    QRandomGenerator random(chosenSeed() + quint32(name.size()));
    QStringList problems;
    constexpr int each = 60;
    for (int i = 0; i < each; ++i) {
        QString how;
        const QByteArray damaged = damage(m_good[name], random, &how);
        const QString wrong = isChosen() ? complaint(name, damaged) : QString();
        if (!wrong.isEmpty())
            problems << u"%1, %2: %3"_s.arg(i).arg(how, wrong);
    }
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join(u'\n')));
}

void TestDamagedMedia::threeHoursWithABrokenIndex()
{
    const Recorded hours{.rate = 1, .frames = 3 * 60 * 60};
    const QStringList encoding{u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-bf"_s, u"2"_s};
    const QByteArray whole = recording(m_dir.path(), u"hours.mp4"_s, silent + encoding, hours);
    QCOMPARE(complaint(u"hours.mp4"_s, whole), QString());
    QCOMPARE(m_last.error, MediaError::None);
    QCOMPARE(m_last.looks, hours.frames); // one each second
    QVERIFY(qAbs(m_last.durationMs - hours.lengthMs()) <= 2000);
    QRandomGenerator random(chosenSeed());
    for (const char* table : {"stts", "ctts", "stss", "stsc", "stsz", "stco"}) {
        const Box box = boxOf(whole, table);
        QVERIFY2(box.size > 16, table);
        const qsizetype entries = box.at + 16;
        const qsizetype length = box.at + box.size - entries;
        QByteArray noise(length, '\0');
        std::generate(noise.begin(), noise.end(), [&] { return char(random.bounded(256)); });
        const QByteArray half = whole.mid(entries, length / 2) + noise.mid(length / 2);
        for (const QByteArray& broken : {QByteArray(length, '\0'), QByteArray(length, '\xff'), noise, half}) {
            if (!isChosen())
                continue;
            const QString wrong = complaint(u"hours.mp4"_s, QByteArray(whole).replace(entries, length, broken));
            QVERIFY2(wrong.isEmpty(), qPrintable(QString::fromLatin1(table) + u": "_s + wrong));
        }
        QCOMPARE(complaint(u"hours.mp4"_s, whole.first(entries + length / 2)), QString());
        QCOMPARE(m_last.error, MediaError::NoPicture);
    }
}

void TestDamagedMedia::hugePictures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("mark"); ///< in the file, before the size of the picture
    QTest::addColumn<QByteArray>("size");
    const QByteArray jpeg("\xff\xc0\x00\x11\x08", 5);
    QTest::newRow("JPEG 16384") << u"mjpeg.avi"_s << jpeg << QByteArray::fromHex("40004000");
    QTest::newRow("JPEG 65500") << u"mjpeg.avi"_s << jpeg << QByteArray::fromHex("ffdcffdc");
    QTest::newRow("JPEG in QuickTime") << u"mjpeg.mov"_s << jpeg << QByteArray::fromHex("3e803e80");
    QTest::newRow("VP8 16383") << u"vp8.webm"_s << QByteArray("\x9d\x01\x2a") << QByteArray::fromHex("ff3fff3f");
    QTest::newRow("PNG 16384") << u"png.mov"_s << QByteArray("IHDR") << QByteArray::fromHex("0000400000004000");
    QTest::newRow("PNG 16000") << u"png.mov"_s << QByteArray("IHDR") << QByteArray::fromHex("00003e8000003e80");
}

void TestDamagedMedia::hugePictures()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, mark);
    QFETCH(QByteArray, size);
    const QByteArray whole = m_good[name];
    QByteArray huge = whole;
    QByteArray later = whole; // it begins well
    int found = 0;
    for (qsizetype at = whole.indexOf(mark); at >= 0; at = whole.indexOf(mark, at + 1), ++found) {
        huge.replace(at + mark.size(), size.size(), size);
        if (found > 0)
            later.replace(at + mark.size(), size.size(), size);
    }
    QVERIFY(found > 0);
    QCOMPARE(complaint(name, later), QString());
    QCOMPARE(complaint(name, huge), QString());
    QCOMPARE(m_last.error, MediaError::NoPicture);
    // Now the container says so too.
    if (name.endsWith(".mov"_L1)) {
        constexpr qsizetype sizeAt = 8 + 8 + 32; // within the description of the frames
        huge.replace(boxOf(huge, "stsd").at + sizeAt, 4, QByteArray::fromHex("40004000"));
        QCOMPARE(complaint(name, huge), QString());
        QCOMPARE(m_last.error, MediaError::TooLarge);
    }
}

void TestDamagedMedia::countlessFrames_data()
{
    QTest::addColumn<quint32>("frames");
    for (const quint32 frames : {1000U, 1'000'000U, 10'000'000U, 80'000'000U, 150'000'000U, 0x7fffffffU, 0xffffffffU})
        QTest::addRow("%u", frames) << frames;
}

void TestDamagedMedia::countlessFrames()
{
    QFETCH(quint32, frames);
    const QString wrong = complaint(u"countless.mp4"_s, mp4OfCountlessFrames(frames));
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(m_last.error != MediaError::None);
}

void TestDamagedMedia::photos_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char* kind : {"png", "jpg", "bmp", "ppm", "xpm", "tiff", "webp", "heic", "avif"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestDamagedMedia::photos()
{
    QFETCH(QByteArray, kind);
    QImage picture(64, 48, QImage::Format_RGB888);
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            picture.setPixel(x, y, qRgb(4 * x, 5 * y, x * y));
    }
    const QString name = u"photo."_s + QString::fromLatin1(kind);
    if (kind == "heic" || kind == "avif") {
        QVERIFY(picture.save(m_dir.filePath(u"source.png"_s)));
        QVERIFY(runTool(u"heif-enc"_s, {kind == "avif" ? u"-A"_s : u"-L"_s, u"-o"_s, m_dir.filePath(name),
                                        m_dir.filePath(u"source.png"_s)}));
    } else {
        QVERIFY(picture.save(m_dir.filePath(name)));
    }
    QFile file(m_dir.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray whole = file.readAll();
    file.close();
    QRandomGenerator random(chosenSeed());
    constexpr int each = 40;
    for (int i = 0; i < each; ++i) {
        QString how;
        const QByteArray damaged = damage(whole, random, &how);
        const QString wrong = isChosen() ? complaint(name, damaged, Medium::Photo) : QString();
        QVERIFY2(wrong.isEmpty(), qPrintable(how + u": "_s + wrong));
    }
    QCOMPARE(complaint(name, whole, Medium::Photo), QString());
    QCOMPARE(m_last.error, MediaError::None);
}

void TestDamagedMedia::hugePhoto()
{
    QImage picture(64, 48, QImage::Format_RGB888);
    picture.fill(Qt::blue);
    QVERIFY(picture.save(m_dir.filePath(u"photo.png"_s)));
    QFile file(m_dir.filePath(u"photo.png"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray content = file.readAll();
    file.close();
    constexpr qsizetype sizeAt = 16;
    content.replace(sizeAt, 8, QByteArray::fromHex("0000400000004000"));
    // The check sum of what says the size.
    quint32 crc = 0xffffffff;
    for (const char c : content.mid(sizeAt - 4, 17)) {
        crc ^= uchar(c);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    qToBigEndian(~crc, content.data() + sizeAt + 13);
    QCOMPARE(complaint(u"photo.png"_s, content, Medium::Photo), QString());
    QCOMPARE(m_last.error, MediaError::TooLarge);
}

void TestDamagedMedia::enoughWereTried()
{
    qInfo("%d files; the slowest took %lld ms, the biggest %lld MiB", m_tried, m_slowest.tookMs, m_biggest.peakMiB);
    QVERIFY(m_tried >= sampleOr(350, 3800));
}

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], examinerArgument) == 0)
        return examineFiles();
    TestDamagedMedia test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_damagedmedia.moc"
