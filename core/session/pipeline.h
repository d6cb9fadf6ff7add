// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/scanqueue.h"
#include "core/library/library.h"
#include "core/vision/enginefactory.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ringface
{

class Reencoder;
class RetrainScheduler;

/// What a program was told about scanning; what it was not told is as the library's settings say.
struct PipelineOptions {
    QString modelsFolder{};              ///< of the network files
    std::optional<int> step{};           ///< every n-th frame is looked at
    std::optional<int> minFace{};        ///< pixels of the shown picture
    int workers = 0;                     ///< recordings scanned at a time; 0: one for each core
    std::optional<int> looksPerSecond{}; ///< of the recording, unless there is a step
};

ScanOptions scanOptionsOf(const PipelineOptions& told, const LibrarySettings& settings);

/// All background work on a library, in the order it needs: takes files in and scans them, makes faces of another
/// engine ready, learns what was said and names everybody anew. Engine, looks, smallest face and match limits are those
/// of the library's settings; when they change, it follows, and loses nothing that was asked for or is paused. Thread:
/// the GUI thread (of the command line: the main thread). Owns: the queue, the trainer, the re-encoder; the destructor
/// stops them and waits. Errors: scans tell in their recordings, the library in Library::failed().
class Pipeline : public QObject
{
    Q_OBJECT

public:
    /// \a library must outlive it. Nothing is begun yet.
    Pipeline(Library& library, const PipelineOptions& options, QObject* parent = nullptr);
    ~Pipeline() override;

    const ModelCatalogue& catalogue() const { return m_catalogue; }
    const EngineSetup& engine() const { return m_engine; }
    /// The engine's own, as the library's settings scale them.
    MatchLimits limits() const;
    ScanOptions scanOptions() const;

    ScanQueue& scans() { return *m_scans; }
    const ScanQueue& scans() const { return *m_scans; }
    void setWorkers(int count);

    /// Makes ready what another engine has made, and learns what is not learnt yet.
    void start();
    /// What an earlier run has left, and what was scanned with another detector.
    void scanUnfinished();
    /// Looks for the network files again: some have come, or gone.
    void findModels();
    /// Learns everything anew, whether it has to be or not.
    void learn();
    /// Calls \a next when everything that is in the library now was learnt and compared, or could not be.
    void whenLearnt(std::function<void()> next);
    bool isLearning() const;
    bool isReencoding() const;
    /// Nothing runs, and nothing waits.
    bool isIdle() const;
    /// Since start(), something could not be made ready or learnt.
    bool hasFailed() const { return m_failed; }

Q_SIGNALS:
    /// catalogue(), engine() and limits() may be others.
    void engineChanged();
    void learningChanged(bool learns);
    /// So many of \a total faces are ready.
    void reencoding(int done, int total);
    void reencoded(bool failed);
    void idle();

private:
    void useEngine();
    void makeReencoder();
    void applySettings();
    void learnt(bool stored);
    void tellIfIdle();

    Library& m_library;
    PipelineOptions m_options;
    LibrarySettings m_settings; ///< that are in use
    ModelCatalogue m_catalogue;
    EngineSetup m_engine;
    std::unique_ptr<ScanQueue> m_scans;
    std::unique_ptr<Reencoder> m_reencoder;
    std::unique_ptr<RetrainScheduler> m_trainer;
    using Waiting = std::vector<std::function<void()>>;
    Waiting m_waiting;    ///< for a training that begins from now on
    Waiting m_inTraining; ///< for the one that runs
    bool m_failed = false;
};

/// The engine for \a library. What is empty in \a choice is as the library's settings say. While the files of its
/// encoder are missing "basic" stands in, unless the library has descriptors of a better one: they stay until the files
/// are back.
/// Thread: GUI.
EngineSetup engineFor(const Library& library, const ModelCatalogue& catalogue, EngineChoice choice = {});
/// The limits of \a engine, as the library's settings scale them.
MatchLimits limitsFor(const Library& library, const EngineSetup& engine);

} // namespace ringface
