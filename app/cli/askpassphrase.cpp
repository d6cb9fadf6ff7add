// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/askpassphrase.h"

#include <QTextStream>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace ringface::cli
{

std::optional<QString> askPassphrase(const char* variable, const QString& prompt)
{
    if (qEnvironmentVariableIsSet(variable))
        return qEnvironmentVariable(variable);
    termios shown{};
    if (tcgetattr(STDIN_FILENO, &shown) != 0)
        return std::nullopt;
    termios hidden = shown;
    hidden.c_lflag &= ~tcflag_t(ECHO);
    QTextStream(stderr) << prompt << ": " << Qt::flush;
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    const QString typed = QTextStream(stdin).readLine();
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    QTextStream(stderr) << '\n';
    return typed;
}

} // namespace ringface::cli
