// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The program as a whole, without a display: settings take effect and are remembered, network files come, everything
// can be removed.
#include "app/desktop/application.h"
#include "app/desktop/erasure.h"
#include "app/desktop/preferences.h"
#include "app/desktop/windowsession.h"
#include "tests/support/fileserver.h"
#include "tests/support/patience.h"
#include "tests/support/scanned.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;

namespace
{
const QString model = u"face.onnx"_s;
const QByteArray content(2'600'000, 'm');

[[nodiscard]] bool write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) >= 0;
}
} // namespace

class TestApplication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void settingsAreRemembered();
    void matchLimitTakesEffect();
    void questionsAreAnswered();
    void networkFilesComeAndFail();
    void engineNamesItsFiles();
    void erasesOnlyWhatItMade();
    void removesEverything();
    void comesToTheFrontWithMorePaths();
    void watchesFolders();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] bool start();
    void stop();
    [[nodiscard]] bool serveModels();
    /// A visitor who comes twice, with descriptors of the engine, named once.
    [[nodiscard]] bool addVisitor();
    FaceId visitor(int i) const { return m_app->library()->faces().at(i).id; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FileServer> m_server;
    std::unique_ptr<Application> m_app;
    QPointer<SettingsPage> m_page; ///< the window's
};

void TestApplication::initTestCase()
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    qunsetenv("RINGFACE_MODELS");
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_application"_s);
}

void TestApplication::init()
{
    QSettings().clear();
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"models"_s)));
    QVERIFY(start());
}

void TestApplication::cleanup()
{
    stop();
    m_server.reset();
    QSettings().clear();
}

bool TestApplication::start()
{
    DesktopOptions options;
    options.libraryFolder = path(u"library"_s);
    options.modelsFolder = path(u"models"_s);
    m_app = std::make_unique<Application>(options);
    if (!m_app->start())
        return false;
    m_page = m_app->window()->settingsPage();
    return true;
}

void TestApplication::stop()
{
    m_app.reset();
}

/// A manifest of one file, so that no test goes to the real ones.
bool TestApplication::serveModels()
{
    m_server = std::make_unique<FileServer>();
    const QByteArray sha = QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex();
    const QString manifest =
        uR"({"format":1,"files":[{"name":"%1","bytes":%2,"sha256":"%3","licence":"MIT","origin":"test","url":"%4"}],)"
        R"("detectors":[{"id":"hog","kind":"dlib-hog"}],"encoders":[{"id":"sface","kind":"opencv-sface","model":"%1",)"
        R"("dimensions":2,"normalise":true,"match":0.5}],"default":{"detector":"hog","encoder":"sface"}})"_s.arg(
            model, QString::number(content.size()), QString::fromLatin1(sha), m_server->url(model).toString());
    return write(path(u"models/manifest.json"_s), manifest.toUtf8());
}

bool TestApplication::addVisitor()
{
    Library& library = *m_app->library();
    for (const QByteArray& name : {QByteArray("a"), QByteArray("b")}) {
        const RecordingId id =
            library.addRecording(recordingFile(path(QString::fromLatin1(name)), name, QDateTime::currentDateTimeUtc()))
                .id;
        TrackUpdate track = standing(0, QRect(100, 100, 80, 80), 0, 2000, {200}, {1, 0});
        for (NewFace& face : track.faces)
            face.encoder = basicEncoder().id;
        if (!scanOnce(library, id, {track}))
            return false;
    }
    return library.labels().say({visitor(0)}, u"Anna"_s);
}

void TestApplication::settingsAreRemembered()
{
    Settings s = m_page->settings();
    QVERIFY(s == Settings());
    s.looksPerSecond = 2;
    s.minFace = 80;
    s.workers = 1;
    s.matchPercent = 90;
    s.engine = u"classic"_s;
    s.theme = Settings::Theme::Dark;
    Q_EMIT m_page->settingsChanged(s);
    QCOMPARE(QApplication::palette().color(QPalette::Base), darkPalette().color(QPalette::Base));
    stop();
    QVERIFY(start());
    QVERIFY(m_page->settings() == s);
    applyTheme(Settings::Theme::System);
}

void TestApplication::matchLimitTakesEffect()
{
    QVERIFY(addVisitor());
    const auto limit = [this] { return m_app->library()->recognition().explain(visitor(1))->limit; };
    QTRY_VERIFY_WITH_TIMEOUT(limit() > 0, patience);
    const float before = limit();
    Settings s = m_page->settings();
    s.matchPercent = 80;
    Q_EMIT m_page->settingsChanged(s);
    QTRY_VERIFY_WITH_TIMEOUT(std::abs(limit() - 0.8F * before) < 1e-3F, patience);
    stop();
    QVERIFY(start()); // and from the start on
    const QList<FaceId> second{visitor(1)};
    QVERIFY(m_app->library()->labels().say({visitor(0)}, u"Bert"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_app->library()->face(second.first())->guess, u"Bert"_s, patience);
    QVERIFY(std::abs(limit() - 0.8F * before) < 1e-3F);
}

void TestApplication::questionsAreAnswered()
{
    QVERIFY(addVisitor());
    m_app->window()->findChild<QAction*>(u"settingsAction"_s)->trigger();
    auto* text = m_page->findChild<QLabel*>(u"whatIfText"_s);
    Q_EMIT m_page->whatIfWanted(90);
    QTRY_COMPARE_WITH_TIMEOUT(text->text(), u"At 90 %: the same names"_s, patience);
    auto* ask = m_page->findChild<QPushButton*>(u"certaintyButton"_s);
    m_page->showSetting(ask);
    ask->click();
    QVERIFY(!ask->isEnabled());
    QTRY_VERIFY_WITH_TIMEOUT(ask->isEnabled(), patience);
    QVERIFY(m_page->findChild<QWidget*>(u"certaintyTable"_s)->isVisible());
}

void TestApplication::networkFilesComeAndFail()
{
    stop();
    QVERIFY(serveModels());
    QVERIFY(start());
    using Kind = ModelsState::Kind;
    WelcomePage* welcome = m_app->window()->welcomePage();
    auto* text = welcome->findChild<QLabel*>(u"modelsText"_s);
    QVERIFY(text->text().contains(u"3 MB"_s));
    QCOMPARE(m_app->session()->models().kind, Kind::Missing);
    QCOMPARE(m_app->session()->models().megabytes, 3);
    QVERIFY(m_app->session()->models().text.contains(m_server->url(model).toString()));
    QList<Kind> kinds;
    connect(m_app->session(), &WindowSession::modelsChanged, this, [&](const ModelsState& state) {
        if (kinds.isEmpty() || kinds.last() != state.kind)
            kinds << state.kind;
    });
    Q_EMIT welcome->modelsWanted();
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session()->models().kind, Kind::Failed, patience);
    QVERIFY(m_app->session()->models().text.contains(path(u"models"_s)));
    m_server->files[model] = content;
    Q_EMIT m_app->window()->fetchModels(); // the window's bar does the same
    QTRY_COMPARE_WITH_TIMEOUT(m_app->session()->models().kind, Kind::Ready, patience);
    QCOMPARE(kinds, (QList{Kind::Downloading, Kind::Missing, Kind::Failed, Kind::Downloading, Kind::Ready}));
    QVERIFY(text->text().contains(u"Ready"_s));
    QVERIFY(QFile::exists(path(u"models/face.onnx"_s)));
}

void TestApplication::engineNamesItsFiles()
{
    QCOMPARE(m_app->session()->models().megabytes, 39);
    QVERIFY(m_app->session()->models().text.contains(u"sface"_s));
    QSignalSpy changed(m_app->session(), &WindowSession::modelsChanged);
    Settings s = m_page->settings();
    s.engine = u"classic"_s;
    Q_EMIT m_page->settingsChanged(s);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(!m_app->session()->models().text.contains(u"sface"_s));
    QVERIFY(m_app->session()->models().text.contains(u"resnet"_s));
}

void TestApplication::erasesOnlyWhatItMade()
{
    const QString folder = path(u"other"_s);
    QVERIFY(Library::open(folder).library);
    QVERIFY(write(folder + u"/library.sqlite-wal"_s, "w"));
    QVERIFY(write(folder + u"/library.sqlite-shm"_s, "s"));
    QVERIFY(librarySize(folder) > 2);
    QVERIFY(eraseLibrary(folder));
    QVERIFY(!QFileInfo::exists(folder));
    QCOMPARE(librarySize(folder), 0);
    QVERIFY(eraseLibrary(folder)); // nothing is left to remove

    QVERIFY(Library::open(folder).library);
    QVERIFY(write(folder + u"/door.mp4"_s, "a recording"));
    QVERIFY(write(folder + u"/models/face.onnx"_s, "a network file"));
    QVERIFY(write(folder + u"/library.sqlite.bak"_s, "a backup of the user's"));
    QVERIFY(eraseLibrary(folder));
    QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             (QStringList{u"door.mp4"_s, u"library.sqlite.bak"_s, u"models"_s}));
}

void TestApplication::removesEverything()
{
    QVERIFY(addVisitor());
    QVERIFY(write(path(u"library/door.mp4"_s), "a recording"));
    QVERIFY(write(path(u"models/face.onnx"_s), "a network file"));
    QSettings().setValue("geometry"_L1, QByteArray("x"));
    Settings s = m_page->settings();
    s.looksPerSecond = 2;
    s.workers = 1;
    Q_EMIT m_page->settingsChanged(s);
    Q_EMIT m_page->certaintyWanted(); // is under way
    QSignalSpy quit(qApp, &QApplication::lastWindowClosed);
    const QPointer<MainWindow> before = m_app->window();
    Q_EMIT m_page->removalWanted();
    QTRY_VERIFY(before.isNull());
    QVERIFY(m_app->window() != nullptr && m_app->window()->isVisible());
    QVERIFY(QApplication::quitOnLastWindowClosed());
    QVERIFY(m_app->library()->recordings().isEmpty());
    QVERIFY(m_app->library()->people().isEmpty());
    QVERIFY(loadSettings(*m_app->library()) == Settings());
    QVERIFY(!QSettings().contains("geometry"_L1));
    QVERIFY(QFile::exists(path(u"library/door.mp4"_s)));
    QVERIFY(QFile::exists(path(u"models/face.onnx"_s)));
    // It goes on as a new one.
    QVERIFY(addVisitor());
    QCOMPARE(m_app->library()->people().size(), 1);
}

void TestApplication::comesToTheFrontWithMorePaths()
{
    const QString recording = path(u"door.mp4"_s);
    QVERIFY(write(recording, "not really a recording"));
    m_app->window()->showMinimized();
    m_app->open({recording});
    QTRY_VERIFY_WITH_TIMEOUT(!m_app->library()->recordings().isEmpty(), patience);
    QCOMPARE(m_app->library()->recordings().first().file.path, recording);
    QVERIFY(!m_app->window()->isMinimized());
    m_app->open({}); // only to the front
    QVERIFY(m_app->window()->isVisible());
}

void TestApplication::watchesFolders()
{
    const QString folder = path(u"recordings"_s);
    QVERIFY(write(folder + u"/old.mp4"_s, "not really a recording"));
    Settings s = m_page->settings();
    s.watched = QStringList{folder, path(u"drive"_s)};
    Q_EMIT m_page->settingsChanged(s);
    const auto count = [this] { return m_app->library()->recordings().size(); };
    QTRY_COMPARE_WITH_TIMEOUT(count(), 1, patience);
    QTRY_VERIFY(m_page->findChild<QListWidget*>(u"watchedFolders"_s) != nullptr);
    // After the next start too; what was there is not taken in again, even if it was removed.
    QVERIFY(m_app->library()->removeRecordings({m_app->library()->recordings().first().id}));
    stop();
    QVERIFY(write(folder + u"/new.mp4"_s, "another one"));
    QVERIFY(start());
    QTRY_COMPARE_WITH_TIMEOUT(count(), 1, patience);
    QCOMPARE(m_app->library()->recordings().first().file.path, folder + u"/new.mp4"_s);
    m_page->setSettings(s);
    QTRY_VERIFY(m_page->findChild<QListWidget*>(u"watchedFolders"_s)->item(1)->text().contains(u"cannot be reached"_s));
    s.watched = QStringList();
    Q_EMIT m_page->settingsChanged(s);
    QCOMPARE(loadSettings(*m_app->library()).watched, QStringList());
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
