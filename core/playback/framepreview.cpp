// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playback/framepreview.h"

#include "core/playback/framefeeder.h"

namespace ringface
{

FramePreview::FramePreview(const QSize& size, QObject* parent)
    : QObject(parent)
    , m_feeder(new FrameFeeder)
{
    m_feeder->setArea(size);
    m_feeder->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_feeder, &QObject::deleteLater);
    connect(m_feeder, &FrameFeeder::shown, this, [this](quint64 request, const ShownFrame& frame) {
        if (request == m_request)
            Q_EMIT shown(frame.image, frame.timeMs);
    });
    connect(m_feeder, &FrameFeeder::opened, this, [this](quint64 request, MediaError error) {
        if (request != m_request)
            return;
        m_state = State::Open;
        if (error == MediaError::None)
            ask(m_wantedMs);
    });
    m_thread.start();
}

FramePreview::~FramePreview()
{
    m_feeder->announce(m_request + 1);
    m_thread.quit();
    m_thread.wait();
}

void FramePreview::setFile(const QString& path)
{
    m_feeder->announce(++m_request);
    m_file = path;
    m_state = State::Closed;
}

void FramePreview::ask(qint64 ms)
{
    m_wantedMs = ms;
    if (m_file.isEmpty() || m_state == State::Opening)
        return;
    m_feeder->announce(++m_request);
    const auto later = [this](auto what) { QMetaObject::invokeMethod(m_feeder, what, Qt::QueuedConnection); };
    if (m_state == State::Open)
        return later([feeder = m_feeder, request = m_request, ms] { feeder->scrub(request, ms); });
    m_state = State::Opening;
    later([feeder = m_feeder, request = m_request, file = m_file] { feeder->openFile(request, file, 1); });
}

} // namespace ringface
