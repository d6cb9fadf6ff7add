// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/facecut.h"

#include "core/vision/alignment.h"
#include "core/vision/matviews.h"

#include <QBuffer>

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace ringface
{

namespace
{
constexpr int cropSize = 192;
// Wide enough that the chips of both encoders (112 pixels of ArcFace's template, 150 of dlib's) lie within the crop.
constexpr double cropPadding = 0.55;
constexpr int thumbnailSize = 160;

/// \a part of the picture in that size, made as smaller ones should be: of all pixels. Null if that fails.
QImage resized(const QImage& image, const QRect& part, const QSize& size)
{
    QImage out(size, QImage::Format_BGR888);
    try {
        cv::Mat to = matOf(out);
        cv::resize(matOf(image)(rectOf(part)), to, to.size(), 0, 0,
                   part.width() > size.width() ? cv::INTER_AREA : cv::INTER_LINEAR);
    } catch (const std::exception&) {
        return {};
    }
    return out;
}

QByteArray jpeg(const QImage& image, int quality)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", quality);
    return bytes;
}

double length(const QPointF& p)
{
    return std::hypot(p.x(), p.y());
}

/// 1 for a frontal face, towards 0 as the nose nears one eye.
double frontal(const FacePoints& p)
{
    const double right = length(p[2] - p[0]);
    const double left = length(p[2] - p[1]);
    return std::min(right, left) / std::max({right, left, 1e-6});
}
} // namespace

float faceQuality(const QImage& frame, const DetectedFace& face)
{
    const QRect inside = face.box.toAlignedRect() & frame.rect();
    if (inside.width() < 8 || inside.height() < 8)
        return 0;
    try {
        cv::Mat grey;
        cv::cvtColor(matOf(frame)(rectOf(inside)), grey, cv::COLOR_BGR2GRAY);
        cv::Mat normal;
        cv::resize(grey, normal, cv::Size(64, 64), 0, 0, cv::INTER_AREA);
        cv::Mat edges;
        cv::Laplacian(normal, edges, CV_32F);
        cv::Scalar edgeMean;
        cv::Scalar edgeSpread;
        cv::meanStdDev(edges, edgeMean, edgeSpread);
        cv::Scalar light;
        cv::Scalar contrast;
        cv::meanStdDev(normal, light, contrast);

        const double size = std::min(1.0, std::sqrt(face.box.width() * face.box.height()) / 80);
        const double sharp = std::min(1.0, edgeSpread[0] / std::max(contrast[0], 1.0) / 0.5);
        const double pose = face.hasPoints ? frontal(face.points) : 0.5;
        const double exposure = std::clamp(contrast[0] / 30, 0.2, 1.0);
        return float(size * (0.3 + 0.7 * sharp) * (0.2 + 0.8 * pose) * exposure);
    } catch (const std::exception&) {
        return 0;
    }
}

QRect keptRegion(const QImage& frame, const DetectedFace& face)
{
    const double margin = std::max(face.box.width(), face.box.height());
    return face.box.adjusted(-margin, -margin, margin, margin).toAlignedRect() & frame.rect();
}

FaceRegion cutRegion(const QImage& frame, const DetectedFace& face)
{
    const QRect part = keptRegion(frame, face);
    FaceRegion region{frame.copy(part), face};
    region.face.box.translate(-part.topLeft());
    for (QPointF& p : region.face.points)
        p -= part.topLeft();
    return region;
}

FacePictures picturesOf(const FaceRegion& region)
{
    FacePictures out;
    const double half = std::max(region.face.box.width(), region.face.box.height()) * 0.8;
    const QPointF c = region.face.box.center();
    // At the edge of the frame the square moves, and shrinks if it must.
    const QSize all = region.image.size();
    const int side = std::min({int(std::lround(2 * half)), all.width(), all.height()});
    const QRect square(std::clamp(int(std::lround(c.x())) - side / 2, 0, std::max(0, all.width() - side)),
                       std::clamp(int(std::lround(c.y())) - side / 2, 0, std::max(0, all.height() - side)), side, side);
    out.thumbnail = jpeg(resized(region.image, square, {thumbnailSize, thumbnailSize}), 85);
    if (region.face.hasPoints) {
        const Similarity toCrop = fitSimilarity(region.face.points, meanFacePoints(cropSize, cropPadding));
        out.crop = jpeg(warpChip(region.image, toCrop, cropSize), 92);
        for (size_t i = 0; i < out.cropPoints.size(); ++i)
            out.cropPoints[i] = toCrop.map(region.face.points[i]);
    }
    return out;
}

Descriptor encodeCrop(FaceEncoder& encoder, const QByteArray& crop, const FacePoints& points)
{
    const QImage image = QImage::fromData(crop, "JPG").convertToFormat(QImage::Format_BGR888);
    if (image.isNull())
        return {};
    DetectedFace face;
    face.box = QRectF(cropPadding / (1 + 2 * cropPadding) * image.width(),
                      cropPadding / (1 + 2 * cropPadding) * image.height(), image.width() / (1 + 2 * cropPadding),
                      image.height() / (1 + 2 * cropPadding));
    face.points = points;
    face.hasPoints = true;
    return encoder.encode(image, face);
}

DetectedFace faceFilling(const QSize& picture)
{
    // Means over 108 boxes of dlib's detector, in shares of their sides. Descriptors made with them are within the
    // match limit of those made with the face's own points for 95 % (SFace's architecture) and 92 % (dlib's) of the
    // faces.
    constexpr FacePoints mean{QPointF(0.30, 0.29), QPointF(0.72, 0.29), QPointF(0.52, 0.54), QPointF(0.33, 0.72),
                              QPointF(0.69, 0.72)};
    DetectedFace face;
    face.box = QRectF({}, picture);
    for (size_t i = 0; i < mean.size(); ++i)
        face.points[i] = {mean[i].x() * picture.width(), mean[i].y() * picture.height()};
    face.hasPoints = true;
    return face;
}

bool isInfrared(const FaceRegion& region)
{
    // Means of the difference between a pixel's largest and smallest channel: night recordings 0.0 to 0.1, others from
    // 3 on.
    constexpr double colourless = 1.5;
    const QRect box = region.face.box.toAlignedRect() & region.image.rect();
    double sum = 0;
    int count = 0;
    for (int y = box.top(); y <= box.bottom(); y += 2) {
        const uchar* line = region.image.constScanLine(y);
        for (int x = box.left(); x <= box.right(); x += 2, ++count) {
            const auto [least, most] = std::minmax({line[3 * x], line[3 * x + 1], line[3 * x + 2]});
            sum += most - least;
        }
    }
    return count > 0 && sum / count < colourless;
}

QByteArray frameThumbnail(const QImage& frame, const QRect& box)
{
    constexpr QSize size(320, 180);
    constexpr double faceShare = 0.3; // of the thumbnail's height
    const QSize whole = size.scaled(frame.size(), Qt::KeepAspectRatio);
    const double zoom = box.isEmpty() ? 1 : std::clamp(box.height() / faceShare / whole.height(), 0.1, 1.0);
    QRect part({}, whole * zoom);
    part.moveCenter(box.isEmpty() ? frame.rect().center() : box.center());
    part.moveLeft(std::clamp(part.left(), 0, frame.width() - part.width()));
    part.moveTop(std::clamp(part.top(), 0, frame.height() - part.height()));
    return jpeg(resized(frame, part, size), 80);
}

} // namespace ringface
