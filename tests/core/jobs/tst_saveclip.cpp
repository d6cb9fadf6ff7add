// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Clips that are passed on: what is in them, and that nobody is to be recognised who was made unrecognisable.
#include "core/jobs/saveclip.h"
#include "core/jobs/scanvideo.h"
#include "core/media/framereader.h"
#include "core/media/soundreader.h"
#include "core/vision/enginefactory.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/longform.h"
#include "tests/support/realfiles.h"
#include "tests/support/samplevideo.h"
#include "tests/support/truth.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int rate = 15;

struct Found {
    std::map<int, FacePath> tracks;
    QSize size;
};

Found scan(const QString& path, FaceEngine& engine)
{
    Found found;
    scanVideo(path, engine, {},
              {[&found](const ScanBatch& batch) {
                   for (const TrackUpdate& update : batch.tracks)
                       found.tracks[update.track] += update.path;
                   found.size = batch.frameSize.isEmpty() ? found.size : batch.frameSize;
               },
               [] { return false; }});
    return found;
}

/// Who is on most of a track by the truth; empty: nobody.
QString personOf(const FacePath& path, const Truth& truth, qint64 offsetMs)
{
    std::map<QString, int> votes;
    for (const PathPoint& point : path)
        ++votes[truth.person(point.timeMs + offsetMs, point.box)];
    QString best;
    for (const auto& [name, count] : votes) {
        if (!name.isEmpty() && (best.isEmpty() || count > votes[best]))
            best = name;
    }
    return best;
}

ClipProblem save(const ClipOrder& order, FaceDetector* detector = nullptr)
{
    return saveClip(
        order, detector, [](double) {}, [] { return false; });
}
} // namespace

class TestSaveClip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void partAsItIs();
    void partEncodedAnew();
    void partsInARow();
    void soundIsKept();
    void fileThatIsThere();
    void cancelled();
    void problems();
    void othersAreCovered();
    void nobodyIsRecognised_data();
    void nobodyIsRecognised();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    ClipOrder order(qint64 from, qint64 to, const QString& out) const
    {
        ClipOrder made;
        made.parts = {{m_video, from, to, {}, {}}};
        made.out = path(out);
        return made;
    }

    QTemporaryDir m_dir;
    QString m_video;
};

void TestSaveClip::initTestCase()
{
    QVERIFY(writeVideo(path(u"source.avi"_s),
                       {.size = QSize(320, 240),
                        .frames = 90,
                        .visitors = {{.person = 0, .box = QRect(20, 80, 64, 64), .step = QPoint(1, 0)},
                                     {.person = 2, .box = QRect(200, 80, 64, 64), .from = 20, .to = 70}}}));
    m_video = path(u"video.mp4"_s);
    QVERIFY(runTool(u"ffmpeg"_s, {u"-v"_s,
                                  u"error"_s,
                                  u"-f"_s,
                                  u"lavfi"_s,
                                  u"-i"_s,
                                  u"sine=d=6"_s,
                                  u"-i"_s,
                                  path(u"source.avi"_s),
                                  u"-map"_s,
                                  u"1:v"_s,
                                  u"-map"_s,
                                  u"0:a"_s,
                                  u"-c:v"_s,
                                  u"libx264"_s,
                                  u"-g"_s,
                                  u"30"_s,
                                  u"-keyint_min"_s,
                                  u"30"_s,
                                  u"-sc_threshold"_s,
                                  u"0"_s,
                                  u"-bf"_s,
                                  u"2"_s,
                                  u"-c:a"_s,
                                  u"aac"_s,
                                  m_video}));
}

/// Frames of \a clip are those of the video from \a fromMs on.
#define COMPARE_FRAMES(clip, fromMs, count)                                                                            \
    do {                                                                                                               \
        FrameReader made;                                                                                              \
        FrameReader source;                                                                                            \
        QCOMPARE(made.open(clip), MediaError::None);                                                                   \
        QCOMPARE(source.open(m_video), MediaError::None);                                                              \
        QVERIFY(source.makeSeekable());                                                                                \
        int frames = 0;                                                                                                \
        while (made.next() && frames < (count)) {                                                                      \
            QVERIFY(source.seek((fromMs) + made.timeMs() + 2));                                                        \
            const QColor a = made.image().pixelColor(source.number() + 20, 90);                                        \
            const QColor b = source.image().pixelColor(source.number() + 20, 90);                                      \
            QVERIFY(qAbs(a.red() - b.red()) < 40 && qAbs(a.blue() - b.blue()) < 40);                                   \
            ++frames;                                                                                                  \
        }                                                                                                              \
        QCOMPARE(frames, count);                                                                                       \
    } while (false)

void TestSaveClip::partAsItIs()
{
    QCOMPARE(save(order(2000, 4000, u"copied.mp4"_s)).kind, ClipProblem::Kind::None);
    COMPARE_FRAMES(path(u"copied.mp4"_s), 2000, 30);
    // Not a pixel was touched.
    QByteArray before;
    QByteArray after;
    const QStringList hash{u"-f"_s, u"md5"_s, u"-"_s};
    QVERIFY(runTool(u"ffmpeg"_s,
                    QStringList{u"-v"_s, u"error"_s, u"-ss"_s, u"2"_s, u"-i"_s, m_video, u"-map"_s, u"v"_s,
                                u"-frames:v"_s, u"25"_s} +
                        hash,
                    &before));
    QVERIFY(runTool(
        u"ffmpeg"_s,
        QStringList{u"-v"_s, u"error"_s, u"-i"_s, path(u"copied.mp4"_s), u"-map"_s, u"v"_s, u"-frames:v"_s, u"25"_s} +
            hash,
        &after));
    QCOMPARE(after, before);
}

void TestSaveClip::partEncodedAnew()
{
    QCOMPARE(save(order(1000, 3000, u"anew.mp4"_s)).kind, ClipProblem::Kind::None);
    COMPARE_FRAMES(path(u"anew.mp4"_s), 1000, 30);
}

void TestSaveClip::partsInARow()
{
    ClipOrder both = order(1000, 2000, u"row.mp4"_s);
    both.parts.append({m_video, 4000, 5000, {}, {}});
    both.parts.append({path(u"source.avi"_s), 0, 1000, {}, {}}); // without sound
    QCOMPARE(save(both).kind, ClipProblem::Kind::None);
    FrameReader made;
    QCOMPARE(made.open(path(u"row.mp4"_s)), MediaError::None);
    int frames = 0;
    while (made.next())
        ++frames;
    QCOMPARE(frames, 45);
    QVERIFY2(qAbs(made.timeMs() - 3000) < 150, qPrintable(QString::number(made.timeMs())));
}

void TestSaveClip::soundIsKept()
{
    for (const auto& [from, name] : {std::pair{2000, u"copied sound.mp4"_s}, {1000, u"encoded sound.mp4"_s}}) {
        QCOMPARE(save(order(from, from + 2000, name)).kind, ClipProblem::Kind::None);
        SoundReader sound;
        QCOMPARE(sound.open(path(name)), MediaError::None);
        QVERIFY(sound.start(0, 48'000, 1));
        qint64 bytes = 0;
        qint64 loud = 0;
        for (QByteArray some = sound.read(); !some.isEmpty(); some = sound.read()) {
            bytes += some.size();
            for (qsizetype i = 0; i < some.size(); i += SoundReader::bytesAFrame) {
                qint16 sample = 0;
                std::memcpy(&sample, some.constData() + i, sizeof(sample));
                loud += qAbs(sample) > 1000 ? 1 : 0;
            }
        }
        const double seconds = double(bytes) / SoundReader::bytesAFrame / 48'000;
        QVERIFY2(qAbs(seconds - 2) < 0.15, qPrintable(QString::number(seconds)));
        QVERIFY(loud > 48'000);
    }
}

void TestSaveClip::fileThatIsThere()
{
    for (const qint64 from : {2000, 1000}) { // copied, encoded
        ClipOrder wanted = order(from, 3000, u"there %1.mp4"_s.arg(from));
        QVERIFY(writeFile(wanted.out, "mine"));
        QCOMPARE(save(wanted).kind, ClipProblem::Kind::NotWritable);
        QFile file(wanted.out);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("mine"));
        file.close();
        wanted.replaces = true;
        QCOMPARE(save(wanted).kind, ClipProblem::Kind::None);
        QVERIFY(QFileInfo(wanted.out).size() > 1000);
    }
}

void TestSaveClip::cancelled()
{
    for (const qint64 from : {0, 1000}) {
        const ClipOrder wanted = order(from, 6000, u"cancelled.mp4"_s);
        int asked = 0;
        QCOMPARE(saveClip(
                     wanted, nullptr, [](double) {}, [&asked] { return ++asked > 40; })
                     .kind,
                 ClipProblem::Kind::Cancelled);
        QVERIFY(!QFile::exists(wanted.out));
        QVERIFY(!QFile::exists(wanted.out + u".part"_s));
    }
}

void TestSaveClip::problems()
{
    ClipOrder wanted = order(0, 1000, u"no/such/folder/clip.mp4"_s);
    QCOMPARE(save(wanted).kind, ClipProblem::Kind::NotWritable);
    wanted = order(0, 1000, u"clip.mp4"_s);
    wanted.parts[0].path = path(u"gone.mp4"_s);
    QCOMPARE(save(wanted).kind, ClipProblem::Kind::NotReadable);
    QCOMPARE(save(wanted).file, wanted.parts[0].path);
    wanted = order(60'000, 61'000, u"clip.mp4"_s);
    QCOMPARE(save(wanted).kind, ClipProblem::Kind::NothingThere);
    wanted = order(0, 1000, u"clip.mp4"_s);
    wanted.blurs = true;
    QCOMPARE(save(wanted).kind, ClipProblem::Kind::EngineFailed); // without a detector faces would be missed
    FakeEngineOptions broken;
    broken.failAtCall = 5;
    QCOMPARE(save(wanted, makeFakeEngine(broken)->detector.get()).kind, ClipProblem::Kind::EngineFailed);
    QVERIFY(!QFile::exists(wanted.out));
    QVERIFY(!QFile::exists(wanted.out + u".part"_s));
}

void TestSaveClip::othersAreCovered()
{
    const auto engine = makeFakeEngine();
    const Found found = scan(m_video, *engine);
    QCOMPARE(found.tracks.size(), size_t(2));
    ClipOrder wanted = order(0, 6000, u"covered.mp4"_s);
    wanted.blurs = true;
    wanted.parts[0].boxesIn = found.size;
    for (const auto& [number, path] : found.tracks)
        wanted.parts[0].faces.append({path, path.first().timeMs < 500}); // who is there first is kept
    QCOMPARE(save(wanted, engine->detector.get()).kind, ClipProblem::Kind::None);
    FrameReader reader;
    QCOMPARE(reader.open(wanted.out), MediaError::None);
    while (reader.next()) { // in every frame, looked at by the scan or not
        const QImage frame = reader.image();
        const QByteArray when = QByteArray::number(reader.timeMs());
        const QPoint eye(16, 20);
        QVERIFY2(frame.pixelColor(QPoint(20 + reader.number(), 80) + eye).red() < 80, when.constData()); // black, still
        if (reader.number() >= 20 && reader.number() < 70)
            QVERIFY2(frame.pixelColor(QPoint(200, 80) + eye).blue() > 120, when.constData());
    }
    QCOMPARE(reader.number(), 89);
}

void TestSaveClip::nobodyIsRecognised_data()
{
    QTest::addColumn<QString>("file");
    if (const QString why = lacking({media(u"porch"_s), models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    int multiple = 0;
    for (const auto& [file, truth] : readTruth(media(u"porch"_s))) {
        std::set<QString> people;
        for (const auto& [frame, faces] : truth.frames) {
            for (const auto& [name, box] : faces)
                people.insert(name);
        }
        const bool isTwo = people.size() > 1;
        if (isLongForm() || (isTwo && multiple++ < 1))
            QTest::newRow(qPrintable(file)) << file;
    }
}

/// The first visitor is kept, all others are blurred: with every detector only that one is found in the clip.
void TestSaveClip::nobodyIsRecognised()
{
    QFETCH(QString, file);
    const QString source = media(u"porch/"_s + file);
    const Truth truth = readTruth(media(u"porch"_s)).at(file);
    const ModelCatalogue catalogue = loadCatalogue(models());
    const auto engine = setUpEngine(catalogue, {u"precise"_s, u"yunet"_s}).factory();
    QVERIFY(engine);
    const Found found = scan(source, *engine);
    ClipOrder wanted;
    wanted.out = path(u"blurred.mp4"_s);
    wanted.blurs = true;
    wanted.replaces = true;
    wanted.parts = {{source, 0, 3'600'000, {}, found.size}};
    QString kept;
    for (const auto& [number, path] : found.tracks) {
        const QString person = personOf(path, truth, 0);
        if (kept.isEmpty())
            kept = person;
        wanted.parts[0].faces.append({path, person == kept});
    }
    const ClipProblem problem = save(wanted, engine->detector.get());
    QCOMPARE(problem.kind, ClipProblem::Kind::None);
    for (const QString& detector : {u"yunet"_s, u"hog"_s}) {
        const auto other = setUpEngine(catalogue, {u"precise"_s, detector}).factory();
        QVERIFY(other);
        bool isKeptFound = false;
        for (const auto& [number, path] : scan(wanted.out, *other).tracks) {
            const QString person = personOf(path, truth, 0);
            QVERIFY2(person.isEmpty() || person == kept, qPrintable(u"%1 finds %2"_s.arg(detector, person)));
            isKeptFound = isKeptFound || person == kept;
        }
        const bool wasFound = detector == "yunet"_L1 ? !found.tracks.empty() : isKeptFound;
        QCOMPARE(isKeptFound, wasFound);
    }
}

QTEST_MAIN(TestSaveClip)
#include "tst_saveclip.moc"
