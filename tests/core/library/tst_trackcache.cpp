// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the library keeps in memory is what is in its file, whatever was done before.
#include "tests/support/libraryfixture.h"

#include <QRandomGenerator>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
QString number(qint64 value)
{
    return QString::number(value);
}

QString numbers(const QList<qint64>& values)
{
    QStringList out;
    for (const qint64 value : values)
        out << number(value);
    return out.join(u',');
}

QString time(const QDateTime& at)
{
    return at.isValid() ? number(at.toMSecsSinceEpoch()) : u"?"_s;
}

QString print(const Presence& p)
{
    return u"presence %1 %2 %3 %4 %5-%6 %7 %8"_s.arg(p.recording)
        .arg(p.name)
        .arg(p.isGuess)
        .arg(p.group)
        .arg(p.fromMs)
        .arg(p.toMs)
        .arg(p.faces)
        .arg(p.infrared);
}

/// Everything that is answered from memory.
QStringList answers(const Library& library)
{
    QStringList out;
    for (const Person& p : library.people())
        out << QStringList{u"person"_s,          number(p.id),        p.name,
                           number(int(p.role)),  number(p.faces),     number(p.labelled),
                           number(p.recordings), number(p.bestFace),  time(p.firstSeen),
                           time(p.lastSeen),     p.merged.join(u','), library.personName(p.id)}
                   .join(u' ');
    out << u"names "_s + library.peopleNames().join(u',');
    for (const Presence& p : library.presences())
        out << print(p);
    for (const Visit& v : library.visits())
        out << QStringList{u"visit"_s,        v.name,     number(v.group),       number(int(v.isGuess)),
                           time(v.from),      time(v.to), numbers(v.recordings), v.cameras.join(u','),
                           number(v.bestFace)}
                   .join(u' ');
    for (const Group& g : library.groups())
        out << QStringList{u"group"_s,           number(g.id), numbers(g.faces),
                           number(g.recordings), g.suggestion, numbers(g.suggested)}
                   .join(u' ');
    for (const Recording& r : library.recordings()) {
        for (const Presence& p : library.presences(r.id))
            out << u"its "_s + print(p);
        for (const Track& t : library.tracks(r.id))
            out << QStringList{u"track"_s,      number(t.id),           number(t.group),        number(t.path.size()),
                               t.name,          number(int(t.isGuess)), number(int(t.ignored)), number(t.bestFace),
                               number(t.colour)}
                       .join(u' ');
        QList<Face> faces = library.faces(r.id);
        if (!faces.isEmpty())
            faces.append(library.face(faces.first().id).value_or(Face{}));
        for (const Face& f : std::as_const(faces)) {
            out << QStringList{u"face"_s,
                               number(f.id),
                               f.label,
                               f.notPeople.join(u','),
                               number(int(f.ignored)),
                               f.guess,
                               number(int(f.accepted)),
                               f.runnerUp}
                       .join(u' ');
        }
    }
    for (const Proposal& p : library.recognition().proposals())
        out << QStringList{u"proposal"_s, number(p.track), number(p.face), p.before, p.name}.join(u' ');
    return out;
}
} // namespace

class TestTrackCache : public QObject, private LibraryFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QVERIFY(make()); }
    void asFreshlyOpened_data();
    void asFreshlyOpened();
    void anotherProgramWrites();
    void aFailedChangeLeavesTheAnswers();
    void unchangedGroupsAreShared();

private:
    /// Does something that people, scans and trainings do; says what.
    QString act();
    QString actOnPeople();
    QString actOnRecording(RecordingId id);
    QString trainSomehow();
    template <typename T>
    T any(const QList<T>& of)
    {
        return of.isEmpty() ? T() : of[m_random.bounded(of.size())];
    }
    QList<FaceId> someFaces()
    {
        QList<FaceId> out;
        for (const Face& f : library().faces()) {
            if (m_random.bounded(6) == 0)
                out.append(f.id);
        }
        return out;
    }
    RecordingId someRecording() { return any(library().recordings()).id; }
    QString someName() { return any(QStringList{u"Anna"_s, u"Bert"_s, u"Carla"_s, u"Dora"_s}); }

    QRandomGenerator m_random;
    int m_added = 0;
    RecordingId m_removed = 0;
    QList<FaceId> m_drawn;
};

QString TestTrackCache::actOnPeople()
{
    const PersonId one = any(library().people()).id;
    const PersonId other = any(library().people()).id;
    switch (m_random.bounded(7)) {
    case 0:
        labels().rename(one, someName());
        return u"rename"_s;
    case 1:
        labels().merge(one, other);
        return u"merge"_s;
    case 2:
        labels().separate(someName());
        return u"separate"_s;
    case 3:
        labels().setRole(one, m_random.bounded(2) == 0 ? Role::Resident : Role::Delivery);
        return u"role"_s;
    case 4:
        labels().setColour(one, 0xff000000 + quint32(m_random.bounded(256)));
        return u"colour"_s;
    case 5:
        if (m_random.bounded(6) == 0)
            labels().removePerson(one);
        return u"remove"_s;
    default:
        recognition().setAcceptShare(m_random.bounded(2) == 0 ? 0.0F : 0.6F);
        return u"accept"_s;
    }
}

QString TestTrackCache::actOnRecording(RecordingId id)
{
    switch (m_random.bounded(4)) {
    case 0:
        library().removeRecordings({id});
        m_removed = id;
        return u"remove recording"_s;
    case 1:
        library().restoreRecordings({m_removed});
        return u"restore recording"_s;
    default:
        library().setStartedAt({{id, m_random.bounded(3) == 0 ? QDateTime() : at(1 + m_random.bounded(20))}});
        return u"set time"_s;
    }
}

QString TestTrackCache::trainSomehow()
{
    std::vector<Guess> guesses;
    std::vector<TrackGroup> groups;
    for (const Recording& r : library().recordings()) {
        for (const Track& t : library().tracks(r.id)) {
            const PersonId person = m_random.bounded(2) == 0 ? any(library().people()).id : 0;
            guesses.push_back(guess(t.id, person, m_random.bounded(2) == 0 ? 0.25F : 0.4F));
            groups.push_back({t.id, 1 + m_random.bounded(4)});
        }
    }
    return train(guesses, groups) ? u"train"_s : u"no training"_s;
}

QString TestTrackCache::act()
{
    const QList<FaceId> faces = someFaces();
    switch (m_random.bounded(18)) {
    case 0:
    case 1: {
        const QByteArray name = QByteArray::number(++m_added);
        return m_random.bounded(5) == 0 ? u"add %1"_s.arg(add(name, 1)) : u"add two %1"_s.arg(addTwo(name, 1));
    }
    case 2: {
        const RecordingId id = someRecording();
        const bool done = scanOnce(library(), id, {standing(0, left, 0, 2000, {200, 1200}, red)});
        return done ? u"scan"_s : u"no scan"_s;
    }
    case 3: {
        const RecordingId id = someRecording();
        library().beginScan(id, u"half"_s);
        library().presences(id);
        library().addFaces(id, batchOf({standing(0, right, 0, 900, {200, 800}, blue)}));
        return u"half a scan"_s;
    }
    case 4:
        for (const Recording& r : library().recordings())
            library().endScan(r.id, ScanState::Done, MediaError::None);
        return u"end of scan"_s;
    case 5:
    case 6:
        labels().say(faces, someName());
        return u"say"_s;
    case 7:
        labels().sayNot(faces, someName());
        return u"say not"_s;
    case 8:
        if (m_random.bounded(2) == 0)
            labels().ignore(faces);
        else
            labels().keepTogether(faces);
        return u"nameless"_s;
    case 9:
        labels().split(faces, someFaces());
        return u"split"_s;
    case 10: {
        const LabelSnapshot said = labels().snapshot(faces);
        labels().clear(faces);
        if (m_random.bounded(2) == 0)
            labels().restore(said);
        return u"clear"_s;
    }
    case 11:
        return actOnRecording(someRecording());
    case 12: {
        const RecordingId id = someRecording();
        const int time = m_random.bounded(3000);
        m_drawn.append(library().addDrawnFace(id, newFace(time, m_random.bounded(2) == 0 ? left : right, red)));
        if (m_random.bounded(2) == 0)
            library().removeDrawnFace(any(m_drawn));
        return u"draw"_s;
    }
    case 13:
        return trainSomehow();
    default:
        return actOnPeople();
    }
}

void TestTrackCache::asFreshlyOpened_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 4; ++seed)
        QTest::addRow("%d", seed) << seed;
}

void TestTrackCache::asFreshlyOpened()
{
    QFETCH(int, seed);
    m_random.seed(quint32(seed));
    constexpr int acts = 100;
    QStringList done;
    qsizetype most = 0;
    QVERIFY(addTwo("first") != 0 && addTwo("second", 2) != 0);
    for (int i = 0; i < acts; ++i) {
        done << act();
        // Sometimes nobody asks in between, or only for one recording.
        if (m_random.bounded(3) == 0)
            continue;
        if (m_random.bounded(3) == 0)
            library().tracks(someRecording());
        const QStringList kept = answers(library());
        QStringList fresh;
        {
            // A copy: opening a library ends its scans, and what another program does would be noticed.
            const QString copy = path(u"copy"_s);
            QDir(copy).removeRecursively();
            QVERIFY(QDir().mkpath(copy));
            for (const QString& part : {u""_s, u"-wal"_s})
                QVERIFY(QFile::copy(library().file() + part, copy + u"/library.sqlite"_s + part));
            const auto opened = Library::open(copy).library;
            QVERIFY(opened);
            fresh = answers(*opened);
        }
        if (kept != fresh) {
            for (qsizetype k = 0; k < std::max(kept.size(), fresh.size()); ++k) {
                if (kept.value(k) != fresh.value(k))
                    qWarning("kept '%s', in the file '%s'", qPrintable(kept.value(k)), qPrintable(fresh.value(k)));
            }
        }
        QVERIFY2(kept == fresh, qPrintable(done.join(u", ")));
        most = std::max(most, kept.size());
    }
    QVERIFY(most > 20);
}

void TestTrackCache::anotherProgramWrites()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    QCOMPARE(names(), QStringList{u"Anna"_s});
    QVERIFY(run(u"UPDATE persons SET name = 'Berta'"_s));
    QCOMPARE(names(), QStringList{u"Berta"_s});
    QCOMPARE(library().presences(id).first().name, u"Berta"_s);
    QVERIFY(run(u"DELETE FROM labels"_s));
    QVERIFY(names().isEmpty());
    QVERIFY(library().presences(id).first().name.isEmpty());
}

void TestTrackCache::aFailedChangeLeavesTheAnswers()
{
    const RecordingId id = addTwo("a");
    QVERIFY(say(facesAt(id, left), "Anna"));
    const QStringList before = answers(library());
    QVERIFY(run(u"CREATE TRIGGER no BEFORE INSERT ON labels BEGIN SELECT RAISE(ABORT, 'full'); END"_s));
    QVERIFY(!say(facesAt(id, right), "Bert"));
    QCOMPARE(answers(library()), before);
}

void TestTrackCache::unchangedGroupsAreShared()
{
    const RecordingId a = addTwo("a");
    const RecordingId b = addTwo("b");
    QVERIFY(train({}, {{trackAt(a, left), 1}, {trackAt(b, left), 1}, {trackAt(a, right), 2}, {trackAt(b, right), 3}}));
    const auto faces = [this](GroupId id) {
        for (const Group& g : library().groups()) {
            if (g.id == id)
                return g.faces;
        }
        return QList<FaceId>();
    };
    const QList<FaceId> three = faces(3);
    const QList<FaceId> one = faces(1);
    QVERIFY(say(facesAt(a, left), "Anna"));
    QCOMPARE(faces(1), facesAt(b, left));
    QCOMPARE(one.size(), 4);
    // Not only equal: nothing was copied.
    QVERIFY(faces(3).isSharedWith(three));
    QCOMPARE(three.size(), 2);
}

QTEST_GUILESS_MAIN(TestTrackCache)
#include "tst_trackcache.moc"
