// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The original Ringface's day over HTTP with real networks on real faces. Needs RINGFACE_MEDIA and RINGFACE_MODELS,
// which ctest sets; skipped where they are not.
#include "tests/support/realfiles.h"
#include "tests/support/served.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QString first = u"Front_Door_2024-05-03_13.25.09+00.00_ding_answered_7364763858071938906.mp4"_s;
const QString sameVisitor = u"Ring_SideGate_202405050008.mp4"_s;
const QString otherVisitor = u"Front_Door_2024-05-03_18.31.04+00.00_ding_not_answered_7364842692037892628.mp4"_s;

QString sample(const QString& name)
{
    return media(u"people/ringface-sample/"_s + name);
}

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

QStringList texts(const QJsonValue& list)
{
    QStringList out;
    for (const QJsonValue& v : list.toArray())
        out << v.toString();
    return out;
}
} // namespace

class TestServeReal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void fitThenVideo_data();
    void fitThenVideo();
    void fitThenImage();

private:
    std::unique_ptr<Served> serve(const QString& engine) const
    {
        return std::make_unique<Served>(QStringList{u"--library"_s, m_dir->filePath(u"library"_s), u"--models"_s,
                                                    models(), u"--engine"_s, engine, u"--images"_s,
                                                    m_dir->filePath(u"images"_s)},
                                        QStringList{u"--allow"_s, media(u"porch"_s), u"--allow"_s, media(u"people"_s)});
    }
    static Reply video(const Served& served, const QString& name)
    {
        return served.post("/recognition/local-video",
                           {{u"eventName"_s, u"20240503-132509"_s}, {u"videoFileName"_s, media(u"porch/"_s + name)}});
    }
    static QJsonObject person(const QString& name, const QStringList& photos)
    {
        return {{u"personName"_s, name}, {u"imagePaths"_s, QJsonArray::fromStringList(photos)}};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestServeReal::initTestCase()
{
    if (const QString why = lacking({media(u"porch"_s), media(u"people"_s), models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    QVERIFY(QFile::exists(qEnvironmentVariable("RINGFACE_CLI")));
}

void TestServeReal::fitThenVideo_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("precise") << u"precise"_s;
    QTest::newRow("classic") << u"classic"_s;
}

void TestServeReal::fitThenVideo()
{
    QFETCH(QString, engine);
    const auto served = serve(engine);
    QVERIFY(served->port != 0);
    const Reply before = video(*served, first);
    QVERIFY2(before.status == 200, before.body.constData());
    QCOMPARE(sorted(before.object().keys()),
             (QStringList{u"eventName"_s, u"recognisedPersons"_s, u"unknownPersons"_s, u"videoFile"_s}));
    QCOMPARE(before.object()["videoFile"_L1].toString(), media(u"porch/"_s + first));
    QCOMPARE(before.object()["eventName"_L1].toString(), u"20240503-132509"_s);
    QCOMPARE(before.object()["recognisedPersons"_L1].toArray(), QJsonArray());
    const QJsonArray unknown = before.object()["unknownPersons"_L1].toArray();
    QCOMPARE(unknown.size(), 1);
    QCOMPARE(sorted(unknown[0].toObject().keys()), (QStringList{u"imagePaths"_s, u"images"_s, u"name"_s}));
    QCOMPARE(unknown[0]["name"_L1].toString(), u"unknown-1"_s);
    const QStringList pictures = texts(unknown[0]["imagePaths"_L1]);
    QCOMPARE(pictures.size(), unknown[0]["images"_L1].toInt());
    QVERIFY(!pictures.isEmpty() && QFile::exists(pictures[0]));

    // The original's front tags the pictures of an unknown person.
    const Reply fit = served->post("/classifier/fit", {{u"persons"_s, QJsonArray{person(u"Anna"_s, pictures)}}});
    QVERIFY2(fit.status == 200, fit.body.constData());
    const QJsonObject learned = fit.object();
    QCOMPARE(sorted(learned.keys()), (QStringList{u"fittedClassifierFile"_s, u"persons"_s, u"warnings"_s}));
    QVERIFY(QFile::exists(learned["fittedClassifierFile"_L1].toString()));
    const QJsonValue anna = learned["persons"_L1][0];
    QCOMPARE(sorted(anna.toObject().keys()), (QStringList{u"encodings"_s, u"imagePaths"_s, u"personName"_s}));
    QCOMPARE(texts(anna["imagePaths"_L1]), pictures);
    QCOMPARE(anna["encodings"_L1].toArray().size() + learned["warnings"_L1].toArray().size(), pictures.size());
    QVERIFY(!anna["encodings"_L1].toArray().isEmpty());
    QCOMPARE(anna["encodings"_L1][0].toArray().size(), 128);

    for (const QString& name : {first, sameVisitor}) {
        const QJsonObject after = video(*served, name).object();
        QCOMPARE(texts(after["recognisedPersons"_L1]), QStringList{u"Anna"_s});
        QCOMPARE(after["unknownPersons"_L1].toArray(), QJsonArray());
    }
    const QJsonObject other = video(*served, otherVisitor).object();
    QCOMPARE(other["recognisedPersons"_L1].toArray(), QJsonArray());
    QCOMPARE(other["unknownPersons"_L1].toArray().size(), 1);
}

void TestServeReal::fitThenImage()
{
    const auto served = serve(u"precise"_s);
    const QString crowd = sample(u"barack/new-images/barack_multiface.jpeg"_s);
    const QString gone = sample(u"barack/new-images/gone.jpeg"_s);
    const QStringList barack{sample(u"barack/new-images/barack1.jpeg"_s), sample(u"barack/new-images/barack2.jpeg"_s),
                             crowd, gone};
    const QStringList donald{sample(u"donald/new-images/donald1.jpeg"_s), sample(u"donald/new-images/donald2.jpeg"_s)};
    // One photo that may not be read, and nothing is learned.
    const QString elsewhere = media(u"stills/obama.jpg"_s);
    const Reply refused = served->post(
        "/classifier/fit",
        {{u"persons"_s, QJsonArray{person(u"stranger"_s, {sample(u"donald/test-images/donald4.jpeg"_s), elsewhere})}}});
    QCOMPARE(refused.status, 403);
    QVERIFY(refused.error().contains(elsewhere));
    const Reply fit = served->post(
        "/classifier/fit", {{u"persons"_s, QJsonArray{person(u"barack"_s, barack), person(u"donald"_s, donald)}}});
    QVERIFY2(fit.status == 200, fit.body.constData());
    for (const QJsonValue& p : fit.object()["persons"_L1].toArray())
        QCOMPARE(p["encodings"_L1].toArray().size(), 2);
    const QStringList warnings = texts(fit.object()["warnings"_L1]);
    QCOMPARE(warnings.size(), 2);
    QVERIFY(warnings[0].contains(crowd) && warnings[1].contains(gone));
    for (const QString& name : {u"barack"_s, u"donald"_s}) {
        const QString photo = sample(name + u"/test-images/"_s + name + u"3.jpeg"_s);
        const Reply reply = served->post("/recognition/local-image",
                                         {{u"eventName"_s, u"20240503-132509"_s}, {u"imageFilePath"_s, photo}});
        QCOMPARE(reply.object(), (QJsonObject{{u"inputFile"_s, photo},
                                              {u"recognisedPersons"_s, QJsonArray{name}},
                                              {u"unknownPersons"_s, QJsonArray()}}));
    }
    QStringList people;
    for (const QJsonValue& p : served->get("/api/v1/people").list())
        people << p["name"_L1].toString();
    QCOMPARE(people, (QStringList{u"barack"_s, u"donald"_s}));
}

QTEST_GUILESS_MAIN(TestServeReal)
#include "tst_servereal.moc"
