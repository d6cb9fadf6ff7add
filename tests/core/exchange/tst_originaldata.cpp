// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/originaldata.h"
#include "core/library/values/utctime.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString first = u"20210322-141301"_s;
const QString second = u"20210323-080000"_s;
} // namespace

/// A data folder of the original Ringface, and what mongoexport wrote of its database.
class TestOriginalData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void noDataFolder();
    void recordings();
    void eventsWithoutVideo();
    void newestFitCounts();
    void damagedFitGivesWayToOlder();
    void pathsOfAnotherComputer();
    void missingCropsAreNamed();
    void collections_data();
    void collections();
    void extendedJson();
    void damagedLines();
    void damagedDocuments_data();
    void damagedDocuments();
    void dumpsAreNotRead();
    void tagsWinOverFits();
    void twoNamesForOneCrop();
    void olderLayout();
    void unknownPeople();

private:
    QString file(const QString& name) const { return m_dir->filePath(name); }
    QString data(const QString& name) const { return file(u"data/"_s + name); }
    QString write(const QString& name, const QByteArray& content) const
    {
        QDir().mkpath(QFileInfo(file(name)).path());
        return writeFile(file(name), content) ? file(name) : QString();
    }
    OriginalData read(const QStringList& mongo = {}) const
    {
        return readOriginal(file(u"data"_s), mongo).value_or(OriginalData{});
    }
    static QStringList problems(const OriginalData& data)
    {
        QStringList out;
        for (const FileProblem& p : data.problems)
            out << QFileInfo(p.file).fileName() + u": "_s + p.what;
        return out;
    }
    static QStringList names(const OriginalData& data)
    {
        QStringList out;
        for (const OriginalPerson& p : data.people)
            out << p.name;
        return out;
    }
    static QByteArray fit(const QString& name, const QString& crop)
    {
        const QJsonObject person{{u"personName"_s, name}, {u"imagePaths"_s, QJsonArray{crop}}};
        return QJsonDocument(QJsonObject{{u"persons"_s, QJsonArray{person}}}).toJson();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestOriginalData::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    write(u"data/videos/%1.mp4"_s.arg(first), "video");
    write(u"data/videos/%1.json"_s.arg(first), R"({"ringId": "6942", "date": "20210322", "eventName": "20210322-141301",
        "createdAt": "2021-03-22T14:13:01.123456Z", "answered": false, "kind": "ding", "duration": 24,
        "videoFileName": "./data/videos/20210322-141301.mp4", "status": "UNPROCESSED"})");
    write(u"data/images/%1/face-a.jpeg"_s.arg(first), "a");
    write(u"data/images/%1/face-b.jpeg"_s.arg(first), "b");
}

void TestOriginalData::noDataFolder()
{
    write(u"other/letter.txt"_s, "hello");
    QVERIFY(!readOriginal(file(u"other"_s), {}));
    QVERIFY(!readOriginal(file(u"gone"_s), {}));
    QVERIFY(readOriginal(file(u"data"_s), {}));
}

void TestOriginalData::recordings()
{
    write(u"data/videos/%1.mp4"_s.arg(second), "another video");
    const OriginalData d = read();
    QCOMPARE(problems(d), QStringList());
    QCOMPARE(d.events.size(), 2);
    QCOMPARE(d.events[0].name, first);
    QCOMPARE(d.events[0].video, data(u"videos/%1.mp4"_s.arg(first)));
    QCOMPARE(d.events[0].kind, u"ding"_s);
    QCOMPARE(d.events[0].createdAt, utcTime(QDate(2021, 3, 22), QTime(14, 13, 1, 123)));
    QVERIFY(d.events[1].kind.isEmpty() && !d.events[1].createdAt.isValid());
    QCOMPARE(d.eventOf(data(u"images/%1/face-a.jpeg"_s.arg(first))), &d.events[0]);
    QCOMPARE(d.eventOf(data(u"images/other/face-a.jpeg"_s)), nullptr);
}

void TestOriginalData::eventsWithoutVideo()
{
    // The original noted an event before it had the video.
    write(u"data/videos/%1.json"_s.arg(second), R"({"eventName": "20210323-080000",
        "videoFileName": "./data/videos/20210323-080000.mp4"})");
    write(u"data/videos/notes.json"_s, R"({"hello": 1})");
    write(u"data/videos/cut.json"_s, "{\"eventName\": \"2021\",\n \"video");
    const OriginalData d = read();
    QCOMPARE(d.events.size(), 1);
    const QStringList p = problems(d);
    QCOMPARE(p.size(), 3);
    QVERIFY(p[0].startsWith(u"cut.json: It is damaged"_s));
    QVERIFY(p[1].startsWith(u"notes.json: It is left out"_s));
    QVERIFY(p[2].startsWith(u"20210323-080000.mp4: It is not there"_s));
}

void TestOriginalData::newestFitCounts()
{
    const QString crop = u"images/20210322-141301/face-a.jpeg"_s;
    write(u"data/classifier/fitting.20210401-000000.json"_s, fit(u"Anna"_s, crop));
    write(u"data/classifier/fitting.20210301-000000.json"_s, fit(u"Nobody"_s, crop));
    const OriginalData d = read();
    QCOMPARE(names(d), QStringList{u"Anna"_s});
    QCOMPARE(d.people[0].crops, QStringList{data(u"images/%1/face-a.jpeg"_s.arg(first))});
    QCOMPARE(problems(d), QStringList());
}

void TestOriginalData::damagedFitGivesWayToOlder()
{
    write(u"data/classifier/fitting.20210301-000000.json"_s, fit(u"Anna"_s, u"images/20210322-141301/face-a.jpeg"_s));
    write(u"data/classifier/fitting.20210401-000000.json"_s, R"({"persons": [{"personName": "Bert", "imag)");
    write(u"data/classifier/fitting.20210402-000000.json"_s, R"({"persons": 7})");
    const OriginalData d = read();
    QCOMPARE(names(d), QStringList{u"Anna"_s});
    QCOMPARE(d.problems.size(), 2);
    QVERIFY(d.problems[0].file.endsWith(u"fitting.20210402-000000.json"_s));
    QVERIFY(d.problems[1].file.endsWith(u"fitting.20210401-000000.json"_s));
}

void TestOriginalData::pathsOfAnotherComputer()
{
    const QString elsewhere = write(u"elsewhere/photo.jpeg"_s, "photo");
    for (const QString& path :
         {u"/app/data/images/%1/face-a.jpeg"_s.arg(first), u"./data/images/%1/face-a.jpeg"_s.arg(first),
          u"/data/images/%1/face-a.jpeg"_s.arg(first), u"images/%1/face-a.jpeg"_s.arg(first)}) {
        write(u"data/classifier/fitting.20210401-000000.json"_s, fit(u"Anna"_s, path));
        QCOMPARE(read().people[0].crops, QStringList{data(u"images/%1/face-a.jpeg"_s.arg(first))});
    }
    write(u"data/classifier/fitting.20210401-000000.json"_s, fit(u"Anna"_s, elsewhere));
    QCOMPARE(read().people[0].crops, QStringList{elsewhere});
}

void TestOriginalData::missingCropsAreNamed()
{
    write(u"data/classifier/fitting.20210401-000000.json"_s,
          fit(u"Anna"_s, u"/data/images/20210322-141301/face-z.jpeg"_s));
    QCOMPARE(read().people[0].crops, QStringList{data(u"images/%1/face-z.jpeg"_s.arg(first))});
}

void TestOriginalData::collections_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("between");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("one a line") << QByteArray() << QByteArray("\n") << QByteArray("\n");
    QTest::newRow("one a line, Windows") << QByteArray() << QByteArray("\r\n") << QByteArray("\r\n");
    QTest::newRow("--jsonArray") << QByteArray("[") << QByteArray(",") << QByteArray("]\n");
}

void TestOriginalData::collections()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, between);
    QFETCH(QByteArray, after);
    const auto collection = [&](const QString& name, const QByteArray& a, const QByteArray& b) {
        write(u"mongo/"_s + name, before + a + between + b + after);
    };
    const QByteArray id = R"("_id": {"$oid": "6058a2f3c9e77c0012345678"}, )";
    write(u"data/videos/%1.mp4"_s.arg(second), "another video");
    // As mongoexport writes them, whatever the files are called.
    collection(u"a.json"_s,
               "{" + id +
                   R"("eventName": "20210323-080000", "kind": "motion", )"
                   R"("videoFileName": "/data/videos/20210323-080000.mp4"})",
               "{" + id +
                   R"("eventName": "20210322-141301", "kind": "ding", )"
                   R"("videoFileName": "/data/videos/20210322-141301.mp4"})");
    collection(u"b.json"_s,
               "{" + id + R"("personName": "Anna", "imagePaths": ["/data/images/20210322-141301/face-a.jpeg"]})",
               "{" + id + R"("personName": "Bert", "imagePaths": ["/data/images/20210322-141301/face-b.jpeg"]})");
    const OriginalData d = read({file(u"mongo"_s)});
    QCOMPARE(problems(d), QStringList());
    QCOMPARE(d.events.size(), 2);
    QCOMPARE(d.events[1].kind, u"motion"_s);
    QCOMPARE(names(d), (QStringList{u"Anna"_s, u"Bert"_s}));
    QCOMPARE(d.people[1].crops, QStringList{data(u"images/%1/face-b.jpeg"_s.arg(first))});
    // Files instead of a folder.
    QCOMPARE(names(read({file(u"mongo/b.json"_s), file(u"mongo/a.json"_s)})), names(d));
}

void TestOriginalData::extendedJson()
{
    write(u"data/videos/%1.mp4"_s.arg(second), "another video");
    write(u"data/videos/20210324-090000.mp4"_s, "a third video");
    const QString events = write(
        u"events.json"_s, R"({"eventName": "20210323-080000", "videoFileName": "20210323-080000.mp4", )"
                          R"("createdAt": {"$date": "2021-03-23T08:00:00.500Z"}, "duration": {"$numberInt": "30"}})"
                          "\n"
                          R"({"eventName": "20210324-090000", "videoFileName": "videos/20210324-090000.mp4", )"
                          R"("createdAt": {"$date": {"$numberLong": "1616576400000"}}})"
                          "\n");
    const OriginalData d = read({events});
    // A bare name is one of its videos, too.
    QCOMPARE(d.events.size(), 3);
    QCOMPARE(d.events[1].createdAt, utcTime(QDate(2021, 3, 23), QTime(8, 0, 0, 500)));
    QCOMPARE(d.events[2].createdAt, utcTime(QDate(2021, 3, 24), QTime(9, 0)));
}

void TestOriginalData::damagedLines()
{
    const QString people =
        write(u"people.json"_s, R"({"personName": "Anna", "imagePaths": ["images/20210322-141301/face-a.jpeg"]})"
                                "\n"
                                R"({"personName": "Bert", "imagePa)"
                                "\n\n"
                                R"({"personName": "Carl", "imagePaths": ["images/20210322-141301/face-b.jpeg"]})"
                                "\n");
    const OriginalData d = read({people});
    QCOMPARE(names(d), (QStringList{u"Anna"_s, u"Carl"_s}));
    QCOMPARE(d.problems.size(), 1);
    QCOMPARE(d.problems[0].file, people);
    QVERIFY(d.problems[0].what.startsWith(u"Line 2 is damaged"_s));
}

void TestOriginalData::damagedDocuments_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("what");
    QTest::newRow("empty") << QByteArray() << u"It is empty"_s;
    QTest::newRow("no JSON") << QByteArray("hello") << u"It is damaged"_s;
    QTest::newRow("cut off list") << QByteArray(R"([{"personName": "Bert", "imagePaths": []},)") << u"It is damaged"_s;
    QTest::newRow("--pretty") << QByteArray("{\n  \"personName\": \"A\"\n}\n{\n  \"personName\": \"B\"\n}\n")
                              << u"leave --pretty out"_s;
    QTest::newRow("a list of numbers") << QByteArray("[1]") << u"Entry 1"_s;
    QTest::newRow("something else") << QByteArray(R"({"a": 1})") << u"nothing of the original's"_s;
    QTest::newRow("person without a name") << QByteArray(R"({"personName": " ", "imagePaths": []})") << u"personName"_s;
    QTest::newRow("person without pictures") << QByteArray(R"({"personName": "Bert"})") << u"imagePaths"_s;
    QTest::newRow("event without a video")
        << QByteArray(R"({"eventName": "2021", "videoFileName": ""})") << u"videoFileName"_s;
    QTest::newRow("result without an event") << QByteArray(R"({"unknownPersons": []})") << u"eventName"_s;
    QTest::newRow("fit without persons") << QByteArray(R"({"persons": 3})") << u"persons"_s;
}

void TestOriginalData::damagedDocuments()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, what);
    const QString damaged = write(u"damaged.json"_s, content);
    const QString people =
        write(u"people.json"_s, R"({"personName": "Anna", "imagePaths": ["images/20210322-141301/face-a.jpeg"]})");
    const OriginalData d = read({damaged, people});
    QVERIFY(names(d).contains(u"Anna"_s)); // the rest goes on
    QCOMPARE(d.events.size(), 1);
    QVERIFY(!d.problems.isEmpty());
    QCOMPARE(d.problems[0].file, damaged);
    QVERIFY2(d.problems[0].what.contains(what), qPrintable(d.problems[0].what));
}

void TestOriginalData::dumpsAreNotRead()
{
    write(u"mongo/RingEvent.bson"_s, QByteArray("\x10\x00\x00\x00", 4));
    QVERIFY(problems(read({file(u"mongo"_s)})).join(u' ').contains(u"mongoexport"_s));
    QVERIFY(problems(read({file(u"gone.json"_s)})).join(u' ').contains(u"gone.json: It cannot be read"_s));
    QDir().mkpath(file(u"empty"_s));
    QVERIFY(problems(read({file(u"empty"_s)})).join(u' ').contains(u"no JSON file"_s));
}

void TestOriginalData::tagsWinOverFits()
{
    write(u"data/classifier/fitting.20210401-000000.json"_s, fit(u"Bert"_s, u"images/20210322-141301/face-a.jpeg"_s));
    const QString people =
        write(u"people.json"_s, R"({"personName": "Anna", "imagePaths": ["images/20210322-141301/face-a.jpeg"]})");
    const OriginalData d = read({people});
    QCOMPARE(d.people[0].name, u"Anna"_s);
    QCOMPARE(d.people[0].crops.size(), 1);
    QVERIFY(d.people[1].crops.isEmpty());
    // A newer fit of the collection takes the place of the file.
    const QString fits = write(u"fits.json"_s, R"({"persons": [{"personName": "Carl",
        "imagePaths": ["images/20210322-141301/face-b.jpeg"]}],
        "fittedClassifierFile": "/data/classifier/fitting.20210501-000000.dat"})");
    QCOMPARE(names(read({people, fits})), (QStringList{u"Anna"_s, u"Carl"_s}));
}

void TestOriginalData::twoNamesForOneCrop()
{
    const QString people = write(u"people.json"_s, R"([
        {"personName": "Anna", "imagePaths": ["images/20210322-141301/face-a.jpeg", "images/20210322-141301/face-b.jpeg"]},
        {"personName": "Bert", "imagePaths": ["/data/images/20210322-141301/face-a.jpeg"]}])");
    const OriginalData d = read({people});
    QCOMPARE(d.people[0].crops, QStringList{data(u"images/%1/face-b.jpeg"_s.arg(first))});
    QVERIFY(d.people[1].crops.isEmpty());
    QVERIFY(problems(d).join(u'\n').contains(u"face-a.jpeg: It is named Anna and Bert."_s));
}

void TestOriginalData::olderLayout()
{
    write(u"data/classifier/fitting.20200401-000000.json"_s,
          R"({"persons": {"barack": ["./data/images/barack/encodings/1.dat"], "zoe": ["2.dat"]}})");
    write(u"data/images/barack/encoded-images/b1.jpeg"_s, "b1");
    write(u"data/images/barack/new-images/b2.JPG"_s, "b2");
    write(u"data/images/barack/ignored-images/crowd.jpeg"_s, "crowd");
    const OriginalData d = read();
    QCOMPARE(names(d), (QStringList{u"barack"_s, u"zoe"_s}));
    QCOMPARE(d.people[0].crops, (QStringList{data(u"images/barack/encoded-images/b1.jpeg"_s),
                                             data(u"images/barack/new-images/b2.JPG"_s)}));
    QVERIFY(problems(d).join(u' ').contains(u"no pictures of zoe"_s));
}

void TestOriginalData::unknownPeople()
{
    write(u"data/images/%1/processingResult.json"_s.arg(first), R"({"videoFile": "./data/videos/20210322-141301.mp4",
        "eventName": "20210322-141301", "recognisedPersons": [], "unknownPersons": [
        {"name": "unknown-1", "images": 2, "imagePaths": ["./data/images/20210322-141301/face-a.jpeg",
                                                          "./data/images/20210322-141301/face-b.jpeg"]}]})");
    QCOMPARE(read().unknownCrops, 2);
    // One was tagged since.
    const QString people = write(
        u"people.json"_s, R"({"personName": "Anna", "imagePaths": ["/data/images/20210322-141301/face-a.jpeg"]})");
    QCOMPARE(read({people}).unknownCrops, 1);
    // The collection knows that one was deleted.
    const QString results = write(u"results.json"_s, R"({"eventName": "20210322-141301", "recognisedPersons": [],
        "unknownPersons": []})");
    QCOMPARE(read({results}).unknownCrops, 0);
    write(u"data/images/%1/processingResult.json"_s.arg(first), "{");
    QVERIFY(problems(read()).join(u' ').contains(u"processingResult.json: It is damaged"_s));
}

QTEST_GUILESS_MAIN(TestOriginalData)
#include "tst_originaldata.moc"
