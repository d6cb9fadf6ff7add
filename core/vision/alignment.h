// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QImage>

namespace ringface
{

/// Mean places of the five points in a square chip of \a size pixels with \a padding (a share of the face's width)
/// around the face: averages of dlib's 68-point mean face shape (eye contours, point 30, points 48 and 54).
FacePoints meanFacePoints(int size, double padding);

/// x' = a x - b y + dx, y' = b x + a y + dy
struct Similarity {
    double a = 1;
    double b = 0;
    double dx = 0;
    double dy = 0;
    QPointF map(const QPointF& p) const { return {a * p.x() - b * p.y() + dx, b * p.x() + a * p.y() + dy}; }
};

/// Least-squares similarity that carries \a from to \a to (Umeyama 1991, without reflection); the identity if all
/// points of \a from coincide.
Similarity fitSimilarity(const FacePoints& from, const FacePoints& to);

/// Square chip of \a size pixels, filled black outside of \a frame (8-bit BGR); null on failure.
QImage warpChip(const QImage& frame, const Similarity& toChip, int size);

} // namespace ringface
