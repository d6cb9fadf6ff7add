// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/crashtrial.h"

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>

namespace ringface
{

Trial tryRecording(const TrialCommand& command, const QString& path, int ends, const std::function<bool()>& isCancelled)
{
    constexpr int askEveryMs = 100;
    constexpr int fatalEnds = 2;
    const Trial untried = ends < fatalEnds ? Trial::Survived : Trial::Crashed;
    if (command.isEmpty())
        return untried;
    QProcess process;
    process.setProgram(command.first());
    process.setArguments(command.mid(1) << path);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(QIODevice::NotOpen);
    if (!process.waitForStarted())
        return untried;
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
