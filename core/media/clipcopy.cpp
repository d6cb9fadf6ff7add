// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/clipcopy.h"

#include "core/media/demuxer.h"

#include <QFile>

extern "C" {
#include <libavutil/display.h>
}

#include <array>
#include <cmath>

namespace ringface
{

namespace
{
/// One stream of the recording on its way into the clip.
struct Copied {
    Demuxer from;
    AVStream* to = nullptr;
    std::unique_ptr<AVPacket, Freed<av_packet_free>> packet{av_packet_alloc()};
    qint64 start = 0; ///< in the units of its stream: becomes 0
    qint64 end = 0;
    bool isDone = false;

    double seconds() const { return double(packet->dts - start) * av_q2d(from.stream().time_base); }

    /// The next packet of the part; false after the last one.
    bool next()
    {
        int read = AVERROR(EAGAIN);
        while (read == AVERROR(EAGAIN) && !from.isOverdue())
            read = from.read(*packet);
        const bool isTimed = packet->dts != AV_NOPTS_VALUE && packet->pts != AV_NOPTS_VALUE;
        isDone = read < 0 || !isTimed || packet->dts >= end;
        return !isDone;
    }
};

void copyMatrix(const AVStream& from, AVStream& to)
{
#if LIBAVFORMAT_VERSION_MAJOR < 61 // later it is among the parameters
    constexpr size_t size = 9 * sizeof(int32_t);
    if (const uint8_t* matrix = av_stream_get_side_data(&from, AV_PKT_DATA_DISPLAYMATRIX, nullptr)) {
        if (uint8_t* copy = av_stream_new_side_data(&to, AV_PKT_DATA_DISPLAYMATRIX, size))
            std::copy_n(matrix, size, copy);
    }
#else
    Q_UNUSED(from)
    Q_UNUSED(to)
#endif
}

bool addStream(AVFormatContext& file, Copied& stream)
{
    const AVStream& from = stream.from.stream();
    if (avformat_query_codec(file.oformat, from.codecpar->codec_id, FF_COMPLIANCE_NORMAL) != 1)
        return false;
    stream.to = avformat_new_stream(&file, nullptr);
    if (!stream.to || avcodec_parameters_copy(stream.to->codecpar, from.codecpar) < 0)
        return false;
    stream.to->codecpar->codec_tag = 0;
    stream.to->time_base = from.time_base;
    stream.to->sample_aspect_ratio = from.sample_aspect_ratio;
    copyMatrix(from, *stream.to);
    return true;
}
} // namespace

ClipCopyResult copyClip(const QString& path, qint64 fromMs, qint64 toMs, const QString& out,
                        const std::function<bool()>& cancelled)
{
    constexpr double millisecond = 1e-3;
    std::array<Copied, 2> streams;
    Copied& pictures = streams[0];
    Copied& sound = streams[1];
    pictures.from.setGiveUp(cancelled);
    sound.from.setGiveUp(cancelled);
    if (pictures.from.open(path, AVMEDIA_TYPE_VIDEO) != MediaError::None)
        return ClipCopyResult::NotPossible;
    sound.isDone = sound.from.open(path, AVMEDIA_TYPE_AUDIO) != MediaError::None;
    const double zero = pictures.from.pictureStart();
    AVFormatContext* made = nullptr;
    if (avformat_alloc_output_context2(&made, nullptr, "mp4", nullptr) < 0)
        return ClipCopyResult::NotWritable;
    const std::unique_ptr<AVFormatContext, FreedOutput> file(made);
    for (Copied& stream : streams) {
        if (stream.isDone)
            continue;
        const double unit = av_q2d(stream.from.stream().time_base);
        stream.start = std::llround((zero + double(fromMs) * millisecond) / unit);
        stream.end = std::llround((zero + double(toMs) * millisecond) / unit);
        stream.from.awaitAnew();
        if (!addStream(*made, stream) ||
            av_seek_frame(&stream.from.file(), stream.from.stream().index, stream.start, AVSEEK_FLAG_BACKWARD) < 0)
            return ClipCopyResult::NotPossible;
    }
    // The key frame itself; sound from there on.
    const auto tolerance = qint64(std::ceil(2 * millisecond / av_q2d(pictures.from.stream().time_base)));
    constexpr int mostBefore = 1000;
    for (int i = 0; i < mostBefore; ++i) {
        if (!pictures.next() || pictures.packet->pts > pictures.start + tolerance)
            return ClipCopyResult::NotPossible;
        if (pictures.packet->pts >= pictures.start - tolerance)
            break;
    }
    if ((pictures.packet->flags & AV_PKT_FLAG_KEY) == 0 ||
        std::llabs(pictures.packet->pts - pictures.start) > tolerance)
        return ClipCopyResult::NotPossible;
    pictures.start = pictures.packet->pts;
    while (!sound.isDone && sound.next() && sound.packet->pts < sound.start) {
    }
    if (avio_open(&made->pb, ("file:" + QFile::encodeName(out)).constData(), AVIO_FLAG_WRITE) < 0 ||
        avformat_write_header(made, nullptr) < 0)
        return ClipCopyResult::NotWritable;
    while (!pictures.isDone || !sound.isDone) {
        if (cancelled())
            return ClipCopyResult::Cancelled;
        Copied& next = sound.isDone || (!pictures.isDone && pictures.seconds() <= sound.seconds()) ? pictures : sound;
        AVPacket& packet = *next.packet;
        packet.pts -= next.start;
        packet.dts -= next.start;
        packet.stream_index = next.to->index;
        packet.pos = -1;
        av_packet_rescale_ts(&packet, next.from.stream().time_base, next.to->time_base);
        if (av_interleaved_write_frame(made, &packet) < 0)
            return ClipCopyResult::NotWritable;
        next.from.awaitAnew();
        next.next();
    }
    return av_write_trailer(made) == 0 && avio_closep(&made->pb) == 0 ? ClipCopyResult::Copied
                                                                      : ClipCopyResult::NotWritable;
}

} // namespace ringface
