// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What is said of people, and where they are shown.
#include "core/library/store/blobs.h"
#include "core/library/values/utctime.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QLocale>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestPeople : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void peopleAreThoseWithALabel();
    void namesAsPeopleSortThem();
    void photosAreNoVisits();
    void unknownFacesAreForgotten();
    void facesThatWereNotComparedAreKept();
    void facesThatWaitForAnEncoderAreKept();
    void wordsOfForgottenFacesGoToo();
    void presentInTheDark();
    void presences();
    void presenceOfUngroupedTracks();
    void renaming();
    void roles();
    void colours();
    void everybodyHasAnotherColour();
    void mergedAreOne();
    void whoCannotBeMerged();
    void separatedAsBefore();
    void removedPersonLeavesNoTrace();
    void removedOneLeavesTheOthers();
    void removalWhileScanning();
    void nameOfAnUndoneLabelIsFree();
    void removalOfWhatEarlierScansSaw();
    void removalBesideAnotherProgram();
    void removalThatFails();
};

void TestPeople::peopleAreThoseWithALabel()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 3);
    const RecordingId c = addTwo("c", 2);
    QVERIFY(say({facesAt(a, left)[0]}, "berta"));
    QVERIFY(say({facesAt(a, right)[0]}, "Anna"));
    QVERIFY(train({guess(trackAt(b, left), personId("berta")), guess(trackAt(c, left), personId("berta"))}));
    const QList<Person> people = library().people();
    QCOMPARE(people.size(), 2);
    QCOMPARE(people[0].name, u"Anna"_s); // by name, whatever the case
    QCOMPARE(library().peopleNames(), (QStringList{u"Anna"_s, u"berta"_s}));
    QCOMPARE(people[0].recordings, 1);
    const Person& berta = people[1];
    QCOMPARE(berta.labelled, 1);
    QCOMPARE(berta.faces, 6);
    QCOMPARE(berta.recordings, 3);
    QCOMPARE(berta.firstSeen, at(1).addMSecs(200));
    QCOMPARE(berta.lastSeen, at(3).addMSecs(1200));
    QCOMPARE(berta.bestFace, facesAt(a, left)[0]);
    // The last label goes: so does the person, guesses or not.
    QVERIFY(labels().clear({facesAt(a, left)[0]}));
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QCOMPARE(library().peopleNames(), names());
}

void TestPeople::namesAsPeopleSortThem()
{
    const QLocale before;
    const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    const QStringList sorted{u"\u00C4lva"_s, u"Anna"_s, u"berta"_s, u"Neighbour 2"_s, u"Neighbour 10"_s, u"Zoe"_s};
    const QList<int> said{4, 0, 5, 2, 3, 1};
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    const RecordingId c = addTwo("c", 3);
    QList<FaceId> faces;
    for (const RecordingId id : {a, b, c})
        faces << facesAt(id, left)[0] << facesAt(id, right)[0];
    for (int i = 0; i < sorted.size(); ++i)
        QVERIFY(labels().say({faces[i]}, sorted[said[i]]));
    QCOMPARE(names(), sorted);
    QCOMPARE(library().peopleNames(), sorted);
}

void TestPeople::presentInTheDark()
{
    TrackUpdate dusk = standing(0, left, 0, 2000, {200, 1200}, red);
    dusk.faces[1].infrared = true; // the camera went over to its night mode
    const RecordingId id = add("a");
    QVERIFY(scanOnce(library(), id,
                     {dusk, standing(1, right, 400, 3000, {600}, blue), standing(2, left, 5000, 6000, {5200}, red)}));
    QVERIFY(train({}, {{trackAt(id, right), 1}}));
    const auto infrared = [&] {
        QList<bool> out;
        for (const Presence& p : library().presences(id))
            out.append(p.infrared);
        return out;
    };
    QCOMPARE(infrared(), (QList<bool>{true, false, false}));
    QCOMPARE(library().presences().size(), 3);
    QVERIFY(library().presences()[0].infrared);
    // One of both in the light and in the dark was in the dark.
    QVERIFY(say(facesAt(id, left), "Anna"));
    QCOMPARE(infrared(), (QList<bool>{true, false}));
    QVERIFY(say(facesAt(id, right), "Anna"));
    QCOMPARE(infrared(), QList<bool>{true});
}

void TestPeople::photosAreNoVisits()
{
    // Learnt from a photo of last Christmas: nobody was at the door then.
    RecordingFile photo = recordingFile(u"/anna.jpg"_s, "photo", utcTime(QDate(2020, 12, 24), QTime(18, 0)));
    photo.medium = Medium::Photo;
    const RecordingId id = library().addRecording(photo).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 0, {0}, red)}));
    QVERIFY(say(facesAt(id, left), "Anna"));
    QCOMPARE(library().people()[0].recordings, 0);
    QVERIFY(!library().people()[0].firstSeen.isValid());
    QVERIFY(!library().people()[0].lastSeen.isValid());
    const RecordingId visit = addTwo("a", 5);
    QVERIFY(train({guess(trackAt(visit, left), personId("Anna"))}));
    QCOMPARE(library().people()[0].recordings, 1);
    QCOMPARE(library().people()[0].firstSeen, at(5).addMSecs(200));
}

void TestPeople::presences()
{
    const RecordingId a = add("a");
    // Anna twice, with a pause; an unknown one between, in two tracks of one group.
    QVERIFY(scanOnce(library(), a,
                     {standing(0, left, 0, 2000, {200, 1200}), standing(1, right, 3000, 4000, {3200}),
                      standing(2, right, 7000, 8000, {7200}), standing(3, left, 9000, 9800, {9400})}));
    const RecordingId b = addTwo("b");
    const QList<Face> faces = library().faces(a);
    QVERIFY(say({faces[0].id, faces[4].id}, "Anna"));
    QVERIFY(train({}, {{faces[2].track, 5}, {faces[3].track, 5}}));
    const QList<Presence> seen = library().presences(a);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen[0].name, u"Anna"_s);
    QCOMPARE(seen[0].group, 0);
    QCOMPARE(seen[0].fromMs, 0);
    QCOMPARE(seen[0].toMs, 9800);
    QCOMPARE(seen[0].faces, 3);
    QCOMPARE(seen[1].name, QString());
    QCOMPARE(seen[1].group, 5);
    QCOMPARE(seen[1].fromMs, 3000);
    QCOMPARE(seen[1].toMs, 8000);
    QCOMPARE(seen[1].faces, 2);
    QCOMPARE(library().presences().size(), 4);
    QCOMPARE(library().presences(b).size(), 2);
}

void TestPeople::presenceOfUngroupedTracks()
{
    // Without an encoder nobody knows who is who: each stands alone.
    const RecordingId id = addTwo("a");
    const QList<Presence> seen = library().presences(id);
    QCOMPARE(seen.size(), 2);
    for (const Presence& p : seen)
        QVERIFY(p.name.isEmpty() && p.group == 0 && p.faces == 2);
}

void TestPeople::renaming()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Ana"));
    QVERIFY(say(facesAt(id, right), "Bert"));
    const PersonId anna = personId("Ana");
    Changes changed(library(), ofLabels);
    QVERIFY(labels().rename(anna, u"  Anna  M. "_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(names(), (QStringList{u"Anna M."_s, u"Bert"_s}));
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna M."_s);
    QVERIFY(labels().rename(anna, u"anna m."_s)); // its own name, written in another way
    const QStringList before = dump();
    QVERIFY(!labels().rename(anna, u"Bert"_s));
    QVERIFY(!labels().rename(anna, u"  "_s));
    QVERIFY(!labels().rename(4711, u"Carla"_s));
    QVERIFY(labels().merge(personId("Bert"), anna));
    QVERIFY(!labels().rename(anna, u"Bert"_s)); // a merged one has its name still
    QVERIFY(labels().separate(u"Bert"_s));
    QVERIFY(labels().ignore(facesAt(id, right)));
    QVERIFY(!labels().rename(labels().of(facesAt(id, right))[0].person, u"Nobody"_s)); // and who is ignored has none
    QVERIFY(say(facesAt(id, right), "Bert"));
    QCOMPARE(names(), (QStringList{u"anna m."_s, u"Bert"_s}));
}

void TestPeople::roles()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say(facesAt(id, right), "Post"));
    QCOMPARE(person("Anna").role, Role::Visitor);
    Changes changed(library(), ofLabels);
    QVERIFY(labels().setRole(personId("Anna"), Role::Resident));
    QVERIFY(labels().setRole(personId("Post"), Role::Delivery));
    QCOMPARE(changed.size(), 1); // one turn of the event loop
    QCOMPARE(person("Anna").role, Role::Resident);
    QCOMPARE(person("Post").role, Role::Delivery);
    QVERIFY(!labels().setRole(4711, Role::Resident));
    // Nobody with a name is made nameless, nor the other way round: ignore() is what that is for.
    QVERIFY(!labels().setRole(personId("Anna"), Role::Ignored));
    QVERIFY(labels().ignore(facesAt(id, right)));
    QVERIFY(!labels().setRole(labels().of(facesAt(id, right))[0].person, Role::Resident));
    QCOMPARE(person("Anna").role, Role::Resident);
}

void TestPeople::colours()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say(facesAt(id, right), "Ann"));
    QCOMPARE(person("Anna").colour, 1U); // in turn
    QCOMPARE(person("Ann").colour, 2U);
    const quint32 red = 9;
    const quint32 blue = 0xff4c9be8; // as earlier versions stored it
    QVERIFY(labels().setColour(personId("Anna"), red));
    QVERIFY(labels().setColour(personId("Ann"), blue));
    QVERIFY(!labels().setColour(4711, red));
    QCOMPARE(person("Anna").colour, red);
    const auto boxes = [&] {
        QSet<quint32> out;
        for (const Track& track : library().tracks(id))
            out.insert(track.colour);
        return out;
    };
    QCOMPARE(boxes(), (QSet<quint32>{red, blue}));
    // Whoever is merged has the colour of the one that is shown.
    QVERIFY(labels().merge(personId("Ann"), personId("Anna")));
    QCOMPARE(boxes(), QSet<quint32>{red});
    // A new name does not change it, and the next person gets one that is free.
    QVERIFY(labels().rename(personId("Anna"), u"Anna-Maria"_s));
    QCOMPARE(person("Anna-Maria").colour, red);
    const RecordingId other = addTwo("b");
    QVERIFY(say(facesAt(other, left), "Ben"));
    QCOMPARE(person("Ben").colour, 1U);
}

void TestPeople::everybodyHasAnotherColour()
{
    QSet<quint32> colours;
    for (int i = 0; i < int(personColourCount); ++i) {
        const RecordingId id = addTwo(QByteArray::number(i), i + 1);
        QVERIFY(say(facesAt(id, left), QByteArray("Person " + QByteArray::number(i)).constData()));
        colours.insert(person(QByteArray("Person " + QByteArray::number(i)).constData()).colour);
    }
    QCOMPARE(colours.size(), qsizetype(personColourCount));
}

void TestPeople::mergedAreOne()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    const RecordingId c = addTwo("c", 3);
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    QVERIFY(say({facesAt(b, left)[0]}, "Ann"));
    QVERIFY(say({facesAt(c, left)[0]}, "Annie"));
    QVERIFY(say({facesAt(c, right)[0]}, "Bert"));
    QVERIFY(labels().setRole(personId("Anna"), Role::Resident));
    QVERIFY(train({guess(trackAt(b, right), personId("Ann"), 0.25F, personId("Annie"), 0.5F)}));
    Changes changed(library(), ofLabels);
    QVERIFY(labels().merge(personId("Annie"), personId("Ann")));
    QVERIFY(labels().merge(personId("Ann"), personId("Anna")));
    QCOMPARE(changed.size(), 1); // one turn of the event loop
    QCOMPARE(names(), (QStringList{u"Anna"_s, u"Bert"_s}));
    const Person anna = person("Anna");
    QCOMPARE(anna.merged, (QStringList{u"Ann"_s, u"Annie"_s}));
    QCOMPARE(anna.role, Role::Resident);
    QCOMPARE(anna.labelled, 3);
    QCOMPARE(anna.faces, 8);
    QCOMPARE(anna.recordings, 3);
    QCOMPARE(anna.lastSeen, at(3).addMSecs(1200));
    QCOMPARE(face(facesAt(c, left)[0]).label, u"Anna"_s);
    QCOMPARE(library().personName(personId("Annie")), u"Anna"_s);
    const Face guessed = face(facesAt(b, right)[0]);
    QCOMPARE(guessed.guess, u"Anna"_s);
    QCOMPARE(guessed.runnerUp, QString()); // no rival of itself
    QVERIFY(guessed.runnerUpDistance < 0);
    // Who says the old name means the new one.
    QVERIFY(say({facesAt(a, right)[0]}, "Annie"));
    QCOMPARE(labels().of({facesAt(a, right)[0]})[0].person, personId("Anna"));
    for (const TrackSample& t : recognition().input(u"colour"_s, {1, 1}).tracks) {
        for (const FaceSample& f : t.faces)
            QVERIFY(f.label == 0 || f.label == personId("Anna") || f.label == personId("Bert"));
    }
}

void TestPeople::whoCannotBeMerged()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    QVERIFY(say(facesAt(b, left), "Carla"));
    QVERIFY(labels().ignore(facesAt(b, right)));
    const PersonId anna = personId("Anna");
    const PersonId bert = personId("Bert");
    const PersonId ignored = labels().of(facesAt(b, right))[0].person;
    QVERIFY(labels().merge(bert, anna));
    const QStringList before = dump();
    Changes changed(library(), ofLabels);
    QVERIFY(!labels().merge(anna, anna));
    QVERIFY(!labels().merge(anna, bert));              // in a circle
    QVERIFY(!labels().merge(bert, personId("Carla"))); // twice
    QVERIFY(!labels().merge(ignored, anna));
    QVERIFY(!labels().merge(anna, ignored));
    QVERIFY(!labels().merge(4711, anna));
    QVERIFY(!labels().merge(anna, 4711));
    QVERIFY(!labels().separate(u"Anna"_s));
    QVERIFY(!labels().separate(u"Nobody"_s));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(dump(), before);
    QVERIFY(labels().merge(personId("Carla"), bert)); // means whom Bert is shown as
    QCOMPARE(person("Anna").merged, (QStringList{u"Bert"_s, u"Carla"_s}));
}

void TestPeople::separatedAsBefore()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    QVERIFY(say({facesAt(a, left)[1]}, "Ann"));
    QVERIFY(say(facesAt(b, left), "Ann"));
    QVERIFY(say(facesAt(b, right), "Annie"));
    QVERIFY(labels().sayNot(facesAt(b, left), u"Anna"_s));
    QVERIFY(train({guess(trackAt(a, right), personId("Ann"), 0.25F, personId("Anna"), 0.5F)}, {{trackAt(a, right), 4}},
                  {sample(personId("Ann"), facesAt(b, left)[0], red)}));
    QVERIFY(labels().merge(personId("Annie"), personId("Ann")));
    const QStringList before = dump();
    const QStringList then = names();
    Changes changed(library(), ofLabels);
    QVERIFY(labels().merge(personId("Ann"), personId("Anna")));
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(face(facesAt(b, left)[0]).notPeople.isEmpty()); // who is said to be Ann is Anna, whatever was said before
    QVERIFY(labels().separate(u"Ann"_s));
    QCOMPARE(changed.size(), 1); // one turn of the event loop
    QCOMPARE(dump(), before);
    QCOMPARE(names(), then);
    QCOMPARE(face(facesAt(b, left)[0]).notPeople, QStringList{u"Anna"_s});
    QCOMPARE(face(facesAt(b, right)[0]).label, u"Ann"_s); // who was part of Ann before
}

void TestPeople::removedPersonLeavesNoTrace()
{
    // As long as a real one, and found in the file byte by byte.
    const auto descriptor = [](float seed) {
        Descriptor d(128);
        for (size_t i = 0; i < d.size(); ++i)
            d[i] = seed + 0.001F * float(i);
        return d;
    };
    const QList<Descriptor> hers{descriptor(0.125F), descriptor(0.25F), descriptor(0.5F)};
    const Descriptor his = descriptor(0.75F);
    const RecordingId a = add("a");
    const RecordingId b = add("b");
    const RecordingId c = add("c");
    ScanBatch batch = batchOf({standing(0, left, 0, 900, {200, 400}, hers[0]), standing(1, right, 0, 900, {300}, his)});
    batch.thumbnail = "preview of Annabelle at the door";
    QVERIFY(library().beginScan(a, u"x"_s) && library().addFaces(a, batch));
    QVERIFY(library().endScan(a, ScanState::Done, MediaError::None));
    QVERIFY(
        scanOnce(library(), b, {standing(0, left, 0, 900, {200}, hers[1]), standing(1, right, 0, 900, {300}, his)}));
    QVERIFY(
        scanOnce(library(), c, {standing(0, left, 0, 900, {200}, hers[2]), standing(1, right, 0, 900, {300}, his)}));
    QVERIFY(say(facesAt(a, left), "Annabelle"));
    QVERIFY(say(facesAt(b, left), "Annabellchen"));
    QVERIFY(say(facesAt(a, right), "Bertram"));
    QVERIFY(labels().sayNot(facesAt(b, right), u"Annabelle"_s));
    QVERIFY(labels().merge(personId("Annabellchen"), personId("Annabelle")));
    const PersonId anna = personId("Annabelle");
    const PersonId bert = personId("Bertram");
    const FaceId face1 = facesAt(a, left)[0];
    QVERIFY(train({guess(trackAt(c, left), anna), guess(trackAt(b, right), bert, 0.2F, anna, 0.4F)}, {},
                  {sample(anna, face1, hers[0])}));
    QVERIFY(train({guess(trackAt(c, left), anna), guess(trackAt(b, right), bert, 0.2F, anna, 0.4F)}, {},
                  {sample(anna, face1, hers[0]), sample(bert, facesAt(a, right)[0], his),
                   sample(bert, face1, hers[0], true)})); // she taught what he does not look like
    QVERIFY(recognition().use(recognition().versions()[1].id));

    Changes labelsChanged(library(), ofLabels);
    Changes recordingChanged(library(), ofScans);
    const std::optional<RemovedPerson> removed = labels().removePerson(anna);
    QVERIFY(removed);
    QCOMPARE(removed->name, u"Annabelle"_s);
    QCOMPARE(removed->faces, 4);
    QCOMPARE(removed->tracks, 3);
    QCOMPARE(removed->labels, 4);
    QCOMPARE(removed->recordings, 3);
    QCOMPARE(removed->versions, 2);
    QCOMPARE(labelsChanged.size(), 1);
    QCOMPARE(recordingChanged.size(), 1);
    QCOMPARE(recordingChanged.last().those(LibraryChange::Scan), (QList<RecordingId>{a, b, c}));
    QCOMPARE(names(), QStringList{u"Bertram"_s});
    QVERIFY(facesAt(a, left).isEmpty() && facesAt(b, left).isEmpty() && facesAt(c, left).isEmpty());
    QVERIFY(library().recordingThumbnail(a).isEmpty());
    QVERIFY(face(facesAt(b, right)[0]).notPeople.isEmpty());
    QCOMPARE(face(facesAt(b, right)[0]).guess, u"Bertram"_s);
    QVERIFY(face(facesAt(b, right)[0]).runnerUp.isEmpty());
    // The version that knew nobody else is gone; what he was taught remains, without her.
    const QList<ClassifierVersion> versions = recognition().versions();
    QCOMPARE(versions.size(), 1);
    QCOMPARE(versions[0].people, 1);
    QCOMPARE(versions[0].samples, 1);
    QVERIFY(versions[0].inUse);
    QVERIFY(!labels().person(u"Annabelle"_s) && !labels().person(u"Annabellchen"_s));
    QVERIFY(!labels().removePerson(anna));

    for (const QString& file : {library().file(), library().file() + u"-wal"_s}) {
        QFile f(file);
        const QByteArray bytes = f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray();
        QVERIFY2(!bytes.contains("Annabel"), qPrintable(file));
        for (const Descriptor& d : hers)
            QVERIFY2(!bytes.contains(packDescriptor(d)), qPrintable(file));
        if (file == library().file()) // and this is how it would look
            QVERIFY(bytes.contains("Bertram") && bytes.contains(packDescriptor(his)));
    }
}

void TestPeople::removedOneLeavesTheOthers()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    QVERIFY(say({facesAt(b, left)[0]}, "Anna"));
    QVERIFY(say({facesAt(a, right)[0]}, "Bert"));
    QVERIFY(say({facesAt(b, left)[1]}, "Carla"));
    QVERIFY(train({guess(trackAt(a, right), personId("Anna"))}));
    // Guessed as Anna, but somebody said it is Bert: that stays.
    QVERIFY(labels().removePerson(personId("Anna")));
    QVERIFY(facesAt(a, left).isEmpty());
    QCOMPARE(face(facesAt(a, right)[0]).label, u"Bert"_s);
    // The word on Carla, in a track that was mostly Anna's, waits for its face.
    QVERIFY(facesAt(b, left).isEmpty());
    QCOMPARE(names(), (QStringList{u"Bert"_s, u"Carla"_s}));
    QVERIFY(addTwo("b") == b);
    QCOMPARE(face(facesAt(b, left)[1]).label, u"Carla"_s);
}

void TestPeople::removalWhileScanning()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = add("b");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(library().beginScan(b, u"x"_s));
    QVERIFY(library().addFaces(b, batchOf({standing(0, left, 0, 800, {200}, red)})));
    QVERIFY(train({guess(trackAt(b, left), personId("Anna"))}));
    QVERIFY(labels().removePerson(personId("Anna")));
    QVERIFY(library().faces(b).isEmpty());
    QVERIFY(library().addFaces(b, batchOf({standing(0, left, 1000, 1800, {1200}, red)})));
    QVERIFY(library().endScan(b, ScanState::Done, MediaError::None));
    QCOMPARE(library().faces(b).size(), 1);
}

void TestPeople::nameOfAnUndoneLabelIsFree()
{
    const RecordingId a = addTwo("a");
    const QList<FaceId> faces = facesAt(a, left);
    const LabelSnapshot nothing = labels().snapshot(faces);
    QVERIFY(say(faces, "Ana"));
    QVERIFY(labels().restore(nothing)); // undone; who Ana is stays known for a redo
    QVERIFY(say(faces, "Anna"));
    const PersonId anna = personId("Anna");
    QVERIFY(labels().rename(anna, u"Ana"_s));
    QCOMPARE(names(), QStringList{u"Ana"_s});
    QCOMPARE(personId("Ana"), anna);
    // and back, which undo does, also when somebody else was called so meanwhile
    QVERIFY(labels().rename(anna, u"Anna"_s));
    const QList<FaceId> others = facesAt(a, right);
    QVERIFY(say(others, "Ana"));
    QVERIFY(!labels().rename(anna, u"Ana"_s)); // in use
    QVERIFY(labels().restore({others, {}}));
    QVERIFY(labels().rename(anna, u"Ana"_s));
    QCOMPARE(names(), QStringList{u"Ana"_s});
}

void TestPeople::removalOfWhatEarlierScansSaw()
{
    // Anna was merged into Bert, both trained him, and her recording was scanned again before she was separated.
    const RecordingId a = addTwo("a");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    const PersonId bert = personId("Bert");
    QVERIFY(labels().merge(personId("Anna"), bert));
    TrainingSample hers = sample(bert, facesAt(a, left)[0], {0.125F, 0.375F});
    TrainingSample his = sample(bert, facesAt(a, right)[0], blue);
    hers.recording = his.recording = a;
    QVERIFY(train({}, {}, {hers, his}));
    QVERIFY(addTwo("a") == a);
    QVERIFY(labels().separate(u"Anna"_s));
    QVERIFY(labels().removePerson(personId("Anna")));
    QFile file(library().file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains(packDescriptor(hers.descriptor)));
}

void TestPeople::removalBesideAnotherProgram()
{
    const RecordingId a = addTwo("a");
    const Descriptor hers{0.125F, 0.375F};
    QVERIFY(scanOnce(library(), a, {standing(0, left, 0, 2000, {200}, hers)}));
    QVERIFY(say(facesAt(a, left), "Annabelle"));
    const auto traces = [&] {
        int found = 0;
        for (const QString& name : {library().file(), library().file() + u"-wal"_s}) {
            QFile file(name);
            found += file.open(QIODevice::ReadOnly) && file.readAll().contains(packDescriptor(hers)) ? 1 : 0;
        }
        return found;
    };
    QVERIFY(traces() > 0);
    QSignalSpy failed(&library(), &Library::failed);
    {
        Database other;
        QVERIFY(other.open(library().file()) == Database::Status::Ok);
        Rows reading = other.query(u"SELECT id FROM faces"_s);
        QVERIFY(reading.next()); // in the middle of a reading
        const std::optional<RemovedPerson> removed = labels().removePerson(personId("Annabelle"));
        QVERIFY(removed);
        QVERIFY(!removed->erased);
    }
    QCOMPARE(failed.size(), 0);
    QVERIFY(names().isEmpty());
    QVERIFY(library().isErasureDue());
    QVERIFY(reopen());
    QVERIFY(!library().isErasureDue()); // done
    QCOMPARE(traces(), 0);
}

void TestPeople::removalThatFails()
{
    const RecordingId a = addTwo("a");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(run(u"CREATE TRIGGER full BEFORE DELETE ON persons BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s));
    const QStringList before = dump();
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(!labels().removePerson(personId("Anna")));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(dump(), before);
    QVERIFY(!labels().removePerson(4711));
    QCOMPARE(failed.size(), 1);
}

void TestPeople::unknownFacesAreForgotten()
{
    const RecordingId old = addTwo("old", 1);
    const RecordingId young = addTwo("young", 20);
    const RecordingId undated = library().addRecording(recordingFile(u"/undated.mp4"_s, "undated")).id;
    QVERIFY(scanOnce(library(), undated, {standing(0, left, 0, 2000, {200}, red)}));
    QVERIFY(say(facesAt(old, left), "Anna"));
    QVERIFY(train({}));
    Changes changed(library(), ofLabels);
    QCOMPARE(labels().forgetUnknown(at(10)), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(facesAt(old, left).size(), 2); // somebody knows her
    QVERIFY(facesAt(old, right).isEmpty());
    QCOMPARE(library().faces(young).size(), 4);
    QCOMPARE(library().faces(undated).size(), 1);
    QVERIFY(library().recordingThumbnail(old).isEmpty());
    QVERIFY(train({}));
    QCOMPARE(labels().forgetUnknown(at(10)), 0); // nothing left
    QCOMPARE(changed.size(), 1);
    // A guess is a name; what is of no interest has to be known to stay out of the way.
    QVERIFY(labels().ignore(facesAt(young, right)));
    QVERIFY(train({guess(trackAt(young, left), personId("Anna"))}));
    QCOMPARE(labels().forgetUnknown(at(30)), 0);
    QCOMPARE(library().faces(young).size(), 4);
}

void TestPeople::facesThatWereNotComparedAreKept()
{
    const RecordingId first = addTwo("first", 1);
    QVERIFY(train({}));
    QVERIFY(say(facesAt(first, left), "Anna")); // not learnt yet: who is hers elsewhere is not known
    QCOMPARE(labels().forgetUnknown(at(10)), 0);
    QVERIFY(train({}));
    const RecordingId second = addTwo("second", 2); // not compared with her yet
    QCOMPARE(labels().forgetUnknown(at(10)), 0);
    QVERIFY(train({guess(trackAt(second, left), personId("Anna"))}));
    QVERIFY(setMatch(80)); // not all is what it was
    QCOMPARE(labels().forgetUnknown(at(10)), 0);
    QVERIFY(train({guess(trackAt(second, left), personId("Anna"))}));
    QCOMPARE(labels().forgetUnknown(at(10)), 4);
    QCOMPARE(facesAt(first, left).size(), 2);
    QCOMPARE(facesAt(second, left).size(), 2);
}

void TestPeople::facesThatWaitForAnEncoderAreKept()
{
    const RecordingId id = add("old", 1);
    TrackUpdate track = standing(0, left, 0, 2000, {200}, red);
    track.faces[0].encoder = u"another"_s;
    track.faces[0].crop = "crop";
    QVERIFY(scanOnce(library(), id, {track}));
    QVERIFY(train({}));
    QCOMPARE(labels().forgetUnknown(at(10)), 0);
    QVERIFY(recognition().setDescriptors(u"colour"_s, {{facesAt(id, left)[0], red}}));
    QCOMPARE(labels().forgetUnknown(at(10)), 0); // has one, but was not compared
    QVERIFY(train({}));
    QCOMPARE(labels().forgetUnknown(at(10)), 1);
}

void TestPeople::wordsOfForgottenFacesGoToo()
{
    const RecordingId old = addTwo("old", 1);
    QVERIFY(labels().keepTogether(facesAt(old, left)));
    QVERIFY(labels().sayNot(facesAt(old, right), u"Anna"_s));
    QVERIFY(train({}));
    QCOMPARE(labels().forgetUnknown(at(10)), 4);
    Database db;
    QCOMPARE(db.open(library().file()), Database::Status::Ok);
    for (const QString& table : {u"labels"_s, u"faces"_s, u"face_images"_s, u"tracks"_s})
        QCOMPARE(db.value(u"SELECT count(*) FROM "_s + table).toInt(), 0);
}

QTEST_GUILESS_MAIN(TestPeople)
#include "tst_people.moc"
