// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The same library, with the match slider lowered, through every door: window, watch, serve, and a command.
#include "app/desktop/application.h"
#include "core/session/pipeline.h"
#include "tests/support/patience.h"
#include "tests/support/scanned.h"
#include "ui/window/mainwindow.h"

#include <QDir>
#include <QProcess>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <csignal>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

class TestOneHouse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void namesAreTheSame_data();
    void namesAreTheSame();
    void scanOptionsAreTheLibrarys();

private:
    QString folder() const { return m_dir->filePath(u"library"_s); }
    QStringList arguments(const QStringList& more) const
    {
        return QStringList{u"--library"_s, folder(), u"--models"_s, m_dir->filePath(u"models"_s)} + more;
    }
    /// Has a program work on the library until all is learnt.
    [[nodiscard]] bool goThrough(const QString& door);
    [[nodiscard]] bool isLearnt() const;

    std::unique_ptr<QTemporaryDir> m_dir;
    FaceId m_second = 0;
};

void TestOneHouse::initTestCase()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qunsetenv("RINGFACE_MODELS");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_onehouse"_s);
    QSettings().clear();
}

/// Somebody comes twice, and looks a little different: eight tenths of the way to the limit.
void TestOneHouse::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_dir->path()).mkpath(u"models"_s) && QDir(m_dir->path()).mkpath(u"coming"_s));
    const Library::Opened opened = Library::open(folder());
    Library& library = *opened.library;
    const EngineSetup engine = engineFor(library, loadCatalogue(m_dir->filePath(u"models"_s), {}));
    QCOMPARE(engine.encoderId, basicEncoder().id);
    const float angle = 2 * std::asin(0.8F * engine.limits.sure / 2);
    for (int visit = 0; visit < 2; ++visit) {
        const QByteArray name = "visit" + QByteArray::number(visit);
        const QString file = m_dir->filePath(QString::fromLatin1(name) + u".mp4"_s);
        const RecordingId id = library.addRecording(recordingFile(file, name, QDateTime::currentDateTimeUtc())).id;
        Descriptor looks(128, 0);
        looks[0] = visit == 0 ? 1 : std::cos(angle);
        looks[1] = visit == 0 ? 0 : std::sin(angle);
        TrackUpdate track = standing(0, QRect(100, 100, 80, 80), 0, 2000, {200}, looks);
        for (NewFace& face : track.faces)
            face.encoder = engine.encoderId;
        QVERIFY(scanOnce(library, id, {track}, engine.id));
    }
    const QList<Face> faces = library.faces();
    QVERIFY(library.labels().say({faces[0].id}, u"Anna"_s));
    m_second = faces[1].id;
    QVERIFY(library.recognition().isDue());
}

bool TestOneHouse::isLearnt() const
{
    const Library::Opened opened = Library::open(folder());
    return opened.library && !opened.library->recognition().isDue();
}

bool TestOneHouse::goThrough(const QString& door)
{
    if (door == "window"_L1) {
        DesktopOptions options;
        options.libraryFolder = folder();
        options.modelsFolder = m_dir->filePath(u"models"_s);
        Application app(options);
        return app.start() && QTest::qWaitFor([&app] { return !app.library()->recognition().isDue(); }, patience);
    }
    QProcess program;
    const QStringList more = door == "watch"_L1   ? QStringList{u"watch"_s, m_dir->filePath(u"coming"_s)}
                             : door == "serve"_L1 ? QStringList{u"serve"_s, u"--port"_s, u"0"_s}
                                                  : QStringList{door};
    program.start(qEnvironmentVariable("RINGFACE_CLI"), arguments(more));
    if (door != "watch"_L1 && door != "serve"_L1)
        return program.waitForFinished(patience) && program.exitCode() == 0;
    const bool learnt = QTest::qWaitFor([this] { return isLearnt(); }, patience);
    ::kill(pid_t(program.processId()), SIGTERM);
    return program.waitForFinished(patience) && learnt;
}

void TestOneHouse::namesAreTheSame_data()
{
    QTest::addColumn<QString>("door");
    QTest::addColumn<int>("percent");
    QTest::addColumn<QString>("name");
    for (const char* door : {"window", "watch", "serve", "train"}) {
        QTest::addRow("%s, as it was", door) << QString::fromLatin1(door) << 100 << u"Anna"_s;
        QTest::addRow("%s, lowered", door) << QString::fromLatin1(door) << 60 << QString();
    }
}

void TestOneHouse::namesAreTheSame()
{
    QFETCH(QString, door);
    QFETCH(int, percent);
    {
        const Library::Opened opened = Library::open(folder());
        LibrarySettings settings = opened.library->settings();
        settings.matchPercent = percent;
        QVERIFY(opened.library->setSettings(settings));
    }
    QVERIFY(goThrough(door));
    QVERIFY(isLearnt());
    const Library::Opened opened = Library::open(folder());
    QTEST(opened.library->face(m_second)->guess, "name");
}

void TestOneHouse::scanOptionsAreTheLibrarys()
{
    const Library::Opened opened = Library::open(folder());
    LibrarySettings settings = opened.library->settings();
    settings.looksPerSecond = 2;
    settings.minFace = 60;
    QVERIFY(opened.library->setSettings(settings));
    const Pipeline pipeline(*opened.library, {m_dir->filePath(u"models"_s)});
    QCOMPARE(pipeline.scanOptions().looksPerSecond, 2.0);
    QCOMPARE(pipeline.scanOptions().step, 0);
    QCOMPARE(pipeline.scanOptions().minFace, 60);
    const Pipeline told(*opened.library, {m_dir->filePath(u"models"_s), 3});
    QCOMPARE(told.scanOptions().step, 3);
    QCOMPARE(told.scanOptions().minFace, 60);
}

QTEST_MAIN(TestOneHouse)
#include "tst_onehouse.moc"
