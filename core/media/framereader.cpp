// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"

#include "core/media/ffmpegdeleters.h"
#include "core/media/mediafile.h"

#include <QDeadlineTimer>
#include <QMimeDatabase>
#include <QTime>
#include <QTransform>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/display.h>
#include <libavutil/mem.h>
#include <libswscale/swscale.h>
}

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <iterator>
#include <set>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// In a row; a decoder that has found nothing after so many broken pieces finds nothing any more.
constexpr int mostErrors = 512;
/// In one piece; no picture and no index of a recording needs more, damaged ones say that they do.
constexpr size_t mostMemory = 192 << 20;
/// What holds pictures itself. Lists and playlists would have other files opened, at a stranger's choice.
constexpr auto containers =
    "mov,matroska,avi,mpegts,mpeg,mpegvideo,asf,flv,live_flv,ogg,gif,mxf,dv,dhav,ivf,rm,nut,wtv,"
    "mjpeg,mpjpeg,h261,h263,h264,hevc,m4v,vc1,obu,av1";

/// A container that writes down the number of its frames.
bool countsFrames(const QString& mime)
{
    return mime == "video/mp4"_L1 || mime == "video/quicktime"_L1 || mime == "audio/mp4"_L1;
}

/// How the pictures of \a stream are turned, as libavutil/display.h describes; null if they are not.
const uint8_t* displayMatrix(const AVStream& stream)
{
#if LIBAVFORMAT_VERSION_MAJOR >= 61 // FFmpeg 7
    const AVPacketSideData* matrix = av_packet_side_data_get(
        stream.codecpar->coded_side_data, stream.codecpar->nb_coded_side_data, AV_PKT_DATA_DISPLAYMATRIX);
    return matrix != nullptr ? matrix->data : nullptr;
#else
    return av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
#endif
}

/// How long there are pictures by the container's word; 0 if it does not say.
qint64 promisedMs(const AVFormatContext& file, const AVStream& stream)
{
    if (file.duration_estimation_method != AVFMT_DURATION_FROM_STREAM)
        return 0;
    if (const auto* tag = av_dict_get(stream.metadata, "DURATION", nullptr, 0)) { // Matroska's
        const QTime length = QTime::fromString(QString::fromLatin1(tag->value).left(12), u"HH:mm:ss.zzz"_s);
        return length.isValid() ? length.msecsSinceStartOfDay() : 0;
    }
    constexpr double day = 86'400'000;
    double ms = 0;
    if (qstrcmp(file.iformat->name, "avi") == 0) // its duration has been cut to what is there of the file
        ms = double(stream.nb_frames) * av_q2d(stream.time_base) * 1000;
    else if (stream.duration != AV_NOPTS_VALUE)
        ms = double(stream.duration) * av_q2d(stream.time_base) * 1000;
    else if (file.nb_streams == 1) // else the sound may go on for longer
        ms = double(file.duration) * 1000 / AV_TIME_BASE;
    return ms > 0 && ms < day ? qint64(ms) : 0;
}

} // namespace

struct FrameReader::Decoder {
    std::unique_ptr<AVFormatContext, Freed<avformat_close_input>> file;
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> codec;
    std::unique_ptr<AVPacket, Freed<av_packet_free>> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, Freed<av_frame_free>> frame{av_frame_alloc()};
    std::unique_ptr<SwsContext, FreedScaler> colours; ///< kept from frame to frame, as long as they are alike
    std::unique_ptr<SwsContext, FreedScaler> smaller;
    AVStream* stream = nullptr; ///< the video's, part of file
    int turn = 0;               ///< clockwise, in degrees: 0, 90, 180 or 270
    bool drained = false;       ///< the end of the file was reached
    bool unreadable = false;    ///< the file could not be read up to there
    bool leavesOut = false;     ///< see FrameReader::leaveOut()
    std::multiset<qint64> due;  ///< then: times of all frames that were read and not yet passed
    QDeadlineTimer patience;
    bool isTooLarge = false; ///< by the container's word

    static int isOverdue(void* decoder) { return static_cast<Decoder*>(decoder)->patience.hasExpired(); }

    /// False if that fails; the other steps of opening follow only then.
    bool openFile(const QByteArray& path)
    {
        AVFormatContext* opened = avformat_alloc_context();
        if (!packet || !frame || !opened)
            return false;
        opened->interrupt_callback = {isOverdue, this};
        AVDictionary* options = nullptr;
        av_dict_set(&options, "format_whitelist", containers, 0);
        av_dict_set(&options, "protocol_whitelist", "file", 0);
        const int error = avformat_open_input(&opened, path.constData(), nullptr, &options);
        av_dict_free(&options);
        if (error < 0)
            return false;
        file.reset(opened);
        isTooLarge = hasHugePictures();
        // Frames may be decoded to know what they are.
        std::vector<AVDictionary*> limits(opened->nb_streams, nullptr);
        for (AVDictionary*& limit : limits)
            av_dict_set_int(&limit, "max_pixels", mostPixels, 0);
        const int found = avformat_find_stream_info(opened, limits.data());
        for (AVDictionary*& limit : limits)
            av_dict_free(&limit);
        return found >= 0;
    }

    bool hasHugePictures() const
    {
        return std::any_of(file->streams, file->streams + file->nb_streams, [](const AVStream* s) {
            return qint64(s->codecpar->width) * s->codecpar->height > mostPixels;
        });
    }

    MediaError open(const QByteArray& path)
    {
        const bool opened = openFile(path);
        if (patience.hasExpired())
            return MediaError::NotReadable;
        if (isTooLarge || (opened && hasHugePictures()))
            return MediaError::TooLarge;
        const AVCodec* kind = nullptr;
        const int best = opened ? av_find_best_stream(file.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &kind, 0) : -1;
        if (best < 0 || kind == nullptr)
            return MediaError::NoPicture;
        stream = file->streams[best];
        return openDecoder(*kind) ? MediaError::None : MediaError::NoPicture;
    }

    bool openDecoder(const AVCodec& kind)
    {
        codec.reset(avcodec_alloc_context3(&kind));
        if (!codec || avcodec_parameters_to_context(codec.get(), stream->codecpar) < 0)
            return false;
        codec->thread_count = 1; // each core has a recording of its own
        codec->max_pixels = mostPixels;
        codec->pkt_timebase = stream->time_base;
        for (unsigned i = 0; i < file->nb_streams; ++i) {
            if (file->streams[i] != stream)
                file->streams[i]->discard = AVDISCARD_ALL;
        }
        if (const uint8_t* matrix = displayMatrix(*stream)) {
            std::array<int32_t, 9> turned{};
            std::memcpy(turned.data(), matrix, sizeof(turned));
            const double angle = -av_display_rotation_get(turned.data());
            turn = std::isfinite(angle) ? (int(std::lround(angle / 90)) * 90 % 360 + 360) % 360 : 0;
        }
        return avcodec_open2(codec.get(), &kind, nullptr) >= 0;
    }

    /// The next frame into \a frame.
    bool decode()
    {
        for (int errors = 0; errors < mostErrors && !patience.hasExpired();) {
            const int got = avcodec_receive_frame(codec.get(), frame.get());
            if (got >= 0)
                return true;
            if (got == AVERROR_EOF)
                return false;
            if (got != AVERROR(EAGAIN) || !feed())
                ++errors;
        }
        return false;
    }

    /// False for a broken piece.
    bool feed()
    {
        av_packet_unref(packet.get());
        const int read = drained ? AVERROR_EOF : av_read_frame(file.get(), packet.get());
        if (read < 0 && read != AVERROR(EAGAIN)) {
            // What the disk or network did not give is no end of the recording; a demuxer's complaint is its damage.
            const int wrong = file->pb != nullptr ? file->pb->error : 0;
            unreadable = read == AVERROR(EIO) || (wrong < 0 && wrong != AVERROR_EOF);
            drained = true; // what the decoder still holds is asked for
            return avcodec_send_packet(codec.get(), nullptr) >= 0;
        }
        if (read >= 0 && leavesOut && packet->stream_index == stream->index) {
            if (packet->pts == AV_NOPTS_VALUE) // those that are left out could not be counted
                decodeAll();
            else
                due.insert(packet->pts);
        }
        return read >= 0 &&
               (packet->stream_index != stream->index || avcodec_send_packet(codec.get(), packet.get()) >= 0);
    }

    void decodeAll()
    {
        codec->skip_frame = AVDISCARD_DEFAULT;
        leavesOut = false;
    }

    /// How many frames the current one is further than the one before.
    int advance()
    {
        if (!leavesOut)
            return 1;
        const auto passed = due.upper_bound(frame->best_effort_timestamp);
        const auto count = int(std::distance(due.begin(), passed));
        due.erase(due.begin(), passed);
        return std::max(1, count);
    }

    /// The current frame as \a format in \a size; \a scaler is kept for the next one.
    QImage convert(std::unique_ptr<SwsContext, FreedScaler>& scaler, const QSize& size, AVPixelFormat format,
                   QImage::Format imageFormat, int method) const
    {
        if (size.isEmpty())
            return {};
        scaler.reset(sws_getCachedContext(scaler.release(), frame->width, frame->height, AVPixelFormat(frame->format),
                                          size.width(), size.height(), format, method, nullptr, nullptr, nullptr));
        // swscale writes whole vectors, beyond the end of a line if need be.
        constexpr int vector = 64;
        const int bytesAPixel = imageFormat == QImage::Format_Grayscale8 ? 1 : 3;
        const qsizetype step = (qsizetype(size.width()) * bytesAPixel + vector - 1) / vector * vector;
        auto* bytes = static_cast<uchar*>(av_malloc(size_t(step) * size.height() + vector));
        if (!scaler || !bytes) {
            av_free(bytes);
            return {};
        }
        const QImage out(bytes, size.width(), size.height(), step, imageFormat, av_free, bytes);
        uint8_t* const lines[] = {bytes};
        const int steps[] = {int(step)};
        if (sws_scale(scaler.get(), frame->data, frame->linesize, 0, frame->height, lines, steps) != size.height())
            return {};
        return turn == 0 ? out : out.transformed(QTransform().rotate(turn));
    }
};

FrameReader::FrameReader() = default;
FrameReader::~FrameReader() = default;

MediaError FrameReader::open(const QString& path)
{
    m_decoder.reset();
    m_number = -1;
    m_clock = {};
    m_durationMs = 0;
    m_promisedFrames = 0;
    m_promisedMs = 0;
    m_error = MediaError::None;
    if (const MediaError error = checkFile(path); error != MediaError::None)
        return error;
    const QString mime = QMimeDatabase().mimeTypeForFile(path, QMimeDatabase::MatchContent).name();
    for (const auto& other : {"text/"_L1, "image/"_L1, "application/pdf"_L1, "application/zip"_L1}) {
        if (mime.startsWith(other) && mime != "image/gif"_L1)
            return MediaError::NotAVideo;
    }
    if (mime.contains("mpegurl"_L1)) // a list of addresses
        return MediaError::NotAVideo;
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(mostMemory);
    auto decoder = std::make_unique<Decoder>();
    decoder->patience.setRemainingTime(m_patience);
    if (const MediaError error = decoder->open(QFile::encodeName(path)); error != MediaError::None)
        return error;
    // Beyond a day the header is not to be believed.
    constexpr double day = 86'400'000;
    constexpr double microsecond = 1e-3; // of AV_TIME_BASE, in milliseconds
    const double duration = double(decoder->file->duration) * microsecond;
    m_durationMs = duration > 0 && duration < day ? qint64(duration) : 0;
    const qint64 frames = decoder->stream->nb_frames;
    m_promisedFrames = countsFrames(mime) && frames > 0 && frames < 100'000'000 ? frames : 0;
    m_promisedMs = countsFrames(mime) ? 0 : promisedMs(*decoder->file, *decoder->stream);
    m_decoder = std::move(decoder);
    return MediaError::None;
}

void FrameReader::leaveOut()
{
    if (!m_decoder)
        return;
    m_decoder->leavesOut = true;
    m_decoder->codec->skip_frame = AVDISCARD_NONREF;
}

bool FrameReader::next()
{
    if (m_decoder)
        m_decoder->patience.setRemainingTime(m_patience);
    if (m_decoder && m_decoder->decode()) {
        m_number += m_decoder->advance();
        const AVStream& stream = *m_decoder->stream;
        const qint64 stamp = m_decoder->frame->best_effort_timestamp;
        const double start = stream.start_time == AV_NOPTS_VALUE ? 0 : double(stream.start_time);
        m_clock.advance(stamp == AV_NOPTS_VALUE ? -1 : (double(stamp) - start) * av_q2d(stream.time_base) * 1000);
        return true;
    }
    constexpr qint64 held = 500; // the last frame may be shown for longer than the others
    if (m_decoder && m_decoder->unreadable)
        m_error = MediaError::NotReadable;
    else if (m_number + 1 < m_promisedFrames * 9 / 10 ||
             m_clock.timeMs() + m_clock.stepMs() + held < m_promisedMs * 9 / 10 ||
             (m_decoder && m_decoder->patience.hasExpired()))
        m_error = MediaError::EndsEarly;
    return false;
}

QSize FrameReader::statedSize() const
{
    if (!m_decoder)
        return {};
    const QSize stored(m_decoder->codec->width, m_decoder->codec->height);
    return m_decoder->turn % 180 == 0 ? stored : stored.transposed();
}

QDateTime FrameReader::statedStart() const
{
    const auto* tag = m_decoder ? av_dict_get(m_decoder->file->metadata, "creation_time", nullptr, 0) : nullptr;
    return tag ? QDateTime::fromString(QString::fromLatin1(tag->value), Qt::ISODateWithMs).toUTC() : QDateTime();
}

QSize FrameReader::frameSize() const
{
    if (!m_decoder || m_number < 0)
        return {};
    const QSize stored(m_decoder->frame->width, m_decoder->frame->height);
    return m_decoder->turn % 180 == 0 ? stored : stored.transposed();
}

QImage FrameReader::image()
{
    if (!m_decoder || m_number < 0)
        return {};
    const AVFrame& frame = *m_decoder->frame;
    return m_decoder->convert(m_decoder->colours, QSize(frame.width, frame.height), AV_PIX_FMT_BGR24,
                              QImage::Format_BGR888, SWS_BICUBIC);
}

QImage FrameReader::overview(int side)
{
    if (!m_decoder || m_number < 0)
        return {};
    const AVFrame& frame = *m_decoder->frame;
    const QSize size(std::max(1, frame.width / side), std::max(1, frame.height / side));
    return m_decoder->convert(m_decoder->smaller, size, AV_PIX_FMT_GRAY8, QImage::Format_Grayscale8, SWS_AREA);
}

} // namespace ringface
