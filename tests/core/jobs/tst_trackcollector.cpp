// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/trackcollector.h"
#include "core/vision/facecut.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/samplevideo.h"

#include <QTest>

#include <map>
#include <set>

using namespace ringface;
using namespace ringface::testing;

namespace
{
constexpr int rate = 15;
constexpr float sure = 0.95F;
constexpr float weak = 0.8F;
const QRect left(20, 80, 64, 64);
const QRect right(400, 90, 64, 64);

/// The mean colours of the sixteen parts of a picture: other pixels, other numbers.
class MosaicEncoder : public FaceEncoder
{
public:
    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        const QImage part = frame.copy(face.box.toRect()).scaled(4, 4, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        Descriptor d;
        for (int y = 0; y < 4; ++y) {
            for (int x = 0; x < 4; ++x) {
                const QColor c = part.pixelColor(x, y);
                for (const int v : {c.red(), c.green(), c.blue()})
                    d.push_back(float(v) / 255);
            }
        }
        return d;
    }
};

DetectedFace detected(const QRectF& box, float score)
{
    DetectedFace face;
    face.box = box;
    face.score = score;
    face.hasPoints = true;
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x * box.width(), y * box.height()); };
    face.points = {at(0.3, 0.4), at(0.7, 0.4), at(0.5, 0.6), at(0.35, 0.8), at(0.65, 0.8)};
    return face;
}

struct Kept {
    FacePath path;
    std::vector<NewFace> faces;

    /// Whose faces these are; -1 for those of several people.
    int person() const
    {
        std::set<int> people;
        for (const NewFace& f : faces) {
            for (int p = 0; p < personColours; ++p) {
                if (f.descriptor.size() > size_t(p) && f.descriptor[size_t(p)] > 0.5F)
                    people.insert(p);
            }
        }
        return people.size() == 1 ? *people.begin() : -1;
    }
    /// Start of each stretch of the path without a break of more than two seconds.
    QList<qint32> arrivals() const
    {
        QList<qint32> out;
        for (qsizetype i = 0; i < path.size(); ++i) {
            if (i == 0 || path[i].timeMs - path[i - 1].timeMs > 2000)
                out.append(path[i].timeMs);
        }
        return out;
    }
};

/// What a scan keeps of a video, with everybody found in every fourth frame; taken every second.
std::map<int, Kept> collect(const SampleVideo& video, const FakeEngineOptions& options = {.matchLimit = fakeMatchLimit},
                            float score = sure)
{
    std::map<int, Kept> out;
    const auto engine = makeFakeEngine(options);
    TrackCollector collector(*engine, 40);
    const auto take = [&](bool atEnd) {
        for (TrackUpdate& u : collector.take(atEnd)) {
            out[u.track].path += u.path;
            std::ranges::move(u.faces, std::back_inserter(out[u.track].faces));
        }
    };
    for (int i = 0; i < video.frames; i += 4) {
        std::vector<DetectedFace> faces;
        for (const Visitor& v : video.visitors) {
            if (i >= v.from && i < v.to)
                faces.push_back(detected(v.box.translated(v.step * (i - v.from)), score));
        }
        collector.add(paintFrame(video, i), i, i * 1000 / rate, faces);
        if (i % (4 * rate) == 0)
            take(false);
    }
    take(true);
    return out;
}

SampleVideo scene(const QList<Visitor>& visitors, int frames = 180)
{
    return {.size = QSize(480, 240), .frames = frames, .visitors = visitors};
}
} // namespace

class TestTrackCollector : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoComesBackGoesOn_data();
    void whoComesBackGoesOn();
    void comesBackAgainAndAgain();
    void anotherOneIsAnother();
    void doubtIsANewTrack_data();
    void doubtIsANewTrack();
    void lookAlikeBesideHimIsAnother();
    void lookAlikeAsHeTurnsUpAgain();
    void nobodySlipsIntoTheOldPlace();
    void weakDetectionsAloneAreNobody();
    void previewShowsSureDetectionsOnly();
    void descriptorIsThatOfTheKeptCrop();
    void nightIsNoticed();
};

void TestTrackCollector::whoComesBackGoesOn_data()
{
    QTest::addColumn<QRect>("back");
    QTest::newRow("where he was") << left;
    QTest::newRow("elsewhere") << right;
    QTest::newRow("nearer") << QRect(200, 40, 150, 150);
}

void TestTrackCollector::whoComesBackGoesOn()
{
    // Away for four seconds.
    QFETCH(QRect, back);
    const auto tracks = collect(scene({{.person = 0, .box = left, .to = 60}, {.person = 0, .box = back, .from = 120}}));
    QCOMPARE(tracks.size(), 1U);
    const Kept& track = tracks.at(0);
    QCOMPARE(track.person(), 0);
    QCOMPARE(track.arrivals(), (QList<qint32>{0, 8000}));
    // Once and in order, although it is two to the tracker.
    for (qsizetype i = 1; i < track.path.size(); ++i)
        QVERIFY(track.path[i - 1].timeMs < track.path[i].timeMs);
    QVERIFY(std::ranges::any_of(track.faces, [](const NewFace& f) { return f.timeMs < 4000; }));
    QVERIFY(std::ranges::any_of(track.faces, [](const NewFace& f) { return f.timeMs >= 8000; }));
}

void TestTrackCollector::comesBackAgainAndAgain()
{
    QList<Visitor> visits;
    for (int i = 0; i < 5; ++i)
        visits.append({.person = 2, .box = i % 2 == 0 ? left : right, .from = 100 * i, .to = 100 * i + 45});
    const auto tracks = collect(scene(visits, 500));
    QCOMPARE(tracks.size(), 1U);
    QCOMPARE(tracks.at(0).arrivals().size(), 5);
}

void TestTrackCollector::anotherOneIsAnother()
{
    const auto tracks = collect(scene({{.person = 0, .box = left, .to = 60}, {.person = 1, .box = left, .from = 120}}));
    QCOMPARE(tracks.size(), 2U);
    QCOMPARE(tracks.begin()->second.person(), 0);
    QCOMPARE(tracks.rbegin()->second.person(), 1);
    // And the first one, when he is back after that, goes on with his own.
    const auto three = collect(scene({{.person = 0, .box = left, .to = 60},
                                      {.person = 1, .box = left, .from = 120, .to = 180},
                                      {.person = 0, .box = right, .from = 240}},
                                     300));
    QCOMPARE(three.size(), 2U);
    QCOMPARE(three.at(0).arrivals(), (QList<qint32>{0, 16'000}));
}

void TestTrackCollector::doubtIsANewTrack_data()
{
    QTest::addColumn<float>("noise");
    QTest::addColumn<float>("limit");
    QTest::newRow("engine that knows no limit") << 0.0F << 0.0F;
    QTest::newRow("looks that differ too much") << 0.6F << 0.3F;
}

void TestTrackCollector::doubtIsANewTrack()
{
    QFETCH(float, noise);
    QFETCH(float, limit);
    const auto tracks = collect(scene({{.person = 0, .box = left, .to = 12}, {.person = 0, .box = left, .from = 120}}),
                                {.matchLimit = limit, .noise = noise});
    QCOMPARE(tracks.size(), 2U);
    // Nor without an encoder.
    QCOMPARE(collect(scene({{.person = 0, .box = left, .to = 12}, {.person = 0, .box = left, .from = 120}}),
                     {.encoder = {}, .matchLimit = fakeMatchLimit})
                 .size(),
             2U);
}

void TestTrackCollector::lookAlikeBesideHimIsAnother()
{
    // Two who look the same are there at once: they are two, and only one of them can be who was there before.
    const auto tracks = collect(scene({{.person = 0, .box = left, .to = 60},
                                       {.person = 0, .box = left, .from = 120},
                                       {.person = 0, .box = right, .from = 120}}));
    QCOMPARE(tracks.size(), 2U);
    for (const auto& [number, track] : tracks) {
        for (qsizetype i = 1; i < track.path.size(); ++i)
            QVERIFY(track.path[i - 1].timeMs < track.path[i].timeMs);
    }
}

void TestTrackCollector::lookAlikeAsHeTurnsUpAgain()
{
    // Missed for a moment, he is found again in the very picture in which the other one is looked at for the first
    // time.
    const SampleVideo video = scene({{.person = 0, .box = left}, {.person = 0, .box = right}});
    const auto engine = makeFakeEngine({.matchLimit = fakeMatchLimit});
    TrackCollector collector(*engine, 40);
    std::map<int, std::vector<qint32>> times; // by track
    const auto take = [&](bool atEnd) {
        for (const TrackUpdate& u : collector.take(atEnd)) {
            for (const PathPoint& p : u.path)
                times[u.track].push_back(p.timeMs);
        }
    };
    for (int i = 0; i <= 60; i += 4) {
        std::vector<DetectedFace> faces;
        if (i >= 20)
            faces.push_back(detected(right, sure));
        if (i < 20 || i >= 36)
            faces.push_back(detected(left, sure));
        collector.add(paintFrame(video, i), i, i * 1000 / rate, faces);
        take(false);
    }
    take(true);
    QCOMPARE(times.size(), 2U);
    for (auto& [track, seen] : times) { // nobody is in two places
        std::ranges::sort(seen);
        QVERIFY(std::ranges::adjacent_find(seen) == seen.end());
    }
}

void TestTrackCollector::nobodySlipsIntoTheOldPlace()
{
    // He goes to the other side at once and is known again there; then another one comes to where he was, in time to be
    // taken for him by the place.
    const auto tracks = collect(scene({{.person = 0, .box = left, .to = 61},
                                       {.person = 0, .box = right, .from = 64},
                                       {.person = 1, .box = left, .from = 84}}));
    QCOMPARE(tracks.size(), 2U);
    QCOMPARE(tracks.begin()->second.person(), 0);
    QCOMPARE(tracks.rbegin()->second.person(), 1);
    QCOMPARE(tracks.rbegin()->second.path.first().timeMs, 84 * 1000 / rate);
}

void TestTrackCollector::weakDetectionsAloneAreNobody()
{
    const SampleVideo video = scene({{.person = 0, .box = left}}, 60);
    QVERIFY(collect(video, {}, weak).empty());
    QCOMPARE(collect(video, {}, sure).size(), 1U);
}

void TestTrackCollector::previewShowsSureDetectionsOnly()
{
    const SampleVideo video = scene({{.person = 0, .box = left}, {.person = 1, .box = right}});
    const QImage frame = paintFrame(video, 0);
    const auto engine = makeFakeEngine();
    TrackCollector collector(*engine, 40);
    collector.add(frame, 0, 0, {detected(right, weak)});
    QVERIFY(collector.newBest().isEmpty());
    collector.add(frame, 4, 267, {detected(right, weak), detected(left, sure)});
    QCOMPARE(collector.newBest(), left);
    // Not again for one that is no better, nor for one that is too small to be kept.
    collector.add(frame, 8, 533, {detected(right, weak), detected(left, sure)});
    QVERIFY(collector.newBest().isEmpty());
    TrackCollector small(*engine, 100);
    small.add(frame, 0, 0, {detected(left, sure)});
    QVERIFY(small.newBest().isEmpty());
}

void TestTrackCollector::descriptorIsThatOfTheKeptCrop()
{
    FaceEngine engine;
    engine.encoder = std::make_unique<MosaicEncoder>();
    engine.encoderId = QStringLiteral("mosaic");
    engine.matchLimit = 1;
    TrackCollector collector(engine, 20);
    // A picture with something in it: the two of them at the edge and partly over each other.
    const SampleVideo video =
        scene({{.person = 0, .box = QRect(-10, 80, 90, 90)}, {.person = 3, .box = QRect(50, 120, 60, 60)}}, 120);
    size_t faces = 0;
    for (int i = 0; i < video.frames; i += 4) {
        collector.add(paintFrame(video, i), i, i * 1000 / rate,
                      {detected(QRectF(-10.3, 80.2, 90, 90), sure), detected(QRectF(50, 120, 60, 60), sure)});
    }
    for (const TrackUpdate& u : collector.take(true)) {
        for (const NewFace& f : u.faces) {
            MosaicEncoder later;
            QVERIFY(!f.descriptor.empty());
            QCOMPARE(f.encoder, engine.encoderId);
            QCOMPARE(f.descriptor, encodeCrop(later, f.crop, f.cropPoints));
            ++faces;
        }
    }
    QVERIFY(faces >= 4);
}

void TestTrackCollector::nightIsNoticed()
{
    const SampleVideo day = scene({{.person = 0, .box = left}});
    const auto engine = makeFakeEngine();
    const auto kept = [&](const QImage& frame) {
        TrackCollector collector(*engine, 40);
        collector.add(frame, 0, 0, {detected(left, sure)});
        const auto updates = collector.take(true);
        return updates.at(0).faces.at(0);
    };
    const QImage colours = paintFrame(day, 0);
    QVERIFY(!kept(colours).infrared);
    QVERIFY(kept(colours.convertToFormat(QImage::Format_Grayscale8).convertToFormat(QImage::Format_BGR888)).infrared);
}

QTEST_GUILESS_MAIN(TestTrackCollector)
#include "tst_trackcollector.moc"
