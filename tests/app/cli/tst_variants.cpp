// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// One recording, as any camera might have written it: container, codec, frame rate, the way up, the shape of its
// pixels, damage. Each of them shows the same visitor, at the same time, in the same place, with the same name.
#include "core/jobs/scanvideo.h"
#include "core/library/values/facepath.h"
#include "core/vision/enginefactory.h"
#include "tests/support/clirunner.h"
#include "tests/support/displaymatrix.h"
#include "tests/support/longform.h"
#include "tests/support/realfiles.h"

#include <QElapsedTimer>
#include <QFile>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 lookMs = 267;  // between looks at the plain one
constexpr double overlap = 0.5; // intersection over union
constexpr auto source = "porch/Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4";

bool ffmpeg(const QStringList& arguments)
{
    return runTool(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-y"_s} + arguments);
}

struct Seen {
    FacePath path; ///< of all tracks: somebody is seen too seldom to be followed in some
    QSize size;
    MediaError error = MediaError::None;

    qint64 from() const { return path.first().timeMs; }
    qint64 to() const { return path.last().timeMs; }
};

Seen seenIn(const QString& path, FaceEngine& engine)
{
    Seen seen;
    scanVideo(path, engine, {},
              {[&seen](const ScanBatch& batch) {
                   for (const TrackUpdate& update : batch.tracks)
                       seen.path += update.path;
                   seen.size = batch.frameSize.isEmpty() ? seen.size : batch.frameSize;
                   seen.error = batch.error;
               },
               [] { return false; }});
    std::ranges::sort(seen.path, {}, &PathPoint::timeMs);
    return seen;
}

/// In shares of the picture.
QRectF part(const QRectF& box, const QSize& of)
{
    return QTransform::fromScale(1.0 / of.width(), 1.0 / of.height()).mapRect(box);
}

constexpr auto h264 = "-c:v libx264 -preset ultrafast -bf 2 -crf 18 -g 30";
} // namespace

class TestVariants : public QObject, CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameVisit_data();
    void sameVisit();
    void cleanupTestCase();

private:
    bool make(const QString& name, const QString& how) const;
    bool join(const QString& name, const QStringList& parts) const;
    bool damage(const QString& name, const std::function<void(QByteArray&)>& how) const;
    QStringList people(const QString& name) const;
    void strangerWasHereBefore(const QString& group) const;

    std::unique_ptr<FaceEngine> m_engine;
    Seen m_plain;
    QStringList m_name; ///< of the visitor
    QElapsedTimer m_time;
    int m_tried = 0;
};

void TestVariants::initTestCase()
{
    if (const QString why = lacking({media(QString::fromLatin1(source)), models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY(freshFolder());
    const QString base = file(u"base.mp4"_s);
    QVERIFY(ffmpeg({u"-i"_s, media(QString::fromLatin1(source)), u"-t"_s, u"8"_s, u"-c"_s, u"copy"_s, base}));
    m_engine = setUpEngine(loadCatalogue(models()), {u"precise"_s, u"yunet"_s}).factory();
    QVERIFY(m_engine != nullptr);
    m_plain = seenIn(base, *m_engine);
    QVERIFY(!m_plain.path.isEmpty());
    const QStringList folders{u"--library"_s, file(u"library"_s), u"--models"_s, models()};
    QCOMPARE(run(folders + QStringList{u"scan"_s, base}, false).code, 0);
    const QJsonArray faces = run(folders + QStringList{u"faces"_s, u"--json"_s}, false).list();
    QVERIFY(!faces.isEmpty());
    const QString group = QString::number(faces[0]["group"_L1].toInteger());
    strangerWasHereBefore(group);
    QCOMPARE(run(folders + QStringList{u"label"_s, u"--group"_s, group, u"--name"_s, u"Anna"_s}, false).code, 0);
    QCOMPARE(people(u"base.mp4"_s), QStringList{u"Anna"_s});
    m_time.start();
}

QStringList TestVariants::people(const QString& name) const
{
    const Answer answer = run(
        {u"--library"_s, file(u"library"_s), u"--models"_s, models(), u"analyze"_s, u"--json"_s, file(name)}, false);
    QStringList out;
    for (const auto& each : answer.object()["recognisedPersons"_L1].toArray())
        out << each.toString();
    for (const auto& each : answer.object()["unknownPersons"_L1].toArray())
        out << u"unknown "_s + each["name"_L1].toString();
    return out;
}

/// Asked with the recording, and with a photo made of it.
void TestVariants::strangerWasHereBefore(const QString& group) const
{
    QVERIFY(ffmpeg({u"-ss"_s, u"4"_s, u"-i"_s, file(u"base.mp4"_s), u"-frames:v"_s, u"1"_s, file(u"photo.png"_s)}));
    for (const auto& [command, name] : {std::pair{u"analyze"_s, u"base.mp4"_s}, {u"recognize"_s, u"photo.png"_s}}) {
        const QStringList asked{u"--library"_s, file(u"library"_s), u"--models"_s, models(), command, file(name)};
        const QJsonArray unknown = run(asked + QStringList{u"--json"_s}, false).object()["unknownPersons"_L1].toArray();
        QCOMPARE(unknown.size(), 1);
        const QJsonObject before = unknown[0]["seenBefore"_L1].toObject();
        QCOMPARE(QString::number(before["group"_L1].toInteger()), group);
        QCOMPARE(before["visits"_L1].toArray().size(), 1);
        const QByteArray said = run(asked, false).out;
        QVERIFY2(said.contains("seen before: unknown group " + group.toUtf8() + ", 1 visit"), said.constData());
    }
}

bool TestVariants::join(const QString& name, const QStringList& parts) const
{
    QByteArray whole;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const double seconds = 8.0 / double(parts.size());
        const QString piece = file(u"piece.ts"_s);
        QStringList how{u"-ss"_s, QString::number(double(i) * seconds),
                        u"-i"_s,  file(u"base.mp4"_s),
                        u"-t"_s,  QString::number(seconds)};
        how += parts[i].split(u' ') + QString::fromLatin1(h264).split(u' ');
        QFile made(piece);
        if (!ffmpeg(how << piece) || !made.open(QIODevice::ReadOnly))
            return false;
        whole += made.readAll();
    }
    return writeFile(file(name), whole);
}

bool TestVariants::damage(const QString& name, const std::function<void(QByteArray&)>& how) const
{
    QFile made(file(name));
    if (!made.open(QIODevice::ReadOnly))
        return false;
    QByteArray bytes = made.readAll();
    made.close();
    how(bytes);
    return writeFile(file(name), bytes);
}

/// \a how: options of ffmpeg; or "matrix A B C D FILTER", "join OPTIONS | OPTIONS", "as ENDING OPTIONS" (another name
/// afterwards), "lose OPTIONS" (one packet in two thousand), "cut OPTIONS" (at two thirds).
bool TestVariants::make(const QString& name, const QString& how) const
{
    const QString base = file(u"base.mp4"_s);
    const auto encode = [&](const QString& options, const QString& into) {
        return ffmpeg(QStringList{u"-i"_s, base} + options.split(u' ', Qt::SkipEmptyParts) + QStringList{into});
    };
    const QString first = how.section(u' ', 0, 0);
    if (first == "matrix"_L1) {
        const QStringList words = how.split(u' ');
        return encode(u"-vf %1 %2"_s.arg(words[5], QString::fromLatin1(h264)), file(name)) &&
               setMatrix(file(name), words[1].toInt(), words[2].toInt(), words[3].toInt(), words[4].toInt());
    }
    if (first == "join"_L1)
        return join(name, how.section(u' ', 1).split(u" | "_s));
    if (first == "as"_L1) {
        const QString other = file(u"made."_s + how.section(u' ', 1, 1));
        QFile::remove(file(name));
        return encode(how.section(u' ', 2), other) && QFile::rename(other, file(name));
    }
    if (first == "lose"_L1)
        return encode(how.section(u' ', 1), file(name)) && damage(name, [](QByteArray& bytes) {
                   constexpr qsizetype packet = 188;
                   for (qsizetype at = 400 * packet; at + packet < bytes.size(); at += 2000 * packet)
                       bytes.remove(at, packet);
               });
    if (first == "cut"_L1)
        return encode(how.section(u' ', 1), file(name)) &&
               damage(name, [](QByteArray& bytes) { bytes.truncate(bytes.size() * 2 / 3); });
    return encode(how, file(name));
}

void TestVariants::sameVisit_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<qint64>("frameMs"); ///< between two of its frames
    int number = 0;
    const auto add = [&number](const char* name, const QString& how, qint64 frameMs = 67) {
        constexpr int oneOf = 6;
        if (number++ % sampleOr(oneOf, 1) == 0)
            QTest::newRow(name) << how << frameMs;
    };
    const auto x264 = [](const char* more = "") {
        return QString::fromLatin1(h264) + u' ' + QString::fromLatin1(more);
    };
    const auto filtered = [&x264](const char* filter, const char* more = "") {
        return u"-vf %1 "_s.arg(QString::fromLatin1(filter)) + x264(more);
    };
    const auto fewer = [&filtered](const char* seconds) { // frames that are there, and none between
        return filtered(qPrintable(u"select='isnan(prev_selected_t)+gte(t-prev_selected_t\\,%1-0.01)'"_s.arg(
                            QLatin1StringView(seconds))),
                        "-vsync vfr");
    };
    // containers
    add("plain.mp4", x264());
    add("fragmented.mp4", x264("-movflags frag_keyframe+empty_moov"));
    add("quicktime.mov", x264());
    add("matroska.mkv", x264());
    add("live.mkv", x264("-live 1"));
    add("transport.ts", x264());
    add("camcorder.m2ts", x264());
    add("camcorder.mts", u"as m2ts "_s + x264());
    add("flash.flv", x264());
    add("flash.f4v", x264());
    add("old.avi", x264("-bf 0"));
    add("telephone.3gp", x264());
    add("telephone.3g2", x264());
    add("windows.asf", x264("-bf 0"));
    add("nut.nut", x264());
    add("raw.h264", x264("-bf 0"));
    add("raw.264", u"as h264 "_s + x264());
    add("no ending", u"as mp4 "_s + x264());
    add("mp4.dav", u"as mp4 "_s + x264());
    add("ts.mp4", u"as ts "_s + x264());
    // codecs
    add("hevc.mp4", u"-c:v libx265 -preset ultrafast -x265-params log-level=none:crf=20 -tag:v hvc1"_s);
    add("hevc.ts", u"-c:v libx265 -preset ultrafast -x265-params log-level=none:crf=20"_s);
    add("raw.h265", u"as hevc -c:v libx265 -preset ultrafast -x265-params log-level=none:crf=20:bframes=0"_s);
    add("vp8.webm", u"-c:v libvpx -b:v 6M -deadline realtime -cpu-used 8"_s);
    add("vp9.webm", u"-c:v libvpx-vp9 -b:v 6M -deadline realtime -cpu-used 8"_s);
    add("mpeg4.avi", u"-c:v mpeg4 -q:v 3"_s);
    add("mpeg4.mp4", u"-c:v mpeg4 -q:v 3"_s);
    add("xvid.divx", u"as avi -c:v mpeg4 -vtag DX50 -q:v 3"_s);
    add("msmpeg4.asf", u"-c:v msmpeg4 -q:v 3"_s);
    add("wmv2.wmv", u"-c:v wmv2 -q:v 3"_s);
    add("mpeg2.mpg", u"-r 25 -c:v mpeg2video -q:v 3"_s, 40);
    add("mpeg2.vob", u"-r 25 -c:v mpeg2video -q:v 3"_s, 40);
    add("mpeg2.mxf", u"-r 25 -c:v mpeg2video -q:v 3"_s, 40);
    add("mpeg2.m2v", u"-r 25 -c:v mpeg2video -q:v 3"_s, 40);
    add("mpeg1.mpeg", u"-r 25 -c:v mpeg1video -q:v 3"_s, 40);
    add("mjpeg.avi", u"-c:v mjpeg -q:v 3"_s);
    add("mjpeg.mov", u"-c:v mjpeg -q:v 3"_s);
    add("raw.mjpeg", u"-r 25 -c:v mjpeg -q:v 3"_s, 40);
    add("theora.ogv", u"-c:v libtheora -q:v 9"_s);
    add("sorenson.flv", u"-c:v flv -q:v 3"_s);
    add("ffv1.mkv", u"-c:v ffv1"_s);
    add("ten bits.mkv", u"-c:v libx265 -preset ultrafast -pix_fmt yuv420p10le -x265-params log-level=none:crf=20"_s);
    add("colour of every pixel.mp4", x264("-pix_fmt yuv444p"));
    add("full range.mp4", x264("-pix_fmt yuvj420p"));
    // frame rates
    add("60 a second.mp4", filtered("fps=60"), 17);
    add("30 a second.mp4", filtered("fps=30"), 33);
    add("25 a second.mp4", filtered("fps=25"), 40);
    add("10 a second.mp4", fewer("0.10"), 167);
    add("5 a second.mp4", fewer("0.20"), 267);
    add("2 a second.mp4", fewer("0.50"), 567);
    add("1 a second.mkv", fewer("1"), 1067);
    add("variable.mp4", filtered("select='not(eq(mod(n\\,7)\\,3)+between(n\\,90\\,95))'", "-vsync vfr"), 133);
    // the way up
    add("turned right.mp4", u"matrix 0 1 -1 0 transpose=2"_s);
    add("upside down.mp4", u"matrix -1 0 0 -1 hflip,vflip"_s);
    add("turned left.mp4", u"matrix 0 -1 1 0 transpose=1"_s);
    add("mirrored.mp4", u"matrix -1 0 0 1 hflip"_s);
    add("mirrored upside down.mp4", u"matrix 1 0 0 -1 vflip"_s);
    add("transposed.mp4", u"matrix 0 1 1 0 transpose=0"_s);
    add("transposed the other way.mp4", u"matrix 0 -1 -1 0 transpose=3"_s);
    // shapes and sizes
    add("narrow pixels.mp4", filtered("scale=960:1080,setsar=2/1"));
    add("recorder.mp4", filtered("scale=704:576,setsar=16/11"));
    add("4 to 3.mkv", filtered("scale=1440:1080,setsar=4/3"));
    add("flat pixels.mp4", filtered("scale=1920:540,setsar=1/2"));
    add("smaller.mp4", filtered("scale=1280:720"));
    add("becomes smaller.ts",
        u"join -vf scale=1920:1080 -output_ts_offset 0 | -vf scale=960:540 -output_ts_offset 4"_s);
    add("becomes larger.ts", u"join -vf scale=960:540 -output_ts_offset 0 | -vf scale=1920:1080 -output_ts_offset 4"_s);
    add("turns on the way.ts", u"join -output_ts_offset 0 | -vf transpose=1 -output_ts_offset 4 "
                               "-bsf:v h264_metadata=display_orientation=insert:rotate=90"_s);
    add("two tracks.mkv", u"-map 0:v -map 0:v -filter:v:0 scale=320:180 -c:v libx264 -preset ultrafast "
                          "-disposition:v:0 default -disposition:v:1 0"_s);
    add("half lines.ts", filtered("tinterlace=mode=interlacex2:flags=vlpf", "-flags +ilme+ildct -x264opts tff=1"), 33);
    // clocks and damage
    add("late.mp4", x264("-output_ts_offset 5.5"));
    add("before zero.ts", x264("-output_ts_offset -1.3 -muxdelay 0"));
    add("clock begins anew.ts", u"join -output_ts_offset 0 | -output_ts_offset 0"_s);
    add("packets lost.ts", u"lose "_s + x264("-g 8 -threads 1")); // the picture heals each half second
    add("cut off.ts", u"cut "_s + x264());
    add("cut off.mkv", u"cut "_s + x264());
}

void TestVariants::sameVisit()
{
    QFETCH(QString, how);
    QFETCH(qint64, frameMs);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    QVERIFY2(make(name, how), "ffmpeg could not make it");
    ++m_tried;
    const Seen seen = seenIn(file(name), *m_engine);
    const bool isCut = name.startsWith("cut off"_L1);
    QVERIFY(seen.error == MediaError::None || isCut);
    QVERIFY(!seen.path.isEmpty());
    const qint64 apart = std::max(lookMs, frameMs) + frameMs;
    QVERIFY2(qAbs(seen.from() - m_plain.from()) <= apart, qPrintable(QString::number(seen.from())));
    QVERIFY2(isCut ? seen.to() > m_plain.from() + 2000 : qAbs(seen.to() - m_plain.to()) <= apart,
             qPrintable(QString::number(seen.to())));
    QStringList elsewhere;
    for (const PathPoint& point : std::as_const(seen.path)) {
        const qint64 time = std::clamp(qint64(point.timeMs), m_plain.from(), m_plain.to());
        const double same =
            intersectionOverUnion(part(point.box, seen.size), part(boxAt(m_plain.path, time), m_plain.size));
        if (same < overlap)
            elsewhere << u"%1 at %2 ms"_s.arg(same).arg(point.timeMs);
    }
    // Where packets are lost, the picture itself shows him where he was before.
    const qsizetype allowed = name.startsWith("packets lost"_L1) ? seen.path.size() / 10 : 0;
    QVERIFY2(elsewhere.size() <= allowed, qPrintable(elsewhere.join(u", "_s)));
    QCOMPARE(people(name), QStringList{u"Anna"_s});
    QFile::remove(file(name));
}

void TestVariants::cleanupTestCase()
{
    if (m_tried > 0)
        qInfo("%d variants in %lld s", m_tried, m_time.elapsed() / 1000);
}

QTEST_GUILESS_MAIN(TestVariants)
#include "tst_variants.moc"
