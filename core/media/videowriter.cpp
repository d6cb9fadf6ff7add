// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/videowriter.h"

#include "core/media/ffmpegdeleters.h"

#include <QFile>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr AVRational milliseconds{1, 1000};
constexpr int usualFrameMs = 67; // how long the last picture stays

QString partOf(const QString& path)
{
    return path + ".part"_L1;
}
} // namespace

struct VideoWriter::Encoder {
    std::unique_ptr<AVFormatContext, FreedOutput> file;
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> codec;
    std::unique_ptr<AVPacket, Freed<av_packet_free>> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, Freed<av_frame_free>> frame{av_frame_alloc()};
    std::unique_ptr<SwsContext, FreedScaler> colours;
    AVStream* stream = nullptr; ///< part of file
    // Sound, if there is any
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> soundCodec;
    std::unique_ptr<AVFrame, Freed<av_frame_free>> soundFrame{av_frame_alloc()};
    AVStream* soundStream = nullptr; ///< part of file
    QByteArray samples;              ///< not yet encoded
    qint64 soundAdded = 0;           ///< samples of each channel

    bool openCodec(QSize size)
    {
        const AVCodec* h264 = avcodec_find_encoder_by_name("libx264");
        if (!h264)
            h264 = avcodec_find_encoder(AV_CODEC_ID_H264);
        if (!h264)
            return false;
        codec.reset(avcodec_alloc_context3(h264));
        if (!codec)
            return false;
        codec->width = size.width();
        codec->height = size.height();
        codec->pix_fmt = AV_PIX_FMT_YUV420P;
        codec->time_base = milliseconds;
        codec->framerate = {15, 1};
        codec->gop_size = 30;
        codec->max_b_frames = 0;
        codec->thread_count = 1;               // the same file on every computer
        codec->color_range = AVCOL_RANGE_MPEG; // as sws_scale makes them
        codec->colorspace = AVCOL_SPC_SMPTE170M;
        codec->color_primaries = AVCOL_PRI_SMPTE170M;
        codec->color_trc = AVCOL_TRC_SMPTE170M;
        codec->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_GLOBAL_HEADER;
        // Those of x264; other encoders have none of this name.
        av_opt_set(codec->priv_data, "preset", "veryfast", 0);
        av_opt_set(codec->priv_data, "crf", "22", 0);
        return avcodec_open2(codec.get(), h264, nullptr) == 0;
    }

    bool openSound(int rate)
    {
        const AVCodec* aac = avcodec_find_encoder(AV_CODEC_ID_AAC);
        soundCodec.reset(aac ? avcodec_alloc_context3(aac) : nullptr);
        if (!soundCodec || !soundFrame)
            return false;
        soundCodec->sample_fmt = AV_SAMPLE_FMT_FLTP;
        soundCodec->sample_rate = rate;
        soundCodec->time_base = {1, rate};
        soundCodec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        constexpr int bitsASecond = 128'000;
        soundCodec->bit_rate = bitsASecond;
        av_channel_layout_default(&soundCodec->ch_layout, 2);
        return avcodec_open2(soundCodec.get(), aac, nullptr) == 0;
    }

    bool openFile(const QString& path)
    {
        AVFormatContext* made = nullptr;
        if (avformat_alloc_output_context2(&made, nullptr, "mp4", nullptr) < 0)
            return false;
        file.reset(made);
        made->flags |= AVFMT_FLAG_BITEXACT;
        stream = avformat_new_stream(made, nullptr);
        if (!stream || avcodec_parameters_from_context(stream->codecpar, codec.get()) < 0)
            return false;
        stream->time_base = milliseconds;
        stream->avg_frame_rate = codec->framerate;
        if (soundCodec) {
            soundStream = avformat_new_stream(made, nullptr);
            if (!soundStream || avcodec_parameters_from_context(soundStream->codecpar, soundCodec.get()) < 0)
                return false;
            soundStream->time_base = soundCodec->time_base;
        }
        return avio_open(&made->pb, ("file:" + QFile::encodeName(path)).constData(), AVIO_FLAG_WRITE) == 0 &&
               avformat_write_header(made, nullptr) >= 0;
    }

    bool prepareFrame(QSize size)
    {
        colours.reset(sws_getContext(size.width(), size.height(), AV_PIX_FMT_BGRA, size.width(), size.height(),
                                     AV_PIX_FMT_YUV420P, SWS_POINT | SWS_ACCURATE_RND | SWS_BITEXACT, nullptr, nullptr,
                                     nullptr));
        frame->width = size.width();
        frame->height = size.height();
        frame->format = AV_PIX_FMT_YUV420P;
        return colours && av_frame_get_buffer(frame.get(), 0) == 0;
    }

    /// \a picture: nullptr: there are no more.
    bool encode(const AVFrame* picture) { return encode(picture, *codec, *stream); }

    bool encode(const AVFrame* from, AVCodecContext& encoder, AVStream& to)
    {
        if (avcodec_send_frame(&encoder, from) < 0)
            return false;
        int got = 0;
        while ((got = avcodec_receive_packet(&encoder, packet.get())) == 0) {
            if (&to == stream)
                packet->duration = usualFrameMs;
            av_packet_rescale_ts(packet.get(), encoder.time_base, to.time_base);
            packet->stream_index = to.index;
            if (av_interleaved_write_frame(file.get(), packet.get()) < 0)
                return false;
        }
        return got == AVERROR(EAGAIN) || got == AVERROR_EOF;
    }

    /// Whole frames of the encoder; at the end what is left, too.
    bool encodeSound(bool atEnd)
    {
        constexpr int bytes = 4; // a sample of each channel
        const auto whole = qsizetype(soundCodec->frame_size);
        while (samples.size() >= (atEnd ? 1 : whole) * bytes) {
            const auto count = int(std::min(whole, samples.size() / bytes));
            av_frame_unref(soundFrame.get());
            soundFrame->nb_samples = count;
            soundFrame->format = AV_SAMPLE_FMT_FLTP;
            soundFrame->sample_rate = soundCodec->sample_rate;
            soundFrame->pts = soundAdded;
            if (av_channel_layout_copy(&soundFrame->ch_layout, &soundCodec->ch_layout) < 0 ||
                av_frame_get_buffer(soundFrame.get(), 0) < 0)
                return false;
            constexpr float loudest = 32768;
            const auto* from = reinterpret_cast<const qint16*>(samples.constData());
            for (int channel = 0; channel < 2; ++channel) {
                auto* to = reinterpret_cast<float*>(soundFrame->data[channel]);
                for (int i = 0; i < count; ++i)
                    to[i] = float(from[2 * i + channel]) / loudest;
            }
            soundAdded += count;
            samples.remove(0, qsizetype(count) * bytes);
            if (!encode(soundFrame.get(), *soundCodec, *soundStream))
                return false;
        }
        return !atEnd || encode(nullptr, *soundCodec, *soundStream);
    }

    bool convert(const QImage& picture, qint64 timeMs)
    {
        if (av_frame_make_writable(frame.get()) < 0)
            return false;
        const std::array<const uint8_t*, 1> from{picture.constBits()};
        const std::array<int, 1> bytes{int(picture.bytesPerLine())};
        sws_scale(colours.get(), from.data(), bytes.data(), 0, picture.height(), frame->data, frame->linesize);
        frame->pts = timeMs;
        return true;
    }
};

VideoWriter::VideoWriter() = default;

VideoWriter::~VideoWriter()
{
    if (!m_encoder)
        return;
    m_encoder.reset();
    QFile::remove(partOf(m_path));
}

bool VideoWriter::fail(VideoWriteError error)
{
    if (m_encoder) {
        m_encoder.reset();
        QFile::remove(partOf(m_path));
    }
    m_error = error;
    return false;
}

bool VideoWriter::open(const QString& path, QSize size, int soundRate, bool replaces)
{
    av_log_set_level(AV_LOG_QUIET); // x264 tells of every file
    m_path = path;
    m_replaces = replaces;
    m_error = VideoWriteError::None;
    m_encoder = std::make_unique<Encoder>();
    if (!m_encoder->packet || !m_encoder->frame || !m_encoder->openCodec(size) ||
        (soundRate > 0 && !m_encoder->openSound(soundRate)))
        return fail(VideoWriteError::NoEncoder);
    if ((!replaces && QFile::exists(path)) || !m_encoder->openFile(partOf(path)) || !m_encoder->prepareFrame(size))
        return fail(VideoWriteError::NotWritable);
    return true;
}

bool VideoWriter::add(const QImage& frame, qint64 timeMs)
{
    if (!m_encoder)
        return false;
    const QImage picture = frame.convertToFormat(QImage::Format_RGB32);
    if (picture.size() != QSize(m_encoder->codec->width, m_encoder->codec->height) ||
        !m_encoder->convert(picture, timeMs) || !m_encoder->encode(m_encoder->frame.get()))
        return fail(VideoWriteError::NotWritable);
    return true;
}

bool VideoWriter::addSound(const QByteArray& samples)
{
    if (!m_encoder || !m_encoder->soundCodec)
        return false;
    m_encoder->samples += samples;
    return m_encoder->encodeSound(false) || fail(VideoWriteError::NotWritable);
}

double VideoWriter::soundMs() const
{
    constexpr double second = 1000;
    constexpr int bytes = 4; // a sample of each channel
    return !m_encoder || !m_encoder->soundCodec ? 0
                                                : double(m_encoder->soundAdded + m_encoder->samples.size() / bytes) *
                                                      second / m_encoder->soundCodec->sample_rate;
}

bool VideoWriter::finish()
{
    if (!m_encoder)
        return false;
    const bool whole = m_encoder->encode(nullptr) && (!m_encoder->soundCodec || m_encoder->encodeSound(true)) &&
                       av_write_trailer(m_encoder->file.get()) == 0 && avio_closep(&m_encoder->file->pb) == 0;
    if (whole && m_replaces)
        QFile::remove(m_path);
    // A rename of ours writes nothing over.
    if (!whole || !QFile::rename(partOf(m_path), m_path))
        return fail(VideoWriteError::NotWritable);
    m_encoder.reset();
    return true;
}

} // namespace ringface
