// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// One round of fetching for the library in the folder that it is given, for tst_ringkilled. Ends with 0 if it went
// well.
#include "core/accounts/ring/ring.h"
#include "core/library/library.h"

#include <QCoreApplication>

using namespace ringface;

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const Library::Opened opened = Library::open(QCoreApplication::arguments().value(1));
    if (!opened.library)
        return 2;
    Ring ring(*opened.library);
    QObject::connect(&ring.fetch(), &RecordingFetch::ended, &ring, [](const AccountProblem& problem) {
        QCoreApplication::exit(problem ? 10 + int(problem.error) : 0);
    });
    ring.fetch().load();
    ring.fetch().fetchNow();
    return QCoreApplication::exec();
}
