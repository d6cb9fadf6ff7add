// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The window on the sample recordings: they are drawn while one looks on, once; nothing of it touches the user's own
// library and settings; and it goes away again.
#include "app/desktop/application.h"
#include "app/desktop/samples.h"
#include "tests/support/demofiles.h"
#include "tests/support/findchild.h"
#include "tests/support/patience.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{
constexpr int all = 11;

[[nodiscard]] bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) >= 0;
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
} // namespace

class TestDemoWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void hasItsOwnPlace();
    void drawnOnceThenRemoved();
    void firstPageOpensIt();
    void theRealProgram();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    [[nodiscard]] bool start(bool demo = true);
    template <class T>
    T* find(const QString& name) const
    {
        return testing::findChild<T>(m_app->window(), name);
    }
    QStringList videos() const { return QDir(path(u"library/recordings"_s)).entryList(QDir::Files, QDir::Name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Application> m_app;
};

void TestDemoWindow::init()
{
    QSettings().clear();
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestDemoWindow::cleanup()
{
    m_app.reset();
    QSettings().clear();
}

bool TestDemoWindow::start(bool demo)
{
    DesktopOptions options;
    options.libraryFolder = path(u"library"_s);
    options.modelsFolder = path(u"models"_s);
    options.demo = demo;
    m_app.reset();
    m_app = std::make_unique<Application>(options);
    return m_app->start();
}

void TestDemoWindow::hasItsOwnPlace()
{
    const DesktopOptions own = readOptions({u"ringface"_s});
    const DesktopOptions demo = readOptions({u"ringface"_s, u"--demo"_s});
    QVERIFY(demo.demo && !own.demo);
    QVERIFY(demo.problem.isEmpty());
    QVERIFY(demo.libraryFolder.endsWith(u"/ringface/demo"_s));
    QVERIFY(own.libraryFolder != demo.libraryFolder);
    QVERIFY(!readOptions({u"ringface"_s, u"--demo"_s, u"--library"_s, u"/mine"_s}).problem.isEmpty());
    QVERIFY(!readOptions({u"ringface"_s, u"--demo"_s, u"/mine/door.mp4"_s}).problem.isEmpty());
}

void TestDemoWindow::drawnOnceThenRemoved()
{
    QVERIFY(putDemo(path(u"library/recordings"_s), QDateTime::currentDateTimeUtc(), 3)); // drawing takes its time
    QVERIFY(start());
    QCOMPARE(m_app->window()->windowTitle(), u"Sample recordings - Ringface"_s);
    QVERIFY(!find<QPushButton>(u"welcomeDemoButton"_s)->isVisible());
    auto* task = find<QLabel>(u"taskText"_s);
    auto* cancel = find<QToolButton>(u"cancelButton"_s);
    // What is ready comes into the library while the next one is drawn.
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library()->recordings().size() >= 1, patience);
    QVERIFY(task->isVisible());
    QVERIFY(videos().size() < all);
    QTRY_VERIFY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!task->isVisible(), patience);
    const qsizetype drawn = videos().size();
    QVERIFY(drawn >= all - 3 && drawn < all);
    QVERIFY(videos().filter(u".part"_s).isEmpty());

    QVERIFY(start()); // goes on where it was
    QTRY_VERIFY_WITH_TIMEOUT(m_app->library()->recordings().size() == all, patience);
    QCOMPARE(videos().size(), all);
    const QFileInfo first(path(u"library/recordings/"_s + videos().first()));
    const QDateTime when = first.lastModified();
    // One that was removed does not come again.
    const Recording removed = m_app->library()->recordings().first();
    m_app->library()->removeRecordings({removed.id});

    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(!find<QLabel>(u"taskText"_s)->isVisible(), patience);
    QCOMPARE(videos().size(), all);
    QCOMPARE(QFileInfo(first.filePath()).lastModified(), when);
    const QString other = path(u"other.mp4"_s); // taken in after all that was to be taken in before
    QVERIFY(writeFile(other, "not really a recording"));
    Q_EMIT m_app->window()->filesDropped({other});
    const auto isKnown = [this](const QString& file) {
        return std::ranges::any_of(m_app->library()->recordings(),
                                   [&file](const Recording& r) { return r.file.path == file; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKnown(other), patience);
    QVERIFY(!isKnown(removed.file.path));
    QCOMPARE(m_app->library()->recordings().size(), all);

    // Asked once, then all is gone.
    QVERIFY(writeFile(path(u"library/mine.txt"_s), "not of Ringface"));
    for (QAction* action : m_app->window()->findChildren<QAction*>()) {
        if (action->objectName() == u"settingsAction"_s)
            action->trigger();
    }
    SettingsPage* settings = m_app->window()->settingsPage();
    QTRY_VERIFY(settings->isVisible());
    auto* remove = find<QPushButton>(u"removeEverythingButton"_s);
    QVERIFY(remove->text().contains(u"sample recordings"_s));
    settings->showSetting(remove);
    QTRY_VERIFY(remove->isVisible());
    QTest::mouseClick(remove, Qt::LeftButton);
    QVERIFY(!videos().isEmpty());
    auto* bar = find<QWidget>(u"removeEverythingBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QTest::mouseClick(bar->findChild<QPushButton*>(u"acceptButton"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(m_app->window() == nullptr, patience);
    QCOMPARE(QDir(path(u"library"_s)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"mine.txt"_s});
}

void TestDemoWindow::firstPageOpensIt()
{
    QVERIFY(start(false));
    qputenv("RINGFACE_STARTED", path(u"started"_s).toUtf8());
    QCOMPARE(m_app->window()->windowTitle(), u"Ringface"_s);
    auto* button = find<QPushButton>(u"welcomeDemoButton"_s);
    QTRY_VERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!readFile(path(u"started"_s)).isEmpty(), patience);
    QCOMPARE(QString::fromUtf8(readFile(path(u"started"_s))), u"--demo --models "_s + path(u"models"_s));
    QVERIFY(m_app->library()->recordings().isEmpty());
}

void TestDemoWindow::theRealProgram()
{
    const QString config = path(u"config/ringface/ringface.conf"_s);
    const QByteArray mine = "[senders]\nbroker=broker.example\n[General]\nin_tray=true\n";
    QVERIFY(writeFile(config, mine));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    QProcess program;
    program.setProcessEnvironment(environment);
    program.setProcessChannelMode(QProcess::ForwardedChannels);
    program.start(qEnvironmentVariable("RINGFACE_APP"), {u"--demo"_s, u"--models"_s, path(u"models"_s)});
    QVERIFY(program.waitForStarted());
    const QDir demo(path(u"data/ringface/demo"_s));
    const auto ready = [&demo] {
        return QDir(demo.filePath(u"recordings"_s)).entryList({u"*.mp4"_s}, QDir::Files).size();
    };
    QTRY_VERIFY_WITH_TIMEOUT(ready() > 0, patience);
    program.kill();
    QVERIFY(program.waitForFinished());
    QVERIFY(!demo.entryList(QDir::Files).isEmpty()); // its library
    QVERIFY(!QDir(path(u"data/ringface/library"_s)).exists());
    QCOMPARE(readFile(config), mine);
}

int main(int argc, char* argv[])
{
    // The second program that a window starts is this one.
    if (const QString mark = qEnvironmentVariable("RINGFACE_STARTED"); argc > 1 && !mark.isEmpty()) {
        QByteArrayList arguments;
        for (int i = 1; i < argc; ++i)
            arguments << argv[i];
        return writeFile(mark, arguments.join(' ')) ? 0 : 1;
    }
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication app(argc, argv);
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"ringface-test"_s);
    QCoreApplication::setApplicationName(u"tst_demowindow"_s);
    TestDemoWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_demowindow.moc"
