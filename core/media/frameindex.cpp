// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/frameindex.h"

#include "core/media/frameclock.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace ringface
{

namespace
{
constexpr int mostReordered = 16; // frames, in any codec

bool isIntraOnly(AVCodecID codec)
{
    const AVCodecDescriptor* descriptor = avcodec_descriptor_get(codec);
    return descriptor != nullptr && (descriptor->props & AV_CODEC_PROP_INTRA_ONLY) != 0;
}
} // namespace

bool FrameIndex::build(Demuxer& source)
{
    *this = {};
    const std::unique_ptr<AVPacket, Freed<av_packet_free>> packet(av_packet_alloc());
    for (int errors = 0; packet && errors < mostErrors;) {
        source.awaitAnew();
        const int read = source.read(*packet);
        if (source.isOverdue())
            return false;
        if (read == AVERROR(EAGAIN)) {
            ++errors;
            continue;
        }
        if (read < 0)
            break;
        errors = 0;
        m_packets.push_back({packet->pts, packet->dts, packet->pos, packet->size,
                             (packet->flags & AV_PKT_FLAG_KEY) != 0,
                             packet->size > 0 && (packet->flags & AV_PKT_FLAG_DISCARD) == 0, -1});
    }
    leaveOutBroken(source);
    order();
    giveTimes(source);
    return true;
}

void FrameIndex::leaveOutBroken(const Demuxer& source)
{
    // What comes before the first key frame can't be decoded: the recording was cut there.
    if (isIntraOnly(source.stream().codecpar->codec_id)) {
        for (Packet& packet : m_packets)
            packet.isKey = true;
        return;
    }
    const auto key = std::ranges::find(m_packets, true, &Packet::isKey);
    if (key == m_packets.end()) { // the file doesn't say which are
        if (!m_packets.empty())
            m_packets.front().isKey = true;
        return;
    }
    for (auto p = m_packets.begin(); p != key; ++p)
        p->isShown = false;
    if (key->pts == AV_NOPTS_VALUE)
        return;
    for (auto p = key + 1; p != m_packets.end() && !p->isKey; ++p) {
        if (p->pts != AV_NOPTS_VALUE && p->pts < key->pts)
            p->isShown = false; // made of frames that are not there
    }
}

void FrameIndex::order()
{
    size_t shown = 0;
    size_t stamped = 0;
    for (const Packet& packet : m_packets) {
        shown += packet.isShown ? 1 : 0;
        stamped += packet.isShown && packet.pts != AV_NOPTS_VALUE ? 1 : 0;
    }
    m_isCounted = stamped * 2 < shown;
    m_frames.reserve(shown);
    for (size_t i = 0; i < m_packets.size(); ++i) {
        if (m_packets[i].isShown)
            m_frames.push_back({int(i), 0});
    }
    if (!m_isCounted && stamped < shown)
        fillTimes();
}

/// Gives those packets a presentation time that have none. Frames are shown at the times at which they are decoded,
/// some steps later: the times that no other packet has are theirs, in their order.
void FrameIndex::fillTimes()
{
    std::vector<qint64> decoded;
    std::vector<qint64> known;
    for (const Packet& packet : m_packets) {
        decoded.push_back(packet.dts);
        if (packet.pts != AV_NOPTS_VALUE)
            known.push_back(packet.pts);
    }
    std::ranges::sort(decoded);
    std::ranges::sort(known);
    const qint64 step = decoded.size() > 1 ? (decoded.back() - decoded.front()) / qint64(decoded.size() - 1) : 0;
    const bool isTimed = decoded.front() != AV_NOPTS_VALUE && step > 0;
    for (int i = 0; isTimed && i < mostReordered; ++i)
        decoded.push_back(decoded.back() + step);
    auto used = known.begin();
    auto free = std::ranges::lower_bound(decoded, known.front() - step / 2);
    qint64 last = known.front();
    for (Packet& packet : m_packets) {
        if (packet.pts != AV_NOPTS_VALUE) {
            last = packet.pts;
            continue;
        }
        for (bool isTaken = true; isTimed && isTaken && free != decoded.end(); free += isTaken ? 1 : 0) {
            while (used != known.end() && *used < *free - step / 2)
                ++used;
            isTaken = used != known.end() && *used <= *free + step / 2;
        }
        packet.pts = isTimed && free != decoded.end() ? *free++ : last + 1;
    }
}

void FrameIndex::giveTimes(const Demuxer& source)
{
    if (!m_isCounted) {
        // Decoders give out all frames before they begin with a key frame. Between two of them it is the time that says
        // what comes first; a camera's clock may go back at one.
        auto from = m_frames.begin();
        const auto sortTo = [&](auto end) {
            std::stable_sort(from, end, [this](const Frame& a, const Frame& b) {
                return packet(a.packet).pts < packet(b.packet).pts;
            });
            from = end;
        };
        for (auto f = m_frames.begin(); f != m_frames.end(); ++f) {
            if (packet(f->packet).isKey)
                sortTo(f);
        }
        sortTo(m_frames.end());
    }
    const double rate = source.frameRate();
    std::vector<qint64> stamps;
    stamps.reserve(m_frames.size());
    for (const Frame& frame : m_frames)
        stamps.push_back(m_isCounted ? packet(frame.packet).dts : packet(frame.packet).pts);
    const bool isStamped = std::ranges::any_of(stamps, [](qint64 s) { return s != AV_NOPTS_VALUE; });
    FrameClock clock;
    for (size_t i = 0; i < m_frames.size(); ++i) {
        if (!isStamped)
            clock.advance(double(i) * 1000 / rate);
        else
            clock.advance(stamps[i] == AV_NOPTS_VALUE ? -1 : source.msOf(stamps[i]));
        m_frames[i].timeMs = clock.timeMs();
        m_packets[size_t(m_frames[i].packet)].frame = int(i);
    }
    for (size_t i = 0; i < m_packets.size(); ++i) {
        if (m_packets[i].isKey && m_packets[i].frame >= 0)
            m_keys.push_back(int(i));
    }
}

qint64 FrameIndex::durationMs() const
{
    if (isEmpty())
        return 0;
    const qint64 last = m_frames.back().timeMs;
    const auto before =
        std::find_if(m_frames.rbegin(), m_frames.rend(), [last](const Frame& f) { return f.timeMs < last; });
    return last + (before == m_frames.rend() ? 0 : last - before->timeMs);
}

int FrameIndex::frameAt(qint64 ms) const
{
    const auto after = std::ranges::upper_bound(m_frames, ms, {}, &Frame::timeMs);
    return std::max(int(after - m_frames.begin()) - 1, isEmpty() ? -1 : 0);
}

qint64 FrameIndex::timeAfter(qint64 ms) const
{
    const auto after = std::ranges::upper_bound(m_frames, ms, {}, &Frame::timeMs);
    return after == m_frames.end() ? -1 : after->timeMs;
}

int FrameIndex::keyPacket(int frame) const
{
    const auto after = std::upper_bound(m_keys.begin(), m_keys.end(), packetOf(frame));
    for (auto key = after; key != m_keys.begin();) {
        --key;
        if (packet(*key).frame <= frame) // else the frame belongs to the stretch before
            return *key;
    }
    return m_keys.empty() ? 0 : m_keys.front();
}

int FrameIndex::keyPacketBefore(int number) const
{
    const auto here = std::lower_bound(m_keys.begin(), m_keys.end(), number);
    return here == m_keys.begin() ? -1 : *(here - 1);
}

int FrameIndex::keyFrameNear(qint64 ms) const
{
    const auto distance = [&](int key) { return std::llabs(timeMs(packet(key).frame) - ms); };
    const auto nearest = std::ranges::min_element(m_keys, {}, distance);
    return nearest == m_keys.end() ? -1 : packet(*nearest).frame;
}

int FrameIndex::find(const AVPacket& read) const
{
    const auto isAt = [&](const Packet& p) { return read.pos >= 0 && p.pos == read.pos && p.size == read.size; };
    const auto isThen = [&](const Packet& p) {
        return read.pts != AV_NOPTS_VALUE && p.pts == read.pts && p.dts == read.dts && p.size == read.size;
    };
    auto found = std::ranges::find_if(m_packets, isAt);
    if (found == m_packets.end())
        found = std::ranges::find_if(m_packets, isThen);
    return found == m_packets.end() ? -1 : int(found - m_packets.begin());
}

} // namespace ringface
