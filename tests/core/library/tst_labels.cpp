// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What people say of the faces of a Library.
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestLabels : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void labelAndUnlabel();
    void spacesDoNotMakeAnotherPerson();
    void unknownFaces();
    void failureChangesNothing();
    void rejectedNames();
    void rejectionsKnowMergedPeople();
    void guessThatIsRejectedGoesAtOnce();
    void ignoredFacesAreNowhere();
    void eachIgnoredOneIsItsOwn();
    void keptTogetherStayUnknown();
    void splitIsOneChange();
    void everythingSaidComesBack();
    void labelsSurviveARescan();
    void labelsFindTheirFaceByPlaceAndTime();
    void labelsWaitForTheirFace();
    void labelsOfAnInterruptedRescan();
    void twoLabelsOfOneTrackStayTwo();
    void rejectionsSurviveARescan();
    void rescanContradictsNobody();
    void labelsGoWithTheirRecording();
    void trackNames();
    void portraitIsChosen();
    void portraitGoesWithTheName();
    void leftOutFacesAreKnown();
};

void TestLabels::labelAndUnlabel()
{
    const RecordingId id = addTwo("a");
    const FaceId one = facesAt(id, left)[0];
    Changes changed(library(), ofLabels);
    QVERIFY(say({one}, "Anna"));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(face(one).label, u"Anna"_s);
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QCOMPARE(labels().of({one}), (QList<FaceLabel>{{one, personId("Anna"), LabelKind::Is}}));
    QVERIFY(say({one}, "Bert"));
    QCOMPARE(face(one).label, u"Bert"_s);
    QCOMPARE(names(), QStringList{u"Bert"_s});
    QVERIFY(labels().clear({one}));
    QCOMPARE(face(one).label, QString());
    QCOMPARE(names(), QStringList());
    QVERIFY(labels().of({one}).isEmpty());
    QVERIFY(labels().clear({one})); // already
    QCOMPARE(changed.size(), 2);    // the others in one turn of the event loop
}

void TestLabels::spacesDoNotMakeAnotherPerson()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say({facesAt(id, left)[0]}, "  Anna   Maria "));
    QVERIFY(say({facesAt(id, left)[1]}, "Anna Maria"));
    QCOMPARE(names(), QStringList{u"Anna Maria"_s});
    QCOMPARE(labels().person(u" Anna  Maria"_s), personId("Anna Maria"));
    QVERIFY(!say(facesAt(id, left), "   ")); // no name at all
    QVERIFY(!labels().sayNot(facesAt(id, left), u" "_s));
    QCOMPARE(names(), QStringList{u"Anna Maria"_s});
}

void TestLabels::unknownFaces()
{
    const FaceId known = facesAt(addTwo("a"), left)[0];
    QVERIFY(say({12345}, "Nobody"));
    QVERIFY(labels().sayNot({12345}, u"Nobody"_s));
    QVERIFY(labels().ignore({12345}));
    QVERIFY(labels().restore(labels().snapshot({12345})));
    QVERIFY(!labels().person(u"Nobody"_s));
    QVERIFY(labels().of({12345}).isEmpty());
    QVERIFY(say({12345, known}, "Anna"));
    QCOMPARE(face(known).label, u"Anna"_s);
}

void TestLabels::failureChangesNothing()
{
    const RecordingId id = addTwo("a");
    const FaceId l = facesAt(id, left)[0];
    const FaceId r = facesAt(id, right)[0];
    QVERIFY(say({l}, "Anna"));
    QVERIFY(run(u"CREATE TRIGGER full BEFORE INSERT ON labels WHEN (SELECT count(*) FROM labels) > 0 "
                "BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s));
    const QStringList before = dump();
    QStringList whileTelling;
    connect(&library(), &Library::failed, this, [&] {
        whileTelling = names(); // whoever is told sees the library as it was
    });
    QSignalSpy failed(&library(), &Library::failed);
    Changes changed(library(), ofLabels);
    // The first would go well, the second does not: neither is done.
    QVERIFY(!say({l, r}, "Bert"));
    QCOMPARE(whileTelling, QStringList{u"Anna"_s});
    QVERIFY(!labels().split({l}, {r}));
    LabelSnapshot twice = labels().snapshot({l});
    QCOMPARE(twice.labels.size(), 1);
    twice.labels.append(twice.labels.first());
    twice.labels.last().id += 1000;
    QVERIFY(!labels().restore(twice));
    QCOMPARE(failed.size(), 3);
    for (const QList<QVariant>& told : failed)
        QVERIFY(told[0].toString().contains("disk is full"_L1));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(dump(), before);
}

void TestLabels::rejectedNames()
{
    const RecordingId id = addTwo("a");
    const FaceId one = facesAt(id, left)[0];
    QVERIFY(say({one}, "Anna"));
    Changes changed(library(), ofLabels);
    QVERIFY(labels().sayNot({one}, u"Anna"_s)); // so it is not Anna
    QCOMPARE(changed.size(), 1);
    QCOMPARE(face(one).label, QString());
    QCOMPARE(face(one).notPeople, QStringList{u"Anna"_s});
    QVERIFY(face(facesAt(id, left)[1]).notPeople.isEmpty());
    QCOMPARE(names(), QStringList());           // nobody is known to be Anna
    QVERIFY(labels().sayNot({one}, u"Anna"_s)); // once is enough
    QVERIFY(labels().sayNot({one}, u"Bert"_s));
    QCOMPARE(face(one).notPeople, (QStringList{u"Anna"_s, u"Bert"_s}));
    // Who it is has nothing to do with who else it is not.
    QVERIFY(say({one}, "Carla"));
    QCOMPARE(face(one).label, u"Carla"_s);
    QCOMPARE(face(one).notPeople.size(), 2);
    QVERIFY(labels().clear({one}));
    QCOMPARE(face(one).notPeople.size(), 2);
    // A mistake: it is Anna after all.
    QVERIFY(say({one}, "Anna"));
    QCOMPARE(face(one).label, u"Anna"_s);
    QVERIFY(labels().clear({one}));
    QCOMPARE(face(one).notPeople, QStringList{u"Bert"_s});
}

void TestLabels::rejectionsKnowMergedPeople()
{
    const RecordingId id = addTwo("a");
    const FaceId one = facesAt(id, left)[0];
    const FaceId other = facesAt(id, left)[1];
    QVERIFY(say({facesAt(id, right)[0]}, "Anna"));
    QVERIFY(say({one}, "Ann"));
    QVERIFY(labels().sayNot({other}, u"Ann"_s));
    QVERIFY(labels().merge(personId("Ann"), personId("Anna")));
    QCOMPARE(face(other).notPeople, QStringList{u"Anna"_s});
    // Either name is the same person now.
    QVERIFY(say({other}, "Ann"));
    QCOMPARE(face(other).label, u"Anna"_s);
    QVERIFY(face(other).notPeople.isEmpty());
    QVERIFY(labels().sayNot({one}, u"Anna"_s));
    QCOMPARE(face(one).label, QString());
    QCOMPARE(face(one).notPeople, QStringList{u"Anna"_s});
}

void TestLabels::guessThatIsRejectedGoesAtOnce()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(train({guess(trackAt(b, left), personId("Anna"))}));
    QCOMPARE(library().tracks(b)[0].name, u"Anna"_s);
    QVERIFY(labels().sayNot({facesAt(b, left)[0]}, u"Anna"_s)); // before anything has learnt from it
    QVERIFY(library().tracks(b)[0].name.isEmpty());
    for (const FaceId f : facesAt(b, left))
        QVERIFY(face(f).guess.isEmpty());
    QCOMPARE(person("Anna").recordings, 1);
}

void TestLabels::ignoredFacesAreNowhere()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(train({}, {{trackAt(a, left), 1}, {trackAt(b, left), 1}, {trackAt(a, right), 2}}));
    Changes changed(library(), ofLabels);
    QVERIFY(labels().ignore(facesAt(a, left)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library().groups().size(), 2);
    QCOMPARE(library().groups()[0].faces, facesAt(b, left));
    QVERIFY(library().tracks(a)[0].ignored && library().tracks(a)[0].name.isEmpty());
    QVERIFY(!library().tracks(a)[1].ignored);
    for (const FaceId f : facesAt(a, left)) {
        QVERIFY(face(f).ignored);
        QVERIFY(face(f).label.isEmpty() && face(f).guess.isEmpty());
    }
    QCOMPARE(library().presences(a).size(), 1);
    QCOMPARE(library().visits().size(), 3);
    QVERIFY(names().isEmpty());
    // Whoever looks like an ignored one is ignored too.
    const PersonId ignored = labels().of(facesAt(a, left)).first().person;
    QVERIFY(train({guess(trackAt(b, left), ignored)}));
    QVERIFY(library().tracks(b)[0].ignored);
    QVERIFY(face(facesAt(b, left)[0]).guess.isEmpty());
    QCOMPARE(library().presences(b).size(), 1);
    QCOMPARE(library().groups().size(), 1);
    QCOMPARE(library().personName(ignored), QString());
    // A name is stronger.
    QVERIFY(say({facesAt(b, left)[0]}, "Anna"));
    QCOMPARE(library().tracks(b)[0].name, u"Anna"_s);
    QVERIFY(!library().tracks(b)[0].ignored);
    QVERIFY(labels().clear(facesAt(a, left)));
    QVERIFY(!library().tracks(a)[0].ignored);
}

void TestLabels::eachIgnoredOneIsItsOwn()
{
    const RecordingId id = addTwo("a");
    QVERIFY(labels().ignore(facesAt(id, left)));
    QVERIFY(labels().ignore(facesAt(id, right)));
    QVERIFY(labels().of(facesAt(id, left)).first().person != labels().of(facesAt(id, right)).first().person);
    QCOMPARE(labels().of(facesAt(id, left))[0].person, labels().of(facesAt(id, left))[1].person);
}

void TestLabels::keptTogetherStayUnknown()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(train({}, {{trackAt(a, left), 1}, {trackAt(b, left), 2}}));
    Changes changed(library(), ofLabels);
    QVERIFY(labels().keepTogether(facesAt(a, left) + facesAt(b, left)));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(library().groups().size(), 2); // until the next grouping
    QVERIFY(names().isEmpty());
    QVERIFY(face(facesAt(a, left)[0]).label.isEmpty() && !face(facesAt(a, left)[0]).ignored);
    QVERIFY(library().tracks(a)[0].name.isEmpty());
    QCOMPARE(library().presences(a).size(), 2);
    // A name given to one of them counts for its track.
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    QCOMPARE(library().tracks(a)[0].name, u"Anna"_s);
}

void TestLabels::splitIsOneChange()
{
    const RecordingId a = addTwo("a");
    Changes changed(library(), ofLabels);
    QVERIFY(labels().split(facesAt(a, left), facesAt(a, right)));
    QCOMPARE(changed.size(), 1);
    const RecognitionInput input = recognition().input(u"colour"_s, {1, 1});
    QCOMPARE(input.tracks.size(), 2);
    QVERIFY(input.tracks[0].unnamed != 0 && input.tracks[1].unnamed != 0);
    QVERIFY(input.tracks[0].unnamed != input.tracks[1].unnamed);
    // The newest word decides where the old one was said of as many faces.
    QVERIFY(labels().keepTogether({facesAt(a, left)[0], facesAt(a, right)[0]}));
    const RecognitionInput now = recognition().input(u"colour"_s, {1, 1});
    QCOMPARE(now.tracks[0].unnamed, now.tracks[1].unnamed);
}

void TestLabels::everythingSaidComesBack()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> faces = facesAt(id, left) + facesAt(id, right);
    QVERIFY(say({faces[0]}, "Anna"));
    QVERIFY(labels().sayNot({faces[0], faces[1]}, u"Bert"_s));
    QVERIFY(labels().ignore({faces[2]}));
    QVERIFY(labels().keepTogether({faces[3]}));
    const auto saidRows = [this] { return dump().filter(QRegularExpression(u"^labels"_s)); };
    const QStringList said = saidRows();
    const LabelSnapshot before = labels().snapshot(faces);
    QCOMPARE(before.labels.size(), 5);
    const auto shown = [&] {
        QStringList out;
        for (const FaceId f : faces)
            out << face(f).label + u'|' + face(f).notPeople.join(u',') + (face(f).ignored ? u"|ignored"_s : QString());
        return out;
    };
    const QStringList then = shown();
    QVERIFY(say(faces, "Carla"));
    const LabelSnapshot after = labels().snapshot(faces);
    const QStringList afterwards = shown();
    QVERIFY(then != afterwards);
    Changes changed(library(), ofLabels);
    QVERIFY(labels().restore(before)); // undo
    QCOMPARE(changed.size(), 1);
    QCOMPARE(shown(), then);
    QVERIFY(saidRows() == said);
    QVERIFY(labels().restore(after)); // redo
    QCOMPARE(shown(), afterwards);
    QVERIFY(labels().restore({faces, {}})); // back to when nothing was said
    QVERIFY(labels().of(faces).isEmpty());
    QVERIFY(labels().restore(before)); // nobody of them is lost
    QCOMPARE(shown(), then);
    QSignalSpy failed(&library(), &Library::failed);
    LabelSnapshot wrong = before;
    wrong.labels.first().person = 4711; // who never was
    QVERIFY(!labels().restore(wrong));
    QCOMPARE(failed.size(), 1);
    QVERIFY(saidRows() == said);
}

void TestLabels::labelsSurviveARescan()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say({facesAt(id, right)[0]}, "Bert"));
    // Another engine finds slightly different boxes at slightly different times, and one more face.
    QVERIFY(scanOnce(library(), id,
                     {standing(0, QRect(900, 300, 80, 80), 0, 3000, {200}, red),
                      standing(1, right.adjusted(-8, -5, 8, 12), 300, 3100, {700, 1500}, blue),
                      standing(2, left.adjusted(5, 5, 5, 5), 0, 2100, {300, 1100, 1900}, red)},
                     u"other"_s));
    QStringList said;
    for (const Face& f : library().faces(id))
        said << (f.box.x() < 300 ? u"left "_s : f.box.x() < 800 ? u"right "_s : u"new "_s) + f.label;
    said.sort();
    QCOMPARE(said, (QStringList{u"left "_s, u"left Anna"_s, u"left Anna"_s, u"new "_s, u"right "_s, u"right Bert"_s}));
    QCOMPARE(names(), (QStringList{u"Anna"_s, u"Bert"_s}));
    // And again: nothing wears off.
    for (int i = 0; i < 5; ++i)
        QVERIFY(addTwo("a") == id);
    QCOMPARE(library().people()[0].labelled, 2);
    QCOMPARE(library().people()[1].labelled, 1);
    // Or one that begins to see them a little later, or ends a little earlier.
    QVERIFY(scanOnce(library(), id, {standing(0, left, 500, 900, {500, 900}, red)}));
    for (const FaceId f : facesAt(id, left))
        QCOMPARE(face(f).label, u"Anna"_s);
    QVERIFY(addTwo("a") == id);
    for (const FaceId f : facesAt(id, left))
        QCOMPARE(face(f).label, u"Anna"_s);
}

void TestLabels::labelsFindTheirFaceByPlaceAndTime()
{
    // Anna stands on the left first, Bert later in the very same place.
    const RecordingId id = add("a");
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {1000}), standing(1, left, 6000, 8000, {7000})}));
    QVERIFY(say({library().faces(id)[0].id}, "Anna"));
    QVERIFY(say({library().faces(id)[1].id}, "Bert"));
    QVERIFY(scanOnce(library(), id, {standing(0, left, 6000, 8000, {6200}), standing(1, left, 0, 2000, {1800})}));
    const QList<Face> faces = library().faces(id);
    QCOMPARE(faces[0].timeMs, 1800);
    QCOMPARE(faces[0].label, u"Anna"_s);
    QCOMPARE(faces[1].label, u"Bert"_s);
}

void TestLabels::labelsWaitForTheirFace()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    // An engine that finds only the other one; then one that finds both again.
    QVERIFY(scanOnce(library(), id, {standing(0, right, 400, 3000, {600}, blue)}));
    QCOMPARE(library().faces(id)[0].label, QString());
    QCOMPARE(names(), QStringList{u"Anna"_s}); // still known
    QVERIFY(addTwo("a") == id);
    for (const FaceId f : facesAt(id, left))
        QCOMPARE(face(f).label, u"Anna"_s);
}

void TestLabels::labelsOfAnInterruptedRescan()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say({facesAt(id, left)[0]}, "Anna"));
    QVERIFY(library().beginScan(id, u"other"_s));
    QVERIFY(reopen()); // power cut
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(addTwo("a") == id);
    QCOMPARE(library().people()[0].faces, 2);
}

void TestLabels::twoLabelsOfOneTrackStayTwo()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> faces = facesAt(id, left);
    QVERIFY(say({faces[0]}, "Anna"));
    QVERIFY(say({faces[1]}, "Bert"));
    QVERIFY(addTwo("a") == id);
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
    QCOMPARE(face(facesAt(id, left)[1]).label, u"Bert"_s);
}

void TestLabels::rejectionsSurviveARescan()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> l = facesAt(id, left);
    QVERIFY(say({l[0]}, "Anna"));
    QVERIFY(labels().sayNot({l[0]}, u"Bert"_s));
    QVERIFY(labels().sayNot({l[0], l[1]}, u"Carla"_s));
    QVERIFY(labels().ignore(facesAt(id, right)));
    for (int i = 0; i < 3; ++i) { // nothing wears off
        QVERIFY(addTwo("a") == id);
        QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
        QCOMPARE(face(facesAt(id, left)[0]).notPeople, (QStringList{u"Bert"_s, u"Carla"_s}));
        QCOMPARE(face(facesAt(id, left)[1]).notPeople, QStringList{u"Carla"_s});
        QVERIFY(face(facesAt(id, right)[1]).ignored);
    }
    // Only one face is found there now: it gets one label of each, what is over waits.
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {600}, red)}));
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
    QCOMPARE(face(facesAt(id, left)[0]).notPeople, (QStringList{u"Bert"_s, u"Carla"_s}));
    QVERIFY(addTwo("a") == id);
    QCOMPARE(face(facesAt(id, left)[1]).notPeople, QStringList{u"Carla"_s});
}

void TestLabels::rescanContradictsNobody()
{
    // One face of the track is Anna, another one is not; then only one face is left.
    const RecordingId id = addTwo("a");
    const QList<FaceId> l = facesAt(id, left);
    QVERIFY(say({l[0]}, "Anna"));
    QVERIFY(labels().sayNot({l[1]}, u"Anna"_s));
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {1200}, red)}));
    const Face only = library().faces(id)[0];
    QVERIFY(only.label.isEmpty() != only.notPeople.isEmpty());
    QCOMPARE(labels().of({only.id}).size(), 1);
    QVERIFY(addTwo("a") == id);
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
    QCOMPARE(face(facesAt(id, left)[1]).notPeople, QStringList{u"Anna"_s});
}

void TestLabels::labelsGoWithTheirRecording()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(b, left), "Bert"));
    Changes changed(library(), ofRemovals);
    QVERIFY(library().removeRecordings({a}));
    QCOMPARE(names(), QStringList{u"Bert"_s});
    QCOMPARE(changed.size(), 1);
}

void TestLabels::trackNames()
{
    const RecordingId id = add("a");
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {200, 600, 1200})}));
    const QList<Face> faces = library().faces(id);
    QVERIFY(say({faces[0].id}, "Anna"));
    QVERIFY(say({faces[1].id, faces[2].id}, "Bert"));
    QCOMPARE(library().tracks(id)[0].name, u"Bert"_s); // what most of its faces are called
    QCOMPARE(library().presences(id)[0].name, u"Bert"_s);
    QVERIFY(library().tracks(id)[0].bestFace != 0);
}

void TestLabels::portraitIsChosen()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> anna = facesAt(id, left);
    QVERIFY(say(anna, "Anna"));
    const FaceId best = person("Anna").bestFace;
    const FaceId other = anna[0] == best ? anna[1] : anna[0];
    QVERIFY(labels().setPortrait(personId("Anna"), other));
    QCOMPARE(person("Anna").bestFace, other);
    QCOMPARE(labels().portrait(personId("Anna")), other);
    QVERIFY(reopen());
    QCOMPARE(person("Anna").bestFace, other);
    // It is known again by its place, as every label is.
    const qint32 timeMs = face(other).timeMs;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {200, 1200}, red)}));
    QCOMPARE(face(person("Anna").bestFace).timeMs, timeMs);
    QVERIFY(labels().setPortrait(personId("Anna"), 0));
    QCOMPARE(labels().portrait(personId("Anna")), 0);
    QVERIFY(!labels().setPortrait(personId("Anna"), 12345));
}

void TestLabels::portraitGoesWithTheName()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> anna = facesAt(id, left);
    const QList<FaceId> ben = facesAt(id, right);
    QVERIFY(say(anna, "Anna") && say(ben, "Ben"));
    QVERIFY(labels().setPortrait(personId("Anna"), ben[0])); // somebody was mistaken
    QVERIFY(anna.contains(person("Anna").bestFace));
    QVERIFY(labels().setPortrait(personId("Ben"), ben[1]));
    QVERIFY(labels().merge(personId("Ben"), personId("Anna")));
    QCOMPARE(person("Anna").bestFace, ben[0]); // one of hers now
    QVERIFY(labels().separate(u"Ben"_s));
    QVERIFY(anna.contains(person("Anna").bestFace));
    QCOMPARE(person("Ben").bestFace, ben[1]);
    QVERIFY(labels().clear(ben));
    QCOMPARE(names(), QStringList{u"Anna"_s}); // of Ben, only a portrait is left
}

void TestLabels::leftOutFacesAreKnown()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> anna = facesAt(id, left);
    QVERIFY(say({anna[0]}, "Anna"));
    const auto leftOut = [this] {
        QList<FaceId> out;
        for (const PersonFace& f : library().facesOfPerson(personId("Anna"))) {
            if (f.isLeftOut)
                out.append(f.face);
        }
        return out;
    };
    const LabelSnapshot before = labels().snapshot({anna[0]});
    QVERIFY(labels().leaveOut({anna[0]}, personId("Anna")));
    QCOMPARE(leftOut(), QList<FaceId>{anna[0]});
    QCOMPARE(face(anna[0]).label, u"Anna"_s); // she keeps it
    const auto learnt = [this, &anna] {
        const RecognitionInput input = recognition().input(u"colour"_s, 0.5F);
        for (const TrackSample& track : input.tracks) {
            for (const FaceSample& sample : track.faces) {
                if (sample.face == anna[0])
                    return !sample.isLeftOut;
            }
        }
        return false;
    };
    QVERIFY(!learnt());
    QVERIFY(labels().leaveOut({anna[0]}, personId("Anna"))); // already
    QVERIFY(labels().restore(before));
    QCOMPARE(leftOut(), QList<FaceId>{});
    QVERIFY(learnt());
    QVERIFY(labels().leaveOut(anna, personId("Anna")));
    QCOMPARE(leftOut().size(), 2);
    QVERIFY(labels().learnAgain({anna[1]}));
    QCOMPARE(leftOut(), QList<FaceId>{anna[0]});
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
