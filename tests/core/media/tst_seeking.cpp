// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Seeking in every kind of file that cameras write: the frame found is the one that reading in order finds at that
// time.
#include "core/media/framereader.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// A white bar that says which frame it is: in frame n it begins at pixel 3 n. A grey square marks the top left corner.
constexpr auto countingPicture = "color=c=black:s=384x160:r=15:d=8,format=gray,"
                                 "geq=lum='if(between(X,3*N,3*N+11),235,if(lt(X,16)*lt(Y,16),130,16))',format=yuv420p";

struct Frame {
    qint64 timeMs = 0;
    int bar = 0; ///< pixels
};

int barOf(const QImage& image)
{
    const int y = image.height() / 2;
    int x = 0;
    while (x < image.width() && image.pixelColor(x, y).red() < 128)
        ++x;
    return x;
}

QList<Frame> framesOf(const QString& path)
{
    FrameReader reader;
    QList<Frame> frames;
    if (reader.open(path) != MediaError::None)
        return frames;
    while (reader.next())
        frames.append({reader.timeMs(), barOf(reader.image())});
    return frames;
}

bool ffmpeg(const QStringList& arguments)
{
    return runTool(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-y"_s} + arguments);
}
} // namespace

class TestSeeking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsTheFrame_data();
    void findsTheFrame();
    void keyFrameNearby();
    void goesBackFrameByFrame();
    void brokenStretch();
    void givesUp();
    void nothingWithoutAFile();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    bool join(const QStringList& parts, const QString& whole) const;

    QTemporaryDir m_dir;
};

bool TestSeeking::join(const QStringList& parts, const QString& whole) const
{
    QByteArray bytes;
    for (const QString& part : parts) {
        QFile file(path(part));
        if (!file.open(QIODevice::ReadOnly))
            return false;
        bytes += file.readAll();
    }
    return writeFile(path(whole), bytes);
}

void TestSeeking::initTestCase()
{
    QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, QString::fromLatin1(countingPicture), u"-c:v"_s, u"ffv1"_s,
                    path(u"source.mkv"_s)}));
}

void TestSeeking::findsTheFrame_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("how");
    const auto add = [](const char* name, const char* how) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(how).split(u' ', Qt::SkipEmptyParts);
    };
    add("key frame each 2 s.mp4", "-c:v libx264 -g 30");
    add("one key frame.mp4", "-c:v libx264 -g 999 -bf 0");
    add("fragmented.mp4", "-c:v libx264 -g 30 -movflags frag_keyframe+empty_moov");
    add("late.mp4", "-c:v libx264 -g 45 -output_ts_offset 5.5");
    add("variable rate.mp4", "-vf select='not(eq(mod(n\\,7)\\,3)+between(n\\,20\\,26))' -vsync vfr -c:v libx264 -g 40");
    add("open groups.mp4", "-c:v libx264 -g 24 -x264-params open-gop=1:bframes=3:b-pyramid=normal");
    add("hevc.mp4", "-c:v libx265 -x265-params log-level=none:keyint=30 -tag:v hvc1");
    add("quicktime.mov", "-c:v mjpeg -q:v 3");
    add("telephone.3gp", "-c:v mpeg4 -g 40 -q:v 3");
    add("matroska.mkv", "-c:v libx264 -g 30");
    add("live.mkv", "-c:v libx264 -g 30 -live 1 -f matroska");
    add("vp8.webm", "-c:v libvpx -g 40 -b:v 1M");
    add("vp9.webm", "-c:v libvpx-vp9 -g 40 -b:v 1M -cpu-used 8 -deadline realtime");
    add("flash.flv", "-c:v libx264 -g 30");
    add("old flash.flv", "-c:v flv -g 30 -q:v 3");
    add("transport.ts", "-c:v libx264 -g 45");
    add("transport, one key frame.ts", "-c:v libx264 -g 999");
    add("transport, before zero.ts", "-c:v libx264 -g 45 -output_ts_offset -1.3 -muxdelay 0");
    add("camcorder.m2ts", "-c:v libx264 -g 30");
    add("mpeg2.ts", "-c:v mpeg2video -g 15 -r 25 -q:v 3");
    add("mpeg2.mpg", "-c:v mpeg2video -g 15 -bf 2 -r 25 -q:v 3");
    add("mjpeg.avi", "-c:v mjpeg -q:v 3");
    add("mpeg4.avi", "-c:v mpeg4 -g 40 -q:v 3");
    add("h264.avi", "-c:v libx264 -g 30 -bf 0");
    add("h264 with B-frames.avi", "-c:v libx264 -g 30 -bf 2");
    add("windows.wmv", "-c:v wmv2 -g 40 -q:v 3");
    add("theora.ogv", "-c:v libtheora -g 32 -q:v 8");
    add("broadcast.mxf", "-c:v mpeg2video -g 12 -r 25 -q:v 3");
    add("raw.h264", "-c:v libx264 -g 30 -bf 0");
    add("raw with B-frames.h264", "-c:v libx264 -g 30 -bf 2");
    add("raw.hevc", "-c:v libx265 -x265-params log-level=none:keyint=30:open-gop=0:bframes=0");
    add("raw.mpg", "-c:v mpeg1video -g 12 -bf 0 -r 25 -q:v 3 -f mpeg1video");
    add("cut.ts", "");
    add("clock begins anew.ts", "");
}

void TestSeeking::findsTheFrame()
{
    QFETCH(QString, name);
    QFETCH(QStringList, how);
    if (name == u"cut.ts"_s) { // a network recorder cuts where it likes
        QVERIFY(
            ffmpeg({u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"45"_s, path(u"whole.ts"_s)}));
        QFile file(path(u"whole.ts"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        constexpr int packet = 188;
        const QByteArray bytes = file.readAll();
        QVERIFY(writeFile(path(name), bytes.mid(bytes.size() / packet / 6 * packet)));
    } else if (name == u"clock begins anew.ts"_s) {
        QVERIFY(ffmpeg({u"-t"_s, u"4"_s, u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"30"_s,
                        path(u"a.ts"_s)}));
        QVERIFY(ffmpeg({u"-ss"_s, u"4"_s, u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"30"_s,
                        path(u"b.ts"_s)}));
        QVERIFY(join({u"a.ts"_s, u"b.ts"_s}, name));
    } else {
        QVERIFY(ffmpeg(QStringList{u"-i"_s, path(u"source.mkv"_s)} + how + QStringList{path(name)}));
    }
    const QList<Frame> frames = framesOf(path(name));
    QVERIFY2(frames.size() > 70, qPrintable(QString::number(frames.size())));
    QVERIFY2(frames.last().timeMs > 5000, qPrintable(QString::number(frames.last().timeMs)));
    FrameReader reader;
    QCOMPARE(reader.open(path(name)), MediaError::None);
    QVERIFY(reader.makeSeekable());
    QVERIFY2(reader.durationMs() > frames.last().timeMs && reader.durationMs() < frames.last().timeMs + 200,
             qPrintable(u"%1 of %2"_s.arg(reader.durationMs()).arg(frames.last().timeMs)));
    QRandomGenerator random(7);
    for (int i = 0; i < 100; ++i) {
        const auto to = qint64(random.bounded(int(reader.durationMs())));
        const auto after = std::ranges::upper_bound(frames, to, {}, &Frame::timeMs);
        const Frame& wanted = after == frames.begin() ? frames.first() : *(after - 1);
        QVERIFY(reader.seek(to));
        const int bar = barOf(reader.image());
        QVERIFY2(qAbs(reader.timeMs() - wanted.timeMs) <= 1 && qAbs(bar - wanted.bar) <= 1,
                 qPrintable(u"seek %1 to %2: at %3 with bar %4 instead of %5 with %6"_s.arg(i)
                                .arg(to)
                                .arg(reader.timeMs())
                                .arg(bar)
                                .arg(wanted.timeMs)
                                .arg(wanted.bar)));
        if (i % 10 == 0 && wanted.timeMs < frames.last().timeMs) { // and goes on from there
            const Frame& next = *std::ranges::upper_bound(frames, wanted.timeMs, {}, &Frame::timeMs);
            QVERIFY(reader.next());
            QVERIFY(qAbs(reader.timeMs() - next.timeMs) <= 1 && qAbs(barOf(reader.image()) - next.bar) <= 1);
        }
    }
}

void TestSeeking::keyFrameNearby()
{
    QVERIFY(ffmpeg({u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"30"_s, u"-keyint_min"_s,
                    u"30"_s, u"-sc_threshold"_s, u"0"_s, path(u"keys.mp4"_s)}));
    FrameReader reader;
    QCOMPARE(reader.open(path(u"keys.mp4"_s)), MediaError::None);
    QVERIFY(reader.makeSeekable());
    for (const auto& [to, key] : {std::pair{2900, 2000}, {3100, 4000}, {100, 0}, {7900, 6000}}) {
        QVERIFY(reader.seekToKeyFrame(to));
        QCOMPARE(reader.timeMs(), key);
        QVERIFY(qAbs(barOf(reader.image()) - 3 * key * 15 / 1000) <= 1);
    }
    QVERIFY(reader.seek(2900)); // exactly, after that
    QCOMPARE(reader.timeMs(), 2867);
    QCOMPARE(reader.framesToDecode(2934), 1);
    QCOMPARE(reader.framesToDecode(2100), 1);
}

void TestSeeking::goesBackFrameByFrame()
{
    QVERIFY(ffmpeg({u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"45"_s, path(u"back.ts"_s)}));
    const QList<Frame> frames = framesOf(path(u"back.ts"_s));
    FrameReader reader;
    QCOMPARE(reader.open(path(u"back.ts"_s)), MediaError::None);
    QCOMPARE(reader.timeBefore(1000), -1); // not yet
    QVERIFY(reader.makeSeekable());
    QVERIFY(reader.seek(3000));
    qsizetype i = std::ranges::find(frames, reader.timeMs(), &Frame::timeMs) - frames.begin();
    for (; i > 0; --i) {
        const qint64 before = reader.timeBefore(reader.timeMs());
        QCOMPARE(before, frames[i - 1].timeMs);
        QCOMPARE(reader.timeAfter(before), frames[i].timeMs);
        QVERIFY(reader.seek(before));
        QCOMPARE(barOf(reader.image()), frames[i - 1].bar);
    }
    QCOMPARE(reader.timeBefore(0), -1);
    QCOMPARE(reader.timeAfter(frames.last().timeMs), -1);
}

void TestSeeking::brokenStretch()
{
    QVERIFY(ffmpeg({u"-i"_s, path(u"source.mkv"_s), u"-c:v"_s, u"libx264"_s, u"-g"_s, u"30"_s, path(u"whole.mp4"_s)}));
    QFile file(path(u"whole.mp4"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(file.size() / 3);
    file.write(QByteArray(file.size() / 5, '\x55'));
    file.close();
    FrameReader reader;
    QCOMPARE(reader.open(path(u"whole.mp4"_s)), MediaError::None);
    QVERIFY(reader.makeSeekable());
    for (qint64 to = 0; to < reader.durationMs();
         to += 90) { // some picture everywhere, and the right one where it is whole
        QVERIFY2(reader.seek(to), qPrintable(QString::number(to)));
        QVERIFY(!reader.image().isNull());
    }
    QVERIFY(reader.seek(500));
    QVERIFY(qAbs(reader.timeMs() - 467) <= 1);
    QCOMPARE(barOf(reader.image()), 21);
}

void TestSeeking::givesUp()
{
    bool isEnough = false;
    FrameReader reader;
    reader.setGiveUp([&isEnough] { return isEnough; });
    QCOMPARE(reader.open(path(u"source.mkv"_s)), MediaError::None);
    isEnough = true;
    QVERIFY(!reader.makeSeekable());
    isEnough = false;
    QVERIFY(reader.makeSeekable());
    QVERIFY(reader.seek(1000));
    isEnough = true;
    QVERIFY(!reader.seek(6000));
    isEnough = false;
    QVERIFY(reader.seek(2000)); // whatever it was at
    QCOMPARE(barOf(reader.image()), 90);
}

void TestSeeking::nothingWithoutAFile()
{
    FrameReader reader;
    QVERIFY(!reader.makeSeekable());
    QVERIFY(!reader.seek(0));
    QVERIFY(!reader.seekToKeyFrame(0));
    QCOMPARE(reader.durationMs(), 0);
    QVERIFY(reader.picture(QSize(10, 10)).isNull());
}

QTEST_MAIN(TestSeeking)
#include "tst_seeking.moc"
