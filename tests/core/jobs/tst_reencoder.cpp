// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/reencoder.h"
#include "core/jobs/scanvideo.h"
#include "core/session/pipeline.h"
#include "core/vision/facecut.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/libraryfixture.h"
#include "tests/support/samplevideo.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int recordings = 13; // with six people each: some batches, the last one not full
constexpr int faces = recordings * personColours;

/// The mean colour of the face: other pixels, other numbers.
class MeanEncoder : public FaceEncoder
{
public:
    explicit MeanEncoder(std::atomic<int>* calls)
        : m_calls(calls)
    {
    }

    Descriptor encode(const QImage& frame, const DetectedFace& face) override
    {
        if (m_calls != nullptr)
            ++*m_calls;
        Descriptor sum(3, 0);
        const QRect box = face.box.toRect() & frame.rect();
        for (int y = box.top(); y <= box.bottom(); ++y) {
            for (int x = box.left(); x <= box.right(); ++x) {
                const QColor c = frame.pixelColor(x, y);
                sum[0] += float(c.redF());
                sum[1] += float(c.greenF());
                sum[2] += float(c.blueF());
            }
        }
        for (float& v : sum)
            v /= float(box.width() * box.height());
        return sum;
    }

private:
    std::atomic<int>* m_calls;
};

EngineFactory meanFactory(std::atomic<int>* calls = nullptr)
{
    return [calls] {
        auto engine = makeFakeEngine();
        engine->encoder = std::make_unique<MeanEncoder>(calls);
        engine->encoderId = u"mean"_s;
        engine->id = u"fake+mean"_s;
        return engine;
    };
}
} // namespace

class TestReencoder : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { close(); }
    void facesGetTheOtherDescriptors();
    void thereAndBackIsTheSame();
    void labelsStay();
    void interruptedAndContinued();
    void brokenEngine_data();
    void brokenEngine();
    void faceThatCannotBeEncoded();
    void newFacesOfTheRightEncoderAreLeftAlone();
    void nothingToDo();
    void basicStandsIn();

private:
    /// The scan of all recordings, of which there are no files, with one encoder.
    [[nodiscard]] bool scanAll(FaceEngine& engine);
    std::map<FaceId, Descriptor> descriptors(const QString& encoder)
    {
        std::map<FaceId, Descriptor> out;
        for (const TrackSample& t : recognition().input(encoder, 1).tracks) {
            for (const FaceSample& f : t.faces)
                out[f.face] = f.descriptor;
        }
        return out;
    }
    bool finish(Reencoder& reencoder)
    {
        QSignalSpy finished(&reencoder, &Reencoder::finished);
        reencoder.start();
        return (finished.size() == 1 || finished.wait()) && !reencoder.isBusy();
    }
};

void TestReencoder::init()
{
    QVERIFY(make());
    QVERIFY(scanAll(*makeFakeEngine()));
    QCOMPARE(int(descriptors(u"colour"_s).size()), faces);
}

bool TestReencoder::scanAll(FaceEngine& engine)
{
    for (int r = 0; r < recordings; ++r) {
        SampleVideo scene{.size = QSize(480, 160), .shade = 100 + r};
        for (int p = 0; p < personColours; ++p)
            scene.visitors.append({.person = p, .box = QRect(8 + 78 * p, 20 + 3 * r, 50 + r, 50 + r)});
        const RecordingId id = add(QByteArray::number(r));
        if (QFile::exists(library().recording(id)->file.path) || !library().beginScan(id, engine.id) ||
            !library().addFaces(id, scanPhoto(paintFrame(scene, 0), engine)) ||
            !library().endScan(id, ScanState::Done, MediaError::None))
            return false;
    }
    return true;
}

void TestReencoder::facesGetTheOtherDescriptors()
{
    std::atomic<int> calls = 0;
    Reencoder reencoder(library(), meanFactory(&calls), u"mean"_s);
    QSignalSpy progress(&reencoder, &Reencoder::progressChanged);
    QVERIFY(finish(reencoder));
    QVERIFY(!reencoder.hasFailed());
    QCOMPARE(calls, faces);
    QCOMPARE(recognition().countToEncode(u"mean"_s), 0);
    QVERIFY(descriptors(u"colour"_s).empty()); // never both of one face
    const auto now = descriptors(u"mean"_s);
    QCOMPARE(int(now.size()), faces);
    for (const auto& [id, d] : now)
        QCOMPARE(d.size(), 3U);
    // It said how far it was.
    QVERIFY(progress.size() > 2);
    int done = -1;
    for (const QList<QVariant>& p : progress) {
        QVERIFY(p[0].toInt() > done);
        done = p[0].toInt();
        QCOMPARE(p[1].toInt(), faces);
    }
    QCOMPARE(done, faces);
}

void TestReencoder::thereAndBackIsTheSame()
{
    QVERIFY(make());
    QVERIFY(scanAll(*meanFactory()()));
    const auto scanned = descriptors(u"mean"_s);
    QCOMPARE(int(scanned.size()), faces);
    Reencoder there(library(), fakeEngineFactory(), u"colour"_s);
    QVERIFY(finish(there));
    QVERIFY(descriptors(u"mean"_s).empty());
    Reencoder back(library(), meanFactory(), u"mean"_s);
    QVERIFY(finish(back));
    QVERIFY(descriptors(u"mean"_s) == scanned);
}

void TestReencoder::labelsStay()
{
    QList<FaceId> all;
    for (const Face& f : library().faces())
        all.append(f.id);
    QVERIFY(say({all[0], all[40]}, "Anna"));
    QVERIFY(labels().sayNot({all[1]}, u"Bert"_s));
    QVERIFY(labels().ignore({all[2]}));
    const QList<FaceLabel> said = labels().of(all);
    QCOMPARE(said.size(), 4);
    Reencoder reencoder(library(), meanFactory(), u"mean"_s);
    QVERIFY(finish(reencoder));
    QCOMPARE(labels().of(all), said);
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QCOMPARE(library().faces().size(), faces);
    QVERIFY(!library().faceThumbnail(all[0]).isEmpty());
}

void TestReencoder::interruptedAndContinued()
{
    int left = 0;
    {
        auto reencoder = std::make_unique<Reencoder>(library(), meanFactory(), u"mean"_s);
        QSignalSpy progress(reencoder.get(), &Reencoder::progressChanged);
        reencoder->start();
        QVERIFY(reencoder->isBusy());
        QVERIFY(progress.wait()); // for the first batch
        reencoder.reset();
        left = recognition().countToEncode(u"mean"_s);
        QVERIFY(left > 0 && left < faces);
        QCOMPARE(int(descriptors(u"mean"_s).size()), faces - left);
        QCOMPARE(int(descriptors(u"colour"_s).size()), left);
    }
    QVERIFY(reopen());
    std::atomic<int> calls = 0;
    Reencoder again(library(), meanFactory(&calls), u"mean"_s);
    QSignalSpy progress(&again, &Reencoder::progressChanged);
    QVERIFY(finish(again));
    QCOMPARE(calls, left);
    QCOMPARE(progress.first().at(1).toInt(), left);
    QCOMPARE(int(descriptors(u"mean"_s).size()), faces);
}

void TestReencoder::brokenEngine_data()
{
    QTest::addColumn<bool>("noEngine");
    QTest::newRow("no engine") << true;
    QTest::newRow("no encoder") << false;
}

void TestReencoder::brokenEngine()
{
    QFETCH(bool, noEngine);
    const auto before = descriptors(u"colour"_s);
    auto works = std::make_shared<std::atomic<bool>>(false);
    const EngineFactory factory = [noEngine, works]() -> std::unique_ptr<FaceEngine> {
        if (*works)
            return meanFactory()();
        return noEngine ? nullptr : makeFakeEngine({.encoder = {}});
    };
    Reencoder reencoder(library(), factory, u"mean"_s);
    QVERIFY(finish(reencoder));
    QVERIFY(reencoder.hasFailed());
    QVERIFY(descriptors(u"colour"_s) == before);
    QCOMPARE(recognition().countToEncode(u"mean"_s), faces);
    // Once the network file is there, it goes on.
    *works = true;
    QVERIFY(finish(reencoder));
    QVERIFY(!reencoder.hasFailed());
    QCOMPARE(int(descriptors(u"mean"_s).size()), faces);
}

void TestReencoder::faceThatCannotBeEncoded()
{
    // A damaged crop: the others are done, and it is not tried for ever.
    const FaceId broken = library().faces().at(5).id;
    QVERIFY(run(u"UPDATE face_images SET crop = x'00112233' WHERE face_id = ?"_s, {broken}));
    Reencoder reencoder(library(), meanFactory(), u"mean"_s);
    QVERIFY(finish(reencoder));
    QVERIFY(!reencoder.hasFailed());
    const auto now = descriptors(u"mean"_s);
    QCOMPARE(int(now.size()), faces - 1);
    QVERIFY(!now.contains(broken));
    QCOMPARE(recognition().countToEncode(u"mean"_s), 0);
    QVERIFY(library().hasFace(broken));
}

void TestReencoder::newFacesOfTheRightEncoderAreLeftAlone()
{
    const RecordingId id = add("new");
    QVERIFY(library().beginScan(id, u"fake+mean"_s));
    QVERIFY(library().addFaces(id, scanPhoto(paintFrame(oneVisitor(2), 0), *meanFactory()())));
    QVERIFY(library().endScan(id, ScanState::Done, MediaError::None));
    std::atomic<int> calls = 0;
    Reencoder reencoder(library(), meanFactory(&calls), u"mean"_s);
    QVERIFY(finish(reencoder));
    QCOMPARE(calls, faces);
    QCOMPARE(int(descriptors(u"mean"_s).size()), faces + 1);
}

void TestReencoder::nothingToDo()
{
    std::atomic<int> calls = 0;
    Reencoder reencoder(library(), meanFactory(&calls), u"colour"_s);
    QSignalSpy progress(&reencoder, &Reencoder::progressChanged);
    reencoder.start();
    QVERIFY(!reencoder.isBusy());
    Reencoder without(library(), meanFactory(&calls), {});
    without.start();
    QVERIFY(!without.isBusy());
    QCOMPARE(progress.size(), 0);
    QCOMPARE(calls, 0);
}

void TestReencoder::basicStandsIn()
{
    const ModelCatalogue nothing = loadCatalogue(path(u"nothing"_s), {});
    const auto engine = [&](const EngineChoice& choice = {}) { return engineFor(library(), nothing, choice); };
    const QString basic = basicEncoder().id;
    // What another encoder has made is not thrown away for it, unless the user says so.
    QVERIFY(!engine().recognises);
    QCOMPARE(engine().encoderId, u"sface"_s);
    QCOMPARE(engine({u"basic"_s, {}}).encoderId, basic);
    QVERIFY(library().setNote(u"engine"_s, u"basic"_s));
    QVERIFY(engine().recognises);
    QVERIFY(library().setNote(u"engine"_s, u"classic"_s));
    QVERIFY(!engine().recognises);
    QCOMPARE(engine().encoderId, u"dlib-resnet"_s);

    QList<FaceDescriptor> made;
    for (const auto& [face, descriptor] : descriptors(u"colour"_s))
        made.append({face, descriptor});
    QCOMPARE(made.size(), faces);
    QVERIFY(recognition().setDescriptors(basic, made));
    QCOMPARE(engine().encoderId, basic);
    QCOMPARE(engine().id, u"hog+"_s + basic);
    QCOMPARE(engine().missing.size(), 2); // and it is still told what would be better

    close();
    const std::unique_ptr<Library> empty = Library::open(path(u"empty"_s)).library;
    QVERIFY(empty);
    QCOMPARE(engineFor(*empty, nothing).encoderId, basic);
    QVERIFY(engineFor(*empty, nothing).factory()->encoder);
}

QTEST_GUILESS_MAIN(TestReencoder)
#include "tst_reencoder.moc"
