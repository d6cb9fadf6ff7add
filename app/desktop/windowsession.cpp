// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/windowsession.h"

#include "app/desktop/erasure.h"
#include "app/desktop/matchpreview.h"
#include "app/desktop/modelsstate.h"
#include "app/desktop/notifier.h"
#include "app/desktop/preferences.h"
#include "app/desktop/ringsettings.h"
#include "app/desktop/samples.h"
#include "app/desktop/tray.h"
#include "app/desktop/visitnews.h"
#include "core/exchange/csv.h"
#include "core/exchange/wholefile.h"
#include "core/jobs/drawnface.h"
#include "core/library/values/errortext.h"
#include "core/library/values/filepath.h"
#include "core/media/intake.h"
#include "core/media/photoreader.h"
#include "core/session/runlog.h"
#include "core/vision/modelfetch.h"
#include "ui/player/clipeditor.h"
#include "ui/player/drawcommand.h"
#include "ui/recordings/justnowrow.h"
#include "ui/settings/backupbox.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingspage.h"
#include "ui/widgets/texts.h"
#include "ui/window/mainwindow.h"
#include "ui/window/welcomepage.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

WindowSession::WindowSession(Library& library, MainWindow& window, const DesktopOptions& options)
    : m_library(library)
    , m_window(window)
    , m_options(options)
    , m_settings(loadSettings(library))
    , m_pipeline(library, {options.modelsFolder, {}, {}, m_settings.workers})
    , m_finder(library, m_pipeline)
    , m_watcher(library, m_pipeline)
    , m_maintenance(library)
    , m_preview(std::make_unique<MatchPreview>(library))
    , m_notifier(std::make_unique<Notifier>())
    , m_ring(std::make_unique<RingSettings>(library, window))
{
    m_window.setFileNames(u"*."_s + videoEndings().join(u" *."_s) + u" *.zip"_s);
    connectPipeline();
    connectFinder();
    connectWindow();
    connectWatcher();
    connectMaintenance();
    connectSettings();
    connectWelcome();
    showModels();
    setUpTargets();
    readSecrets();
    setUpTray();
}

WindowSession::~WindowSession()
{
    m_drawn.waitForDone();
}

void WindowSession::start()
{
    if (m_library.isReadOnly())
        m_window.showError(readOnlyText(QFileInfo(m_library.file()).absolutePath()));
    m_pipeline.start();
    m_pipeline.scanUnfinished();
    m_watcher.setFolders(m_library.isReadOnly() ? QStringList() : m_settings.watched);
    m_ring->start();
    addPaths(m_options.paths);
    drawSamples();
}

void WindowSession::forgetAccount()
{
    m_ring->forget();
}

void WindowSession::addPaths(const QStringList& paths)
{
    QStringList videos = paths;
    const auto photo = std::ranges::find_if(paths, isPhotoName);
    if (photo != paths.end()) { // a photo is a question
        videos.removeIf(isPhotoName);
        m_window.showTask(tr("Looking for the faces of a photo"), -1);
        m_finder.find(*photo);
    }
    if (m_library.isReadOnly() && !videos.isEmpty())
        return m_window.showError(readOnlyText(QFileInfo(m_library.file()).absolutePath()));
    m_wasAsked = !videos.isEmpty();
    m_pipeline.scans().addPaths(videos);
}

void WindowSession::connectFinder()
{
    connect(&m_finder, &FaceFinder::found, this, [this](const QString& photo, const QList<FoundPerson>& people) {
        m_window.showTask({}, -1);
        m_window.showFound(QFileInfo(shownPath(photo)).fileName(), people);
    });
    connect(&m_finder, &FaceFinder::failed, this, [this](const QString& photo, MediaError error) {
        m_window.showTask({}, -1);
        m_window.showError(tr("%1: %2", "file, what is wrong").arg(shownPath(photo), errorText(error)));
    });
}

void WindowSession::connectPipeline()
{
    ScanQueue& scans = m_pipeline.scans();
    m_window.setScanItems({});
    connect(&scans, &ScanQueue::itemsChanged, this, [this] { m_window.setScanItems(m_pipeline.scans().items()); });
    connect(&scans, &ScanQueue::progressChanged, &m_window, &MainWindow::setScan);
    connect(&scans, &ScanQueue::notTakenIn, this,
            [this](const IntakeProblem& problem) { m_window.showError(errorText(problem)); });
    connect(&scans, &ScanQueue::finished, this, &WindowSession::scanned);
    m_window.setRetraining(false);
    connect(&m_pipeline, &Pipeline::learningChanged, &m_window, &MainWindow::setRetraining);
    connect(&m_pipeline, &Pipeline::reencoding, this, [this](int done, int total) {
        constexpr int whole = 100;
        m_window.showTask(tr("Getting faces ready for the new engine"), total > 0 ? done * whole / total : -1);
    });
    connect(&m_pipeline, &Pipeline::reencoded, this, [this](bool failed) {
        m_window.showTask({}, -1);
        if (failed)
            m_window.showError(tr("The faces could not be made ready for the engine (%1): a network file is damaged or "
                                  "missing, or the disk is full. Nothing is lost; it goes on when Ringface is started "
                                  "again.")
                                   .arg(m_pipeline.engine().encoderId));
    });
    connect(&m_pipeline, &Pipeline::engineChanged, this, &WindowSession::showModels);
}

void WindowSession::connectWindow()
{
    connect(&m_window, &MainWindow::filesDropped, this, &WindowSession::addPaths);
    connect(&m_window, &MainWindow::cancelScan, this, [this] {
        if (m_samples)
            m_samples->cancel();
        if (m_clips.isSaving())
            return m_clips.cancel();
        m_pipeline.scans().cancel();
    });
    connect(&m_window, &MainWindow::fetchModels, this, &WindowSession::fetchModels);
    connect(&m_window, &MainWindow::pauseWanted, this, [this](bool pause) { m_pipeline.scans().setPaused(pause); });
    connect(&m_window, &MainWindow::cancelOne, this, [this](qint64 id) { m_pipeline.scans().drop(id); });
    connect(&m_window, &MainWindow::recordingShown, this, [this](qint64 id) { m_pipeline.scans().prioritise(id); });
    connect(&m_window, &MainWindow::rescanWanted, this,
            [this](const QList<qint64>& ids) { m_pipeline.scans().enqueue(ids); });
    connect(&m_window, &MainWindow::faceDrawn, this, &WindowSession::encodeDrawn);
    connect(&m_window, &MainWindow::diagnosticsWanted, this, [this] {
        QGuiApplication::clipboard()->setText(diagnostics(m_library, m_pipeline));
        m_window.showNotice(tr("Diagnostics copied. They name no people and no files; paste them into your report."));
    });
    connect(&m_window, &MainWindow::exportWanted, this, &WindowSession::saveVisits);
    connect(&m_window, &MainWindow::clipWanted, this,
            [this](qint64 recording, const ClipWish& wish, const QString& file) {
                saveClip({clipPart(m_library, recording, wish.fromMs, wish.toMs, wish.blur, wish.keep)},
                         wish.blur != Blur::Nobody, file);
            });
    connect(&m_window, &MainWindow::visitsClipWanted, this, [this](const QString& name, const QString& file) {
        saveClip(clipsOf(m_library, name, 0, Blur::Nobody, {}), false, file);
    });
    connect(&m_clips, &ClipSaver::progressChanged, this, [this](double share) {
        constexpr int whole = 100;
        m_window.showTask(tr("Saving the clip"), int(share * whole), true);
    });
    // Removed while it waited, and brought back by undo.
    connect(&m_library, &Library::changed, this, [this](const LibraryChange& change) {
        for (const RecordingId id : change.those(LibraryChange::Added)) {
            const std::optional<Recording> r = m_library.recording(id);
            if (r && r->state == ScanState::Waiting && r->file.medium == Medium::Video)
                m_pipeline.scans().enqueue({id});
        }
        if (change.settings && change.isOthers)
            takeSettings();
    });
}

void WindowSession::scanned()
{
    int unreadable = 0;
    for (const RecordingId id : m_pipeline.scans().takenIn()) {
        const std::optional<Recording> r = m_library.recording(id);
        unreadable += r && r->error != MediaError::None ? 1 : 0;
    }
    if (unreadable > 0)
        m_window.showError(tr("%n recordings could not be read properly. The list says why.", nullptr, unreadable));
    QStringList texts{leftOutText(m_pipeline.scans().leftOut())};
    if (std::exchange(m_wasAsked, false) && m_pipeline.scans().takenIn().isEmpty())
        texts.prepend(tr("There are no recordings in what you added."));
    texts.removeAll(QString());
    if (!texts.isEmpty())
        m_window.showNotice(texts.join(u' '));
}

void WindowSession::encodeDrawn(RecordingId recording, const std::shared_ptr<DrawnFace>& drawn)
{
    const std::optional<Recording> r = m_library.recording(recording);
    if (!r)
        return;
    auto* watcher = new QFutureWatcher<std::optional<NewFace>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, drawn] {
        if (const std::optional<NewFace> found = watcher->result()) {
            const NewFace asked = std::exchange(drawn->face, *found);
            drawn->face.timeMs = asked.timeMs;
            drawn->face.box = asked.box;
            if (drawn->id != 0) // else it is there when the act is done again
                m_library.completeDrawnFace(drawn->id, drawn->face);
        } else {
            m_window.showError(tr("The marked face could not be read from the recording, so nothing is learnt from it. "
                                  "Check that its file is still there."));
        }
        watcher->deleteLater();
    });
    watcher->setFuture(
        QtConcurrent::run(&m_drawn,
                          [path = r->file.path, timeMs = drawn->face.timeMs, box = drawn->face.box, size = r->frameSize,
                           factory = m_pipeline.engine().factory]() -> std::optional<NewFace> {
                              const std::unique_ptr<FaceEngine> engine = factory();
                              return engine ? encodeDrawnFace(path, timeMs, box, size, *engine) : std::nullopt;
                          }));
}

void WindowSession::saveVisits(const QString& name, const QString& file)
{
    QList<Visit> visits = m_library.visits();
    if (!name.isEmpty())
        visits.removeIf([&name](const Visit& visit) { return visit.name != name; });
    QString why;
    if (writeWhole(file, visitCsv(visits, m_library.recordings()).toUtf8(), &why))
        m_window.showNotice(tr("Visits saved to %1").arg(file));
    else
        m_window.showError(tr("%1 could not be written: %2. Choose another place.").arg(file, why));
}

void WindowSession::saveClip(const QList<ClipPart>& parts, bool blurs, const QString& file)
{
    if (parts.isEmpty())
        return;
    if (m_clips.isSaving())
        return m_window.showError(tr("A clip is being saved. Wait until it is done, or cancel it."));
    m_window.showTask(tr("Saving the clip"), 0, true);
    connect(
        &m_clips, &ClipSaver::finished, this,
        [this, file](const ClipProblem& problem) {
            m_window.showTask({}, -1);
            if (problem.kind == ClipProblem::Kind::None)
                m_window.showNotice(tr("Clip saved to %1").arg(file));
            else if (problem.kind != ClipProblem::Kind::Cancelled)
                m_window.showError(errorText(problem));
        },
        Qt::SingleShotConnection);
    m_clips.save({parts, blurs, file, true}, m_pipeline.engine().factory);
}

void WindowSession::connectWatcher()
{
    connect(m_notifier.get(), &Notifier::opened, this, [this](qint64 recording, qint64 ms) {
        Q_EMIT windowWanted();
        m_window.showRecording(recording, ms);
    });
    connect(&m_watcher, &Watcher::lookedThrough, this, [this](const Recording& r, const QList<VisitEvent>& visits) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        if (const auto news = newsOf(m_library, r.id, visits, m_settings, now))
            m_notifier->show(*news);
        if (!visits.isEmpty() && isNews(r.file, now))
            showJustNow(visits.first());
    });
}

void WindowSession::showJustNow(const VisitEvent& visit)
{
    QPixmap face;
    face.loadFromData(visit.face);
    m_window.showJustNow({visit.recording, visit.ms,
                          visit.name.isEmpty() ? QString() : nameText(visit.name, visit.isGuess), visit.group,
                          visit.camera, visit.at, face});
}

void WindowSession::setUpTargets()
{
    const Senders& to = m_settings.senders;
    auto [where, problem] = readNotificationTargets(to.command, to.webhook, to.broker);
    where.mqttUser = to.brokerUser;
    where.mqttPassword = to.brokerPassword;
    using Problem = ReadNotificationTargets::Problem;
    m_window.settingsPage()->senders()->setProblem(
        problem == Problem::Webhook  ? tr("A web address begins with http:// or https://.")
        : problem == Problem::Broker ? tr("A broker is the name of a computer, or NAME:PORT.")
                                     : QString());
    m_watcher.setTargets(where);
}

void WindowSession::tryTargets()
{
    VisitEvent event;
    event.name = tr("Somebody");
    event.camera = tr("Front Door");
    event.kind = u"motion"_s;
    event.at = QDateTime::currentDateTimeUtc();
    m_watcher.tellTargets(event);
}

void WindowSession::setUpTray()
{
    const bool available = QSystemTrayIcon::isSystemTrayAvailable();
    m_window.settingsPage()->setTrayAvailable(available);
    m_tray.reset();
    if (m_settings.inTray && available) {
        m_tray = std::make_unique<Tray>();
        connect(m_tray.get(), &Tray::opened, this, &WindowSession::windowWanted);
        connect(m_tray.get(), &Tray::quitWanted, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    Q_EMIT trayChanged();
}

void WindowSession::connectMaintenance()
{
    connect(&m_maintenance, &Maintenance::forgot, this, [this](int faces) {
        m_window.showNotice(tr("%n unknown faces were old enough to be forgotten.", nullptr, faces));
    });
    connect(&m_maintenance, &Maintenance::backupFailed, this, [this](const QString& where) {
        m_copyIsWanted = false;
        m_window.showError(
            tr("No copy of the library could be made in %1. Please check the disk and the permissions.").arg(where));
    });
    BackupBox* box = m_window.settingsPage()->backups();
    const auto tell = [this, box] {
        box->setBackups(backupsOf(m_options.libraryFolder));
        box->setBusy(m_maintenance.isBusy());
    };
    tell();
    connect(&m_maintenance, &Maintenance::busyChanged, box, tell);
    connect(&m_maintenance, &Maintenance::done, this, [this] {
        if (std::exchange(m_copyIsWanted, false))
            m_window.showNotice(tr("A copy of the library was made."));
    });
    connect(m_window.settingsPage(), &SettingsPage::shown, box, tell);
    connect(box, &BackupBox::backupWanted, this, [this] {
        m_copyIsWanted = true;
        m_maintenance.makeBackup();
    });
    connect(&m_maintenance, &Maintenance::damaged, this, &WindowSession::libraryDamaged, Qt::QueuedConnection);
}

void WindowSession::connectSettings()
{
    SettingsPage* page = m_window.settingsPage();
    page->setSettings(m_settings);
    const auto folder = [this] { return QFileInfo(m_library.file()).absolutePath(); };
    const auto tellPlace = [page, folder] { page->setLibraryPlace(folder(), librarySize(folder())); };
    tellPlace();
    connect(page, &SettingsPage::shown, this, tellPlace);
    connect(page, &SettingsPage::libraryFolderWanted, this,
            [folder] { QDesktopServices::openUrl(QUrl::fromLocalFile(folder())); });
    connect(page, &SettingsPage::settingsChanged, this, &WindowSession::changeSettings);
    connect(page, &SettingsPage::modelsWanted, this, &WindowSession::fetchModels);
    SendersBox* senders = page->senders();
    connect(senders, &SendersBox::trialWanted, this, &WindowSession::tryTargets);
    connect(&m_watcher, &Watcher::notDelivered, senders,
            [senders](const QString& text) { senders->setProblem(tr("This did not arrive: %1").arg(text)); });
    connect(page, &SettingsPage::retrainWanted, &m_pipeline, &Pipeline::learn);
    const auto tellMissing = [this, page] { page->setMissingFolders(m_watcher.missing()); };
    tellMissing();
    connect(&m_watcher, &Watcher::missingChanged, page, tellMissing);
    connect(page, &SettingsPage::whatIfWanted, this,
            [this](int percent) { m_preview->askNames(m_settings.matchPercent, percent); });
    connect(page, &SettingsPage::certaintyWanted, m_preview.get(), &MatchPreview::askCertainty);
    connect(m_preview.get(), &MatchPreview::namesAnswered, page, &SettingsPage::setWhatIf);
    connect(m_preview.get(), &MatchPreview::certaintyAnswered, page, &SettingsPage::setCertainty);
    connect(m_ring.get(), &RingSettings::watchedChanged, this, &WindowSession::takeSettings);
    connect(this, &WindowSession::modelsChanged, page, [this, page] {
        page->setModels(m_models);
        page->setEncoder(m_pipeline.engine().encoderId);
    });
}

void WindowSession::changeSettings(const Settings& settings)
{
    const Settings old = std::exchange(m_settings, settings);
    saveSettings(m_library, settings); // whatever works on the library follows
    if (settings.theme != old.theme)
        applyTheme(settings.theme);
    if (settings.watched != old.watched)
        m_watcher.setFolders(settings.watched);
    if (settings.senders.brokerPassword != old.senders.brokerPassword)
        m_secrets.write(brokerPasswordKey, settings.senders.brokerPassword);
    if (settings.senders != old.senders)
        setUpTargets();
    if (settings.inTray != old.inTray)
        setUpTray();
    if (settings.workers != old.workers)
        m_pipeline.setWorkers(settings.workers);
}

void WindowSession::takeSettings()
{
    static_cast<LibrarySettings&>(m_settings) = m_library.settings();
    m_window.settingsPage()->setSettings(m_settings);
    m_watcher.setFolders(m_settings.watched);
}

void WindowSession::readSecrets()
{
    if (m_settings.senders.brokerUser.isEmpty()) // nobody is asked to unlock what is not needed
        return;
    m_secrets.read(brokerPasswordKey, [this](const QString& secret) {
        if (!m_settings.senders.brokerPassword.isEmpty()) // given meanwhile
            return;
        m_settings.senders.brokerPassword = secret;
        m_window.settingsPage()->setSettings(m_settings);
        setUpTargets();
    });
}

void WindowSession::connectWelcome()
{
    WelcomePage* page = m_window.welcomePage();
    connect(this, &WindowSession::modelsChanged, page, &WelcomePage::setModels);
    connect(page, &WelcomePage::modelsWanted, this, &WindowSession::fetchModels);
    connect(page, &WelcomePage::accountWanted, m_ring.get(), &RingSettings::openDialog);
    connect(page, &WelcomePage::demoWanted, this, [this] {
        if (!Samples::openDemo(m_options))
            m_window.showError(tr("The sample recordings could not be opened. Try it at a terminal: ringface --demo"));
    });
}

void WindowSession::showModels()
{
    m_preview->setEngine(m_pipeline.engine().encoderId, m_pipeline.engine().limits);
    setModels(modelsState(m_pipeline.catalogue(), m_pipeline.engine()));
    m_window.setModelsMissing(modelsNotice(m_models, m_pipeline.engine()));
}

void WindowSession::setModels(const ModelsState& models)
{
    m_models = models;
    Q_EMIT modelsChanged(m_models);
}

void WindowSession::fetchModels()
{
    if (m_fetch && m_fetch->isRunning())
        return;
    m_fetch = std::make_unique<ModelFetch>();
    connect(m_fetch.get(), &ModelFetch::progress, this, [this](const QString& name, qint64 received, qint64 total) {
        constexpr qint64 whole = 100;
        const int percent = total > 0 ? int(received * whole / total) : 0;
        m_window.showTask(tr("Downloading %1").arg(name), percent);
        setModels({ModelsState::Kind::Downloading, 0, name, percent, {}, m_models.folder});
    });
    connect(m_fetch.get(), &ModelFetch::finished, this, &WindowSession::modelsFetched);
    m_window.setModelsMissing({});
    setModels({ModelsState::Kind::Downloading, 0, tr("network files"), 0, {}, m_models.folder});
    m_fetch->start(loadCatalogue(m_options.modelsFolder), m_pipeline.engine().missing);
}

void WindowSession::modelsFetched(const FetchResult& result)
{
    m_window.showTask({}, -1);
    if (!result.failures.isEmpty()) {
        const FetchFailure& first = result.failures.first();
        m_window.showError(tr("%1 could not be downloaded. Get it by hand from %2 and put it into %3.")
                               .arg(first.file.name, first.file.url.toString(), result.folder));
    }
    m_pipeline.findModels();
    if (!result.failures.isEmpty() && m_models.kind == ModelsState::Kind::Missing) {
        ModelsState failed = m_models;
        failed.kind = ModelsState::Kind::Failed;
        setModels(failed);
    }
}

void WindowSession::drawSamples()
{
    if (!m_options.demo)
        return;
    m_window.setDemo();
    m_samples = std::make_unique<Samples>(Samples::folderIn(m_options.libraryFolder));
    const auto tell = [this](int percent) { m_window.showTask(tr("Drawing the sample recordings"), percent, true); };
    tell(0);
    connect(m_samples.get(), &Samples::progressChanged, this, tell);
    connect(m_samples.get(), &Samples::ready, this, [this](const QString& file) {
        if (!m_library.seenFiles().contains(file)) // else it was scanned, or even removed, at an earlier start
            addPaths({file});
    });
    connect(m_samples.get(), &Samples::failed, this, [this](const QString& file, VideoWriteError error) {
        m_window.showError(
            error == VideoWriteError::NoEncoder
                ? tr("%1 could not be drawn: this computer's FFmpeg cannot make H.264. Install libx264, then start "
                     "Ringface again.")
                      .arg(file)
                : tr("%1 could not be written. Check the disk and the permissions, then start Ringface again.")
                      .arg(file));
    });
    connect(m_samples.get(), &Samples::finished, this, [this] { m_window.showTask({}, -1); });
    m_samples->start();
}

} // namespace ringface
