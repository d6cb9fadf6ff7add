// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What people say of the faces of a Library, and what the classifier guesses.
#include "core/library/database.h"
#include "core/library/library.h"
#include "tests/support/scanned.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QRect left(100, 100, 80, 80);
const QRect right(600, 100, 80, 80);
const Descriptor red{1, 0};
const Descriptor blue{0, 1};

QDateTime at(int day)
{
    return QDateTime(QDate(2024, 5, day), QTime(12, 0), Qt::UTC);
}
} // namespace

class TestLabels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void labelAndUnlabel();
    void manyInOneChange();
    void spacesDoNotMakeAnotherPerson();
    void unknownFaces();
    void failureChangesNothing();
    void labelsSurviveARescan();
    void labelsFindTheirFaceByPlaceAndTime();
    void labelsWaitForTheirFace();
    void labelsOfAnInterruptedRescan();
    void twoLabelsOfOneTrackStayTwo();
    void labelsGoWithTheirRecording();
    void guessesNeverTouchLabels();
    void guessesShowWhereNothingIsSaid();
    void staleGuessesAreIgnored();
    void failedRecognitionChangesNothing();
    void groupsAreOfTheUnlabelled();
    void suggestionIsTheMostFrequentGuess();
    void groupIdsAreNotUsedAgain();
    void peopleAreThoseWithALabel();
    void photosAreNoVisits();
    void presences();
    void presenceOfUngroupedTracks();
    void trackNames();
    void recognitionInputIsOfOneEncoder();

private:
    Library& library() { return *m_library; }
    RecordingId add(const QByteArray& content, int day = 1)
    {
        return library()
            .addRecording(recordingFile(u"/%1.mp4"_s.arg(QString::fromLatin1(content)), content, at(day)))
            .id;
    }
    /// One with two people in it, two kept faces each: first those on the left.
    RecordingId addTwo(const QByteArray& content, int day = 1)
    {
        const RecordingId id = add(content, day);
        return scanOnce(
                   library(), id,
                   {standing(0, left, 0, 2000, {200, 1200}, red), standing(1, right, 400, 3000, {600, 1600}, blue)})
                   ? id
                   : 0;
    }
    QList<FaceId> facesAt(RecordingId id, const QRect& place)
    {
        QList<FaceId> ids;
        for (const Face& f : library().faces(id)) {
            if (f.box == place)
                ids.append(f.id);
        }
        return ids;
    }
    TrackId trackAt(RecordingId id, const QRect& place)
    {
        for (const Face& f : library().faces(id)) {
            if (f.box == place)
                return f.track;
        }
        return 0;
    }
    bool say(const QList<FaceId>& ids, const QString& name)
    {
        QList<FaceLabel> labels;
        for (const FaceId id : ids)
            labels.append({id, name});
        return library().setLabels(labels);
    }
    QStringList names()
    {
        QStringList out;
        for (const Person& p : library().people())
            out << p.name;
        return out;
    }
    PersonId personId(const QString& name)
    {
        for (const Person& p : library().people()) {
            if (p.name == name)
                return p.id;
        }
        return 0;
    }
    Face face(FaceId id)
    {
        for (const Face& f : library().faces()) {
            if (f.id == id)
                return f;
        }
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
};

void TestLabels::init()
{
    m_library.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = Library::open(m_dir->path()).library;
    QVERIFY(m_library);
}

void TestLabels::labelAndUnlabel()
{
    const RecordingId id = addTwo("a");
    const FaceId one = facesAt(id, left)[0];
    QSignalSpy changed(&library(), &Library::labelsChanged);
    QVERIFY(say({one}, u"Anna"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(face(one).label, u"Anna"_s);
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QCOMPARE(library().labels({one}), (QList<FaceLabel>{{one, u"Anna"_s}}));
    QVERIFY(say({one}, u"Bert"_s));
    QCOMPARE(face(one).label, u"Bert"_s);
    QCOMPARE(names(), QStringList{u"Bert"_s});
    QVERIFY(say({one}, {}));
    QCOMPARE(face(one).label, QString());
    QCOMPARE(names(), QStringList());
    QCOMPARE(library().labels({one}), (QList<FaceLabel>{{one, QString()}}));
    QVERIFY(say({one}, {})); // already
    QCOMPARE(changed.size(), 4);
}

void TestLabels::manyInOneChange()
{
    const RecordingId id = addTwo("a");
    QSignalSpy changed(&library(), &Library::labelsChanged);
    const FaceId l = facesAt(id, left)[0];
    const FaceId r = facesAt(id, right)[0];
    QVERIFY(library().setLabels({{l, u"Anna"_s}, {r, u"Bert"_s}, {l, u"Carla"_s}}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(face(l).label, u"Carla"_s); // the last word
    QCOMPARE(face(r).label, u"Bert"_s);
    QCOMPARE(names(), (QStringList{u"Bert"_s, u"Carla"_s}));
}

void TestLabels::spacesDoNotMakeAnotherPerson()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say({facesAt(id, left)[0]}, u"  Anna   Maria "_s));
    QVERIFY(say({facesAt(id, left)[1]}, u"Anna Maria"_s));
    QCOMPARE(names(), QStringList{u"Anna Maria"_s});
    QVERIFY(say(facesAt(id, left), u"   "_s)); // no name at all
    QCOMPARE(names(), QStringList());
}

void TestLabels::unknownFaces()
{
    addTwo("a");
    QVERIFY(say({12345}, u"Nobody"_s));
    QCOMPARE(names(), QStringList());
    QVERIFY(library().labels({12345}).isEmpty());
}

void TestLabels::failureChangesNothing()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say({facesAt(id, left)[0]}, u"Anna"_s));
    Database other;
    QCOMPARE(other.open(library().file()), Database::Status::Ok);
    QVERIFY(other.run(u"CREATE TRIGGER full BEFORE INSERT ON labels WHEN (SELECT count(*) FROM labels) > 0 "
                      "BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s));
    QSignalSpy failed(&library(), &Library::failed);
    QSignalSpy changed(&library(), &Library::labelsChanged);
    // The first would go well, the second does not: neither is done.
    QVERIFY(!library().setLabels({{facesAt(id, left)[0], u"Bert"_s}, {facesAt(id, right)[0], u"Bert"_s}}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
    QCOMPARE(names(), QStringList{u"Anna"_s});
}

void TestLabels::labelsSurviveARescan()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
    QVERIFY(say({facesAt(id, right)[0]}, u"Bert"_s));
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
    for (const FaceId f : facesAt(id, left))
        QCOMPARE(face(f).label, u"Anna"_s);
}

void TestLabels::labelsFindTheirFaceByPlaceAndTime()
{
    // Anna stands on the left first, Bert later in the very same place.
    const RecordingId id = add("a");
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {1000}), standing(1, left, 6000, 8000, {7000})}));
    QVERIFY(library().setLabels({{library().faces(id)[0].id, u"Anna"_s}, {library().faces(id)[1].id, u"Bert"_s}}));
    QVERIFY(scanOnce(library(), id, {standing(0, left, 6000, 8000, {6200}), standing(1, left, 0, 2000, {1800})}));
    const QList<Face> faces = library().faces(id);
    QCOMPARE(faces[0].timeMs, 1800);
    QCOMPARE(faces[0].label, u"Anna"_s);
    QCOMPARE(faces[1].label, u"Bert"_s);
}

void TestLabels::labelsWaitForTheirFace()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
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
    QVERIFY(say({facesAt(id, left)[0]}, u"Anna"_s));
    QVERIFY(library().beginScan(id, u"other"_s));
    m_library.reset(); // power cut
    m_library = Library::open(m_dir->path()).library;
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(addTwo("a") == id);
    QCOMPARE(library().people()[0].faces, 2);
}

void TestLabels::twoLabelsOfOneTrackStayTwo()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> faces = facesAt(id, left);
    QVERIFY(library().setLabels({{faces[0], u"Anna"_s}, {faces[1], u"Bert"_s}}));
    QVERIFY(addTwo("a") == id);
    QCOMPARE(face(facesAt(id, left)[0]).label, u"Anna"_s);
    QCOMPARE(face(facesAt(id, left)[1]).label, u"Bert"_s);
}

void TestLabels::labelsGoWithTheirRecording()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), u"Anna"_s));
    QVERIFY(say(facesAt(b, left), u"Bert"_s));
    QSignalSpy changed(&library(), &Library::labelsChanged);
    QVERIFY(library().removeRecordings({a}));
    QCOMPARE(names(), QStringList{u"Bert"_s});
    QCOMPARE(changed.size(), 1);
}

void TestLabels::guessesNeverTouchLabels()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> faces = facesAt(id, left);
    QVERIFY(say({faces[0]}, u"Anna"_s));
    QVERIFY(say(facesAt(id, right), u"Bert"_s));
    QVERIFY(library().setRecognition({{{trackAt(id, left), personId(u"Bert"_s), 0.1F, 0, 0}}, {}}));
    QCOMPARE(face(faces[0]).label, u"Anna"_s);
    QCOMPARE(face(faces[1]).label, QString());
    QCOMPARE(face(faces[1]).guess, u"Bert"_s);
    // The person's word decides about the track everywhere.
    const QList<Track> tracks = library().tracks(id);
    QCOMPARE(tracks[0].name, u"Anna"_s);
    QVERIFY(!tracks[0].isGuess);
    QCOMPARE(library().presences(id)[0].name, u"Anna"_s);
    QVERIFY(library().setRecognition({}));
    QCOMPARE(face(faces[0]).label, u"Anna"_s);
    QCOMPARE(face(faces[1]).guess, QString());
    // and a guess never becomes something to learn from
    QVERIFY(library().setRecognition({{{trackAt(id, left), personId(u"Bert"_s), 0.1F, 0, 0}}, {}}));
    for (const TrackSample& t : library().recognitionInput(u"colour"_s, 1).tracks) {
        for (const FaceSample& f : t.faces)
            QVERIFY(f.label == 0 || f.label == personId(t.track == trackAt(id, left) ? u"Anna"_s : u"Bert"_s));
    }
}

void TestLabels::guessesShowWhereNothingIsSaid()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), u"Anna"_s));
    QVERIFY(say(facesAt(a, right), u"Bert"_s));
    QSignalSpy changed(&library(), &Library::recognitionChanged);
    QVERIFY(library().setRecognition({{{trackAt(b, left), personId(u"Anna"_s), 0.25F, personId(u"Bert"_s), 0.5F},
                                       {trackAt(b, right), 0, 0.75F, 0, 0}},
                                      {}}));
    QCOMPARE(changed.size(), 1);
    const Face guessed = face(facesAt(b, left)[0]);
    QCOMPARE(guessed.guess, u"Anna"_s);
    QCOMPARE(guessed.distance, 0.25F);
    QCOMPARE(guessed.runnerUp, u"Bert"_s);
    QVERIFY(guessed.label.isEmpty());
    const Face unknown = face(facesAt(b, right)[0]);
    QCOMPARE(unknown.guess, QString());
    QCOMPARE(unknown.distance, 0.75F);
    QCOMPARE(library().tracks(b)[0].name, u"Anna"_s);
    QVERIFY(library().tracks(b)[0].isGuess);
    QVERIFY(library().tracks(b)[1].name.isEmpty());
    QCOMPARE(library().personName(personId(u"Anna"_s)), u"Anna"_s);
    QCOMPARE(library().personName(999), QString());
}

void TestLabels::staleGuessesAreIgnored()
{
    // While the classifier was learning, tracks, persons and recordings went.
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(library().setRecognition(
        {{{9999, personId(u"Anna"_s), 0.1F, 0, 0}, {trackAt(id, right), 8888, 0.2F, 7777, 0.3F}},
         {{9999, 5}, {trackAt(id, right), 6}}}));
    QCOMPARE(failed.size(), 0);
    QCOMPARE(face(facesAt(id, right)[0]).guess, QString());
    QCOMPARE(face(facesAt(id, right)[0]).runnerUp, QString());
    QCOMPARE(library().groups().size(), 1);
    QCOMPARE(library().groups()[0].id, 6);
}

void TestLabels::failedRecognitionChangesNothing()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
    const TrackId unnamed = trackAt(id, right);
    QVERIFY(library().setRecognition({{{unnamed, personId(u"Anna"_s), 0.1F, 0, 0}}, {{unnamed, 3}}}));
    Database other;
    QCOMPARE(other.open(library().file()), Database::Status::Ok);
    QVERIFY(other.run(u"CREATE TRIGGER full BEFORE UPDATE ON tracks BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s));
    QSignalSpy failed(&library(), &Library::failed);
    QSignalSpy changed(&library(), &Library::recognitionChanged);
    QVERIFY(!library().setRecognition({{}, {{unnamed, 4}}}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(face(facesAt(id, right)[0]).guess, u"Anna"_s);
    QCOMPARE(face(facesAt(id, right)[0]).group, 3);
}

void TestLabels::groupsAreOfTheUnlabelled()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(library().setRecognition(
        {{}, {{trackAt(a, left), 1}, {trackAt(b, left), 1}, {trackAt(a, right), 2}}})); // b's right has none
    QList<Group> groups = library().groups();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].id, 1); // the biggest first
    QCOMPARE(groups[0].recordings, 2);
    QCOMPARE(groups[0].faces.size(), 4);
    QCOMPARE(groups[1].recordings, 1);
    // One face of a track has a name: that track is no longer unknown.
    QVERIFY(say({facesAt(a, left)[0]}, u"Anna"_s));
    groups = library().groups();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].faces.size(), 2);
    QCOMPARE(groups[1].faces.size(), 2);
    QVERIFY(say(facesAt(b, left), u"Anna"_s));
    QCOMPARE(library().groups().size(), 1);
    QCOMPARE(library().groups()[0].id, 2);
    // The best face stands for the group.
    const RecordingId c = add("c");
    TrackUpdate track = standing(0, left, 0, 1000, {});
    for (const float quality : {0.2F, 0.9F, 0.4F})
        track.faces.push_back(newFace(qint32(quality * 1000), left, red, quality));
    QVERIFY(scanOnce(library(), c, {track}));
    QVERIFY(library().setRecognition({{}, {{trackAt(c, left), 9}}}));
    for (const Group& g : library().groups()) {
        if (g.id == 9)
            QCOMPARE(face(g.faces[0]).quality, 0.9F);
    }
}

void TestLabels::suggestionIsTheMostFrequentGuess()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    const RecordingId c = addTwo("c");
    QVERIFY(say(facesAt(a, left), u"Anna"_s));
    QVERIFY(say(facesAt(a, right), u"Bert"_s));
    const PersonId anna = personId(u"Anna"_s);
    const PersonId bert = personId(u"Bert"_s);
    QVERIFY(library().setRecognition(
        {{{trackAt(b, left), bert, 0.1F, 0, 0},
          {trackAt(b, right), anna, 0.1F, 0, 0},
          {trackAt(c, left), anna, 0.1F, 0, 0},
          {trackAt(c, right), 0, 0.1F, 0, 0}},
         {{trackAt(b, left), 1}, {trackAt(b, right), 1}, {trackAt(c, left), 1}, {trackAt(c, right), 2}}}));
    QCOMPARE(library().groups()[0].suggestion, u"Anna"_s);
    QCOMPARE(library().groups()[1].suggestion, QString());
}

void TestLabels::groupIdsAreNotUsedAgain()
{
    QCOMPARE(library().recognitionInput(u"colour"_s, 1).nextGroup, 1);
    const RecordingId id = addTwo("a");
    QVERIFY(library().setRecognition({{}, {{trackAt(id, left), 41}}}));
    QCOMPARE(library().recognitionInput(u"colour"_s, 1).nextGroup, 42);
    QVERIFY(library().removeRecordings({id}));
    QCOMPARE(library().recognitionInput(u"colour"_s, 1).nextGroup, 42);
}

void TestLabels::peopleAreThoseWithALabel()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 3);
    const RecordingId c = addTwo("c", 2);
    QVERIFY(say({facesAt(a, left)[0]}, u"berta"_s));
    QVERIFY(say({facesAt(a, right)[0]}, u"Anna"_s));
    QVERIFY(library().setRecognition(
        {{{trackAt(b, left), personId(u"berta"_s), 0.1F, 0, 0}, {trackAt(c, left), personId(u"berta"_s), 0.1F, 0, 0}},
         {}}));
    const QList<Person> people = library().people();
    QCOMPARE(people.size(), 2);
    QCOMPARE(people[0].name, u"Anna"_s); // by name, whatever the case
    QCOMPARE(people[0].recordings, 1);
    const Person& berta = people[1];
    QCOMPARE(berta.labelled, 1);
    QCOMPARE(berta.faces, 6);
    QCOMPARE(berta.recordings, 3);
    QCOMPARE(berta.firstSeen, at(1).addMSecs(200));
    QCOMPARE(berta.lastSeen, at(3).addMSecs(1200));
    QCOMPARE(berta.bestFace, facesAt(a, left)[0]);
    // The last label goes: so does the person, guesses or not.
    QVERIFY(say({facesAt(a, left)[0]}, {}));
    QCOMPARE(names(), QStringList{u"Anna"_s});
}

void TestLabels::photosAreNoVisits()
{
    // Learnt from a photo of last Christmas: nobody was at the door then.
    RecordingFile photo = recordingFile(u"/anna.jpg"_s, "photo", QDateTime(QDate(2020, 12, 24), QTime(18, 0), Qt::UTC));
    photo.medium = Medium::Photo;
    const RecordingId id = library().addRecording(photo).id;
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 0, {0}, red)}));
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
    QCOMPARE(library().people()[0].recordings, 0);
    QVERIFY(!library().people()[0].firstSeen.isValid());
    QVERIFY(!library().people()[0].lastSeen.isValid());
    const RecordingId visit = addTwo("a", 5);
    QVERIFY(library().setRecognition({{{trackAt(visit, left), personId(u"Anna"_s), 0.1F, 0, 0}}, {}}));
    QCOMPARE(library().people()[0].recordings, 1);
    QCOMPARE(library().people()[0].firstSeen, at(5).addMSecs(200));
}

void TestLabels::presences()
{
    const RecordingId a = add("a");
    // Anna twice, with a pause; an unknown one between, in two tracks of one group.
    QVERIFY(scanOnce(library(), a,
                     {standing(0, left, 0, 2000, {200, 1200}), standing(1, right, 3000, 4000, {3200}),
                      standing(2, right, 7000, 8000, {7200}), standing(3, left, 9000, 9800, {9400})}));
    const RecordingId b = addTwo("b");
    const QList<Face> faces = library().faces(a);
    QVERIFY(say({faces[0].id, faces[4].id}, u"Anna"_s));
    QVERIFY(library().setRecognition({{}, {{faces[2].track, 5}, {faces[3].track, 5}}}));
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

void TestLabels::presenceOfUngroupedTracks()
{
    // Without an encoder nobody knows who is who: each stands alone.
    const RecordingId id = addTwo("a");
    const QList<Presence> seen = library().presences(id);
    QCOMPARE(seen.size(), 2);
    for (const Presence& p : seen)
        QVERIFY(p.name.isEmpty() && p.group == 0 && p.faces == 2);
}

void TestLabels::trackNames()
{
    const RecordingId id = add("a");
    QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {200, 600, 1200})}));
    const QList<Face> faces = library().faces(id);
    QVERIFY(library().setLabels({{faces[0].id, u"Anna"_s}, {faces[1].id, u"Bert"_s}, {faces[2].id, u"Bert"_s}}));
    QCOMPARE(library().tracks(id)[0].name, u"Bert"_s); // what most of its faces are called
    QCOMPARE(library().presences(id)[0].name, u"Bert"_s);
    QVERIFY(library().tracks(id)[0].bestFace != 0);
}

void TestLabels::recognitionInputIsOfOneEncoder()
{
    const RecordingId id = add("a");
    TrackUpdate mixed = standing(0, left, 0, 2000, {200, 400}, red);
    NewFace other = newFace(600, left, {1, 2, 3});
    other.encoder = u"other"_s;
    mixed.faces.push_back(other);
    mixed.faces.push_back(newFace(800, left)); // found without an encoder
    QVERIFY(scanOnce(library(), id, {mixed, standing(1, right, 0, 500, {200})}));
    QVERIFY(say(facesAt(id, left), u"Anna"_s));
    const RecognitionInput input = library().recognitionInput(u"colour"_s, 0.5F);
    QCOMPARE(input.matchLimit, 0.5F);
    QCOMPARE(input.tracks.size(), 1);
    QCOMPARE(input.tracks[0].recording, id);
    QCOMPARE(input.tracks[0].fromMs, 0);
    QCOMPARE(input.tracks[0].toMs, 2000);
    QCOMPARE(input.tracks[0].faces.size(), 2);
    for (const FaceSample& f : input.tracks[0].faces) {
        QCOMPARE(f.descriptor, red);
        QCOMPARE(f.label, personId(u"Anna"_s));
        QCOMPARE(f.quality, 0.5F);
    }
    QCOMPARE(library().recognitionInput(u"other"_s, 1).tracks.size(), 1);
    QCOMPARE(library().recognitionInput(u"none"_s, 1).tracks.size(), 0);
}

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
