// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playback/soundoutput.h"

#include <QAudioFormat>
#include <QIODevice>

#include <algorithm>
#include <cmath>

namespace ringface
{

namespace
{
constexpr int tickMs = 10;
constexpr int bufferMs = 80;     // enough for a busy computer, and short enough to stop at once
constexpr int patienceMs = 3000; // some devices take two seconds to begin
constexpr int second = 1000;
} // namespace

SoundOutput::SoundOutput()
{
    m_reader.setGiveUp([this] { return m_request != m_newest; });
    m_tick.setParent(this); // moves to the thread with it
    m_tick.setTimerType(Qt::PreciseTimer);
    m_tick.setInterval(tickMs);
    connect(&m_tick, &QTimer::timeout, this, &SoundOutput::fill);
}

SoundOutput::~SoundOutput()
{
    m_tick.setParent(nullptr);
    end();
}

void SoundOutput::end()
{
    m_tick.stop();
    m_input = nullptr;
    m_pending.clear();
    // Qt handles events while a device is closed: a newer request may begin there, and open its own.
    if (const auto sink = std::move(m_sink))
        sink->reset(); // not to be heard to its end
}

void SoundOutput::endInSilence(bool deviceFailed)
{
    const quint64 request = m_request;
    end();
    Q_EMIT silent(request, deviceFailed);
}

void SoundOutput::stop(quint64 request)
{
    m_request = request;
    end();
}

void SoundOutput::setVolume(float volume)
{
    m_volume = volume;
    if (m_sink)
        m_sink->setVolume(volume);
}

bool SoundOutput::openDevice(const QAudioDevice& device)
{
    if (m_input && device == m_device)
        return true;
    const quint64 request = m_request;
    end();
    if (m_request != request)
        return false;
    m_device = device;
    QAudioFormat format;
    const int preferred = device.preferredFormat().sampleRate();
    constexpr int usualRate = 48'000;
    format.setSampleRate(preferred > 0 ? preferred : usualRate);
    format.setChannelCount(SoundReader::channels);
    format.setSampleFormat(QAudioFormat::Int16);
    if (device.isNull() || !device.isFormatSupported(format))
        return false;
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(format.bytesForDuration(qint64(bufferMs) * second));
    m_sink->setVolume(m_volume);
    m_input = m_sink->start();
    m_written = m_played = 0;
    return m_input != nullptr && m_sink->error() == QAudio::NoError;
}

qint64 SoundOutput::buffered() const
{
    return std::max<qint64>(0, m_sink->bufferSize() - m_sink->bytesFree());
}

double SoundOutput::msOf(qint64 bytes) const
{
    return double(bytes) * second / (double(m_sink->format().sampleRate()) * SoundReader::bytesAFrame);
}

void SoundOutput::start(quint64 request, const QString& path, Start from, double speed, const QAudioDevice& device)
{
    m_request = request;
    if (request != m_newest)
        return;
    if (path != m_path) {
        const MediaError error = m_reader.open(path);
        m_hasSound = error == MediaError::None;
        // One that could not be read, or was given up for a newer request, may have sound.
        const bool isKnown = (m_hasSound || error == MediaError::NoPicture) && m_request == m_newest;
        m_path = isKnown ? path : QString();
    }
    if (!m_hasSound)
        return endInSilence();
    if (!openDevice(device)) {
        if (m_request == request)
            endInSilence(true);
        return;
    }
    m_pending.clear();
    m_fromBytes = m_written;
    m_fromMs = from.ms;
    if (from.catchesUp) {
        const double since = std::chrono::duration<double, std::milli>(Clock::now() - from.when).count();
        m_fromMs += (since + msOf(buffered())) * speed;
    }
    m_speed = speed;
    m_atEnd = false;
    if (!m_reader.start(std::llround(m_fromMs), m_sink->format().sampleRate(), speed)) {
        m_path.clear(); // it may have been given up, too
        return endInSilence();
    }
    m_advanced.start();
    m_tick.start();
    fill();
}

void SoundOutput::fill()
{
    if (!m_input || m_request != m_newest)
        return;
    const qint64 wanted = m_sink->bytesFree();
    while (m_pending.size() < wanted && !m_atEnd) {
        const QByteArray more = m_reader.read();
        m_atEnd = more.isEmpty();
        m_pending += more;
    }
    const qint64 taken = m_input->write(m_pending.constData(), std::min<qint64>(wanted, m_pending.size()));
    if (taken > 0) {
        m_pending.remove(0, taken);
        m_written += taken;
    }
    const qint64 played = m_written - buffered();
    const bool hasAdvanced = played > m_played;
    m_played = played;
    if (hasAdvanced)
        m_advanced.start();
    // A device that is gone takes nothing any more, and says nothing.
    const bool isLost = m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError;
    const bool isDone = m_atEnd && m_pending.isEmpty() && buffered() == 0;
    if (isDone)
        return endInSilence();
    if (isLost || m_advanced.hasExpired(patienceMs))
        return endInSilence(true);
    if (hasAdvanced && played > m_fromBytes)
        Q_EMIT heard(m_request, m_fromMs + msOf(played - m_fromBytes) * m_speed, Clock::now());
}

} // namespace ringface
