// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/pipeline.h"

#include "core/jobs/reencoder.h"
#include "core/jobs/retrainscheduler.h"
#include "core/recognition/recognise.h"
#include "core/session/trialcommand.h"

#include <QLoggingCategory>
#include <QThread>

#include <utility>

namespace ringface
{

EngineSetup engineFor(const Library& library, const ModelCatalogue& catalogue, EngineChoice choice)
{
    const LibrarySettings settings = library.settings();
    if (choice.engine.isEmpty())
        choice.engine = settings.engine;
    if (choice.detector.isEmpty())
        choice.detector = settings.detector;
    const EngineSetup setup = setUpEngine(catalogue, choice);
    if (setup.recognises)
        return setup;
    const QString present = library.recognition().newestEncoder();
    return setUpEngine(catalogue, choice, present.isEmpty() || present == basicEncoder().id);
}

MatchLimits limitsFor(const Library& library, const EngineSetup& engine)
{
    constexpr float whole = 100;
    return engine.limits.scaled(float(library.settings().matchPercent) / whole);
}

namespace
{
Q_LOGGING_CATEGORY(logged, "ringface.pipeline", QtCriticalMsg) // until startRunLog()
} // namespace

Pipeline::Pipeline(Library& library, const PipelineOptions& options, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_options(options)
    , m_settings(library.settings())
    , m_catalogue(loadCatalogue(options.modelsFolder))
    , m_engine(engineFor(library, m_catalogue))
    , m_scans(std::make_unique<ScanQueue>(library, m_engine.factory, m_engine.id, scanOptions()))
    , m_trainer(std::make_unique<RetrainScheduler>(library, recognise, m_engine.encoderId, limits()))
{
    m_scans->setTrial(trialCommand(options.modelsFolder, {{}, m_settings.detector}));
    setWorkers(options.workers);
    makeReencoder();
    connect(&library, &Library::changed, this, [this](const LibraryChange& change) {
        if (change.settings)
            applySettings();
    });
    connect(m_scans.get(), &ScanQueue::finished, this, &Pipeline::tellIfIdle);
    connect(m_scans.get(), &ScanQueue::scanned, this, [](qint64 id, ScanState state, MediaError error) {
        qCInfo(logged, "recording %lld scanned: state %d, error %d", id, int(state), int(error));
    });
    connect(m_scans.get(), &ScanQueue::notTakenIn, this,
            [](const IntakeProblem& problem) { qCWarning(logged, "not taken in: problem %d", int(problem.kind)); });
    connect(&library, &Library::failed, this,
            [](const QString& detail) { qCWarning(logged, "not stored: %s", qPrintable(detail)); });
    qCInfo(logged, "engine %s, %s", qPrintable(m_engine.id), m_engine.recognises ? "recognises" : "recognises nobody");
    connect(m_trainer.get(), &RetrainScheduler::started, this, [this] {
        for (std::function<void()>& next : std::exchange(m_waiting, {}))
            m_inTraining.push_back(std::move(next));
        Q_EMIT learningChanged(true);
    });
    connect(m_trainer.get(), &RetrainScheduler::trained, this, &Pipeline::learnt);
    connect(m_trainer.get(), &RetrainScheduler::finished, this, [this] {
        Q_EMIT learningChanged(false);
        tellIfIdle();
    });
}

Pipeline::~Pipeline()
{
    m_scans->disconnect(this);
    m_trainer->disconnect(this);
    m_reencoder->disconnect(this);
}

MatchLimits Pipeline::limits() const
{
    return limitsFor(m_library, m_engine);
}

ScanOptions scanOptionsOf(const PipelineOptions& told, const LibrarySettings& settings)
{
    ScanOptions options;
    options.looksPerSecond = told.looksPerSecond.value_or(settings.looksPerSecond);
    options.step = told.step.value_or(0);
    options.minFace = told.minFace.value_or(settings.minFace);
    return options;
}

ScanOptions Pipeline::scanOptions() const
{
    return scanOptionsOf(m_options, m_settings);
}

void Pipeline::setWorkers(int count)
{
    m_scans->setWorkers(count > 0 ? count : QThread::idealThreadCount());
}

void Pipeline::makeReencoder()
{
    m_reencoder =
        std::make_unique<Reencoder>(m_library, m_engine.factory, m_engine.recognises ? m_engine.encoderId : QString());
    connect(m_reencoder.get(), &Reencoder::progressChanged, this, &Pipeline::reencoding);
    connect(m_reencoder.get(), &Reencoder::finished, this, [this] {
        m_failed = m_failed || m_reencoder->hasFailed();
        qCInfo(logged, m_reencoder->hasFailed() ? "encoding anew failed" : "encoded anew");
        Q_EMIT reencoded(m_reencoder->hasFailed());
        m_trainer->request();
        m_trainer->release();
        tellIfIdle();
    });
}

void Pipeline::start()
{
    m_failed = false;
    if (m_library.isReadOnly())
        return tellIfIdle();
    m_reencoder->start();
    if (m_reencoder->isBusy()) // half of the descriptors make half of the names
        m_trainer->hold();
    else if (m_library.recognition().isDue() && !m_trainer->isBusy())
        m_trainer->request();
}

void Pipeline::scanUnfinished()
{
    if (m_library.isReadOnly())
        return;
    QList<RecordingId> unfinished;
    const QList<Recording> all = m_library.recordings();
    for (const Recording& r : all) {
        const bool outdated = r.state == ScanState::Done && !isScannedWith(r, m_engine.id);
        const bool wasOutOfReach = r.state == ScanState::Failed && r.error == MediaError::NotReadable;
        if (r.file.medium == Medium::Video && (r.state == ScanState::Waiting || outdated || wasOutOfReach))
            unfinished.append(r.id);
    }
    m_scans->enqueue(unfinished);
}

void Pipeline::findModels()
{
    m_catalogue = loadCatalogue(m_options.modelsFolder);
    const EngineSetup found = engineFor(m_library, m_catalogue);
    const bool same = found.id == m_engine.id && found.encoderId == m_engine.encoderId &&
                      found.recognises == m_engine.recognises && found.missing.size() == m_engine.missing.size();
    if (same) // what runs need not begin anew
        Q_EMIT engineChanged();
    else
        useEngine();
}

void Pipeline::useEngine()
{
    m_engine = engineFor(m_library, m_catalogue);
    qCInfo(logged, "engine %s, %s", qPrintable(m_engine.id), m_engine.recognises ? "recognises" : "recognises nobody");
    m_scans->setEngine(m_engine.factory, m_engine.id);
    m_scans->setTrial(trialCommand(m_options.modelsFolder, {{}, m_settings.detector}));
    makeReencoder();
    Q_EMIT engineChanged();
    start();
    if (!m_reencoder->isBusy())
        m_trainer->release();
    m_trainer->setTarget(m_engine.encoderId, limits());
    scanUnfinished();
}

void Pipeline::applySettings()
{
    const LibrarySettings old = std::exchange(m_settings, m_library.settings());
    if (m_settings.engine != old.engine || m_settings.detector != old.detector)
        return useEngine();
    m_scans->setOptions(scanOptions());
    m_trainer->setTarget(m_engine.encoderId, limits());
}

void Pipeline::learn()
{
    m_trainer->request();
}

void Pipeline::whenLearnt(std::function<void()> next)
{
    m_waiting.push_back(std::move(next));
    m_library.tellChanges(); // the trainer hears of what was said just now
    if (m_trainer->isBusy())
        return;
    if (m_library.recognition().isDue())
        m_trainer->request();
    else
        QMetaObject::invokeMethod(
            this, [this] { learnt(true); }, Qt::QueuedConnection);
}

void Pipeline::learnt(bool stored)
{
    qCInfo(logged, stored ? "learnt" : "what was learnt is out of date, or could not be stored");
    Waiting done;
    // What could not be stored is tried again only if something waits for its turn.
    if (stored || !m_trainer->isBusy())
        done = std::exchange(m_inTraining, {});
    if (!m_library.recognition().isDue() || !m_trainer->isBusy()) {
        for (std::function<void()>& next : std::exchange(m_waiting, {}))
            done.push_back(std::move(next));
    }
    m_failed = m_failed || (!stored && !m_trainer->isBusy());
    for (const std::function<void()>& next : done)
        next();
}

bool Pipeline::isLearning() const
{
    return m_trainer->isBusy();
}

bool Pipeline::isReencoding() const
{
    return m_reencoder->isBusy();
}

bool Pipeline::isIdle() const
{
    return !m_scans->isBusy() && !m_reencoder->isBusy() && !m_trainer->isBusy();
}

void Pipeline::tellIfIdle()
{
    if (isIdle())
        Q_EMIT idle();
}

} // namespace ringface
