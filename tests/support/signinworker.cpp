// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Signs in with the email, password and code that it is given on its input, a line each, says "signed in" and waits, so
// that tst_ringmemory can look at its memory.
#include "core/accounts/ring/ring.h"
#include "core/library/library.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace ringface;

namespace
{
/// A line of the input, of which nothing is kept.
QString readLine()
{
    QString line;
    char each = 0;
    while (read(STDIN_FILENO, &each, 1) == 1 && each != '\n')
        line += QLatin1Char(each);
    each = 0;
    return line;
}
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Library::Opened opened = Library::open(QCoreApplication::arguments().value(1));
    if (!opened.library)
        return 2;
    Ring ring(*opened.library);
    QObject::connect(&ring, &Ring::stepped, &ring, [&ring](const SignInStep& step) {
        if (step.problem)
            return QCoreApplication::exit(3);
        if (step.code) {
            QString code = readLine();
            ring.giveCode(code);
            code.fill(QChar(0));
            return;
        }
        std::puts("signed in");
        std::fflush(stdout);
    });
    QString email = readLine();
    QString password = readLine();
    ring.signIn(email, password);
    password.fill(QChar(0)); // its own copy
    return QCoreApplication::exec();
}
