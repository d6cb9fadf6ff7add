// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Real networks on real faces. Needs RINGFACE_MEDIA and RINGFACE_MODELS, which ctest sets; skipped where they are not.
#include "core/jobs/scanvideo.h"
#include "core/library/values/facepath.h"
#include "core/media/photoreader.h"
#include "core/recognition/distance.h"
#include "core/vision/enginefactory.h"
#include "tests/support/patience.h"
#include "tests/support/realfiles.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString first = u"Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4"_s;
const QString sameVisitor = u"Ring_SideGate_202405050008.mp4"_s;
const QString otherVisitor = u"Front_Door_2024-05-03_18.31.04+00.00_ding_not_answered_7364842692037892628.mp4"_s;
constexpr double samePlace = 0.25; // intersection over union, as the scoring script counts a face as found

QString sample(const QString& name)
{
    return media(u"people/ringface-sample/"_s + name);
}

struct Seen {
    std::map<int, FacePath> paths;
    std::vector<NewFace> faces;
    MediaError error = MediaError::None;
};

Seen scan(const QString& path, FaceEngine& engine)
{
    Seen seen;
    scanVideo(path, engine, {},
              {[&seen](const ScanBatch& batch) {
                   seen.error = batch.error;
                   for (const TrackUpdate& t : batch.tracks) {
                       seen.paths[t.track] += t.path;
                       seen.faces.insert(seen.faces.end(), t.faces.begin(), t.faces.end());
                   }
               },
               [] { return false; }});
    return seen;
}

/// Where somebody's face is, by frame.
std::map<int, QRect> truthOf(const QString& recording)
{
    std::map<int, QRect> boxes;
    QDir folder(media(u"porch/truth"_s));
    for (const QString& name : folder.entryList({u"*.json"_s})) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const QJsonObject truth = QJsonDocument::fromJson(file.readAll()).object();
        if (truth["file"_L1].toString() != recording)
            continue;
        for (const QJsonValue& frame : truth["truth"_L1].toArray()) {
            const QJsonArray b = frame["faces"_L1][0]["box"_L1].toArray();
            boxes[frame["frame"_L1].toInt()] = QRect(b[0].toInt(), b[1].toInt(), b[2].toInt(), b[3].toInt());
        }
    }
    return boxes;
}

std::vector<float> distances(const std::vector<NewFace>& a, const std::vector<NewFace>& b)
{
    std::vector<float> out;
    for (const NewFace& x : a) {
        for (const NewFace& y : b) {
            if (&x != &y)
                out.push_back(distance(x.descriptor, y.descriptor));
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

float median(const std::vector<float>& sorted)
{
    return sorted.empty() ? -1 : sorted[sorted.size() / 2];
}
} // namespace

class TestRealEngines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void visitorIsFoundWhereHeIs_data() { engines(); }
    void visitorIsFoundWhereHeIs();
    void samePersonIsNearerThanAnother_data() { engines(); }
    void samePersonIsNearerThanAnother();
    void nobodyIsNobody();
    void countsFaces_data();
    void countsFaces();
    void hogNeedsNoFile();
    void basicNeedsNoFile();
    void enginesDoNotMix();
    void damagedNetworkFile();
    void publishedNumbers_data();
    void publishedNumbers();
    void originalsSample_data() { engines(); }
    void originalsSample();
    void nameOneFindAll();

private:
    static void engines()
    {
        QTest::addColumn<QString>("engine");
        QTest::newRow("precise") << u"precise"_s;
        QTest::newRow("classic") << u"classic"_s;
        QTest::newRow("basic") << u"basic"_s;
    }
    static EngineSetup setup(const QString& engine, const QString& detector = {})
    {
        return setUpEngine(loadCatalogue(models()), {engine, detector});
    }
    /// Why it does not; empty if it does.
    static QString tellsPeopleApart(const EngineSetup& use);
    struct Answer {
        int code = -1;
        QJsonDocument json;
        QString err;
    };
    Answer run(const QStringList& arguments) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("RINGFACE_CLI"),
                      QStringList{u"--library"_s, m_dir->filePath(u"library"_s), u"--models"_s, models()} + arguments,
                      QIODevice::ReadOnly);
        Answer a;
        if (process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit)
            a.code = process.exitCode();
        a.json = QJsonDocument::fromJson(process.readAllStandardOutput());
        a.err = QString::fromUtf8(process.readAllStandardError());
        return a;
    }
    /// Who is on a photo: names, and how many unknown ones.
    std::pair<QStringList, int> who(const QString& photo, const QString& engine) const
    {
        const Answer a = run({u"--engine"_s, engine, u"recognize"_s, photo, u"--json"_s});
        QStringList names;
        for (const QJsonValue& n : a.json["recognisedPersons"_L1].toArray())
            names << n.toString();
        return {a.code == 0 ? names : QStringList{a.err}, int(a.json["unknownPersons"_L1].toArray().size())};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestRealEngines::initTestCase()
{
    if (const QString why = lacking({media(u"porch"_s), media(u"stills"_s), media(u"people"_s), models()});
        !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY(QFile::exists(qEnvironmentVariable("RINGFACE_CLI")));
    for (const QString& engine : {u"precise"_s, u"classic"_s})
        QVERIFY(setup(engine).missing.isEmpty());
}

void TestRealEngines::visitorIsFoundWhereHeIs()
{
    QFETCH(QString, engine);
    const auto made = setup(engine).factory();
    QVERIFY(made);
    const Seen seen = scan(media(u"porch/"_s + first), *made);
    QCOMPARE(seen.error, MediaError::None);
    const std::map<int, QRect> truth = truthOf(first);
    QVERIFY(truth.size() > 50);

    // Every kept face is his, and most of the looks at him found him.
    QVERIFY(!seen.faces.empty());
    for (const NewFace& f : seen.faces) {
        QVERIFY(truth.contains(f.frame));
        QVERIFY(intersectionOverUnion(f.box, truth.at(f.frame)) > samePlace);
        QVERIFY(f.quality > 0 && f.quality <= 1);
        QCOMPARE(f.encoder, setup(engine).encoderId);
        QCOMPARE(f.descriptor.size(), 128U);
        QVERIFY(!f.thumbnail.isEmpty() && !f.crop.isEmpty());
    }
    QCOMPARE(seen.paths.size(), 1U);
    int looks = 0;
    int found = 0;
    for (const auto& [frame, box] : truth) {
        if (frame % 4 != 0) // of 15 a second
            continue;
        ++looks;
        found +=
            intersectionOverUnion(boxAt(seen.paths.begin()->second, qRound64(frame * 1000.0 / 15)), box) > samePlace
                ? 1
                : 0;
    }
    QVERIFY2(found * 10 >= looks * 9, qPrintable(u"%1 of %2"_s.arg(found).arg(looks)));
}

void TestRealEngines::samePersonIsNearerThanAnother()
{
    QFETCH(QString, engine);
    QCOMPARE(tellsPeopleApart(setup(engine)), QString());
}

QString TestRealEngines::tellsPeopleApart(const EngineSetup& use)
{
    const auto made = use.factory();
    if (!made)
        return u"no engine"_s;
    const Seen anna = scan(media(u"porch/"_s + first), *made);
    const Seen annaAgain = scan(media(u"porch/"_s + sameVisitor), *made);
    const Seen bert = scan(media(u"porch/"_s + otherVisitor), *made);
    const float same = median(distances(anna.faces, annaAgain.faces));
    const float another = median(distances(anna.faces, bert.faces));
    const float inOneVisit = median(distances(anna.faces, anna.faces));
    if (same >= 0 && same <= use.limits.largest && another > use.limits.largest && inOneVisit < another)
        return {};
    return u"same %1, another %2, limit %3, in one visit %4"_s.arg(same)
        .arg(another)
        .arg(use.limits.largest)
        .arg(inOneVisit);
}

void TestRealEngines::nobodyIsNobody()
{
    const auto engine = setup(u"precise"_s).factory();
    QVERIFY(engine);
    for (const QString& name :
         {u"Side_Gate_2024-05-07_22.14.35+00.00_ding_answered_7366384630929965234.mp4"_s, u"20240508-030551.mp4"_s}) {
        const Seen seen = scan(media(u"porch/"_s + name), *engine);
        QCOMPARE(seen.error, MediaError::None);
        QCOMPARE(seen.faces.size(), 0U);
    }
}

void TestRealEngines::countsFaces_data()
{
    QTest::addColumn<QString>("photo");
    QTest::addColumn<QString>("detector");
    QTest::addColumn<int>("faces");
    for (const char* detector : {"yunet", "hog"}) {
        const auto row = [&](const char* photo, int faces) {
            QTest::addRow("%s, %s", photo, detector)
                << QString::fromLatin1(photo) << QString::fromLatin1(detector) << faces;
        };
        row("obama_and_biden.jpg", 3); // and a child at the edge
        row("obama.jpg", 1);
        row("two_people.jpg", 2);
        row("32bit.png", 1);
        row("obama-1080p.jpg", 1);
    }
    QTest::newRow("dogs.jpg, hog") << u"dogs.jpg"_s << u"hog"_s << 0; // YuNet takes one of them for a person
}

void TestRealEngines::countsFaces()
{
    QFETCH(QString, photo);
    QFETCH(QString, detector);
    const auto engine = setup(u"precise"_s, detector).factory();
    QVERIFY(engine);
    MediaError error = MediaError::None;
    const QImage image = readPhoto(media(u"stills/"_s + photo), &error);
    QCOMPARE(error, MediaError::None);
    const ScanBatch batch = scanPhoto(image, *engine);
    QCOMPARE(batch.error, MediaError::None);
    QTEST(int(batch.tracks.size()), "faces");
    for (const TrackUpdate& t : batch.tracks)
        QVERIFY(image.rect().contains(t.faces[0].box.center()));
}

void TestRealEngines::hogNeedsNoFile()
{
    const EngineSetup use = setUpEngine(loadCatalogue(m_dir->path()), {u"precise"_s, u"hog"_s});
    QVERIFY(!use.missing.isEmpty());
    const auto engine = use.factory();
    QVERIFY(engine && !engine->encoder);
    MediaError error = MediaError::None;
    const ScanBatch batch = scanPhoto(readPhoto(media(u"stills/obama.jpg"_s), &error), *engine);
    QCOMPARE(batch.tracks.size(), 1U);
    QVERIFY(batch.tracks[0].faces[0].descriptor.empty());
    QVERIFY(!batch.tracks[0].faces[0].thumbnail.isEmpty());
    QVERIFY(!batch.tracks[0].faces[0].crop.isEmpty()); // can be encoded later
}

void TestRealEngines::basicNeedsNoFile()
{
    const EngineSetup use = setUpEngine(loadCatalogue(m_dir->path(), {}), {}, true);
    QCOMPARE(use.missing.size(), 2);
    QVERIFY(use.recognises);
    QCOMPARE(tellsPeopleApart(use), QString());
}

void TestRealEngines::enginesDoNotMix()
{
    QVERIFY(setup(u"precise"_s).encoderId != setup(u"classic"_s).encoderId);
    QVERIFY(setup(u"precise"_s).encoderId != setup(u"basic"_s).encoderId);
    QVERIFY(setup(u"precise"_s).id != setup(u"classic"_s).id);
    QVERIFY(setup(u"precise"_s).id != setup(u"precise"_s, u"hog"_s).id);
    QCOMPARE(setup(u"precise"_s).factory()->id, setup(u"precise"_s).id);
}

void TestRealEngines::damagedNetworkFile()
{
    // One byte is wrong: the engine says no instead of guessing wrongly.
    const QDir from(models());
    for (const QString& name : from.entryList(QDir::Files)) {
        QVERIFY(QFile::copy(from.filePath(name), m_dir->filePath(name)));
        QVERIFY(QFile::setPermissions(m_dir->filePath(name), QFile::ReadOwner | QFile::WriteOwner));
    }
    const ModelCatalogue catalogue = loadCatalogue(m_dir->path());
    QVERIFY(setUpEngine(catalogue, {u"precise"_s, {}}).factory());
    QFile file(catalogue.path(catalogue.encoder(EncoderKind::OpenCvSface)->model));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(file.size() / 2));
    char byte = 0;
    QVERIFY(file.peek(&byte, 1) == 1);
    byte = char(~byte);
    QVERIFY(file.write(&byte, 1) == 1);
    file.close();
    QVERIFY(!setUpEngine(catalogue, {u"precise"_s, {}}).factory());
    QVERIFY(setUpEngine(catalogue, {u"classic"_s, {}}).factory()); // the other one is not concerned
}

void TestRealEngines::publishedNumbers_data()
{
    QTest::addColumn<QString>("detector");
    QTest::newRow("yunet") << u"yunet"_s;
    QTest::newRow("hog") << u"hog"_s;
}

void TestRealEngines::publishedNumbers()
{
    // The page of the original Ringface prints what dlib's network makes of its sample photo.
    QFETCH(QString, detector);
    QFile file(sample(u"published-encoding.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject published = QJsonDocument::fromJson(file.readAll()).object();
    Descriptor numbers;
    for (const QJsonValue& v : published["encoding"_L1].toArray())
        numbers.push_back(float(v.toDouble()));
    const auto engine = setup(u"classic"_s, detector).factory();
    QVERIFY(engine && engine->encoder);
    const QImage photo = QImage(sample(published["image"_L1].toString())).convertToFormat(QImage::Format_BGR888);
    const auto faces = engine->detector->detect(photo);
    QVERIFY(faces && faces->size() == 1);
    const float between = distance(engine->encoder->encode(photo, faces->front()), numbers);
    qInfo("distance to the published numbers: %.3f", double(between));
    QVERIFY(between <= 0.16F);
}

void TestRealEngines::originalsSample()
{
    QFETCH(QString, engine);
    const QString crowd = sample(u"barack/new-images/barack_multiface.jpeg"_s);
    QFile request(m_dir->filePath(u"fit.json"_s));
    QVERIFY(request.open(QIODevice::WriteOnly));
    request.write(
        QJsonDocument(
            QJsonObject{
                {u"persons"_s,
                 QJsonArray{
                     QJsonObject{{u"personName"_s, u"barack"_s},
                                 {u"imagePaths"_s, QJsonArray{sample(u"barack/new-images/barack1.jpeg"_s),
                                                              sample(u"barack/new-images/barack2.jpeg"_s), crowd}}},
                     QJsonObject{{u"personName"_s, u"donald"_s},
                                 {u"imagePaths"_s, QJsonArray{sample(u"donald/new-images/donald1.jpeg"_s),
                                                              sample(u"donald/new-images/donald2.jpeg"_s)}}}}}})
            .toJson());
    request.close();
    const Answer fit = run({u"--engine"_s, engine, u"fit"_s, request.fileName()});
    QVERIFY2(fit.code == 0, qPrintable(fit.err));
    const QJsonArray warnings = fit.json["warnings"_L1].toArray();
    QCOMPARE(warnings.size(), 1);
    QVERIFY(warnings[0].toString().contains(crowd));
    QVERIFY(fit.err.contains(crowd));
    for (const QJsonValue& p : fit.json["persons"_L1].toArray()) {
        QCOMPARE(p["encodings"_L1].toArray().size(), 2);
        QCOMPARE(p["encodings"_L1][0].toArray().size(), 128);
    }

    int named = 0;
    for (const QString& name : {u"barack"_s, u"donald"_s}) {
        for (const QString& number : {u"3"_s, u"4"_s}) {
            const QString photo = name + number;
            const auto [names, unknown] = who(sample(u"%1/test-images/%2.jpeg"_s.arg(name, photo)), engine);
            const int people = photo == "barack4"_L1 ? 2 : 1; // his wife is with him
            QCOMPARE(names.size() + unknown, people);
            QVERIFY2(names.isEmpty() || names == QStringList{name}, qPrintable(photo));
            named += int(names.size());
        }
    }
    if (engine != "basic"_L1) // whom two photos teach too little
        QCOMPARE(named, 4);
    const auto [family, others] = who(sample(u"barack/test-images/family.jpeg"_s), engine);
    QVERIFY(family == QStringList{u"barack"_s} || (engine == "basic"_L1 && family.isEmpty()));
    QVERIFY(others >= 1);
    for (const QString& stranger : {u"Colin_Powell"_s, u"Gerhard_Schroeder"_s, u"Jacques_Chirac"_s}) {
        const auto [names, unknown] = who(media(u"people/lfw/%1/%1_0001.jpg"_s.arg(stranger)), engine);
        QCOMPARE(names, QStringList());
        QVERIFY(unknown >= 1);
    }
}

void TestRealEngines::nameOneFindAll()
{
    const QStringList recordings{media(u"porch/"_s + first), media(u"porch/"_s + sameVisitor),
                                 media(u"porch/"_s + otherVisitor)};
    const Answer scanned = run(QStringList{u"scan"_s} + recordings);
    QVERIFY2(scanned.code == 0, qPrintable(scanned.err));
    const QJsonArray groups = run({u"groups"_s, u"--json"_s}).json.array();
    QVERIFY(!groups.isEmpty());
    // The group that holds the first recording's visitor.
    QString group;
    for (const QJsonValue& f : run({u"faces"_s, u"--json"_s}).json.array()) {
        if (f["recording"_L1].toString() == recordings[0])
            group = QString::number(f["group"_L1].toInteger());
    }
    QCOMPARE(run({u"label"_s, u"--group"_s, group, u"--name"_s, u"Anna"_s}).code, 0);
    for (const QJsonValue& r : run({u"recordings"_s, u"--json"_s}).json.array()) {
        const bool anna = r["people"_L1][0]["name"_L1].toString() == u"Anna"_s;
        QCOMPARE(anna, r["recording"_L1].toString() != recordings[2]);
    }
}

QTEST_GUILESS_MAIN(TestRealEngines)
#include "tst_realengines.moc"
