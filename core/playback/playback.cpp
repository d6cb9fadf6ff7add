// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playback/playback.h"

#include "core/playback/framefeeder.h"
#include "core/playback/soundoutput.h"

#include <QAudio>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ringface
{

namespace
{
constexpr int ahead = 6;     // frames decoded before they are due
constexpr qreal fastest = 2; // that is heard
constexpr int mostThreads = 4;
constexpr int lookEveryMs = 1000;
constexpr int noSoundMs = 500;
constexpr double late = 100; // milliseconds that the picture may wait for the sound
constexpr int resizedMs = 60;
} // namespace

Playback::Playback(QObject* parent, Sound sound)
    : QObject(parent)
    , m_hasSound(sound == Sound::On)
    , m_feeder(new FrameFeeder)
{
    m_feeder->moveToThread(&m_frameThread);
    connect(&m_frameThread, &QThread::finished, m_feeder, &QObject::deleteLater);
    connect(m_feeder, &FrameFeeder::opened, this, &Playback::takeOpened);
    connect(m_feeder, &FrameFeeder::shown, this, &Playback::takeShown);
    connect(m_feeder, &FrameFeeder::fetched, this, &Playback::takeFetched);
    connect(m_feeder, &FrameFeeder::pictureTaken, this, &Playback::pictureTaken);
    connect(m_feeder, &FrameFeeder::failed, this, &Playback::takeFailed);
    connect(m_feeder, &FrameFeeder::durationChanged, this, [this](quint64, qint64 ms) {
        m_duration = ms;
        Q_EMIT durationChanged(ms);
    });
    connect(m_feeder, &FrameFeeder::ended, this, [this](quint64 request) {
        if (request != m_request)
            return;
        m_atEnd = true;
        scheduleNext();
    });
    m_frameThread.start();

    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, &Playback::showDue);
    m_resized.setSingleShot(true);
    m_resized.setInterval(resizedMs);
    connect(&m_resized, &QTimer::timeout, this, [this] {
        if (m_awaits != Awaits::Nothing)
            m_resized.start();
        else if (m_hasShown && !m_wantsToPlay)
            ask(Awaits::Frame, &FrameFeeder::show, m_shownMs);
    });
    m_noSound.setSingleShot(true);
    m_noSound.setInterval(noSoundMs);
    connect(&m_noSound, &QTimer::timeout, this, [this] { startClock(double(m_shownMs)); });
    if (!m_hasSound)
        return;
    m_output = new SoundOutput;
    m_output->moveToThread(&m_soundThread);
    connect(&m_soundThread, &QThread::finished, m_output, &QObject::deleteLater);
    connect(m_output, &SoundOutput::heard, this, [this](quint64 request, double ms, PlaybackClock::Time when) {
        if (request != m_request || !m_wantsToPlay || m_awaits != Awaits::Nothing)
            return;
        const bool isFirst = std::exchange(m_soundIsAwaited, false);
        if (isFirst && m_clock.runs() && std::abs(m_clock.at(when) - ms) > late)
            return startSound(true); // the device took too long to begin; the picture goes on
        if (m_clock.runs())
            m_clock.follow(ms, when);
        else
            m_clock.start(ms, m_rate, when);
        m_noSound.stop();
        scheduleNext();
    });
    connect(m_output, &SoundOutput::silent, this, [this](quint64 request, bool deviceFailed) {
        if (request != m_request)
            return;
        m_triesAgain = deviceFailed;
        if (m_noSound.isActive())
            startClock(double(m_shownMs));
    });
    m_soundThread.start(QThread::HighPriority);
    m_device = QMediaDevices::defaultAudioOutput();
    connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &Playback::followDevice);
    m_look.setInterval(lookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &Playback::followDevice);
}

Playback::~Playback()
{
    newRequest();
    m_frameThread.quit();
    m_soundThread.quit();
    m_frameThread.wait();
    m_soundThread.wait();
}

quint64 Playback::newRequest()
{
    ++m_request;
    m_feeder->announce(m_request);
    if (m_output)
        m_output->announce(m_request);
    return m_request;
}

template <typename... Arguments>
void Playback::ask(Awaits answer, void (FrameFeeder::*what)(quint64, Arguments...),
                   std::type_identity_t<Arguments>... arguments)
{
    m_awaits = answer;
    const quint64 request = newRequest();
    QMetaObject::invokeMethod(
        m_feeder, [feeder = m_feeder, what, request, arguments...] { (feeder->*what)(request, arguments...); },
        Qt::QueuedConnection);
}

void Playback::open(const QString& file, qint64 startMs)
{
    stopFrames();
    setPlaying(false);
    m_file = file;
    m_duration = 0;
    m_startMs = startMs;
    m_shownMs = 0;
    m_hasShown = false;
    ask(Awaits::Opened, &FrameFeeder::openFile, file,
        m_hasSound ? std::min(mostThreads, QThread::idealThreadCount()) : 1);
}

void Playback::close()
{
    open({}, 0);
    m_awaits = Awaits::Nothing;
}

void Playback::takeOpened(quint64 request, MediaError error, qint64 durationMs)
{
    if (request != m_request || m_awaits != Awaits::Opened)
        return;
    if (error != MediaError::None) {
        m_awaits = Awaits::Nothing;
        setPlaying(false);
        Q_EMIT failed(error);
        return;
    }
    m_duration = durationMs;
    Q_EMIT durationChanged(durationMs);
    ask(Awaits::Frame, &FrameFeeder::show, m_startMs);
}

void Playback::takeFailed(quint64 request)
{
    if (request != m_request)
        return;
    m_awaits = Awaits::Nothing;
    setPlaying(false);
    if (!m_hasShown)
        Q_EMIT failed(MediaError::NoPicture);
}

void Playback::takeShown(quint64 request, const ShownFrame& frame)
{
    if (request != m_request)
        return;
    m_awaits = Awaits::Nothing;
    show(frame);
    if (m_wantsToPlay && m_awaits == Awaits::Nothing)
        startFrames();
}

void Playback::show(const ShownFrame& frame)
{
    m_shownMs = frame.timeMs;
    m_hasShown = true;
    Q_EMIT frameShown(frame);
}

void Playback::setPlaying(bool playing)
{
    if (playing == m_wantsToPlay)
        return;
    m_wantsToPlay = playing;
    if (!playing)
        stopSound();
    if (playing && m_hasSound)
        m_look.start();
    else
        m_look.stop();
    Q_EMIT playingChanged(playing);
}

void Playback::play()
{
    if (m_wantsToPlay)
        return;
    setPlaying(true);
    if (m_awaits == Awaits::Step) // goes on from there
        m_awaits = Awaits::Frame;
    if (m_awaits != Awaits::Nothing || !m_hasShown)
        return;
    if (m_atEnd)
        ask(Awaits::Frame, &FrameFeeder::show, 0);
    else
        startFrames();
}

void Playback::pause()
{
    if (m_awaits == Awaits::Nothing && m_wantsToPlay) {
        stopFrames();
        newRequest();
    }
    setPlaying(false);
}

void Playback::togglePlaying()
{
    if (m_wantsToPlay)
        pause();
    else
        play();
}

void Playback::go(qint64 ms, void (FrameFeeder::*how)(quint64, qint64))
{
    if (m_awaits == Awaits::Opened) {
        m_startMs = ms;
    } else if (m_hasShown || m_awaits == Awaits::Frame) {
        stopFrames();
        ask(Awaits::Frame, how, std::max<qint64>(0, ms));
    }
    Q_EMIT seekAsked(ms);
}

void Playback::seek(qint64 ms)
{
    go(ms, &FrameFeeder::show);
}

void Playback::scrub(qint64 ms)
{
    go(ms, &FrameFeeder::scrub);
}

void Playback::step(int direction)
{
    if (m_awaits == Awaits::Step || !m_hasShown)
        return;
    stopFrames();
    setPlaying(false);
    ask(Awaits::Step, &FrameFeeder::step, m_shownMs, direction);
}

void Playback::stopFrames()
{
    m_clock.stop();
    m_due.stop();
    m_noSound.stop();
    m_queue.clear();
    m_fetching = 0;
    m_continues = false;
    m_atEnd = false;
}

void Playback::stopSound()
{
    if (m_output) {
        QMetaObject::invokeMethod(
            m_output, [output = m_output, request = m_request] { output->stop(request); }, Qt::QueuedConnection);
    }
}

void Playback::startFrames()
{
    stopFrames();
    newRequest();
    m_dropped = m_played = 0;
    fetchMore();
    startSound(false);
}

/// \a catchesUp: it is to fit the clock, which runs.
void Playback::startSound(bool catchesUp)
{
    if (!isHeard() || m_rate > fastest) {
        stopSound();
        return startClock(double(m_shownMs));
    }
    m_soundIsAwaited = true;
    if (!m_clock.runs())
        m_noSound.start();
    const auto now = PlaybackClock::Clock::now();
    const SoundOutput::Start from{catchesUp ? m_clock.at(now) : double(m_shownMs), now, catchesUp};
    QMetaObject::invokeMethod(
        m_output,
        [output = m_output, request = m_request, file = m_file, from, rate = m_rate, device = m_device] {
            output->start(request, file, from, rate, device);
        },
        Qt::QueuedConnection);
}

void Playback::startClock(double ms)
{
    m_noSound.stop();
    if (!m_clock.runs())
        m_clock.start(ms, m_rate);
    scheduleNext();
}

void Playback::fetchMore()
{
    while (m_fetching + int(m_queue.size()) < ahead && !m_atEnd) {
        ++m_fetching;
        const qint64 after = std::exchange(m_continues, true) ? -1 : m_shownMs;
        const auto now = qint64(m_clock.at());
        const qint64 notBefore = m_clock.runs() ? now : -1;
        QMetaObject::invokeMethod(
            m_feeder,
            [feeder = m_feeder, request = m_request, after, notBefore] { feeder->fetch(request, after, notBefore); },
            Qt::QueuedConnection);
    }
}

void Playback::takeFetched(quint64 request, const ShownFrame& frame, int passed)
{
    if (request != m_request)
        return;
    --m_fetching;
    m_dropped += passed;
    m_queue.push_back(frame);
    scheduleNext();
}

void Playback::scheduleNext()
{
    if (!m_clock.runs())
        return;
    if (!m_queue.empty())
        m_due.start(int(std::clamp(std::ceil(m_clock.until(double(m_queue.front().timeMs))), 0.0, 60'000.0)));
    else if (m_atEnd)
        m_due.start(int(std::clamp(std::ceil(m_clock.until(double(m_duration))), 0.0, 60'000.0)));
}

void Playback::showDue()
{
    const double now = m_clock.at();
    if (m_queue.empty()) {
        if (m_atEnd && now >= double(m_duration))
            endOfFile();
        else
            scheduleNext();
        return;
    }
    int due = 0;
    while (due < int(m_queue.size()) && double(m_queue[size_t(due)].timeMs) <= now)
        ++due;
    if (due > 0) {
        const ShownFrame frame = m_queue[size_t(due - 1)];
        m_queue.erase(m_queue.begin(), m_queue.begin() + due);
        m_dropped += due - 1;
        ++m_played;
        const quint64 request = m_request;
        show(frame);
        if (request != m_request) // somebody went elsewhere
            return;
        fetchMore();
    }
    scheduleNext();
}

void Playback::endOfFile()
{
    stopFrames();
    newRequest();
    m_atEnd = true; // playing begins at the start again
    setPlaying(false);
    Q_EMIT ended();
}

void Playback::setMuted(bool muted)
{
    m_muted = muted;
    if (m_output) {
        QMetaObject::invokeMethod(
            m_output, [output = m_output, volume = muted ? 0 : m_volume] { output->setVolume(volume); },
            Qt::QueuedConnection);
    }
}

void Playback::setVolume(int percent)
{
    constexpr float full = 100;
    const auto heard = float(std::clamp(percent, 0, int(full)));
    m_volume = QAudio::convertVolume(heard / full, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    setMuted(m_muted);
}

void Playback::setRate(qreal rate)
{
    m_rate = rate;
    if (m_wantsToPlay && m_awaits == Awaits::Nothing)
        startFrames();
}

void Playback::setArea(const QSize& area)
{
    QMetaObject::invokeMethod(
        m_feeder, [feeder = m_feeder, area] { feeder->setArea(area); }, Qt::QueuedConnection);
    m_resized.start();
}

void Playback::takePicture()
{
    if (m_hasShown) {
        QMetaObject::invokeMethod(
            m_feeder, [feeder = m_feeder, ms = m_shownMs] { feeder->takePicture(ms); }, Qt::QueuedConnection);
    }
}

void Playback::followDevice()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    // One that has just gone can still be called the one in use.
    if (device == m_device && !std::exchange(m_triesAgain, false))
        return;
    m_device = device;
    if (m_wantsToPlay && m_awaits == Awaits::Nothing)
        startSound(m_clock.runs());
}

} // namespace ringface
