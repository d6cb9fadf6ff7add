// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/application.h"

#include "app/desktop/erasure.h"
#include "app/desktop/preferences.h"
#include "app/desktop/samples.h"
#include "app/desktop/secretstore.h"
#include "app/desktop/windowsession.h"
#include "core/library/safety/passphrase.h"
#include "ui/settings/backupbox.h"
#include "ui/settings/passphrasebox.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/passphrasewindow.h"
#include "ui/window/startproblem.h"

#include <QApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QSettings>
#include <QtConcurrentRun>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

Application::Application(const DesktopOptions& options)
    : m_options(options)
{
}

Application::~Application()
{
    stop();
}

void Application::stop()
{
    // Workers first, then the window, then the library that all of them use.
    m_session.reset();
    if (m_window)
        saveLayout();
    m_window.reset();
}

bool Application::start()
{
    return begin(Library::open(m_options.libraryFolder, m_passphrase));
}

bool Application::begin(Library::Opened opened)
{
    if (opened.error == Library::OpenError::Locked) {
        askPassphrase();
        return false;
    }
    if (!opened.library) {
        replaceLibrary(opened.error, opened.detail);
        return false;
    }
    m_library = std::move(opened.library);
    LibrarySettings settings = m_library->settings();
    if (!m_options.choice.engine.isEmpty())
        settings.engine = m_options.choice.engine;
    if (!m_options.choice.detector.isEmpty())
        settings.detector = m_options.choice.detector;
    m_library->setSettings(settings);
    m_window = std::make_unique<MainWindow>(*m_library);
    m_session = std::make_unique<WindowSession>(*m_library, *m_window, m_options);
    connectSession();
    quitWithWindow();
    const QSettings stored;
    m_window->restore(stored.value("geometry"_L1).toByteArray(), stored.value("layout"_L1).toByteArray());
    constexpr int loud = 100;
    m_window->setVolume(stored.value("volume"_L1, loud).toInt());
    m_window->show();
    m_session->start();
    m_options.paths.clear(); // they are taken in now
    return true;
}

void Application::connectSession()
{
    connect(m_session.get(), &WindowSession::windowWanted, this, [this] { open({}); });
    connect(m_session.get(), &WindowSession::trayChanged, this, &Application::quitWithWindow);
    // Session and window go: not while they are sending.
    connect(
        m_session.get(), &WindowSession::libraryDamaged, this,
        [this](const QString& detail) { replaceLibrary(Library::OpenError::Damaged, detail); }, Qt::QueuedConnection);
    SettingsPage* page = m_window->settingsPage();
    if (m_options.demo)
        page->setDemo();
    connect(page, &SettingsPage::removalWanted, this,
            m_options.demo ? &Application::removeDemo : &Application::removeEverything, Qt::QueuedConnection);
    page->passphrase()->setEncrypted(!m_passphrase.isEmpty());
    connect(page->passphrase(), &PassphraseBox::changeWanted, this, &Application::changePassphrase,
            Qt::QueuedConnection);
    connect(
        page->backups(), &BackupBox::restoreWanted, this,
        [this](const QString& file) {
            changeLibrary([this, file] { return restoreBackup(m_options.libraryFolder, file); });
        },
        Qt::QueuedConnection);
}

void Application::open(const QStringList& paths)
{
    if (!m_session) {
        m_options.paths += paths;
        return;
    }
    m_session->addPaths(paths);
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Application::saveLayout() const
{
    QSettings settings;
    settings.setValue("geometry"_L1, m_window->saveGeometry());
    settings.setValue("layout"_L1, m_window->layoutState());
    settings.setValue("volume"_L1, m_window->volume());
}

void Application::closeLibrary()
{
    QApplication::setQuitOnLastWindowClosed(false); // the window only makes room for the next one
    stop();
    m_library.reset();
}

void Application::quitWithWindow()
{
    QApplication::setQuitOnLastWindowClosed(!m_session || !m_session->isInTray());
}

bool Application::startAgain(const std::function<void()>& meanwhile)
{
    closeLibrary();
    meanwhile();
    const bool started = start();
    quitWithWindow();
    return started;
}

void Application::changeLibrary(const std::function<BackupResult()>& change)
{
    BackupResult result;
    if (!startAgain([&] { result = change(); }))
        return;
    switch (result.error) {
    case BackupResult::Error::Stopped: // is asked for by nobody here
        break;
    case BackupResult::Error::None:
        m_window->showNotice(tr("The library is what it was then."));
        break;
    case BackupResult::Error::Damaged:
        m_window->showError(tr("That copy is damaged. Nothing was changed; choose another one."));
        break;
    case BackupResult::Error::InUse:
        m_window->showError(tr("Another program is using the library. Close it, then try again."));
        break;
    case BackupResult::Error::TooNew:
        m_window->showError(tr("That copy was made by a newer version of Ringface. Please update the program."));
        break;
    case BackupResult::Error::NotWritten:
        m_window->showError(
            tr("%1 could not be written. Please check the disk; nothing was changed.").arg(result.detail));
        break;
    }
}

void Application::askPassphrase()
{
    m_passphrase.clear();
    showPassphraseWindow(m_options.libraryFolder, [this](const QString& typed) {
        Library::Opened opened = Library::open(m_options.libraryFolder, typed);
        if (opened.error == Library::OpenError::Locked)
            return false;
        m_passphrase = typed;
        begin(std::move(opened));
        return true;
    });
}

void Application::changePassphrase(const QString& now, const QString& next)
{
    QWidget* patience = showPatienceWindow(tr("The pictures of the library are written anew..."));
    closeLibrary();
    auto* watcher = new QFutureWatcher<PassphraseError>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, patience, next] {
        const PassphraseError error = watcher->result();
        watcher->deleteLater();
        if (error == PassphraseError::None)
            m_passphrase = next;
        const bool started = start();
        delete patience;
        quitWithWindow();
        if (!started)
            return;
        switch (error) {
        case PassphraseError::None:
            m_window->showNotice(next.isEmpty() ? tr("The library is not encrypted any more.")
                                                : tr("The library is encrypted."));
            break;
        case PassphraseError::Wrong:
            m_window->showError(tr("That is not the passphrase of the library. Nothing was changed."));
            break;
        case PassphraseError::InUse:
            m_window->showError(tr("Another program is using the library. Close it, then try again."));
            break;
        case PassphraseError::SomeUnreadable:
            m_window->showError(
                tr("This is done, but some pictures are damaged and could not be decrypted. They are kept "
                   "as they are, and so are the copies of the library."));
            break;
        case PassphraseError::NotWritten:
            m_window->showError(tr("The library could not be written. Please check the disk; nothing was changed."));
            break;
        }
    });
    watcher->setFuture(QtConcurrent::run(
        [folder = m_options.libraryFolder, now, next] { return ringface::changePassphrase(folder, now, next); }));
}

void Application::replaceLibrary(Library::OpenError error, const QString& detail)
{
    closeLibrary();
    showStartProblem(error, m_options.libraryFolder, detail,
                     {[this] { changeLibrary([this] { return restoreNewest(m_options.libraryFolder); }); },
                      [this] { startAgain([this] { putAside(m_options.libraryFolder); }); }});
    quitWithWindow();
}

void Application::removeEverything()
{
    const QString folder = QFileInfo(m_library->file()).absolutePath();
    m_session->forgetAccount();
    bool erased = false;
    const bool started = startAgain([&] {
        erased = eraseLibrary(folder);
        SecretStore().write(brokerPasswordKey, {});
        QSettings().clear();
        applyTheme(Settings::Theme::System);
        m_options.paths.clear();
        m_options.choice = {};
    });
    if (started && !erased)
        tellNotRemoved(folder);
}

void Application::removeDemo()
{
    closeLibrary();
    const QString folder = m_options.libraryFolder;
    const bool samplesGone = Samples::erase(Samples::folderIn(folder));
    if (eraseLibrary(folder) && samplesGone) {
        QSettings().clear();
        QCoreApplication::quit();
        return;
    }
    m_options.demo = false; // nothing is drawn anew into what is left
    if (start())
        tellNotRemoved(folder);
    quitWithWindow();
}

void Application::tellNotRemoved(const QString& folder)
{
    m_window->showError(tr("Not everything could be removed. Please check the permissions of %1.").arg(folder));
}

} // namespace ringface
