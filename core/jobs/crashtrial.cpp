// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/crashtrial.h"

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace ringface
{

Trial tryRecording(const TrialCommand& command, const QString& path, const std::function<bool()>& isCancelled)
{
    constexpr int askEveryMs = 100;
    if (command.isEmpty())
        return Trial::NotPossible;
    QProcess process;
    process.setProgram(command.first());
    process.setArguments(command.mid(1) << path);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(QIODevice::NotOpen);
    if (!process.waitForStarted())
        return Trial::NotPossible;
    while (!process.waitForFinished(askEveryMs) && process.state() != QProcess::NotRunning) {
        if (isCancelled()) {
            process.kill();
            process.waitForFinished();
            return Trial::Cancelled;
        }
    }
    return process.exitStatus() == QProcess::CrashExit ? Trial::Crashed : Trial::Survived;
}

} // namespace ringface
