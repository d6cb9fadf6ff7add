// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/application.h"

#include "core/jobs/reencoder.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "core/vision/modelfetch.h"
#include "ui/mainwindow.h"
#include "ui/startproblem.h"

#include <QCoreApplication>
#include <QSettings>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// What is missing, with links to fetch it by hand, and where to put it (rich text); empty if nothing is missing.
QString missingText(const ModelCatalogue& catalogue, const QList<ModelFile>& missing)
{
    if (catalogue.error != ManifestError::None)
        return Application::tr("The list of network files %1 is damaged. Faces are boxed, but nobody is recognised.")
            .arg(catalogue.manifest.toHtmlEscaped());
    if (missing.isEmpty())
        return {};
    QStringList files;
    for (const ModelFile& file : missing) {
        files << (file.url.isEmpty()
                      ? file.name.toHtmlEscaped()
                      : u"<a href=\"%1\">%2</a>"_s.arg(file.url.toString(QUrl::FullyEncoded), file.name));
    }
    return Application::tr(
               "To recognise people, Ringface needs network files that are not there yet. Download them now, "
               "or put them into %1 by hand: %2")
        .arg(catalogue.folder.toHtmlEscaped(), files.join(u", "_s));
}
} // namespace

Application::Application(const DesktopOptions& options)
    : m_options(options)
{
}

Application::~Application()
{
    // Workers first, then the window, then the library that all of them use.
    m_fetch.reset();
    m_scans.reset();
    m_reencoding.reset();
    m_retraining.reset();
    if (m_window)
        saveLayout();
    m_window.reset();
}

bool Application::start()
{
    Library::Opened opened = Library::open(m_options.libraryFolder);
    if (!opened.library) {
        showStartProblem(opened.error, m_options.libraryFolder, opened.detail);
        return false;
    }
    m_library = std::move(opened.library);
    m_window = std::make_unique<MainWindow>(*m_library);
    connect(m_window.get(), &MainWindow::filesDropped, this,
            [this](const QStringList& paths) { m_scans->addPaths(paths); });
    connect(m_window.get(), &MainWindow::cancelScan, this, [this] { m_scans->cancel(); });
    connect(m_window.get(), &MainWindow::fetchModels, this, &Application::fetchModels);
    setUpBackground();
    const QSettings settings;
    m_window->restore(settings.value("geometry"_L1).toByteArray(), settings.value("layout"_L1).toByteArray());
    m_window->show();
    scanUnfinished();
    if (!m_options.paths.isEmpty())
        m_scans->addPaths(m_options.paths);
    return true;
}

void Application::setUpBackground()
{
    for (const auto& [key, value] :
         {std::pair(u"engine"_s, m_options.choice.engine), std::pair(u"detector"_s, m_options.choice.detector)}) {
        if (!value.isEmpty())
            m_library->setSetting(key, value);
    }
    const EngineChoice choice{m_library->setting(u"engine"_s), m_library->setting(u"detector"_s)};
    const ModelCatalogue catalogue = loadCatalogue(m_options.modelsFolder);
    const EngineSetup setup = setUpEngine(catalogue, choice);
    m_engineId = setup.id;
    m_window->setModelsMissing(missingText(catalogue, setup.missing));

    m_scans = std::make_unique<ScanQueue>(*m_library, setup.factory, setup.id, ScanOptions());
    m_retraining = std::make_unique<RetrainScheduler>(*m_library, recognise, setup.encoderId, setup.limits);
    m_reencoding =
        std::make_unique<Reencoder>(*m_library, setup.factory, setup.missing.isEmpty() ? setup.encoderId : QString());
    connect(m_reencoding.get(), &Reencoder::progressChanged, m_window.get(), [this](int done, int total) {
        m_window->showNotice(tr("Getting faces ready for the new engine: %1 of %2").arg(done).arg(total));
    });
    connect(m_reencoding.get(), &Reencoder::finished, this, [this] {
        m_window->showNotice({});
        if (m_reencoding->hasFailed())
            m_window->showError(tr("The faces could not be made ready for this engine: a network file is damaged or "
                                   "missing, or the disk is full. Nothing is lost; it goes on when Ringface is started "
                                   "again."));
        m_retraining->request();
        m_retraining->release();
    });
    connect(m_scans.get(), &ScanQueue::progressChanged, m_window.get(), &MainWindow::setScan);
    connect(m_scans.get(), &ScanQueue::finished, this, &Application::scanned);
    connect(m_retraining.get(), &RetrainScheduler::started, m_window.get(), [this] { m_window->setRetraining(true); });
    connect(m_retraining.get(), &RetrainScheduler::finished, m_window.get(),
            [this] { m_window->setRetraining(false); });
}

void Application::scanUnfinished()
{
    QList<RecordingId> unfinished;
    for (const Recording& r : m_library->recordings()) {
        const bool outdated = r.state == ScanState::Done && !isScannedWith(r, m_engineId);
        if (r.file.medium == Medium::Video && (r.state == ScanState::Waiting || outdated))
            unfinished.append(r.id);
    }
    m_scans->enqueue(unfinished);
    m_reencoding->start();
    if (m_reencoding->isBusy()) // half of the descriptors make half of the names
        m_retraining->hold();
    else if (m_library->recognition().isDue())
        m_retraining->request();
}

void Application::scanned()
{
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
    const ModelCatalogue catalogue = loadCatalogue(m_options.modelsFolder);
    QList<ModelFile> wanted;
    for (const ModelFile& file : catalogue.files) {
        if (quickCheck(catalogue, file) != ModelState::Good)
            wanted.append(file);
    }
    m_fetch = std::make_unique<ModelFetch>();
    connect(m_fetch.get(), &ModelFetch::progress, m_window.get(),
            [this](const QString& name, qint64 received, qint64 total) {
                m_window->showNotice(tr("Downloading %1: %2 %").arg(name).arg(total > 0 ? received * 100 / total : 0));
            });
    connect(m_fetch.get(), &ModelFetch::finished, this, &Application::modelsFetched);
    m_fetch->start(catalogue, wanted);
}

void Application::modelsFetched(const FetchResult& result)
{
    m_window->showNotice({});
    if (!result.failures.isEmpty()) {
        const FetchFailure& first = result.failures.first();
        m_window->showError(tr("%1 could not be downloaded. Get it by hand from %2 and put it into %3.")
                                .arg(first.file.name, first.file.url.toString(), result.folder));
    }
    setUpBackground();
    scanUnfinished();
}

void Application::saveLayout() const
{
    QSettings settings;
    settings.setValue("geometry"_L1, m_window->saveGeometry());
    settings.setValue("layout"_L1, m_window->layoutState());
}

} // namespace ringface
