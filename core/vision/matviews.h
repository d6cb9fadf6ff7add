// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>

#include <opencv2/core/mat.hpp>

namespace ringface
{

/// View of an 8-bit BGR image; valid as long as \a image is. For sources of core/vision only.
inline cv::Mat matOf(const QImage& image)
{
    return cv::Mat(image.height(), image.width(), CV_8UC3, const_cast<uchar*>(image.constBits()),
                   size_t(image.bytesPerLine()));
}

inline cv::Rect rectOf(const QRect& rect)
{
    return cv::Rect(rect.x(), rect.y(), rect.width(), rect.height());
}

} // namespace ringface
