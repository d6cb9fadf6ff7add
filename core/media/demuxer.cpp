// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/demuxer.h"

#include "core/media/mediafile.h"

#include <QFile>
#include <QMimeDatabase>
#include <QRegularExpression>

extern "C" {
#include <libavutil/avstring.h>
#include <libavutil/mem.h>
}

#include <algorithm>
#include <cstring>
#include <span>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// In one piece; no picture and no index of a recording needs more, damaged ones say that they do.
constexpr size_t mostMemory = 192 << 20;
/// What holds pictures itself. Lists and playlists would have other files opened, at a stranger's choice.
constexpr auto containers =
    "mov,matroska,avi,mpegts,mpeg,mpegvideo,asf,flv,live_flv,ogg,gif,mxf,dv,dhav,ivf,rm,nut,wtv,"
    "mjpeg,mpjpeg,h261,h263,h264,hevc,m4v,vc1,obu,av1";
constexpr qint64 beginningBytes = 16 << 10; // of a file, by which it is known
constexpr qint64 onePictureBytes = 1 << 20; // or less
constexpr double usualRate = 25;
constexpr double highestRate = 1000;

std::span<AVStream*> streamsOf(const AVFormatContext& file)
{
    return {file.streams, file.nb_streams};
}

/// What a server says instead of a recording, as it is when somebody is not logged in or a link has expired.
MediaError answerIn(const QByteArray& beginning)
{
    constexpr qsizetype enough = 1024;
    QByteArray text = beginning.first(std::min(enough, beginning.size()));
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    text = text.trimmed().toLower();
    if (text.contains('\0'))
        return MediaError::None;
    if (text.startsWith('<')) {
        const bool isPage = text.contains("<html") || text.startsWith("<!doctype html") || text.contains("<body");
        static const QRegularExpression tag(u"^<(?:[?!]|[a-z][\\w:.-]*[\\s/>])"_s);
        if (isPage)
            return MediaError::HtmlPage;
        return tag.match(QString::fromUtf8(text)).hasMatch() ? MediaError::XmlAnswer : MediaError::None;
    }
    static const QRegularExpression json(u"^(?:\\{\\s*(?:\"|\\}$)|\\[\\s*[\\[{\"\\]])"_s);
    return json.match(QString::fromUtf8(text)).hasMatch() ? MediaError::JsonAnswer : MediaError::None;
}

/// Pictures one after the other, as some cameras record; a photo can have a small one behind it.
bool isJpegStream(const QByteArray& beginning, const QString& path)
{
    static const QRegularExpression named(u"\\.mjpe?g$"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression photo(u"\\.(?:jpe?g|mpo)$"_s, QRegularExpression::CaseInsensitiveOption);
    return named.match(path).hasMatch() ||
           (!photo.match(path).hasMatch() && beginning.contains(QByteArrayView("\xFF\xD9\xFF\xD8", 4)));
}

/// The container by the beginning of a file alone, whatever its name; null if it is none of those that are read.
const AVInputFormat* containerIn(const QString& path, int leastScore)
{
    QFile content;
    if (!openForReading(content, path))
        return nullptr;
    constexpr qint64 probed = 64 << 10;
    QByteArray beginning = content.read(probed);
    const auto size = int(beginning.size());
    beginning.append(AVPROBE_PADDING_SIZE, 0);
    AVProbeData data{};
    data.filename = "";
    data.buf = reinterpret_cast<unsigned char*>(beginning.data());
    data.buf_size = size;
    int score = 0;
    const AVInputFormat* format = av_probe_input_format3(&data, 1, &score);
    const bool isRead = format != nullptr && av_match_list(format->name, containers, ',') > 0;
    return isRead && score >= leastScore ? format : nullptr;
}

qint64 pixelsOf(const AVStream& stream)
{
    return qint64(stream.codecpar->width) * stream.codecpar->height;
}
} // namespace

bool hasVideoContent(const QString& path)
{
    const AVInputFormat* format = containerIn(path, AVPROBE_SCORE_EXTENSION);
    return format != nullptr && std::strcmp(format->name, "gif") != 0;
}

AVFormatContext* Demuxer::openAs(const AVInputFormat* format)
{
    AVFormatContext* opened = avformat_alloc_context();
    if (!opened)
        return nullptr;
    opened->interrupt_callback = {isOverdue, this};
    AVDictionary* options = nullptr;
    av_dict_set(&options, "format_whitelist", containers, 0);
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    const int error = avformat_open_input(&opened, m_path.constData(), format, &options);
    av_dict_free(&options);
    return error < 0 ? nullptr : opened;
}

bool Demuxer::openFile()
{
    m_file.reset();
    m_unreadable = false;
    m_tooLarge = false;
    // Probing takes a row of JPEG pictures for the first of them, and lets the name of a file count.
    AVFormatContext* opened = openAs(m_isJpegStream ? av_find_input_format("mjpeg") : nullptr);
    if (opened == nullptr && !isOverdue()) {
        const AVInputFormat* container = containerIn(pathFromBytes(m_path), AVPROBE_SCORE_RETRY);
        opened = container != nullptr ? openAs(container) : nullptr;
    }
    if (opened == nullptr)
        return false;
    m_file.reset(opened);
    m_tooLarge = hasHugePictures();
    // Frames may be decoded to know what they are.
    std::vector<AVDictionary*> limits(opened->nb_streams, nullptr);
    for (AVDictionary*& limit : limits)
        av_dict_set_int(&limit, "max_pixels", mostPixels, 0);
    const int found = avformat_find_stream_info(opened, limits.data());
    for (AVDictionary*& limit : limits)
        av_dict_free(&limit);
    return found >= 0;
}

bool Demuxer::hasHugePictures() const
{
    return std::ranges::any_of(streamsOf(*m_file), [](const AVStream* s) { return pixelsOf(*s) > mostPixels; });
}

int Demuxer::bestStream(AVMediaType kind, const AVCodec** codec) const
{
    const int best = av_find_best_stream(m_file.get(), kind, -1, -1, codec, 0);
    if (best < 0 || kind != AVMEDIA_TYPE_VIDEO)
        return best;
    AVStream* largest = m_file->streams[best];
    for (AVStream* stream : streamsOf(*m_file)) {
        const AVCodec* decoder = avcodec_find_decoder(stream->codecpar->codec_id);
        const bool isVideo = stream->codecpar->codec_type == AVMEDIA_TYPE_VIDEO && decoder != nullptr &&
                             (stream->disposition & AV_DISPOSITION_ATTACHED_PIC) == 0;
        if (isVideo && pixelsOf(*stream) > pixelsOf(*largest)) {
            largest = stream;
            *codec = decoder;
        }
    }
    return largest->index;
}

MediaError Demuxer::open(const QString& path, AVMediaType kind)
{
    m_file.reset();
    m_codec = nullptr;
    if (const MediaError error = checkFile(path); error != MediaError::None)
        return error;
    QFile content;
    if (!openForReading(content, path))
        return MediaError::NotReadable;
    const QByteArray beginning = content.read(beginningBytes);
    if (const MediaError error = answerIn(beginning); error != MediaError::None)
        return error;
    const QString mime = QMimeDatabase().mimeTypeForData(beginning).name();
    m_isJpegStream = mime == "image/jpeg"_L1 && isJpegStream(beginning + content.read(onePictureBytes), path);
    for (const auto& other : {"text/"_L1, "image/"_L1, "application/pdf"_L1, "application/zip"_L1}) {
        if (mime.startsWith(other) && mime != "image/gif"_L1 && !m_isJpegStream)
            return MediaError::NotAVideo;
    }
    if (mime.contains("mpegurl"_L1)) // a list of addresses
        return MediaError::NotAVideo;
    m_countsFrames = mime == "video/mp4"_L1 || mime == "video/quicktime"_L1 || mime == "audio/mp4"_L1;
    av_log_set_level(AV_LOG_QUIET);
    av_max_alloc(mostMemory);
    awaitAnew();
    m_path = bytesOfPath(path);
    const bool opened = openFile();
    if (isOverdue())
        return MediaError::NotReadable;
    if (m_tooLarge || (opened && hasHugePictures()))
        return MediaError::TooLarge;
    m_stream = opened ? bestStream(kind, &m_codec) : -1;
    if (m_stream < 0 || m_codec == nullptr)
        return MediaError::NoPicture;
    readOnlyThisStream();
    return MediaError::None;
}

bool Demuxer::reopen()
{
    if (!openFile() || m_stream >= int(m_file->nb_streams))
        return false;
    readOnlyThisStream();
    return true;
}

void Demuxer::readOnlyThisStream()
{
    for (AVStream* other : streamsOf(*m_file)) {
        if (other->index != m_stream)
            other->discard = AVDISCARD_ALL;
    }
}

double Demuxer::pictureStart()
{
    const AVCodec* codec = nullptr;
    const int pictures = bestStream(AVMEDIA_TYPE_VIDEO, &codec);
    const AVStream* stream = pictures < 0 ? nullptr : m_file->streams[pictures];
    return stream == nullptr || stream->start_time == AV_NOPTS_VALUE
               ? 0
               : double(stream->start_time) * av_q2d(stream->time_base);
}

double Demuxer::msOf(qint64 stamp) const
{
    constexpr double second = 1000;
    const double start = stream().start_time == AV_NOPTS_VALUE ? 0 : double(stream().start_time);
    return (double(stamp) - start) * av_q2d(stream().time_base) * second;
}

std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> Demuxer::openDecoder(int threads) const
{
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> decoder(avcodec_alloc_context3(m_codec));
    if (!decoder || avcodec_parameters_to_context(decoder.get(), stream().codecpar) < 0)
        return nullptr;
    decoder->thread_count = threads;
    decoder->max_pixels = mostPixels;
    decoder->pkt_timebase = stream().time_base;
    return avcodec_open2(decoder.get(), m_codec, nullptr) >= 0 ? std::move(decoder) : nullptr;
}

double Demuxer::frameRate() const
{
    const double rate = av_q2d(av_guess_frame_rate(m_file.get(), &stream(), nullptr));
    return rate > 0 && rate <= highestRate ? rate : usualRate;
}

int Demuxer::read(AVPacket& packet)
{
    for (;;) {
        av_packet_unref(&packet);
        const int error = av_read_frame(m_file.get(), &packet);
        if (error >= 0 && packet.stream_index != m_stream)
            continue;
        if (error < 0 && error != AVERROR(EAGAIN)) {
            // What the disk or network did not give is no end of the recording; a demuxer's complaint is its damage.
            const int wrong = m_file->pb != nullptr ? m_file->pb->error : 0;
            m_unreadable = error == AVERROR(EIO) || (wrong < 0 && wrong != AVERROR_EOF);
        }
        return error;
    }
}

} // namespace ringface
