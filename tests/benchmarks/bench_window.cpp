// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/measure.h"

#include "core/jobs/scanqueue.h"
#include "core/media/intake.h"
#include "core/playback/playback.h"
#include "core/vision/enginefactory.h"
#include "ui/player/frameview.h"

#include <QEvent>
#include <QEventLoop>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <ctime>
#include <utility>

namespace ringface::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// Counts what the view paints, and waits until it has painted what was asked for last.
class Painted : public QObject
{
public:
    Painted(FrameView& view, const Playback& playback)
    {
        connect(&playback, &Playback::frameShown, this, [this] { m_isNew = true; });
        view.installEventFilter(this);
    }
    void wait()
    {
        m_isNew = false;
        m_loop.exec();
    }
    int count() const { return m_count; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        if (event->type() == QEvent::Paint && std::exchange(m_isNew, false)) {
            ++m_count;
            QTimer::singleShot(0, &m_loop, &QEventLoop::quit); // when it has been painted
        }
        return false;
    }

private:
    QEventLoop m_loop;
    bool m_isNew = false;
    int m_count = 0;
};

double cpuMs()
{
    std::timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

void waitFor(std::chrono::milliseconds time)
{
    QEventLoop loop;
    QTimer::singleShot(time, &loop, &QEventLoop::quit);
    loop.exec();
}
} // namespace

namespace
{
/// How long ffmpeg takes to come to that frame, from its start to its end.
double ffmpegTo(const QString& video, qint64 ms)
{
    return timeOf([&] {
        QProcess::execute(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-ss"_s, QString::number(double(ms) / 1000), u"-i"_s,
                                        video, u"-frames:v"_s, u"1"_s, u"-f"_s, u"null"_s, u"-"_s});
    });
}

/// Pictures a second while a hand drags over the whole recording.
double dragged(Playback& playback, const Painted& painted)
{
    constexpr int moves = 240;
    constexpr auto between = 16ms;
    const int before = painted.count();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < moves; ++i) {
        playback.scrub(playback.duration() * i / moves);
        waitFor(between);
    }
    return (painted.count() - before) * 1000.0 / double(timer.elapsed());
}

/// Percent of the frames that are left out while it plays.
double leftOut(Playback& playback, const QString& video, std::chrono::milliseconds time)
{
    playback.open(video, 0);
    playback.play();
    waitFor(time);
    playback.pause();
    return 100.0 * playback.dropped() / std::max(1, playback.dropped() + playback.played());
}
} // namespace

int benchPlayer(const Options& options)
{
    constexpr int steps = 40;
    constexpr auto playing = 10s;
    QRandomGenerator random(1);
    FrameView view;
    view.resize(1280, 720);
    view.show();
    for (const QString& video : videosIn({options.media})) {
        const QString name = QFileInfo(video).fileName();
        Playback playback(nullptr, Playback::Sound::None);
        QObject::connect(&playback, &Playback::frameShown, &view, &FrameView::setFrame);
        QObject::connect(&view, &FrameView::areaChanged, &playback, &Playback::setArea);
        playback.setArea(view.size());
        Painted painted(view, playback);
        print(name + u": open until its first frame is painted"_s, timeOf([&] {
                  playback.open(video, 0);
                  painted.wait();
              }),
              u"ms"_s);
        std::vector<double> sought;
        std::vector<double> shares;
        for (int run = 0; run < options.runs; ++run) {
            const auto to = qint64(random.bounded(int(playback.duration())));
            sought.push_back(timeOf([&] {
                playback.seek(to);
                painted.wait();
            }));
            shares.push_back(sought.back() / ffmpegTo(video, to));
        }
        print(name + u": seek until its frame is painted"_s, median(sought), u"ms"_s);
        print(name + u": the same, by ffmpeg's way there"_s, median(shares), u"x"_s);
        print(name + u": dragging"_s, dragged(playback, painted), u"pictures a second"_s);
        playback.seek(playback.duration() * 2 / 3);
        painted.wait();
        const double back = timeOf([&] {
            for (int i = 0; i < steps; ++i) {
                playback.stepBack();
                painted.wait();
            }
        });
        print(name + u": steps back"_s, steps * 1000.0 / back, u"frames a second"_s);
        print(name + u": left out while it plays"_s, leftOut(playback, video, playing), u"%"_s);

        const EngineSetup setup = setUpEngine(loadCatalogue(options.models), {options.engine, u"yunet"_s});
        const QTemporaryDir folder;
        const std::unique_ptr<Library> library = Library::open(folder.path()).library;
        ScanQueue queue(*library, setup.factory, setup.id, {});
        queue.setWorkers(2);
        queue.addPaths({options.media});
        waitFor(1s);
        print(name + u": left out while it plays beside two scans"_s, leftOut(playback, video, playing), u"%"_s);
    }
    return 0;
}

int benchPause(const Options& options)
{
    constexpr auto beat = 20ms;
    constexpr double idle = 0.1; // of one core
    const EngineSetup setup = setUpEngine(loadCatalogue(options.models), {options.engine, u"yunet"_s});
    std::vector<double> stopped;
    for (int run = 0; run < options.runs; ++run) {
        const QTemporaryDir folder;
        const std::unique_ptr<Library> library = Library::open(folder.path()).library;
        ScanQueue queue(*library, setup.factory, setup.id, {});
        queue.setWorkers(2);
        queue.addPaths({options.media});
        waitFor(3s);
        QElapsedTimer timer;
        timer.start();
        queue.setPaused(true);
        double lastBusy = 0;
        for (double before = cpuMs(); timer.elapsed() < 1000;) {
            waitFor(beat);
            const double now = cpuMs();
            if (now - before > idle * double(beat.count()))
                lastBusy = double(timer.elapsed());
            before = now;
        }
        stopped.push_back(lastBusy);
    }
    print(u"pause until the processor is free"_s, median(stopped), u"ms"_s);
    return 0;
}

} // namespace ringface::bench
