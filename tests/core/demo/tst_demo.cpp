// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The sample recordings: what is in the files, that the networks see five people in them, and that naming two of them
// is enough to know them again. Needs RINGFACE_MODELS, which ctest sets; what looks at faces is skipped where
// the files are not.
#include "core/demo/recordings.h"
#include "core/media/framereader.h"
#include "core/media/recordingname.h"
#include "core/recognition/distance.h"
#include "core/vision/enginefactory.h"
#include "tests/support/clirunner.h"
#include "tests/support/demofiles.h"
#include "tests/support/longform.h"
#include "tests/support/realfiles.h"

#include <QStandardPaths>
#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
const QStringList names{u"Walter"_s, u"Amara"_s, u"Karim"_s, u"Lena"_s, u"Ruth"_s};

bool goOn(const demo::WritingProgress& /*progress*/)
{
    return true;
}

/// Pictures of one visitor alone, at the door and on the way to it.
struct Seen {
    qsizetype visit = 0;
    QString clip;
    QImage picture;
    QRect face;
};
std::vector<Seen> pictures(demo::Scene scene, const demo::Guest& guest)
{
    scene.guests = {guest};
    const demo::ScenePainter painter(scene);
    const int count = sampleOr(3, 6);
    std::vector<Seen> out;
    for (int i = 0; i < count; ++i) {
        const qint64 ms = guest.atMs - 600 + i * (guest.untilMs - guest.atMs + 600) / count;
        Seen seen;
        seen.picture = painter.paint(ms).convertToFormat(QImage::Format_BGR888);
        seen.face = demo::faceAt(guest, ms);
        out.push_back(seen);
    }
    return out;
}

float median(std::vector<float> values)
{
    std::ranges::sort(values);
    return values.empty() ? -1 : values[values.size() / 2];
}
} // namespace

class TestDemo : public QObject, private CliRunner
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordingsCanBeRead();
    void alwaysTheSame();
    void writesNothingOver();
    void cancelLeavesNoHalves();
    void saysWhatCannotBeWritten();
    void dialogue();
    void looksDiffer_data();
    void looksDiffer();
    void bothDetectorsFindThem_data();
    void bothDetectorsFindThem();
    void twoNamesAreEnough_data();
    void twoNamesAreEnough();

private:
    static ModelCatalogue catalogue() { return loadCatalogue(models()); }
    QString recordings() const { return file(u"recordings"_s); }
    Answer cli(const QStringList& arguments) const
    {
        QStringList all =
            QStringList{u"--library"_s, file(u"library-"_s + QString::fromLatin1(QTest::currentDataTag())),
                        u"--models"_s, m_models} +
            arguments;
        if (arguments.first() == "scan"_L1)
            all += {u"--step"_s, QString::number(sampleOr(8, 4))};
        return run(all, false);
    }
    /// Who is really there; empty for nobody.
    QString truth(const QJsonValue& face) const;
    /// The name of the group, or what is said or guessed, of each track, by who it really is.
    std::map<QString, std::set<QString>> byPerson(const QString& what) const;

    /// Everybody's, painted once.
    const std::vector<std::vector<Seen>>& visitors();

    QList<demo::Clip> m_clips;
    std::vector<std::vector<Seen>> m_visitors; ///< by demo::Visitor
    QString m_models;                          ///< folder of network files
};

void TestDemo::initTestCase()
{
    QVERIFY(freshFolder());
    QVERIFY(putDemo(recordings(), QDateTime::currentDateTimeUtc(), 1));
    const Answer made = run({u"demo"_s, recordings(), u"--json"_s}, false);
    QVERIFY2(made.code == 0, qPrintable(made.err));
    m_clips = demo::clipsFor(recordings(), QDateTime::currentDateTimeUtc());
    const QJsonArray files = made.object()["files"_L1].toArray();
    QCOMPARE(files.size(), m_clips.size());
    QCOMPARE(files.size(), 11);
    for (const QJsonValue& f : files) {
        QCOMPARE(f["new"_L1].toBool(), QFileInfo(f["file"_L1].toString()).fileName() == m_clips.first().name);
        QVERIFY(QFile::exists(f["file"_L1].toString()));
    }
}

void TestDemo::recordingsCanBeRead()
{
    int uneven = 0;
    QList<demo::Visitor> guests;
    for (const demo::Clip& clip : m_clips) {
        FrameReader reader;
        QCOMPARE(reader.open(QDir(recordings()).filePath(clip.name)), MediaError::None);
        QCOMPARE(reader.statedSize(), QSize(1280, 720));
        QList<qint64> times;
        std::set<qint64> steps;
        while (reader.next()) {
            if (!times.isEmpty())
                steps.insert(reader.timeMs() - times.last());
            times << reader.timeMs();
        }
        QCOMPARE(reader.error(), MediaError::None);
        QVERIFY2(times == demo::frameTimes(clip), qPrintable(clip.name));
        QVERIFY(clip.lengthMs >= 6000 && clip.lengthMs <= 12'000);
        if (clip.isUneven) {
            ++uneven;
            QVERIFY(steps.size() > 3 && *steps.rbegin() > 130); // frames are missing
        } else {
            QCOMPARE(*steps.begin(), 66);
            QCOMPARE(*steps.rbegin(), 67);
        }
        const NameFacts facts = factsFromName(clip.name);
        QCOMPARE(facts.camera, u"Front Door"_s);
        QCOMPARE(facts.startedAt, clip.startedAt);
        QVERIFY(facts.kind == u"ding"_s || facts.kind == u"motion"_s);
        QVERIFY(facts.answered.has_value());
        QCOMPARE(timeFromEventId(facts.eventId), clip.startedAt);
        QVERIFY(clip.startedAt <= QDateTime::currentDateTimeUtc());
        for (const demo::Guest& guest : clip.scene.guests)
            guests << guest.who;
    }
    QCOMPARE(uneven, 2);
    QCOMPARE(guests.count(demo::Visitor::Ruth), 1);
    for (const demo::Visitor who :
         {demo::Visitor::Walter, demo::Visitor::Amara, demo::Visitor::Karim, demo::Visitor::Lena})
        QVERIFY(guests.count(who) >= 2 && guests.count(who) <= 4);
}

void TestDemo::alwaysTheSame()
{
    QByteArray first;
    for (const QString& name : {u"once.mp4"_s, u"again.mp4"_s}) {
        const demo::ScenePainter painter(m_clips.first().scene);
        VideoWriter writer;
        QVERIFY(writer.open(file(name), demo::sceneSize));
        for (qint64 ms = 3000; ms < 3600; ms += 66)
            QVERIFY(writer.add(painter.paint(ms), ms - 3000));
        QVERIFY(writer.finish());
        QFile video(file(name));
        QVERIFY(video.open(QIODevice::ReadOnly));
        const QByteArray content = video.readAll();
        QVERIFY(content.size() > 10'000);
        if (first.isEmpty())
            first = content;
        QVERIFY(content == first);
    }
}

void TestDemo::writesNothingOver()
{
    // Days later, too: the names tell which day the first ones were made.
    const QDateTime later = QDateTime::currentDateTimeUtc().addDays(9);
    const QFileInfo one(QDir(recordings()).filePath(m_clips.at(3).name));
    const QDateTime before = one.lastModified();
    const demo::Written again = demo::writeClips(recordings(), later, goOn);
    QCOMPARE(again.files.size(), m_clips.size());
    QVERIFY(again.fresh.isEmpty());
    QCOMPARE(QDir(recordings()).entryList(QDir::Files).size(), m_clips.size());
    QCOMPARE(QFileInfo(one.filePath()).lastModified(), before);
    // Another file that came to the same name meanwhile stays.
    VideoWriter writer;
    const QString path = file(u"mine.mp4"_s);
    QVERIFY(writer.open(path, demo::sceneSize));
    QVERIFY(writer.add(QImage(demo::sceneSize, QImage::Format_RGB32), 0));
    write(u"mine.mp4"_s, "my own");
    QVERIFY(!writer.finish());
    QCOMPARE(writer.error(), VideoWriteError::NotWritable);
    QCOMPARE(QFileInfo(path).size(), 6);
    QVERIFY(!QFile::exists(path + u".part"_s));
    QVERIFY(!writer.open(path, demo::sceneSize));
}

void TestDemo::cancelLeavesNoHalves()
{
    const QString folder = file(u"cancelled"_s);
    int asked = 0;
    const demo::Written some =
        demo::writeClips(folder, QDateTime::currentDateTimeUtc(),
                         [&](const demo::WritingProgress& /*progress*/) { return ++asked < 20; });
    QVERIFY(some.isCancelled && some.files.isEmpty());
    QCOMPARE(asked, 20);
    QVERIFY(QDir(folder).isEmpty());
}

void TestDemo::saysWhatCannotBeWritten()
{
    write(u"nofolder"_s, "a file");
    const Answer answer = run({u"demo"_s, file(u"nofolder"_s)}, false);
    QCOMPARE(answer.code, 1);
    QVERIFY2(answer.err.contains(file(u"nofolder"_s) + u" cannot be written"_s), qPrintable(answer.err));
    QCOMPARE(QFileInfo(file(u"nofolder"_s)).size(), 6);
}

void TestDemo::dialogue()
{
    QCOMPARE(run({u"demo"_s}, false).code, 2);
    QCOMPARE(run({u"demo"_s, u"a"_s, u"b"_s}, false).code, 2);
    const Answer again = run({u"demo"_s, recordings()}, false);
    QCOMPARE(again.code, 0);
    QCOMPARE(QString::fromUtf8(again.out).split(u'\n', Qt::SkipEmptyParts).size(), 11);
    const Answer json = run({u"demo"_s, recordings(), u"--json"_s}, false);
    QVERIFY(!json.object()["files"_L1].toArray().first()["new"_L1].toBool());
}

const std::vector<std::vector<Seen>>& TestDemo::visitors()
{
    if (!m_visitors.empty())
        return m_visitors;
    m_visitors.resize(demo::visitors);
    qsizetype visit = 0;
    for (const demo::Clip& clip : m_clips) {
        for (const demo::Guest& guest : clip.scene.guests) {
            ++visit;
            for (Seen& seen : pictures(clip.scene, guest)) {
                seen.visit = visit;
                seen.clip = clip.name;
                m_visitors[size_t(guest.who)].push_back(std::move(seen));
            }
        }
    }
    return m_visitors;
}

void TestDemo::looksDiffer_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("precise") << u"precise"_s;
    QTest::newRow("classic") << u"classic"_s;
    QTest::newRow("basic") << u"basic"_s;
}

void TestDemo::looksDiffer()
{
    if (const QString why = lacking({models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    QFETCH(QString, engine);
    const EngineSetup setup = setUpEngine(catalogue(), {engine, u"yunet"_s});
    const std::unique_ptr<FaceEngine> networks = setup.factory();
    QVERIFY(networks && networks->encoder);
    // Of who comes more than once, no two pictures of one visit are compared: they are alike anyway.
    struct Known {
        qsizetype visit;
        Descriptor descriptor;
    };
    std::vector<std::vector<Known>> faces(demo::visitors);
    for (size_t who = 0; who < faces.size(); ++who) {
        for (const Seen& seen : visitors()[who]) {
            const auto found = networks->detector->detect(seen.picture);
            QVERIFY(found && found->size() == 1);
            faces[who].push_back({seen.visit, networks->encoder->encode(seen.picture, found->front())});
        }
    }
    const auto limit = float(networks->matchLimit);
    for (int i = 0; i < demo::visitors; ++i) {
        QString row = names[i].leftJustified(8);
        for (int j = 0; j < demo::visitors; ++j) {
            std::vector<float> distances;
            const bool comesOnce = faces[size_t(i)].front().visit == faces[size_t(i)].back().visit;
            for (const Known& a : faces[size_t(i)]) {
                for (const Known& b : faces[size_t(j)]) {
                    if (a.visit != b.visit || (comesOnce && &a != &b))
                        distances.push_back(distance(a.descriptor, b.descriptor));
                }
            }
            const float middle = median(distances);
            row += QString::number(double(middle), 'f', 2).rightJustified(6);
            QVERIFY(middle > 0);
            if (i != j)
                QVERIFY2(middle > 1.12F * limit, qPrintable(row));
            else
                QVERIFY2(middle < 0.85F * limit, qPrintable(row)); // by day and by night
        }
        qInfo("%s %s", qPrintable(networks->encoderId), qPrintable(row));
    }
}

void TestDemo::bothDetectorsFindThem_data()
{
    QTest::addColumn<QString>("detector");
    QTest::newRow("yunet") << u"yunet"_s;
    QTest::newRow("hog") << u"hog"_s;
}

void TestDemo::bothDetectorsFindThem()
{
    QFETCH(QString, detector);
    if (const QString why = lacking({models()}); !why.isEmpty())
        QSKIP(qPrintable(why));
    const std::unique_ptr<FaceEngine> networks = setUpEngine(catalogue(), {u"classic"_s, detector}).factory();
    QVERIFY(networks);
    std::map<qsizetype, std::pair<int, int>> found; // of how many, by visit
    std::map<qsizetype, QString> visits;
    for (size_t who = 0; who < visitors().size(); ++who) {
        for (const Seen& seen : visitors()[who]) {
            // HOG takes a second for a whole picture; in a recording it is sent where something moves as well.
            const QRect near =
                seen.face.adjusted(-seen.face.width(), -seen.face.height(), seen.face.width(), seen.face.height()) &
                seen.picture.rect();
            const auto faces = networks->detector->detectIn(seen.picture, sampleOr(near, seen.picture.rect()));
            QVERIFY(faces.has_value());
            const bool isThere = std::ranges::any_of(
                *faces, [&seen](const DetectedFace& face) { return seen.face.contains(face.box.center().toPoint()); });
            found[seen.visit].first += isThere ? 1 : 0;
            ++found[seen.visit].second;
            visits[seen.visit] = u"%1 in %2"_s.arg(names[int(who)], seen.clip);
        }
    }
    QVERIFY(found.size() > 10);
    for (const auto& [visit, count] : found) {
        const QString said = u"%1: %2 of %3"_s.arg(visits[visit]).arg(count.first).arg(count.second);
        QVERIFY2(count.first * 2 > count.second, qPrintable(said));
    }
}

QString TestDemo::truth(const QJsonValue& face) const
{
    const QString name = QFileInfo(face["recording"_L1].toString()).fileName();
    const QJsonArray box = face["box"_L1].toArray();
    const QPoint middle(box[0].toInt() + box[2].toInt() / 2, box[1].toInt() + box[3].toInt() / 2);
    for (const demo::Clip& clip : m_clips) {
        for (const demo::Guest& guest : clip.scene.guests) {
            if (clip.name == name && demo::faceAt(guest, face["timeMs"_L1].toInteger()).contains(middle))
                return names[int(guest.who)];
        }
    }
    return {};
}

std::map<QString, std::set<QString>> TestDemo::byPerson(const QString& what) const
{
    std::map<QString, std::set<QString>> out;
    for (const QJsonValue& face : cli({u"faces"_s, u"--json"_s}).list()) {
        const QJsonValue value = face[what];
        out[truth(face)].insert(value.isDouble() ? QString::number(value.toInteger()) : value.toString());
    }
    return out;
}

void TestDemo::twoNamesAreEnough_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<bool>("real");
    QTest::newRow("precise") << models() << true;
    QTest::newRow("nothing but the program") << file(u"nothing"_s) << false;
}

void TestDemo::twoNamesAreEnough()
{
    QFETCH(QString, folder);
    QFETCH(bool, real);
    m_models = folder;
    if (const QString why = lacking({folder}); real && !why.isEmpty())
        QSKIP(qPrintable(why));
    // The older half first: two visitors of it get names.
    const QStringList files = QDir(recordings()).entryList(QDir::Files, QDir::Name);
    QStringList older{u"scan"_s};
    for (const QString& name : files.mid(0, 6))
        older << QDir(recordings()).filePath(name);
    Answer answer = cli(older);
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    std::map<QString, std::set<QString>> groups = byPerson(u"group"_s);
    for (const QString& name : {u"Amara"_s, u"Lena"_s}) {
        QCOMPARE(groups[name].size(), size_t(1));
        QCOMPARE(cli({u"label"_s, u"--group"_s, *groups[name].begin(), u"--name"_s, name}).code, 0);
    }
    answer = cli({u"scan"_s, recordings()});
    QVERIFY2(answer.code == 0, qPrintable(answer.err));
    // Of those who have no name, each is one group; of the others, nobody has another's name.
    groups = byPerson(u"group"_s);
    std::set<QString> apart;
    for (const QString& name : {u"Walter"_s, u"Karim"_s, u"Ruth"_s}) {
        QVERIFY2(groups[name].size() == 1, qPrintable(name));
        apart.insert(*groups[name].begin());
    }
    QCOMPARE(apart.size(), size_t(3));
    QVERIFY(groups.find(QString()) == groups.end()); // no cat, no bush
    std::set<QString> known;
    for (const QJsonValue& face : cli({u"faces"_s, u"--json"_s}).list()) {
        const QString who = truth(face);
        const QString guess = face["guess"_L1].toString();
        if (face["label"_L1].isString())
            QCOMPARE(face["label"_L1].toString(), who);
        QVERIFY2(guess.isEmpty() || guess == who, qPrintable(who + u" is called "_s + guess));
        if (!guess.isEmpty() && !face["label"_L1].isString())
            known.insert(QFileInfo(face["recording"_L1].toString()).fileName());
    }
    QVERIFY(known.contains(files.at(8))); // Amara, the next day
}

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
