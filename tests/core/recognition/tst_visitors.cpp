// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// How well visitors are told apart in recordings of which it is known who is where: found, followed, grouped, and
// named after one act for each resident. Needs RINGFACE_MEDIA and RINGFACE_MODELS, which ctest sets; skipped
// where they are not.
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "core/vision/enginefactory.h"
#include "core/vision/yunetfiles.h"
#include "tests/support/longform.h"
#include "tests/support/realfiles.h"
#include "tests/support/truth.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
/// Somebody in some recording.
using Sight = std::pair<RecordingId, QString>;

double share(double part, double whole)
{
    return whole > 0 ? part / whole : 1;
}

/// What one naming of the residents gave.
struct Names {
    int visits = 0; ///< of residents
    int right = 0;  ///< of them, shown with the right name
    int given = 0;  ///< names shown, at all
    int correct = 0;
    int strangers = 0; ///< visits of others, shown with a resident's name

    void add(const Names& more)
    {
        visits += more.visits;
        right += more.right;
        given += more.given;
        correct += more.correct;
        strangers += more.strangers;
    }
    double recall() const { return share(right, visits); }
    double precision() const { return share(correct, given); }
};

/// What a detector found in pictures that were looked at before: all engines use the same one, which takes most of the
/// time, so each recording is looked through once.
class KnownLooks
{
public:
    using Faces = std::vector<DetectedFace>;

    std::optional<Faces> find(size_t picture)
    {
        const QMutexLocker locker(&m_mutex);
        const auto known = m_faces.find(picture);
        return known == m_faces.end() ? std::nullopt : std::optional(known->second);
    }
    void keep(size_t picture, const Faces& faces)
    {
        const QMutexLocker locker(&m_mutex);
        m_faces[picture] = faces;
    }

private:
    QMutex m_mutex; // of the workers of a scan
    std::map<size_t, Faces> m_faces;
};

class RememberingDetector : public FaceDetector
{
public:
    RememberingDetector(std::unique_ptr<FaceDetector> detector, std::shared_ptr<KnownLooks> looks)
        : m_detector(std::move(detector))
        , m_looks(std::move(looks))
    {
    }
    std::optional<KnownLooks::Faces> detectIn(const QImage& frame, const QRect& part) override
    {
        size_t picture = qHashMulti(0, part.x(), part.y(), part.width(), part.height());
        const qsizetype pixel = frame.depth() / 8;
        for (int y = part.top(); y <= part.bottom(); ++y)
            picture = qHashBits(frame.constScanLine(y) + part.left() * pixel, size_t(part.width() * pixel), picture);
        if (const auto known = m_looks->find(picture))
            return known;
        const auto found = m_detector->detectIn(frame, part);
        if (found)
            m_looks->keep(picture, *found);
        return found;
    }

private:
    std::unique_ptr<FaceDetector> m_detector;
    std::shared_ptr<KnownLooks> m_looks;
};

/// A library that has looked through a folder of recordings with known visitors.
class Street
{
public:
    Street(const QString& folder, const EngineSetup& setup)
        : m_setup(setup)
        , m_library(Library::open(m_dir.filePath(u"library"_s)).library)
    {
        ScanOptions options;
        options.step = sampleOr(8, options.step);
        ScanQueue queue(*m_library, setup.factory, setup.id, options);
        QSignalSpy finished(&queue, &ScanQueue::finished);
        queue.addPaths({folder});
        constexpr int longest = 540'000; // ms; a scan of all gives way to all other tests
        m_scanned = finished.wait(longest);
        learn();
        const std::map<QString, Truth> truth = readTruth(folder);
        for (const Recording& r : m_library->recordings())
            match(r.id, truth.at(QFileInfo(r.file.path).fileName()));
    }

    bool isScanned() const { return m_scanned; }
    int recordings() const { return int(m_library->recordings().size()); }
    /// When each visitor comes into the picture, in milliseconds.
    const std::map<Sight, qint64>& visits() const { return m_visits; }
    std::set<Sight> found() const
    {
        std::set<Sight> out;
        for (const auto& [face, sight] : m_faces)
            out.insert(sight);
        return out;
    }
    int falseFaces() const { return m_falseFaces; }
    double tracksPerVisit() const
    {
        int tracks = 0;
        for (const auto& [sight, count] : m_tracks)
            tracks += count;
        return share(tracks, double(m_tracks.size()));
    }

    /// How many faces of whom are in each unknown group.
    std::map<GroupId, std::map<QString, int>> groups() const
    {
        std::map<GroupId, std::map<QString, int>> out;
        for (const Group& g : m_library->groups()) {
            for (const FaceId face : g.faces) {
                if (const auto of = m_faces.find(face); of != m_faces.end())
                    ++out[g.id][of->second.second];
            }
        }
        return out;
    }

    /// Names the group in which most faces of \a person are, if they are most of its faces.
    bool name(const QString& person)
    {
        int most = 0;
        GroupId group = 0;
        for (const auto& [id, faces] : groups()) {
            if (majority(faces) == person && faces.at(person) > most) {
                most = faces.at(person);
                group = id;
            }
        }
        for (const Group& g : m_library->groups()) {
            if (g.id == group)
                return m_library->labels().say(g.faces, person) && learn();
        }
        return true;
    }

    void forgetNames()
    {
        QList<FaceId> faces;
        for (const Face& f : m_library->faces())
            faces.append(f.id);
        m_library->labels().clear(faces);
        learn();
    }

    Names shown(const QStringList& residents) const
    {
        std::map<Sight, std::set<QString>> names;
        for (const Face& f : m_library->faces()) {
            const QString name = f.label.isEmpty() ? f.guess : f.label;
            if (const auto of = m_faces.find(f.id); of != m_faces.end() && !name.isEmpty())
                names[of->second].insert(name);
        }
        Names out;
        for (const auto& [visit, ms] : m_visits) {
            const bool resident = residents.contains(visit.second);
            out.visits += resident ? 1 : 0;
            out.right += resident && names[visit].contains(visit.second) ? 1 : 0;
        }
        for (const auto& [visit, called] : names) {
            out.given += int(called.size());
            out.correct += called.contains(visit.second) ? 1 : 0;
            out.strangers += !called.empty() && !residents.contains(visit.second) ? 1 : 0;
        }
        return out;
    }

    static QString majority(const std::map<QString, int>& faces)
    {
        const auto most = std::ranges::max_element(faces, {}, [](const auto& f) { return f.second; });
        return most == faces.end() ? QString() : most->first;
    }

private:
    bool learn()
    {
        RecognitionStore& store = m_library->recognition();
        return store.set(recognise(store.input(m_setup.encoderId, m_setup.limits)));
    }

    void match(RecordingId recording, const Truth& truth)
    {
        for (const auto& [frame, faces] : truth.frames) {
            for (const auto& [person, place] : faces)
                m_visits.try_emplace({recording, person}, std::llround(frame * 1000 / truth.fps));
        }
        for (const Face& f : m_library->faces(recording)) {
            const QString who = truth.person(f.timeMs, f.box);
            if (who.isEmpty())
                ++m_falseFaces;
            else
                m_faces[f.id] = {recording, who};
        }
        for (const Track& t : m_library->tracks(recording)) {
            std::map<QString, int> seen;
            for (const PathPoint& p : t.path)
                ++seen[truth.person(p.timeMs, p.box)];
            seen.erase(QString());
            if (!seen.empty())
                ++m_tracks[{recording, majority(seen)}];
        }
    }

    QTemporaryDir m_dir;
    EngineSetup m_setup;
    std::unique_ptr<Library> m_library;
    bool m_scanned = false;
    std::map<Sight, qint64> m_visits;
    std::map<FaceId, Sight> m_faces;
    std::map<Sight, int> m_tracks;
    int m_falseFaces = 0;
};
} // namespace

class TestVisitors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void street_data();
    void street();
    void cleanupTestCase();

private:
    QStringList m_table;
    std::shared_ptr<KnownLooks> m_looks = std::make_shared<KnownLooks>();
};

void TestVisitors::initTestCase()
{
    if (const QString why = lacking({media(u"porch/truth"_s), media(u"porch-hard/truth"_s), models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    m_table
        << u"| engine | set | found, late | false faces | purity | groups a person | recall | precision | strangers "
           "| acts to 95 % | tracks a visit | any four: recall | precision | strangers |"_s
        << u"|"_s + u"---|"_s.repeated(14);
}

void TestVisitors::street_data()
{
    // What a homeowner may expect; docs/recognition.md says what is in the way of more.
    QTest::addColumn<QString>("engine");
    QTest::addColumn<QString>("set");
    QTest::addColumn<QStringList>("residents");
    QTest::addColumn<double>("purity");
    QTest::addColumn<double>("groups");
    QTest::addColumn<double>("recall");
    QTest::addColumn<double>("anyRecall"); // of any four who come often
    QTest::addColumn<double>("precision");
    QTest::addColumn<int>("strangers");
    QTest::addColumn<double>("actsEach");
    const QStringList porch{u"p01"_s, u"p02"_s, u"p03"_s, u"p04"_s};
    const QStringList hard{u"kr1"_s, u"kr2"_s, u"kr3"_s, u"kr4"_s};
    // At every eighth picture fewer faces are known, and basic knows too few.
    const bool whole = isLongForm();
    struct Mistakes {
        double purity = 1;
        double precision = 1;
        int strangers = 0;
    };
    const auto row = [&](const QString& engine, const QStringList& who, double groups, double recall, double any,
                         double acts, const Mistakes& most = {}) {
        const QString set = who == porch ? u"porch"_s : u"porch-hard"_s;
        QTest::newRow(qPrintable(engine + u", "_s + set))
            << engine << set << who << (who == porch ? most.purity : 0.99) << groups << recall << any << most.precision
            << most.strangers << acts;
    };
    // The newer form of YuNet places eyes, nose and mouth less exactly, and classic feels it most
    // (docs/recognition.md).
    if (openCvVersion() >= QVersionNumber(4, 8)) {
        row(u"precise"_s, porch, 1, 1, 1, 1);
        row(u"classic"_s, porch, 1.2, 1, 1, 1, {0.93, 0.88, 2});
        row(u"precise"_s, hard, 2.2, 0.84, 0.82, 2.25);
        row(u"classic"_s, hard, 3.7, 0.62, 0.65, 4.25);
        return;
    }
    row(u"precise"_s, porch, 1, 1, 1, 1);
    row(u"classic"_s, porch, whole ? 1 : 1.1, 1, 1, 1);
    row(u"precise"_s, hard, 2, 0.87, whole ? 0.87 : 0.86, 2);
    row(u"classic"_s, hard, whole ? 3.2 : 3.7, 0.65, whole ? 0.7 : 0.69, whole ? 3.75 : 4.25);
    if (!whole)
        return;
    row(u"basic"_s, porch, 1, 1, 1, 1);
    row(u"basic"_s, hard, 4.2, 0.4, 0.39, 5);
}

void TestVisitors::street()
{
    QFETCH(QString, engine);
    QFETCH(QString, set);
    QFETCH(QStringList, residents);
    EngineSetup setup = setUpEngine(loadCatalogue(models()), {engine, u"yunet"_s});
    setup.factory = [factory = setup.factory, looks = m_looks] {
        std::unique_ptr<FaceEngine> made = factory();
        if (made)
            made->detector = std::make_unique<RememberingDetector>(std::move(made->detector), looks);
        return made;
    };
    Street street(media(set), setup);
    QVERIFY(street.isScanned());

    const std::set<Sight> found = street.found();
    std::pair<int, int> late; // found, all
    for (const auto& [visit, ms] : street.visits()) {
        constexpr qint64 lateMs = 10'000;
        if (ms > lateMs) {
            ++late.second;
            late.first += found.contains(visit) ? 1 : 0;
        }
    }
    int faces = 0;
    int pure = 0;
    std::map<QString, int> groupsOf;
    for (const auto& [group, members] : street.groups()) {
        for (const auto& [person, count] : members) {
            faces += count;
            ++groupsOf[person];
        }
        pure += members.at(Street::majority(members));
    }
    int allGroups = 0;
    for (const auto& [person, count] : groupsOf)
        allGroups += count;
    const double groupsEach = share(allGroups, double(groupsOf.size()));

    // One act for each resident, then one after the other until nearly everybody has a name.
    for (const QString& r : residents)
        QVERIFY(street.name(r));
    const Names once = street.shown(residents);
    int acts = int(residents.size());
    constexpr double nearlyAll = 0.95;
    for (Names now = once; now.recall() < nearlyAll && acts < 12 * residents.size(); now = street.shown(residents)) {
        std::pair<int, QString> next;
        for (const auto& [group, members] : street.groups()) {
            const QString person = Street::majority(members);
            if (residents.contains(person))
                next = std::max(next, {members.at(person), person});
        }
        if (next.first == 0)
            break;
        QVERIFY(street.name(next.second));
        ++acts;
    }
    const double actsNeeded = share(acts, double(residents.size()));

    // The same with any four of those who come often: nothing may hang on who lives there.
    std::map<QString, int> often;
    for (const auto& [visit, ms] : street.visits())
        ++often[visit.second];
    QStringList candidates;
    for (const auto& [person, count] : often) {
        if (count > 2)
            candidates << person;
    }
    Names any;
    int draws = 0;
    int possible = 0;
    for (unsigned mask = 0; mask < (1U << candidates.size()); ++mask) {
        QStringList four;
        for (qsizetype i = 0; i < candidates.size(); ++i) {
            if ((mask >> i & 1U) != 0)
                four << candidates[i];
        }
        if (four.size() != 4 || possible++ % sampleOr(9, 1) != 0)
            continue;
        street.forgetNames();
        for (const QString& r : four)
            QVERIFY(street.name(r));
        any.add(street.shown(four));
        ++draws;
    }

    const auto number = [](double v) { return QString::number(v, 'f', 3); };
    m_table << u"| %1 | %2 | %3 of %4, %5 of %6 | %7 | %8 | %9 "_s.arg(engine, set)
                       .arg(found.size())
                       .arg(street.visits().size())
                       .arg(late.first)
                       .arg(late.second)
                       .arg(number(share(street.falseFaces(), street.recordings())), number(share(pure, faces)),
                            number(groupsEach)) +
                   u"| %1 | %2 | %3 | %4 | %5 | %6 | %7 | %8 in %9 draws |"_s
                       .arg(number(once.recall()), number(once.precision()))
                       .arg(once.strangers)
                       .arg(number(actsNeeded), number(street.tracksPerVisit()), number(any.recall()),
                            number(any.precision()))
                       .arg(any.strangers)
                       .arg(draws);
    qInfo("%s", qPrintable(m_table.last()));

    QCOMPARE(found.size(), street.visits().size());
    QCOMPARE(late.first, late.second);
    if (set == "porch"_L1) // on the photos of the other set there are bystanders
        QVERIFY(street.falseFaces() <= 0.1 * street.recordings());
    QVERIFY(street.tracksPerVisit() <= 1.3);
    QFETCH(double, purity);
    QVERIFY(share(pure, faces) >= purity);
    QFETCH(double, groups);
    QVERIFY(groupsEach <= groups);
    QFETCH(double, recall);
    QVERIFY(once.recall() >= recall);
    QFETCH(double, precision);
    QVERIFY(once.precision() >= precision);
    QVERIFY(draws > 0 && any.precision() >= precision);
    QFETCH(double, anyRecall);
    QVERIFY(any.recall() >= anyRecall);
    QFETCH(int, strangers);
    QVERIFY(once.strangers <= strangers && any.strangers <= strangers);
    QFETCH(double, actsEach);
    QVERIFY(actsNeeded <= actsEach);
}

void TestVisitors::cleanupTestCase()
{
    if (m_table.size() <= 2 || !qEnvironmentVariableIsSet("RINGFACE_ARTEFACTS"))
        return;
    const QDir artefacts(qEnvironmentVariable("RINGFACE_ARTEFACTS"));
    QVERIFY(artefacts.mkpath(u"."_s));
    QFile file(artefacts.filePath(u"visitors.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(m_table.join(u'\n').toUtf8() + '\n');
}

QTEST_GUILESS_MAIN(TestVisitors)
#include "tst_visitors.moc"
