// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "core/vision/basicnet.h"

#include <optional>

namespace ringface
{

/// The five points of a face, found by the network that comes with the program (models/README.md). For sources of
/// core/vision only.
class BasicPoints
{
public:
    /// Errors: throws what OpenCV throws, here and below.
    BasicPoints();
    /// \a grey: 8 bits; \a box: as dlib's frontal face detector draws it, pixels of \a grey. None if the box is empty.
    std::optional<FacePoints> operator()(const cv::Mat& grey, const QRectF& box);

private:
    BasicNet m_net;
};

} // namespace ringface
