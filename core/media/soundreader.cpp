// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/soundreader.h"

#include "core/media/demuxer.h"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavutil/channel_layout.h>
}

#include <array>
#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr double least = 0.5; // that one atempo can do

QString layoutName(const AVChannelLayout& layout)
{
    AVChannelLayout known{};
    if (layout.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&known, layout.nb_channels);
    else if (av_channel_layout_copy(&known, &layout) < 0)
        return {};
    constexpr size_t longest = 64;
    std::array<char, longest> name{};
    const bool isNamed = av_channel_layout_describe(&known, name.data(), name.size()) > 0;
    av_channel_layout_uninit(&known);
    return isNamed ? QString::fromLatin1(name.data()) : QString();
}
} // namespace

struct SoundReader::Decoder {
    Demuxer demuxer;
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> codec;
    std::unique_ptr<AVPacket, Freed<av_packet_free>> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, Freed<av_frame_free>> frame{av_frame_alloc()};
    std::unique_ptr<AVFilterGraph, Freed<avfilter_graph_free>> graph;
    AVFilterContext* source = nullptr; ///< both part of graph
    AVFilterContext* sink = nullptr;
    AVSampleFormat format = AV_SAMPLE_FMT_NONE; ///< what the graph was made for
    int rate = 0;
    int channels = 0;
    int outRate = 0;
    double speed = 1;
    double startSeconds = 0; ///< of the container's clock: where the graph's time begins
    bool drained = false;
    bool filtered = false; ///< the graph has had its last

    double secondsOf(qint64 stamp) const { return double(stamp) * av_q2d(demuxer.stream().time_base); }

    bool openDecoder()
    {
        codec = demuxer.openDecoder(1);
        return packet && frame && codec;
    }

    /// Where the packets from \a seconds on begin, or a little earlier.
    bool seekTo(double seconds)
    {
        avcodec_flush_buffers(codec.get());
        drained = filtered = false;
        graph.reset();
        startSeconds = seconds;
        const AVStream& stream = demuxer.stream();
        const auto time = qint64(std::floor(seconds / av_q2d(stream.time_base)));
        const bool sought = av_seek_frame(&demuxer.file(), stream.index, time, AVSEEK_FLAG_BACKWARD) >= 0;
        if (sought && demuxer.read(*packet) >= 0 && (packet->pts == AV_NOPTS_VALUE || packet->pts <= time))
            return avcodec_send_packet(codec.get(), packet.get()) >= 0;
        return demuxer.reopen(); // what is before is passed over
    }

    bool makeGraph()
    {
        graph.reset(avfilter_graph_alloc());
        const QString layout = layoutName(frame->ch_layout);
        if (!graph || layout.isEmpty() || frame->sample_rate <= 0)
            return false;
        format = AVSampleFormat(frame->format);
        rate = frame->sample_rate;
        channels = frame->ch_layout.nb_channels;
        const QString from = u"time_base=1/%1:sample_rate=%1:sample_fmt=%2:channel_layout=%3"_s.arg(rate).arg(
            QString::fromLatin1(av_get_sample_fmt_name(format)), layout);
        // Gaps are filled, and what is before the start is left out.
        QString steps =
            u"aresample=%1:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=stereo"_s.arg(outRate);
        double left = speed;
        for (; left < least; left /= least)
            steps += u",atempo=%1"_s.arg(least);
        if (left != 1)
            steps += u",atempo=%1"_s.arg(left);
        if (avfilter_graph_create_filter(&source, avfilter_get_by_name("abuffer"), "in", from.toLatin1().constData(),
                                         nullptr, graph.get()) < 0 ||
            avfilter_graph_create_filter(&sink, avfilter_get_by_name("abuffersink"), "out", nullptr, nullptr,
                                         graph.get()) < 0)
            return false;
        AVFilterInOut* outputs = avfilter_inout_alloc();
        AVFilterInOut* inputs = avfilter_inout_alloc();
        bool isMade = outputs != nullptr && inputs != nullptr;
        if (isMade) {
            *outputs = {av_strdup("in"), source, 0, nullptr};
            *inputs = {av_strdup("out"), sink, 0, nullptr};
            isMade =
                avfilter_graph_parse_ptr(graph.get(), steps.toLatin1().constData(), &inputs, &outputs, nullptr) >= 0 &&
                avfilter_graph_config(graph.get(), nullptr) >= 0;
        }
        avfilter_inout_free(&outputs);
        avfilter_inout_free(&inputs);
        return isMade;
    }

    /// The next decoded sound into the graph; false if there is none any more.
    bool decode()
    {
        return receiveFrame(*codec, *frame, demuxer, [this] { return feed(); }) && filter();
    }

    bool feed()
    {
        const int read = drained ? AVERROR_EOF : demuxer.read(*packet);
        if (read == AVERROR(EAGAIN))
            return false;
        drained = read < 0;
        return avcodec_send_packet(codec.get(), drained ? nullptr : packet.get()) >= 0;
    }

    bool filter()
    {
        const bool isOther =
            !graph || format != frame->format || rate != frame->sample_rate || channels != frame->ch_layout.nb_channels;
        const qint64 stamp = frame->best_effort_timestamp;
        if (isOther && graph && stamp != AV_NOPTS_VALUE)
            startSeconds = secondsOf(stamp);
        if (isOther && !makeGraph())
            return false;
        if (stamp != AV_NOPTS_VALUE)
            frame->pts = std::llround((secondsOf(stamp) - startSeconds) * rate);
        if (frame->pts != AV_NOPTS_VALUE && frame->pts + frame->nb_samples <= 0)
            return true; // from before
        return av_buffersrc_add_frame(source, frame.get()) >= 0;
    }
};

SoundReader::SoundReader() = default;
SoundReader::~SoundReader() = default;

MediaError SoundReader::open(const QString& path)
{
    auto decoder = std::make_unique<Decoder>();
    decoder->demuxer.setGiveUp(m_giveUp);
    m_decoder.reset();
    if (const MediaError error = decoder->demuxer.open(path, AVMEDIA_TYPE_AUDIO); error != MediaError::None)
        return error;
    if (!decoder->openDecoder())
        return MediaError::NoPicture;
    m_decoder = std::move(decoder);
    return MediaError::None;
}

bool SoundReader::start(qint64 ms, int sampleRate, double speed)
{
    if (!m_decoder)
        return false;
    constexpr double millisecond = 1e-3;
    m_decoder->outRate = sampleRate;
    m_decoder->speed = speed;
    m_decoder->demuxer.awaitAnew();
    if (m_decoder->seekTo(m_decoder->demuxer.pictureStart() + double(ms) * millisecond))
        return true;
    m_decoder.reset(); // its file may not be open any more
    return false;
}

QByteArray SoundReader::read()
{
    if (!m_decoder)
        return {};
    Decoder& d = *m_decoder;
    const std::unique_ptr<AVFrame, Freed<av_frame_free>> out(av_frame_alloc());
    QByteArray samples;
    while (out && samples.isEmpty() && !d.filtered) {
        d.demuxer.awaitAnew();
        if (d.graph && av_buffersink_get_frame(d.sink, out.get()) >= 0) {
            samples.append(reinterpret_cast<const char*>(out->data[0]), qsizetype(out->nb_samples) * bytesAFrame);
            av_frame_unref(out.get());
        } else if (!d.decode()) {
            // What the filters still hold
            if (d.graph && av_buffersrc_add_frame(d.source, nullptr) >= 0) {
                while (av_buffersink_get_frame(d.sink, out.get()) >= 0) {
                    samples.append(reinterpret_cast<const char*>(out->data[0]),
                                   qsizetype(out->nb_samples) * bytesAFrame);
                    av_frame_unref(out.get());
                }
            }
            d.filtered = true;
        }
    }
    return samples;
}

} // namespace ringface
