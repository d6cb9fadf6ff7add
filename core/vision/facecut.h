// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// How good a face is for recognition, 0 to 1: product of size (full marks from 80 pixels on), sharpness, frontal pose
/// and exposure. Without points pose counts as average.
float faceQuality(const QImage& frame, const DetectedFace& face);

/// The face and so much of its surroundings that it can be cut, aligned and encoded later.
struct FaceRegion {
    QImage image;      ///< part of the frame, 8-bit BGR
    DetectedFace face; ///< in pixels of that part
};
/// Where cutRegion() cuts: the face with a margin of its own size, within the frame; in pixels of that.
QRect keptRegion(const QImage& frame, const DetectedFace& face);
FaceRegion cutRegion(const QImage& frame, const DetectedFace& face);

struct FacePictures {
    QByteArray thumbnail;  ///< JPEG, square
    QByteArray crop;       ///< JPEG, 192 pixels square, aligned upright; empty without points
    FacePoints cropPoints; ///< in the crop's pixels
};
FacePictures picturesOf(const FaceRegion& region);

/// The descriptor of a crop as picturesOf() makes it; empty if it cannot be made. What is encoded in a scan and what is
/// encoded later from the stored crop is the same.
Descriptor encodeCrop(FaceEncoder& encoder, const QByteArray& crop, const FacePoints& points);

/// A face that fills a picture of this size as a detector's box would, and looks ahead: its points are where they are
/// on average.
DetectedFace faceFilling(const QSize& picture);

/// A grey picture, as of a camera's infrared night mode.
bool isInfrared(const FaceRegion& region);

/// JPEG, 320 x 180 pixels: the part of the frame around \a box (pixels) in which a face of that size is well seen, or
/// the middle of the whole frame for an empty box.
QByteArray frameThumbnail(const QImage& frame, const QRect& box = {});

} // namespace ringface
