// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The command line as scripts use it: what it prints and what it ends with. No network files are needed here.
#include "tests/support/clirunner.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
QStringList keys(const QJsonValue& value)
{
    QStringList k = value.toObject().keys();
    k.sort();
    return k;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}
} // namespace

class TestCli : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void tellsAboutItself();
    void mistakesGetAHint();
    void optionsMayComeFirst();
    void wrongUsage_data();
    void wrongUsage();
    void emptyLibrary_data();
    void emptyLibrary();
    void libraryThatCannotBeUsed();
    void recordingsAsPromised();
    void facesAsPromised();
    void groupsAndPeopleAsPromised();
    void textForPeople();
    void labelOneFace();
    void labelAGroup();
    void unlabelManyAtOnce();
    void unknownIds_data();
    void unknownIds();
    void trainRepeats();
    void scanWithoutNetworkFiles();
    void scanSaysWhichFilesAreMissing();
    void scanNamesBadFiles();
    void scanTellsWhatItPassedOver();
    void namesThatAreNotUtf8();
    void recordingsAreRemoved();
    void scanTwice();
    void analyze();
    void recognize();
    void clip();
    void fitWithoutNetworkFiles();
    void fitRequestsThatAreNone();
    void modelsListAndVerify();

private:
    QStringList column(const QString& key) const
    {
        QStringList out;
        for (const QJsonValue& f : faces())
            out << (f[key].isNull() ? u"-"_s : f[key].toVariant().toString());
        return out;
    }
};

void TestCli::initTestCase()
{
    QVERIFY2(QFile::exists(qEnvironmentVariable("RINGFACE_CLI")), "RINGFACE_CLI names the program; ctest sets it");
}

void TestCli::init()
{
    QVERIFY(freshFolder());
}

void TestCli::tellsAboutItself()
{
    for (const QString& how : {u"version"_s, u"--version"_s}) {
        const Answer a = run({how}, false);
        QCOMPARE(a.code, 0);
        QVERIFY(a.out.startsWith("ringface-cli ") && a.out.contains('.'));
        QVERIFY(a.err.isEmpty());
    }
    const Answer help = run({u"--help"_s}, false);
    QCOMPARE(help.code, 0);
    for (const char* word : {"scan",   "recordings", "faces",     "groups",       "people",   "label",      "unlabel",
                             "train",  "analyze",    "recognize", "fit",          "clip",     "models",     "person",
                             "visits", "review",     "import",    "accept-share", "evaluate", "classifier", "reencode",
                             "export", "serve",      "--library", "--models",     "--engine", "--detector"})
        QVERIFY2(help.out.contains(word), word);
    QVERIFY(!help.out.contains("--mongo")); // each command has its own
    const QList<std::pair<QStringList, QList<const char*>>> own{
        {{u"label"_s}, {"--not", "--ignore", "--together", "--split", "--library"}},
        {{u"import"_s, u"ringface"_s}, {"--mongo", "--scan", "FOLDER"}},
        {{u"serve"_s}, {"--port", "--bind", "--token", "--allow"}},
        {{u"clip"_s}, {"--from", "--to", "--person", "--blur", "--force"}},
        {{u"scan"_s}, {"--step", "--min-face", "PATH"}}};
    for (const auto& [command, words] : own) {
        const Answer more = run(command + QStringList{u"--help"_s}, false);
        QCOMPARE(more.code, 0);
        for (const char* word : words)
            QVERIFY2(more.out.contains(word) || help.out.contains(word), word);
    }
}

void TestCli::mistakesGetAHint()
{
    QVERIFY(run({u"scan"_s, u"--stpe"_s, u"2"_s, u"x"_s}, false).err.contains(u"--step"_s));
    QVERIFY(run({u"label"_s, u"--group"_s, u"1"_s, u"--nam"_s, u"Anna"_s}, false).err.contains(u"--name"_s));
    QVERIFY(run({u"scan"_s, u"x"_s, u"--mongo"_s, u"y"_s}, false).err.contains(u"--mongo is no option of scan"_s));
}

void TestCli::optionsMayComeFirst()
{
    // As every option could before commands had their own.
    QCOMPARE(run({u"--json"_s, u"recordings"_s}).out.trimmed(), QByteArray("[\n]"));
    QCOMPARE(run({u"--step"_s, u"2"_s, u"scan"_s, file(u"gone.mp4"_s)}).code, 3);
    QCOMPARE(run({u"--yes"_s, u"person"_s, u"remove"_s, u"Nobody"_s}).code, 1);
}

void TestCli::wrongUsage_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* line) {
        QTest::newRow(line[0] == 0 ? "nothing" : line) << QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    };
    for (const char* line : {"",
                             "nonsense",
                             "--nonsense",
                             "scan",
                             "label",
                             "label --face 1",
                             "label --group 1",
                             "label --name Anna",
                             "label --face 1 --name Anna --not Bert",
                             "person",
                             "person rename Anna",
                             "person remove Anna",
                             "person role Anna king",
                             "review accept",
                             "accept-share far",
                             "classifier",
                             "classifier use old",
                             "label --face 1 --group 1 --name Anna",
                             "unlabel",
                             "analyze",
                             "analyze a.mp4 b.mp4",
                             "recognize",
                             "recognize a.jpg b.jpg",
                             "fit",
                             "models",
                             "models nonsense",
                             "import",
                             "import ringface",
                             "import ringface a b",
                             "import xmp",
                             "import nonsense a",
                             "export",
                             "export ringface",
                             "export xmp a",
                             "export csv",
                             "export nonsense a",
                             "--engine best recordings",
                             "--detector eyes recordings",
                             "--step 0 scan a.mp4",
                             "--step x scan a.mp4",
                             "--min-face -1 scan a.mp4",
                             "--library"})
        row(line);
}

void TestCli::wrongUsage()
{
    QFETCH(QStringList, arguments);
    const Answer a = run(arguments, false);
    QCOMPARE(a.code, 2);
    QVERIFY(a.out.isEmpty());
    QVERIFY(a.err.startsWith("ringface-cli: "_L1) && a.err.size() > 20);
    QVERIFY(!QFile::exists(file(u"data"_s))); // nothing was made
}

void TestCli::emptyLibrary_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"recordings", "faces", "groups", "people"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCli::emptyLibrary()
{
    QFETCH(QString, command);
    const Answer json = run({command, u"--json"_s});
    QCOMPARE(json.code, 0);
    QVERIFY(QJsonDocument::fromJson(json.out).isArray());
    QVERIFY(json.list().isEmpty());
    const Answer text = run({command});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.isEmpty());
    QVERIFY(QFile::exists(file(u"library/library.sqlite"_s)));
}

void TestCli::libraryThatCannotBeUsed()
{
    write(u"file"_s, "x");
    const Answer inFile = run({u"--library"_s, file(u"file/library"_s), u"recordings"_s}, false);
    QCOMPARE(inFile.code, 1);
    QVERIFY(inFile.err.contains(file(u"file/library"_s)));
    QVERIFY(QDir().mkpath(file(u"library"_s)));
    write(u"library/library.sqlite"_s, QByteArray("no database at all ").repeated(200));
    const Answer broken = run({u"recordings"_s, u"--json"_s});
    QCOMPARE(broken.code, 1);
    QVERIFY(broken.out.isEmpty() && !broken.err.isEmpty());
}

void TestCli::recordingsAsPromised()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    const Answer a = run({u"recordings"_s, u"--json"_s});
    QCOMPARE(a.code, 0);
    QCOMPARE(a.list().size(), 2);
    const QJsonObject first = a.list()[0].toObject(); // newest first, unknown times last
    const QJsonObject second = a.list()[1].toObject();
    for (const QJsonObject& r : {first, second})
        QCOMPARE(keys(r), sorted({u"id"_s, u"recording"_s, u"camera"_s, u"kind"_s, u"startedAt"_s, u"durationMs"_s,
                                  u"state"_s, u"error"_s, u"people"_s, u"unknown"_s}));
    QCOMPARE(first["recording"_L1].toString(), u"/v/first.mp4"_s);
    QCOMPARE(first["camera"_L1].toString(), u"Front Door"_s);
    QCOMPARE(first["kind"_L1].toString(), u"ding"_s);
    QCOMPARE(first["startedAt"_L1].toString(), u"2024-05-03T13:25:09Z"_s);
    QCOMPARE(first["durationMs"_L1].toInt(), 10'000);
    QCOMPARE(first["state"_L1].toString(), u"done"_s);
    QVERIFY(first["error"_L1].isNull());
    QCOMPARE(first["people"_L1].toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"Anna"_s}, {u"fromMs"_s, 0}, {u"toMs"_s, 2000}, {u"faces"_s, 2}}}));
    const QJsonObject unknown = first["unknown"_L1].toArray()[0].toObject();
    QCOMPARE(keys(unknown), sorted({u"group"_s, u"fromMs"_s, u"toMs"_s, u"faces"_s}));
    QVERIFY(unknown["group"_L1].toInteger() > 0);
    QCOMPARE(unknown["fromMs"_L1].toInt(), 400);
    QVERIFY(second["camera"_L1].isNull() && second["kind"_L1].isNull() && second["startedAt"_L1].isNull());
    QCOMPARE(second["people"_L1][0]["name"_L1].toString(), u"Anna"_s); // guessed
    QCOMPARE(second["unknown"_L1].toArray().size(), 0);
}

void TestCli::facesAsPromised()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    QCOMPARE(faces().size(), 6);
    for (const QJsonValue& f : faces())
        QCOMPARE(keys(f), sorted({u"id"_s,      u"recording"_s, u"timeMs"_s,   u"frame"_s,    u"box"_s,
                                  u"track"_s,   u"group"_s,     u"label"_s,    u"not"_s,      u"ignored"_s,
                                  u"guess"_s,   u"accepted"_s,  u"distance"_s, u"runnerUp"_s, u"runnerUpDistance"_s,
                                  u"reason"_s,  u"limit"_s,     u"score"_s,    u"nearest"_s,  u"quality"_s,
                                  u"infrared"_s}));
    const QJsonObject labelled = faces()[0].toObject();
    QCOMPARE(labelled["recording"_L1].toString(), u"/v/first.mp4"_s);
    QCOMPARE(labelled["timeMs"_L1].toInt(), 200);
    QCOMPARE(labelled["frame"_L1].toInt(), 2);
    QCOMPARE(labelled["box"_L1].toArray(), (QJsonArray{100, 100, 80, 80}));
    QCOMPARE(labelled["label"_L1].toString(), u"Anna"_s);
    QCOMPARE(labelled["quality"_L1].toDouble(), 0.5);
    QVERIFY(labelled["track"_L1].toInteger() > 0);
    const QJsonObject stranger = faces()[1].toObject();
    QVERIFY(stranger["label"_L1].isNull() && stranger["guess"_L1].isNull() && stranger["runnerUp"_L1].isNull());
    QVERIFY(stranger["distance"_L1].toDouble() > 1.4); // says how far from Anna
    QCOMPARE(faces()[5]["guess"_L1].toString(), u"Anna"_s);
    QCOMPARE(faces()[5]["distance"_L1].toDouble(), 0.0);
}

void TestCli::groupsAndPeopleAsPromised()
{
    QVERIFY(fill());
    QJsonArray groups = run({u"groups"_s, u"--json"_s}).list();
    QCOMPARE(groups.size(), 2);
    for (const QJsonValue& g : groups)
        QCOMPARE(keys(g), sorted({u"id"_s, u"faceIds"_s, u"recordings"_s, u"suggestion"_s}));
    QCOMPARE(groups[0]["recordings"_L1].toInt(), 2);
    QCOMPARE(groups[0]["faceIds"_L1].toArray().size(), 4);
    QVERIFY(groups[0]["suggestion"_L1].isNull());
    for (const QJsonValue& id : groups[0]["faceIds"_L1].toArray())
        QVERIFY(ids().contains(QString::number(id.toInteger())));
    QVERIFY(run({u"people"_s, u"--json"_s}).list().isEmpty());

    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    groups = run({u"groups"_s, u"--json"_s}).list();
    QCOMPARE(groups.size(), 2);
    QStringList suggestions{groups[0]["suggestion"_L1].toString(), groups[1]["suggestion"_L1].toString()};
    QCOMPARE(sorted(suggestions), (QStringList{QString(), u"Anna"_s}));
    const QJsonArray people = run({u"people"_s, u"--json"_s}).list();
    QCOMPARE(people.size(), 1);
    QJsonObject anna = people[0].toObject();
    int visits = 0;
    for (const QJsonValue& day : anna.take(u"visitsByWeekdayAndHour"_s).toArray()) {
        for (const QJsonValue& hour : day.toArray())
            visits += hour.toInt();
    }
    QCOMPARE(visits, 1); // the other one's time is not known
    QCOMPARE(anna, (QJsonObject{{u"name"_s, u"Anna"_s},
                                {u"role"_s, u"visitor"_s},
                                {u"merged"_s, QJsonArray()},
                                {u"faces"_s, 4},
                                {u"labelled"_s, 1},
                                {u"recordings"_s, 2},
                                {u"visits"_s, 2},
                                {u"firstSeen"_s, u"2024-05-03T13:25:09Z"_s},
                                {u"lastSeen"_s, u"2024-05-03T13:25:10Z"_s}}));
}

void TestCli::textForPeople()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"J\u00fcrgen"_s}).code, 0);
    const QString recordings = QString::fromUtf8(run({u"recordings"_s}).out);
    QVERIFY(recordings.contains("/v/first.mp4"_L1) && recordings.contains(u"J\u00fcrgen"_s));
    QVERIFY(recordings.contains("2024-05-03 09:25:09"_L1)); // in the zone of this computer
    QVERIFY(QString::fromUtf8(run({u"people"_s}).out).contains(u"J\u00fcrgen"_s));
    QCOMPARE(run({u"faces"_s}).out.count('\n'), 6);
    QCOMPARE(run({u"groups"_s}).out.count('\n'), 2);
}

void TestCli::labelOneFace()
{
    QVERIFY(fill());
    const QStringList before = ids();
    const Answer a = run({u"label"_s, u"--face"_s, before[0], u"--name"_s, u" Anna  Maria "_s});
    QCOMPARE(a.code, 0);
    QVERIFY(a.out.isEmpty());
    QCOMPARE(column(u"label"_s), (QStringList{u"Anna Maria"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s, u"-"_s}));
    QCOMPARE(column(u"guess"_s)[4], u"Anna Maria"_s);
    QCOMPARE(ids(), before);
    // Another name for the same face
    QCOMPARE(run({u"label"_s, u"--face"_s, before[0], u"--name"_s, u"Bert"_s}).code, 0);
    QCOMPARE(column(u"label"_s)[0], u"Bert"_s);
    QCOMPARE(column(u"guess"_s)[5], u"Bert"_s);
    QCOMPARE(run({u"people"_s, u"--json"_s}).list().size(), 1);
    // and it is taken back
    QCOMPARE(run({u"unlabel"_s, u"--face"_s, before[0]}).code, 0);
    QCOMPARE(column(u"label"_s).count(u"-"_s), 6);
    QCOMPARE(column(u"guess"_s).count(u"-"_s), 6);
}

void TestCli::labelAGroup()
{
    QVERIFY(fill());
    const QJsonValue group = run({u"groups"_s, u"--json"_s}).list()[0];
    const QString id = QString::number(group["id"_L1].toInteger());
    QCOMPARE(run({u"label"_s, u"--group"_s, id, u"--name"_s, u"Anna"_s}).code, 0);
    QCOMPARE(column(u"label"_s).count(u"Anna"_s), group["faceIds"_L1].toArray().size());
    QCOMPARE(run({u"groups"_s, u"--json"_s}).list().size(), 1);
    QCOMPARE(run({u"label"_s, u"--group"_s, id, u"--name"_s, u"Anna"_s}).code, 1); // it is no group any more
}

void TestCli::unlabelManyAtOnce()
{
    QVERIFY(fill());
    const QStringList all = ids();
    QCOMPARE(run({u"label"_s, u"--face"_s, all[0], u"--face"_s, all[2], u"--name"_s, u"Anna"_s}).code, 0);
    QCOMPARE(column(u"label"_s).count(u"Anna"_s), 2);
    QCOMPARE(run({u"label"_s, u"--name"_s, u"Bert"_s, u"--face"_s, all[1], all[3]}).code, 0); // --face ID...
    QCOMPARE(column(u"label"_s).count(u"Bert"_s), 2);
    QCOMPARE(run({u"unlabel"_s, u"--face"_s, all[0], all[1], all[2]}).code, 0);
    QCOMPARE(column(u"label"_s), (QStringList{u"-"_s, u"-"_s, u"-"_s, u"Bert"_s, u"-"_s, u"-"_s}));
}

void TestCli::unknownIds_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("face") << QStringList{u"label"_s, u"--face"_s, u"99999"_s, u"--name"_s, u"Anna"_s};
    QTest::newRow("a word for a face") << QStringList{u"label"_s, u"--face"_s, u"x"_s, u"--name"_s, u"Anna"_s};
    QTest::newRow("one of two") << QStringList{u"label"_s, u"--face"_s, u"1"_s, u"99999"_s, u"--name"_s, u"Anna"_s};
    QTest::newRow("group") << QStringList{u"label"_s, u"--group"_s, u"99999"_s, u"--name"_s, u"Anna"_s};
    QTest::newRow("group nought") << QStringList{u"label"_s, u"--group"_s, u"0"_s, u"--name"_s, u"Anna"_s};
    QTest::newRow("unlabel") << QStringList{u"unlabel"_s, u"--face"_s, u"-7"_s};
}

void TestCli::unknownIds()
{
    QFETCH(QStringList, arguments);
    QVERIFY(fill());
    const Answer a = run(arguments);
    QCOMPARE(a.code, 1);
    QVERIFY(!a.err.isEmpty());
    QCOMPARE(column(u"label"_s).count(u"-"_s), 6);
}

void TestCli::trainRepeats()
{
    QVERIFY(fill());
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--name"_s, u"Anna"_s}).code, 0);
    const QByteArray before = run({u"faces"_s, u"--json"_s}).out;
    const Answer a = run({u"train"_s});
    QCOMPARE(a.code, 0);
    QVERIFY(a.out.isEmpty() && a.err.isEmpty());
    QCOMPARE(run({u"faces"_s, u"--json"_s}).out, before);
}

void TestCli::scanWithoutNetworkFiles()
{
    // dlib's detector needs no file: the recording is looked at to its end.
    QVERIFY(writeVideo(file(u"20240503-132509.mp4"_s), {.frames = 9}));
    const Answer a = run({u"--detector"_s, u"hog"_s, u"scan"_s, file(u"20240503-132509.mp4"_s)});
    QCOMPARE(a.code, 0);
    QVERIFY(a.out.isEmpty());
    QVERIFY(!a.err.contains(u'\r')); // no progress bar in a log
    const QJsonObject r = run({u"recordings"_s, u"--json"_s}).list()[0].toObject();
    QCOMPARE(r["recording"_L1].toString(), file(u"20240503-132509.mp4"_s));
    QCOMPARE(r["state"_L1].toString(), u"done"_s);
    QCOMPARE(r["startedAt"_L1].toString(), u"2024-05-03T13:25:09Z"_s);
    QVERIFY(qAbs(r["durationMs"_L1].toInt() - 600) <= 1);
}

void TestCli::scanSaysWhichFilesAreMissing()
{
    QVERIFY(writeVideo(file(u"a.mp4"_s), {.frames = 1}));
    const Answer a = run({u"scan"_s, file(u"a.mp4"_s)});
    QCOMPARE(a.code, 0);
    for (const QString& name : {u"face_detection_yunet_20"_s, u"face_recognition_sface_2021dec.onnx"_s}) {
        bool told = false;
        for (const QString& line : a.err.split(u'\n')) {
            told = told || (line.contains(name) && line.contains("https://"_L1) && line.contains(file(u"models"_s)));
        }
        QVERIFY2(told, qPrintable(a.err));
    }
    const Answer classic = run({u"--engine"_s, u"classic"_s, u"--detector"_s, u"hog"_s, u"scan"_s, file(u"a.mp4"_s)});
    QVERIFY(classic.err.contains("dlib_face_recognition_resnet_model_v1.dat"_L1));
    QVERIFY(!classic.err.contains("yunet"_L1));
}

void TestCli::scanNamesBadFiles()
{
    QVERIFY(QDir().mkpath(file(u"v/deep"_s)));
    QVERIFY(writeVideo(file(u"v/good.mp4"_s), {.frames = 5}));
    write(u"v/empty.mp4"_s, "");
    write(u"v/deep/text.mp4"_s, QByteArray("Dear all,\n").repeated(50));
    const Answer a = run({u"--detector"_s, u"hog"_s, u"scan"_s, file(u"v"_s), file(u"gone.mp4"_s)});
    QCOMPARE(a.code, 3);
    for (const QString& bad : {file(u"v/empty.mp4"_s), file(u"v/deep/text.mp4"_s), file(u"gone.mp4"_s)})
        QVERIFY2(a.err.contains(bad), qPrintable(a.err));
    QVERIFY(!a.err.contains(file(u"v/good.mp4"_s)));
    int failed = 0;
    for (const QJsonValue& r : run({u"recordings"_s, u"--json"_s}).list()) {
        const bool good = r["recording"_L1].toString() == file(u"v/good.mp4"_s);
        QCOMPARE(r["state"_L1].toString(), good ? u"done"_s : u"failed"_s);
        QCOMPARE(r["error"_L1].isNull(), good);
        failed += good ? 0 : 1;
    }
    QCOMPARE(failed, 2); // what is not there is no recording
    QCOMPARE(run({u"--detector"_s, u"hog"_s, u"scan"_s, file(u"v/good.mp4"_s)}).code, 0);
}

void TestCli::scanTellsWhatItPassedOver()
{
    QVERIFY(QDir().mkpath(file(u"v"_s)));
    QVERIFY(writeVideo(file(u"v/good.mp4"_s), {.frames = 5}));
    write(u"v/notes.txt"_s, "hello, hello");
    write(u"v/half.mp4.part"_s, "half");
    QVERIFY(QFile::link(file(u"gone"_s), file(u"v/link.mp4"_s)));
    // A name that is Latin-1; as the shell gives it, and in the folder.
    QVERIFY(QProcess::execute(
                u"bash"_s, {u"-c"_s, u"cp \"$0\" \"$1\"/$'T\\xfcr.mp4'"_s, file(u"v/good.mp4"_s), file(u"v"_s)}) == 0);
    write(u"v/another.mp4"_s, "another");
    QVERIFY(QFile::remove(file(u"v/another.mp4"_s)));
    const Answer a = run({u"--detector"_s, u"hog"_s, u"scan"_s, u"--json"_s, file(u"v"_s), file(u"no/such/folder"_s)});
    QCOMPARE(a.code, 3);
    QVERIFY2(a.err.contains(u"Passed over: 1 file that is no video, 1 unfinished download, 1 copy of a recording that "
                            "is already here, 1 link that leads nowhere, 1 file or folder that is not there."_s),
             qPrintable(a.err));
    QVERIFY2(a.err.contains(file(u"no/such/folder"_s) + u" is not there."_s), qPrintable(a.err));
    std::map<QString, QString> why;
    for (const auto& each : a.object()["passedOver"_L1].toArray())
        why[each["path"_L1].toString()] = each["why"_L1].toString();
    QCOMPARE(why, (std::map<QString, QString>{{file(u"v/notes.txt"_s), u"no-video"_s},
                                              {file(u"v/half.mp4.part"_s), u"unfinished"_s},
                                              {file(u"v/link.mp4"_s), u"broken-link"_s},
                                              {file(u"v/good.mp4"_s), u"copy"_s}, // the other comes first
                                              {file(u"no/such/folder"_s), u"not-there"_s}}));
    // Two files of one content are one recording; nothing else is.
    QCOMPARE(a.object()["recordings"_L1].toArray().size(), 1);
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list().size(), 1);
}

void TestCli::namesThatAreNotUtf8()
{
    QVERIFY(writeVideo(file(u"made.mp4"_s), {.frames = 5}));
    QCOMPARE(
        QProcess::execute(u"bash"_s, {u"-c"_s, u"mv \"$0\" \"$1\"/$'T\\xfcr.mp4'"_s, file(u"made.mp4"_s), folder()}),
        0);
    const QString command = u"\"$RINGFACE_CLI\" --library \"$0/library\" --detector hog scan \"$0\"/$'T\\xfcr.mp4'"_s;
    QCOMPARE(QProcess::execute(u"bash"_s, {u"-c"_s, command, folder()}), 0);
    const Answer a = run({u"recordings"_s});
    QVERIFY2(QString::fromUtf8(a.out).contains(file(u"T\u00fcr.mp4"_s)), a.out.constData());
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list()[0]["state"_L1].toString(), u"done"_s);
}

void TestCli::recordingsAreRemoved()
{
    QVERIFY(fill());
    const QJsonArray before = run({u"recordings"_s, u"--json"_s}).list();
    QCOMPARE(before.size(), 2);
    const QString id = QString::number(before[0]["id"_L1].toInteger());
    // All of them, or none.
    const Answer wrong = run({u"recordings"_s, u"remove"_s, id, u"/v/nowhere.mp4"_s});
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains(u"/v/nowhere.mp4"_s));
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list().size(), 2);
    QCOMPARE(run({u"recordings"_s, u"remove"_s, id}).code, 0);
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list().size(), 1);
    // A file that is not there any more has its recording's name all the same.
    const QString path = before[1]["recording"_L1].toString();
    QVERIFY(!QFile::exists(path));
    QCOMPARE(run({u"recordings"_s, u"remove"_s, path}).code, 0);
    QCOMPARE(run({u"recordings"_s, u"--json"_s}).list().size(), 0);
}

void TestCli::scanTwice()
{
    QVERIFY(writeVideo(file(u"a.mp4"_s), {.frames = 5}));
    QVERIFY(QFile::copy(file(u"a.mp4"_s), file(u"b.mp4"_s)));
    QDir::setCurrent(folder());
    QCOMPARE(run({u"--detector"_s, u"hog"_s, u"scan"_s, u"a.mp4"_s, file(u"b.mp4"_s)}).code, 0);
    QCOMPARE(run({u"scan"_s, file(u"a.mp4"_s)}).code, 0); // the library remembers the detector
    const QJsonArray recordings = run({u"recordings"_s, u"--json"_s}).list();
    QCOMPARE(recordings.size(), 1);
    QCOMPARE(recordings[0]["recording"_L1].toString(), file(u"a.mp4"_s)); // absolute
}

void TestCli::analyze()
{
    QVERIFY(writeVideo(file(u"20240503-132509.mp4"_s), {.frames = 5}));
    const Answer a = run({u"--detector"_s, u"hog"_s, u"analyze"_s, file(u"20240503-132509.mp4"_s), u"--json"_s});
    QCOMPARE(a.code, 0);
    QCOMPARE(a.object(), (QJsonObject{{u"videoFile"_s, file(u"20240503-132509.mp4"_s)},
                                      {u"eventName"_s, u"20240503-132509"_s},
                                      {u"recognisedPersons"_s, QJsonArray()},
                                      {u"unknownPersons"_s, QJsonArray()}}));
    QVERIFY(!QFile::exists(file(u"library"_s))); // no library is made for it
    const Answer text = run({u"--detector"_s, u"hog"_s, u"analyze"_s, file(u"20240503-132509.mp4"_s)});
    QCOMPARE(text.out, QByteArray("nobody\n"));
    const Answer bad =
        run({u"--detector"_s, u"hog"_s, u"analyze"_s, write(u"text.mp4"_s, "no video, but text\n"), u"--json"_s});
    QCOMPARE(bad.code, 3);
    QVERIFY(bad.err.contains(file(u"text.mp4"_s)));
}

void TestCli::clip()
{
    const QString video = file(u"clipped.avi"_s);
    QVERIFY(writeVideo(video, oneVisitor(3)));
    const QString out = file(u"clip.mp4"_s);
    QCOMPARE(run({u"clip"_s, video, out, u"--from"_s, u"0.5"_s, u"--to"_s, u"0:01.5"_s}).code, 0); // of no library
    QVERIFY(QFileInfo(out).size() > 500);
    const Answer again = run({u"clip"_s, video, out});
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains(u"is there already"_s), qPrintable(again.err));
    QCOMPARE(run({u"clip"_s, video, out, u"--force"_s}).code, 0);
    const QString other = file(u"other.mp4"_s);
    QCOMPARE(run({u"clip"_s, video, other, u"--from"_s, u"soon"_s}).code, 2);
    QCOMPARE(run({u"clip"_s, video, other, u"--from"_s, u"2"_s, u"--to"_s, u"1"_s}).code, 2);
    QCOMPARE(run({u"clip"_s, other}).code, 2);
    QCOMPARE(run({u"clip"_s, video, other, u"--blur"_s, u"others"_s}).code, 2);
    QCOMPARE(run({u"clip"_s, file(u"gone.mp4"_s), other}).code, 1);
    QCOMPARE(run({u"clip"_s, video, other, u"--person"_s, u"Nobody"_s}).code, 1);
    QVERIFY(!QFileInfo::exists(other));
}

void TestCli::recognize()
{
    QVERIFY(paintFrame({}, 0).save(file(u"grey.png"_s)));
    const Answer a = run({u"--detector"_s, u"hog"_s, u"recognize"_s, file(u"grey.png"_s), u"--json"_s});
    QCOMPARE(a.code, 0);
    QCOMPARE(a.object(), (QJsonObject{{u"inputFile"_s, file(u"grey.png"_s)},
                                      {u"recognisedPersons"_s, QJsonArray()},
                                      {u"unknownPersons"_s, QJsonArray()}}));
    for (const QString& bad : {write(u"text.jpg"_s, "no photo"), file(u"gone.jpg"_s)}) {
        const Answer b = run({u"--detector"_s, u"hog"_s, u"recognize"_s, bad, u"--json"_s});
        QCOMPARE(b.code, 3);
        QVERIFY(b.out.isEmpty() && b.err.contains(bad));
    }
}

void TestCli::fitWithoutNetworkFiles()
{
    const QString request = write(u"fit.json"_s, R"({"persons": [{"personName": "a", "imagePaths": []}]})");
    const Answer a = run({u"fit"_s, request});
    QCOMPARE(a.code, 0);
    QVERIFY(a.err.contains("face_recognition_sface_2021dec.onnx"_L1) && a.err.contains(file(u"models"_s)));
    QVERIFY(a.err.contains("the small network that Ringface brings"_L1));
}

void TestCli::fitRequestsThatAreNone()
{
    const Answer gone = run({u"fit"_s, file(u"gone.json"_s)});
    QCOMPARE(gone.code, 1);
    QVERIFY(gone.err.contains(file(u"gone.json"_s)));
    const Answer wrong = run({u"fit"_s, write(u"wrong.json"_s, R"({"persons": [{"imagePaths": []}]})")});
    QCOMPARE(wrong.code, 1);
    QVERIFY(wrong.err.contains("persons[0].personName"_L1));
    QVERIFY(!QFile::exists(file(u"library/library.sqlite"_s)));
}

void TestCli::modelsListAndVerify()
{
    const QByteArray net("network");
    const QByteArray sum = QCryptographicHash::hash(net, QCryptographicHash::Sha256).toHex();
    write(u"models/manifest.json"_s,
          R"({"format": 1, "files": [{"name": "net.onnx", "bytes": 7, "sha256": ")" + sum +
              R"(", "licence": "MIT", "origin": "here", "url": null}], "detectors": [{"id": "hog", "kind": "dlib-hog"}],
              "encoders": [{"id": "e", "kind": "opencv-sface", "model": "net.onnx", "dimensions": 4, "normalise": true,
              "match": 1}], "default": {"detector": "hog", "encoder": "e"}})");
    const auto verify = [&] { return run({u"models"_s, u"verify"_s}); };
    QCOMPARE(verify().code, 1);
    QVERIFY(verify().out.contains("missing"));
    QCOMPARE(run({u"models"_s, u"list"_s}).code, 0);
    write(u"models/net.onnx"_s, net);
    QVERIFY2(verify().code == 0, qPrintable(verify().err));
    QVERIFY(verify().out.contains("net.onnx") && verify().out.contains("good"));
    write(u"models/net.onnx"_s, "netwark");
    QCOMPARE(verify().code, 1);
    QVERIFY(verify().out.contains("damaged"));
    write(u"models/manifest.json"_s, "{");
    const Answer broken = verify();
    QCOMPARE(broken.code, 1);
    QVERIFY(broken.err.contains("manifest.json"_L1));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
