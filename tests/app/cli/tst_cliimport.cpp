// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Somebody comes from the original Ringface, or from a photo manager: real networks, real faces. Needs RINGFACE_MEDIA
// and RINGFACE_MODELS, which ctest sets; skipped where they are not.
#include "core/exchange/xmpregions.h"
#include "core/media/framereader.h"
#include "core/vision/enginefactory.h"
#include "core/vision/hogdetector.h"
#include "tests/support/clirunner.h"
#include "tests/support/realfiles.h"

#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
// Recordings as the original names them: who is in them is known.
const QString annas = u"20240503-230814"_s;
const QString berts = u"20240504-192644"_s;
const QString three = u"20240506-114516"_s; // Anna with two others
constexpr int cropsEach = 3;

/// Pictures of a face as the original cuts them: the box of dlib's detector, without a margin, from 100 pixels on.
QList<QImage> crops(const QString& video)
{
    QList<QImage> out;
    const auto detector = makeHogDetector({});
    FrameReader reader;
    if (reader.open(video) != MediaError::None)
        return out;
    constexpr int every = 10;
    while (out.size() < cropsEach && reader.next()) {
        if (reader.number() % every != 0)
            continue;
        const QImage frame = reader.image();
        const auto faces = detector->detect(frame);
        if (!faces || faces->size() != 1)
            continue;
        const QRect box = faces->front().box.toRect() & frame.rect();
        if (box.width() >= 100 && box.height() >= 100)
            out << frame.copy(box);
    }
    return out;
}
} // namespace

class TestCliImport : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void peopleComeAlong();
    void twiceIsOnce();
    void whatWasSaidSinceStays();
    void fromTheFitAlone();
    void cropsThatTeachNothing();
    void goesOnWhereItWasEnded();
    void thereAndBack_data();
    void thereAndBack();
    void namesOfAPhotoManager();

private:
    Answer with(const QStringList& arguments, const QString& library = u"library"_s) const
    {
        return run(QStringList{u"--models"_s, models(), u"--library"_s, file(library)} + arguments);
    }
    Answer import(const QStringList& more = {}) const
    {
        return with(QStringList{u"import"_s, u"ringface"_s, file(u"data"_s), u"--json"_s} + more);
    }
    QJsonArray list(const QString& command, const QString& library = u"library"_s) const
    {
        return with({command, u"--json"_s}, library).list();
    }
    /// "Anna 3": who, and how many faces of each a person named.
    QStringList people(const QString& library = u"library"_s) const
    {
        QStringList out;
        for (const QJsonValue& p : list(u"people"_s, library))
            out << u"%1 %2"_s.arg(p["name"_L1].toString()).arg(p["labelled"_L1].toInt());
        return out;
    }
    QString put(const QString& name, const QByteArray& content) const
    {
        QDir().mkpath(QFileInfo(file(name)).path());
        return write(name, content);
    }
    /// As the container of the original notes it.
    static QJsonArray noted(const QString& event, const QStringList& names)
    {
        QJsonArray out;
        for (const QString& name : names)
            out.append(u"/app/data/images/%1/%2"_s.arg(event, name));
        return out;
    }
    static QByteArray tag(const QString& person, const QJsonArray& paths)
    {
        return QJsonDocument(QJsonObject{{u"personName"_s, person}, {u"imagePaths"_s, paths}})
                   .toJson(QJsonDocument::Compact) +
               '\n';
    }
    QStringList faceFiles() const { return {u"face-0.jpeg"_s, u"face-1.jpeg"_s, u"face-2.jpeg"_s}; }

    QList<QImage> m_anna;
    QList<QImage> m_bert;
};

void TestCliImport::initTestCase()
{
    if (const QString why = lacking({media(u"porch"_s), media(u"stills"_s), models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_anna = crops(media(u"porch/%1.mp4"_s.arg(annas)));
    m_bert = crops(media(u"porch/%1.mp4"_s.arg(berts)));
    QCOMPARE(m_anna.size(), cropsEach);
    QCOMPARE(m_bert.size(), cropsEach);
}

/// A data folder with three recordings, and the collection PersonImages.
void TestCliImport::init()
{
    QVERIFY(freshFolder());
    QVERIFY(QDir().mkpath(file(u"data/videos"_s)));
    for (const QString& event : {annas, berts, three}) {
        QVERIFY(QFile::copy(media(u"porch/%1.mp4"_s.arg(event)), file(u"data/videos/%1.mp4"_s.arg(event))));
        QVERIFY(QDir().mkpath(file(u"data/images/%1"_s.arg(event))));
    }
    for (int i = 0; i < cropsEach; ++i) {
        QVERIFY(m_anna[i].save(file(u"data/images/%1/face-%2.jpeg"_s.arg(annas).arg(i))));
        QVERIFY(m_bert[i].save(file(u"data/images/%1/face-%2.jpeg"_s.arg(berts).arg(i))));
    }
    put(u"mongo/PersonImages.json"_s,
        tag(u"Anna"_s, noted(annas, faceFiles())) + tag(u"Bert"_s, noted(berts, faceFiles())));
}

void TestCliImport::peopleComeAlong()
{
    const Answer a = import({u"--mongo"_s, file(u"mongo"_s), u"--scan"_s});
    QVERIFY2(a.code == 0, qPrintable(a.err));
    const QJsonObject report = a.object();
    QCOMPARE(report["newRecordings"_L1].toInt(), 3);
    QCOMPARE(report["people"_L1].toArray(), (QJsonArray{u"Anna"_s, u"Bert"_s}));
    QCOMPARE(report["facesLearned"_L1].toInt(), 2 * cropsEach);
    QCOMPARE(report["notLearned"_L1].toArray(), QJsonArray());
    // The very visits that the pictures were cut from have their names by a person's word, the other is guessed.
    QCOMPARE(report["tracksNamed"_L1].toInt(), 2);
    QCOMPARE(people(), (QStringList{u"Anna 4"_s, u"Bert 4"_s}));
    for (const QJsonValue& visit : list(u"visits"_s)) {
        const QString name = visit["name"_L1].toString();
        const QString from = visit["from"_L1].toString();
        if (from.startsWith("2024-05-03"_L1))
            QVERIFY(name == "Anna"_L1 && !visit["guess"_L1].toBool());
        else if (from.startsWith("2024-05-04"_L1))
            QVERIFY(name == "Bert"_L1 && !visit["guess"_L1].toBool());
        else
            QVERIFY(name.isEmpty() || name == "Anna"_L1);
    }
    QJsonArray seen;
    for (const QJsonValue& r : list(u"recordings"_s)) {
        if (r["recording"_L1].toString().contains(three))
            seen = r["people"_L1].toArray();
    }
    QVERIFY(std::ranges::any_of(seen, [](const QJsonValue& p) { return p["name"_L1].toString() == "Anna"_L1; }));
}

void TestCliImport::twiceIsOnce()
{
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).object()["facesLearned"_L1].toInt(), 2 * cropsEach);
    const QJsonArray faces = list(u"faces"_s);
    const QJsonArray recordings = list(u"recordings"_s);
    const Answer again = import({u"--mongo"_s, file(u"mongo"_s)});
    QCOMPARE(again.code, 0);
    QCOMPARE(again.object()["facesLearned"_L1].toInt(), 0);
    QCOMPARE(again.object()["facesKnown"_L1].toInt(), 2 * cropsEach);
    QCOMPARE(again.object()["newRecordings"_L1].toInt(), 0);
    QCOMPARE(list(u"faces"_s), faces);
    QCOMPARE(list(u"recordings"_s), recordings);
    // Once the recordings are scanned, theirs get their names.
    QCOMPARE(with({u"scan"_s, file(u"data/videos"_s)}).code, 0);
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).object()["tracksNamed"_L1].toInt(), 2);
    const QJsonArray named = list(u"faces"_s);
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).object()["tracksNamed"_L1].toInt(), 0);
    QCOMPARE(list(u"faces"_s), named);
}

void TestCliImport::whatWasSaidSinceStays()
{
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).code, 0);
    const QStringList ids = [this] {
        QStringList out;
        for (const QJsonValue& f : list(u"faces"_s))
            out << QString::number(f["id"_L1].toInteger());
        return out;
    }();
    QCOMPARE(with({u"label"_s, u"--face"_s, ids[0], u"--name"_s, u"Carl"_s}).code, 0);
    QCOMPARE(with({u"unlabel"_s, u"--face"_s, ids[1]}).code, 0);
    const QJsonArray faces = list(u"faces"_s);
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).code, 0);
    QCOMPARE(list(u"faces"_s), faces);
    QCOMPARE(people(), (QStringList{u"Anna 1"_s, u"Bert 3"_s, u"Carl 1"_s}));
}

void TestCliImport::fromTheFitAlone()
{
    // Without the database.
    const QJsonArray persons{QJsonObject{{u"personName"_s, u"Anna"_s}, {u"imagePaths"_s, noted(annas, faceFiles())}}};
    put(u"data/classifier/fitting.20240601-000000.json"_s,
        QJsonDocument(QJsonObject{{u"persons"_s, persons}}).toJson());
    QCOMPARE(import().code, 0);
    QCOMPARE(people(), QStringList{u"Anna 3"_s});
}

void TestCliImport::cropsThatTeachNothing()
{
    QImage wall(120, 120, QImage::Format_RGB888);
    wall.fill(Qt::gray);
    QVERIFY(wall.save(file(u"data/images/%1/face-wall.jpeg"_s.arg(three))));
    put(u"data/images/%1/face-cut.jpeg"_s.arg(three), "no picture");
    const QString mongo = put(
        u"more.json"_s, tag(u"Anna"_s, noted(three, {u"face-gone.jpeg"_s, u"face-wall.jpeg"_s, u"face-cut.jpeg"_s})) +
                            tag(u"Bert"_s, noted(berts, faceFiles())));
    const Answer a = import({u"--mongo"_s, mongo});
    QCOMPARE(a.code, 3);
    QCOMPARE(a.object()["facesLearned"_L1].toInt(), 3);
    QCOMPARE(a.object()["notLearned"_L1].toArray().size(), 2);
    QCOMPARE(a.object()["problems"_L1].toArray().size(), 1);
    for (const QString& what : {u"face-gone.jpeg: It is not there, so Anna"_s,
                                u"face-wall.jpeg (Anna): no face was found"_s, u"face-cut.jpeg (Anna): "_s})
        QVERIFY2(a.err.contains(what), qPrintable(a.err));
    QCOMPARE(people(), QStringList{u"Bert 3"_s});
    QVERIFY(with({u"import"_s, u"ringface"_s, file(u"data"_s), u"--mongo"_s, mongo})
                .out.contains("2 people: 0 faces learned, 3 known before, 2 not learned."));
}

void TestCliImport::goesOnWhereItWasEnded()
{
    // Ended between a picture's scan and its name: the picture is in the library, and not done.
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).code, 0);
    {
        const Library::Opened opened = Library::open(file(u"library"_s));
        const QList<Recording> all = opened.library->recordings();
        const auto photo = std::ranges::find(all, Medium::Photo, [](const Recording& r) { return r.file.medium; });
        QVERIFY(photo != all.end());
        QList<FaceId> faces;
        for (const Face& f : opened.library->faces(photo->id))
            faces << f.id;
        QVERIFY(opened.library->labels().clear(faces));
        QVERIFY(opened.library->beginScan(photo->id, photo->scannedWith));
    }
    QCOMPARE(people().join(u' ').count(u'3'), 1);
    QCOMPARE(import({u"--mongo"_s, file(u"mongo"_s)}).object()["facesLearned"_L1].toInt(), 1);
    QCOMPARE(people(), (QStringList{u"Anna 3"_s, u"Bert 3"_s}));
}

void TestCliImport::thereAndBack_data()
{
    QTest::addColumn<QString>("engine");
    QTest::addColumn<int>("encodings");
    QTest::newRow("precise") << u"precise"_s << 0;
    QTest::newRow("classic") << u"classic"_s << 4;
}

void TestCliImport::thereAndBack()
{
    QFETCH(QString, engine);
    QFETCH(int, encodings);
    const QStringList choice{u"--engine"_s, engine};
    QCOMPARE(import(choice + QStringList{u"--mongo"_s, file(u"mongo"_s), u"--scan"_s}).code, 0);
    const Answer out = with({u"export"_s, u"ringface"_s, file(u"out"_s), u"--json"_s});
    QVERIFY2(out.code == 0, qPrintable(out.err));
    QCOMPARE(out.object()["faces"_L1].toInt(), 8);
    QFile fit(QDir(file(u"out/classifier"_s)).entryInfoList({u"fitting.*.json"_s}).value(0).filePath());
    QVERIFY(fit.open(QIODevice::ReadOnly));
    const QJsonValue anna = QJsonDocument::fromJson(fit.readAll()).object()["persons"_L1].toArray()[0];
    QCOMPARE(anna["encodings"_L1].toArray().size(), encodings);
    if (encodings > 0)
        QCOMPARE(anna["encodings"_L1][0].toArray().size(), 128);

    for (const QStringList& mongo : {QStringList(), QStringList{u"--mongo"_s, file(u"out/mongo"_s)}}) {
        const QString library = mongo.isEmpty() ? u"second"_s : u"third"_s;
        const Answer back =
            with(choice + QStringList{u"import"_s, u"ringface"_s, file(u"out"_s), u"--json"_s} + mongo, library);
        QVERIFY2(back.code == 0, qPrintable(back.err));
        QCOMPARE(back.object()["newRecordings"_L1].toInt(), 3);
        QCOMPARE(people(library), people());
    }
}

void TestCliImport::namesOfAPhotoManager()
{
    const QString photo = file(u"photos/two.jpg"_s);
    QVERIFY(QDir().mkpath(file(u"photos"_s)));
    QVERIFY(QFile::copy(media(u"stills/obama_and_biden.jpg"_s), photo));
    // Where the two who are nearest are; the frames that people draw are larger.
    const auto engine = setUpEngine(loadCatalogue(models()), {}).factory();
    auto found = engine->detector->detect(QImage(photo).convertToFormat(QImage::Format_BGR888));
    QVERIFY(found && found->size() >= 2);
    std::ranges::sort(*found, std::greater(), [](const DetectedFace& f) { return f.box.width(); });
    found->resize(2);
    std::ranges::sort(*found, {}, [](const DetectedFace& f) { return f.box.x(); });
    const QSizeF size = QImage(photo).size();
    QList<NamedRegion> regions;
    for (const DetectedFace& face : *found) {
        const QRectF box = face.box.adjusted(-10, -20, 10, 10);
        regions.append({regions.isEmpty() ? u"Left"_s : u"Right"_s,
                        QRectF(box.x() / size.width(), box.y() / size.height(), box.width() / size.width(),
                               box.height() / size.height())});
    }
    regions.append({u"Ghost"_s, QRectF(0, 0.95, 0.04, 0.04)});
    QCOMPARE(updateSidecar(photo + u".xmp"_s, regions, {size.toSize()}, true).change, SidecarUpdate::Change::Differs);
    const Answer a = with({u"import"_s, u"xmp"_s, file(u"photos"_s), u"--json"_s});
    QVERIFY2(a.code == 0, qPrintable(a.err));
    QCOMPARE(a.object()["facesLearned"_L1].toInt(), 2);
    QVERIFY(a.err.contains(u"two.jpg (Ghost)"_s));
    QCOMPARE(people(), (QStringList{u"Left 1"_s, u"Right 1"_s}));
    QCOMPARE(with({u"recognize"_s, photo, u"--json"_s}).object()["recognisedPersons"_L1].toArray(),
             (QJsonArray{u"Left"_s, u"Right"_s}));
    QCOMPARE(with({u"import"_s, u"xmp"_s, photo, u"--json"_s}).object()["facesKnown"_L1].toInt(), 2);
    QCOMPARE(people(), (QStringList{u"Left 1"_s, u"Right 1"_s}));
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cliimport.moc"
