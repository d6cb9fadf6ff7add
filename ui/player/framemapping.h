// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRect>
#include <QRectF>
#include <QSize>

namespace ringface
{

/// Where a picture of this size lies in \a area: as large as possible, not distorted, centred. Null if either is empty.
QRectF pictureRect(const QSize& picture, const QRectF& area);

/// Where \a box, in pixels of a frame of \a frameSize, lies in \a picture, where that frame is shown (in whatever
/// size).
QRectF mapBox(const QRect& box, const QSize& frameSize, const QRectF& picture);

/// The other way round: what \a area, somewhere in \a picture, is in pixels of the frame. What is outside is cut off.
QRect unmapBox(const QRectF& area, const QSize& frameSize, const QRectF& picture);

} // namespace ringface
