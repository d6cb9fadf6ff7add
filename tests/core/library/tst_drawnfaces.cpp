// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Faces that a scan missed and a person drew.
#include "core/library/values/facepath.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QRect drawn(300, 400, 60, 60);
} // namespace

class TestDrawnFaces : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(make());
        m_id = addTwo("a");
    }
    void isAFaceLikeOthers();
    void withoutAnEncoder();
    void completedLater();
    void nowhere();
    void takenBack();
    void staysDuringANewScan();
    void foundByTheScan_data();
    void foundByTheScan();
    void teachesOnce();

private:
    FaceId draw(qint32 timeMs = 1000) { return library().addDrawnFace(m_id, newFace(timeMs, drawn, red)); }
    bool scanAgain(qint32 fromMs, const QRect& box)
    {
        TrackUpdate track = standing(0, box, fromMs, fromMs, {fromMs}, red);
        return scanOnce(library(), m_id, {track});
    }

    RecordingId m_id = 0;
};

void TestDrawnFaces::isAFaceLikeOthers()
{
    Changes added(library(), ofFaces);
    const FaceId face = draw();
    QVERIFY(face != 0);
    QCOMPARE(added.size(), 1);
    QCOMPARE(added.last().those(LibraryChange::Faces), QList<RecordingId>{m_id});
    QVERIFY(recognition().isDue());
    QCOMPARE(library().faces(m_id).size(), 5);
    QCOMPARE(library().tracks(m_id).size(), 3);
    QCOMPARE(this->face(face).box, drawn);
    QCOMPARE(library().facesOfTrack(this->face(face).track), QList<FaceId>{face});
    for (const Track& t : library().tracks(m_id)) {
        if (t.id == this->face(face).track)
            QCOMPARE(boxAt(t.path, 1200), drawn);
    }
    QCOMPARE(library().faceThumbnail(face), QByteArray("thumbnail of 1000"));
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).tracks.size(), 3U);
    QVERIFY(say({face}, "Anna"));
    QCOMPARE(person("Anna").faces, 1);
    // It goes and comes with its recording.
    QVERIFY(library().removeRecordings({m_id}));
    QVERIFY(library().restoreRecordings({m_id}));
    QVERIFY(library().removeDrawnFace(face));
}

void TestDrawnFaces::completedLater()
{
    NewFace place;
    place.timeMs = 1000;
    place.box = drawn;
    const FaceId face = library().addDrawnFace(m_id, place);
    QVERIFY(face != 0);
    QVERIFY(say({face}, "Anna"));
    QVERIFY(library().faceThumbnail(face).isEmpty());
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).tracks.size(), 2U);
    Changes made(library(), ofFaces);
    QVERIFY(library().completeDrawnFace(face, newFace(1000, drawn, red)));
    QCOMPARE(made.size(), 1);
    QCOMPARE(library().faceThumbnail(face), QByteArray("thumbnail of 1000"));
    QCOMPARE(this->face(face).label, u"Anna"_s);
    QCOMPARE(this->face(face).box, drawn);
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).tracks.size(), 3U);
    QVERIFY(library().removeDrawnFace(face));
    QVERIFY(!library().completeDrawnFace(face, newFace(1000, drawn, red)));
    QVERIFY(!library().completeDrawnFace(library().faces(m_id).first().id, newFace(1000, drawn, red)));
}

void TestDrawnFaces::withoutAnEncoder()
{
    const FaceId face = library().addDrawnFace(m_id, newFace(0, drawn));
    QVERIFY(say({face}, "Anna"));
    QCOMPARE(this->face(face).label, u"Anna"_s);
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).tracks.size(), 2U);
}

void TestDrawnFaces::nowhere()
{
    QSignalSpy failed(&library(), &Library::failed);
    QCOMPARE(library().addDrawnFace(4711, newFace(0, drawn)), 0);
    QCOMPARE(library().addDrawnFace(m_id, newFace(0, QRect())), 0);
    QCOMPARE(failed.size(), 0);
    QVERIFY(run(u"CREATE TRIGGER no BEFORE INSERT ON faces BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    QCOMPARE(draw(), 0);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(library().tracks(m_id).size(), 2);
}

void TestDrawnFaces::takenBack()
{
    const QStringList before = dump();
    const FaceId face = draw();
    Changes shown(library(), ofRecognition);
    QVERIFY(library().removeDrawnFace(face));
    QCOMPARE(shown.size(), 1);
    QCOMPARE(dump(), before);
    QVERIFY(!library().removeDrawnFace(face));
    QVERIFY(!library().removeDrawnFace(facesAt(m_id, left)[0])); // the scan found that one
    QCOMPARE(library().faces(m_id).size(), 4);
    // What was said of it goes with it: no later scan gives it to somebody else.
    const FaceId second = draw();
    QVERIFY(say({second}, "Anna"));
    Changes said(library(), ofLabels);
    QVERIFY(library().removeDrawnFace(second));
    QCOMPARE(said.size(), 1);
    QVERIFY(scanAgain(1000, drawn));
    QVERIFY(names().isEmpty());
}

void TestDrawnFaces::staysDuringANewScan()
{
    const FaceId face = draw();
    QVERIFY(say({face}, "Anna"));
    QVERIFY(library().beginScan(m_id, u"yunet"_s));
    QCOMPARE(library().faces(m_id).size(), 1);
    QCOMPARE(this->face(face).label, u"Anna"_s);
    QVERIFY(library().endScan(m_id, ScanState::Done, MediaError::None));
    QVERIFY(scanAgain(1000, left)); // somebody else
    QCOMPARE(this->face(face).label, u"Anna"_s);
    QCOMPARE(library().faces(m_id).size(), 2);
}

void TestDrawnFaces::foundByTheScan_data()
{
    QTest::addColumn<int>("timeMs");
    QTest::addColumn<QRect>("box");
    QTest::addColumn<bool>("same");
    QTest::newRow("at the place") << 1000 << drawn << true;
    QTest::newRow("half a second later") << 1500 << drawn.translated(10, 0) << true;
    QTest::newRow("half a second before") << 500 << drawn << true;
    QTest::newRow("a little more") << 1501 << drawn << false;
    QTest::newRow("beside it") << 1000 << drawn.translated(40, 0) << false;
}

void TestDrawnFaces::foundByTheScan()
{
    QFETCH(int, timeMs);
    QFETCH(QRect, box);
    QFETCH(bool, same);
    const FaceId face = draw();
    QVERIFY(say({face}, "Anna") && labels().sayNot({face}, u"Bert"_s));
    QVERIFY(scanAgain(timeMs, box));
    const QList<Face> faces = library().faces(m_id);
    QCOMPARE(faces.size(), same ? 1 : 2);
    QCOMPARE(library().face(face).has_value(), !same);
    const FaceId named = same ? faces[0].id : face;
    QCOMPARE(this->face(named).label, u"Anna"_s);
    QCOMPARE(this->face(named).notPeople, QStringList{u"Bert"_s});
    QCOMPARE(names(), QStringList{u"Anna"_s});
    // A scan after that finds it again.
    QVERIFY(scanAgain(timeMs, box));
    QCOMPARE(library().presences(m_id).first().name, u"Anna"_s);
}

void TestDrawnFaces::teachesOnce()
{
    // While a scan runs, what the recording taught is known, and the drawn face is there.
    QVERIFY(say({draw()}, "Anna"));
    QVERIFY(say({facesAt(m_id, left)[0]}, "Bert"));
    QVERIFY(library().beginScan(m_id, u"yunet"_s));
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).tracks.size(), 2U);
}

QTEST_GUILESS_MAIN(TestDrawnFaces)
#include "tst_drawnfaces.moc"
