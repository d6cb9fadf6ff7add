// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QRectF>
#include <QSize>
#include <QTransform>

#include <array>

namespace ringface
{

/// How a photo lies in its file, and how it is shown: a camera that was turned says so, instead of turning the picture.
struct PictureGeometry {
    QSize stored;        ///< pixels; empty: unknown
    int orientation = 1; ///< 1 to 8, as Exif 2.32 (CIPA DC-008), 4.6.4, counts them

    QSize shown() const { return orientation > 4 ? stored.transposed() : stored; }
    /// Of places in shares of width and height, 0 to 1.
    QTransform toShown() const
    {
        static const std::array<QTransform, 8> all{QTransform(1, 0, 0, 1, 0, 0),   QTransform(-1, 0, 0, 1, 1, 0),
                                                   QTransform(-1, 0, 0, -1, 1, 1), QTransform(1, 0, 0, -1, 0, 1),
                                                   QTransform(0, 1, 1, 0, 0, 0),   QTransform(0, 1, -1, 0, 1, 0),
                                                   QTransform(0, -1, -1, 0, 1, 1), QTransform(0, -1, 1, 0, 0, 1)};
        return orientation >= 1 && orientation <= 8 ? all[size_t(orientation - 1)] : all[0];
    }
    QTransform toStored() const { return toShown().inverted(); }
};

} // namespace ringface
