// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What people say and change by the command line, and what it says about them.
#include "tests/support/clirunner.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestCliPeople : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void notThisOne();
    void ignoredForGood();
    void groupsTogetherAndApart();
    void reasons();
    void renameAndRole();
    void mergeAndSeparate();
    void removeWithProof();
    void visitsAsJsonAndTable();
    void reviewOfOlderRecordings();
    void acceptedUnasked();
    void backToAnEarlierClassifier();
    void howSureIsIt();
    void reencodeNeedsItsFiles();
    void backupAndRestore();
    void damagedLibrary();
    void twoAtOnce();

private:
    [[nodiscard]] bool label(const QString& face, const QString& name) const
    {
        return run({u"label"_s, u"--face"_s, face, u"--name"_s, name}).code == 0;
    }
    QStringList values(const QString& key) const
    {
        QStringList out;
        for (const QJsonValue& f : faces())
            out << f[key].toVariant().toString();
        return out;
    }
    QStringList peopleNames() const
    {
        QStringList out;
        for (const QJsonValue& p : run({u"people"_s, u"--json"_s}).list())
            out << p["name"_L1].toString();
        return out;
    }
};

void TestCliPeople::init()
{
    QVERIFY(freshFolder());
    QVERIFY(fill());
}

void TestCliPeople::notThisOne()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QCOMPARE(values(u"guess"_s)[5], u"Anna"_s);
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[5], u"--not"_s, u"Anna"_s}).code, 0);
    QVERIFY(values(u"guess"_s)[5].isEmpty());
    QCOMPARE(faces()[5]["not"_L1].toArray(), QJsonArray{u"Anna"_s});
    QCOMPARE(faces()[5]["reason"_L1].toString(), u"rejected"_s);
    QCOMPARE(run({u"train"_s}).code, 0);
    QVERIFY(values(u"guess"_s)[5].isEmpty()); // never again
}

void TestCliPeople::ignoredForGood()
{
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[0], u"--ignore"_s}).code, 0);
    // The other recording of the same one is out of the way, too; the one beside is not.
    QCOMPARE(run({u"groups"_s, u"--json"_s}).list().size(), 1);
    QVERIFY(faces()[5]["ignored"_L1].toBool());
    QVERIFY(peopleNames().isEmpty());
    QCOMPARE(run({u"unlabel"_s, u"--face"_s, ids()[0]}).code, 0);
    QCOMPARE(run({u"groups"_s, u"--json"_s}).list().size(), 2);
}

void TestCliPeople::groupsTogetherAndApart()
{
    const auto sizes = [this] {
        QList<qsizetype> out;
        for (const QJsonValue& g : run({u"groups"_s, u"--json"_s}).list())
            out << g["faceIds"_L1].toArray().size();
        return out;
    };
    QCOMPARE(sizes(), (QList<qsizetype>{4, 2}));
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[5], u"--split"_s}).code, 0);
    QCOMPARE(sizes(), (QList<qsizetype>{2, 2, 2}));
    QCOMPARE(run({u"train"_s}).code, 0);
    QCOMPARE(sizes(), (QList<qsizetype>{2, 2, 2}));
    // The one beside in the first recording, and the one of the second: the user knows better.
    QCOMPARE(run({u"label"_s, u"--face"_s, ids()[1], u"--face"_s, ids()[5], u"--together"_s}).code, 0);
    QCOMPARE(sizes(), (QList<qsizetype>{4, 2}));
}

void TestCliPeople::reasons()
{
    QCOMPARE(faces()[0]["reason"_L1].toString(), u"nobody-known"_s);
    QVERIFY(label(ids()[0], u"Anna"_s));
    const QJsonArray all = faces();
    QCOMPARE(all[0]["reason"_L1].toString(), u"labelled"_s);
    QCOMPARE(all[1]["reason"_L1].toString(), u"too-far"_s);
    QCOMPARE(all[5]["reason"_L1].toString(), u"near"_s);
    QVERIFY(all[5]["limit"_L1].toDouble() > all[5]["distance"_L1].toDouble());
    QCOMPARE(all[5]["nearest"_L1].toArray().size(), 1);
    QCOMPARE(all[5]["nearest"_L1][0]["name"_L1].toString(), u"Anna"_s);
}

void TestCliPeople::renameAndRole()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QVERIFY(label(ids()[1], u"Bert"_s));
    QCOMPARE(run({u"person"_s, u"rename"_s, u"Anna"_s, u"Bert"_s}).code, 1);
    QCOMPARE(run({u"person"_s, u"rename"_s, u"Nobody"_s, u"Carl"_s}).code, 1);
    QCOMPARE(run({u"person"_s, u"rename"_s, u"Anna"_s, u"Carla"_s}).code, 0);
    QCOMPARE(values(u"guess"_s)[5], u"Carla"_s);
    QCOMPARE(run({u"person"_s, u"role"_s, u"Bert"_s, u"delivery"_s}).code, 0);
    const QJsonArray people = run({u"people"_s, u"--json"_s}).list();
    QCOMPARE(people[0]["role"_L1].toString(), u"delivery"_s);
    QCOMPARE(people[1]["role"_L1].toString(), u"visitor"_s);
}

void TestCliPeople::mergeAndSeparate()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QVERIFY(label(ids()[1], u"Bert"_s));
    const QJsonArray before = faces();
    const QJsonArray people = run({u"people"_s, u"--json"_s}).list();
    QCOMPARE(run({u"person"_s, u"merge"_s, u"Anna"_s, u"Bert"_s}).code, 0);
    QCOMPARE(peopleNames(), QStringList{u"Bert"_s});
    QCOMPARE(run({u"people"_s, u"--json"_s}).list()[0]["merged"_L1].toArray(), QJsonArray{u"Anna"_s});
    QCOMPARE(values(u"label"_s)[0], u"Bert"_s);
    QCOMPARE(run({u"person"_s, u"separate"_s, u"Anna"_s}).code, 0);
    QCOMPARE(faces(), before);
    QCOMPARE(run({u"people"_s, u"--json"_s}).list(), people);
    QCOMPARE(run({u"person"_s, u"separate"_s, u"Anna"_s}).code, 1);
}

void TestCliPeople::removeWithProof()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    const Answer proof = run({u"person"_s, u"remove"_s, u"Anna"_s, u"--yes"_s, u"--json"_s});
    QCOMPARE(proof.code, 0);
    QCOMPARE(proof.object()["faces"_L1].toInt(), 4); // of both recordings: one was labelled, one guessed
    QCOMPARE(proof.object()["recordings"_L1].toInt(), 2);
    QCOMPARE(faces().size(), 2);
    QVERIFY(peopleNames().isEmpty());
}

void TestCliPeople::visitsAsJsonAndTable()
{
    QVERIFY(label(ids()[0], u"Anna \"the boss\""_s));
    const QJsonArray visits = run({u"visits"_s, u"--json"_s}).list();
    QCOMPARE(visits.size(), 3); // two in the first recording, one in the second
    const auto anna = std::ranges::find_if(visits, [](const QJsonValue& v) {
        return v["name"_L1].toString().startsWith("Anna"_L1) && !v["from"_L1].isNull();
    });
    QVERIFY(anna != visits.end());
    QCOMPARE((*anna)["from"_L1].toString(), u"2024-05-03T13:25:09Z"_s);
    QCOMPARE((*anna)["cameras"_L1].toArray(), QJsonArray{u"Front Door"_s});
    QVERIFY(!(*anna)["guess"_L1].toBool());
    const QByteArray table = run({u"visits"_s, u"--csv"_s}).out;
    QCOMPARE(table.trimmed().split('\n').size(), 4);
    QVERIFY(table.contains("\"Anna \"\"the boss\"\"\",2024-05-03T13:25:09Z,"));
}

void TestCliPeople::reviewOfOlderRecordings()
{
    QVERIFY(run({u"review"_s, u"--json"_s}).list().isEmpty());
    QVERIFY(label(ids()[0], u"Anna"_s));
    const QJsonArray proposed = run({u"review"_s, u"--json"_s}).list();
    QCOMPARE(proposed.size(), 1);
    QCOMPARE(proposed[0]["recording"_L1].toString(), u"/v/second.mp4"_s);
    QVERIFY(proposed[0]["before"_L1].isNull());
    QCOMPARE(proposed[0]["name"_L1].toString(), u"Anna"_s);
    const QString track = QString::number(proposed[0]["track"_L1].toInteger());
    QCOMPARE(run({u"review"_s, u"accept"_s, u"12345"_s}).code, 1);
    QCOMPARE(run({u"review"_s, u"reject"_s, track}).code, 0);
    QVERIFY(run({u"review"_s, u"--json"_s}).list().isEmpty());
    QVERIFY(values(u"guess"_s)[5].isEmpty());
    QCOMPARE(faces()[5]["not"_L1].toArray(), QJsonArray{u"Anna"_s});
}

void TestCliPeople::acceptedUnasked()
{
    QCOMPARE(run({u"accept-share"_s}).out.trimmed(), QByteArray("off"));
    QCOMPARE(run({u"accept-share"_s, u"0.5"_s}).code, 0);
    QCOMPARE(run({u"accept-share"_s}).out.trimmed(), QByteArray("0.5"));
    QVERIFY(label(ids()[0], u"Anna"_s));
    QVERIFY(faces()[5]["accepted"_L1].toBool());
    QVERIFY(faces()[5]["label"_L1].isNull()); // it is still no person's word
    QVERIFY(run({u"review"_s, u"--json"_s}).list().isEmpty());
    QCOMPARE(run({u"accept-share"_s, u"off"_s}).code, 0);
    QVERIFY(!faces()[5]["accepted"_L1].toBool());
}

void TestCliPeople::backToAnEarlierClassifier()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QVERIFY(label(ids()[1], u"Bert"_s));
    const QJsonArray versions = run({u"classifier"_s, u"list"_s, u"--json"_s}).list();
    QCOMPARE(versions.size(), 2); // newest first
    QCOMPARE(versions[1]["people"_L1].toInt(), 1);
    QVERIFY(versions[0]["inUse"_L1].toBool());
    const QString first = QString::number(versions[1]["id"_L1].toInteger());
    QCOMPARE(run({u"classifier"_s, u"use"_s, u"999"_s}).code, 1);
    QCOMPARE(run({u"classifier"_s, u"use"_s, first}).code, 0);
    QCOMPARE(faces()[4]["runnerUp"_L1].toString(), QString()); // Bert is not known to it
    QCOMPARE(values(u"label"_s)[1], u"Bert"_s);                // but his label is still there
    QCOMPARE(run({u"classifier"_s, u"use"_s, u"newest"_s}).code, 0);
    QCOMPARE(run({u"classifier"_s, u"export"_s, u"999"_s}).code, 1);
    const QJsonObject learnt = run({u"classifier"_s, u"export"_s, u"newest"_s}).object();
    const QJsonArray people = learnt["persons"_L1].toArray();
    QCOMPARE(people.size(), 2);
    QCOMPARE(people[1]["personName"_L1].toString(), u"Bert"_s);
    QCOMPARE(people[1]["encodings"_L1].toArray().size(), 1);
    QVERIFY(learnt["limits"_L1]["distance"_L1].toDouble() > 0);
    const QString written = file(u"learnt.json"_s);
    QCOMPARE(run({u"classifier"_s, u"export"_s, first, written}).code, 0);
    QVERIFY(QFile::exists(written));
    QCOMPARE(faces()[4]["runnerUp"_L1].toString(), u"Bert"_s);
}

void TestCliPeople::howSureIsIt()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QVERIFY(label(ids()[5], u"Anna"_s));
    QVERIFY(label(ids()[1], u"Bert"_s));
    const Answer a = run({u"evaluate"_s, u"--json"_s});
    QCOMPARE(a.code, 0);
    QCOMPARE(a.object()["people"_L1].toInt(), 2);
    QCOMPARE(a.object()["asked"_L1].toInt(), 2); // Bert came once only
    QVERIFY(a.object()["safeLimit"_L1].toDouble() >= a.object()["limit"_L1].toDouble());
    const QJsonArray scores = a.object()["scores"_L1].toArray();
    const auto inUse = std::ranges::find_if(scores, [](const QJsonValue& s) { return s["inUse"_L1].toBool(); });
    QVERIFY(inUse != scores.end());
    QCOMPARE((*inUse)["right"_L1].toInt(), 2);
    QCOMPARE((*inUse)["wrong"_L1].toInt() + (*inUse)["strangersNamed"_L1].toInt(), 0);
    QVERIFY(run({u"evaluate"_s}).out.contains("No wrong name up to"));
}

void TestCliPeople::reencodeNeedsItsFiles()
{
    const Answer a = run({u"--engine"_s, u"classic"_s, u"reencode"_s});
    QCOMPARE(a.code, 1);
    QVERIFY(a.err.contains("dlib_face_recognition_resnet_model_v1.dat"_L1));
    QCOMPARE(faces().size(), 6);
}

void TestCliPeople::backupAndRestore()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    const Answer made = run({u"backup"_s});
    QCOMPARE(made.code, 0);
    const QString copy = QString::fromUtf8(made.out).trimmed();
    QVERIFY(QFile::exists(copy));
    QVERIFY(label(ids()[0], u"Berta"_s));
    QCOMPARE(run({u"backup"_s, u"list"_s, u"--json"_s}).list()[0]["file"_L1].toString(), copy);
    QCOMPARE(run({u"restore"_s, u"newest"_s}).code, 0);
    QCOMPARE(peopleNames(), QStringList{u"Anna"_s});
    QCOMPARE(run({u"backup"_s, u"list"_s, u"--json"_s}).list().size(), 2); // what was there until then
    QCOMPARE(run({u"restore"_s}).code, 2);
    QCOMPARE(run({u"restore"_s, write(u"letter"_s, "Dear Sir or Madam, ")}).code, 1);
    QCOMPARE(peopleNames(), QStringList{u"Anna"_s});
    // Not under a program that has it open.
    const Library::Opened open = Library::open(file(u"library"_s));
    const Answer refused = run({u"restore"_s, copy});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.err.contains(u"Another program"_s));
}

void TestCliPeople::damagedLibrary()
{
    QVERIFY(label(ids()[0], u"Anna"_s));
    QCOMPARE(run({u"backup"_s}).code, 0);
    write(u"library/library.sqlite"_s, QByteArray("no library at all ").repeated(1000));
    const Answer people = run({u"people"_s});
    QCOMPARE(people.code, 1);
    QVERIFY(people.err.contains(u"ringface-cli restore newest"_s));
    QCOMPARE(run({u"backup"_s}).code, 1);
    QCOMPARE(run({u"restore"_s, u"newest"_s}).code, 0);
    QCOMPARE(peopleNames(), QStringList{u"Anna"_s});
}

void TestCliPeople::twoAtOnce()
{
    // Each names another face, at the same time; no word is lost.
    const QStringList all = ids();
    std::vector<std::unique_ptr<QProcess>> programs;
    for (qsizetype i = 0; i < all.size(); ++i) {
        auto process = std::make_unique<QProcess>();
        process->start(qEnvironmentVariable("RINGFACE_CLI"),
                       {u"--library"_s, file(u"library"_s), u"--models"_s, file(u"models"_s), u"label"_s, u"--face"_s,
                        all[i], u"--name"_s, u"Person %1"_s.arg(i)},
                       QIODevice::ReadOnly);
        programs.push_back(std::move(process));
    }
    for (const auto& program : programs) {
        QVERIFY(program->waitForFinished(60'000));
        QCOMPARE(program->exitCode(), 0);
    }
    QStringList wanted;
    for (qsizetype i = 0; i < all.size(); ++i)
        wanted << u"Person %1"_s.arg(i);
    QCOMPARE(peopleNames(), wanted);
}

QTEST_GUILESS_MAIN(TestCliPeople)
#include "tst_clipeople.moc"
