// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"
#include "core/media/photoreader.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <sys/syscall.h>
#include <unistd.h>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
bool isDiskBroken = false;
} // namespace

/// In the place of the C library's, for FFmpeg's file protocol too.
extern "C" ssize_t read(int file, void* bytes, size_t count)
{
    if (isDiskBroken) {
        errno = EIO;
        return -1;
    }
    return syscall(SYS_read, file, bytes, count);
}

namespace
{
/// A white bar that says which frame it is: in frame n it begins at pixel 3 n.
constexpr auto countingPicture =
    "color=c=black:s=192x160:r=15:d=4,format=gray,geq=lum='if(between(X,3*N,3*N+11),235,16)',format=yuv420p";

QList<qint64> timesOf(const QString& path)
{
    FrameReader reader;
    if (reader.open(path) != MediaError::None)
        return {};
    QList<qint64> times;
    while (reader.next())
        times.append(reader.timeMs());
    return times;
}

/// What ffprobe says, from the first frame on.
QList<qint64> expectedTimes(const QString& path)
{
    QByteArray output;
    if (!runTool(u"ffprobe"_s,
                 {u"-v"_s, u"error"_s, u"-select_streams"_s, u"v"_s, u"-show_entries"_s, u"frame=pts_time"_s, u"-of"_s,
                  u"csv=p=0"_s, path},
                 &output))
        return {};
    QList<double> seconds;
    for (const QByteArray& line : output.split('\n')) {
        if (const QByteArray number = line.split(',').first().trimmed(); !number.isEmpty())
            seconds.append(number.toDouble());
    }
    QList<qint64> times;
    for (const double s : seconds)
        times.append(qRound64((s - seconds.first()) * 1000));
    return times;
}

bool encode(const QStringList& arguments)
{
    return runTool(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-y"_s} + arguments);
}
} // namespace

class TestFrameReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFrameOnce_data();
    void everyFrameOnce();
    void presentationTimes_data();
    void presentationTimes();
    void picturesFitTheirNumbers();
    void leavesOutWhatNobodyNeeds_data();
    void leavesOutWhatNobodyNeeds();
    void coloursAndSize();
    void overviewIsTheMean();
    void partsAreBroughtUpToDate_data();
    void partsAreBroughtUpToDate();
    void turnedUpright();
    void notAPicture_data();
    void notAPicture();
    void vanishesWhileItIsRead();
    void brokenDiskIsNoDamage();
    void truncatedKeepsItsBeginning();
    void completeDoesNotEndEarly_data();
    void completeDoesNotEndEarly();
    void losesPatience();
    void canBeOpenedAgain();
    void photo_data();
    void photo();
    void photoTurnedUpright();
    void photosOfTelephones_data();
    void photosOfTelephones();
    void photoThatIsNone();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
};

void TestFrameReader::initTestCase()
{
    const QString picture = QString::fromLatin1(countingPicture);
    const QStringList lavfi{u"-f"_s, u"lavfi"_s, u"-i"_s, picture};
    const QStringList h264{u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"veryfast"_s, u"-g"_s, u"12"_s};
    QVERIFY(encode(lavfi + h264 + QStringList{path(u"constant.mp4"_s)}));
    // As a doorbell writes it: frames are missing here and there, and the rate in the header says little.
    const QStringList irregular{u"-vf"_s, u"select='not(eq(mod(n,7),3)+between(n,20,26)+eq(n,40))'"_s, u"-vsync"_s,
                                u"vfr"_s};
    QVERIFY(encode(lavfi + irregular + h264 + QStringList{path(u"vfr.mp4"_s)}));
    QVERIFY(encode(lavfi + irregular + h264 + QStringList{u"-bf"_s, u"0"_s, path(u"vfr-plain.mp4"_s)}));
    QVERIFY(encode(lavfi + irregular + h264 + QStringList{path(u"vfr.mkv"_s)}));
    QVERIFY(encode(lavfi + h264 + QStringList{u"-output_ts_offset"_s, u"5.5"_s, path(u"offset.mp4"_s)}));
    QVERIFY(encode(lavfi + h264 + QStringList{u"-output_ts_offset"_s, u"1000"_s, path(u"offset.ts"_s)}));
    QVERIFY(encode(
        lavfi + QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=d=4"_s} + h264 +
        QStringList{u"-c:a"_s, u"aac"_s, u"-shortest"_s, u"-movflags"_s, u"+faststart"_s, path(u"sound.mp4"_s)}));
    QVERIFY(encode({u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=d=2"_s, u"-c:a"_s, u"aac"_s, path(u"audio.mp4"_s)}));
    QVERIFY(writeVideo(path(u"mjpeg.avi"_s), {.frames = 23}));
    QVERIFY(writeVideo(path(u"mpeg4.mp4"_s), {.frames = 23}));
}

void TestFrameReader::everyFrameOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("frames");
    QTest::newRow("MJPEG") << u"mjpeg.avi"_s << 23;
    QTest::newRow("MPEG-4") << u"mpeg4.mp4"_s << 23;
    QTest::newRow("H.264") << u"constant.mp4"_s << 60;
    QTest::newRow("with sound") << u"sound.mp4"_s << 60;
    QTest::newRow("transport stream") << u"offset.ts"_s << 60;
}

void TestFrameReader::everyFrameOnce()
{
    QFETCH(QString, name);
    FrameReader reader;
    QCOMPARE(reader.open(path(name)), MediaError::None);
    QCOMPARE(reader.number(), -1);
    int count = 0;
    while (reader.next())
        QCOMPARE(reader.number(), count++);
    QTEST(count, "frames");
    QVERIFY(!reader.next());
    QCOMPARE(reader.number(), count - 1);
}

void TestFrameReader::presentationTimes_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"constant.mp4", "vfr.mp4", "vfr-plain.mp4", "vfr.mkv", "offset.mp4", "offset.ts", "sound.mp4", "mjpeg.avi"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFrameReader::presentationTimes()
{
    QFETCH(QString, name);
    const QList<qint64> expected = expectedTimes(path(name));
    QVERIFY(expected.size() > 20);
    const QList<qint64> times = timesOf(path(name));
    QCOMPARE(times.size(), expected.size());
    for (qsizetype i = 0; i < times.size(); ++i) {
        // The last frames of a video with B-frames follow in the last step, which is rounded to a millisecond.
        const int tolerance = i < times.size() - 3 ? 1 : 3;
        QVERIFY2(qAbs(times[i] - expected[i]) <= tolerance,
                 qPrintable(u"frame %1: %2 instead of %3 ms"_s.arg(i).arg(times[i]).arg(expected[i])));
    }
}

void TestFrameReader::picturesFitTheirNumbers()
{
    // The picture handed over is that of the time handed over, also where B-frames change the order in the file.
    for (const QString& name : {u"vfr.mp4"_s, u"vfr-plain.mp4"_s, u"offset.ts"_s}) {
        FrameReader reader;
        QCOMPARE(reader.open(path(name)), MediaError::None);
        while (reader.next()) {
            const QImage image = reader.image();
            QVERIFY(!image.isNull());
            int bar = 0;
            while (bar < image.width() && image.pixelColor(bar, 80).red() < 128)
                ++bar;
            const double frame = double(reader.timeMs()) * 15 / 1000;
            QVERIFY2(std::abs(bar - 3 * frame) < 1.5,
                     qPrintable(u"%1 at %2: %3"_s.arg(name).arg(reader.timeMs()).arg(bar)));
        }
    }
}

void TestFrameReader::leavesOutWhatNobodyNeeds_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("less");
    QTest::newRow("B-frames") << u"constant.mp4"_s << true;
    QTest::newRow("B-frames, variable rate") << u"vfr.mp4"_s << true;
    QTest::newRow("B-frames in a stream") << u"offset.ts"_s << true;
    QTest::newRow("without B-frames") << u"vfr-plain.mp4"_s << false;
    QTest::newRow("MJPEG") << u"mjpeg.avi"_s << false;
    QTest::newRow("MPEG-4") << u"mpeg4.mp4"_s << false;
}

void TestFrameReader::leavesOutWhatNobodyNeeds()
{
    QFETCH(QString, name);
    QFETCH(bool, less);
    const QList<qint64> times = timesOf(path(name));
    FrameReader reader;
    QCOMPARE(reader.open(path(name)), MediaError::None);
    reader.setLeavingOut(true);
    int last = -1;
    int count = 0;
    for (; reader.next(); ++count) {
        QVERIFY(reader.number() > last);
        QVERIFY(reader.number() - last <= 4);
        last = reader.number();
        QVERIFY(last < times.size());
        QVERIFY(qAbs(reader.timeMs() - times[last]) <= 3); // its number and its time are what they are among all
    }
    QVERIFY(times.size() - last <= 3);
    QCOMPARE(count < times.size(), less);
    QCOMPARE(reader.error(), MediaError::None);
}

void TestFrameReader::overviewIsTheMean()
{
    QVERIFY(
        writeVideo(path(u"overview.avi"_s),
                   {.size = QSize(320, 240), .frames = 1, .visitors = {{.person = 0, .box = QRect(64, 64, 32, 32)}}}));
    FrameReader reader;
    QCOMPARE(reader.open(path(u"overview.avi"_s)), MediaError::None);
    QVERIFY(reader.overview(16).isNull()); // before the first frame
    QVERIFY(reader.next());
    const QImage frame = reader.image();
    const QImage overview = reader.overview(16);
    QCOMPARE(overview.size(), QSize(20, 15));
    const auto grey = [&](int x, int y) { return overview.constScanLine(y)[x]; };
    QVERIFY(qAbs(grey(2, 2) - grey(10, 10)) <= 2);
    QVERIFY(grey(2, 2) - grey(4, 4) > 30); // the red square is darker
    QVERIFY(qAbs(grey(4, 4) - grey(5, 5)) <= 3);
    QCOMPARE(frame.size(), reader.frameSize());
}

void TestFrameReader::partsAreBroughtUpToDate_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("lines of whole vectors") << QSize(320, 240);
    QTest::newRow("lines that end within one") << QSize(330, 242);
}

void TestFrameReader::partsAreBroughtUpToDate()
{
    QFETCH(QSize, size);
    SampleVideo video = oneVisitor(0); // its light changes with every frame
    video.size = size;
    QVERIFY(writeVideo(path(u"parts.avi"_s), video));
    FrameReader reader;
    QCOMPARE(reader.open(path(u"parts.avi"_s)), MediaError::None);
    QVERIFY(reader.next());
    QImage picture;
    reader.update(picture, QRect(0, 0, 1, 1)); // there is none yet
    QCOMPARE(picture, reader.image());
    const QImage first = picture.copy();
    const QRect part(97, 51, 75, 63);
    const QRect far(224, 0, size.width() - 224, size.height());
    for (int i = 0; i < 10; ++i) {
        QVERIFY(reader.next());
        reader.update(picture, part);
    }
    const QImage last = reader.image();
    QCOMPARE(picture.copy(part), last.copy(part));
    QCOMPARE(picture.copy(far), first.copy(far));
    QVERIFY(last.copy(far) != first.copy(far)); // or it would prove nothing
    const QRect rightEdge(size.width() - 40, 100, 40, 30);
    const QImage before = picture.copy();
    reader.update(picture, rightEdge);
    QCOMPARE(picture.copy(rightEdge), last.copy(rightEdge));
    for (int y = 0; y < size.height(); ++y) { // what is around it is of one of the two
        for (int x = 0; x < size.width(); ++x)
            QVERIFY(picture.pixel(x, y) == before.pixel(x, y) || picture.pixel(x, y) == last.pixel(x, y));
    }
    picture = before;
    reader.update(picture, picture.rect());
    QCOMPARE(picture, last);
    QCOMPARE(before.copy(far), first.copy(far)); // another's stays as it is
}

void TestFrameReader::turnedUpright()
{
    // As a telephone writes it that was held upright: the frames lie on their side.
    const QStringList source{u"-i"_s, path(u"constant.mp4"_s), u"-c"_s, u"copy"_s};
    const QString turned = path(u"turned.mp4"_s);
    QVERIFY(encode(QStringList{u"-display_rotation"_s, u"270"_s} + source + QStringList{turned}) || // from FFmpeg 6 on
            encode(source + QStringList{u"-metadata:s:v"_s, u"rotate=90"_s, turned}));
    QVERIFY(encode({u"-i"_s, path(u"turned.mp4"_s), u"-frames:v"_s, u"1"_s, path(u"turned.png"_s)})); // upright
    FrameReader reader;
    QCOMPARE(reader.open(path(u"turned.mp4"_s)), MediaError::None);
    QVERIFY(reader.next());
    const QImage upright(path(u"turned.png"_s));
    QCOMPARE(upright.size(), QSize(160, 192));
    QCOMPARE(reader.frameSize(), upright.size());
    QCOMPARE(reader.overview(16).size(), QSize(10, 12));
    const QImage image = reader.image();
    QCOMPARE(image.size(), upright.size());
    for (const QPoint& p : {QPoint(80, 5), QPoint(80, 186), QPoint(5, 100), QPoint(154, 100)})
        QVERIFY(qAbs(image.pixelColor(p).red() - upright.pixelColor(p).red()) < 8);
    QVERIFY(qAbs(upright.pixelColor(80, 5).red() - upright.pixelColor(80, 186).red()) >
            100); // or it would prove nothing
}

void TestFrameReader::coloursAndSize()
{
    QVERIFY(
        writeVideo(path(u"red.avi"_s),
                   {.size = QSize(200, 120), .frames = 2, .visitors = {{.person = 0, .box = QRect(20, 20, 60, 60)}}}));
    FrameReader reader;
    QCOMPARE(reader.open(path(u"red.avi"_s)), MediaError::None);
    QVERIFY(reader.image().isNull()); // before the first frame
    QVERIFY(reader.next());
    const QImage image = reader.image();
    QCOMPARE(image.size(), QSize(200, 120));
    QCOMPARE(image.format(), QImage::Format_BGR888);
    const QColor face = image.pixelColor(50, 50);
    QVERIFY(face.red() > 200 && face.green() < 60 && face.blue() < 60);
    QVERIFY(qAbs(image.pixelColor(150, 60).red() - 128) < 10);
    // A picture outlives the reader's next step.
    QVERIFY(reader.next());
    QCOMPARE(image.pixelColor(50, 50), face);
}

void TestFrameReader::notAPicture_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<MediaError>("error");
    const QByteArray noContent;
    QTest::newRow("missing") << u"nowhere.mp4"_s << noContent << MediaError::FileMissing;
    QTest::newRow("a folder") << u"."_s << noContent << MediaError::FileMissing;
    QTest::newRow("zero bytes") << u"zero.mp4"_s << QByteArray("") << MediaError::FileEmpty;
    QTest::newRow("text") << u"text.mp4"_s << QByteArray("Dear Sir or Madam,\nnobody was at home.\n").repeated(50)
                          << MediaError::NotAVideo;
    QTest::newRow("a web page") << u"login.mp4"_s
                                << QByteArray("<!DOCTYPE html><html><body>Please log in</body></html>")
                                << MediaError::HtmlPage;
    QTest::newRow("an archive") << u"zip.mp4"_s << QByteArray("PK\x03\x04\x14\x00\x00\x00", 8).append(200, 'x')
                                << MediaError::NotAVideo;
    QTest::newRow("noise") << u"noise.mp4"_s << QByteArray("\x93\x01\xfe\x00\x17\xc3", 6).repeated(2000)
                           << MediaError::NoPicture;
    QTest::newRow("sound only") << u"audio.mp4"_s << noContent << MediaError::NoPicture;
}

void TestFrameReader::notAPicture()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    if (!content.isNull())
        QVERIFY(writeFile(path(name), content));
    FrameReader reader;
    QTEST(reader.open(path(name)), "error");
    QVERIFY(!reader.next());
    QVERIFY(reader.image().isNull());
}

void TestFrameReader::vanishesWhileItIsRead()
{
    const QString name = path(u"vanishing.mp4"_s);
    QVERIFY(QFile::copy(path(u"constant.mp4"_s), name));
    FrameReader reader;
    QCOMPARE(reader.open(name), MediaError::None);
    QVERIFY(reader.next());
    QVERIFY(QFile::remove(name));
    while (reader.next())
        QVERIFY(reader.number() < 60);
    QCOMPARE(FrameReader().open(name), MediaError::FileMissing);
}

void TestFrameReader::brokenDiskIsNoDamage()
{
    // Larger than what is read at once.
    const QString name = path(u"large.mp4"_s);
    QVERIFY(encode({u"-f"_s, u"lavfi"_s, u"-i"_s, u"nullsrc=s=640x360:r=15:d=4,geq=random(1)*255:128:128"_s, u"-c:v"_s,
                    u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-movflags"_s, u"faststart"_s, name}));
    FrameReader reader;
    QCOMPARE(reader.open(name), MediaError::None);
    QVERIFY(reader.next());
    isDiskBroken = true;
    while (reader.next()) {
    }
    isDiskBroken = false;
    QVERIFY(reader.number() < 50);
    QCOMPARE(reader.error(), MediaError::NotReadable);
    QCOMPARE(reader.open(name), MediaError::None); // it is there again, and whole
    while (reader.next()) {
    }
    QCOMPARE(reader.number(), 59);
    QCOMPARE(reader.error(), MediaError::None);
}

void TestFrameReader::truncatedKeepsItsBeginning()
{
    // The index is at the front, the rest of the download never came.
    const QString name = path(u"truncated.mp4"_s);
    QVERIFY(QFile::copy(path(u"sound.mp4"_s), name));
    QVERIFY(truncateFile(name, 0.5));
    FrameReader reader;
    QCOMPARE(reader.open(name), MediaError::None);
    while (reader.next()) {
    }
    QVERIFY(reader.number() > 5 && reader.number() < 50);
    QCOMPARE(reader.error(), MediaError::EndsEarly);

    // The index was at the end: nothing can be read.
    const QString lost = path(u"lost.mp4"_s);
    QVERIFY(QFile::copy(path(u"constant.mp4"_s), lost));
    QVERIFY(truncateFile(lost, 0.5));
    QCOMPARE(FrameReader().open(lost), MediaError::NoPicture);
}

void TestFrameReader::completeDoesNotEndEarly_data()
{
    presentationTimes_data();
}

void TestFrameReader::completeDoesNotEndEarly()
{
    QFETCH(QString, name);
    FrameReader reader;
    QCOMPARE(reader.open(path(name)), MediaError::None);
    while (reader.next())
        QCOMPARE(reader.error(), MediaError::None);
    QCOMPARE(reader.error(), MediaError::None);
    // 60 frames at 15 a second, of which some are missing
    const qint64 stated = reader.statedDurationMs();
    QVERIFY2(stated == 0 || stated > reader.timeMs() / 2, qPrintable(QString::number(stated)));
}

void TestFrameReader::losesPatience()
{
    using namespace std::chrono_literals;
    FrameReader reader;
    reader.setPatience(0ms);
    QCOMPARE(reader.open(path(u"constant.mp4"_s)), MediaError::NotReadable);
    QVERIFY(!reader.next());
    reader.setPatience(1h);
    QCOMPARE(reader.open(path(u"constant.mp4"_s)), MediaError::None);
    QVERIFY(reader.next());
    QCOMPARE(reader.error(), MediaError::None);
    reader.setPatience(0ms);
    QVERIFY(!reader.next());
    QCOMPARE(reader.error(), MediaError::EndsEarly);
}

void TestFrameReader::canBeOpenedAgain()
{
    FrameReader reader;
    QCOMPARE(reader.open(path(u"constant.mp4"_s)), MediaError::None);
    while (reader.next()) {
    }
    QCOMPARE(reader.open(path(u"mjpeg.avi"_s)), MediaError::None);
    QCOMPARE(reader.number(), -1);
    QVERIFY(reader.next());
    QCOMPARE(reader.number(), 0);
    QCOMPARE(reader.timeMs(), 0);
    QCOMPARE(reader.open(path(u"nowhere.mp4"_s)), MediaError::FileMissing);
    QVERIFY(!reader.next());
}

void TestFrameReader::photo_data()
{
    QTest::addColumn<QImage::Format>("format");
    QTest::addColumn<QColor>("fill");
    QTest::addColumn<QColor>("seen");
    QTest::newRow("24 bits") << QImage::Format_RGB888 << QColor(200, 100, 50) << QColor(200, 100, 50);
    QTest::newRow("32 bits, opaque") << QImage::Format_ARGB32 << QColor(200, 100, 50) << QColor(200, 100, 50);
    QTest::newRow("32 bits, transparent") << QImage::Format_ARGB32 << QColor(200, 100, 50, 0) << QColor(Qt::white);
    QTest::newRow("32 bits, half") << QImage::Format_ARGB32 << QColor(0, 0, 0, 128) << QColor(127, 127, 127);
    QTest::newRow("grey") << QImage::Format_Grayscale8 << QColor(90, 90, 90) << QColor(90, 90, 90);
    QTest::newRow("64 bits") << QImage::Format_RGBA64 << QColor(200, 100, 50) << QColor(200, 100, 50);
}

void TestFrameReader::photo()
{
    QFETCH(QImage::Format, format);
    QFETCH(QColor, fill);
    QImage image(31, 17, format);
    image.fill(fill);
    QVERIFY(image.save(path(u"photo.png"_s)));
    MediaError error = MediaError::EngineFailed;
    const QImage read = readPhoto(path(u"photo.png"_s), &error);
    QCOMPARE(error, MediaError::None);
    QCOMPARE(read.format(), QImage::Format_BGR888);
    QCOMPARE(read.size(), QSize(31, 17));
    QTEST(read.pixelColor(30, 16), "seen");
}

void TestFrameReader::photoTurnedUpright()
{
    // A phone held upright: the file lies on its side and says so in its EXIF.
    QImage lying(80, 40, QImage::Format_RGB888);
    lying.fill(Qt::blue);
    for (int y = 0; y < 40; ++y) {
        for (int x = 0; x < 20; ++x)
            lying.setPixelColor(x, y, Qt::red); // the left is the top when it is turned right
    }
    const QString name = path(u"phone.jpg"_s);
    QVERIFY(lying.save(name, "JPG", 95));
    QFile file(name);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray jpeg = file.readAll();
    file.close();
    // APP1 with one tag, 0x0112 orientation: 6, turn right by 90 degrees
    const QByteArray exif = QByteArray::fromHex("ffe10022"
                                                "457869660000"
                                                "4d4d002a00000008"
                                                "0001"
                                                "0112000300000001"
                                                "00060000"
                                                "00000000");
    jpeg.insert(2, exif);
    QVERIFY(writeFile(name, jpeg));
    MediaError error = MediaError::None;
    const QImage upright = readPhoto(name, &error);
    QCOMPARE(error, MediaError::None);
    QCOMPARE(upright.size(), QSize(40, 80));
    QVERIFY(upright.pixelColor(20, 5).red() > 200);
    QVERIFY(upright.pixelColor(20, 70).blue() > 200);
}

void TestFrameReader::photosOfTelephones_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name : {"photo.heic", "photo.avif", "photo.webp", "photo.tiff"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestFrameReader::photosOfTelephones()
{
    QFETCH(QString, name);
    QImage image(64, 48, QImage::Format_RGB888);
    image.fill(Qt::red);
    for (int y = 0; y < 24; ++y) {
        for (int x = 0; x < 64; ++x)
            image.setPixelColor(x, y, Qt::blue);
    }
    if (name.endsWith(".heic"_L1) || name.endsWith(".avif"_L1)) {
        QVERIFY(image.save(path(u"source.png"_s)));
        QStringList arguments{u"-o"_s, path(name), path(u"source.png"_s)};
        if (name.endsWith(".avif"_L1))
            arguments.prepend(u"-A"_s);
        QVERIFY(runTool(u"heif-enc"_s, arguments));
    } else {
        QVERIFY(image.save(path(name)));
    }
    MediaError error = MediaError::EngineFailed;
    const QImage read = readPhoto(path(name), &error);
    QCOMPARE(error, MediaError::None);
    QCOMPARE(read.format(), QImage::Format_BGR888);
    QCOMPARE(read.size(), image.size());
    QVERIFY(read.pixelColor(32, 5).blue() > 200 && read.pixelColor(32, 40).red() > 200);
    QVERIFY(isPhotoName(name));
}

void TestFrameReader::photoThatIsNone()
{
    MediaError error = MediaError::None;
    QVERIFY(readPhoto(path(u"nowhere.jpg"_s), &error).isNull());
    QCOMPARE(error, MediaError::FileMissing);
    QVERIFY(writeFile(path(u"zero.jpg"_s), ""));
    QVERIFY(readPhoto(path(u"zero.jpg"_s), &error).isNull());
    QCOMPARE(error, MediaError::FileEmpty);
    QVERIFY(writeFile(path(u"text.jpg"_s), "no picture"));
    QVERIFY(readPhoto(path(u"text.jpg"_s), &error).isNull());
    QCOMPARE(error, MediaError::NoPicture);
    QVERIFY(writeFile(path(u"drawing.jpg"_s),
                      "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"));
    QVERIFY(readPhoto(path(u"drawing.jpg"_s), &error).isNull());
    QCOMPARE(error, MediaError::NoPicture);
    // The content decides, not the name.
    QImage image(5, 5, QImage::Format_RGB888);
    image.fill(Qt::green);
    QVERIFY(image.save(path(u"really.png"_s)));
    QVERIFY(QFile::rename(path(u"really.png"_s), path(u"named.jpg"_s)));
    QCOMPARE(readPhoto(path(u"named.jpg"_s), &error).size(), QSize(5, 5));
    QCOMPARE(error, MediaError::None);
}

QTEST_GUILESS_MAIN(TestFrameReader)
#include "tst_framereader.moc"
