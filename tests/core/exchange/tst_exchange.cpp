// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ringfacejson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace ringface;
using namespace Qt::StringLiterals;

class TestExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheOriginalsRequest();
    void nothingToLearnIsARequestToo();
    void wrongRequests_data();
    void wrongRequests();
    void fitAnswerAsTheOriginals();
    void videoAnswerAsTheOriginals();
    void imageAnswerAsTheOriginals();
};

void TestExchange::readsTheOriginalsRequest()
{
    QString problem;
    const auto request = readFitRequest(R"({"persons": [
        {"personName": "barack", "imagePaths": ["./a/barack1.jpeg", "/b/barack 2.jpeg"]},
        {"personName": " donald  d. ", "imagePaths": ["c.jpeg"], "somethingNewer": 1}]})",
                                        &problem);
    QVERIFY2(request, qPrintable(problem));
    QCOMPARE(request->persons.size(), 2);
    QCOMPARE(request->persons[0].name, u"barack"_s);
    QCOMPARE(request->persons[0].imagePaths, (QStringList{u"./a/barack1.jpeg"_s, u"/b/barack 2.jpeg"_s}));
    QCOMPARE(request->persons[1].name, u"donald d."_s);
    QVERIFY(request->persons[0].encodings.empty());
}

void TestExchange::nothingToLearnIsARequestToo()
{
    QString problem;
    const auto none = readFitRequest(R"({"persons": []})", &problem);
    QVERIFY(none && none->persons.isEmpty());
    const auto noPhotos = readFitRequest(R"({"persons": [{"personName": "a", "imagePaths": []}]})", &problem);
    QVERIFY(noPhotos && noPhotos->persons[0].imagePaths.isEmpty());
}

void TestExchange::wrongRequests_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place"); // what the message must name
    QTest::newRow("nothing") << QByteArray() << u"byte 0"_s;
    QTest::newRow("no JSON") << QByteArray("hello") << u"byte"_s;
    QTest::newRow("cut off") << QByteArray(R"({"persons": [{"personName")") << u"byte"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"persons"_s;
    QTest::newRow("no persons") << QByteArray("{}") << u"persons"_s;
    QTest::newRow("persons is no list") << QByteArray(R"({"persons": {"a": 1}})") << u"persons"_s;
    QTest::newRow("a person is no object") << QByteArray(R"({"persons": ["a"]})") << u"persons[0]"_s;
    QTest::newRow("no name") << QByteArray(R"({"persons": [{"imagePaths": []}]})") << u"persons[0].personName"_s;
    QTest::newRow("second without a name")
        << QByteArray(R"({"persons": [{"personName": "a", "imagePaths": []}, {"personName": "  ", "imagePaths": []}]})")
        << u"persons[1].personName"_s;
    QTest::newRow("name is a number") << QByteArray(R"({"persons": [{"personName": 7, "imagePaths": []}]})")
                                      << u"persons[0].personName"_s;
    QTest::newRow("no photos") << QByteArray(R"({"persons": [{"personName": "a"}]})") << u"persons[0].imagePaths"_s;
    QTest::newRow("photos is a text") << QByteArray(R"({"persons": [{"personName": "a", "imagePaths": "b.jpg"}]})")
                                      << u"persons[0].imagePaths"_s;
    QTest::newRow("a photo is a number") << QByteArray(
                                                R"({"persons": [{"personName": "a", "imagePaths": ["b.jpg", 3]}]})")
                                         << u"persons[0].imagePaths"_s;
    QTest::newRow("an empty photo") << QByteArray(R"({"persons": [{"personName": "a", "imagePaths": [""]}]})")
                                    << u"persons[0].imagePaths"_s;
}

void TestExchange::wrongRequests()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, place);
    QString problem;
    QVERIFY(!readFitRequest(json, &problem));
    QVERIFY2(problem.contains(place), qPrintable(problem));
}

void TestExchange::fitAnswerAsTheOriginals()
{
    FitRequest request;
    request.persons.append({u"barack"_s, {u"a.jpg"_s, u"b.jpg"_s}, {{0.5F, -0.25F}, {1, 2}}});
    request.persons.append({u"donald"_s, {}, {}});
    const QByteArray expected = R"({"persons": [
        {"personName": "barack", "imagePaths": ["a.jpg", "b.jpg"], "encodings": [[0.5, -0.25], [1, 2]]},
        {"personName": "donald", "imagePaths": [], "encodings": []}],
        "fittedClassifierFile": "/lib/library.sqlite", "warnings": ["b.jpg: no face"]})";
    QCOMPARE(fitAnswer(request, u"/lib/library.sqlite"_s, {u"b.jpg: no face"_s}),
             QJsonDocument::fromJson(expected).object());
}

void TestExchange::videoAnswerAsTheOriginals()
{
    const QByteArray expected = R"({"videoFile": "/v/20210322-141301.mp4", "eventName": "20210322-141301",
        "recognisedPersons": ["anna", "bert"],
        "unknownPersons": [{"name": "unknown-1", "images": 2, "imagePaths": ["x.jpg", "y.jpg"]},
                           {"name": "unknown-2", "images": 1, "imagePaths": []}]})";
    QCOMPARE(videoAnswer(u"/v/20210322-141301.mp4"_s, {u"anna"_s, u"bert"_s}, {{2, {u"x.jpg"_s, u"y.jpg"_s}}, {1, {}}}),
             QJsonDocument::fromJson(expected).object());
    // Event names of today's downloaders have dots in them.
    QCOMPARE(videoAnswer(u"Front_2024-05-03_13.25.09+00.00_ding_answered_7.mp4"_s, {}, {})["eventName"_L1].toString(),
             u"Front_2024-05-03_13.25.09+00.00_ding_answered_7"_s);
}

void TestExchange::imageAnswerAsTheOriginals()
{
    QCOMPARE(imageAnswer(u"family.jpeg"_s, {}, {}),
             QJsonDocument::fromJson(R"({"inputFile": "family.jpeg", "recognisedPersons": [], "unknownPersons": []})")
                 .object());
}

QTEST_GUILESS_MAIN(TestExchange)
#include "tst_exchange.moc"
