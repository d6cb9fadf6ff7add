// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/media/soundreader.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <memory>

namespace ringface
{

/// Plays the sound of a recording on a device, and says what is being heard.
/// Thread: a worker's, which runs an event loop; announce() from any. Owns: the open file, and the device while it
/// plays. Errors: none; whatever goes wrong is silence.
class SoundOutput : public QObject
{
    Q_OBJECT

public:
    using Clock = std::chrono::steady_clock;

    /// Where to begin: there, or so that what is heard next fits a clock that is at \a ms at the time \a when.
    struct Start {
        double ms = 0;
        Clock::time_point when{};
        bool catchesUp = false;
    };

    SoundOutput();
    ~SoundOutput() override;

    /// A request of this number is on its way; what is done for an older one ends.
    void announce(quint64 request) { m_newest = request; }

    /// Plays \a path. If something plays already, it goes on without a gap. Answer: heard() again and again, or
    /// silent().
    void start(quint64 request, const QString& path, Start from, double speed, const QAudioDevice& device);
    void stop(quint64 request);
    /// Of the amplitude, 0 to 1.
    void setVolume(float volume);

Q_SIGNALS:
    /// At \a when the sound of presentation time \a ms went to the loudspeaker.
    void heard(quint64 request, double ms, ringface::SoundOutput::Clock::time_point when);
    /// There is nothing to be heard, or nothing any more. \a deviceFailed: only because the device could not be had.
    void silent(quint64 request, bool deviceFailed);

private:
    bool openDevice(const QAudioDevice& device);
    qint64 buffered() const;
    double msOf(qint64 bytes) const;
    void fill();
    void end();
    void endInSilence(bool deviceFailed = false);

    std::atomic<quint64> m_newest = 0;
    quint64 m_request = 0;
    QString m_path;
    bool m_hasSound = false;
    SoundReader m_reader;
    QAudioDevice m_device;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice* m_input = nullptr; ///< of m_sink
    QTimer m_tick;
    QByteArray m_pending;   ///< decoded, not yet taken
    qint64 m_written = 0;   ///< bytes, since the device was opened
    qint64 m_played = 0;    ///< of them
    qint64 m_fromBytes = 0; ///< where the sound of the newest request begins in them
    double m_fromMs = 0;    ///< and what presentation time that is
    QElapsedTimer m_advanced;
    bool m_atEnd = false;
    double m_speed = 1;
    float m_volume = 1;
};

} // namespace ringface
