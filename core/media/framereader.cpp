// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/framereader.h"

#include "core/media/demuxer.h"
#include "core/media/frameconverter.h"
#include "core/media/frameindex.h"

#include <QTime>

#include <algorithm>
#include <deque>
#include <limits>
#include <set>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
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
    Demuxer demuxer;
    FrameIndex index; ///< empty: it only reads in order
    std::unique_ptr<AVCodecContext, Freed<avcodec_free_context>> codec;
    std::unique_ptr<AVPacket, Freed<av_packet_free>> packet{av_packet_alloc()};
    std::unique_ptr<AVFrame, Freed<av_frame_free>> frame{av_frame_alloc()};
    FrameConverter converter;
    bool drained = false;               ///< the end of the file was reached
    bool leavesOut = false;             ///< see FrameReader::setLeavingOut()
    std::multiset<qint64> due;          ///< then: times of all frames that were read and not yet passed
    std::deque<qint64> decodeTimes;     ///< of the frames that were read and not yet shown
    qint64 decodeTime = AV_NOPTS_VALUE; ///< the one that the current frame took
    qint64 delay = 0;                   ///< from a frame's decode time to its presentation time, in their order
    bool hasTimes = false;              ///< of any frame so far
    // With an index:
    int nextPacket = 0;
    bool hasPacket = false; ///< that one has been read already
    int passed = -1;        ///< the last frame that was decoded; INT_MAX: it is not known where that goes on
    int wanted = -1;        ///< frames before are not shown; those that no other is made of are not decoded either
    int countedFrom = 0;    ///< see FrameIndex::isCounted(): the frame that the first one decoded is
    int counted = 0;

    bool openDecoder(int threads)
    {
        codec = demuxer.openDecoder(threads);
        return packet && frame && codec;
    }

    /// The next frame into \a frame.
    bool decode()
    {
        const bool isThere = receiveFrame(*codec, *frame, demuxer, [this] { return feed(); });
        if (isThere)
            converter.setFrame(demuxer.file(), demuxer.stream(), *frame);
        return isThere;
    }

    /// False for a broken piece.
    bool feed()
    {
        if (!hasPacket) {
            const int read = drained ? AVERROR_EOF : demuxer.read(*packet);
            if (read == AVERROR(EAGAIN))
                return false;
            if (read < 0) {
                drained = true; // what the decoder still holds is asked for
                return avcodec_send_packet(codec.get(), nullptr) >= 0;
            }
        }
        hasPacket = false;
        if (!index.isEmpty())
            markPacket();
        else
            decodeTimes.push_back(packet->dts);
        if (leavesOut) {
            if (packet->pts == AV_NOPTS_VALUE) // those that are left out could not be counted
                decodeAll();
            else
                due.insert(packet->pts);
        }
        return avcodec_send_packet(codec.get(), packet.get()) >= 0;
    }

    void decodeAll()
    {
        codec->skip_frame = AVDISCARD_DEFAULT;
        leavesOut = false;
    }

    /// Goes on to the current frame, which is that of the number \a last + 1 or, where some were left out, a later one.
    void advance(int& last, FrameClock& clock)
    {
        const qint64 stamp = frame->pts != AV_NOPTS_VALUE ? frame->pts : frame->best_effort_timestamp;
        if (leavesOut || !due.empty()) { // those that were left out have their times, too
            for (auto d = due.begin(); d != due.end() && *d < stamp; d = due.erase(d)) {
                takeDecodeTime();
                clock.advance(presentationMs(*d, ++last));
            }
            if (const auto own = due.find(stamp); own != due.end())
                due.erase(own);
        }
        takeDecodeTime();
        const bool isTimed = decodeTime != AV_NOPTS_VALUE;
        if (frame->pts != AV_NOPTS_VALUE && isTimed)
            delay = frame->pts - decodeTime;
        // Without times of their own, frames are shown one after the other as they are decoded.
        const bool isOwn = frame->pts != AV_NOPTS_VALUE || !isTimed;
        clock.advance(presentationMs(isOwn ? stamp : decodeTime + delay, ++last));
    }

    void takeDecodeTime()
    {
        if (decodeTimes.empty())
            return;
        decodeTime = decodeTimes.front();
        decodeTimes.pop_front();
    }

    /// Milliseconds from the start of the video; -1 if the file says nothing. \a number: of the frame.
    double presentationMs(qint64 stamp, int number)
    {
        constexpr double second = 1000;
        if (stamp == AV_NOPTS_VALUE)
            return hasTimes ? -1 : number * second / demuxer.frameRate();
        hasTimes = true;
        return demuxer.msOf(stamp);
    }

    /// A packet's number takes the place of its time, and is that of its frame when that is decoded.
    void markPacket()
    {
        int number = nextPacket;
        if (number >= index.packetCount() || index.packet(number).size != packet->size)
            number = index.find(*packet);
        packet->pts = number < 0 ? AV_NOPTS_VALUE : number;
        packet->dts = packet->pts;
        if (number < 0)
            return;
        nextPacket = number + 1;
        const bool isPassed = !index.isCounted() && index.packet(number).frame < wanted;
        codec->skip_frame = isPassed ? AVDISCARD_NONREF : AVDISCARD_DEFAULT;
    }

    /// That of the frame just decoded; -1 if the index has none like it.
    int frameNumber()
    {
        if (index.isCounted()) {
            const int number = countedFrom + counted++;
            return number < index.count() ? number : -1;
        }
        const bool isKnown = frame->pts >= 0 && frame->pts < index.packetCount();
        return isKnown ? index.packet(int(frame->pts)).frame : -1;
    }

    /// The packet \a key is the next one that is decoded. False if the file does not give it any more.
    bool jump(int key)
    {
        avcodec_flush_buffers(codec.get());
        drained = false;
        hasPacket = false;
        passed = std::numeric_limits<int>::max();
        const FrameIndex::Packet& to = index.packet(key);
        const AVInputFormat& format = *demuxer.file().iformat;
        const bool byPts = (format.flags & AVFMT_SEEK_TO_PTS) != 0 || to.dts == AV_NOPTS_VALUE;
        const qint64 time = byPts ? to.pts : to.dts;
        const bool byBytes = time == AV_NOPTS_VALUE || (format.flags & AVFMT_TS_DISCONT) != 0;
        bool there = byBytes && to.pos >= 0 && seekTo(to.pos, AVSEEK_FLAG_BYTE) && readUpTo(key);
        if (!there && time != AV_NOPTS_VALUE) {
            const qint64 earlier = time - qint64(2 / av_q2d(demuxer.stream().time_base));
            there = (seekTo(time, AVSEEK_FLAG_BACKWARD) && readUpTo(key)) ||
                    (seekTo(earlier, AVSEEK_FLAG_BACKWARD) && readUpTo(key));
        }
        if (!there && !demuxer.isOverdue())
            there = demuxer.reopen() && readUpTo(key);
        nextPacket = key;
        countedFrom = std::max(0, to.frame);
        counted = 0;
        passed = there ? -1 : passed;
        return there;
    }

    bool seekTo(qint64 where, int flags)
    {
        const int stream = (flags & AVSEEK_FLAG_BYTE) != 0 ? -1 : demuxer.stream().index;
        return !demuxer.isOverdue() && av_seek_frame(&demuxer.file(), stream, where, flags) >= 0;
    }

    /// Reads on until \a packet is that of this number.
    bool readUpTo(int number)
    {
        constexpr int mostStrange = 64; // the first after a jump can be halves
        int here = -1;
        for (int strange = 0; strange < mostStrange && !demuxer.isOverdue();) {
            const int read = demuxer.read(*packet);
            if (read < 0 && read != AVERROR(EAGAIN))
                return false;
            const bool follows =
                here >= 0 && here + 1 < index.packetCount() && read >= 0 && index.packet(here + 1).size == packet->size;
            here = follows ? here + 1 : read >= 0 ? index.find(*packet) : -1;
            if (here > number)
                return false;
            if (here == number) {
                hasPacket = true;
                return true;
            }
            strange += here < 0 ? 1 : 0;
        }
        return false;
    }
};

FrameReader::FrameReader() = default;
FrameReader::~FrameReader() = default;

MediaError FrameReader::open(const QString& path)
{
    m_decoder.reset();
    m_number = -1;
    m_timeMs = 0;
    m_clock = {};
    m_durationMs = 0;
    m_promisedFrames = 0;
    m_promisedMs = 0;
    m_error = MediaError::None;
    auto decoder = std::make_unique<Decoder>();
    decoder->demuxer.setPatience(m_patience);
    decoder->demuxer.setGiveUp(m_giveUp);
    if (const MediaError error = decoder->demuxer.open(path, AVMEDIA_TYPE_VIDEO); error != MediaError::None)
        return error;
    if (!decoder->openDecoder(m_threads))
        return MediaError::NoPicture;
    const Demuxer& demuxer = decoder->demuxer;
    // Beyond a day the header is not to be believed.
    constexpr double day = 86'400'000;
    constexpr double microsecond = 1e-3; // of AV_TIME_BASE, in milliseconds
    const double duration = double(demuxer.file().duration) * microsecond;
    m_durationMs = duration > 0 && duration < day ? qint64(duration) : 0;
    const qint64 frames = demuxer.stream().nb_frames;
    m_promisedFrames = demuxer.countsFrames() && frames > 0 && frames < 100'000'000 ? frames : 0;
    m_promisedMs = demuxer.countsFrames() ? 0 : promisedMs(demuxer.file(), demuxer.stream());
    m_decoder = std::move(decoder);
    return MediaError::None;
}

double FrameReader::frameRate() const
{
    return m_decoder ? m_decoder->demuxer.frameRate() : 0;
}

void FrameReader::setLeavingOut(bool leavesOut)
{
    if (!m_decoder || leavesOut == m_decoder->leavesOut)
        return;
    if (!leavesOut)
        return m_decoder->decodeAll();
    m_decoder->leavesOut = true;
    m_decoder->codec->skip_frame = AVDISCARD_NONREF;
}

bool FrameReader::next()
{
    if (!m_decoder)
        return false;
    m_decoder->demuxer.setPatience(m_patience);
    m_decoder->demuxer.awaitAnew();
    if (isSeekable())
        return decodeUntil(m_number + 1);
    if (m_decoder->decode()) {
        m_decoder->advance(m_number, m_clock);
        m_timeMs = m_clock.timeMs();
        return true;
    }
    constexpr qint64 held = 500; // the last frame may be shown for longer than the others
    if (m_decoder->demuxer.isUnreadable())
        m_error = MediaError::NotReadable;
    else if (m_number + 1 < m_promisedFrames * 9 / 10 || m_timeMs + m_clock.stepMs() + held < m_promisedMs * 9 / 10 ||
             m_decoder->demuxer.isOverdue())
        m_error = MediaError::EndsEarly;
    return false;
}

bool FrameReader::isSeekable() const
{
    return m_decoder && !m_decoder->index.isEmpty();
}

bool FrameReader::makeSeekable()
{
    if (!m_decoder || isSeekable())
        return m_decoder != nullptr;
    Decoder& d = *m_decoder;
    d.demuxer.awaitAnew();
    if ((m_number >= 0 || d.drained) && !d.demuxer.reopen())
        return false;
    if (!d.index.build(d.demuxer) || d.index.isEmpty())
        return false;
    d.decodeAll();
    m_number = -1;
    return d.jump(d.index.keyPacket(0));
}

void FrameReader::become(int frame)
{
    m_number = frame;
    m_timeMs = m_decoder->index.timeMs(frame);
}

/// Goes on to \a frame, or the next that can be decoded.
bool FrameReader::decodeUntil(int frame)
{
    Decoder& d = *m_decoder;
    d.wanted = frame;
    while (d.decode()) {
        const int number = d.frameNumber();
        d.passed = std::max(d.passed, number);
        d.demuxer.awaitAnew();
        if (number >= frame) {
            become(number);
            return true;
        }
    }
    return false;
}

/// \a frame can be had by decoding on, without a jump back to the packet \a key.
bool FrameReader::isOnTheWay(int key, int frame) const
{
    return m_decoder->passed < frame && m_decoder->nextPacket > key && !m_decoder->drained;
}

bool FrameReader::seek(qint64 ms)
{
    if (!isSeekable())
        return false;
    Decoder& d = *m_decoder;
    d.demuxer.awaitAnew();
    int wanted = d.index.frameAt(ms);
    if (wanted == m_number && d.frame->buf[0] != nullptr)
        return true;
    int key = d.index.keyPacket(wanted);
    if (isOnTheWay(key, wanted) && decodeUntil(wanted) && m_number == wanted)
        return true;
    // Where a key frame is broken, what comes before it can help.
    for (int tries = 0; key >= 0 && tries < 4 && !d.demuxer.isOverdue(); ++tries) {
        if (d.jump(key) && decodeUntil(wanted) && (m_number == wanted || tries > 0))
            return true;
        key = d.index.keyPacketBefore(key);
    }
    // The last frame that there is
    for (wanted = d.index.frameAt(ms) - 1; wanted >= 0 && !d.demuxer.isOverdue();
         wanted = d.index.packet(key).frame - 1) {
        key = d.index.keyPacket(wanted);
        d.wanted = 0;
        int last = -1;
        for (bool more = d.jump(key) && d.decode(); more; more = d.decode()) {
            const int number = d.frameNumber();
            last = number >= 0 && number <= wanted ? number : last;
        }
        if (last >= 0)
            return d.jump(key) && decodeUntil(last);
    }
    return false;
}

bool FrameReader::seekToKeyFrame(qint64 ms)
{
    if (!isSeekable())
        return false;
    Decoder& d = *m_decoder;
    d.demuxer.awaitAnew();
    const int frame = d.index.keyFrameNear(ms);
    if (frame < 0 || !d.jump(d.index.packetOf(frame)))
        return false;
    d.wanted = frame;
    if (!d.feed()) // the key frame's packet, which has been read
        return false;
    d.drained = true;
    if (avcodec_send_packet(d.codec.get(), nullptr) < 0 || !d.decode())
        return false;
    become(frame);
    return true;
}

qint64 FrameReader::timeAt(qint64 ms) const
{
    return isSeekable() ? m_decoder->index.timeMs(m_decoder->index.frameAt(ms)) : -1;
}

qint64 FrameReader::timeBefore(qint64 ms) const
{
    const qint64 time = timeAt(ms);
    const qint64 before = time > 0 ? timeAt(time - 1) : -1;
    return before < time ? before : -1; // else it is the first
}

qint64 FrameReader::timeAfter(qint64 ms) const
{
    return isSeekable() ? m_decoder->index.timeAfter(ms) : -1;
}

int FrameReader::framesToDecode(qint64 ms) const
{
    if (!isSeekable())
        return 0;
    const FrameIndex& index = m_decoder->index;
    const int frame = index.frameAt(ms);
    const int key = index.keyPacket(frame);
    const int from = isOnTheWay(key, frame) ? m_decoder->passed : index.packet(key).frame;
    return std::max(0, frame - from);
}

qint64 FrameReader::durationMs() const
{
    return isSeekable() ? m_decoder->index.durationMs() : 0;
}

QSize FrameReader::statedSize() const
{
    if (!m_decoder)
        return {};
    // Nothing but the size of what has not been decoded yet.
    const std::unique_ptr<AVFrame, Freed<av_frame_free>> frame(av_frame_alloc());
    if (!frame)
        return {};
    frame->width = m_decoder->codec->width;
    frame->height = m_decoder->codec->height;
    FrameConverter converter;
    converter.setFrame(m_decoder->demuxer.file(), m_decoder->demuxer.stream(), *frame);
    return converter.size();
}

QDateTime FrameReader::statedStart() const
{
    const auto* tag =
        m_decoder ? av_dict_get(m_decoder->demuxer.file().metadata, "creation_time", nullptr, 0) : nullptr;
    return tag ? QDateTime::fromString(QString::fromLatin1(tag->value), Qt::ISODateWithMs).toUTC() : QDateTime();
}

QSize FrameReader::frameSize() const
{
    return m_decoder && m_decoder->frame->buf[0] != nullptr ? m_decoder->converter.size() : QSize();
}

QImage FrameReader::image()
{
    const QSize size = frameSize();
    return size.isEmpty() ? QImage() : m_decoder->converter.convert(size, QImage::Format_BGR888, SWS_BICUBIC);
}

void FrameReader::update(QImage& picture, const QRect& part)
{
    if (picture.size() != frameSize() || picture.isNull() || !m_decoder->converter.update(picture, part))
        picture = image();
}

QImage FrameReader::picture(const QSize& size)
{
    const bool isThere = !frameSize().isEmpty();
    return isThere ? m_decoder->converter.convert(size, QImage::Format_RGB32, SWS_BILINEAR) : QImage();
}

QImage FrameReader::overview(int side)
{
    const QSize whole = frameSize();
    const QSize size(std::max(1, whole.width() / side), std::max(1, whole.height() / side));
    return whole.isEmpty() ? QImage() : m_decoder->converter.convert(size, QImage::Format_Grayscale8, SWS_AREA);
}

} // namespace ringface
