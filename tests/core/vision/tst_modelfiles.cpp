// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelfiles.h"
#include "tests/support/samplevideo.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// A small correct manifest; the tests spoil one place of it. (moc takes // in a raw string for a comment.)
const QByteArray goodManifest = R"({
 "format": 1,
 "files": [
  {"name": "net.onnx", "bytes": 5, "sha256": "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
   "licence": "MIT", "origin": "here", "url": null},
  {"name": "points.dat", "bytes": 7, "sha256": "0000000000000000000000000000000000000000000000000000000000000000",
   "url": "https:\/\/example.org/points.dat.bz2",
   "archive": {"name": "points.dat.bz2", "bytes": 9,
               "sha256": "1111111111111111111111111111111111111111111111111111111111111111"}}
 ],
 "detectors": [{"id": "yu", "kind": "opencv-yunet", "model": "net.onnx"},
               {"id": "hog", "kind": "dlib-hog", "model": "points.dat"}],
 "encoders": [{"id": "a", "kind": "opencv-sface", "model": "net.onnx", "config": "points.dat", "dimensions": 128,
               "normalise": true, "match": 1.5},
              {"id": "b", "kind": "opencv-sface", "model": "net.onnx", "dimensions": 64, "normalise": false,
               "match": 0.5}],
 "default": {"detector": "yu", "encoder": "b"}
})";

const QString builtInManifest = u":/ringface/manifest.json"_s;
const QVersionNumber oldOpenCv(4, 6, 0);
const QVersionNumber newOpenCv(4, 10, 0);

} // namespace

class TestModelFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void builtInIsTheOfficialTable_data();
    void builtInIsTheOfficialTable();
    void builtInEngines();
    void yunetOfThisOpenCv_data();
    void yunetOfThisOpenCv();
    void yunetOfAnotherOpenCvAlone();
    void yunetIsAsSureInEitherForm();
    void everyOfficialFileCanBeFetchedAndChecked();
    void folderIsTheFirstNamed();
    void installedFilesCompleteTheUsers();
    void ownManifestGoesFirst();
    void readsAllFields();
    void damagedManifests_data();
    void damagedManifests();
    void badManifestFiles();
    void checks();
    void landmarks();

private:
    QString inside(const QString& name) const { return m_dir->filePath(name); }
    ModelCatalogue builtIn(const QVersionNumber& openCv) const;
    ModelCatalogue yunetManifest(const QStringList& files, const QVersionNumber& openCv) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestModelFiles::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    qunsetenv("RINGFACE_MODELS");
}

ModelCatalogue TestModelFiles::builtIn(const QVersionNumber& openCv) const
{
    return readManifest(loadCatalogue(m_dir->path()).manifest, m_dir->path(), openCv);
}

/// A manifest of these files, the first of which is the detector's.
ModelCatalogue TestModelFiles::yunetManifest(const QStringList& files, const QVersionNumber& openCv) const
{
    QJsonObject manifest = QJsonDocument::fromJson(goodManifest).object();
    QJsonArray entries = manifest["files"_L1].toArray();
    QJsonObject entry = entries[0].toObject();
    for (const QString& name : files) {
        entry["name"_L1] = name;
        entries.append(entry);
    }
    manifest["files"_L1] = entries;
    manifest["detectors"_L1] =
        QJsonArray{QJsonObject{{u"id"_s, u"yunet"_s}, {u"kind"_s, u"opencv-yunet"_s}, {u"model"_s, files[0]}}};
    manifest["default"_L1] = QJsonObject{{u"detector"_s, u"yunet"_s}, {u"encoder"_s, u"b"_s}};
    if (!writeFile(inside(u"m.json"_s), QJsonDocument(manifest).toJson()))
        return {};
    return readManifest(inside(u"m.json"_s), m_dir->path(), openCv);
}

void TestModelFiles::builtInIsTheOfficialTable_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QByteArray>("sha256");
    QTest::addColumn<qint64>("archiveBytes");
    QTest::addColumn<QByteArray>("archiveSha256");
    const auto zoo = u"https://github.com/opencv/opencv_zoo/raw/"_s;
    const auto dlib = u"https://github.com/davisking/dlib-models/raw/fd81b6308a6a73d4ce08859eb2f4b628a21e27a2/"_s;
    QTest::newRow("face_detection_yunet_2022mar.onnx")
        << zoo + u"c97242ce7f2a554e288b50eabd9f5df957e78801/models/face_detection_yunet/"_s << qint64(345478)
        << QByteArray("50ef07f702a31741ca46a4c0d947773b64143b9362780237bf0d427d6c79bab7") << qint64(0) << QByteArray();
    QTest::newRow("face_detection_yunet_2023mar.onnx")
        << zoo + u"82b38c8f98e7b52aa171400f3e4c722352d0669f/models/face_detection_yunet/"_s << qint64(232589)
        << QByteArray("8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4") << qint64(0) << QByteArray();
    QTest::newRow("face_recognition_sface_2021dec.onnx")
        << zoo + u"966be4cb6eefc2a4f586ed0581bf4bbaa2533070/models/face_recognition_sface/"_s << qint64(38696353)
        << QByteArray("0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79") << qint64(0) << QByteArray();
    QTest::newRow("dlib_face_recognition_resnet_model_v1.dat")
        << dlib << qint64(22466066) << QByteArray("55533b28a95800a551ba546ba62fe69625c7e95a7061c338adffead08719da30")
        << qint64(21428389) << QByteArray("abb1f61041e434465855ce81c2bd546e830d28bcbed8d27ffbe5bb408b11553a");
    QTest::newRow("shape_predictor_5_face_landmarks.dat")
        << dlib << qint64(9150489) << QByteArray("c4b1e9804792707d3a405c2c16a80a20269e6675021f64a41d30fffafbc41888")
        << qint64(5706710) << QByteArray("6e787bbebf5c9efdb793f6cd1f023230c4413306605f24f299f12869f95aa472");
}

void TestModelFiles::builtInIsTheOfficialTable()
{
    QFETCH(QString, url);
    QFETCH(qint64, bytes);
    QFETCH(QByteArray, sha256);
    QFETCH(qint64, archiveBytes);
    QFETCH(QByteArray, archiveSha256);
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    auto file = builtIn(oldOpenCv).file(name);
    if (!file)
        file = builtIn(newOpenCv).file(name);
    QVERIFY(file);
    QCOMPARE(file->bytes, bytes);
    QCOMPARE(file->sha256, sha256);
    QCOMPARE(file->archive.has_value(), archiveBytes > 0);
    QCOMPARE(file->url.toString(), url + name + (file->archive ? u".bz2"_s : QString()));
    if (file->archive) {
        QCOMPARE(file->archive->name, name + ".bz2"_L1);
        QCOMPARE(file->archive->bytes, archiveBytes);
        QCOMPARE(file->archive->sha256, archiveSha256);
    }
}

void TestModelFiles::builtInEngines()
{
    const ModelCatalogue catalogue = builtIn(oldOpenCv);
    QCOMPARE(catalogue.error, ManifestError::None);
    QCOMPARE(loadCatalogue(m_dir->path()).manifest, builtInManifest);
    QCOMPARE(catalogue.files.size(), 4);
    QCOMPARE(catalogue.defaultDetector, u"yunet"_s);
    QCOMPARE(catalogue.defaultEncoder, u"sface"_s);

    const auto precise = catalogue.encoder(EncoderKind::OpenCvSface);
    QVERIFY(precise);
    QCOMPARE(precise->id, u"sface"_s);
    QCOMPARE(precise->dimensions, 128);
    QVERIFY(precise->normalise);
    QCOMPARE(precise->match, 1.0f);

    const auto classic = catalogue.encoder(EncoderKind::DlibResnet);
    QVERIFY(classic);
    QCOMPARE(classic->id, u"dlib-resnet"_s);
    QCOMPARE(classic->dimensions, 128);
    QVERIFY(!classic->normalise);
    QCOMPARE(classic->match, 0.45f);

    QCOMPARE(catalogue.detector(u"yunet"_s)->kind, DetectorKind::OpenCvYunet);
    QCOMPARE(catalogue.detector(DetectorKind::DlibHog)->model, u"shape_predictor_5_face_landmarks.dat"_s);
    QVERIFY(!catalogue.detector(u"nothing"_s));

    const QList<ModelFile> needed = catalogue.filesFor(u"yunet"_s, u"sface"_s);
    QCOMPARE(needed.size(), 2);
    QCOMPARE(needed[0].name, u"face_detection_yunet_2022mar.onnx"_s);
    QCOMPARE(needed[1].name, u"face_recognition_sface_2021dec.onnx"_s);
}

void TestModelFiles::yunetOfThisOpenCv_data()
{
    QTest::addColumn<QVersionNumber>("openCv");
    QTest::addColumn<QString>("listed");
    QTest::addColumn<QString>("taken");
    const QString old = u"face_detection_yunet_2022mar.onnx"_s;
    const QString oldest = u"face_detection_yunet_2021dec.onnx"_s;
    const QString young = u"face_detection_yunet_2023mar.onnx"_s;
    const QString youngest = u"face_detection_yunet_2026may.onnx"_s;
    QTest::newRow("Debian 12") << QVersionNumber(4, 6, 0) << old + u' ' + young << old;
    QTest::newRow("the last with the old form") << QVersionNumber(4, 7, 0) << young + u' ' + old << old;
    QTest::newRow("the first with the new form") << QVersionNumber(4, 8, 0) << old + u' ' + young << young;
    QTest::newRow("Debian 13") << QVersionNumber(4, 10, 0) << old + u' ' + young << young;
    QTest::newRow("another of the new form") << QVersionNumber(4, 10, 0) << old + u' ' + youngest << youngest;
    QTest::newRow("named, though not the first") << QVersionNumber(5, 0, 0) << youngest + u' ' + young << youngest;
    QTest::newRow("only a new one is named") << QVersionNumber(4, 6, 0) << young + u' ' + oldest << oldest;
    QTest::newRow("of no known form") << QVersionNumber(4, 10, 0) << u"my_yunet.onnx "_s + old << u"my_yunet.onnx"_s;
    QTest::newRow("in whole numbers") << QVersionNumber(4, 10, 0)
                                      << old + u" face_detection_yunet_2023mar_int8.onnx "_s + young << young;
}

/// \c listed: the files of a manifest; its detector names the first.
void TestModelFiles::yunetOfThisOpenCv()
{
    QFETCH(QVersionNumber, openCv);
    QFETCH(QString, listed);
    QFETCH(QString, taken);
    const ModelCatalogue catalogue = yunetManifest(listed.split(u' '), openCv);
    QCOMPARE(catalogue.error, ManifestError::None);
    QCOMPARE(catalogue.detector(u"yunet"_s)->model, taken);
    // Nothing else is asked for, nor fetched.
    const QList<ModelFile> needed = catalogue.filesFor(u"yunet"_s, {});
    QCOMPARE(needed.size(), 1);
    QCOMPARE(needed[0].name, taken);
    const QString other = openCv < QVersionNumber(4, 8) ? u"_2023mar.onnx"_s : u"_2022mar.onnx"_s;
    for (const ModelFile& file : catalogue.files)
        QVERIFY2(!file.name.endsWith(other) || taken == "my_yunet.onnx"_L1, qPrintable(file.name));
}

void TestModelFiles::yunetOfAnotherOpenCvAlone()
{
    const QString old = u"face_detection_yunet_2022mar.onnx"_s;
    const ModelCatalogue catalogue = yunetManifest({old}, newOpenCv);
    QCOMPARE(catalogue.detector(u"yunet"_s)->model, old);
    QCOMPARE(catalogue.filesFor(u"yunet"_s, {}).size(), 1);
}

void TestModelFiles::yunetIsAsSureInEitherForm()
{
    const YunetScale older = yunetScale(oldOpenCv);
    const YunetScale newer = yunetScale(newOpenCv);
    for (const float score : {0.7F, 0.8F, 0.95F, 1.0F})
        QCOMPARE(older.common(score), score);
    QCOMPARE(newer.common(newer.least), older.least);
    QCOMPARE(newer.common(0.75F), 0.9F);
    QCOMPARE(newer.common(1), 1.0F);
    for (float score = newer.least; score < 0.99F; score += 0.01F)
        QVERIFY2(newer.common(score + 0.01F) > newer.common(score), qPrintable(QString::number(double(score))));
}

void TestModelFiles::everyOfficialFileCanBeFetchedAndChecked()
{
    static const QRegularExpression sha256(u"^[0-9a-f]{64}$"_s);
    const QList<ModelFile> files = builtIn(oldOpenCv).files + builtIn(newOpenCv).files;
    QVERIFY(!files.isEmpty());
    for (const ModelFile& file : files) {
        QVERIFY2(file.bytes > 100'000, qPrintable(file.name));
        QVERIFY2(sha256.match(QString::fromLatin1(file.sha256)).hasMatch(), qPrintable(file.name));
        QCOMPARE(file.url.scheme(), u"https"_s);
        QVERIFY2(!file.licence.isEmpty() && !file.origin.isEmpty(), qPrintable(file.name));
        QCOMPARE(file.url.fileName(), file.archive ? file.archive->name : file.name);
    }
}

void TestModelFiles::folderIsTheFirstNamed()
{
    QCOMPARE(loadCatalogue(inside(u"chosen"_s)).folder, inside(u"chosen"_s));
    QVERIFY(loadCatalogue().folder.endsWith("/ringface/models"_L1));
    qputenv("RINGFACE_MODELS", QFile::encodeName(inside(u"environment"_s)));
    QCOMPARE(loadCatalogue().folder, inside(u"environment"_s));
    QCOMPARE(loadCatalogue(inside(u"chosen"_s)).folder, inside(u"chosen"_s));
    QCOMPARE(loadCatalogue(u"relative"_s).folder, QDir::current().absoluteFilePath(u"relative"_s));
    qputenv("RINGFACE_MODELS", "");
    QVERIFY(loadCatalogue().folder.endsWith("/ringface/models"_L1));
}

void TestModelFiles::installedFilesCompleteTheUsers()
{
    QVERIFY(installedModels().endsWith("/share/ringface/models"_L1));
    QCOMPARE(QDir::cleanPath(installedModels() + "/../../.."_L1),
             QFileInfo(QCoreApplication::applicationDirPath()).path());

    const QByteArray dataHome = qgetenv("XDG_DATA_HOME");
    const auto restore = qScopeGuard([&] { qputenv("XDG_DATA_HOME", dataHome); });
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_dir->path()));
    const QString name = u"face_recognition_sface_2021dec.onnx"_s;
    const QString users = inside(u"ringface/models"_s);
    const QString installed = inside(u"installed"_s);
    QVERIFY(QDir().mkpath(users) && QDir().mkpath(installed));
    const ModelCatalogue catalogue = loadCatalogue({}, installed);
    QCOMPARE(catalogue.folder, users);
    QCOMPARE(catalogue.path(name), users + u'/' + name);

    QVERIFY(writeFile(installed + u'/' + name, "installed"));
    QCOMPARE(catalogue.path(name), installed + u'/' + name);
    QCOMPARE(quickCheck(catalogue, *catalogue.file(name)), ModelState::WrongSize);
    QVERIFY(writeFile(users + u'/' + name, "fetched"));
    QCOMPARE(catalogue.path(name), users + u'/' + name);

    // Whoever chooses a folder means that one.
    QCOMPARE(loadCatalogue(inside(u"chosen"_s), installed).path(name), inside(u"chosen"_s) + u'/' + name);
}

void TestModelFiles::ownManifestGoesFirst()
{
    QVERIFY(writeFile(inside(u"manifest.json"_s), goodManifest));
    const ModelCatalogue catalogue = loadCatalogue(m_dir->path());
    QCOMPARE(catalogue.error, ManifestError::None);
    QCOMPARE(catalogue.manifest, inside(u"manifest.json"_s));
    QCOMPARE(catalogue.defaultEncoder, u"b"_s);
}

void TestModelFiles::readsAllFields()
{
    QVERIFY(writeFile(inside(u"m.json"_s), goodManifest));
    const ModelCatalogue catalogue = readManifest(inside(u"m.json"_s), m_dir->path());
    QCOMPARE(catalogue.error, ManifestError::None);
    QCOMPARE(catalogue.files.size(), 2);
    const ModelFile net = catalogue.files[0];
    QCOMPARE(net.name, u"net.onnx"_s);
    QCOMPARE(net.bytes, 5);
    QCOMPARE(net.sha256, QByteArray("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"));
    QCOMPARE(net.licence, u"MIT"_s);
    QCOMPARE(net.origin, u"here"_s);
    QVERIFY(net.url.isEmpty());
    QVERIFY(!net.archive);
    QCOMPARE(catalogue.files[1].archive->bytes, 9);
    QCOMPARE(catalogue.encoders[0].config, u"points.dat"_s);
    QCOMPARE(catalogue.encoder(EncoderKind::OpenCvSface)->id, u"b"_s);
    QVERIFY(!catalogue.encoder(EncoderKind::DlibResnet));
    QCOMPARE(catalogue.path(u"net.onnx"_s), inside(u"net.onnx"_s));
    QCOMPARE(catalogue.filesFor(u"hog"_s, u"a"_s).size(), 3);
}

void TestModelFiles::damagedManifests_data()
{
    QTest::addColumn<QByteArray>("replace");
    QTest::addColumn<QByteArray>("by");
    QTest::addColumn<ManifestError>("error");
    QTest::addColumn<QString>("place");
    const auto bad = [](const char* tag, const QByteArray& replace, const QByteArray& by, const QString& place) {
        QTest::newRow(tag) << replace << by << ManifestError::BadEntry << place;
    };
    const QByteArray net = R"("net.onnx", "bytes")";
    const QString name = u"files[0].name"_s;
    QTest::newRow("empty") << goodManifest << QByteArray() << ManifestError::NotJson << u"*"_s;
    QTest::newRow("cut") << goodManifest.right(40) << QByteArray() << ManifestError::NotJson << u"*"_s;
    QTest::newRow("binary") << QByteArray("{") << QByteArray("\0\xff{", 3) << ManifestError::NotJson << u"*"_s;
    QTest::newRow("deep") << goodManifest << QByteArray(100'000, '[') << ManifestError::NotJson << u"*"_s;
    QTest::newRow("list") << goodManifest << QByteArray("[1]") << ManifestError::WrongFormat << QString();
    QTest::newRow("format 2") << QByteArray("\"format\": 1") << QByteArray("\"format\": 2")
                              << ManifestError::WrongFormat << QString();
    QTest::newRow("no format") << QByteArray("\"format\"") << QByteArray("\"f\"") << ManifestError::WrongFormat
                               << QString();
    bad("no files", "\"files\"", "\"f\"", u"files"_s);
    bad("files no list", R"("detectors": [)", R"("detectors": 3, "x": [)", u"detectors"_s);
    bad("entry no object", R"("encoders": [)", R"("encoders": [7, )", u"encoders[0]"_s);
    bad("name missing", "\"name\": \"net.onnx\"", "\"n\": 1", name);
    bad("name empty", net, R"("", "bytes")", name);
    bad("name with folder", net, R"("a/net.onnx", "bytes")", name);
    bad("name absolute", net, R"("/etc/passwd", "bytes")", name);
    bad("name upwards", net, R"("..", "bytes")", name);
    bad("name hidden", net, R"(".bashrc", "bytes")", name);
    bad("name with NUL", net, R"("net\u0000.onnx", "bytes")", name);
    bad("name with line", net, R"("net.onnx\n", "bytes")", name);
    bad("name of the manifest", net, R"("manifest.json", "bytes")", name);
    bad("name of a part", net, R"("net.part", "bytes")", name);
    bad("name too long", net, '"' + QByteArray(200, 'a') + R"(", "bytes")", name);
    bad("name twice", R"("points.dat", "bytes")", net, u"files[1].name"_s);
    bad("bytes missing", "\"bytes\": 5", "\"b\": 5", u"files[0].bytes"_s);
    bad("bytes zero", "\"bytes\": 5", "\"bytes\": 0", u"files[0].bytes"_s);
    bad("bytes negative", "\"bytes\": 5", "\"bytes\": -5", u"files[0].bytes"_s);
    bad("bytes half", "\"bytes\": 5", "\"bytes\": 5.5", u"files[0].bytes"_s);
    bad("bytes absurd", "\"bytes\": 5", "\"bytes\": 1e300", u"files[0].bytes"_s);
    bad("bytes text", "\"bytes\": 5", "\"bytes\": \"5\"", u"files[0].bytes"_s);
    bad("hash short", "\"2CF24D", "\"2CF24", u"files[0].sha256"_s);
    bad("hash no hex", "\"2CF24D", "\"2CF24X", u"files[0].sha256"_s);
    bad("licence number", R"("MIT")", "1", u"files[0].licence"_s);
    bad("url of a file", R"(https:\/\/example.org)", "file:///etc", u"files[1].url"_s);
    bad("url without host", R"(https:\/\/example.org)", "https://", u"files[1].url"_s);
    bad("url number", R"("https:\/\/example.org/points.dat.bz2")", "7", u"files[1].url"_s);
    bad("archive no object", R"("archive": {)", R"("archive": 1, "x": {)", u"files[1].archive"_s);
    bad("archive upwards", "\"points.dat.bz2\"", R"("../p.bz2")", u"files[1].archive.name"_s);
    bad("archive not bz2", "\"points.dat.bz2\"", R"("p.zip")", u"files[1].archive.name"_s);
    bad("archive without size", "\"bytes\": 9", "\"b\": 9", u"files[1].archive.bytes"_s);
    bad("detector kind", "dlib-hog", "haar", u"detectors[1].kind"_s);
    bad("detector without file", R"("opencv-yunet", "model": "net.onnx")", R"("opencv-yunet")",
        u"detectors[0].model"_s);
    bad("detector unknown file", R"("dlib-hog", "model": "points.dat")", R"("dlib-hog", "model": "other.dat")",
        u"detectors[1].model"_s);
    bad("detector twice", "\"id\": \"hog\"", "\"id\": \"yu\"", u"detectors[1].id"_s);
    bad("id with plus", "\"id\": \"hog\"", "\"id\": \"h+g\"", u"detectors[1].id"_s);
    bad("encoder kind", R"("b", "kind": "opencv-sface")", R"("b", "kind": "x")", u"encoders[1].kind"_s);
    bad("encoder twice", "\"id\": \"b\"", "\"id\": \"a\"", u"encoders[1].id"_s);
    bad("config unknown", R"("config": "points.dat")", R"("config": "c.txt")", u"encoders[0].config"_s);
    bad("dimensions zero", "\"dimensions\": 64", "\"dimensions\": 0", u"encoders[1].dimensions"_s);
    bad("dimensions absurd", "\"dimensions\": 64", "\"dimensions\": 99999", u"encoders[1].dimensions"_s);
    bad("normalise text", "\"normalise\": false", "\"normalise\": \"no\"", u"encoders[1].normalise"_s);
    bad("match zero", "\"match\": 0.5", "\"match\": 0", u"encoders[1].match"_s);
    bad("match beyond the sphere", "\"match\": 1.5", "\"match\": 2.5", u"encoders[0].match"_s);
    bad("no default", "\"default\"", "\"d\"", u"default"_s);
    bad("default detector unknown", R"("detector": "yu")", R"("detector": "z")", u"default.detector"_s);
    bad("default encoder unknown", R"("encoder": "b")", R"("encoder": "z")", u"default.encoder"_s);
}

void TestModelFiles::damagedManifests()
{
    QFETCH(QByteArray, replace);
    QFETCH(QByteArray, by);
    QFETCH(ManifestError, error);
    QFETCH(QString, place);
    QVERIFY(goodManifest.contains(replace));
    QByteArray content = goodManifest;
    QVERIFY(writeFile(inside(u"manifest.json"_s), content.replace(content.indexOf(replace), replace.size(), by)));
    const ModelCatalogue catalogue = loadCatalogue(m_dir->path());
    QCOMPARE(catalogue.error, error);
    if (place != "*"_L1)
        QCOMPARE(catalogue.errorPlace, place);
    QCOMPARE(catalogue.manifest, inside(u"manifest.json"_s));
    QCOMPARE(catalogue.folder, m_dir->path());
    QVERIFY(catalogue.files.isEmpty() && catalogue.detectors.isEmpty() && catalogue.encoders.isEmpty());
    QVERIFY(catalogue.defaultEncoder.isEmpty());
}

void TestModelFiles::badManifestFiles()
{
    QCOMPARE(readManifest(inside(u"none.json"_s), m_dir->path()).error, ManifestError::CannotRead);
    QVERIFY(writeFile(inside(u"big.json"_s), goodManifest + QByteArray(2 << 20, ' ')));
    QCOMPARE(readManifest(inside(u"big.json"_s), m_dir->path()).error, ManifestError::NotJson);
    QVERIFY(QDir(m_dir->path()).mkdir(u"manifest.json"_s));
    QCOMPARE(loadCatalogue(m_dir->path()).error, ManifestError::CannotRead);
}

void TestModelFiles::checks()
{
    QVERIFY(writeFile(inside(u"m.json"_s), goodManifest));
    const ModelCatalogue catalogue = readManifest(inside(u"m.json"_s), m_dir->path());
    const ModelFile file = catalogue.files.value(0);
    QCOMPARE(check(catalogue, file), ModelState::Missing);
    QCOMPARE(quickCheck(catalogue, file), ModelState::Missing);
    QVERIFY(writeFile(inside(u"net.onnx"_s), "hello"));
    QCOMPARE(check(catalogue, file), ModelState::Good);
    QCOMPARE(quickCheck(catalogue, file), ModelState::Good);
    QVERIFY(writeFile(inside(u"net.onnx"_s), "jello"));
    QCOMPARE(check(catalogue, file), ModelState::Damaged);
    QCOMPARE(quickCheck(catalogue, file), ModelState::Good);
    QVERIFY(writeFile(inside(u"net.onnx"_s), "hell"));
    QCOMPARE(check(catalogue, file), ModelState::WrongSize);
    QCOMPARE(quickCheck(catalogue, file), ModelState::WrongSize);
    QVERIFY(QFile::remove(inside(u"net.onnx"_s)));
    QVERIFY(QDir(m_dir->path()).mkdir(u"net.onnx"_s));
    QCOMPARE(check(catalogue, file), ModelState::CannotRead);
    QCOMPARE(quickCheck(catalogue, file), ModelState::CannotRead);
}

void TestModelFiles::landmarks()
{
    QVERIFY(writeFile(inside(u"m.json"_s), goodManifest));
    const ModelCatalogue catalogue = readManifest(inside(u"m.json"_s), m_dir->path());
    const QString fallback = inside(u"68.dat"_s);
    QCOMPARE(landmarkFile(catalogue, fallback), QString());
    QVERIFY(writeFile(fallback, "68"));
    QCOMPARE(landmarkFile(catalogue, fallback), fallback);
    QVERIFY(writeFile(inside(u"points.dat"_s), "123456"));
    QCOMPARE(landmarkFile(catalogue, fallback), fallback);
    QVERIFY(writeFile(inside(u"points.dat"_s), "1234567"));
    QCOMPARE(landmarkFile(catalogue, fallback), inside(u"points.dat"_s));
    QCOMPARE(landmarkFile(ModelCatalogue(), fallback), fallback);
}

QTEST_GUILESS_MAIN(TestModelFiles)
#include "tst_modelfiles.moc"
