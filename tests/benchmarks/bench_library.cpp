// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// How long the window waits for its library when it is big. One line of JSON for each figure.
// bench_library [folder]: a big library is written there, unless it is there already.
#include "core/library/library.h"
#include "tests/support/biglibrary.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <cstdio>
#include <malloc.h>

using namespace ringface;
using namespace Qt::StringLiterals;

namespace
{
void print(const QString& figure, double value, const QString& unit)
{
    const QJsonObject line{{u"figure"_s, figure}, {u"value"_s, value}, {u"unit"_s, unit}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

template <typename Work>
double measure(const QString& figure, Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    const double ms = double(timer.nsecsElapsed()) / 1e6;
    print(figure, ms, u"ms"_s);
    return ms;
}

double usedMb()
{
    const struct mallinfo2 info = mallinfo2();
    return double(info.uordblks + info.hblkhd) / 1e6;
}

/// What the window asks for whenever a name changes.
double readAll(const Library& library, const QString& when)
{
    double sum = 0;
    sum += measure(when + u": people"_s, [&] { library.people(); });
    sum += measure(when + u": presences"_s, [&] { library.presences(); });
    sum += measure(when + u": visits"_s, [&] { library.visits(); });
    sum += measure(when + u": groups"_s, [&] { library.groups(); });
    print(when + u": together"_s, sum, u"ms"_s);
    return sum;
}
} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir temporary;
    const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : temporary.path();
    if (!QFileInfo::exists(folder + u"/library.sqlite"_s)) {
        bool written = false;
        measure(u"write"_s, [&] { written = testing::BigLibrary({}).write(folder); });
        if (!written)
            return 1;
    }
    std::unique_ptr<Library> library;
    measure(u"open"_s, [&] { library = Library::open(folder).library; });
    if (!library)
        return 1;
    const double before = usedMb();
    readAll(*library, u"first"_s);
    print(u"memory kept"_s, usedMb() - before, u"MB"_s);
    readAll(*library, u"again"_s);

    const QList<Group> groups = library->groups();
    const FaceId face = groups.isEmpty() ? 0 : groups.first().faces.last();
    const RecordingId recording = library->face(face).value_or(Face{}).recording;
    const QString somebody = u"Person 7"_s;
    measure(u"say"_s, [&] { library->labels().say({face}, somebody); });
    readAll(*library, u"after say"_s);
    measure(u"one recording: tracks"_s, [&] { library->tracks(recording); });
    measure(u"one recording: presences"_s, [&] { library->presences(recording); });
    measure(u"one recording: faces"_s, [&] { library->faces(recording); });
    measure(u"one recording: face"_s, [&] { library->face(face); });
    measure(u"recordings"_s, [&] { library->recordings(); });
    measure(u"clear"_s, [&] { library->labels().clear({face}); });
    measure(u"accept"_s, [&] { library->recognition().setAcceptShare(0.7F); });
    readAll(*library, u"after accept"_s);

    QList<RecordingId> all;
    for (const Recording& r : library->recordings())
        all.append(r.id);
    measure(u"remove one recording"_s, [&] { library->removeRecordings({recording}); });
    measure(u"restore one recording"_s, [&] { library->restoreRecordings({recording}); });
    measure(u"remove all recordings"_s, [&] { library->removeRecordings(all); });
    measure(u"restore all recordings"_s, [&] { library->restoreRecordings(all); });
    return 0;
}
