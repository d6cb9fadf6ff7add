// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Copies of the library, and what is done when it is damaged.
#include "app/desktop/application.h"
#include "core/library/safety/passphrase.h"
#include "core/session/maintenance.h"
#include "ui/settings/backupbox.h"
#include "ui/settings/passphrasebox.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/passphrasewindow.h"
#include "ui/window/startproblem.h"

#include <QApplication>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace ringface
{

void Application::connectCare()
{
    m_care = std::make_unique<Maintenance>(*m_library);
    m_care->setUnknownDays(m_settings.unknownDays);
    connect(m_care.get(), &Maintenance::forgot, this, [this](int faces) {
        m_window->showNotice(faces == 1 ? tr("1 unknown face was old enough to be forgotten.")
                                        : tr("%n unknown faces were old enough to be forgotten.", nullptr, faces));
    });
    BackupBox* box = m_window->settingsPage()->backups();
    const auto tell = [this, box] {
        box->setBackups(backupsOf(m_options.libraryFolder));
        box->setBusy(m_care->isBusy());
    };
    tell();
    connect(m_care.get(), &Maintenance::busyChanged, box, tell);
    connect(m_window->settingsPage(), &SettingsPage::shown, box, tell);
    connect(box, &BackupBox::backupWanted, m_care.get(), &Maintenance::makeBackup);
    PassphraseBox* passphrase = m_window->settingsPage()->passphrase();
    passphrase->setEncrypted(!m_passphrase.isEmpty());
    // The boxes go with the window: not while they are sending.
    connect(passphrase, &PassphraseBox::changeWanted, this, &Application::changePassphrase, Qt::QueuedConnection);
    connect(
        box, &BackupBox::restoreWanted, this,
        [this](const QString& file) {
            changeLibrary([this, file] { return restoreBackup(m_options.libraryFolder, file); });
        },
        Qt::QueuedConnection);
    connect(
        m_care.get(), &Maintenance::damaged, this,
        [this](const QString& detail) { replaceLibrary(Library::OpenError::Damaged, detail); }, Qt::QueuedConnection);
    connect(m_care.get(), &Maintenance::backupFailed, this, [this](const QString& where) {
        m_window->showError(
            tr("No copy of the library could be made in %1. Please check the disk and the permissions.").arg(where));
    });
}

void Application::closeLibrary()
{
    QApplication::setQuitOnLastWindowClosed(false); // the window only makes room for the next one
    stop();
    m_library.reset();
}

void Application::quitWithWindow()
{
    QApplication::setQuitOnLastWindowClosed(!m_tray);
}

bool Application::startAgain(const std::function<void()>& meanwhile)
{
    closeLibrary();
    m_added.clear();
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
    m_added.clear();
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

} // namespace ringface
