// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QImage>

#include <memory>

namespace ringface
{

/// Reads the pictures of one video in order.
/// Thread: any, one at a time; decodes in that thread. Owns: the open file.
class FrameReader
{
public:
    FrameReader();
    ~FrameReader();
    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /// Errors: FileMissing, FileEmpty, NotReadable, NotAVideo, NoPicture.
    MediaError open(const QString& path);
    /// To be asked before the first next(): not every frame is wanted. Those that no other frame is made of are left
    /// out, which saves a third of the work with some cameras and nothing with others.
    void leaveOut();

    /// Decodes the next frame (or one of the next); false after the last one, or at damage that cannot be passed.
    bool next();
    /// Number of the current frame, from 0; -1 before the first.
    int number() const { return m_number; }
    /// Presentation time of the current frame in milliseconds from the start of the video; never decreases.
    qint64 timeMs() const { return m_timeMs; }
    /// Of the current frame, upright, in pixels; empty before the first.
    QSize frameSize() const;
    /// Picture of the current frame, upright, 8-bit BGR in pixels of the original; null if it cannot be converted.
    QImage image();
    /// The same in grey and much smaller, one pixel for \a side x \a side ones: their mean. Cheaper than image().
    QImage overview(int side);

    /// By the container's word, an estimate for a variable frame rate; 0 if it does not say.
    qint64 statedDurationMs() const { return m_durationMs; }
    /// True once next() has returned false although the container promised clearly more frames.
    bool endedEarly() const { return m_endedEarly; }

private:
    struct Decoder;
    std::unique_ptr<Decoder> m_decoder;
    int m_number = -1;
    qint64 m_timeMs = 0;
    qint64 m_stepMs = 0; ///< between the last two frames of different time
    qint64 m_durationMs = 0;
    qint64 m_promisedFrames = 0; ///< 0 if the container does not count them
    bool m_endedEarly = false;
};

/// Reads one photo, turned upright; a null image and an error if that fails.
QImage readPhoto(const QString& path, MediaError* error);

} // namespace ringface
