// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QRectF>

#include <vector>

namespace ringface
{

/// Follows faces through the frames of one recording by their place: each box of a frame goes to at most one track,
/// each track gets at most one box of a frame.
class Tracker
{
public:
    /// Track number (from 0, never used again) of each of \a boxes, in pixels. Calls must come in the order of time.
    std::vector<int> follow(qint64 timeMs, const std::vector<QRectF>& boxes);

    /// A face that was not seen for so long gets a new track.
    static constexpr qint64 maxGapMs = 2000;

private:
    struct Live {
        int number;
        qint64 timeMs;
        QRectF box;
        QPointF speed; ///< pixels a millisecond
    };
    std::vector<Live> m_live;
    int m_next = 0;
};

} // namespace ringface
