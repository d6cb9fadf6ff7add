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
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTimer>

#include <ctime>
#include <optional>

namespace ringface::bench
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
/// Tells when the view has painted the frame that was wanted.
class Painted : public QObject
{
public:
    Painted(FrameView& view, const Playback& playback)
        : m_playback(playback)
    {
        view.installEventFilter(this);
    }
    void wait(qint64 ms)
    {
        m_wanted = ms;
        m_loop.exec();
    }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        constexpr qint64 aFrame = 100; // frames come at least ten times a second
        const qint64 late = m_playback.position() - m_wanted;
        if (event->type() == QEvent::Paint && late >= 0 && late <= aFrame)
            QTimer::singleShot(0, &m_loop, &QEventLoop::quit); // when it has been painted
        return false;
    }

private:
    const Playback& m_playback;
    QEventLoop m_loop;
    qint64 m_wanted = 0;
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

int benchPlayer(const Options& options)
{
    QRandomGenerator random(1);
    std::vector<double> opened;
    std::vector<double> sought;
    FrameView view;
    view.resize(1280, 720);
    view.show();
    for (const QString& video : videosIn({options.media})) {
        Playback playback(nullptr, Playback::Sound::None);
        QObject::connect(&playback, &Playback::frameShown, &view, &FrameView::setFrame);
        Painted painted(view, playback);
        opened.push_back(timeOf([&] {
            playback.open(video, 0);
            painted.wait(0);
        }));
        for (int run = 0; run < options.runs; ++run) {
            const auto to = qint64(random.bounded(int(playback.duration() * 9 / 10)));
            sought.push_back(timeOf([&] {
                playback.seek(to);
                painted.wait(to);
            }));
        }
    }
    print(u"open a recording until its first frame is painted"_s, median(opened), u"ms"_s);
    print(u"seek to a random moment until its frame is painted"_s, median(sought), u"ms"_s);
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
