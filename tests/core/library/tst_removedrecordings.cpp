// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Recordings that were removed by mistake come back, with every name.
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRemovedRecordings : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void comeBackAsTheyWere();
    void someOfThem();
    void notTwice();
    void notBesideTheSameContent();
    void goneWithTheProgram();
    void runningScanBeginsAgain();
    void withoutPeopleRemovedSince();
    void removedPersonLeavesNothing();
    void failureChangesNothing();

private:
    /// All rows; recordings too.
    QStringList rows()
    {
        QStringList out = dump();
        for (const Recording& r : library().recordings())
            out << QStringList{QString::number(r.id),
                               r.file.path,
                               QString::fromLatin1(r.file.hash),
                               r.file.camera,
                               r.file.startedAt.toString(Qt::ISODateWithMs),
                               QString::number(r.durationMs),
                               QString::number(int(r.state)),
                               r.scannedWith,
                               QString::fromLatin1(library().recordingThumbnail(r.id))}
                       .join(u'|');
        return out;
    }
};

void TestRemovedRecordings::comeBackAsTheyWere()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    const RecordingId other = addTwo("c", 3);
    QVERIFY(say(facesAt(a, left), "Anna") && labels().sayNot(facesAt(a, right), u"Anna"_s));
    QVERIFY(labels().ignore({facesAt(b, left)[0]}));
    QVERIFY(say(facesAt(other, left), "Bert"));
    QVERIFY(train({guess(trackAt(a, left), personId("Anna")), guess(trackAt(b, right), personId("Bert")),
                   guess(trackAt(other, right), personId("Anna"), 0.25F, personId("Bert"), 0.4F)},
                  {{trackAt(b, right), 7}, {trackAt(other, right), 7}}));
    // A word that waits for its face is one too.
    QVERIFY(scanOnce(library(), b, {standing(0, right, 400, 3000, {600, 1600}, blue)}));
    const QStringList before = rows();
    QVERIFY(library().removeRecordings({a, b}));
    QVERIFY(rows() != before);
    QCOMPARE(library().recordings().size(), 1);

    Changes added(library(), ofAdditions);
    Changes said(library(), ofLabels);
    QVERIFY(library().restoreRecordings({a, b}));
    QCOMPARE(rows(), before);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.last().those(LibraryChange::Added), (QList<RecordingId>{a, b}));
    QCOMPARE(said.size(), 1);
    QVERIFY(recognition().isDue());
    QCOMPARE(face(facesAt(a, left)[0]).label, u"Anna"_s);
    QCOMPARE(library().faceThumbnail(facesAt(a, left)[0]), QByteArray("thumbnail of 200"));
    // and once more
    QVERIFY(library().removeRecordings({a, b}));
    QVERIFY(library().restoreRecordings({b, a}));
    QCOMPARE(rows(), before);
}

void TestRemovedRecordings::someOfThem()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(library().removeRecordings({a}));
    QVERIFY(library().removeRecordings({b}));
    QVERIFY(library().restoreRecordings({b}));
    QVERIFY(!library().recording(a));
    QCOMPARE(library().faces().size(), 4);
    QVERIFY(library().restoreRecordings({a}));
    QCOMPARE(library().faces().size(), 8);
}

void TestRemovedRecordings::notTwice()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(!library().restoreRecordings({a})); // it is there
    QVERIFY(library().removeRecordings({a}));
    QSignalSpy failed(&library(), &Library::failed);
    Changes added(library(), ofAdditions);
    QVERIFY(!library().restoreRecordings({a, b}));
    QVERIFY(!library().restoreRecordings({a, 4711}));
    QVERIFY(!library().recording(a));
    QCOMPARE(added.size(), 0);
    QVERIFY(library().restoreRecordings({a}));
    QVERIFY(!library().restoreRecordings({a}));
    QCOMPARE(added.size(), 1);
    QCOMPARE(failed.size(), 0);
}

void TestRemovedRecordings::notBesideTheSameContent()
{
    RecordingFile lost = recordingFile(u"/lost.mp4"_s, {});
    lost.error = MediaError::FileMissing;
    const RecordingId a = addTwo("a");
    const RecordingId missing = library().addRecording(lost).id;
    QVERIFY(library().removeRecordings({a, missing}));
    const RecordingId again = add("a");
    QVERIFY(again != a && library().addRecording(lost).isNew);
    const QStringList before = rows();
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(!library().restoreRecordings({a}));
    QVERIFY(!library().restoreRecordings({missing}));
    QCOMPARE(failed.size(), 0);
    QCOMPARE(rows(), before);
    QVERIFY(library().removeRecordings({again}));
    QVERIFY(library().restoreRecordings({a}));
    QCOMPARE(library().faces(a).size(), 4);
}

void TestRemovedRecordings::goneWithTheProgram()
{
    const RecordingId a = addTwo("a");
    QVERIFY(library().removeRecordings({a}));
    QVERIFY(reopen());
    QVERIFY(!library().restoreRecordings({a}));
    QVERIFY(library().restoreRecordings({}));
}

void TestRemovedRecordings::runningScanBeginsAgain()
{
    const RecordingId a = add("a");
    QVERIFY(library().beginScan(a, u"yunet"_s));
    QVERIFY(library().addFaces(a, batchOf({standing(0, left, 0, 800, {200})})));
    QVERIFY(library().removeRecordings({a}));
    QVERIFY(library().restoreRecordings({a}));
    QCOMPARE(library().recording(a)->state, ScanState::Waiting);
    QVERIFY(!library().addFaces(a, batchOf({standing(0, left, 0, 800, {200})})));
    QCOMPARE(library().faces(a).size(), 1);
}

void TestRemovedRecordings::withoutPeopleRemovedSince()
{
    const RecordingId a = addTwo("a");
    QVERIFY(say({facesAt(a, left)[0]}, "Anna") && labels().sayNot({facesAt(a, right)[0]}, u"Carla"_s));
    QVERIFY(say({facesAt(a, right)[1]}, "Carla"));
    QVERIFY(train({guess(trackAt(a, right), personId("Carla"), 0.2F, personId("Anna"), 0.3F)}));
    const FaceId annas = facesAt(a, left)[0];
    QVERIFY(library().removeRecordings({a}));
    // By another program, which knows nothing of what lies here.
    QVERIFY(run(u"DELETE FROM persons WHERE name = 'Anna'"_s));
    QVERIFY(library().restoreRecordings({a}));
    QCOMPARE(face(annas).label, QString());
    QCOMPARE(library().faces(a).size(), 4);
    QCOMPARE(face(facesAt(a, right)[1]).label, u"Carla"_s);
    QCOMPARE(face(facesAt(a, right)[1]).runnerUp, QString());
}

void TestRemovedRecordings::removedPersonLeavesNothing()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    const RecordingId c = addTwo("c", 3);
    const RecordingId d = addTwo("d", 4);
    QVERIFY(say({facesAt(a, left)[0]}, "Anna") && say({facesAt(a, right)[0]}, "Bert"));
    QVERIFY(labels().sayNot({facesAt(c, left)[0]}, u"Anna"_s));
    QVERIFY(labels().keepTogether({facesAt(d, left)[0]}));
    const PersonId anna = personId("Anna");
    // Bert's track was thought to be hers; those on the left of b and d are.
    QVERIFY(train({guess(trackAt(a, right), anna), guess(trackAt(b, left), anna),
                   guess(trackAt(b, right), personId("Bert"), 0.2F, anna, 0.4F), guess(trackAt(c, left), anna),
                   guess(trackAt(d, left), anna)}));
    QVERIFY(library().removeRecordings({a, b, c, d}));
    QVERIFY(labels().removePerson(anna));
    QVERIFY(library().restoreRecordings({a, b, c, d}));
    QVERIFY(facesAt(a, left).isEmpty());
    QVERIFY(facesAt(b, left).isEmpty());
    QVERIFY(facesAt(d, left).isEmpty());
    QCOMPARE(facesAt(a, right).size(), 2);
    QCOMPARE(facesAt(b, right).size(), 2);
    QCOMPARE(facesAt(c, left).size(), 2);
    QCOMPARE(facesAt(d, right).size(), 2);
    QCOMPARE(names(), QStringList{u"Bert"_s});
    QCOMPARE(face(facesAt(b, right)[0]).guess, u"Bert"_s);
    QVERIFY(face(facesAt(c, left)[0]).notPeople.isEmpty());
    for (const QString& row : dump())
        QVERIFY2(!row.contains(QString::fromLatin1(QByteArray("Anna").toHex())), qPrintable(row));
}

void TestRemovedRecordings::failureChangesNothing()
{
    const RecordingId a = addTwo("a");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(run(u"CREATE TRIGGER no BEFORE DELETE ON recordings BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    const QStringList before = rows();
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(!library().removeRecordings({a}));
    QCOMPARE(rows(), before);
    QVERIFY(run(u"DROP TRIGGER no"_s));
    QVERIFY(library().removeRecordings({a}));
    QVERIFY(run(u"CREATE TRIGGER no BEFORE INSERT ON labels BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    QVERIFY(!library().restoreRecordings({a}));
    QVERIFY(!library().recording(a));
    QCOMPARE(failed.size(), 2);
    QVERIFY(run(u"DROP TRIGGER no"_s));
    QVERIFY(library().restoreRecordings({a}));
    QCOMPARE(rows(), before);
}

QTEST_GUILESS_MAIN(TestRemovedRecordings)
#include "tst_removedrecordings.moc"
