// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "core/media/frameclock.h"

#include <QImage>

#include <chrono>
#include <functional>
#include <memory>

namespace ringface
{

/// Reads the pictures of one video: in order, or, once makeSeekable() has looked through the file, from any moment on.
/// What is scanned and what is shown comes from here, so that a frame is the same picture at the same time in both.
/// Thread: any, one at a time; decodes in that thread, unless setThreads() asks for more. Owns: the open file.
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
    /// Asked while it works, from its thread and while it waits for a disk: true ends what it does.
    void setGiveUp(std::function<bool()> giveUp) { m_giveUp = std::move(giveUp); }
    /// So many cores may decode; before open().
    void setThreads(int count) { m_threads = count; }
    /// A second, as the file says; 25 if it says nothing sensible.
    double frameRate() const;
    /// Not every frame is wanted: those that no other frame is made of are left out, which saves a third of the work
    /// with some cameras and nothing with others. It can be begun before the first next() only.
    void setLeavingOut(bool leavesOut);

    /// Decodes the next frame (or one of the next); false after the last one, or at damage that cannot be passed.
    bool next();

    /// Goes through the file once without decoding; the current frame is lost. False if it gave up.
    bool makeSeekable();
    bool isSeekable() const;
    /// All that follows of seeking does nothing and returns false, 0 or -1 before makeSeekable().
    /// The frame that is on the screen at \a ms becomes the current one: the last that has begun. Where frames are
    /// broken it is the next that can be shown, or else the last. False if there is none, or if it gave up.
    bool seek(qint64 ms);
    /// The key frame nearest to \a ms: the quickest picture to be had near there. Not followed by next().
    bool seekToKeyFrame(qint64 ms);
    /// Presentation times of the frame at \a ms, of the one before it and of the one after it; -1 if there is none.
    qint64 timeAt(qint64 ms) const;
    qint64 timeBefore(qint64 ms) const;
    qint64 timeAfter(qint64 ms) const;
    /// How many frames seek() has to decode.
    int framesToDecode(qint64 ms) const;
    /// Of the whole video, exactly; the last frame lasts as long as the one before.
    qint64 durationMs() const;

    /// Number of the current frame, from 0; -1 before the first. Made seekable, it counts broken frames too.
    int number() const { return m_number; }
    /// Presentation time of the current frame in milliseconds from the start of the video; never decreases, and fits 31
    /// bits whatever the file says.
    qint64 timeMs() const { return m_timeMs; }
    /// Of the current frame, upright, in square pixels; empty before the first.
    QSize frameSize() const;
    /// Picture of the current frame, upright, 8-bit BGR in frameSize(); null if it cannot be converted.
    QImage image();
    /// Brings \a part (pixels) of \a picture, which is image() of an earlier frame, up to the current one: cheaper than
    /// a new one. Around it a little may be of the current one, too; where that cannot be done, all of it is. \a
    /// picture is null afterwards if it cannot be converted.
    void update(QImage& picture, const QRect& part);
    /// The same for a screen: RGB32 in \a size (pixels).
    QImage picture(const QSize& size);
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
    bool isOnTheWay(int key, int frame) const;
    bool decodeUntil(int frame);
    void become(int frame);

    std::unique_ptr<Decoder> m_decoder;
    std::function<bool()> m_giveUp;
    int m_threads = 1;
    int m_number = -1;
    qint64 m_timeMs = 0;
    FrameClock m_clock;
    qint64 m_durationMs = 0;
    qint64 m_promisedFrames = 0; ///< 0 if the container does not count them
    qint64 m_promisedMs = 0;     ///< else: until when there are pictures; 0 if it does not say
    MediaError m_error = MediaError::None;
    std::chrono::milliseconds m_patience{20'000};
};

} // namespace ringface
