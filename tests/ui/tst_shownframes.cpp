// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is on the screen is what was scanned: for each kind of file, the shown picture is compared with the frame that
// the scan saw at that time, and the box lies on the face.
#include "core/jobs/scanvideo.h"
#include "core/library/values/facepath.h"
#include "core/media/framereader.h"
#include "core/playback/playback.h"
#include "tests/support/displaymatrix.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/samplevideo.h"
#include "ui/player/framemapping.h"
#include "ui/player/frameview.h"

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
constexpr int person = 2; // blue
const QSize sourceSize(640, 360);

bool ffmpeg(const QStringList& arguments)
{
    return runTool(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-y"_s} + arguments);
}

/// Where the visitor's colour is in \a picture.
QRect visitorIn(const QImage& picture)
{
    QRect found;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QColor c = picture.pixelColor(x, y);
            if (c.blue() > c.red() + 100 && c.blue() > c.green() + 100)
                found |= QRect(x, y, 1, 1);
        }
    }
    return found;
}

/// 0: alike, 255: black and white.
double difference(const QImage& a, const QImage& b)
{
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        for (int x = 0; x < a.width(); ++x)
            sum += qAbs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / a.width() / a.height();
}
} // namespace

class TestShownFrames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isWhatWasScanned_data();
    void isWhatWasScanned();

private:
    bool make(const QString& name, const QString& how) const;
    QString path(const QString& name) const { return m_dir.filePath(name); }

    QTemporaryDir m_dir;
};

void TestShownFrames::initTestCase()
{
    // He walks to the right and down in the upper left part, so that every wrong turn shows.
    QVERIFY(writeVideo(path(u"source.avi"_s),
                       {.size = sourceSize,
                        .frames = 90,
                        .visitors = {{.person = person, .box = QRect(60, 40, 96, 96), .step = QPoint(2, 1)}}}));
}

bool TestShownFrames::make(const QString& name, const QString& how) const
{
    const QStringList source{u"-i"_s, path(u"source.avi"_s)};
    const QStringList words = how.split(u' ', Qt::SkipEmptyParts);
    if (words.first() == u"matrix"_s) { // numbers of the matrix, then how the picture is stored so that it is right
        const bool isMade = ffmpeg(source + QStringList{u"-vf"_s, words[5], u"-c:v"_s, u"libx264"_s, path(name)});
        return isMade && setMatrix(path(name), words[1].toInt(), words[2].toInt(), words[3].toInt(), words[4].toInt());
    }
    if (words.first() != u"sizes"_s)
        return ffmpeg(source + words + QStringList{path(name)});
    QByteArray both;
    for (const auto& [from, scale] : {std::pair{u"0"_s, words[1]}, {u"3"_s, words[2]}}) {
        const QString part = path(u"part.ts"_s);
        if (!ffmpeg({u"-ss"_s, from, u"-t"_s, u"3"_s, u"-i"_s, path(u"source.avi"_s), u"-vf"_s, u"scale="_s + scale,
                     u"-c:v"_s, u"libx264"_s, u"-output_ts_offset"_s, from, part}))
            return false;
        QFile file(part);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        both += file.readAll();
    }
    return writeFile(path(name), both);
}

void TestShownFrames::isWhatWasScanned_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QSize>("size");
    const auto add = [](const char* name, const char* how, const QSize& size = sourceSize) {
        QTest::newRow(name) << QString::fromLatin1(how) << size;
    };
    add("plain.mp4", "-c:v libx264");
    add("matroska.mkv", "-c:v libx264");
    add("vp8.webm", "-c:v libvpx -b:v 2M");
    add("flash.flv", "-c:v libx264");
    add("transport.ts", "-c:v libx264 -g 45");
    add("negative times.ts", "-c:v libx264 -output_ts_offset -1.3 -muxdelay 0");
    add("raw.h264", "-c:v libx264");
    add("mpeg2.mpg", "-c:v mpeg2video -r 25 -q:v 2");
    add("old.avi", "-c:v mpeg4 -q:v 2");
    add("variable.mp4", "-vf select='not(eq(mod(n\\,5)\\,3))' -vsync vfr -c:v libx264");
    add("turned right.mp4", "matrix 0 1 -1 0 transpose=2");
    add("upside down.mp4", "matrix -1 0 0 -1 hflip,vflip");
    add("turned left.mp4", "matrix 0 -1 1 0 transpose=1");
    add("mirrored.mp4", "matrix -1 0 0 1 hflip");
    add("mirrored upside down.mp4", "matrix 1 0 0 -1 vflip");
    add("transposed.mp4", "matrix 0 1 1 0 transpose=0");
    add("transposed the other way.mp4", "matrix 0 -1 -1 0 transpose=3");
    add("narrow pixels.mp4", "-vf scale=320:360,setsar=2/1 -c:v libx264");
    add("PAL.mp4", "-vf scale=440:360,setsar=16/11 -c:v libx264");
    add("flat pixels.mkv", "-vf scale=640:180,setsar=1/2 -c:v libx264");
    add("becomes smaller.ts", "sizes 640:360 320:180");
    add("becomes larger.ts", "sizes 320:180 640:360", QSize(320, 180));
    add("portrait.mp4", "-vf scale=270:480,setsar=1 -c:v libx264", QSize(270, 480));
    add("square.mp4", "-vf scale=360:360,setsar=1 -c:v libx264", QSize(360, 360));
}

void TestShownFrames::isWhatWasScanned()
{
    QFETCH(QString, how);
    QFETCH(QSize, size);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY(make(name, how));

    FacePath path;
    QSize scannedSize;
    MediaError error = MediaError::None;
    const auto engine = makeFakeEngine();
    scanVideo(this->path(name), *engine, {},
              {[&](const ScanBatch& batch) {
                   for (const TrackUpdate& update : batch.tracks)
                       path += update.path;
                   scannedSize = batch.frameSize;
                   error = batch.error;
               },
               [] { return false; }});
    QCOMPARE(error, MediaError::None);
    QVERIFY(qAbs(scannedSize.width() - size.width()) <= 2 && qAbs(scannedSize.height() - size.height()) <= 2);
    QVERIFY(path.size() > 5);

    // What reading in order sees at each time
    FrameReader reader;
    QCOMPARE(reader.open(this->path(name)), MediaError::None);
    QList<qint64> times;
    QList<QImage> pictures;
    while (reader.next()) {
        times.append(reader.timeMs());
        pictures.append(reader.image());
    }

    FrameView view;
    view.resize(800, 500);
    Track track;
    track.id = 1;
    track.path = path;
    view.setTracks({track}, scannedSize);
    Playback playback(nullptr, Playback::Sound::None);
    connect(&playback, &Playback::frameShown, &view, &FrameView::setFrame);
    connect(&view, &FrameView::areaChanged, &playback, &Playback::setArea);
    view.show();
    playback.open(this->path(name), 0);
    QTRY_VERIFY(view.hasPicture());
    QVERIFY2(playback.duration() > times.last(), qPrintable(u"%1, %2"_s.arg(playback.duration()).arg(times.last())));
    QRandomGenerator random(3);
    QList<qsizetype> looked{times.size() - 1, 0, times.size() / 2};
    for (int i = 0; i < 5; ++i)
        looked.append(random.bounded(int(times.size())));
    for (const qsizetype i : std::as_const(looked)) {
        playback.seek(times[i]);
        QTRY_COMPARE(playback.position(), times[i]);
        const QRectF place = pictureRect(pictures[i].size(), view.rect());
        QTRY_VERIFY(!view.grab().isNull());
        const QList<FrameView::Box> boxes = view.boxes();
        view.setTracks({}, scannedSize); // they would be in the way
        const QImage shown = view.grab(place.toRect()).toImage();
        view.setTracks({track}, scannedSize);
        const QImage wanted = pictures[i]
                                  .scaled(shown.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                                  .convertToFormat(shown.format());
        QVERIFY2(difference(shown, wanted) < 3,
                 qPrintable(u"%1 ms: %2"_s.arg(times[i]).arg(difference(shown, wanted))));
        const QRectF face = QRectF(visitorIn(shown)).translated(place.topLeft());
        QVERIFY(!face.isEmpty());
        if (boxAt(path, times[i]).isNull())
            continue; // before the first look or after the last
        QCOMPARE(boxes.size(), 1);
        QVERIFY2(intersectionOverUnion(boxes.first().rect, face) > 0.75,
                 QTest::toString(boxes.first().rect) + QByteArray(QTest::toString(face)));
    }
}

QTEST_MAIN(TestShownFrames)
#include "tst_shownframes.moc"
