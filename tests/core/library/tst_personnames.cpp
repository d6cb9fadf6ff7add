// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// However a name is written, it is one person.
#include "tests/support/libraryfixture.h"

#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestPersonNames : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void onePersonEach_data();
    void onePersonEach();
    void ownNameInAnotherWay();
    void olderLibrariesAreMerged();
    void separatedOnesStayApart();

private:
    /// As version 0.1 let it be.
    [[nodiscard]] bool nameAsBefore(FaceId face, const QString& name);
};

void TestPersonNames::onePersonEach_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("case") << u"Anna"_s << u"anna"_s;
    QTest::newRow("spaces") << u"Anna Lee"_s << u"  anna   lee "_s;
    QTest::newRow("NFD") << u"Jos\u00e9"_s << u"Jose\u0301"_s;
    QTest::newRow("both") << u"Jose\u0301"_s << u"JOS\u00c9"_s;
}

void TestPersonNames::onePersonEach()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    const RecordingId id = addTwo("a");
    QVERIFY(labels().say(facesAt(id, left), first));
    QVERIFY(labels().say(facesAt(id, right), second));
    QCOMPARE(names().size(), 1);
    QCOMPARE(names().first(), first.normalized(QString::NormalizationForm_C));
    QVERIFY(labels().person(second).has_value());
    QVERIFY(labels().sayNot({facesAt(id, left)[0]}, second));
    QCOMPARE(face(facesAt(id, left)[0]).label, QString());
}

void TestPersonNames::ownNameInAnotherWay()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "anna") && say(facesAt(id, right), "Bert"));
    QVERIFY(labels().rename(personId("anna"), u"Anna"_s));
    QCOMPARE(names(), (QStringList{u"Anna"_s, u"Bert"_s}));
    QVERIFY(!labels().rename(personId("Bert"), u"ANNA"_s)); // that is somebody else's
}

bool TestPersonNames::nameAsBefore(FaceId face, const QString& name)
{
    return run(u"INSERT INTO persons (name) VALUES (?)"_s, {name}) &&
           run(u"INSERT INTO labels (recording_id, time_ms, x, y, w, h, face_id, person_id, kind) SELECT "
               u"recording_id, "
               "time_ms, x, y, w, h, id, (SELECT id FROM persons WHERE name = ?), 0 FROM faces WHERE id = ?"_s,
               {name, face}) &&
           run(u"DELETE FROM meta WHERE key = 'same_names_merged'"_s);
}

void TestPersonNames::olderLibrariesAreMerged()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left) + facesAt(b, left), "Anna"));
    QVERIFY(nameAsBefore(facesAt(a, right)[0], u"anna"_s));
    QVERIFY(run(u"INSERT INTO persons (name) VALUES ('ANNA')"_s)); // left by an undone label
    QVERIFY(reopen());
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QCOMPARE(person("Anna").merged, QStringList{u"anna"_s});
    QCOMPARE(face(facesAt(a, right)[0]).label, u"Anna"_s);
}

void TestPersonNames::separatedOnesStayApart()
{
    const RecordingId a = addTwo("a");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(nameAsBefore(facesAt(a, right)[0], u"anna"_s));
    QVERIFY(reopen());
    QCOMPARE(names().size(), 1);
    QVERIFY(labels().separate(u"anna"_s));
    QCOMPARE(names(), (QStringList{u"Anna"_s, u"anna"_s}));
    QVERIFY(reopen());
    QCOMPARE(names().size(), 2);
    QCOMPARE(face(facesAt(a, right)[0]).label, u"anna"_s);
}

QTEST_GUILESS_MAIN(TestPersonNames)
#include "tst_personnames.moc"
