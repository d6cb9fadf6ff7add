// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/media/demuxer.h"

#include <vector>

namespace ringface
{

/// Where each frame of a video lies in its file, and when it is shown: what makes it possible to seek exactly in any
/// container, also in those that have no index of their own. Read from all packets, which costs a look through the
/// file, but no decoding.
/// Packets are numbered in the order of the file, frames in the order in which they are shown; both from 0.
/// Thread: any, one at a time. Owns: a list of 60 bytes a frame.
class FrameIndex
{
public:
    /// What can be told of a packet when it is read again.
    struct Packet {
        qint64 pts = AV_NOPTS_VALUE;
        qint64 dts = AV_NOPTS_VALUE;
        qint64 pos = -1;
        int size = 0;
        bool isKey = false;
        bool isShown = true;
        int frame = -1; ///< that it holds; -1: none that is shown
    };

    /// Goes through the packets of \a source, which has just been opened, to their end. False if it gave up on the way.
    bool build(Demuxer& source);

    int count() const { return int(m_frames.size()); }
    bool isEmpty() const { return m_frames.empty(); }
    /// Milliseconds from the start of the video, never decreasing.
    qint64 timeMs(int frame) const { return m_frames[size_t(frame)].timeMs; }
    /// Until the last frame has been shown as long as the one before.
    qint64 durationMs() const;
    /// The frame that is on the screen at \a ms: the last one that has begun, or the first. -1 if there is none.
    int frameAt(qint64 ms) const;
    /// Of the next frame that begins later than \a ms; -1 if there is none.
    qint64 timeAfter(qint64 ms) const;
    /// The packet of a key frame from which \a frame can be decoded: the last one shown no later than it.
    int keyPacket(int frame) const;
    /// Of the key frame before that one; -1 if it is the first.
    int keyPacketBefore(int packet) const;
    /// The key frame nearest to \a ms.
    int keyFrameNear(qint64 ms) const;

    int packetCount() const { return int(m_packets.size()); }
    const Packet& packet(int number) const { return m_packets[size_t(number)]; }
    int packetOf(int frame) const { return m_frames[size_t(frame)].packet; }
    /// The number of a packet that was read again somewhere; -1 if there is none like it.
    int find(const AVPacket& packet) const;
    /// The packets have no presentation times: their frames are numbered in the order in which they are decoded.
    bool isCounted() const { return m_isCounted; }

private:
    struct Frame {
        int packet = 0;
        qint64 timeMs = 0;
    };
    void leaveOutBroken(const Demuxer& source);
    void order();
    void fillTimes();
    void giveTimes(const Demuxer& source);

    std::vector<Packet> m_packets;
    std::vector<Frame> m_frames;
    std::vector<int> m_keys; ///< packets of key frames that are shown, in the order of the file
    bool m_isCounted = false;
};

} // namespace ringface
