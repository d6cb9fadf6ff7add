// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/playback.h"

#include <QUrl>

#include <algorithm>

namespace ringface
{

// The player answers a seek with the first frame at or after that time. So the next frame is the one at least a
// millisecond later. The previous one has to be looked for: go back a little, further if that was not enough, then
// forward frame by frame until the starting point comes again.

Playback::Playback(QObject* parent)
    : QObject(parent)
{
    m_player.setAudioOutput(&m_audio);
    m_player.setVideoSink(&m_sink);
    connect(&m_sink, &QVideoSink::videoFrameChanged, this, &Playback::takeFrame);
    connect(&m_player, &QMediaPlayer::mediaStatusChanged, this, &Playback::statusChanged);
    connect(&m_player, &QMediaPlayer::durationChanged, this, &Playback::durationChanged);
    connect(&m_player, &QMediaPlayer::playbackStateChanged, this, [this] { Q_EMIT playingChanged(isPlaying()); });
    connect(&m_player, &QMediaPlayer::errorOccurred, this, [this](QMediaPlayer::Error error) {
        if (error != QMediaPlayer::NoError)
            Q_EMIT failed();
    });
}

void Playback::open(const QString& file, qint64 startMs)
{
    m_backFromUs = -1;
    m_shownUs = 0;
    m_startMs = startMs;
    m_player.setSource(QUrl::fromLocalFile(file));
    m_player.pause();
}

void Playback::close()
{
    m_backFromUs = -1;
    m_startMs = -1;
    m_player.stop();
    m_player.setSource({});
}

void Playback::togglePlaying()
{
    m_backFromUs = -1;
    if (isPlaying())
        m_player.pause();
    else
        m_player.play();
}

void Playback::seek(qint64 ms)
{
    m_backFromUs = -1;
    if (m_startMs >= 0)
        m_startMs = ms; // not loaded yet
    else
        goTo(ms);
}

void Playback::stepForward()
{
    if (m_backFromUs >= 0)
        return;
    m_player.pause();
    if ((m_shownUs + m_frameUs) / 1000 < duration())
        m_player.setPosition(m_shownUs / 1000 + 1);
}

void Playback::stepBack()
{
    if (m_backFromUs >= 0)
        return;
    m_player.pause();
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
    m_player.setPosition(std::clamp<qint64>(ms, 0, last));
    if (m_player.playbackState() == QMediaPlayer::StoppedState)
        m_player.pause();
}

void Playback::statusChanged(QMediaPlayer::MediaStatus status)
{
    if (status == QMediaPlayer::InvalidMedia) {
        Q_EMIT failed();
    } else if ((status == QMediaPlayer::LoadedMedia || status == QMediaPlayer::BufferedMedia) && m_startMs >= 0) {
        const qint64 start = std::exchange(m_startMs, -1);
        if (start > 0)
            goTo(start);
    } else if (status == QMediaPlayer::EndOfMedia) {
        m_backFromUs = -1;
    }
}

void Playback::takeFrame(const QVideoFrame& frame)
{
    if (!frame.isValid())
        return;
    if (m_backFromUs >= 0)
        takeFrameBack(frame);
    else
        show(frame);
}

void Playback::takeFrameBack(const QVideoFrame& frame)
{
    if (frame.startTime() < m_backFromUs) {
        m_candidate = frame;
        m_player.setPosition(frame.startTime() / 1000 + 1);
    } else if (m_candidate.isValid()) {
        m_backFromUs = -1;
        show(m_candidate);
        m_player.setPosition(m_candidate.startTime() / 1000); // shows it once more, and plays on from there
    } else if (m_backTryUs < m_backFromUs) {
        m_backTryUs *= 2;
        goTo((m_backFromUs - m_backTryUs) / 1000 - 1);
    } else {
        m_backFromUs = -1; // it is the first one
        show(frame);
    }
}

void Playback::show(const QVideoFrame& frame)
{
    m_shownUs = std::max<qint64>(0, frame.startTime());
    if (frame.endTime() > frame.startTime())
        m_frameUs = frame.endTime() - frame.startTime();
    Q_EMIT frameShown(frame, (m_shownUs + 500) / 1000);
}

} // namespace ringface
