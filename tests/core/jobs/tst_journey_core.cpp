// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// From recordings on disk to a named visitor, with everything but the networks and the window.
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "tests/support/fakefaceengine.h"
#include "tests/support/patience.h"
#include "tests/support/samplevideo.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int anna = 0; // by colour
constexpr int bert = 1;
constexpr int delivery = 2;
const QString encoder = u"colour"_s;
const QString monday = u"20240506-080000.mp4"_s;
const QString tuesday = u"20240507-080000.mp4"_s;
const QString wednesday = u"20240508-080000.mp4"_s;

Visitor standing(int person, int x, int from = 0, int to = 1 << 30)
{
    return {.person = person, .box = QRect(x, 80, 64, 64), .step = {}, .from = from, .to = to};
}
} // namespace

class TestJourneyCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void nameOneKnowAll();
    void addedLaterIsKnownToo();
    void strangerStaysUnknown();
    void twoInOneFrameAreTwo();
    void otherEngineForgetsNoName();

private:
    QString folder() const { return m_dir->filePath(u"videos"_s); }
    bool film(const QString& name, const QList<Visitor>& visitors, int shade)
    {
        return QDir().mkpath(folder()) &&
               writeVideo(folder() + u'/' + name, {.frames = 60, .visitors = visitors, .shade = shade});
    }
    void start(const QString& engineId = u"fake+colour"_s)
    {
        m_retrain = std::make_unique<RetrainScheduler>(*m_library, recognise, encoder,
                                                       MatchLimits{fakeMatchLimit, fakeMatchLimit});
        FakeEngineOptions options;
        options.noise = 0.2F; // nobody looks the same twice
        options.id = engineId;
        m_queue = std::make_unique<ScanQueue>(*m_library, fakeEngineFactory(options), engineId, ScanOptions());
    }
    bool quiet()
    {
        m_library->tellChanges();
        return QTest::qWaitFor([this] { return !m_queue->isBusy() && !m_retrain->isBusy(); }, patience);
    }
    /// Who is in a recording, as the list shows it.
    QStringList seenIn(const QString& name)
    {
        QStringList out;
        for (const Presence& p : m_library->presences()) {
            if (m_library->recording(p.recording)->file.path.endsWith(name))
                out << (p.name.isEmpty() ? u"?"_s : p.name);
        }
        return out;
    }
    /// Drags the group that shows this colour onto a name.
    bool nameGroupOf(int person, const QString& name)
    {
        for (const Group& g : m_library->groups()) {
            const QColor c = QImage::fromData(m_library->faceThumbnail(g.faces.first())).pixelColor(80, 80);
            const QColor k = colourOf(person);
            if (qAbs(c.red() - k.red()) > 60 || qAbs(c.green() - k.green()) > 60 || qAbs(c.blue() - k.blue()) > 60)
                continue;
            return m_library->labels().say(g.faces, name);
        }
        return false;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Library> m_library;
    std::unique_ptr<RetrainScheduler> m_retrain;
    std::unique_ptr<ScanQueue> m_queue;
};

void TestJourneyCore::init()
{
    m_queue.reset();
    m_retrain.reset();
    m_library.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_library = Library::open(m_dir->filePath(u"library"_s)).library;
    QVERIFY(m_library);
    start();
}

void TestJourneyCore::nameOneKnowAll()
{
    QVERIFY(film(monday, {standing(anna, 20), standing(delivery, 200, 20)}, 110));
    QVERIFY(film(tuesday, {standing(anna, 120)}, 130));
    QVERIFY(film(wednesday, {standing(bert, 60)}, 120));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QCOMPARE(seenIn(monday), (QStringList{u"?"_s, u"?"_s}));
    QCOMPARE(m_library->groups().size(), 3);
    QCOMPARE(m_library->groups()[0].recordings, 2); // Anna, over both days
    QVERIFY(m_library->people().isEmpty());

    // One face of Monday's visit gets a name; Tuesday knows it, and so does the rest of Monday.
    const QList<Face> faces = m_library->faces();
    const auto mondays = std::ranges::find_if(faces, [&](const Face& f) {
        return m_library->recording(f.recording)->file.path.endsWith(monday) && f.box.x() < 100;
    });
    QVERIFY(mondays != faces.end());
    QVERIFY(m_library->labels().say({mondays->id}, u"Anna"_s));
    QVERIFY(quiet());
    QCOMPARE(seenIn(monday), (QStringList{u"Anna"_s, u"?"_s}));
    QCOMPARE(seenIn(tuesday), QStringList{u"Anna"_s});
    QCOMPARE(seenIn(wednesday), QStringList{u"?"_s});
    QCOMPARE(m_library->people().size(), 1);
    QCOMPARE(m_library->people()[0].labelled, 1);
    QCOMPARE(m_library->people()[0].recordings, 2);
    for (const Recording& r : m_library->recordings()) { // as the player writes it at the box
        for (const Track& t : m_library->tracks(r.id)) {
            const bool labelled = t.bestFace != 0 && !t.name.isEmpty() && !t.isGuess;
            QCOMPARE(labelled, r.id == mondays->recording && t.id == mondays->track);
            QCOMPARE(t.name == "Anna"_L1, labelled || r.file.path.endsWith(tuesday));
        }
    }
    for (const Face& f : m_library->faces()) {
        QVERIFY(f.label.isEmpty() || f.id == mondays->id);
        if (!f.guess.isEmpty())
            QVERIFY(f.distance >= 0 && f.distance <= fakeMatchLimit);
    }

    // Taken back: all of it.
    QVERIFY(m_library->labels().clear({mondays->id}));
    QVERIFY(quiet());
    QCOMPARE(seenIn(monday), (QStringList{u"?"_s, u"?"_s}));
    QCOMPARE(seenIn(tuesday), QStringList{u"?"_s});
    QVERIFY(m_library->people().isEmpty());
    QCOMPARE(m_library->groups().size(), 3);
}

void TestJourneyCore::addedLaterIsKnownToo()
{
    QVERIFY(film(monday, {standing(anna, 20)}, 110));
    QVERIFY(film(wednesday, {standing(bert, 60)}, 120));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QVERIFY(nameGroupOf(anna, u"Anna"_s));
    QVERIFY(nameGroupOf(bert, u"Bert"_s));
    QVERIFY(quiet());
    QVERIFY(film(tuesday, {standing(bert, 20), standing(anna, 200)}, 130));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QStringList seen = seenIn(tuesday);
    seen.sort();
    QCOMPARE(seen, (QStringList{u"Anna"_s, u"Bert"_s}));
}

void TestJourneyCore::strangerStaysUnknown()
{
    QVERIFY(film(monday, {standing(anna, 20)}, 110));
    QVERIFY(film(tuesday, {standing(delivery, 20)}, 130));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QVERIFY(nameGroupOf(anna, u"Anna"_s));
    QVERIFY(quiet());
    QCOMPARE(seenIn(tuesday), QStringList{u"?"_s});
    QCOMPARE(m_library->groups().size(), 1);
    QCOMPARE(m_library->groups()[0].suggestion, QString());
}

void TestJourneyCore::twoInOneFrameAreTwo()
{
    QVERIFY(film(monday, {standing(anna, 20), standing(bert, 200)}, 110));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QCOMPARE(m_library->groups().size(), 2);
    // A slip: both are called Anna. That is a person's word; and taken back for one, the other keeps it.
    QVERIFY(nameGroupOf(anna, u"Anna"_s));
    QVERIFY(nameGroupOf(bert, u"Anna"_s));
    QVERIFY(quiet());
    QCOMPARE(seenIn(monday), QStringList{u"Anna"_s});
    QVERIFY(film(tuesday, {standing(anna, 20), standing(bert, 200)}, 130));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QStringList seen = seenIn(tuesday);
    seen.sort();
    QCOMPARE(seen, (QStringList{u"?"_s, u"Anna"_s})); // but guessed only once in a frame
}

void TestJourneyCore::otherEngineForgetsNoName()
{
    QVERIFY(film(monday, {standing(anna, 20)}, 110));
    QVERIFY(film(tuesday, {standing(anna, 120)}, 130));
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    QVERIFY(nameGroupOf(anna, u"Anna"_s));
    QVERIFY(quiet());
    m_queue.reset();
    m_retrain.reset();
    start(u"newer+colour"_s);
    m_queue->addPaths({folder()});
    QVERIFY(quiet());
    for (const Recording& r : m_library->recordings())
        QCOMPARE(r.scannedWith, u"newer+colour"_s);
    QCOMPARE(seenIn(monday), QStringList{u"Anna"_s});
    QCOMPARE(seenIn(tuesday), QStringList{u"Anna"_s});
    QVERIFY(m_library->people()[0].labelled > 0);
}

QTEST_GUILESS_MAIN(TestJourneyCore)
#include "tst_journey_core.moc"
