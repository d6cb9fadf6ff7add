// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/trialcommand.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ringface
{

using namespace Qt::StringLiterals;

TrialCommand trialCommand(const QString& modelsFolder, const EngineChoice& choice)
{
    const QString program = QDir(QCoreApplication::applicationDirPath()).filePath(u"ringface-cli"_s);
    if (!QFileInfo(program).isExecutable())
        return {};
    TrialCommand command{program, u"try"_s};
    for (const auto& [option, value] : {std::pair(u"--models"_s, modelsFolder), std::pair(u"--engine"_s, choice.engine),
                                        std::pair(u"--detector"_s, choice.detector)}) {
        if (!value.isEmpty())
            command << option << value;
    }
    return command << u"--"_s;
}

} // namespace ringface
