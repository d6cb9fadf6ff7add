// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Who was at the door, when, over clips and cameras.
#include "tests/support/libraryfixture.h"

#include <QTest>

#include <numeric>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// Somebody in one recording, from and to so many seconds after noon of May 1st.
Appearance seen(const QString& name, RecordingId recording, int from, int to, const QString& camera = u"Door"_s)
{
    Appearance a;
    a.name = name;
    a.recording = recording;
    a.camera = camera;
    a.from = at(1).addSecs(from);
    a.to = at(1).addSecs(to);
    a.bestFace = recording * 10;
    a.quality = 0.5F;
    return a;
}

Appearance unknown(GroupId group, RecordingId recording, int from, int to)
{
    Appearance a = seen({}, recording, from, to);
    a.group = group;
    return a;
}

/// "name recordings from-to", in seconds.
QStringList print(const QList<Visit>& visits)
{
    QStringList out;
    for (const Visit& v : visits) {
        QStringList recordings;
        for (const RecordingId id : v.recordings)
            recordings << QString::number(id);
        const QString who = v.name.isEmpty() ? u"group %1"_s.arg(v.group) : v.name;
        const QString when = v.from.isValid() ? u"%1-%2"_s.arg(at(1).secsTo(v.from)).arg(at(1).secsTo(v.to)) : u"?"_s;
        out << u"%1 %2 %3"_s.arg(who, recordings.join(u','), when);
    }
    return out;
}
} // namespace

class TestVisits : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void shortAbsencesAreOneVisit();
    void overClipsAndCameras();
    void longestAbsence();
    void oneInsideTheOther();
    void unknownOnes();
    void withoutATime();
    void bestFaceAndGuess();
    void byHour();
    void ofTheLibrary();
};

void TestVisits::shortAbsencesAreOneVisit()
{
    QVERIFY(joinVisits({}).isEmpty());
    // In whatever order they come; the newest is shown first.
    QCOMPARE(print(joinVisits({seen(u"Anna"_s, 3, 4000, 4010), seen(u"Anna"_s, 2, 100, 120), seen(u"Bert"_s, 1, 20, 30),
                               seen(u"Anna"_s, 1, 0, 10)})),
             (QStringList{u"Anna 3 4000-4010"_s, u"Bert 1 20-30"_s, u"Anna 1,2 0-120"_s}));
    // Those who came together stay in the order in which they are known.
    QCOMPARE(print(joinVisits({seen(u"Anna"_s, 1, 0, 5), seen(u"Zoe"_s, 2, 60, 70), seen(u"Bert"_s, 2, 60, 65)})),
             (QStringList{u"Zoe 2 60-70"_s, u"Bert 2 60-65"_s, u"Anna 1 0-5"_s}));
}

void TestVisits::overClipsAndCameras()
{
    const QList<Visit> visits =
        joinVisits({seen(u"Anna"_s, 1, 0, 10, u"Gate"_s), seen(u"Anna"_s, 2, 30, 40, u"Door"_s),
                    seen(u"Anna"_s, 2, 50, 60, u"Door"_s), seen(u"Anna"_s, 3, 90, 95, u"Gate"_s)});
    QCOMPARE(visits.size(), 1);
    QCOMPARE(visits[0].cameras, (QStringList{u"Gate"_s, u"Door"_s}));
    QCOMPARE(visits[0].recordings, (QList<RecordingId>{1, 2, 3}));
    QVERIFY(joinVisits({seen(u"Anna"_s, 1, 0, 10, {})})[0].cameras.isEmpty());
}

void TestVisits::longestAbsence()
{
    Appearance first = seen(u"Anna"_s, 1, 0, 10);
    Appearance second = seen(u"Anna"_s, 2, 0, 10);
    second.from = first.to.addMSecs(visitGapMs);
    second.to = second.from.addSecs(5);
    QCOMPARE(joinVisits({first, second}).size(), 1);
    second.from = second.from.addMSecs(1);
    QCOMPARE(joinVisits({first, second}).size(), 2);
}

void TestVisits::oneInsideTheOther()
{
    // The end is the latest one seen, not that of the last to come.
    QCOMPARE(print(joinVisits({seen(u"Anna"_s, 1, 0, 300), seen(u"Anna"_s, 2, 50, 60), seen(u"Anna"_s, 3, 450, 460)})),
             QStringList{u"Anna 1,2,3 0-460"_s});
}

void TestVisits::unknownOnes()
{
    QCOMPARE(print(joinVisits({unknown(7, 1, 0, 10), unknown(7, 2, 30, 40), unknown(8, 2, 35, 40),
                               unknown(0, 3, 50, 60), unknown(0, 3, 55, 60)})), // nobody knows who these are
             (QStringList{u"group 0 3 55-60"_s, u"group 0 3 50-60"_s, u"group 8 2 35-40"_s, u"group 7 1,2 0-40"_s}));
    // A name decides, whatever group the tracks were in.
    Appearance named = seen(u"Anna"_s, 1, 0, 10);
    named.group = 5;
    QCOMPARE(print(joinVisits({named, seen(u"Anna"_s, 2, 20, 30)})), QStringList{u"Anna 1,2 0-30"_s});
}

void TestVisits::withoutATime()
{
    const auto untimed = [](const QString& name, RecordingId recording) {
        Appearance a = seen(name, recording, 0, 0);
        a.from = a.to = QDateTime();
        return a;
    };
    const QList<Visit> visits = joinVisits({untimed(u"Anna"_s, 1), untimed(u"Anna"_s, 1), untimed(u"Anna"_s, 2),
                                            untimed({}, 2), seen(u"Anna"_s, 3, 0, 10)});
    QCOMPARE(print(visits), (QStringList{u"Anna 3 0-10"_s, u"Anna 1 ?"_s, u"Anna 2 ?"_s, u"group 0 2 ?"_s}));
    QVERIFY(!visits.last().from.isValid() && !visits.last().to.isValid());
}

void TestVisits::bestFaceAndGuess()
{
    Appearance poor = seen(u"Anna"_s, 1, 0, 10);
    Appearance good = seen(u"Anna"_s, 2, 20, 30);
    Appearance none = seen(u"Anna"_s, 3, 40, 50);
    good.quality = 0.9F;
    none.quality = 1;
    none.bestFace = 0;
    poor.isGuess = good.isGuess = none.isGuess = true;
    QCOMPARE(joinVisits({poor, good, none})[0].bestFace, 20);
    QVERIFY(joinVisits({poor, good, none})[0].isGuess);
    good.isGuess = false; // said of one part, so true for the visit
    QVERIFY(!joinVisits({poor, good, none})[0].isGuess);
}

void TestVisits::byHour()
{
    const auto visit = [](const QString& name, const QDateTime& local) {
        Visit v;
        v.name = name;
        v.from = local.toUTC();
        return v;
    };
    const QDateTime monday(QDate(2024, 5, 6), QTime(8, 59));
    const QDateTime sunday(QDate(2024, 5, 12), QTime(23, 0));
    const VisitCounts counts =
        countByHour({visit(u"Anna"_s, monday), visit(u"Anna"_s, monday.addDays(7)), visit(u"Anna"_s, sunday),
                     visit(u"Bert"_s, monday), visit(u"Anna"_s, QDateTime())},
                    u"Anna"_s);
    QCOMPARE(counts[0][8], 2);
    QCOMPARE(counts[6][23], 1);
    int all = 0;
    for (const auto& day : counts)
        all = std::accumulate(day.begin(), day.end(), all);
    QCOMPARE(all, 3);
}

void TestVisits::ofTheLibrary()
{
    RecordingFile gate = recordingFile(u"/gate.mp4"_s, "gate", at(1).addSecs(60));
    gate.camera = u"Gate"_s;
    const RecordingId first = addTwo("a", 1); // left from 0 to 2 s, right from 0.4 to 3 s
    const RecordingId second = library().addRecording(gate).id;
    QVERIFY(scanOnce(library(), second, {standing(0, left, 1000, 2000, {1500}, red)}));
    const RecordingId later = addTwo("b", 2);
    RecordingFile photo = recordingFile(u"/anna.jpg"_s, "photo", at(3));
    photo.medium = Medium::Photo;
    const RecordingId portrait = library().addRecording(photo).id;
    QVERIFY(scanOnce(library(), portrait, {standing(0, left, 0, 0, {0}, red)}));
    QVERIFY(say(facesAt(portrait, left), "Anna"));
    QVERIFY(labels().ignore(facesAt(later, right)));
    const PersonId anna = personId("Anna");
    QVERIFY(train({guess(trackAt(first, left), anna), guess(trackAt(second, left), anna)},
                  {{trackAt(first, right), 4}, {trackAt(later, left), 4}}));
    const QList<Visit> visits = library().visits();
    QCOMPARE(visits.size(), 3); // no photo, and nobody ignored
    QCOMPARE(visits[0].group, 4);
    QCOMPARE(visits[0].from, at(2));
    QCOMPARE(visits[1].group, 4); // a day before
    QCOMPARE(visits[2].name, u"Anna"_s);
    QVERIFY(visits[2].isGuess);
    QCOMPARE(visits[2].from, at(1));
    QCOMPARE(visits[2].to, at(1).addSecs(62));
    QCOMPARE(visits[2].recordings, (QList<RecordingId>{first, second}));
    QCOMPARE(visits[2].cameras, QStringList{u"Gate"_s}); // the other one's is not known
    QCOMPARE(visits[2].bestFace, facesAt(first, left)[0]);
}

QTEST_GUILESS_MAIN(TestVisits)
#include "tst_visits.moc"
