// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/options.h"

#include "app/desktop/samples.h"

#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace ringface
{

using namespace Qt::StringLiterals;

DesktopOptions readOptions(const QStringList& arguments)
{
    const QString library =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ringface/library"_L1;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Says who was at the door. Everything stays on this computer."_s);
    parser.addOptions({
        {u"library"_s, u"Folder of the library (default: %1)."_s.arg(library), u"DIR"_s, library},
        {u"models"_s, u"Folder of the network files (default: $RINGFACE_MODELS, else the user's data folder)."_s,
         u"DIR"_s},
        {u"engine"_s, u"precise (default), classic (the original Ringface's) or basic (needs no network files)."_s,
         u"NAME"_s},
        {u"detector"_s, u"yunet (default) or hog, which is slower and needs no file."_s, u"NAME"_s},
        {u"verbose"_s, u"Write to stderr what is done, in detail."_s},
        {u"demo"_s, u"Try everything with sample recordings, in a library of their own."_s},
    });
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(u"PATH"_s, u"Recordings, or folders of recordings, to look through."_s,
                                 u"[PATH...]"_s);

    DesktopOptions options;
    if (!parser.parse(arguments)) {
        options.problem = parser.errorText();
        return options;
    }
    if (parser.isSet(help))
        options.help = parser.helpText();
    options.version = parser.isSet(version);
    options.libraryFolder = parser.value(u"library"_s);
    options.verbose = parser.isSet(u"verbose"_s);
    options.demo = parser.isSet(u"demo"_s);
    if (options.demo && (parser.isSet(u"library"_s) || !parser.positionalArguments().isEmpty()))
        options.problem = u"--demo has recordings and a library of its own."_s;
    if (options.demo)
        options.libraryFolder = Samples::libraryFolder();
    options.modelsFolder = parser.value(u"models"_s);
    options.choice = {parser.value(u"engine"_s), parser.value(u"detector"_s)};
    if (!QStringList{u""_s, u"precise"_s, u"classic"_s, u"basic"_s}.contains(options.choice.engine))
        options.problem = u"--engine takes precise, classic or basic."_s;
    if (!QStringList{u""_s, u"yunet"_s, u"hog"_s}.contains(options.choice.detector))
        options.problem = u"--detector takes yunet or hog."_s;
    for (const QString& path : parser.positionalArguments())
        options.paths << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    return options;
}

} // namespace ringface
