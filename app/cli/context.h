// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/vision/enginefactory.h"

#include <QCommandLineParser>
#include <QJsonDocument>

namespace ringface::cli
{

/// What the program ends with; part of the contract with scripts.
enum ExitCode { Good = 0, Failed = 1, WrongUsage = 2, SomeUnreadable = 3 };

/// The options, and what the commands need, made when it is first asked for.
struct Context {
    QStringList arguments; ///< after the command
    QString libraryFolder;
    QString modelsFolder;
    EngineChoice choice;
    bool json = false;
    QStringList faces;    ///< --face
    QString group;        ///< --group
    QString name;         ///< --name
    QString imagesFolder; ///< --images
    int step = 4;
    int minFace = 40;

    std::unique_ptr<Library> library;

    /// Opens the library; says on stderr why not.
    bool open();
    /// Later commands on this library use the engine of the options.
    void rememberEngine();
    /// The engine of the options, else the one the library was scanned with, else the default.
    EngineSetup engine();
    ModelCatalogue catalogue() const { return loadCatalogue(modelsFolder); }
    /// Learns from the labels and guesses everything again.
    bool train();
};

/// Default place of the library, in the user's data folder.
QString defaultLibraryFolder();

void print(const QJsonDocument& document);
void print(const QString& line);
void complain(const QString& line);
int usage(const QString& line);

/// What happened and what to do, in one sentence; empty for None.
QString describe(MediaError error);
QString nameOf(ScanState state);
/// Names each missing file, its address and where to put it.
void complainAboutModels(const ModelCatalogue& catalogue, const QList<ModelFile>& missing);

int scan(Context& context);
int recordings(Context& context);
int faces(Context& context);
int groups(Context& context);
int people(Context& context);
int label(Context& context);
int unlabel(Context& context);
int train(Context& context);
int analyze(Context& context);
int recognize(Context& context);
int fit(Context& context);
int models(Context& context);

} // namespace ringface::cli
