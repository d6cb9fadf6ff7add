// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/library/values/values.h"
#include "core/media/ffmpegdeleters.h"

#include <QDeadlineTimer>

#include <chrono>
#include <functional>
#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace ringface
{

/// The beginning of the file is that of one of the containers that are read. False also if it cannot be opened.
bool hasVideoContent(const QString& path);

/// Reads the packets of one stream of a file, in the file's order. Opens nothing but this file, also if it is a list of
/// others. Thread: any, one at a time. Owns: the open file.
class Demuxer
{
public:
    /// How long open() and read() wait for a disk or network, from the last awaitAnew() on.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    void awaitAnew() { m_deadline.setRemainingTime(m_patience); }
    /// Asked now and then, also while it waits: true ends what it does.
    void setGiveUp(std::function<bool()> giveUp) { m_giveUp = std::move(giveUp); }
    bool hasGivenUp() const { return m_giveUp && m_giveUp(); }
    /// Patience has ended, or nobody wants to know any more.
    bool isOverdue() const { return m_deadline.hasExpired() || hasGivenUp(); }

    /// \a kind: of the stream. Of several with pictures it is the largest that can be decoded.
    /// Errors: FileMissing, FileEmpty, NotReadable, NotAVideo, NoPicture (nothing of that kind), TooLarge.
    MediaError open(const QString& path, AVMediaType kind);
    /// From the start, the same file. False if it is not there any more.
    bool reopen();

    AVFormatContext& file() const { return *m_file; }
    AVStream& stream() const { return *m_file->streams[m_stream]; }
    /// It is of a kind that writes down the number of its frames.
    bool countsFrames() const { return m_countsFrames; }
    /// Of the first picture, in seconds of the file's clock; 0 if it does not say, or has none.
    double pictureStart();
    /// Milliseconds from the start of the stream to \a stamp, in its units: what a frame's presentation time is made
    /// of.
    double msOf(qint64 stamp) const;
    /// Of the stream; null if it cannot be had. \a threads: that may decode.
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> openDecoder(int threads) const;
    /// Frames a second, for what has no times: by the file's word, else 25.
    double frameRate() const;

    /// The next packet of the stream: 0 or more; AVERROR(EAGAIN) for a broken piece, another error at the end.
    int read(AVPacket& packet);
    /// The end was none: the disk or network did not give the rest.
    bool isUnreadable() const { return m_unreadable; }

private:
    static int isOverdue(void* demuxer) { return static_cast<Demuxer*>(demuxer)->isOverdue(); }
    /// Null if it cannot. \a format: null to find it out.
    AVFormatContext* openAs(const AVInputFormat* format);
    bool openFile();
    bool hasHugePictures() const;
    int bestStream(AVMediaType kind, const AVCodec** codec) const;
    void readOnlyThisStream();

    std::chrono::milliseconds m_patience{20'000};
    QDeadlineTimer m_deadline;
    std::function<bool()> m_giveUp;
    QByteArray m_path;
    std::unique_ptr<AVFormatContext, Freed<avformat_close_input>> m_file;
    int m_stream = -1;
    const AVCodec* m_codec = nullptr;
    bool m_countsFrames = false;
    bool m_isJpegStream = false; ///< pictures one after the other
    bool m_tooLarge = false;     ///< by the container's word
    bool m_unreadable = false;
};

/// In a row; after so many broken pieces there is nothing any more.
constexpr int mostErrors = 512;

/// The next frame of \a codec into \a frame. \a feed gives it more, and is false for a broken piece.
template <typename Feed>
bool receiveFrame(AVCodecContext& codec, AVFrame& frame, const Demuxer& demuxer, Feed feed)
{
    for (int errors = 0; errors < mostErrors && !demuxer.isOverdue();) {
        const int got = avcodec_receive_frame(&codec, &frame);
        if (got >= 0)
            return true;
        if (got == AVERROR_EOF)
            return false;
        if (got != AVERROR(EAGAIN) || !feed())
            ++errors;
    }
    return false;
}

} // namespace ringface
