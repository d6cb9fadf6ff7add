// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/basicpoints.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int pointsSide = 48;
constexpr double marginShare = 0.15; // around the box, in shares of its width; both as in models/train/points.py
} // namespace

BasicPoints::BasicPoints()
    : m_net(u"basic-points.onnx"_s)
{
}

std::optional<FacePoints> BasicPoints::operator()(const cv::Mat& grey, const QRectF& box)
{
    const double around = marginShare * box.width();
    const QRect part = box.adjusted(-around, -around, around, around).toRect();
    const QRect inside = part & QRect(0, 0, grey.cols, grey.rows);
    if (inside.isEmpty())
        return std::nullopt;
    cv::Mat whole;
    cv::copyMakeBorder(grey(cv::Rect(inside.x(), inside.y(), inside.width(), inside.height())), whole,
                       inside.top() - part.top(), part.bottom() - inside.bottom(), inside.left() - part.left(),
                       part.right() - inside.right(), cv::BORDER_REPLICATE);
    cv::resize(whole, whole, cv::Size(pointsSide, pointsSide), 0, 0, cv::INTER_AREA);
    const cv::Mat numbers = m_net(whole);
    FacePoints points;
    if (numbers.total() != 2 * points.size())
        return std::nullopt;
    for (size_t i = 0; i < points.size(); ++i) {
        points[i] = part.topLeft() + QPointF(double(numbers.at<float>(int(2 * i))) * part.width(),
                                             double(numbers.at<float>(int(2 * i + 1))) * part.height());
    }
    return points;
}

} // namespace ringface
