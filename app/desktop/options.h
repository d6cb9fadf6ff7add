// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/enginefactory.h"

#include <QString>
#include <QStringList>

namespace ringface
{

/// What the command line of the window says.
struct DesktopOptions {
    QStringList paths; ///< absolute; files and folders to scan
    QString libraryFolder;
    QString modelsFolder;
    EngineChoice choice;
    QString problem; ///< set if the arguments are wrong
    QString help;    ///< set if help was asked for
    bool version = false;
    bool verbose = false; ///< what is done is written to stderr
    bool demo = false;    ///< on the sample recordings; libraryFolder is theirs
};
DesktopOptions readOptions(const QStringList& arguments);

} // namespace ringface
