// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What becomes of a person's word: over scans, other engines and trainings, in whatever order it was said.
#include "core/jobs/retrainscheduler.h"
#include "core/recognition/recognise.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const MatchLimits limits = 0.5F;
} // namespace

class TestLabelLife : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void namesElsewhereStayDuringARescan();
    void namesComeBackAfterARescan();
    void cancelledRescanForgetsNothing();
    void rejectionIsFinal();
    void clearedIsFinal();
    void severalWordsOfOneTrack();
    void wholeLife();
    void orderOfLabelling();
    void mergedAndSeparatedAgain();
    void togetherIsOfWholeTracks();
    void undoneAcceptanceIsProposedAgain();
    void sharesAreOfEachEncodersLimit();

private:
    /// Learns now, as the window does in the background: only what changes is stored, after which what is stored is
    /// what learning everything anew gives.
    bool learn(const QString& encoder = u"colour"_s)
    {
        if (!recognition().set(recognise(*recognition().reading(encoder, limits)({}))))
            return false;
        std::vector<Guess> anew = recognise(recognition().input(encoder, limits)).guesses;
        // What is being scanned again teaches, but is not there.
        std::erase_if(anew, [&](const Guess& g) { return library().facesOfTrack(g.track).isEmpty(); });
        return recognition().reading(encoder, limits)({})->stored == anew;
    }
    QString shownAt(RecordingId id, const QRect& place)
    {
        for (const Track& t : library().tracks(id)) {
            if (!t.path.isEmpty() && t.path.first().box == place)
                return t.name;
        }
        return u"no track"_s;
    }
    /// With five kept faces or three: what waits for a face then.
    bool scanFaces(RecordingId id, int count, const QString& encoder = u"colour"_s)
    {
        TrackUpdate track = standing(0, left, 0, 2000, QList<qint32>{200, 600, 1000, 1400, 1800}.mid(0, count), red);
        for (NewFace& f : track.faces)
            f.encoder = encoder;
        return scanOnce(library(), id, {track}, u"fake+"_s + encoder);
    }
};

void TestLabelLife::namesElsewhereStayDuringARescan()
{
    // Anna is named in one recording only, and that one is scanned again while others are learnt from.
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(labels().sayNot(facesAt(a, right), u"Anna"_s));
    QVERIFY(learn());
    QCOMPARE(shownAt(b, left), u"Anna"_s);
    const qsizetype proposals = recognition().proposals().size();
    const qsizetype versions = recognition().versions().size();

    QVERIFY(library().beginScan(a, u"fake+colour"_s));
    QVERIFY(learn());
    QCOMPARE(shownAt(b, left), u"Anna"_s);
    // She is found again, and is known at once, though her label waits for the end.
    QVERIFY(library().addFaces(a, batchOf({standing(0, left, 0, 2000, {200, 1200}, red)})));
    QVERIFY(learn());
    QCOMPARE(shownAt(b, left), u"Anna"_s);
    QCOMPARE(shownAt(a, left), u"Anna"_s);
    QVERIFY(library().endScan(a, ScanState::Done, MediaError::None));
    QVERIFY(learn());
    QCOMPARE(shownAt(b, left), u"Anna"_s);
    QCOMPARE(recognition().proposals().size(), proposals);
    QVERIFY(recognition().versions().size() <= versions + 1); // the faces are new ones
}

void TestLabelLife::namesComeBackAfterARescan()
{
    // The one who is named is seen at once, the scan goes on for long, and nobody does anything.
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, left), "Anna"));
    RetrainScheduler scheduler(library(), recognise, u"colour"_s, limits);
    QSignalSpy finished(&scheduler, &RetrainScheduler::finished);
    scheduler.request();
    QTRY_COMPARE(shownAt(b, left), u"Anna"_s);
    Changes changed(library(), ofLabels);
    QVERIFY(addTwo("a", 1) == a);
    QCOMPARE(changed.size(), 1); // its faces go, and come again: lists of people and the classifier look again
    QTRY_VERIFY(!scheduler.isBusy() && !recognition().isDue());
    QCOMPARE(shownAt(b, left), u"Anna"_s);
    QVERIFY(!recognition().isDue());
    // A first scan says nothing of labels.
    changed.clear();
    QVERIFY(addTwo("c", 3) != 0);
    QCOMPARE(changed.size(), 0);
}

void TestLabelLife::cancelledRescanForgetsNothing()
{
    const RecordingId a = addTwo("a", 1);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(library().beginScan(a, u"fake+colour"_s));
    QVERIFY(library().endScan(a, ScanState::Cancelled, MediaError::None));
    QVERIFY(recognition().input(u"colour"_s, limits).tracks.empty()); // nothing is held any more
    QVERIFY(addTwo("a", 1) == a);
    QCOMPARE(shownAt(a, left), u"Anna"_s);
}

void TestLabelLife::rejectionIsFinal()
{
    // Five labels, of which two find no face after a scan that keeps three; then she is rejected.
    const RecordingId a = add("a");
    const RecordingId b = addTwo("b", 2);
    QVERIFY(scanFaces(a, 5));
    QVERIFY(say(facesAt(a, left), "Mia"));
    QVERIFY(scanFaces(a, 3));
    QCOMPARE(shownAt(a, left), u"Mia"_s);
    QVERIFY(labels().sayNot(facesAt(a, left), u"Mia"_s));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(scanFaces(a, 5));
        QVERIFY(learn());
        QCOMPARE(shownAt(a, left), QString());
        QVERIFY(say(facesAt(b, left), "Mia")); // who looks the same
        QVERIFY(learn());
        QCOMPARE(shownAt(a, left), QString());
        for (const Group& g : library().groups())
            QVERIFY(g.suggestion.isEmpty());
    }
}

void TestLabelLife::clearedIsFinal()
{
    const RecordingId a = add("a");
    QVERIFY(scanFaces(a, 5));
    QVERIFY(say(facesAt(a, left), "Mia"));
    QVERIFY(scanFaces(a, 2));
    QVERIFY(labels().clear(facesAt(a, left)));
    QVERIFY(scanFaces(a, 5));
    QCOMPARE(shownAt(a, left), QString());
    // Another name takes the place of all.
    QVERIFY(say(facesAt(a, left), "Mia"));
    QVERIFY(scanFaces(a, 2));
    QVERIFY(say(facesAt(a, left), "Ben"));
    QVERIFY(scanFaces(a, 5));
    QCOMPARE(shownAt(a, left), u"Ben"_s);
    QCOMPARE(names(), QStringList{u"Ben"_s});
}

void TestLabelLife::severalWordsOfOneTrack()
{
    // "Not Mia" of the track, then one of its faces is dragged onto Mia: the later word is about the track too.
    const RecordingId a = add("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(scanFaces(a, 3));
    QVERIFY(say(facesAt(b, left), "Mia"));
    QVERIFY(labels().sayNot(facesAt(a, left), u"Mia"_s));
    QVERIFY(say({facesAt(a, left)[1]}, "Mia"));
    QCOMPARE(shownAt(a, left), u"Mia"_s);
    for (const TrackSample& t : recognition().input(u"colour"_s, limits).tracks)
        QVERIFY(t.notPeople.empty());
    const RecordingId c = addTwo("c", 3);
    QVERIFY(learn());
    QCOMPARE(shownAt(c, left), u"Mia"_s);
    // Of as many words for two people the earlier face's counts, whoever was named first.
    QVERIFY(say({facesAt(a, left)[2]}, "Ada"));
    QVERIFY(labels().clear({facesAt(a, left)[0]}));
    QCOMPARE(shownAt(a, left), u"Mia"_s);
    QVERIFY(say({facesAt(a, left)[0]}, "Ada"));
    QVERIFY(labels().clear({facesAt(a, left)[2]}));
    QCOMPARE(shownAt(a, left), u"Ada"_s);
}

void TestLabelLife::wholeLife()
{
    // Labelled, scanned again, with another engine, and with the first one again.
    const RecordingId a = addTwo("a", 1);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(labels().sayNot(facesAt(a, left), u"Bert"_s));
    QVERIFY(labels().ignore(facesAt(a, right)));
    const auto holds = [&] {
        const QList<FaceId> faces = facesAt(a, left);
        return faces.size() == 2 && shownAt(a, left) == u"Anna"_s &&
               face(faces[0]).notPeople == QStringList{u"Bert"_s} &&
               face(faces[1]).notPeople == QStringList{u"Bert"_s} && face(facesAt(a, right)[0]).ignored;
    };
    QVERIFY(holds());
    for (const QString& encoder : {u"colour"_s, u"other"_s, u"colour"_s}) {
        QVERIFY(addTwo("a", 1) == a);
        QVERIFY(holds());
        QList<FaceDescriptor> descriptors;
        for (const Face& f : library().faces(a))
            descriptors.append({f.id, f.box == left ? red : blue});
        QVERIFY(recognition().setDescriptors(encoder, descriptors));
        QVERIFY(learn(encoder));
        QVERIFY(holds());
        QVERIFY(reopen());
        QVERIFY(holds());
    }
}

void TestLabelLife::orderOfLabelling()
{
    // Four people with three visits each, two of them named; in every order the same names come out.
    const std::vector<Descriptor> people{{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0.8F, 0.6F, 0, 0}};
    const QStringList called{u"Anna"_s, u"Bert"_s, u"Carl"_s, u"Dora"_s};
    QRandomGenerator random(3);
    QStringList first;
    for (int round = 0; round < 6; ++round) {
        QVERIFY(make());
        std::vector<std::pair<RecordingId, size_t>> visits;
        for (size_t i = 0; i < 3 * people.size(); ++i) {
            const RecordingId id = add(QByteArray::number(int(i)), int(i) + 1);
            Descriptor look = people[i % 4];
            look[3] = 0.1F * float(i / 4);
            QVERIFY(scanOnce(library(), id, {standing(0, left, 0, 2000, {200, 1200}, look)}));
            visits.emplace_back(id, i % 4);
        }
        std::vector<size_t> order{0, 1, 2, 3, 4, 5, 6, 7};
        std::shuffle(order.begin(), order.end(), random);
        for (const size_t i : order) {
            if (i == 5)
                QVERIFY(labels().sayNot(facesAt(visits[i].first, left), u"Anna"_s));
            else
                QVERIFY(say(facesAt(visits[i].first, left), called[qsizetype(visits[i].second)].toUtf8()));
            QVERIFY(round % 2 == 0 || learn()); // learning in between changes nothing either
        }
        QVERIFY(learn());
        QStringList shown;
        for (const auto& [id, person] : visits)
            shown << shownAt(id, left);
        if (round == 0)
            first = shown;
        QCOMPARE(shown, first);
    }
    QCOMPARE(first.mid(8), called); // and they are right
}

void TestLabelLife::mergedAndSeparatedAgain()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(say(facesAt(a, right), "Bert"));
    QVERIFY(learn());
    const auto state = [&] {
        QStringList out;
        for (const RecordingId id : {a, b})
            out << shownAt(id, left) << shownAt(id, right);
        for (const Group& g : library().groups())
            out << QString::number(g.id);
        return out;
    };
    const QStringList before = state();
    QVERIFY(labels().merge(personId("Bert"), personId("Anna")));
    QVERIFY(learn());
    QVERIFY(state() != before);
    QVERIFY(labels().separate(u"Bert"_s));
    QVERIFY(learn());
    QCOMPARE(state(), before);
}

void TestLabelLife::togetherIsOfWholeTracks()
{
    // A track of four faces is put with one track; then one of its faces with another.
    const RecordingId a = add("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(scanFaces(a, 4));
    QVERIFY(labels().keepTogether(facesAt(a, left) + facesAt(b, left)));
    QVERIFY(labels().keepTogether(QList<FaceId>{facesAt(a, left)[3]} + facesAt(b, right)));
    QVERIFY(learn());
    const GroupId group = face(facesAt(a, left)[0]).group;
    QCOMPARE(face(facesAt(b, right)[0]).group, group);
    QVERIFY(face(facesAt(b, left)[0]).group != group);
}

void TestLabelLife::undoneAcceptanceIsProposedAgain()
{
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(learn());
    QVERIFY(say(facesAt(a, left), "Anna"));
    QVERIFY(learn());
    QCOMPARE(recognition().proposals().size(), 1);
    const LabelSnapshot before = labels().snapshot(facesAt(b, left));
    QVERIFY(say(facesAt(b, left), "Anna")); // yes
    QVERIFY(learn());
    QVERIFY(recognition().proposals().isEmpty());
    QVERIFY(labels().restore(before)); // undone
    QVERIFY(learn());
    QCOMPARE(recognition().proposals().size(), 1);
    QCOMPARE(recognition().proposals()[0].name, u"Anna"_s);
    // What was never proposed is not proposed because a label is gone.
    QVERIFY(recognition().settle({recognition().proposals()[0].track}));
    QVERIFY(say(facesAt(b, left), "Anna"));
    QVERIFY(learn());
    QVERIFY(labels().clear(facesAt(b, left)));
    QVERIFY(learn());
    QVERIFY(recognition().proposals().isEmpty());
}

void TestLabelLife::sharesAreOfEachEncodersLimit()
{
    // The same choice with an encoder whose limit is half as wide accepts half as far.
    const RecordingId a = addTwo("a", 1);
    QVERIFY(say(facesAt(a, left), "Anna"));
    const RecordingId b = addTwo("b", 2);
    QVERIFY(recognition().setAcceptShare(0.8F));
    for (const float limit : {1.0F, 0.5F}) {
        Guess near = guess(trackAt(b, left), personId("Anna"), 0.75F * limit);
        Guess far = guess(trackAt(b, right), personId("Anna"), 0.85F * limit);
        near.limit = far.limit = limit;
        QVERIFY(train({near, far}));
        QVERIFY(face(facesAt(b, left)[0]).accepted);
        QVERIFY(!face(facesAt(b, right)[0]).accepted);
    }
}

QTEST_GUILESS_MAIN(TestLabelLife)
#include "tst_labellife.moc"
