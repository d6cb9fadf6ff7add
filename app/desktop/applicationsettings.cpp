// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What the settings page and the first page ask of Application.
#include "app/desktop/application.h"
#include "app/desktop/erasure.h"
#include "app/desktop/preferences.h"
#include "app/desktop/whatif.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/session/folderwatch.h"
#include "core/session/maintenance.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QSettings>
#include <QThread>
#include <QUrl>

namespace ringface
{

void Application::connectSettings(SettingsPage* page)
{
    page->setSettings(m_settings);
    page->setModels(m_models);
    page->setEncoder(m_setup.encoderId);
    const auto folder = [this] { return QFileInfo(m_library->file()).absolutePath(); };
    const auto tellPlace = [page, folder] { page->setLibraryPlace(folder(), librarySize(folder())); };
    tellPlace();
    connect(page, &SettingsPage::shown, this, tellPlace);
    connect(page, &SettingsPage::libraryFolderWanted, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder())); });
    connect(page, &SettingsPage::settingsChanged, this, &Application::changeSettings);
    connect(page, &SettingsPage::modelsWanted, this, &Application::fetchModels);
    connect(page->senders(), &SendersBox::trialWanted, this, &Application::trySenders);
    connect(page, &SettingsPage::retrainWanted, this, [this] { m_retraining->request(); });
    connect(page, &SettingsPage::whatIfWanted, this,
            [this](int percent) { m_whatIf->askNames(m_settings.matchPercent, percent); });
    connect(page, &SettingsPage::certaintyWanted, this, [this] { m_whatIf->askCertainty(); });
    // The page goes with the window: not while it is sending.
    if (m_options.demo)
        page->setDemo();
    connect(page, &SettingsPage::removalWanted, this,
            m_options.demo ? &Application::removeDemo : &Application::removeEverything, Qt::QueuedConnection);
    const auto tellMissing = [this, page] { page->setMissingFolders(m_watch->missing()); };
    tellMissing();
    connect(m_watch.get(), &FolderWatch::missingChanged, page, tellMissing);
    connect(m_whatIf.get(), &WhatIf::namesAnswered, page, &SettingsPage::setWhatIf);
    connect(m_whatIf.get(), &WhatIf::certaintyAnswered, page, &SettingsPage::setCertainty);
    connect(this, &Application::modelsChanged, page, [this, page] {
        page->setModels(m_models);
        page->setEncoder(m_setup.encoderId);
    });
}

void Application::connectWelcome(WelcomePage* page)
{
    page->setModels(m_models);
    connect(this, &Application::modelsChanged, page, &WelcomePage::setModels);
    connect(page, &WelcomePage::modelsWanted, this, &Application::fetchModels);
    connect(page, &WelcomePage::demoWanted, this, &Application::openDemo);
}

void Application::changeSettings(const Settings& settings)
{
    const Settings old = std::exchange(m_settings, settings);
    saveSettings(*m_library, settings);
    if (settings.theme != old.theme)
        applyTheme(settings.theme);
    if (settings.unknownDays != old.unknownDays)
        m_care->setUnknownDays(settings.unknownDays);
    if (settings.watched != old.watched)
        watchFolders();
    if (settings.senders != old.senders)
        setUpSenders();
    if (settings.inTray != old.inTray)
        setUpTray();
    if (settings.engine != old.engine) {
        setUpBackground();
        scanUnfinished();
        m_retraining->request();
        return;
    }
    if (settings.step != old.step || settings.minFace != old.minFace || settings.workers != old.workers)
        applyScanSettings();
    if (settings.matchPercent != old.matchPercent) {
        m_retraining->setLimits(limits());
        m_retraining->request();
    }
}

void Application::applyScanSettings()
{
    m_scans->setOptions(scanOptions());
    m_scans->setWorkers(m_settings.workers > 0 ? m_settings.workers : QThread::idealThreadCount());
}

void Application::removeEverything()
{
    const QString folder = QFileInfo(m_library->file()).absolutePath();
    bool erased = false;
    const bool started = startAgain([&] {
        erased = eraseLibrary(folder);
        QSettings().clear();
        applyTheme(Settings::Theme::System);
        m_options.paths.clear();
        m_options.choice = {};
    });
    if (started && !erased)
        m_window->showError(tr("Not everything could be removed. Please check the permissions of %1.").arg(folder));
}

} // namespace ringface
