// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the classifier gets from a Library and gives to it.
#include "core/library/store/blobs.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestRecognitionStore : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void guessesNeverTouchLabels();
    void guessesShowWhereNothingIsSaid();
    void staleGuessesAreIgnored();
    void failedRecognitionChangesNothing();
    void groupsAreOfTheUnlabelled();
    void suggestionIsTheMostFrequentGuess();
    void groupIdsAreNotUsedAgain();
    void recognitionInputIsOfOneEncoder();
    void inputTellsWhatWasSaid();
    void changesOfOldRecordingsAreProposed();
    void newestRecordingIsProposedFirst();
    void whatAPersonSaidIsNoProposal();
    void ignoredPeopleAreNeverProposed();
    void nearGuessesAreAccepted();
    void explanations();
};

void TestRecognitionStore::guessesNeverTouchLabels()
{
    const RecordingId id = addTwo("a");
    const QList<FaceId> faces = facesAt(id, left);
    QVERIFY(say({faces[0]}, "Anna"));
    QVERIFY(say(facesAt(id, right), "Bert"));
    QVERIFY(train({guess(trackAt(id, left), personId("Bert"))}));
    QCOMPARE(face(faces[0]).label, u"Anna"_s);
    QCOMPARE(face(faces[1]).label, QString());
    QCOMPARE(face(faces[1]).guess, u"Bert"_s);
    // The person's word decides about the track everywhere.
    const QList<Track> tracks = library().tracks(id);
    QCOMPARE(tracks[0].name, u"Anna"_s);
    QVERIFY(!tracks[0].isGuess);
    QCOMPARE(library().presences(id)[0].name, u"Anna"_s);
    QVERIFY(train({}));
    QCOMPARE(face(faces[0]).label, u"Anna"_s);
    QCOMPARE(face(faces[1]).guess, QString());
    // and a guess never becomes something to learn from
    QVERIFY(train({guess(trackAt(id, left), personId("Bert"))}));
    for (const TrackSample& t : recognition().input(u"colour"_s, {1, 1}).tracks) {
        for (const FaceSample& f : t.faces)
            QVERIFY(f.label == 0 || f.label == personId(t.track == trackAt(id, left) ? "Anna" : "Bert"));
    }
}

void TestRecognitionStore::guessesShowWhereNothingIsSaid()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    Changes changed(library(), ofRecognition);
    QVERIFY(train({guess(trackAt(b, left), personId("Anna"), 0.25F, personId("Bert"), 0.5F),
                   guess(trackAt(b, right), 0, 0.75F)}));
    QCOMPARE(changed.size(), 1);
    const Face guessed = face(facesAt(b, left)[0]);
    QCOMPARE(guessed.guess, u"Anna"_s);
    QCOMPARE(guessed.distance, 0.25F);
    QCOMPARE(guessed.runnerUp, u"Bert"_s);
    QCOMPARE(guessed.runnerUpDistance, 0.5F);
    QVERIFY(guessed.label.isEmpty());
    const Face unknown = face(facesAt(b, right)[0]);
    QCOMPARE(unknown.guess, QString());
    QCOMPARE(unknown.distance, 0.75F);
    QVERIFY(unknown.runnerUpDistance < 0);
    QCOMPARE(library().tracks(b)[0].name, u"Anna"_s);
    QVERIFY(library().tracks(b)[0].isGuess);
    QVERIFY(library().tracks(b)[1].name.isEmpty());
    QCOMPARE(library().personName(personId("Anna")), u"Anna"_s);
    QCOMPARE(library().personName(999), QString());
    // Where nobody is known, there is no distance.
    Guess nobody = guess(trackAt(b, left), 0, 0);
    nobody.reason = Reason::NobodyKnown;
    QVERIFY(train({nobody}));
    QVERIFY(face(facesAt(b, left)[0]).distance < 0);
}

void TestRecognitionStore::staleGuessesAreIgnored()
{
    // While the classifier was learning, tracks, persons and recordings went.
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QSignalSpy failed(&library(), &Library::failed);
    QVERIFY(train({guess(9999, personId("Anna")), guess(trackAt(id, right), 8888, 0.2F, 7777, 0.3F)},
                  {{9999, 5}, {trackAt(id, right), 6}}, {sample(8888, 1, red)}));
    QVERIFY(recognition().versions().isEmpty());
    QCOMPARE(failed.size(), 0);
    QCOMPARE(face(facesAt(id, right)[0]).guess, QString());
    QCOMPARE(face(facesAt(id, right)[0]).runnerUp, QString());
    QCOMPARE(library().groups().size(), 1);
    QCOMPARE(library().groups()[0].id, 6);
}

void TestRecognitionStore::failedRecognitionChangesNothing()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    const TrackId unnamed = trackAt(id, right);
    QVERIFY(train({guess(unnamed, personId("Anna"))}, {{unnamed, 3}}));
    QVERIFY(run(u"CREATE TRIGGER full BEFORE UPDATE ON tracks BEGIN SELECT RAISE(ABORT, 'disk is full'); END"_s));
    QSignalSpy failed(&library(), &Library::failed);
    Changes changed(library(), ofRecognition);
    QVERIFY(!train({}, {{unnamed, 4}}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(face(facesAt(id, right)[0]).guess, u"Anna"_s);
    QCOMPARE(face(facesAt(id, right)[0]).group, 3);
}

void TestRecognitionStore::groupsAreOfTheUnlabelled()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(train({}, {{trackAt(a, left), 1}, {trackAt(b, left), 1}, {trackAt(a, right), 2}})); // b's right has none
    QList<Group> groups = library().groups();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].id, 1); // the biggest first
    QCOMPARE(groups[0].recordings, 2);
    QCOMPARE(groups[0].faces.size(), 4);
    QCOMPARE(groups[1].recordings, 1);
    // One face of a track has a name: that track is no longer unknown.
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    groups = library().groups();
    QCOMPARE(groups.size(), 2);
    QCOMPARE(groups[0].faces.size(), 2);
    QCOMPARE(groups[1].faces.size(), 2);
    QVERIFY(say(facesAt(b, left), "Anna"));
    QCOMPARE(library().groups().size(), 1);
    QCOMPARE(library().groups()[0].id, 2);
    // The best face stands for the group.
    const RecordingId c = add("c");
    TrackUpdate track = standing(0, left, 0, 1000, {});
    for (const float quality : {0.2F, 0.9F, 0.4F})
        track.faces.push_back(newFace(qint32(quality * 1000), left, red, quality));
    QVERIFY(scanOnce(library(), c, {track}));
    QVERIFY(train({}, {{trackAt(c, left), 9}}));
    for (const Group& g : library().groups()) {
        if (g.id == 9)
            QCOMPARE(face(g.faces[0]).quality, 0.9F);
    }
}

void TestRecognitionStore::suggestionIsTheMostFrequentGuess()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    const RecordingId c = addTwo("c");
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    const PersonId anna = personId("Anna");
    const PersonId bert = personId("Bert");
    QVERIFY(train({guess(trackAt(b, left), bert), guess(trackAt(b, right), anna), guess(trackAt(c, left), anna),
                   guess(trackAt(c, right), 0)},
                  {{trackAt(b, left), 1}, {trackAt(b, right), 1}, {trackAt(c, left), 1}, {trackAt(c, right), 2}}));
    QCOMPARE(library().groups()[0].suggestion, u"Anna"_s);
    // The question is not about the one who is thought to be Bert.
    QList<FaceId> suggested = library().groups()[0].suggested;
    std::ranges::sort(suggested);
    QCOMPARE(suggested, facesAt(b, right) + facesAt(c, left));
    QCOMPARE(library().groups()[0].faces.size(), 6);
    QCOMPARE(library().groups()[1].suggestion, QString());
    QVERIFY(library().groups()[1].suggested.isEmpty());
}

void TestRecognitionStore::groupIdsAreNotUsedAgain()
{
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).nextGroup, 1);
    const RecordingId id = addTwo("a");
    QVERIFY(train({}, {{trackAt(id, left), 41}}));
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).nextGroup, 42);
    QVERIFY(library().removeRecordings({id}));
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).nextGroup, 42);
}

void TestRecognitionStore::recognitionInputIsOfOneEncoder()
{
    const RecordingId id = add("a");
    TrackUpdate mixed = standing(0, left, 0, 2000, {200, 400}, red);
    NewFace other = newFace(600, left, {1, 2, 3});
    other.encoder = u"other"_s;
    mixed.faces.push_back(other);
    mixed.faces.push_back(newFace(800, left)); // found without an encoder
    QVERIFY(scanOnce(library(), id, {mixed, standing(1, right, 0, 500, {200})}));
    QVERIFY(say(facesAt(id, left), "Anna"));
    const RecognitionInput input = recognition().input(u"colour"_s, {0.4F, 0.5F});
    QCOMPARE(input.encoder, u"colour"_s);
    QCOMPARE(input.limits.largest, 0.5F);
    QCOMPARE(input.limits.sure, 0.4F);
    QCOMPARE(input.tracks.size(), 1);
    QCOMPARE(input.tracks[0].recording, id);
    QCOMPARE(input.tracks[0].fromMs, 0);
    QCOMPARE(input.tracks[0].toMs, 2000);
    QCOMPARE(input.tracks[0].faces.size(), 2);
    for (const FaceSample& f : input.tracks[0].faces) {
        QCOMPARE(f.descriptor, red);
        QCOMPARE(f.label, personId("Anna"));
        QCOMPARE(f.quality, 0.5F);
    }
    QCOMPARE(recognition().input(u"other"_s, {1, 1}).tracks.size(), 1);
    QCOMPARE(recognition().input(u"none"_s, {1, 1}).tracks.size(), 0);
}

void TestRecognitionStore::inputTellsWhatWasSaid()
{
    const RecordingId a = add("a", 3);
    TrackUpdate dark = standing(0, left, 0, 2000, {200, 400}, red);
    dark.faces[1].infrared = true;
    QVERIFY(scanOnce(library(), a, {dark, standing(1, right, 0, 900, {100}, blue)}));
    const RecordingId b = addTwo("b");
    const QList<FaceId> l = facesAt(a, left);
    QVERIFY(say({l[0]}, "Anna"));
    QVERIFY(say(facesAt(b, right), "Ann"));
    QVERIFY(labels().merge(personId("Ann"), personId("Anna")));
    QVERIFY(labels().setRole(personId("Anna"), Role::Resident));
    QVERIFY(labels().keepTogether(facesAt(a, right)));
    QVERIFY(labels().sayNot(facesAt(a, right), u"Ann"_s));
    QVERIFY(labels().sayNot(facesAt(a, right), u"Bert"_s));
    QVERIFY(labels().ignore(facesAt(b, left)));

    const RecognitionInput input = recognition().input(u"colour"_s, {1, 1});
    const PersonId anna = personId("Anna");
    const PersonId ignored = labels().of(facesAt(b, left))[0].person;
    QCOMPARE(input.tracks.size(), 4);
    QCOMPARE(input.tracks[0].startedAt, at(3));
    QCOMPARE(input.tracks[0].faces[0].face, l[0]);
    QCOMPARE(input.tracks[0].faces[0].label, anna);
    QCOMPARE(input.tracks[0].faces[1].label, 0);
    QVERIFY(!input.tracks[0].faces[0].infrared && input.tracks[0].faces[1].infrared);
    QVERIFY(face(l[1]).infrared);
    QCOMPARE(input.tracks[0].unnamed, 0);
    QCOMPARE(input.tracks[1].faces[0].label, 0); // kept together is no name
    QCOMPARE(input.tracks[1].unnamed, labels().of(facesAt(a, right))[0].person);
    QCOMPARE(input.tracks[1].notPeople, (std::vector<PersonId>{anna, personId("Bert")}));
    QCOMPARE(input.tracks[2].faces[0].label, ignored);
    QCOMPARE(input.tracks[3].faces[0].label, anna);
    QCOMPARE(input.roles, (std::map<PersonId, Role>{{anna, Role::Resident}, {ignored, Role::Ignored}}));
    QVERIFY(input.fixed.empty());
}

void TestRecognitionStore::changesOfOldRecordingsAreProposed()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say({facesAt(a, left)[0]}, "Anna"));
    QVERIFY(say({facesAt(a, right)[0]}, "Bert"));
    const PersonId anna = personId("Anna");
    const PersonId bert = personId("Bert");
    const TrackId l = trackAt(b, left);
    const TrackId r = trackAt(b, right);
    // The first look at a recording is news, no change.
    QVERIFY(train({guess(l, anna), guess(r, 0)}));
    QVERIFY(recognition().proposals().isEmpty());
    // Then somebody is renamed by what was learnt since, and somebody gets a name for the first time.
    QVERIFY(train({guess(l, bert, 0.375F), guess(r, anna)}));
    QList<Proposal> all = recognition().proposals();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].track, l);
    QCOMPARE(all[0].recording, b);
    QCOMPARE(all[0].face, facesAt(b, left)[0]);
    QCOMPARE(all[0].before, u"Anna"_s);
    QCOMPARE(all[0].name, u"Bert"_s);
    QCOMPARE(all[0].distance, 0.375F);
    QCOMPARE(all[1].before, QString());
    QCOMPARE(all[1].name, u"Anna"_s);
    // It stays until it was looked at, and tells what was seen last.
    QVERIFY(train({guess(l, 0), guess(r, anna)}));
    all = recognition().proposals();
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].before, u"Anna"_s);
    QCOMPARE(all[0].name, QString());
    // Back to what was seen: nothing to look at.
    QVERIFY(train({guess(l, anna), guess(r, anna)}));
    all = recognition().proposals();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].track, r);
    Changes changed(library(), ofRecognition);
    QVERIFY(recognition().settle({r}));
    QCOMPARE(changed.size(), 1);
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(train({guess(l, anna), guess(r, anna)}));
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(train({guess(l, anna), guess(r, 0)})); // counted from what was settled
    QCOMPARE(recognition().proposals().size(), 1);
    QCOMPARE(recognition().proposals()[0].before, u"Anna"_s);
}

void TestRecognitionStore::newestRecordingIsProposedFirst()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId c = addTwo("c", 3);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, right), "Anna"));
    const PersonId anna = personId("Anna");
    QVERIFY(train({guess(trackAt(a, left), 0), guess(trackAt(b, left), 0), guess(trackAt(c, left), 0)}));
    QVERIFY(train({guess(trackAt(a, left), anna), guess(trackAt(b, left), anna), guess(trackAt(c, left), anna)}));
    QList<RecordingId> order;
    for (const Proposal& p : recognition().proposals())
        order.append(p.recording);
    QCOMPARE(order, (QList<RecordingId>{c, b, a}));
}

void TestRecognitionStore::whatAPersonSaidIsNoProposal()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    const PersonId anna = personId("Anna");
    const PersonId bert = personId("Bert");
    const TrackId l = trackAt(b, left);
    const TrackId r = trackAt(b, right);
    QVERIFY(train({guess(l, anna), guess(r, anna)}));
    // Rejected by the user, so gone: that is no news. Who takes the place is.
    QVERIFY(labels().sayNot(facesAt(b, left), u"Anna"_s));
    QVERIFY(train({guess(l, 0), guess(r, anna)}));
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(train({guess(l, bert), guess(r, bert)}));
    QCOMPARE(recognition().proposals().size(), 2);
    // Named, rejected, merged or ignored: nothing is left to ask.
    QVERIFY(say({facesAt(b, left)[0]}, "Bert"));
    QCOMPARE(recognition().proposals().size(), 1);
    QVERIFY(labels().sayNot({facesAt(b, right)[0]}, u"Bert"_s));
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(labels().restore({facesAt(b, right), {}}));
    QCOMPARE(recognition().proposals().size(), 1);
    QVERIFY(labels().merge(bert, anna));
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(labels().separate(u"Bert"_s));
    QVERIFY(labels().ignore(facesAt(b, right)));
    QVERIFY(recognition().proposals().isEmpty());
    // A label taken back is the user's own change.
    Guess labelled = guess(l, bert, 0.1F);
    labelled.reason = Reason::Labelled;
    QVERIFY(train({labelled}));
    QVERIFY(labels().clear(facesAt(b, left)));
    QVERIFY(library().tracks(b)[0].name.isEmpty()); // what it said is no guess now
    QVERIFY(train({guess(l, 0)}));
    QVERIFY(recognition().proposals().isEmpty());
}

void TestRecognitionStore::ignoredPeopleAreNeverProposed()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(labels().ignore(facesAt(a, left)));
    QVERIFY(say(facesAt(a, right), "Anna"));
    const PersonId ignored = labels().of(facesAt(a, left))[0].person;
    const TrackId l = trackAt(b, left);
    QVERIFY(train({guess(l, 0)}));
    QVERIFY(train({guess(l, ignored)}));
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(train({guess(l, personId("Anna"))}));
    QCOMPARE(recognition().proposals().size(), 1);
    QCOMPARE(recognition().proposals()[0].before, QString());
    QVERIFY(recognition().setAcceptShare(1));
    QVERIFY(train({guess(l, ignored, 0.1F)}));
    QVERIFY(!face(facesAt(b, left)[0]).accepted);
}

void TestRecognitionStore::nearGuessesAreAccepted()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, left), "Anna"));
    const PersonId anna = personId("Anna");
    const TrackId l = trackAt(b, left);
    const TrackId r = trackAt(b, right);
    QCOMPARE(recognition().acceptShare(), 0.0F);
    QVERIFY(train({guess(l, 0), guess(r, 0)}));
    QVERIFY(train({guess(l, anna, 0.25F), guess(r, anna, 0.3F)}));
    QVERIFY(library().tracks(b)[0].isGuess && library().tracks(b)[1].isGuess);
    Changes changed(library(), ofRecognition);
    QVERIFY(recognition().setAcceptShare(0.5F)); // up to and with
    QCOMPARE(changed.size(), 1);
    QCOMPARE(recognition().acceptShare(), 0.5F);
    QVERIFY(!library().tracks(b)[0].isGuess && library().tracks(b)[1].isGuess);
    QVERIFY(face(facesAt(b, left)[0]).accepted);
    QVERIFY(face(facesAt(b, left)[0]).label.isEmpty()); // which is still no label
    QVERIFY(!face(facesAt(b, right)[0]).accepted);
    QCOMPARE(recognition().proposals().size(), 1);
    for (const Presence& p : library().presences(b))
        QVERIFY(p.name == "Anna"_L1 && !p.isGuess); // one entry, accepted in part
    // So are those that come later.
    QVERIFY(train({guess(l, anna, 0.3F), guess(r, anna, 0.1F)}));
    QVERIFY(library().tracks(b)[0].isGuess && !library().tracks(b)[1].isGuess);
    QVERIFY(reopen());
    QCOMPARE(recognition().acceptShare(), 0.5F);
    QVERIFY(recognition().setAcceptShare(0));
    QVERIFY(library().tracks(b)[1].isGuess);
    QVERIFY(train({guess(l, 0, 0.0F), guess(r, anna, 0.0F)}));
    QVERIFY(!face(facesAt(b, right)[0]).accepted); // 0 accepts nothing
}

void TestRecognitionStore::explanations()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = add("b");
    TrackUpdate track = standing(0, left, 0, 2000, {200, 400}, red);
    track.faces[1].quality = 0.875F;
    track.faces[1].infrared = true;
    QVERIFY(scanOnce(library(), b, {track, standing(1, right, 0, 900, {100}, blue)}));
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    const FaceId one = facesAt(b, left)[0];
    QVERIFY(!recognition().explain(4711));
    QCOMPARE(recognition().explain(one)->reason, Reason::None); // not looked at yet
    QVERIFY(recognition().explain(one)->distance < 0);

    Guess near = guess(trackAt(b, left), personId("Anna"), 0.25F, personId("Bert"), 0.75F);
    near.nearest = {{facesAt(a, left)[1], personId("Anna"), 0.125F}, {4711, personId("Anna"), 0.25F}};
    Guess far = guess(trackAt(b, right), 0, 0.625F);
    far.nearestPerson = personId("Bert");
    QVERIFY(train({near, far}));
    const Explanation why = *recognition().explain(one);
    QCOMPARE(why.track, trackAt(b, left));
    QCOMPARE(why.reason, Reason::Near);
    QCOMPARE(why.name, u"Anna"_s);
    QCOMPARE(why.distance, 0.25F);
    QCOMPARE(why.limit, 0.5F);
    QCOMPARE(why.runnerUp, u"Bert"_s);
    QCOMPARE(why.runnerUpDistance, 0.75F);
    QCOMPARE(why.quality, 0.875F);
    QVERIFY(why.infrared);
    QCOMPARE(why.nearest.size(), 2);
    QCOMPARE(why.nearest[0], (NearFace{facesAt(a, left)[1], personId("Anna"), 0.125F}));
    QCOMPARE(why.nearest[1].face, 0); // no longer there
    const Explanation not1 = *recognition().explain(facesAt(b, right)[0]);
    QCOMPARE(not1.reason, Reason::TooFar);
    QCOMPARE(not1.name, u"Bert"_s); // who is nearest
    QCOMPARE(not1.distance, 0.625F);
    QVERIFY(not1.runnerUp.isEmpty() && not1.runnerUpDistance < 0);

    // Said since then
    QVERIFY(labels().sayNot({one}, u"Anna"_s));
    QCOMPARE(recognition().explain(one)->reason, Reason::Rejected);
    QCOMPARE(recognition().explain(one)->name, u"Anna"_s);
    QVERIFY(say({one}, "Bert"));
    QCOMPARE(recognition().explain(one)->reason, Reason::Labelled);
    QCOMPARE(recognition().explain(one)->name, u"Bert"_s);
    QVERIFY(recognition().explain(one)->distance < 0); // that was the distance to somebody else
    QVERIFY(say({one}, "Anna"));
    QCOMPARE(recognition().explain(one)->distance, 0.25F);
    QVERIFY(labels().ignore(facesAt(b, left)));
    QCOMPARE(recognition().explain(one)->reason, Reason::Labelled);
    QCOMPARE(recognition().explain(one)->name, QString());
}

QTEST_GUILESS_MAIN(TestRecognitionStore)
#include "tst_recognitionstore.moc"
