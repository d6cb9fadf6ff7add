// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/alignment.h"

#include "core/vision/matviews.h"

#include <opencv2/imgproc.hpp>

namespace ringface
{

FacePoints meanFacePoints(int size, double padding)
{
    // dlib 19.24, image_transforms/interpolation.h, mean_face_shape_x and _y
    constexpr FacePoints mean{QPointF(0.225492, 0.215990), QPointF(0.754761, 0.215990), QPointF(0.490127, 0.515625),
                              QPointF(0.254149, 0.780233), QPointF(0.726104, 0.780233)};
    FacePoints out;
    for (size_t i = 0; i < out.size(); ++i)
        out[i] = (mean[i] + QPointF(padding, padding)) * (size / (2 * padding + 1));
    return out;
}

Similarity fitSimilarity(const FacePoints& from, const FacePoints& to)
{
    QPointF fromMean;
    QPointF toMean;
    for (size_t i = 0; i < from.size(); ++i) {
        fromMean += from[i] / double(from.size());
        toMean += to[i] / double(to.size());
    }
    double dot = 0;
    double cross = 0;
    double norm = 0;
    for (size_t i = 0; i < from.size(); ++i) {
        const QPointF f = from[i] - fromMean;
        const QPointF t = to[i] - toMean;
        dot += f.x() * t.x() + f.y() * t.y();
        cross += f.x() * t.y() - f.y() * t.x();
        norm += f.x() * f.x() + f.y() * f.y();
    }
    Similarity s;
    if (norm > 0) {
        s.a = dot / norm;
        s.b = cross / norm;
    }
    s.dx = toMean.x() - s.a * fromMean.x() + s.b * fromMean.y();
    s.dy = toMean.y() - s.b * fromMean.x() - s.a * fromMean.y();
    return s;
}

QImage warpChip(const QImage& frame, const Similarity& toChip, int size)
{
    try {
        const cv::Matx23d m(toChip.a, -toChip.b, toChip.dx, toChip.b, toChip.a, toChip.dy);
        QImage chip(size, size, QImage::Format_BGR888);
        cv::Mat out = matOf(chip);
        cv::warpAffine(matOf(frame), out, m, out.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
        return chip;
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace ringface
