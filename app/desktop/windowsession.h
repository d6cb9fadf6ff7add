// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/desktop/options.h"
#include "app/desktop/secretstore.h"
#include "core/library/values/scanvalues.h"
#include "core/session/clipsaver.h"
#include "core/session/facefinder.h"
#include "core/session/maintenance.h"
#include "core/session/pipeline.h"
#include "core/session/watcher.h"
#include "ui/settings/modelsbox.h"
#include "ui/settings/settings.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace ringface
{

struct DrawnFace;

class MainWindow;
class MatchPreview;
class ModelFetch;
class Notifier;
class RingSettings;
class Samples;
class Tray;
struct FetchResult;
struct NewFace;

/// What the window shows of the work on its library, and what it asks of it: scans, settings, network files,
/// notifications.
/// Thread: the GUI thread. Owns: the background work; the destructor ends it.
class WindowSession : public QObject
{
    Q_OBJECT

public:
    /// Library and window must outlive it.
    WindowSession(Library& library, MainWindow& window, const DesktopOptions& options);
    ~WindowSession() override;

    /// Goes on with what was left, and with the paths of the options.
    void start();
    void addPaths(const QStringList& paths);
    const ModelsState& models() const { return m_models; }
    Pipeline& pipeline() { return m_pipeline; }
    /// The account that recordings are fetched from.
    void forgetAccount();
    bool isInTray() const { return m_tray != nullptr; }

Q_SIGNALS:
    /// For everything that shows whether network files are there.
    void modelsChanged(const ringface::ModelsState& models);
    /// The window is to be brought to the front.
    void windowWanted();
    /// isInTray() may be another.
    void trayChanged();
    /// \a detail in SQLite's words.
    void libraryDamaged(const QString& detail);

private:
    void connectPipeline();
    void connectFinder();
    void connectWindow();
    void connectWatcher();
    void showJustNow(const VisitEvent& visit);
    void connectMaintenance();
    void connectSettings();
    void connectWelcome();
    void showModels();
    void setModels(const ModelsState& models);
    void fetchModels();
    void modelsFetched(const FetchResult& result);
    void scanned();
    void encodeDrawn(RecordingId recording, const std::shared_ptr<DrawnFace>& drawn);
    void saveVisits(const QString& name, const QString& file);
    void saveClip(const QList<ClipPart>& parts, bool blurs, const QString& file);
    void changeSettings(const Settings& settings);
    /// Somebody else has changed the library's settings.
    void takeSettings();
    void readSecrets();
    /// Other programs that are told of visits, as chosen.
    void setUpTargets();
    void tryTargets();
    void setUpTray();
    /// With the option --demo.
    void drawSamples();

    Library& m_library;
    MainWindow& m_window;
    DesktopOptions m_options;
    Settings m_settings;
    SecretStore m_secrets;
    ModelsState m_models;
    Pipeline m_pipeline;
    FaceFinder m_finder;
    Watcher m_watcher;
    Maintenance m_maintenance;
    bool m_wasAsked = false;     ///< the user has added something
    bool m_copyIsWanted = false; ///< the user waits for one
    std::unique_ptr<MatchPreview> m_preview;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<Tray> m_tray;
    std::unique_ptr<ModelFetch> m_fetch;
    std::unique_ptr<Samples> m_samples;
    std::unique_ptr<RingSettings> m_ring;
    ClipSaver m_clips;
    QThreadPool m_drawn; ///< makes faces of what was drawn by hand
};

} // namespace ringface
