// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The routes of "ringface-cli serve" below /api/v1, and whether resources/openapi.json tells the truth. No network
// files are needed here.
#include "tests/support/clirunner.h"
#include "tests/support/jsonschema.h"
#include "tests/support/served.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestServeApi : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { QVERIFY(freshFolder()); }
    void isWhatTheCommandsSay();
    void isAsDescribed();
    void label();
    void labelsThatAreNone_data();
    void labelsThatAreNone();
    void answersOnceItIsLearned();
    void othersChangeTheLibrary();

private:
    QStringList folders() const
    {
        return {u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s), u"--detector"_s, u"hog"_s};
    }
};

void TestServeApi::initTestCase()
{
    QVERIFY2(QFile::exists(qEnvironmentVariable("RINGFACE_CLI")), "RINGFACE_CLI names the program; ctest sets it");
}

void TestServeApi::isWhatTheCommandsSay()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    const Served served(folders());
    for (const QString& name : {u"recordings"_s, u"groups"_s, u"people"_s, u"visits"_s}) {
        const Reply reply = served.get("/api/v1/" + name.toLatin1());
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.list().isEmpty());
        QCOMPARE(reply.list(), run({name, u"--json"_s}).list());
    }
}

void TestServeApi::isAsDescribed()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    QVERIFY(writeVideo(file(u"clip.mp4"_s), {.frames = 1}) && paintFrame({}, 0).save(file(u"grey.png"_s)));
    const Served served(folders(), {u"--allow"_s, folder()});
    const QJsonObject api = served.get("/api/v1/openapi.json").object();
    int checked = 0;
    const QJsonObject paths = api["paths"_L1].toObject();
    for (const QString& path : paths.keys()) {
        const QJsonObject operation = paths[path]["get"_L1].toObject();
        const QJsonObject schema =
            operation["responses"_L1]["200"_L1]["content"_L1]["application/json"_L1]["schema"_L1].toObject();
        if (schema.isEmpty())
            continue;
        const Reply reply = served.get(path.toLatin1());
        QCOMPARE(reply.status, 200);
        const QJsonDocument document = QJsonDocument::fromJson(reply.body);
        const QJsonValue answer = document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
        const QString wrong = mismatch(answer, schema, api, path);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        ++checked;
    }
    QCOMPARE(checked, 5);
    const auto schema = [&](const QString& name) { return api["components"_L1]["schemas"_L1][name].toObject(); };
    const auto check = [&](const Reply& reply, const QString& name) {
        return schema(name).isEmpty() ? u"not described"_s : mismatch(reply.object(), schema(name), api, name);
    };
    QCOMPARE(
        check(served.post("/recognition/local-video", {{u"videoFileName"_s, file(u"clip.mp4"_s)}}), u"VideoAnswer"_s),
        QString());
    QCOMPARE(
        check(served.post("/recognition/local-image", {{u"imageFilePath"_s, file(u"grey.png"_s)}}), u"ImageAnswer"_s),
        QString());
    QCOMPARE(check(served.post("/recognition/local-video", {}), u"Error"_s), QString());
    QCOMPARE(check(served.get("/elsewhere"), u"Error"_s), QString());
    const QJsonObject word{{u"faces"_s, QJsonArray{ids()[1].toLongLong()}}, {u"name"_s, u"Anna"_s}};
    QCOMPARE(mismatch(word, schema(u"LabelRequest"_s), api), QString());
    QCOMPARE(check(served.post("/api/v1/label", word), u"LabelAnswer"_s), QString());
    // Every route is described, and every described one is there.
    for (const QString& path : paths.keys()) {
        const bool isPost = paths[path].toObject().contains("post"_L1);
        const Reply reply = isPost ? served.post(path.toLatin1(), {}) : served.get(path.toLatin1());
        QCOMPARE(reply.status, isPost ? 400 : 200);
    }
}

void TestServeApi::label()
{
    QVERIFY(fill());
    const QStringList faces = ids();
    const Served served(folders());
    const auto say = [&](const QJsonObject& word) { return served.post("/api/v1/label", word); };
    const auto people = [&] {
        QStringList names;
        for (const QJsonValue& p : served.get("/api/v1/people").list())
            names << p["name"_L1].toString();
        return names;
    };
    const QJsonArray first{faces[0].toLongLong()};
    const Reply named = say({{u"faces"_s, first}, {u"name"_s, u"  Anna "_s}});
    QCOMPARE(named.status, 200);
    QCOMPARE(named.object(), (QJsonObject{{u"faces"_s, first}}));
    QCOMPARE(people(), QStringList{u"Anna"_s});
    QJsonArray groups = served.get("/api/v1/groups").list();
    QCOMPARE(groups.size(), 2);
    const int other = groups[0]["suggestion"_L1].isNull() ? 0 : 1;
    QCOMPARE(groups[1 - other]["suggestion"_L1].toString(), u"Anna"_s);
    QCOMPARE(say({{u"groups"_s, QJsonArray{groups[other]["id"_L1]}}, {u"name"_s, u"Bert"_s}}).status, 200);
    QCOMPARE(people(), (QStringList{u"Anna"_s, u"Bert"_s}));
    QCOMPARE(served.get("/api/v1/groups").list(), QJsonArray{groups[1 - other]});
    QCOMPARE(say({{u"faces"_s, QJsonArray{faces[4].toLongLong()}}, {u"not"_s, u"Anna"_s}}).status, 200);
    QCOMPARE(run({u"faces"_s, u"--json"_s}).list()[4]["not"_L1].toArray(), QJsonArray{u"Anna"_s});
    QCOMPARE(say({{u"faces"_s, QJsonArray{faces[4].toLongLong()}}, {u"ignore"_s, true}}).status, 200);
    QVERIFY(run({u"faces"_s, u"--json"_s}).list()[4]["ignored"_L1].toBool());
}

void TestServeApi::labelsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char* body, int status) { QTest::newRow(body) << QByteArray(body) << status; };
    row(R"({"faces": [4711], "name": "Anna"})", 404);
    row(R"({"groups": [4711], "name": "Anna"})", 404);
    row(R"({"name": "Anna"})", 400);
    row(R"({"faces": [], "name": "Anna"})", 400);
    row(R"({"faces": 1, "name": "Anna"})", 400);
    row(R"({"faces": ["1"], "name": "Anna"})", 400);
    row(R"({"faces": [1.5], "name": "Anna"})", 400);
    row(R"({"faces": [1]})", 400);
    row(R"({"faces": [1], "name": " "})", 400);
    row(R"({"faces": [1], "name": "Anna", "ignore": true})", 400);
    row(R"({"faces": [1], "nmae": "Anna"})", 400);
    row("[]", 400);
}

void TestServeApi::labelsThatAreNone()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QVERIFY(fill());
    const Served served(folders());
    const Reply reply = served.raw(request("POST", "/api/v1/label", body));
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.error().isEmpty());
    QCOMPARE(served.get("/api/v1/people").list(), QJsonArray());
}

void TestServeApi::answersOnceItIsLearned()
{
    QVERIFY(fill());
    {
        // So many others that learning takes its time.
        const Library::Opened opened = Library::open(file(u"library"_s));
        QVERIFY(opened.library);
        std::vector<TrackUpdate> others;
        QRandomGenerator random(1);
        for (int i = 0; i < 3000; ++i) {
            TrackUpdate other = track(i, 2, left, 3000 * i);
            for (NewFace& face : other.faces) {
                for (float& number : face.descriptor)
                    number = float(random.generateDouble() - 0.5);
            }
            others.push_back(other);
        }
        const RecordingId id = opened.library->addRecording(recordingFile(u"/v/third.mp4"_s, "third")).id;
        QVERIFY(scanOnce(*opened.library, id, others));
    }
    const Served served(folders());
    const QJsonObject word{{u"faces"_s, QJsonArray{ids()[0].toLongLong()}}, {u"name"_s, u"Anna"_s}};
    QCOMPARE(served.post("/api/v1/label", word).status, 200);
    QCOMPARE(served.get("/api/v1/people").list()[0]["recordings"_L1].toInt(), 2);
}

void TestServeApi::othersChangeTheLibrary()
{
    QVERIFY(fill());
    const Served served(folders());
    const auto names = [&] {
        QStringList out;
        for (const QJsonValue& r : served.get("/api/v1/recordings").list()) {
            for (const QJsonValue& p : r["people"_L1].toArray())
                out << p["name"_L1].toString();
        }
        return out;
    };
    QCOMPARE(names(), QStringList());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    QCOMPARE(names(), (QStringList{u"Anna"_s, u"Anna"_s}));
    QCOMPARE(served.get("/api/v1/people").list().size(), 1);

    // What another program has scanned is learned.
    const Library::Opened opened = Library::open(file(u"library"_s));
    QVERIFY(opened.library);
    const RecordingId id = opened.library->addRecording(recordingFile(u"/v/fourth.mp4"_s, "fourth")).id;
    QVERIFY(scanOnce(*opened.library, id, {track(0, 0, left, 0)}));
    QTRY_COMPARE(names().size(), 3);
}

QTEST_GUILESS_MAIN(TestServeApi)
#include "tst_serveapi.moc"
