// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QImage>

#include <memory>

namespace ringface
{

/// Reads the pictures of one video in order.
/// Thread: any, one at a time. Owns: the open file.
class FrameReader
{
public:
    FrameReader();
    ~FrameReader();
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /// Errors: FileMissing, FileEmpty, NotReadable, NotAVideo, NoPicture.
    MediaError open(const QString& path);

    /// Decodes the next frame; false after the last one, or at damage that cannot be passed.
    bool next();
    /// Number of the current frame, from 0; -1 before the first.
    int number() const { return m_number; }
    /// Presentation time of the current frame in milliseconds from the start of the video; never decreases.
    qint64 timeMs() const { return m_timeMs; }
    /// Picture of the current frame, 8-bit BGR in pixels of the original; null if it cannot be converted.
    QImage image();

    /// By the container's word, an estimate for a variable frame rate; 0 if it does not say.
    qint64 statedDurationMs() const { return m_durationMs; }
    /// True once next() has returned false although the container promised clearly more frames.
    bool endedEarly() const { return m_endedEarly; }

private:
    struct Capture;
    std::unique_ptr<Capture> m_capture;
    int m_number = -1;
    qint64 m_timeMs = 0;
    qint64 m_stepMs = 0; ///< between the last two frames of different time
    qint64 m_durationMs = 0;
    int m_promisedFrames = 0; ///< 0 if the container does not count them
    bool m_endedEarly = false;
};

/// Reads one photo, turned upright; a null image and an error if that fails.
QImage readPhoto(const QString& path, MediaError* error);

} // namespace ringface
