// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>

namespace ringface
{

/// One frame of a recording, made for a screen.
struct ShownFrame {
    QImage image;      ///< RGB32, upright, scaled to what was asked for
    QSize size;        ///< of the frame itself, upright, in square pixels
    qint64 timeMs = 0; ///< presentation time from the recording's first frame, as the scan counts it
};

} // namespace ringface
