// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/library/values/jsonwords.h"
#include "core/session/pipeline.h"

#include <QJsonDocument>
#include <QJsonValue>

namespace ringface::cli
{

/// What the program ends with; part of the contract with scripts.
enum ExitCode { Good = 0, Failed = 1, WrongUsage = 2, SomeUnreadable = 3, Interrupted = 130 };

/// The options that commands share, and what they need, made when it is first asked for.
struct Context {
    QString libraryFolder;
    QString modelsFolder;
    EngineChoice choice;
    bool json = false;        ///< --json
    PipelineOptions scanning; ///< --step, --looks-per-second, --min-face

    std::unique_ptr<Library> library;
    std::unique_ptr<Pipeline> work; ///< see pipeline()

    /// Opens the library; says on stderr why not.
    bool open();
    /// The background work on the open library, with the engine of the options, which later commands on this library
    /// use too.
    Pipeline& pipeline();
    /// Makes faces of another engine ready, and learns what was said and found, until nothing is left to do. False,
    /// with a word on stderr, if something could not be done.
    bool settle();
    /// The engine of the options, else as the library's settings say, else the default; for what changes no library.
    EngineSetup engine();
    /// Its limits, as the library's settings scale them.
    MatchLimits limits(const EngineSetup& setup) const;
    ScanOptions scanOptions() const;
    ModelCatalogue catalogue() const { return loadCatalogue(modelsFolder); }
    /// Null, with a word on stderr, if it cannot be made.
    std::unique_ptr<FaceEngine> makeEngine(const EngineSetup& setup);
    /// The one chosen; null, likewise, if it cannot tell people apart.
    std::unique_ptr<FaceEngine> makeEncodingEngine();
};

/// Default place of the library, in the user's data folder.
QString defaultLibraryFolder();

void print(const QJsonDocument& document);
void print(const QString& line);
void complain(const QString& line);
void complain(const IntakeProblem& problem); ///< with what the system said
int usage(const QString& line);

/// "1 face", "2 faces".
QString counted(qsizetype count, const QString& one, const QString& many);

QString nameOf(ScanState state);
/// One word with dashes, as in faces --json.
QString nameOf(Reason reason);
/// Local, or "unknown time".
QString localTime(const QDateTime& time);
/// Names each missing file, its address and where to put it; not where ./run has done that.
void complainAboutModels(const ModelCatalogue& catalogue, const EngineSetup& setup);

/// Scans these videos and folders into the open library, and learns.
int scanPaths(Context& context, const QStringList& paths);

} // namespace ringface::cli
