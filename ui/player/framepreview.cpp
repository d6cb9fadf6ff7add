// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/framepreview.h"

#include "ui/player/playback.h"

#include <utility>

namespace ringface
{

FramePreview::FramePreview(const QSize& size, QObject* parent)
    : QObject(parent)
    , m_size(size)
{
}

FramePreview::~FramePreview() = default;

void FramePreview::setFile(const QString& path)
{
    m_playback.reset();
    m_file = path;
    m_failed = false;
    m_underWay.invalidate();
    m_next = -1;
}

void FramePreview::ask(qint64 ms)
{
    constexpr qint64 patienceMs = 3000;
    if (m_file.isEmpty() || m_failed)
        return;
    if (m_underWay.isValid() && !m_underWay.hasExpired(patienceMs)) {
        m_next = ms;
        return;
    }
    m_underWay.start();
    if (m_playback)
        m_playback->seek(ms);
    else
        open(ms);
}

void FramePreview::open(qint64 ms)
{
    m_playback = std::make_unique<Playback>(nullptr, Playback::Sound::None);
    connect(m_playback.get(), &Playback::frameShown, this, &FramePreview::take);
    connect(m_playback.get(), &Playback::failed, this, [this] { m_failed = true; });
    m_playback->open(m_file, ms);
}

void FramePreview::take(const QVideoFrame& frame, qint64 ms)
{
    m_underWay.invalidate();
    Q_EMIT shown(frame.toImage().scaled(m_size, Qt::KeepAspectRatio, Qt::SmoothTransformation), ms);
    if (m_next >= 0)
        ask(std::exchange(m_next, -1));
}

} // namespace ringface
