// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "core/media/frameclock.h"

#include <QImage>

#include <chrono>
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

    /// Reads nothing but this file, also if it is a list of others.
    /// Errors: FileMissing, FileEmpty, NotReadable (also if its disk hangs), NotAVideo, NoPicture, TooLarge.
    MediaError open(const QString& path);
    /// How long open() and next() look for a picture before they give up.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// To be asked before the first next(): not every frame is wanted. Those that no other frame is made of are left
    /// out, which saves a third of the work with some cameras and nothing with others.
    void leaveOut();

    /// Decodes the next frame (or one of the next); false after the last one, or at damage that cannot be passed.
    bool next();
    /// Number of the current frame, from 0; -1 before the first.
    int number() const { return m_number; }
    /// Presentation time of the current frame in milliseconds from the start of the video; never decreases, and fits 31
    /// bits whatever the file says.
    qint64 timeMs() const { return m_clock.timeMs(); }
    /// Of the current frame, upright, in pixels; empty before the first.
    QSize frameSize() const;
    /// Picture of the current frame, upright, 8-bit BGR in pixels of the original; null if it cannot be converted.
    QImage image();
    /// The same in grey and much smaller, one pixel for \a side x \a side ones: their mean. Cheaper than image().
    QImage overview(int side);

    /// By the container's word, an estimate for a variable frame rate; 0 if it does not say.
    qint64 statedDurationMs() const { return m_durationMs; }
    /// Likewise, upright; empty before open().
    QSize statedSize() const;
    /// Likewise, UTC: when it was recorded, or written anew; invalid if it does not say.
    QDateTime statedStart() const;
    /// Why next() has returned false: None at the end; EndsEarly if the container promised clearly more frames, or
    /// patience ended; NotReadable if the disk or network did not give the rest: the file itself may be whole.
    MediaError error() const { return m_error; }

private:
    struct Decoder;
    std::unique_ptr<Decoder> m_decoder;
    int m_number = -1;
    FrameClock m_clock;
    qint64 m_durationMs = 0;
    qint64 m_promisedFrames = 0; ///< 0 if the container does not count them
    qint64 m_promisedMs = 0;     ///< else: until when there are pictures; 0 if it does not say
    MediaError m_error = MediaError::None;
    std::chrono::milliseconds m_patience{20'000};
};

/// Reads one photo, turned upright; a null image and an error if that fails: drawings (SVG) are no photos, TooLarge is
/// what has more pixels than an 8K picture.
QImage readPhoto(const QString& path, MediaError* error);

} // namespace ringface
