// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/application.h"

#include "app/desktop/notifier.h"
#include "app/desktop/preferences.h"
#include "app/desktop/samples.h"
#include "app/desktop/tray.h"
#include "app/desktop/whatif.h"
#include "core/jobs/reencoder.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "core/session/announcer.h"
#include "core/session/arrivals.h"
#include "core/session/folderwatch.h"
#include "core/session/libraryengine.h"
#include "core/session/maintenance.h"
#include "core/session/trialcommand.h"
#include "core/vision/modelfetch.h"
#include "ui/widgets/errortext.h"
#include "ui/window/mainwindow.h"

#include <QCoreApplication>
#include <QSettings>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// How to get these files without our download (rich text, with links).
QString byHandText(const ModelCatalogue& catalogue, const QList<ModelFile>& missing)
{
    QStringList files;
    for (const ModelFile& file : missing) {
        files << (file.url.isEmpty()
                      ? file.name.toHtmlEscaped()
                      : u"<a href=\"%1\">%2</a>"_s.arg(file.url.toString(QUrl::FullyEncoded), file.name));
    }
    return Application::tr("Without the download: put these files into %1 by hand: %2")
        .arg(catalogue.folder.toHtmlEscaped(), files.join(u", "_s));
}

ModelsState stateOf(const ModelCatalogue& catalogue, const EngineSetup& setup)
{
    ModelsState state;
    state.folder = catalogue.folder;
    state.recognises = setup.recognises;
    if (catalogue.error != ManifestError::None) {
        state.kind = ModelsState::Kind::Failed;
        const QString manifest = catalogue.manifest.toHtmlEscaped();
        state.text =
            setup.recognises
                ? Application::tr("The list of network files %1 is damaged. People are recognised with the small "
                                  "network that Ringface brings.")
                      .arg(manifest)
                : Application::tr("The list of network files %1 is damaged. Faces are boxed, but nobody is recognised.")
                      .arg(manifest);
    } else if (!setup.missing.isEmpty()) {
        qint64 bytes = 0;
        for (const ModelFile& file : setup.missing)
            bytes += file.archive ? file.archive->bytes : file.bytes;
        constexpr qint64 megabyte = 1'000'000;
        state.kind = ModelsState::Kind::Missing;
        state.megabytes = std::max(1, int((bytes + megabyte / 2) / megabyte));
        state.text = byHandText(catalogue, setup.missing);
    }
    return state;
}
} // namespace

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
    m_samples.reset();
    m_care.reset();
    m_watch.reset();
    m_notifier.reset();
    m_announcer.reset();
    m_tray.reset();
    m_fetch.reset();
    m_whatIf.reset();
    m_drawn.waitForDone();
    m_scans.reset();
    m_reencoding.reset();
    m_retraining.reset();
    m_arrivals.reset();
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
    for (const auto& [key, value] :
         {std::pair(u"engine"_s, m_options.choice.engine), std::pair(u"detector"_s, m_options.choice.detector)}) {
        if (!value.isEmpty())
            m_library->setSetting(key, value);
    }
    m_settings = loadSettings(*m_library);
    m_whatIf = std::make_unique<WhatIf>(*m_library);
    m_window = std::make_unique<MainWindow>(*m_library);
    connect(m_window.get(), &MainWindow::filesDropped, this, &Application::addPaths);
    connect(m_window.get(), &MainWindow::cancelScan, this, [this] {
        m_added.clear();
        if (m_samples)
            m_samples->cancel();
        m_scans->cancel();
    });
    connect(m_window.get(), &MainWindow::fetchModels, this, &Application::fetchModels);
    connectWork();
    connectWatch();
    setUpBackground();
    connectSettings(m_window->settingsPage());
    setUpSenders();
    setUpTray();
    connectWelcome(m_window->welcomePage());
    connectCare();
    const QSettings settings;
    m_window->restore(settings.value("geometry"_L1).toByteArray(), settings.value("layout"_L1).toByteArray());
    constexpr int loud = 100;
    m_window->setVolume(settings.value("volume"_L1, loud).toInt());
    m_window->show();
    scanUnfinished();
    if (!m_options.paths.isEmpty())
        addPaths(m_options.paths);
    drawSamples();
    return true;
}

void Application::open(const QStringList& paths)
{
    if (!m_window)
        return;
    if (!paths.isEmpty())
        addPaths(paths);
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Application::addPaths(const QStringList& paths)
{
    m_added += paths;
    m_scans->addPaths(paths);
}

MatchLimits Application::limits() const
{
    constexpr float whole = 100;
    return m_setup.limits.scaled(float(m_settings.matchPercent) / whole);
}

void Application::setModels(const ModelsState& models)
{
    m_models = models;
    Q_EMIT modelsChanged(m_models);
}

ScanOptions Application::scanOptions() const
{
    ScanOptions options;
    options.step = m_settings.step;
    options.minFace = m_settings.minFace;
    return options;
}

void Application::makeScanQueue()
{
    m_scans = std::make_unique<ScanQueue>(*m_library, m_setup.factory, m_setup.id, scanOptions());
    m_scans->setTrial(trialCommand(m_options.modelsFolder, {{}, m_settings.detector}));
    applyScanSettings();
    m_window->setScanItems({});
    connect(m_scans.get(), &ScanQueue::itemsChanged, this, [this] { m_window->setScanItems(m_scans->items()); });
    connect(m_scans.get(), &ScanQueue::progressChanged, m_window.get(), &MainWindow::setScan);
    connect(m_scans.get(), &ScanQueue::notTakenIn, m_window.get(),
            [this](const IntakeProblem& problem) { m_window->showError(errorText(problem)); });
    connect(m_scans.get(), &ScanQueue::finished, this, &Application::scanned);
}

void Application::setUpBackground()
{
    const ModelCatalogue catalogue = loadCatalogue(m_options.modelsFolder);
    m_setup = engineFor(*m_library, catalogue, {{}, m_settings.detector});
    m_whatIf->setEngine(m_setup.encoderId, m_setup.limits);
    setModels(stateOf(catalogue, m_setup));
    if (m_models.kind != ModelsState::Kind::Missing)
        m_window->setModelsMissing(m_models.text);
    else if (m_setup.recognises)
        m_window->setModelsMissing(tr("With bigger network files (%1 MB), Ringface recognises more people and makes "
                                      "fewer mistakes. %2")
                                       .arg(m_models.megabytes)
                                       .arg(m_models.text));
    else
        m_window->setModelsMissing(tr("To recognise people, Ringface needs network files. %1").arg(m_models.text));

    makeScanQueue();
    m_window->setRetraining(false);
    m_retraining = std::make_unique<RetrainScheduler>(*m_library, recognise, m_setup.encoderId, limits());
    m_reencoding =
        std::make_unique<Reencoder>(*m_library, m_setup.factory, m_setup.recognises ? m_setup.encoderId : QString());
    connect(m_reencoding.get(), &Reencoder::progressChanged, m_window.get(), [this](int done, int total) {
        constexpr int whole = 100;
        m_window->showTask(tr("Getting faces ready for the new engine"), total > 0 ? done * whole / total : -1);
    });
    connect(m_reencoding.get(), &Reencoder::finished, this, [this] {
        m_window->showTask({}, -1);
        if (m_reencoding->hasFailed())
            m_window->showError(tr("The faces could not be made ready for the engine (%1): a network file is "
                                   "damaged or missing, or the disk is full. Nothing is lost; it goes on when Ringface "
                                   "is started again.")
                                    .arg(m_setup.encoderId));
        m_retraining->request();
        m_retraining->release();
    });
    connect(m_retraining.get(), &RetrainScheduler::started, m_window.get(), [this] { m_window->setRetraining(true); });
    connect(m_retraining.get(), &RetrainScheduler::finished, m_window.get(), [this] {
        m_window->setRetraining(false);
        tellNews();
    });
}

void Application::scanUnfinished()
{
    QList<RecordingId> unfinished;
    for (const Recording& r : m_library->recordings()) {
        const bool outdated = r.state == ScanState::Done && !isScannedWith(r, m_setup.id);
        if (r.file.medium == Medium::Video && (r.state == ScanState::Waiting || outdated))
            unfinished.append(r.id);
    }
    m_scans->enqueue(unfinished);
    if (!m_added.isEmpty()) // the queue before had not yet taken all of them in
        m_scans->addPaths(m_added);
    watchFolders();
    m_reencoding->start();
    if (m_reencoding->isBusy()) // half of the descriptors make half of the names
        m_retraining->hold();
    else if (m_library->recognition().isDue())
        m_retraining->request();
}

void Application::scanned()
{
    m_added.clear();
    tellNews();
    int unreadable = 0;
    for (const RecordingId id : m_scans->takenIn()) {
        const std::optional<Recording> r = m_library->recording(id);
        unreadable += r && r->error != MediaError::None ? 1 : 0;
    }
    if (unreadable > 0)
        m_window->showError(
            unreadable == 1 ? tr("1 recording could not be read properly. The list says why.")
                            : tr("%n recordings could not be read properly. The list says why.", nullptr, unreadable));
}

void Application::fetchModels()
{
    if (m_fetch && m_fetch->isRunning())
        return;
    m_fetch = std::make_unique<ModelFetch>();
    connect(m_fetch.get(), &ModelFetch::progress, m_window.get(),
            [this](const QString& name, qint64 received, qint64 total) {
                constexpr qint64 whole = 100;
                const int percent = total > 0 ? int(received * whole / total) : 0;
                m_window->showTask(tr("Downloading %1").arg(name), percent);
                setModels({ModelsState::Kind::Downloading, 0, name, percent, {}, m_models.folder});
            });
    connect(m_fetch.get(), &ModelFetch::finished, this, &Application::modelsFetched);
    m_window->setModelsMissing({});
    setModels({ModelsState::Kind::Downloading, 0, tr("network files"), 0, {}, m_models.folder});
    m_fetch->start(loadCatalogue(m_options.modelsFolder), m_setup.missing);
}

void Application::modelsFetched(const FetchResult& result)
{
    m_window->showTask({}, -1);
    if (!result.failures.isEmpty()) {
        const FetchFailure& first = result.failures.first();
        m_window->showError(tr("%1 could not be downloaded. Get it by hand from %2 and put it into %3.")
                                .arg(first.file.name, first.file.url.toString(), result.folder));
    }
    setUpBackground();
    if (!result.failures.isEmpty() && m_models.kind == ModelsState::Kind::Missing) {
        ModelsState failed = m_models;
        failed.kind = ModelsState::Kind::Failed;
        setModels(failed);
    }
    scanUnfinished();
}

void Application::saveLayout() const
{
    QSettings settings;
    settings.setValue("geometry"_L1, m_window->saveGeometry());
    settings.setValue("layout"_L1, m_window->layoutState());
    settings.setValue("volume"_L1, m_window->volume());
}

} // namespace ringface
