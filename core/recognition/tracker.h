// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QRectF>

#include <functional>
#include <optional>
#include <vector>

namespace ringface
{

/// Follows faces through the frames of one recording: by their place, and by their looks where the place leaves it
/// open. Each box of a frame goes to at most one track, each track gets at most one box of a frame.
class Tracker
{
public:
    /// How unlike the face in a box is to that of a track: distance in units of the match limit, so from 1 on probably
    /// somebody else; nothing if it cannot be said. Asked only where the place leaves it open.
    using Unlikeness = std::function<std::optional<double>(int track, size_t box)>;

    /// Track number (from 0, never used again) of each of \a boxes, in pixels. Calls must come in the order of time.
    std::vector<int> follow(qint64 timeMs, const std::vector<QRectF>& boxes, const Unlikeness& unlikeness = {});

    /// Whoever comes to where this one was is somebody else.
    void forget(int track);

    /// A face that was not seen for so long gets a new track.
    static constexpr qint64 maxGapMs = 2000;

private:
    struct Live {
        int number;
        qint64 timeMs;
        QRectF box;
        QPointF speed; ///< pixels a millisecond
    };
    struct Pair {
        double cost;
        size_t live;
        size_t box;
    };
    std::vector<Pair> nearPairs(qint64 timeMs, const std::vector<QRectF>& boxes) const;
    void askLooks(qint64 timeMs, std::vector<Pair>& pairs, const std::vector<QRectF>& boxes,
                  const Unlikeness& unlikeness);
    void follow(Live& live, qint64 timeMs, const QRectF& box) const;
    void catchUp(qint64 timeMs, const std::vector<QRectF>& boxes, const std::vector<bool>& taken,
                 std::vector<int>& numbers, const Unlikeness& unlikeness);

    std::vector<Live> m_live;
    int m_next = 0;
    qint64 m_askedMs = 0;
};

} // namespace ringface
