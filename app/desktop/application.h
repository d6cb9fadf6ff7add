// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/options.h"
#include "core/jobs/scanvideo.h"
#include "core/library/library.h"
#include "core/library/safety/backups.h"
#include "core/vision/enginefactory.h"
#include "ui/settings/modelsbox.h"
#include "ui/settings/settings.h"

#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace ringface
{

class Announcer;
class Arrivals;
class FolderWatch;
class Maintenance;
class MainWindow;
class ModelFetch;
class Notifier;
class Reencoder;
class RetrainScheduler;
class Samples;
class ScanQueue;
class SettingsPage;
class Tray;
class WelcomePage;
class WhatIf;
struct FetchResult;

/// Makes the parts of the program and connects them: library, scan queue, retraining, window.
/// Thread: the GUI thread. Owns: all of them; the destructor stops the background work.
class Application : public QObject
{
    Q_OBJECT

public:
    explicit Application(const DesktopOptions& options);
    ~Application() override;

    /// Opens the library and shows the window; false (with a message on screen) if the library cannot be used.
    bool start();

    MainWindow* window() const { return m_window.get(); }
    Library* library() const { return m_library.get(); }

    /// Another start of the program hands these over (absolute); the window comes to the front.
    void open(const QStringList& paths);

    /// The page belongs to the window that start() has made. REQUIRES: start() came as far as the background.
    void connectSettings(SettingsPage* page);
    void connectWelcome(WelcomePage* page);
    const ModelsState& models() const { return m_models; }

Q_SIGNALS:
    /// For everything that shows whether network files are there.
    void modelsChanged(const ringface::ModelsState& models);

private:
    bool begin(Library::Opened opened);
    /// (Again) with the network files that are there now.
    void setUpBackground();
    void scanUnfinished();
    void fetchModels();
    void modelsFetched(const FetchResult& result);
    void scanned();
    void saveLayout() const;
    void addPaths(const QStringList& paths);
    ScanOptions scanOptions() const;
    void makeScanQueue();
    /// What the window asks of the background.
    void connectWork();
    /// Watches folders, and tells of what is new in them.
    void connectWatch();
    void watchFolders();
    /// Other programs that are told of visits, as chosen.
    void setUpSenders();
    void trySenders();
    /// Whether closing the window ends the program.
    void setUpTray();
    void tellNews();
    void encodeDrawn(qint64 recording, qint64 timeMs, const QRect& box, const QString& name);
    void saveVisits(const QString& name, const QString& file);
    /// The engine's own, as the user has scaled them.
    MatchLimits limits() const;
    void setModels(const ModelsState& models);
    void changeSettings(const Settings& settings);
    /// Step, smallest face and number of workers, for what is scanned from now on.
    void applyScanSettings();
    void removeEverything();
    /// With the option --demo.
    void drawSamples();
    void removeDemo();
    /// In another window, that of a second program.
    void openDemo();
    /// Copies of the library, and its health.
    void connectCare();
    /// Ends what works with the library, and the window, but not the program: call quitWithWindow() when there is a
    /// window again.
    void closeLibrary();
    /// Closing the last window ends the program, unless it goes on in the tray.
    void quitWithWindow();
    /// Closes everything, does \a meanwhile, and starts again.
    bool startAgain(const std::function<void()>& meanwhile);
    /// The same, and tells how \a change to the library's files ended.
    void changeLibrary(const std::function<BackupResult()>& change);
    void askPassphrase();
    /// Closes everything, encrypts the library with another passphrase, and starts again.
    void changePassphrase(const QString& now, const QString& next);
    /// Closes everything, and asks what is to be done about a library that cannot be used.
    void replaceLibrary(Library::OpenError error, const QString& detail);
    /// Ends what runs in the background, and closes the window.
    void stop();

    DesktopOptions m_options;
    QString m_passphrase; ///< of the library; empty: none, or not yet asked for
    std::unique_ptr<Library> m_library;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<ScanQueue> m_scans;
    std::unique_ptr<Reencoder> m_reencoding;
    std::unique_ptr<RetrainScheduler> m_retraining;
    std::unique_ptr<ModelFetch> m_fetch;
    std::unique_ptr<WhatIf> m_whatIf;
    std::unique_ptr<Samples> m_samples;
    std::unique_ptr<Maintenance> m_care;
    std::unique_ptr<Arrivals> m_arrivals;
    std::unique_ptr<FolderWatch> m_watch;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<Announcer> m_announcer; ///< nullptr: nobody is to be told
    std::unique_ptr<Tray> m_tray;
    Settings m_settings;
    EngineSetup m_setup;
    ModelsState m_models;
    QThreadPool m_drawn; ///< makes faces of what was drawn by hand
    QStringList m_added; ///< since the queue was last idle
};

} // namespace ringface
