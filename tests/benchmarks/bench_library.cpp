// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "core/jobs/retrainscheduler.h"
#include "core/library/library.h"
#include "core/recognition/recognise.h"
#include "core/vision/enginefactory.h"
#include "tests/support/biglibrary.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <malloc.h>

namespace ringface::bench
{

using namespace Qt::StringLiterals;

namespace
{
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
/// Learns in the background, as the window does, and prints how long the event loop stood still at most.
void learn(RetrainScheduler& scheduler, const QString& what, const std::function<void()>& begin)
{
    QElapsedTimer since;
    qint64 longest = 0;
    QTimer beat;
    QObject::connect(&beat, &QTimer::timeout,
                     [&] { longest = std::max(longest, since.nsecsElapsed()), since.start(); });
    QEventLoop loop;
    QObject::connect(&scheduler, &RetrainScheduler::finished, &loop, &QEventLoop::quit);
    beat.start(0);
    since.start();
    measure(what, [&] {
        begin();
        loop.exec();
    });
    print(what + u": event loop stood still"_s, double(longest) / 1e6, u"ms"_s);
}
} // namespace

namespace
{
/// From a label to the names, with 30 people and 2,000 tracks.
bool learnInAStreet()
{
    const QTemporaryDir folder;
    const EngineSetup setup = setUpEngine(loadCatalogue(), {u"basic"_s, u"hog"_s});
    if (!testing::BigLibrary(
             {.recordings = 500, .faces = 10'000, .people = 30, .descriptors = true, .encoder = setup.encoderId})
             .write(folder.path()))
        return false;
    const std::unique_ptr<Library> library = Library::open(folder.path()).library;
    if (!library)
        return false;
    RetrainScheduler scheduler(*library, recognise, setup.encoderId, setup.limits);
    learn(scheduler, u"30 people, 2,000 tracks: learn for the first time"_s, [&] { scheduler.request(); });
    const QList<Group> groups = library->groups();
    learn(scheduler, u"30 people, 2,000 tracks: label to names"_s,
          [&] { library->labels().say({groups.value(1).faces.value(0)}, u"Person 8"_s); });
    return true;
}
} // namespace

int benchLibrary(const Options& options)
{
    if (!learnInAStreet())
        return 1;
    const QTemporaryDir temporary;
    const QString folder = options.folder.isEmpty() ? temporary.path() : options.folder;
    if (!QFileInfo::exists(folder + u"/library.sqlite"_s)) {
        bool written = false;
        measure(u"write"_s, [&] { written = testing::BigLibrary({.descriptors = true}).write(folder); });
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
    MatchLimits limits = setUpEngine(loadCatalogue(), {u"basic"_s, u"hog"_s}).limits;
    RetrainScheduler scheduler(*library, recognise, u"sface"_s, limits);
    learn(scheduler, u"learn for the first time"_s, [&] { scheduler.request(); });
    learn(scheduler, u"learn after one more label"_s,
          [&] { library->labels().say({groups.value(1).faces.value(0)}, u"Person 8"_s); });
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

} // namespace ringface::bench
