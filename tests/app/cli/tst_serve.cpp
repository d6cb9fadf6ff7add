// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The command line's "serve" as other programs talk to it. No network files are needed here.
#include "tests/support/clirunner.h"
#include "tests/support/scanned.h"
#include "tests/support/served.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <sys/stat.h>
#include <vector>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QByteArray video = "/recognition/local-video";
const QByteArray image = "/recognition/local-image";
const QByteArray fit = "/classifier/fit";
constexpr qsizetype largestBody = 1 << 20;
const QString token = u"a-token-of-25-characters."_s;

/// As the original's connector makes them.
QJsonObject ringEvent(const QString& path)
{
    return {{u"ringId"_s, u"6950322312345678901"_s},
            {u"date"_s, u"20240503"_s},
            {u"eventName"_s, u"20240503-132509"_s},
            {u"createdAt"_s, u"2024-05-03T13:25:09.000000Z"_s},
            {u"answered"_s, false},
            {u"kind"_s, u"ding"_s},
            {u"duration"_s, 31.5},
            {u"videoFileName"_s, path},
            {u"status"_s, u"UNPROCESSED"_s}};
}

QJsonObject fitRequest(const QString& name, const QStringList& paths)
{
    return {{u"persons"_s,
             QJsonArray{QJsonObject{{u"personName"_s, name}, {u"imagePaths"_s, QJsonArray::fromStringList(paths)}}}}};
}
} // namespace

class TestServe : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void wrongUsage_data();
    void wrongUsage();
    void isThere();
    void originalVideo();
    void originalImage();
    void originalFitNeedsNetworkFiles();
    void wrongBodies_data();
    void wrongBodies();
    void filesThatMayNotBeRead_data();
    void filesThatMayNotBeRead();
    void nothingIsAllowedByItself();
    void fitReadsAllowedPhotosOnly();
    void unreadableFiles();
    void wrongRequests_data();
    void wrongRequests();
    void largestRequests();
    void slowRequests();
    void tooManyConnections();
    void tokenIsWanted();
    void beyondThisComputer();
    void tooManyAtOnce();
    void timeIsLimited();
    void endsSoon();
    void portInUse();
    void curl();

private:
    QStringList folders() const
    {
        return {u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s), u"--detector"_s, u"hog"_s};
    }
    QStringList allow() const { return {u"--allow"_s, file(u"v"_s)}; }
    /// A video that takes long to look through; empty if it cannot be made.
    QString slowVideo() const
    {
        const QString path = m_slow.filePath(u"slow.mp4"_s);
        return QFile::exists(path) || writeVideo(path, {.size = {1280, 720}, .frames = 120}) ? path : QString();
    }
    QStringList everyFrame() const { return folders() + QStringList{u"--step"_s, u"1"_s, u"--allow"_s, m_slow.path()}; }

    QTemporaryDir m_slow;
};

void TestServe::initTestCase()
{
    QVERIFY2(QFile::exists(qEnvironmentVariable("RINGFACE_CLI")), "RINGFACE_CLI names the program; ctest sets it");
}

void TestServe::init()
{
    QVERIFY(freshFolder());
    QVERIFY(QDir().mkpath(file(u"v"_s)));
}

void TestServe::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const char* line : {"serve --bind 0.0.0.0", "serve --bind 192.168.1.5", "serve --bind ::", "serve --bind door",
                             "serve --bind 0.0.0.0 --token short", "serve --port 70000", "serve --port -1",
                             "serve --time-limit 0", "serve 5001"})
        QTest::newRow(line) << QString::fromLatin1(line).split(u' ');
}

void TestServe::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const Answer a = run(arguments);
    QCOMPARE(a.code, 2);
    QVERIFY(a.out.isEmpty() && !a.err.isEmpty());
    QVERIFY(!QFile::exists(file(u"library"_s)));
}

void TestServe::isThere()
{
    const Served served(folders());
    QVERIFY(served.port != 0);
    const Reply pong = served.get("/");
    QCOMPARE(pong.status, 200);
    QCOMPARE(pong.body, QByteArray("Pong"));
    QCOMPARE(served.get("/", {{"Range", "bytes=0-0"}}).body, QByteArray("Pong")); // as a whole
    const Reply nothing = served.get("/elsewhere");
    QCOMPARE(nothing.status, 404);
    QVERIFY(nothing.error().contains("/elsewhere"_L1));
    // No other site's page may read an answer.
    const Reply asked = served.get("/api/v1/people", {{"Origin", "http://example.org"}});
    QVERIFY(!asked.head.toLower().contains("access-control"));
    QCOMPARE(served.raw(request("OPTIONS", "/api/v1/label")).status, 405);
    QCOMPARE(run({u"serve"_s, u"--allow"_s, file(u"nowhere"_s)}).code, 1);
}

void TestServe::originalVideo()
{
    const QString path = file(u"v/clip.mp4"_s);
    QVERIFY(writeVideo(path, {.frames = 5}));
    const Served served(folders(), allow());
    const Reply reply = served.post(video, ringEvent(path));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.head.contains("application/json"));
    QCOMPARE(reply.object(), (QJsonObject{{u"videoFile"_s, path},
                                          {u"eventName"_s, u"20240503-132509"_s},
                                          {u"recognisedPersons"_s, QJsonArray()},
                                          {u"unknownPersons"_s, QJsonArray()}}));
    // The original's paths were relative to its data.
    const Reply relative = served.post(video, ringEvent(u"./clip.mp4"_s));
    QCOMPARE(relative.status, 200);
    QCOMPARE(relative.object()["videoFile"_L1].toString(), u"./clip.mp4"_s);
    QCOMPARE(served.get("/api/v1/recordings").list(), QJsonArray()); // nothing is stored
}

void TestServe::originalImage()
{
    const QString path = file(u"v/grey.png"_s);
    QVERIFY(paintFrame({}, 0).save(path));
    const Served served(folders(), allow());
    const Reply reply = served.post(image, {{u"eventName"_s, u"20240503-132509"_s}, {u"imageFilePath"_s, path}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.object(),
             (QJsonObject{
                 {u"inputFile"_s, path}, {u"recognisedPersons"_s, QJsonArray()}, {u"unknownPersons"_s, QJsonArray()}}));
}

void TestServe::originalFitNeedsNetworkFiles()
{
    {
        // With faces of an encoder whose files are gone: nothing stands in for it.
        const std::unique_ptr<Library> library = Library::open(file(u"library"_s)).library;
        QVERIFY(library);
        const RecordingId id = library->addRecording(recordingFile(file(u"a.mp4"_s), "a")).id;
        QVERIFY(scanOnce(*library, id, {standing(0, QRect(100, 100, 80, 80), 0, 2000, {200}, {1, 0})}));
    }
    const Served served(folders(), allow());
    const Reply reply = served.post(fit, fitRequest(u"Anna"_s, {}));
    QCOMPARE(reply.status, 503);
    QVERIFY(reply.error().contains("face_recognition_sface_2021dec.onnx"_L1) &&
            reply.error().contains("models fetch"_L1));
}

void TestServe::wrongBodies_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("told");
    QTest::newRow("no JSON") << video << QByteArray("{") << u"JSON"_s;
    QTest::newRow("no object") << video << QByteArray("[]") << u"JSON"_s;
    QTest::newRow("no video") << video << QByteArray("{}") << u"videoFileName"_s;
    QTest::newRow("a number") << video << QByteArray(R"({"videoFileName": 5})") << u"videoFileName"_s;
    QTest::newRow("no image") << image << QByteArray(R"({"eventName": "a"})") << u"imageFilePath"_s;
    QTest::newRow("no persons") << fit << QByteArray("{}") << u"persons"_s;
    QTest::newRow("no name") << fit << QByteArray(R"({"persons": [{"imagePaths": []}]})") << u"persons[0].personName"_s;
    QTest::newRow("event that leads elsewhere")
        << video << QByteArray(R"({"videoFileName": "clip.mp4", "eventName": "../20240503"})") << u"eventName"_s;
    QTest::newRow("event within another")
        << video << QByteArray(R"({"videoFileName": "clip.mp4", "eventName": "20240503/a"})") << u"eventName"_s;
}

void TestServe::wrongBodies()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QString, told);
    write(u"v/clip.mp4"_s, "x");
    const Served served(folders(), allow());
    const Reply reply = served.raw(request("POST", path, body));
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.error().contains(told), qPrintable(reply.error()));
}

void TestServe::filesThatMayNotBeRead_data()
{
    QTest::addColumn<QString>("path"); // below the test's folder, unless it begins with a slash or dot
    QTest::addColumn<int>("status");
    const auto row = [](const char* path, int status) { QTest::newRow(path) << QString::fromLatin1(path) << status; };
    row("v/text.mp4", 422); // read, and found wanting
    row("v/deep/link-in.mp4", 422);
    row("./text.mp4", 422);
    row("v/gone.mp4", 404);
    row("v/deep", 404);
    row("v/pipe.mp4", 404);
    row("/etc/passwd", 403);
    row("secret.mp4", 403);
    row("gone.mp4", 403);
    row("v/../secret.mp4", 403);
    row("v/../gone.mp4", 403);
    row("v2/secret.mp4", 403);
    row("v/link-out.mp4", 403);
    row("v/folder-out/secret.mp4", 403);
    row("v/folder-out/gone.mp4", 403);
    row("./../secret.mp4", 403);
    row("./folder-out/secret.mp4", 403);
    row("/", 403);
}

void TestServe::filesThatMayNotBeRead()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QVERIFY(QDir().mkpath(file(u"v/deep"_s)) && QDir().mkpath(file(u"v2"_s)));
    for (const QString& name : {u"v/text.mp4"_s, u"secret.mp4"_s, u"v2/secret.mp4"_s})
        write(name, "no video, but text\n");
    QVERIFY(QFile::link(file(u"secret.mp4"_s), file(u"v/link-out.mp4"_s)));
    QVERIFY(QFile::link(file(u"v2"_s), file(u"v/folder-out"_s)));
    QVERIFY(QFile::link(file(u"v/text.mp4"_s), file(u"v/deep/link-in.mp4"_s)));
    QCOMPARE(mkfifo(qPrintable(file(u"v/pipe.mp4"_s)), S_IRUSR | S_IWUSR), 0);
    const Served served(folders(), allow());
    const QString asked = path.startsWith(u'/') || path.startsWith(u'.') ? path : file(path);
    for (const Reply& reply :
         {served.post(video, ringEvent(asked)), served.post(image, {{u"imageFilePath"_s, asked}})}) {
        QCOMPARE(reply.status, status);
        QVERIFY2(reply.error().contains(asked), qPrintable(reply.error()));
    }
}

void TestServe::nothingIsAllowedByItself()
{
    QVERIFY(writeVideo(file(u"v/clip.mp4"_s), {.frames = 1}));
    const Served served(folders());
    const Reply reply = served.post(video, ringEvent(file(u"v/clip.mp4"_s)));
    QCOMPARE(reply.status, 403);
    QVERIFY(reply.error().contains("--allow"_L1));
}

void TestServe::fitReadsAllowedPhotosOnly()
{
    write(u"secret.jpg"_s, "x");
    const Served served(folders(), allow());
    const Reply reply = served.post(fit, fitRequest(u"Anna"_s, {file(u"v/a.jpg"_s), file(u"secret.jpg"_s)}));
    QCOMPARE(reply.status, 403);
    QVERIFY(reply.error().contains(file(u"secret.jpg"_s)));
}

void TestServe::unreadableFiles()
{
    write(u"v/empty.mp4"_s, "");
    write(u"v/text.jpg"_s, "no photo");
    const Served served(folders(), allow());
    const Reply clip = served.post(video, ringEvent(file(u"v/empty.mp4"_s)));
    QCOMPARE(clip.status, 422);
    QVERIFY(clip.error().contains(file(u"v/empty.mp4"_s)) && clip.error().contains("Download the recording again"_L1));
    QCOMPARE(served.post(image, {{u"imageFilePath"_s, file(u"v/text.jpg"_s)}}).status, 422);
}

void TestServe::wrongRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("another host") << request("GET", "/", {}, {}, "evil.example") << 403;
    QTest::newRow("a host that begins like ours") << request("GET", "/", {}, {}, "localhost.example:5001") << 403;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 403;
    QTest::newRow("localhost") << request("GET", "/", {}, {}, "localhost:5001") << 200;
    QTest::newRow("IPv6") << request("GET", "/", {}, {}, "[::1]:5001") << 200;
    QTest::newRow("GET where POST is wanted") << request("GET", video) << 405;
    QTest::newRow("POST where GET is wanted") << request("POST", "/api/v1/people", "{}") << 405;
    QTest::newRow("a form") << QByteArray(
                                   "POST /api/v1/label HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                   "Content-Length: 2\r\n\r\n{}")
                            << 415;
    QTest::newRow("no length") << QByteArray("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\n\r\n{}") << 411;
    QTest::newRow("chunks") << QByteArray("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\n"
                                          "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")
                            << 411;
    QTest::newRow("two lengths") << QByteArray("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\n"
                                               "Content-Length: 2\r\nContent-Length: 1\r\n\r\n{}")
                                 << 411;
    QTest::newRow("negative length") << QByteArray("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\n"
                                                   "Content-Length: -2\r\n\r\n{}")
                                     << 411;
    QTest::newRow("compressed") << request("POST", fit, "{}", {{"Content-Encoding", "gzip"}}) << 415;
    QTest::newRow("no HTTP") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("no range") << request("GET", "/api/v1/people", {}, {{"Range", "bytes=2-1"}}) << 416;
    QTest::newRow("long path") << request("GET", '/' + QByteArray(9 << 10, 'x')) << 431;
    QTest::newRow("long header") << request("GET", "/", {}, {{"X", QByteArray(9 << 10, 'x')}}) << 431;
    QTest::newRow("many headers") << "GET / HTTP/1.1\r\nHost: localhost\r\n" + QByteArray("X: y\r\n").repeated(8 << 10)
                                  << 431;
    QTest::newRow("endless path") << "GET /" + QByteArray(32 << 10, 'x') << 431;
    QTest::newRow("endless headers") << "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(32 << 10, 'x') << 431;
}

void TestServe::wrongRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const Served served(folders());
    const Reply reply = served.raw(bytes);
    QCOMPARE(reply.status, status);
    QVERIFY(status == 200 || !reply.error().isEmpty());
    QCOMPARE(served.get("/").status, 200);
}

void TestServe::largestRequests()
{
    const Served served(folders());
    const QByteArray begin = R"({"persons": "none"})";
    const Reply large = served.raw(request("POST", fit, begin + QByteArray(largestBody - begin.size(), ' ')));
    QCOMPARE(large.status, 400); // read to its end
    const Reply tooLarge = served.raw(request("POST", fit, begin + QByteArray(largestBody - begin.size() + 1, ' ')));
    QCOMPARE(tooLarge.status, 413);
    // It is not waited for: its length is enough.
    Client boast(served.port);
    boast.write("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n");
    QVERIFY(boast.hasAnswer(30'000)); // only waited for when something is broken
    QCOMPARE(boast.wait().status, 413);
}

void TestServe::slowRequests()
{
    const Served served(folders());
    Client head(served.port);
    head.write("GET / HTTP/1.1\r\n");
    Client body(served.port);
    body.write("POST /classifier/fit HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
               "Content-Length: 5\r\n\r\n{");
    QCOMPARE(head.wait().status, 0);
    QCOMPARE(body.wait().status, 0);
    // Who sends a little now and then is not waited for longer.
    Client drop(served.port);
    drop.write("GET / HTTP/1.1\r\nX: ");
    QElapsedTimer time;
    for (time.start(); drop.isOpen() && !time.hasExpired(15'000);) {
        drop.write("x");
        drop.hasAnswer(500);
    }
    QVERIFY(!drop.isOpen());
    QCOMPARE(drop.wait().status, 0);
}

void TestServe::tooManyConnections()
{
    constexpr int most = 64;
    const Served served(folders());
    std::vector<std::unique_ptr<Client>> idle(most);
    for (auto& client : idle)
        client = std::make_unique<Client>(served.port);
    QCOMPARE(served.get("/").status, 0);
    idle.clear();
    QTRY_COMPARE(served.get("/").status, 200);
}

void TestServe::tokenIsWanted()
{
    const Served served(folders(), {u"--token"_s, token});
    QCOMPARE(served.get("/").status, 200);
    QCOMPARE(served.get("/api/v1/people", {{"Authorization", "Bearer " + token.toLatin1()}}).status, 200);
    QCOMPARE(served.get("/elsewhere").status, 401);
    for (const QByteArray& wrong : {QByteArray("Bearer "), QByteArray("Bearer another-token-of-some-length"),
                                    token.toLatin1(), "Bearer " + token.toLatin1() + 'x'}) {
        const Reply reply = served.get("/api/v1/people", {{"Authorization", wrong}});
        QCOMPARE(reply.status, 401);
        QVERIFY(!reply.error().contains(token));
    }
    for (const QByteArray& path : {video, image, fit, QByteArray("/api/v1/label")})
        QCOMPARE(served.post(path, {}).status, 401);
    for (const char* name : {"recordings", "groups", "people", "visits", "openapi.json"})
        QCOMPARE(served.get(QByteArray("/api/v1/") + name).status, 401);
}

void TestServe::beyondThisComputer()
{
    const Served served(folders(), {u"--bind"_s, u"0.0.0.0"_s, u"--token"_s, token});
    const Headers known{{"Authorization", "Bearer " + token.toLatin1()}};
    // By whatever name others know this computer.
    QCOMPARE(served.raw(request("GET", "/api/v1/people", {}, known, "house.example:5001")).status, 200);
    QCOMPARE(served.raw(request("GET", "/api/v1/people", {}, {}, "house.example:5001")).status, 401);
}

void TestServe::tooManyAtOnce()
{
    const QString slow = slowVideo();
    QVERIFY(!slow.isEmpty() && writeVideo(file(u"v/clip.mp4"_s), {.frames = 2}));
    const Served served(everyFrame(), allow());
    const int atOnce = std::clamp(QThread::idealThreadCount() / 2, 1, 4);
    constexpr int waiting = 8;
    std::vector<std::unique_ptr<Client>> clients(size_t(atOnce + waiting + 1));
    for (auto& client : clients) {
        client = std::make_unique<Client>(served.port);
        client->write(request("POST", video, QJsonDocument(ringEvent(slow)).toJson()));
    }
    const auto answered = [&] {
        return std::ranges::count_if(clients, [](const auto& client) { return client->hasAnswer(20); });
    };
    QTRY_COMPARE(answered(), 1);
    const auto refused = std::ranges::find_if(clients, [](const auto& client) { return client->hasAnswer(); });
    const Reply busy = (*refused)->wait();
    QCOMPARE(busy.status, 503);
    QVERIFY(busy.error().contains("later"_L1));
    // Whatever takes no time does not wait for them.
    QCOMPARE(served.get("/api/v1/people").status, 200);
    clients.erase(refused);
    QCOMPARE(answered(), 0);
    // Who goes away is not worked for any more.
    clients.clear();
    QTRY_COMPARE_WITH_TIMEOUT(served.post(video, ringEvent(file(u"v/clip.mp4"_s))).status, 200, 10'000);
}

void TestServe::timeIsLimited()
{
    const QString slow = slowVideo();
    QVERIFY(!slow.isEmpty());
    const Served served(everyFrame(), allow() + QStringList{u"--time-limit"_s, u"1"_s});
    const Reply reply = served.post(video, ringEvent(slow));
    QCOMPARE(reply.status, 504);
    QVERIFY(reply.error().contains(slow) && reply.error().contains("--time-limit"_L1));
}

void TestServe::endsSoon()
{
    const QString slow = slowVideo();
    QVERIFY(!slow.isEmpty());
    Served served(everyFrame(), allow());
    Client client(served.port);
    client.write(request("POST", video, QJsonDocument(ringEvent(slow)).toJson()));
    QVERIFY(!client.hasAnswer(500)); // it is at work
    const Client idle(served.port);
    QCOMPARE(served.stop(), 0);
}

void TestServe::portInUse()
{
    const Served served(folders());
    const Answer a = run({u"serve"_s, u"--port"_s, QString::number(served.port)});
    QCOMPARE(a.code, 1);
    QVERIFY(a.err.contains("--port"_L1));
}

void TestServe::curl()
{
    QVERIFY(writeVideo(file(u"v/clip.mp4"_s), {.frames = 1}));
    const Served served(folders(), allow() + QStringList{u"--token"_s, token});
    const QString to = u"http://localhost:%1"_s.arg(served.port);
    QByteArray out;
    QVERIFY(runTool(u"curl"_s, {u"-sSf"_s, to + u"/"_s}, &out));
    QCOMPARE(out, QByteArray("Pong"));
    const QStringList known{u"-sSf"_s, u"--compressed"_s, u"-H"_s, u"Authorization: Bearer "_s + token};
    QVERIFY(runTool(u"curl"_s, known + QStringList{to + u"/api/v1/recordings"_s}, &out));
    QCOMPARE(QJsonDocument::fromJson(out).array(), QJsonArray());
    QVERIFY(runTool(
        u"curl"_s,
        known + QStringList{u"--json"_s, u"{\"videoFileName\": \"clip.mp4\"}"_s, to + QString::fromLatin1(video)},
        &out));
    QCOMPARE(QJsonDocument::fromJson(out)["eventName"_L1].toString(), u"clip"_s);
}

QTEST_GUILESS_MAIN(TestServe)
#include "tst_serve.moc"
