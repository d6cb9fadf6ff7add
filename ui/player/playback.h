// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAudioDevice>
#include <QAudioOutput>
#include <QMediaDevices>
#include <QMediaPlayer>
#include <QObject>
#include <QTimer>
#include <QVideoFrame>
#include <QVideoSink>

#include <memory>

namespace ringface
{

/// Plays one file and steps through it frame by frame, whatever its frame rate does.
/// It is heard while the computer has a device for sound; without one it plays in silence.
/// All times are presentation times in milliseconds. Thread: the GUI thread only.
/// Errors: failed() once for a file that cannot be played.
class Playback : public QObject
{
    Q_OBJECT

public:
    enum class Sound { On, None };

    /// \a sound: None for one that nobody is to hear, ever.
    explicit Playback(QObject* parent = nullptr, Sound sound = Sound::On);

    /// Shows the first frame at or after \a startMs and stays there.
    void open(const QString& file, qint64 startMs);
    void close();
    void play();
    void togglePlaying();
    /// Shows the first frame at or after \a ms.
    void seek(qint64 ms);
    /// Stops at the next (or the previous) frame. Ignored while a step is under way.
    void stepForward();
    void stepBack();
    void setMuted(bool muted);
    /// As it is heard: 0 (nothing) to 100 (as recorded), every step as large as the others.
    void setVolume(int percent);
    /// 1: as recorded. Holds for the files opened later too.
    void setRate(qreal rate);

    bool isStepping() const { return m_backFromUs >= 0; }
    /// Or will, as soon as the file is loaded.
    bool isPlaying() const;
    qint64 duration() const { return m_player.duration(); }
    /// Of the amplitude, 0 to 1.
    float volume() const { return m_volume; }
    /// There is a device that the sound goes to.
    bool isHeard() const { return m_audio != nullptr; }
    /// Of the frame shown last.
    qint64 position() const { return m_shownUs / 1000; }

Q_SIGNALS:
    void frameShown(const QVideoFrame& frame, qint64 timeMs);
    void playingChanged(bool playing);
    void durationChanged(qint64 ms);
    /// seek() was asked for this time; the frame is still to come.
    void seekAsked(qint64 ms);
    /// It played to the end of the file.
    void ended();
    void failed();

private:
    void takeFrame(const QVideoFrame& frame);
    void takeFirstFrame(const QVideoFrame& frame);
    /// Microseconds from the recording's first frame, as the scan counts; the player counts from the container's zero.
    qint64 timeOf(const QVideoFrame& frame) const;
    qint64 playerPosition(qint64 ms) const;
    void takeFrameBack(const QVideoFrame& frame);
    void endStepBack();
    void show(const QVideoFrame& frame);
    void goTo(qint64 ms);
    void setPosition(qint64 ms);
    void setSource(const QUrl& source);
    void pause();
    void nudge();
    void endNudge();
    void followDevices();
    void applyMuted();
    void statusChanged(QMediaPlayer::MediaStatus status);
    void tellEnd();

    bool m_hasSound;
    QMediaDevices m_devices;
    QTimer m_look;                         ///< for devices, while it plays: Qt 6.4 tells of none
    std::unique_ptr<QAudioOutput> m_audio; ///< none without a device: Qt 6.4 then ends the program
    QMediaPlayer m_player;
    QVideoSink m_sink;
    float m_volume = 1;     ///< of the amplitude, 0 to 1
    qint64 m_startMs = 0;   ///< wanted as soon as the file is loaded
    qint64 m_offsetUs = -1; ///< of the first frame from the container's zero; -1: not loaded yet
    qint64 m_wantUs = -1;   ///< the answer to the last seek is the first frame from here on; -1: answered
    qint64 m_askedUs = 0;   ///< the last seek, answered or not
    qint64 m_shownUs = 0;
    qint64 m_frameUs = 40'000; ///< length of the frame shown last
    qint64 m_backFromUs = -1;  ///< start of the frame whose predecessor is looked for; -1: no step back under way
    qint64 m_backTryUs = 0;
    QVideoFrame m_candidate;
    QTimer m_stalled;       ///< runs from a seek to the frame that answers it
    bool m_nudging = false; ///< playing, unheard, until that frame comes
    bool m_muted = false;
    bool m_meantToPlay = false; ///< until it is paused or ends
    qreal m_rate = 1;
};

} // namespace ringface
