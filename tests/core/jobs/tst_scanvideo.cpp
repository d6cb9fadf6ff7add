// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanvideo.h"
#include "core/library/values/facepath.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/samplevideo.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int walkIn = 64; // pixels, the size of a face

/// Everything that a scan delivered, put together.
struct Scan {
    struct Track {
        FacePath path;
        std::vector<NewFace> faces;
    };
    std::map<int, Track> tracks;
    std::vector<ScanBatch> batches;
    int looks = 0;

    MediaError error() const { return batches.empty() ? MediaError::None : batches.back().error; }
    size_t faces() const
    {
        size_t n = 0;
        for (const auto& [number, t] : tracks)
            n += t.faces.size();
        return n;
    }
};

Scan scan(
    const QString& path, FakeEngineOptions engine = {}, const ScanOptions& options = {},
    const std::function<bool()>& cancelled = [] { return false; })
{
    Scan out;
    engine.beforeDetect = [&out, before = engine.beforeDetect](int call) {
        ++out.looks;
        if (before)
            before(call);
    };
    const auto fake = makeFakeEngine(engine);
    scanVideo(path, *fake, options,
              {[&out](const ScanBatch& batch) {
                   for (const TrackUpdate& u : batch.tracks) {
                       out.tracks[u.track].path += u.path;
                       auto& faces = out.tracks[u.track].faces;
                       faces.insert(faces.end(), u.faces.begin(), u.faces.end());
                   }
                   out.batches.push_back(batch);
               },
               cancelled});
    return out;
}

/// Whose face it is by its descriptor.
int personOf(const NewFace& face)
{
    for (int p = 0; p < personColours; ++p) {
        if (face.descriptor == colourDescriptor(p))
            return p;
    }
    return -1;
}
} // namespace

class TestScanVideo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeRecordingIsLookedAt();
    void everyFourthFrame_data();
    void everyFourthFrame();
    void fourLooksEachSecond_data();
    void fourLooksEachSecond();
    void framesAreLeftOutWhereThereAreMany();
    void facesKnowWhereTheyAre();
    void crossingPeopleStayTwo();
    void comingBackIsANewTrack();
    void comingBackIsTheSameTrackIfLooksAgree();
    void anotherOneAfterwardsIsANewTrack();
    void smallFacesAreNotKept();
    void smallThenNear();
    void longPresenceGivesFewVariedFaces();
    void deliversWhileItGoes();
    void thumbnailPrefersAFace();
    void cancelledWithinAFrame();
    void engineFailure_data();
    void engineFailure();
    void withoutEncoder();
    void damagedKeepsWhatWasFound();
    void sizeChangesOnTheWay_data();
    void sizeChangesOnTheWay();
    void unreadable_data();
    void unreadable();
    void emptyScene();
    void oneFrame();
    void photo();
    void cropOfOneFace();
    void cropWithoutAFaceFound();

private:
    QString write(const SampleVideo& video, const QString& name = u"video.mp4"_s) const
    {
        const QString path = m_dir.filePath(name);
        return writeVideo(path, video) ? path : QString();
    }

    QTemporaryDir m_dir;
};

void TestScanVideo::wholeRecordingIsLookedAt()
{
    // Twenty seconds; the second visitor comes after twelve, the third in the last one.
    SampleVideo video{.frames = 300};
    video.visitors = {{.person = 0, .box = QRect(40, 80, 64, 64), .from = 0, .to = 60},
                      {.person = 1, .box = QRect(40, 80, 64, 64), .from = 185, .to = 230},
                      {.person = 2, .box = QRect(200, 80, 64, 64), .from = 285}};
    const Scan s = scan(write(video));
    QCOMPARE(s.error(), MediaError::None);
    std::map<int, qint64> firstSeen;
    for (const auto& [number, t] : s.tracks)
        firstSeen[personOf(t.faces.front())] = t.path.first().timeMs;
    QCOMPARE(firstSeen.size(), 3);
    QVERIFY(firstSeen[1] >= 185 * 1000 / 15 && firstSeen[1] < 190 * 1000 / 15);
    QVERIFY(firstSeen[2] >= 285 * 1000 / 15);
    QVERIFY(qAbs(s.batches.back().durationMs - 20'000) <= 1);
    QCOMPARE(s.batches.back().positionMs, s.batches.back().durationMs);
    QCOMPARE(s.batches.back().frameSize, QSize(320, 240));
}

void TestScanVideo::everyFourthFrame_data()
{
    QTest::addColumn<int>("step");
    QTest::addColumn<int>("looks"); // at 30 frames
    QTest::newRow("every frame") << 1 << 30;
    QTest::newRow("every fourth") << 4 << 8;
    QTest::newRow("every thirtieth") << 30 << 1;
    QTest::newRow("more than there are") << 1000 << 1;
}

void TestScanVideo::everyFourthFrame()
{
    QFETCH(int, step);
    const Scan s = scan(write(oneVisitor(0)), {}, {.step = step});
    QTEST(s.looks, "looks");
    QCOMPARE(s.tracks.size(), 1);
    const int every = std::max(1, step);
    QCOMPARE(s.tracks.at(0).path.size(), s.looks);
    for (const PathPoint& p : s.tracks.at(0).path)
        QVERIFY(qRound(p.timeMs * 15 / 1000.0) % every == 0);
    for (const NewFace& f : s.tracks.at(0).faces)
        QCOMPARE(f.frame % every, 0);
}

void TestScanVideo::fourLooksEachSecond_data()
{
    QTest::addColumn<QList<double>>("times"); // of the frames, in milliseconds
    QTest::addColumn<QList<int>>("looked");   // numbers of the first ones
    QTest::addColumn<int>("looks");
    const auto row = [](const char* tag, double rate, double seconds, const QList<int>& looked, int looks) {
        QList<double> times;
        for (int i = 0; i < rate * seconds; ++i)
            times.append(i * 1000 / rate);
        QTest::newRow(tag) << times << looked << looks;
    };
    row("Ring's, 15 a second", 15, 12, {0, 4, 8, 12, 16}, 45);
    row("60 a second", 60, 12, {0, 15, 30, 45}, 48);
    row("30 a second", 30, 12, {0, 8, 16, 23}, 48);
    row("25 a second", 25, 12, {0, 6, 12, 18}, 50);
    row("20 a second", 20, 12, {0, 5, 10, 15}, 48);
    row("10 a second", 10, 12, {0, 2, 4, 6}, 60);
    row("5 a second", 5, 12, {0, 1, 2, 3}, 60);
    row("time-lapse, 1 a second", 1, 12, {0, 1, 2, 3}, 12);
    row("1 each five seconds", 0.2, 60, {0, 1, 2, 3}, 12);
    QTest::newRow("few, then many") << QList<double>{0,    500,  1000, 1500, 1533, 1567, 1600,
                                                     1633, 1667, 1700, 1733, 1767, 2300}
                                    << QList<int>{0, 1, 2, 3, 11, 12} << 6;
}

void TestScanVideo::fourLooksEachSecond()
{
    QFETCH(QList<double>, times);
    QFETCH(QList<int>, looked);
    LookSchedule schedule({});
    QList<int> looks;
    for (int i = 0; i < times.size(); ++i) {
        if (schedule.isDue(i, qRound64(times[i])))
            looks.append(i);
        QVERIFY(!schedule.isTooSparse()); // none was left out
    }
    QCOMPARE(looks.first(looked.size()), looked);
    QTEST(int(looks.size()), "looks");
}

void TestScanVideo::framesAreLeftOutWhereThereAreMany()
{
    QVERIFY(LookSchedule({}).leavesOut(15));
    QVERIFY(!LookSchedule({}).leavesOut(10));
    QVERIFY(!LookSchedule({.looksPerSecond = 15}).leavesOut(15));
    LookSchedule schedule({});
    QVERIFY(schedule.isDue(0, 0));
    QVERIFY(schedule.isDue(4, 267));
    QVERIFY(!schedule.isTooSparse());
    QVERIFY(schedule.isDue(10, 667)); // five are missing
    QVERIFY(schedule.isTooSparse());
}

void TestScanVideo::facesKnowWhereTheyAre()
{
    SampleVideo video{.frames = 60};
    video.visitors = {{.person = 3, .box = QRect(10, 60, walkIn, walkIn), .step = QPoint(3, 1)}};
    const Scan s = scan(write(video));
    QCOMPARE(s.tracks.size(), 1);
    for (const NewFace& f : s.tracks.at(0).faces) {
        const QRect truth = video.visitors[0].box.translated(video.visitors[0].step * f.frame);
        QVERIFY(intersectionOverUnion(f.box, truth) > 0.85);
        QVERIFY(qAbs(f.timeMs - f.frame * 1000.0 / 15) <= 1);
        QCOMPARE(personOf(f), 3);
        QCOMPARE(f.encoder, u"colour"_s);
        QVERIFY(f.quality > 0 && f.quality <= 1);
        const QColor middle = QImage::fromData(f.thumbnail).pixelColor(80, 80);
        QVERIFY(middle.red() > 180 && middle.green() > 180 && middle.blue() < 80); // yellow
        QVERIFY(!QImage::fromData(f.crop).isNull());
    }
    for (const PathPoint& p : s.tracks.at(0).path)
        QVERIFY(intersectionOverUnion(p.box, video.visitors[0].box.translated(video.visitors[0].step *
                                                                              qRound(p.timeMs * 15 / 1000.0))) > 0.85);
}

void TestScanVideo::crossingPeopleStayTwo()
{
    SampleVideo video{.size = QSize(480, 240), .frames = 90};
    video.visitors = {{.person = 0, .box = QRect(10, 50, 60, 60), .step = QPoint(4, 0)},
                      {.person = 1, .box = QRect(410, 120, 60, 60), .step = QPoint(-4, 0)}};
    const Scan s = scan(write(video));
    QCOMPARE(s.tracks.size(), 2);
    std::set<int> people;
    for (const auto& [number, t] : s.tracks) {
        const int person = personOf(t.faces.front());
        people.insert(person);
        for (const NewFace& f : t.faces)
            QCOMPARE(personOf(f), person);
        QVERIFY(t.path.size() >= 20);
    }
    QCOMPARE(people, (std::set<int>{0, 1}));
}

void TestScanVideo::comingBackIsANewTrack()
{
    SampleVideo video{.frames = 120};
    video.visitors = {{.person = 0, .box = QRect(100, 80, 64, 64), .from = 0, .to = 30},
                      {.person = 0, .box = QRect(100, 80, 64, 64), .from = 75, .to = 120}};
    const Scan s = scan(write(video));
    QCOMPARE(s.tracks.size(), 2);
    // Nobody was there in between.
    for (const auto& [number, t] : s.tracks)
        QVERIFY(t.path.last().timeMs < 2000 || t.path.first().timeMs >= 5000);
}

void TestScanVideo::comingBackIsTheSameTrackIfLooksAgree()
{
    // Four seconds at the car, and back.
    SampleVideo video{.frames = 150};
    video.visitors = {{.person = 0, .box = QRect(100, 80, 64, 64), .from = 0, .to = 30},
                      {.person = 0, .box = QRect(200, 60, 64, 64), .from = 90, .to = 150}};
    const Scan s = scan(write(video), {.matchLimit = fakeMatchLimit});
    QCOMPARE(s.tracks.size(), 1U);
    const FacePath& path = s.tracks.at(0).path;
    QVERIFY(path.first().timeMs < 500 && path.last().timeMs > 9000);
    // Nobody is shown where nobody was.
    QVERIFY(boxAt(path, 4000).isNull());
    QVERIFY(boxAt(path, 5900).isNull());
    QVERIFY(boxAt(path, 7000).center().x() > 200);
}

void TestScanVideo::anotherOneAfterwardsIsANewTrack()
{
    SampleVideo video{.frames = 150};
    video.visitors = {{.person = 0, .box = QRect(100, 80, 64, 64), .from = 0, .to = 30},
                      {.person = 1, .box = QRect(100, 80, 64, 64), .from = 90, .to = 150}};
    const Scan s = scan(write(video), {.matchLimit = fakeMatchLimit});
    QCOMPARE(s.tracks.size(), 2U);
    for (const auto& [number, t] : s.tracks) {
        for (const NewFace& f : t.faces)
            QCOMPARE(personOf(f), number == s.tracks.begin()->first ? 0 : 1);
    }
}

void TestScanVideo::smallFacesAreNotKept()
{
    SampleVideo video;
    video.visitors = {{.person = 0, .box = QRect(40, 40, 30, 30)}, {.person = 1, .box = QRect(160, 100, 50, 50)}};
    const QString path = write(video);
    const Scan usual = scan(path);
    QCOMPARE(usual.tracks.size(), 1);
    QCOMPARE(personOf(usual.tracks.begin()->second.faces.front()), 1);
    QCOMPARE(scan(path, {}, {.minFace = 20}).tracks.size(), 2);
    QCOMPARE(scan(path, {}, {.minFace = 100}).tracks.size(), 0);
}

void TestScanVideo::smallThenNear()
{
    // A visitor comes nearer: what is kept is near, the way is followed from the beginning.
    SampleVideo video{.frames = 80};
    for (int i = 0; i < 80; ++i)
        video.visitors.append({.person = 2, .box = QRect(100 - i / 2, 60, 20 + i, 20 + i), .from = i, .to = i + 1});
    const Scan s = scan(write(video));
    QCOMPARE(s.tracks.size(), 1);
    QVERIFY(s.tracks.at(0).path.first().timeMs < 500);
    for (const NewFace& f : s.tracks.at(0).faces)
        QVERIFY(f.box.width() * f.box.height() >= 40 * 40);
}

void TestScanVideo::longPresenceGivesFewVariedFaces()
{
    // Somebody talks at the door for two minutes.
    SampleVideo video{.size = QSize(160, 120), .frames = 1200, .rate = 10};
    video.visitors = {{.person = 4, .box = QRect(40, 20, 60, 60)}};
    const Scan s = scan(write(video));
    QCOMPARE(s.tracks.size(), 1);
    const auto& faces = s.tracks.at(0).faces;
    QVERIFY2(faces.size() >= 5 && faces.size() <= 20, qPrintable(QString::number(faces.size())));
    std::set<qint32> times;
    for (const NewFace& f : faces)
        times.insert(f.timeMs);
    QCOMPARE(times.size(), faces.size());
    // of the beginning, of the middle and of the end
    QVERIFY(*times.begin() < 1000);
    QVERIFY(*times.rbegin() > 30'000);
    QVERIFY(std::any_of(times.begin(), times.end(), [](qint32 t) { return t > 3000 && t < 30'000; }));
    QCOMPARE(s.tracks.at(0).path.size(), 600); // every second frame
}

void TestScanVideo::deliversWhileItGoes()
{
    SampleVideo video{.frames = 150};
    video.visitors = {{.person = 0, .box = QRect(40, 80, 64, 64)}};
    const Scan s = scan(write(video));
    QVERIFY(s.batches.size() >= 8);
    qint64 position = -1;
    size_t withFaces = 0;
    for (const ScanBatch& b : s.batches) {
        QVERIFY(b.positionMs > position || (position <= 0 && b.positionMs == 0));
        position = b.positionMs;
        QVERIFY(b.durationMs >= b.positionMs);
        QCOMPARE(b.frameSize, QSize(320, 240));
        withFaces += b.tracks.empty() ? 0 : 1;
        QCOMPARE(b.error, MediaError::None);
    }
    QVERIFY(withFaces >= 3);
    // The first face does not wait for the end.
    const auto first = std::ranges::find_if(s.batches, [](const ScanBatch& b) { return !b.tracks.empty(); });
    QVERIFY(first->positionMs <= 3000);
    // and the path is not sent twice
    for (qsizetype i = 1; i < s.tracks.at(0).path.size(); ++i)
        QVERIFY(s.tracks.at(0).path[i - 1].timeMs < s.tracks.at(0).path[i].timeMs);
}

void TestScanVideo::thumbnailPrefersAFace()
{
    SampleVideo video{.frames = 60};
    video.visitors = {{.person = 0, .box = QRect(128, 88, 64, 64), .from = 30}};
    const Scan s = scan(write(video));
    QList<QImage> thumbnails;
    for (const ScanBatch& b : s.batches) {
        if (!b.thumbnail.isEmpty())
            thumbnails.append(QImage::fromData(b.thumbnail));
    }
    QCOMPARE(thumbnails.size(), 2);
    QVERIFY(thumbnails[0].pixelColor(160, 120).red() < 150);
    QVERIFY(thumbnails[1].pixelColor(160, 120).red() > 200 && thumbnails[1].pixelColor(160, 120).green() < 80);
}

void TestScanVideo::cancelledWithinAFrame()
{
    const QString path = write(oneVisitor(0));
    int looks = 0;
    FakeEngineOptions engine;
    engine.beforeDetect = [&looks](int call) { looks = call + 1; };
    const Scan s = scan(path, engine, {}, [&looks] { return looks >= 3; });
    QCOMPARE(s.looks, 3);
    QVERIFY(s.batches.empty() || s.batches.back().positionMs < 1000);
    QCOMPARE(scan(path, {}, {}, [] { return true; }).looks, 0);
    QCOMPARE(scan(path, {}, {}, [] { return true; }).batches.size(), 0);
}

void TestScanVideo::engineFailure_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("at once") << 0;
    QTest::newRow("later") << 5;
}

void TestScanVideo::engineFailure()
{
    QFETCH(int, call);
    FakeEngineOptions engine;
    engine.failAtCall = call;
    const Scan s = scan(write(oneVisitor(0)), engine);
    QCOMPARE(s.error(), MediaError::EngineFailed);
    QCOMPARE(s.looks, call + 1);
}

void TestScanVideo::withoutEncoder()
{
    FakeEngineOptions engine;
    engine.encoder.clear();
    const Scan s = scan(write(oneVisitor(0)), engine);
    QVERIFY(s.faces() > 0);
    for (const NewFace& f : s.tracks.at(0).faces) {
        QVERIFY(f.encoder.isEmpty() && f.descriptor.empty());
        QVERIFY(!f.thumbnail.isEmpty());
    }
}

void TestScanVideo::sizeChangesOnTheWay_data()
{
    QTest::addColumn<QString>("firstSize");
    QTest::addColumn<QString>("thenSize");
    QTest::addColumn<QSize>("size");
    QTest::newRow("smaller") << u"640:480"_s << u"320:240"_s << QSize(640, 480);
    QTest::newRow("larger") << u"320:240"_s << u"640:480"_s << QSize(320, 240);
}

/// As a camera does it whose connection is poor.
void TestScanVideo::sizeChangesOnTheWay()
{
    QFETCH(QString, firstSize);
    QFETCH(QString, thenSize);
    QFETCH(QSize, size);
    const QString plain = m_dir.filePath(u"plain.avi"_s);
    QVERIFY(writeVideo(
        plain, {.size = QSize(640, 480), .frames = 60, .visitors = {{.person = 2, .box = QRect(240, 160, 128, 128)}}}));
    QByteArray both;
    for (const auto& [from, scale, offset] : {std::tuple{u"0"_s, firstSize, u"0"_s}, {u"2"_s, thenSize, u"2"_s}}) {
        const QString part = m_dir.filePath(u"part.ts"_s);
        QVERIFY(runTool(u"ffmpeg"_s,
                        {u"-v"_s, u"error"_s, u"-y"_s, u"-ss"_s, from, u"-t"_s, u"2"_s, u"-i"_s, plain, u"-vf"_s,
                         u"scale="_s + scale, u"-c:v"_s, u"libx264"_s, u"-output_ts_offset"_s, offset, part}));
        QFile file(part);
        QVERIFY(file.open(QIODevice::ReadOnly));
        both += file.readAll();
    }
    const QString changing = m_dir.filePath(u"changing.ts"_s);
    QVERIFY(writeFile(changing, both));
    const Scan found = scan(changing);
    QCOMPARE(found.error(), MediaError::None);
    QCOMPARE(found.batches.back().frameSize, size);
    QCOMPARE(found.tracks.size(), size_t(1)); // the same visitor, without ghosts
    const FacePath& path = found.tracks.begin()->second.path;
    QVERIFY(path.first().timeMs < 300 && path.last().timeMs > 3500);
    const QRect where = inPixelsOf(size, QRect(240, 160, 128, 128), QSize(640, 480));
    for (const PathPoint& point : path)
        QVERIFY2(intersectionOverUnion(point.box, where) > 0.7, qPrintable(QString::number(point.timeMs)));
    for (const NewFace& face : found.tracks.begin()->second.faces) {
        QVERIFY(!face.box.isEmpty() && face.quality > 0);
        QCOMPARE(personOf(face), 2);
    }
}

void TestScanVideo::damagedKeepsWhatWasFound()
{
    SampleVideo video{.frames = 150};
    video.visitors = {{.person = 0, .box = QRect(40, 80, 64, 64)}};
    const QString whole = write(video, u"whole.mp4"_s);
    const QString path = m_dir.filePath(u"damaged.mp4"_s);
    QVERIFY(runTool(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-y"_s, u"-i"_s, whole, u"-c"_s, u"copy"_s, u"-movflags"_s,
                                  u"+faststart"_s, path}));
    QVERIFY(truncateFile(path, 0.6));
    const Scan s = scan(path);
    QCOMPARE(s.error(), MediaError::EndsEarly);
    QVERIFY(s.faces() > 0);
    QVERIFY(s.batches.back().positionMs > 1000 && s.batches.back().positionMs < 9000);
    // The end of the track is delivered too, not only what was due before the damage.
    QVERIFY(s.batches.back().positionMs - s.tracks.at(0).path.last().timeMs < 500);
}

void TestScanVideo::unreadable_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("error");
    QTest::newRow("gone") << QByteArray() << int(MediaError::FileMissing);
    QTest::newRow("empty") << QByteArray("") << int(MediaError::FileEmpty);
    QTest::newRow("text") << QByteArray("hello, hello, hello\n").repeated(20) << int(MediaError::NotAVideo);
    QTest::newRow("noise") << QByteArray("\x93\x01\xfe\x00\x17\xc3", 6).repeated(500) << int(MediaError::NoPicture);
}

void TestScanVideo::unreadable()
{
    QFETCH(QByteArray, content);
    const QString path = m_dir.filePath(u"unreadable-%1.mp4"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
    if (!content.isNull())
        QVERIFY(writeFile(path, content));
    const Scan s = scan(path);
    QCOMPARE(s.batches.size(), 1);
    QTEST(int(s.error()), "error");
    QCOMPARE(s.looks, 0);
}

void TestScanVideo::emptyScene()
{
    const Scan s = scan(write({}));
    QCOMPARE(s.error(), MediaError::None);
    QCOMPARE(s.tracks.size(), 0);
    QVERIFY(!s.batches.front().thumbnail.isEmpty());
    QVERIFY(qAbs(s.batches.back().durationMs - 2000) <= 1);
}

void TestScanVideo::oneFrame()
{
    SampleVideo video = oneVisitor(5);
    video.frames = 1;
    const Scan s = scan(write(video, u"one.avi"_s));
    QCOMPARE(s.error(), MediaError::None);
    QCOMPARE(s.faces(), 1);
    QCOMPARE(s.tracks.at(0).path.size(), 1);
}

void TestScanVideo::photo()
{
    SampleVideo scene;
    scene.visitors = {{.person = 0, .box = QRect(20, 20, 64, 64)}, {.person = 1, .box = QRect(200, 100, 14, 14)}};
    const auto engine = makeFakeEngine();
    const ScanBatch batch = scanPhoto(paintFrame(scene, 0), *engine);
    QCOMPARE(batch.error, MediaError::None);
    QCOMPARE(batch.frameSize, QSize(320, 240));
    QVERIFY(!batch.thumbnail.isEmpty());
    QCOMPARE(batch.tracks.size(), 2); // small ones count on a photo
    for (const TrackUpdate& t : batch.tracks) {
        QCOMPARE(t.faces.size(), 1);
        QCOMPARE(t.path.size(), 1);
        QCOMPARE(t.faces[0].timeMs, 0);
    }
    QCOMPARE(personOf(batch.tracks[0].faces[0]), 0);
    QCOMPARE(personOf(batch.tracks[1].faces[0]), 1);
    QVERIFY(scanPhoto(paintFrame({}, 0), *engine).tracks.empty());
    const auto broken = makeFakeEngine({.failAtCall = 0});
    QCOMPARE(scanPhoto(paintFrame(scene, 0), *broken).error, MediaError::EngineFailed);
}

void TestScanVideo::cropOfOneFace()
{
    SampleVideo scene{.size = {120, 120}};
    scene.visitors = {{.person = 0, .box = QRect(0, 0, 24, 24)}, {.person = 1, .box = QRect(20, 20, 90, 90)}};
    const auto engine = makeFakeEngine();
    const CropScan both = scanCrop(paintFrame(scene, 0), *engine); // somebody stands behind
    QVERIFY(both.found);
    QCOMPARE(both.batch.tracks.size(), 1);
    QCOMPARE(both.batch.tracks[0].track, 0);
    QCOMPARE(personOf(both.batch.tracks[0].faces[0]), 1);
    // Two of one size, and one who fills little.
    scene.visitors = {{.person = 0, .box = QRect(0, 20, 56, 90)}, {.person = 1, .box = QRect(60, 20, 56, 90)}};
    QCOMPARE(scanCrop(paintFrame(scene, 0), *engine).batch.tracks.size(), 2);
    scene.visitors = {{.person = 0, .box = QRect(0, 0, 12, 12)}, {.person = 1, .box = QRect(60, 60, 40, 40)}};
    QCOMPARE(scanCrop(paintFrame(scene, 0), *engine).batch.tracks.size(), 2);
    const auto broken = makeFakeEngine({.failAtCall = 0});
    const CropScan failed = scanCrop(paintFrame(scene, 0), *broken);
    QCOMPARE(failed.batch.error, MediaError::EngineFailed);
    QVERIFY(failed.batch.tracks.empty());
}

void TestScanVideo::cropWithoutAFaceFound()
{
    class Blind : public FaceDetector
    {
    public:
        std::optional<std::vector<DetectedFace>> detectIn(const QImage&, const QRect&) override
        {
            return std::vector<DetectedFace>();
        }
    };
    const auto engine = makeFakeEngine();
    engine->detector = std::make_unique<Blind>();
    SampleVideo scene{.size = {100, 120}};
    scene.visitors = {{.person = 2, .box = QRect(10, 10, 80, 100)}};
    const CropScan scan = scanCrop(paintFrame(scene, 0), *engine);
    QVERIFY(!scan.found);
    QCOMPARE(scan.batch.error, MediaError::None);
    QCOMPARE(scan.batch.tracks.size(), 1);
    const NewFace& face = scan.batch.tracks[0].faces.at(0);
    QCOMPARE(face.box, QRect(0, 0, 100, 120));
    QCOMPARE(personOf(face), 2);
    QVERIFY(!face.crop.isEmpty()); // it can be encoded anew
    QVERIFY(face.cropPoints[0].y() < face.cropPoints[2].y() && face.cropPoints[2].y() < face.cropPoints[3].y());
}

QTEST_GUILESS_MAIN(TestScanVideo)
#include "tst_scanvideo.moc"
