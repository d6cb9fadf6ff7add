// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the classifier gets from a Library and gives to it.
#include "core/library/store/blobs.h"
#include "tests/support/changes.h"
#include "tests/support/libraryfixture.h"

#include <functional>

#include <QSignalSpy>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestLearnt : public QObject, protected LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void versionsAreKept();
    void planesAreKept();
    void twentyVersionsAndTheOneInUse();
    void anotherEncoderByAndBy();
    void listsOfNumbersComeBack();
    void oneVersionADay();
    void dueAfterEveryChange();
    void matchPercentIsKept();
};

void TestLearnt::versionsAreKept()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say(facesAt(id, right), "Bert"));
    TrainingSample anna = sample(personId("Anna"), facesAt(id, left)[0], red);
    anna.infrared = true;
    anna.recording = id;
    const TrainingSample notAnna = sample(personId("Anna"), facesAt(id, right)[0], blue, true);
    const TrainingSample bert = sample(personId("Bert"), facesAt(id, right)[0], blue);
    const QDateTime before = QDateTime::currentDateTimeUtc();
    QVERIFY(train({}, {}, {anna}));
    QVERIFY(train({}, {}, {anna, notAnna, bert}));
    QList<ClassifierVersion> all = recognition().versions();
    QCOMPARE(all.size(), 2);
    QVERIFY(all[0].id > all[1].id);
    QCOMPARE(all[0].people, 2);
    QCOMPARE(all[0].samples, 3);
    QCOMPARE(all[0].encoder, u"colour"_s);
    QVERIFY(all[0].madeAt >= before.addMSecs(-1) && all[0].madeAt <= QDateTime::currentDateTimeUtc());
    QVERIFY(all[0].inUse && !all[1].inUse);
    // The same again, in whatever order, and nothing at all are no versions.
    QVERIFY(train({}, {}, {bert, anna, notAnna, bert}));
    QVERIFY(train({}, {}, {}));
    QCOMPARE(recognition().versions().size(), 2);
    QVERIFY(train({}, {}, {anna})); // but what there was before the newest is
    QCOMPARE(recognition().versions().size(), 3);

    // Back to the second.
    QVERIFY(recognition().input(u"colour"_s, {1, 1}).fixed.empty());
    Changes changed(library(), ofRecognition);
    QVERIFY(recognition().use(all[0].id));
    QCOMPARE(changed.size(), 1);
    QVERIFY(!recognition().use(4711));
    all = recognition().versions();
    QVERIFY(!all[0].inUse && all[1].inUse && !all[2].inUse);
    const std::vector<TrainingSample> fixed = recognition().input(u"colour"_s, {1, 1}).fixed;
    QCOMPARE(fixed.size(), 3);
    for (const TrainingSample& s : {anna, notAnna, bert})
        QVERIFY(std::ranges::count(fixed, s) == 1);
    QVERIFY(recognition().input(u"other"_s, {1, 1}).fixed.empty()); // never compared with another encoder's
    // Its people are those of today.
    QVERIFY(labels().merge(personId("Bert"), personId("Anna")));
    for (const TrainingSample& s : recognition().input(u"colour"_s, {1, 1}).fixed)
        QCOMPARE(s.person, personId("Anna"));
    QVERIFY(labels().separate(u"Bert"_s));
    QVERIFY(labels().removePerson(personId("Bert")));
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).fixed.size(), 1);
    QVERIFY(recognition().use(0));
    QVERIFY(recognition().input(u"colour"_s, {1, 1}).fixed.empty());
    // The newest is what the labels say.
    QVERIFY(recognition().use(all[0].id));
    QVERIFY(recognition().input(u"colour"_s, {1, 1}).fixed.empty());
}

void TestLearnt::planesAreKept()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QVERIFY(say(facesAt(id, right), "Bert"));
    const PersonId anna = personId("Anna");
    const PersonId bert = personId("Bert");
    const std::vector<TrainingSample> samples{sample(anna, facesAt(id, left)[0], red),
                                              sample(bert, facesAt(id, right)[0], blue)};
    const SvmModel svm{{0.25F, 0.5F}, {{anna, {1, -2}, -0.75F}, {bert, {-1, 2}, -0.5F}}};
    QVERIFY(train({}, {}, samples)); // as a program stored it that knew no SVM
    QVERIFY(train({}, {}, samples, svm));
    QVERIFY(train({}, {}, {samples[0]}, {svm.centre, {svm.people[0]}}));
    const QList<ClassifierVersion> all = recognition().versions();
    QCOMPARE(all.size(), 3);
    QVERIFY(recognition().use(all[2].id));
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).fixed.size(), 2U);
    QVERIFY(recognition().input(u"colour"_s, 0.5F).fixedSvm.people.empty()); // is learnt anew from the samples
    QVERIFY(recognition().use(all[1].id));
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).fixed.size(), 2U);
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).fixedSvm, svm);
    const auto exported = recognition().learnt(all[1].id);
    QVERIFY(exported && exported->svm == svm && exported->encoder == "colour"_L1);
    QCOMPARE(exported->limits["distance"_L1].toDouble(), 0.5);
    QVERIFY(!recognition().learnt(999));
    // Bert was among those that Anna was told from.
    QVERIFY(labels().removePerson(bert).has_value());
    QCOMPARE(recognition().input(u"colour"_s, 0.5F).fixed.size(), 1U);
    QVERIFY(recognition().input(u"colour"_s, 0.5F).fixedSvm.people.empty());
}

void TestLearnt::twentyVersionsAndTheOneInUse()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    const PersonId anna = personId("Anna");
    QVERIFY(train({}, {}, {sample(anna, 1, red)}));
    QVERIFY(train({}, {}, {sample(anna, 1, blue)}));
    const qint64 first = recognition().versions().last().id;
    QVERIFY(recognition().use(first));
    for (int i = 0; i < 24; ++i)
        QVERIFY(train({}, {}, {sample(anna, 1, Descriptor{float(i), 1})}));
    const QList<ClassifierVersion> all = recognition().versions();
    QCOMPARE(all.size(), 21);
    QCOMPARE(all.last().id, first);
    QVERIFY(all.last().inUse);
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).fixed.size(), 1);
    QVERIFY(recognition().use(0));
    QVERIFY(train({}, {}, {sample(anna, 1, red)}));
    QCOMPARE(recognition().versions().size(), 20);
}

void TestLearnt::anotherEncoderByAndBy()
{
    const RecordingId id = add("a");
    TrackUpdate track = standing(0, left, 0, 2000, {200, 400, 600, 800}, red);
    for (size_t i = 0; i < 3; ++i) {
        track.faces[i].crop = "crop " + QByteArray::number(int(i));
        track.faces[i].cropPoints[4] = {1.5, 2.5};
    }
    track.faces[1].encoder.clear(); // scanned without an encoder
    track.faces[1].descriptor.clear();
    QVERIFY(scanOnce(library(), id, {track}));
    const QList<FaceId> faces = facesAt(id, left);
    QCOMPARE(recognition().countToEncode(u"colour"_s), 1);
    QCOMPARE(recognition().countToEncode(u"new"_s), 3); // the one without a crop cannot be
    const QList<StoredCrop> first = recognition().cropsToEncode(u"new"_s, 0, 2);
    QCOMPARE(first.size(), 2);
    QCOMPARE(first[0].face, faces[0]);
    QCOMPARE(first[1].crop, QByteArray("crop 1"));
    QCOMPARE(first[1].points[4], QPointF(1.5, 2.5));
    const QList<StoredCrop> rest = recognition().cropsToEncode(u"new"_s, first[1].face, 2);
    QCOMPARE(rest.size(), 1);
    QCOMPARE(rest[0].face, faces[2]);

    Changes changed(library(), ofRecognition);
    QVERIFY(train({}));
    QVERIFY(recognition().setDescriptors(u"new"_s, {{faces[0], {1, 2, 3}}, {faces[1], {}}, {4711, {1, 2, 3}}}));
    QCOMPARE(changed.size(), 1); // nothing that anybody sees is new before the next training
    QVERIFY(recognition().isDue());
    QCOMPARE(recognition().countToEncode(u"new"_s), 1); // one that failed is not tried for ever
    const RecognitionInput now = recognition().input(u"new"_s, {1, 1});
    QCOMPARE(now.tracks.size(), 1);
    QCOMPARE(now.tracks[0].faces.size(), 1);
    QCOMPARE(now.tracks[0].faces[0].descriptor, (Descriptor{1, 2, 3}));
    QCOMPARE(recognition().input(u"colour"_s, {1, 1}).tracks[0].faces.size(), 2);
    // Nothing of a batch that fails.
    QVERIFY(run(u"CREATE TRIGGER full BEFORE UPDATE ON faces WHEN new.id = %1 BEGIN SELECT RAISE(ABORT, 'disk is "
                "full'); END"_s.arg(faces[2])));
    QVERIFY(!recognition().setDescriptors(u"third"_s, {{faces[0], {4}}, {faces[2], {5}}}));
    QCOMPARE(recognition().input(u"new"_s, {1, 1}).tracks[0].faces.size(), 1);
}

void TestLearnt::listsOfNumbersComeBack()
{
    const std::vector<NearFace> nearest{{1, 2, 0.5F}, {qint64(1) << 40, 3, 0.25F}};
    QCOMPARE(unpackNear(packNear(nearest)), nearest);
    QVERIFY(unpackNear(packNear(nearest).chopped(1)).empty());
    TrainingSample one = sample(7, 1, {1, 2});
    one.infrared = true;
    one.recording = 9;
    const TrainingSample two = sample(7, 2, {}, true);
    QCOMPARE(unpackSamples(7, packSamples({two, one})), (std::vector<TrainingSample>{one, two}));
    QCOMPARE(packSamples({two, one}), packSamples({one, two, one}));
    QVERIFY(packSamples({one}) != packSamples({two}));
    QVERIFY(unpackSamples(7, packSamples({one}).chopped(1)).empty());
    QVERIFY(unpackSamples(7, QByteArray(13, char(0x7f))).empty()); // a length out of all reason
    FacePoints points{};
    points[2] = {1.5, -2};
    QCOMPARE(unpackPoints(packPoints(points)), points);
    QCOMPARE(unpackPoints("x"), FacePoints{});
}

void TestLearnt::oneVersionADay()
{
    // Thirty acts of a day do not push out what was learnt the days before.
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    const PersonId anna = personId("Anna");
    constexpr qint64 dayMs = 86'400'000;
    for (int day = 12; day >= 0; --day) {
        for (int i = 0; i < (day == 0 ? 30 : 2); ++i) {
            QVERIFY(train({}, {}, {sample(anna, 1, Descriptor{float(day), float(i)})}));
            QVERIFY(run(u"UPDATE classifiers SET made_at = made_at - ? WHERE id = (SELECT max(id) FROM classifiers)"_s,
                        {day * dayMs}));
        }
    }
    QVERIFY(train({}, {}, {sample(anna, 1, Descriptor{-1, -1})}));
    const QList<ClassifierVersion> all = recognition().versions();
    QCOMPARE(all.size(), 20 + 9); // the day of the twenty newest is one of the ten
    QSet<QDate> days;
    for (const ClassifierVersion& v : all)
        days.insert(v.madeAt.date());
    QCOMPARE(days.size(), 10);
}

void TestLearnt::dueAfterEveryChange()
{
    QVERIFY(!recognition().isDue());
    const auto learn = [this] {
        RecognitionResult result;
        result.revision = recognition().input(u"colour"_s, {1, 1}).revision;
        return recognition().set(result) && !recognition().isDue();
    };
    const RecordingId a = addTwo("a", 1);
    const RecordingId b = addTwo("b", 2);
    QVERIFY(recognition().isDue());
    QVERIFY(learn());
    const std::vector<std::function<bool()>> changes{
        [&] { return say(facesAt(a, left), "Anna"); },
        [&] { return labels().sayNot(facesAt(a, right), u"Anna"_s); },
        [&] { return labels().setRole(personId("Anna"), Role::Resident); },
        [&] { return addTwo("b") == b; },
        [&] { return addTwo("a") == a; },
        [&] { return library().removeRecordings({b}); },
        [&] { return setMatch(90); },
        [&] { return labels().removePerson(personId("Anna")).has_value(); },
    };
    for (const auto& change : changes) {
        QVERIFY(change());
        QVERIFY(recognition().isDue());
        QVERIFY(reopen());
        QVERIFY(recognition().isDue());
        QVERIFY(learn());
    }
    // A change during the training.
    RecognitionResult result;
    result.revision = recognition().input(u"colour"_s, {1, 1}).revision;
    QVERIFY(say(facesAt(a, right), "Bert"));
    QVERIFY(recognition().set(result));
    QVERIFY(recognition().isDue());
}

void TestLearnt::matchPercentIsKept()
{
    QCOMPARE(library().settings().matchPercent, 100);
    QVERIFY(setMatch(85));
    QVERIFY(reopen());
    QCOMPARE(library().settings().matchPercent, 85);
    QVERIFY(library().setNote(u"match_share"_s, u"nonsense"_s));
    QCOMPARE(library().settings().matchPercent, 100);
}

QTEST_GUILESS_MAIN(TestLearnt)
#include "tst_learnt.moc"
