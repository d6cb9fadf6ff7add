// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/library/values/jsonwords.h"
#include "core/vision/enginefactory.h"

#include <QCommandLineParser>
#include <QJsonDocument>
#include <QJsonValue>

namespace ringface::cli
{

/// What the program ends with; part of the contract with scripts.
enum ExitCode { Good = 0, Failed = 1, WrongUsage = 2, SomeUnreadable = 3, Interrupted = 130 };

/// What serve was told.
struct Serving {
    quint16 port = 0;
    QString bind;
    QString token;
    QStringList allowed; ///< --allow
    int timeLimit = 0;   ///< seconds
};

/// The options, and what the commands need, made when it is first asked for.
struct Context {
    QStringList arguments; ///< after the command
    QString libraryFolder;
    QString modelsFolder;
    EngineChoice choice;
    bool json = false;
    QStringList faces;  ///< --face
    QStringList groups; ///< --group
    QString name;       ///< --name
    QString notName;    ///< --not
    bool ignore = false;
    bool together = false;
    bool split = false;
    bool yes = false;
    bool csv = false;
    QString command;      ///< --command
    QString webhook;      ///< --webhook
    QString mqtt;         ///< --mqtt
    QString imagesFolder; ///< --images
    QStringList mongo;    ///< --mongo
    bool scanToo = false; ///< --scan
    bool write = false;
    bool guesses = false;
    int step = 4;
    int minFace = 40;
    Serving serving;

    std::unique_ptr<Library> library;

    /// Opens the library; says on stderr why not.
    bool open();
    /// Later commands on this library use the engine of the options.
    void rememberEngine();
    /// The engine of the options, else the one the library was scanned with, else the default.
    EngineSetup engine();
    ModelCatalogue catalogue() const { return loadCatalogue(modelsFolder); }
    /// Makes descriptors of the engine in use (which is remembered) for faces that have another one's, then learns from
    /// the labels and guesses everything again.
    bool train();
    /// False, with a word on stderr, if it could not.
    bool reencode();
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
int usage(const QString& line);

/// "1 face", "2 faces".
QString counted(qsizetype count, const QString& one, const QString& many);

/// What happened and what to do, in one sentence; empty for None.
QString describe(MediaError error);
/// The same for what was not taken in; it names the file.
QString describe(const IntakeProblem& problem);
QString nameOf(ScanState state);
/// One word with dashes, as in faces --json.
QString nameOf(Reason reason);
/// Local, or "unknown time".
QString localTime(const QDateTime& time);
/// Names each missing file, its address and where to put it; not where ./run has done that.
void complainAboutModels(const ModelCatalogue& catalogue, const EngineSetup& setup);

int scan(Context& context);
/// Not in --help: the programs start it for what was being looked at when one of them ended.
int tryRecording(Context& context);
/// Writes the sample recordings.
int makeDemo(Context& context);
/// Scans these videos and folders into the open library, and learns.
int scanPaths(Context& context, const QStringList& paths);
int recordings(Context& context);
int faces(Context& context);
int groups(Context& context);
int people(Context& context);
int person(Context& context);
int forget(Context& context);
int visits(Context& context);
int label(Context& context);
int unlabel(Context& context);
int train(Context& context);
int reencode(Context& context);
int review(Context& context);
int acceptShare(Context& context);
int classifier(Context& context);
int evaluate(Context& context);
int analyze(Context& context);
int recognize(Context& context);
int fit(Context& context);
int models(Context& context);
int backup(Context& context);
int passphrase(Context& context);
int watch(Context& context);
int restore(Context& context);
int serve(Context& context);
int importData(Context& context);
int exportData(Context& context);

} // namespace ringface::cli
