// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "core/playback/playbackclock.h"
#include "core/playback/shownframe.h"

#include <QAudioDevice>
#include <QMediaDevices>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <deque>
#include <type_traits>

namespace ringface
{

class FrameFeeder;
class SoundOutput;

/// Plays one recording, and steps and seeks through it frame by frame: the frames that the scan saw, whatever the
/// container, the frame rate or the size does. It is heard while the computer has a device for sound; the picture
/// follows the sound, and a clock where there is none. A frame that would come too late is left out.
/// All times are presentation times in milliseconds. Thread: the GUI thread only; decodes in threads of its own, which
/// its destructor waits for. Errors: failed() once for a file that cannot be played.
class Playback : public QObject
{
    Q_OBJECT

public:
    enum class Sound { On, None };

    /// \a sound: None for one that nobody is to hear, ever.
    explicit Playback(QObject* parent = nullptr, Sound sound = Sound::On);
    ~Playback() override;

    /// Shows the frame at \a startMs and stays there.
    void open(const QString& file, qint64 startMs);
    void close();
    void play();
    void pause();
    void togglePlaying();
    /// Shows the frame at \a ms: the one that has begun last. Goes on playing from there if it was.
    void seek(qint64 ms);
    /// The same while the hand still looks for the place: pictures near there come at once.
    void scrub(qint64 ms);
    /// Stops at the next (or the previous) frame. Ignored while a step is under way.
    void stepForward() { step(+1); }
    void stepBack() { step(-1); }
    void setMuted(bool muted);
    /// As it is heard: 0 (nothing) to 100 (as recorded), every step as large as the others.
    void setVolume(int percent);
    /// 1: as recorded. Holds for the files opened later too. The pitch stays; faster than 2 it is silent.
    void setRate(qreal rate);
    /// Pictures are to fit into this (pixels of the screen); empty: as they are in the file.
    void setArea(const QSize& area);
    /// The frame that is shown, in its own size; pictureTaken() brings it.
    void takePicture();

    bool isStepping() const { return m_awaits == Awaits::Step; }
    /// Or will, as soon as the file is loaded.
    bool isPlaying() const { return m_wantsToPlay; }
    qint64 duration() const { return m_duration; }
    /// Of the amplitude, 0 to 1.
    float volume() const { return m_volume; }
    /// There is a device that the sound goes to.
    bool isHeard() const { return m_hasSound && !m_device.isNull(); }
    /// Of the frame shown last.
    qint64 position() const { return m_shownMs; }
    /// How many frames were left out since it last began to play, because they would have come too late.
    int dropped() const { return m_dropped; }
    int played() const { return m_played; }

Q_SIGNALS:
    void frameShown(const ringface::ShownFrame& frame);
    void pictureTaken(const ringface::ShownFrame& frame);
    void playingChanged(bool playing);
    void durationChanged(qint64 ms);
    /// seek() was asked for this time; the frame is still to come.
    void seekAsked(qint64 ms);
    /// It played to the end of the file.
    void ended();
    void failed(ringface::MediaError error);

private:
    enum class Awaits { Nothing, Opened, Frame, Step };

    quint64 newRequest();
    /// A new request: what was asked for before is not answered any more.
    template <typename... Arguments>
    void ask(Awaits answer, void (FrameFeeder::*what)(quint64, Arguments...),
             std::type_identity_t<Arguments>... arguments);
    void takeShown(quint64 request, const ShownFrame& frame);
    void takeFetched(quint64 request, const ShownFrame& frame, int passed);
    void takeOpened(quint64 request, MediaError error, qint64 durationMs);
    void takeFailed(quint64 request);
    void show(const ShownFrame& frame);
    void step(int direction);
    void go(qint64 ms, void (FrameFeeder::*how)(quint64, qint64));
    void setPlaying(bool playing);
    void stopFrames();
    void startFrames();
    void startSound(bool catchesUp);
    void stopSound();
    void startClock(double ms);
    void fetchMore();
    void showDue();
    void scheduleNext();
    void endOfFile();
    void followDevice();

    bool m_hasSound;
    QMediaDevices m_devices;
    QTimer m_look; ///< for devices, while it plays: Qt 6.4 tells of none
    QAudioDevice m_device;
    QThread m_frameThread;
    QThread m_soundThread;
    FrameFeeder* m_feeder;           ///< lives in m_frameThread
    SoundOutput* m_output = nullptr; ///< lives in m_soundThread
    quint64 m_request = 0;           ///< the newest; what answers older ones is forgotten
    Awaits m_awaits = Awaits::Nothing;
    QString m_file;
    qint64 m_duration = 0;
    qint64 m_startMs = 0; ///< wanted as soon as the file is loaded
    qint64 m_shownMs = 0;
    bool m_hasShown = false;
    bool m_wantsToPlay = false;
    PlaybackClock m_clock;
    QTimer m_due;                  ///< until the next frame is shown
    QTimer m_noSound;              ///< until it goes on without
    bool m_triesAgain = false;     ///< the device could not be had; is looked for again
    bool m_soundIsAwaited = false; ///< nothing was heard since it was last started
    std::deque<ShownFrame> m_queue;
    int m_fetching = 0;       ///< frames asked for and not there yet
    bool m_continues = false; ///< what is fetched next follows what was fetched last
    bool m_atEnd = false;     ///< there are no more
    int m_dropped = 0;
    int m_played = 0;
    QTimer m_resized; ///< until the frame is made anew in another size
    float m_volume = 1;
    bool m_muted = false;
    qreal m_rate = 1;
};

} // namespace ringface
