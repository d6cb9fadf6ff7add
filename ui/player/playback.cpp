// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/playback.h"

#include <QAudio>
#include <QAudioDevice>
#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace ringface
{

// A seek is answered with the first frame at or after that time; where the player shows the one before, which lasts
// until then, it is sent on to the end of that. So the next frame is the one at least a millisecond later. The previous
// one has to be looked for: go back a little, further if that was not enough, then forward frame by frame until the
// starting point comes again. Near the end of a file a seek is sometimes left without an answer until the player plays;
// then it is nudged.

Playback::Playback(QObject* parent, Sound sound)
    : QObject(parent)
    , m_hasSound(sound == Sound::On)
{
    if (m_hasSound) {
        connect(&m_devices, &QMediaDevices::audioOutputsChanged, this, &Playback::followDevices);
        constexpr int lookEveryMs = 1000;
        m_look.setInterval(lookEveryMs);
        connect(&m_look, &QTimer::timeout, this, &Playback::followDevices);
        connect(&m_player, &QMediaPlayer::playbackStateChanged, this, [this](QMediaPlayer::PlaybackState state) {
            if (state == QMediaPlayer::PlayingState)
                m_look.start();
            else
                m_look.stop();
        });
        followDevices();
    }
    m_player.setVideoSink(&m_sink);
    constexpr int stalledMs = 400;
    m_stalled.setSingleShot(true);
    m_stalled.setInterval(stalledMs);
    connect(&m_stalled, &QTimer::timeout, this, &Playback::nudge);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &Playback::takeFrame);
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &Playback::statusChanged);
    connect(&m_player, &QMediaPlayer::durationChanged, this, &Playback::durationChanged);
    connect(&m_player, &QMediaPlayer::playbackStateChanged, this, [this] {
        if (!m_nudging)
            Q_EMIT playingChanged(isPlaying());
    });
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error) {
        if (error != QMediaPlayer::NoError)
            Q_EMIT failed();
    });
}

void Playback::followDevices()
{
    const QAudioDevice device = QMediaDevices::defaultAudioOutput();
    if (device.isNull()) {
        if (m_audio) {
            m_player.setAudioOutput(nullptr);
            m_audio.reset();
        }
        return;
    }
    if (m_audio) { // it would go on asking for a device that is gone
        if (m_audio->device() != device)
            m_audio->setDevice(device);
        return;
    }
    m_audio = std::make_unique<QAudioOutput>();
    m_audio->setVolume(m_volume);
    applyMuted();
    m_player.setAudioOutput(m_audio.get());
}

void Playback::applyMuted()
{
    if (m_audio)
        m_audio->setMuted(m_muted || m_nudging);
}

void Playback::open(const QString& file, qint64 startMs)
{
    m_stalled.stop();
    endNudge();
    m_backFromUs = -1;
    m_shownUs = 0;
    m_startMs = startMs;
    m_offsetUs = -1;
    setSource(QUrl::fromLocalFile(file));
    m_player.setPlaybackRate(
        1); // a new file begins with that whatever is set, and what is set already is not set again
    m_player.setPlaybackRate(m_rate);
    pause();
}

void Playback::close()
{
    m_stalled.stop();
    endNudge();
    m_backFromUs = -1;
    m_meantToPlay = false;
    m_player.stop();
    setSource({});
}

void Playback::setSource(const QUrl& source)
{
    m_player.setSource(source);
    QCoreApplication::removePostedEvents(this, QEvent::MetaCall); // frames of the file before, not delivered yet
}

void Playback::play()
{
    m_stalled.stop();
    endNudge();
    m_backFromUs = -1;
    m_meantToPlay = true;
    if (m_hasSound)
        followDevices();
    m_player.play();
}

bool Playback::isPlaying() const
{
    if (m_player.mediaStatus() == QMediaPlayer::LoadingMedia)
        return m_meantToPlay;
    return m_player.playbackState() == QMediaPlayer::PlayingState && !m_nudging;
}

void Playback::pause()
{
    m_meantToPlay = false;
    m_player.pause();
}

void Playback::togglePlaying()
{
    if (!isPlaying())
        return play();
    m_stalled.stop();
    m_backFromUs = -1;
    pause();
}

void Playback::seek(qint64 ms)
{
    m_backFromUs = -1;
    if (m_offsetUs < 0)
        m_startMs = ms; // not loaded yet
    else
        goTo(ms);
    Q_EMIT seekAsked(ms);
}

void Playback::stepForward()
{
    if (m_backFromUs >= 0)
        return;
    pause();
    if (m_shownUs / 1000 + 1 < duration())
        setPosition(m_shownUs / 1000 + 1);
}

void Playback::stepBack()
{
    if (m_backFromUs >= 0)
        return;
    pause();
    if (m_shownUs == 0)
        return;
    m_backFromUs = m_shownUs;
    m_backTryUs = m_frameUs;
    m_candidate = {};
    goTo((m_backFromUs - m_backTryUs) / 1000 - 1);
}

void Playback::goTo(qint64 ms)
{
    // Beyond the last frame there is nothing to show, and the player would stop.
    const qint64 last = std::max<qint64>(0, duration() - m_frameUs / 1000 - 1);
    setPosition(std::clamp<qint64>(ms, 0, last));
}

void Playback::setPosition(qint64 ms)
{
    m_wantUs = m_askedUs = ms * 1000;
    m_player.setPosition(playerPosition(ms));
    if (m_player.playbackState() == QMediaPlayer::StoppedState)
        m_player.pause();
    if (!isPlaying() && !m_stalled.isActive())
        m_stalled.start();
}

void Playback::nudge()
{
    if (isPlaying())
        return;
    m_nudging = true;
    applyMuted();
    m_player.play();
}

void Playback::endNudge()
{
    if (!m_nudging)
        return;
    m_player.pause();
    m_nudging = false;
    applyMuted();
}

void Playback::setMuted(bool muted)
{
    m_muted = muted;
    applyMuted();
}

void Playback::setVolume(int percent)
{
    constexpr float full = 100;
    const auto heard = float(std::clamp(percent, 0, int(full)));
    m_volume = QAudio::convertVolume(heard / full, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale);
    if (m_audio)
        m_audio->setVolume(m_volume);
}

void Playback::setRate(qreal rate)
{
    m_rate = rate;
    m_player.setPlaybackRate(rate);
}

void Playback::statusChanged(QMediaPlayer::MediaStatus status)
{
    if (status == QMediaPlayer::InvalidMedia) {
        Q_EMIT failed();
    } else if (status == QMediaPlayer::LoadedMedia && m_offsetUs < 0) {
        m_stalled.start();
    } else if (status == QMediaPlayer::EndOfMedia) {
        // The end can be told again after a seek away from it, whose answer is still to come.
        if (m_wantUs >= 0 && m_stalled.isActive())
            return;
        m_stalled.stop();
        m_nudging = false;
        applyMuted();
        m_wantUs = -1;
        if (m_backFromUs >= 0 && m_candidate.isValid())
            endStepBack();
        m_backFromUs = -1;
        if (m_meantToPlay)
            QMetaObject::invokeMethod(this, &Playback::tellEnd, Qt::QueuedConnection); // the player is to stop first
    }
}

void Playback::tellEnd()
{
    const bool still = m_player.mediaStatus() == QMediaPlayer::EndOfMedia && !isPlaying();
    if (still && std::exchange(m_meantToPlay, false))
        Q_EMIT ended();
}

void Playback::takeFrame(const QVideoFrame& frame)
{
    if (!frame.isValid())
        return;
    if (m_offsetUs < 0) {
        takeFirstFrame(frame);
        return;
    }
    // After a nudge the player delivers what it had decoded before; while it is paused only an answer counts.
    const bool tooEarly = frame.startTime() >= 0 && timeOf(frame) < m_wantUs;
    if (tooEarly) {
        const qint64 endUs = frame.endTime() - m_offsetUs;
        if (endUs > m_wantUs && !isPlaying() && !m_nudging)
            m_player.setPosition(playerPosition(endUs / 1000 + 1));
        return;
    }
    if (m_wantUs < 0 && !isPlaying()) {
        // What was taken for the answer can have been a late one to the question before.
        if (m_backFromUs < 0 && timeOf(frame) >= m_askedUs && timeOf(frame) < m_shownUs)
            show(frame);
        return;
    }
    m_wantUs = -1;
    m_stalled.stop();
    endNudge();
    if (m_backFromUs >= 0)
        takeFrameBack(frame);
    else
        show(frame);
}

void Playback::takeFirstFrame(const QVideoFrame& frame)
{
    m_stalled.stop();
    endNudge();
    m_offsetUs = std::max<qint64>(0, frame.startTime());
    m_wantUs = -1;
    if (m_startMs > 0)
        goTo(m_startMs);
    else
        show(frame);
}

qint64 Playback::timeOf(const QVideoFrame& frame) const
{
    return std::max<qint64>(0, frame.startTime() - m_offsetUs);
}

qint64 Playback::playerPosition(qint64 ms) const
{
    return ms + (m_offsetUs + 999) / 1000;
}

void Playback::takeFrameBack(const QVideoFrame& frame)
{
    if (timeOf(frame) < m_backFromUs) {
        m_candidate = frame;
        setPosition(timeOf(frame) / 1000 + 1);
    } else if (m_candidate.isValid()) {
        endStepBack();
    } else if (m_backTryUs < m_backFromUs) {
        m_backTryUs *= 2;
        goTo((m_backFromUs - m_backTryUs) / 1000 - 1);
    } else {
        m_backFromUs = -1; // it is the first one
        show(frame);
    }
}

void Playback::endStepBack()
{
    m_backFromUs = -1;
    show(m_candidate);
    m_player.setPosition(
        playerPosition(timeOf(m_candidate) / 1000)); // plays on from there; its answer is not waited for
    m_player.pause();
}

void Playback::show(const QVideoFrame& frame)
{
    m_shownUs = timeOf(frame);
    if (frame.endTime() > frame.startTime())
        m_frameUs = frame.endTime() - frame.startTime();
    Q_EMIT frameShown(frame, (m_shownUs + 500) / 1000);
}

} // namespace ringface
