// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QRectF>

namespace ringface
{

/// Area of the intersection by area of the union; 0 if either is empty.
double intersectionOverUnion(const QRectF& a, const QRectF& b);

/// \a box, in pixels of a frame of the size \a from, in those of one of the size \a to. As it is if either is empty.
QRect inPixelsOf(const QSize& to, const QRect& box, const QSize& from);

/// Where the face is at \a timeMs: between two scanned points in a straight line, up to 300 ms after the last one (or
/// after one that is followed by two seconds without any) where that is, else nowhere (a null rectangle). \a path is
/// sorted by time.
QRect boxAt(const FacePath& path, qint64 timeMs);

} // namespace ringface
