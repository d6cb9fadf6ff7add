// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace ringface
{

/// Reads the sound of one recording from any moment on, at any speed from 0.25 to 2 with its pitch kept, as 16-bit
/// stereo of any sample rate, whatever the file has.
/// Thread: any, one at a time; decodes in that thread. Owns: the open file.
class SoundReader
{
public:
    SoundReader();
    ~SoundReader();
    SoundReader(const SoundReader&) = delete;
    SoundReader& operator=(const SoundReader&) = delete;

    static constexpr int channels = 2;
    static constexpr int bytesAFrame = 2 * channels; ///< one sample of each channel

    /// As FrameReader::setGiveUp().
    void setGiveUp(std::function<bool()> giveUp) { m_giveUp = std::move(giveUp); }
    /// Errors: as FrameReader::open(); NoPicture: it has no sound.
    MediaError open(const QString& path);
    /// What read() gives from now on begins at \a ms, counted from the first picture as FrameReader does. Where there
    /// is no sound yet, or none for a while, it is silence. False if it cannot be had: it must be opened anew.
    bool start(qint64 ms, int sampleRate, double speed);
    /// Some tens of milliseconds of it; empty at its end.
    QByteArray read();

private:
    struct Decoder;
    std::unique_ptr<Decoder> m_decoder;
    std::function<bool()> m_giveUp;
};

} // namespace ringface
