// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QImage>
#include <QString>

#include <random>
#include <set>
#include <vector>

namespace ringface::training
{

/// One aligned face of the folder CROPS of README.md.
struct FaceCrop {
    QString person;
    QImage picture; ///< 128 x 128 pixels, 8-bit BGR, all three equal
};

/// All of them, in order; empty if something cannot be read.
std::vector<FaceCrop> readCrops(const QString& folder);

/// Where the alignment of the crops puts the five points, in pixels of the crop.
FacePoints cropPoints();

/// One of two equal halves, or of the 400 people whom the encoder that comes with the program never learned from. By
/// the hash of the name, so that a person is always in the same one. What is chosen on one half is judged on the other.
bool isInFirstHalf(const QString& person);
std::set<QString> heldOutPeople(const std::vector<FaceCrop>& crops);

/// A crop as a doorbell's camera may have taken it, with where the detector took its points to be.
struct SpoiltCrop {
    QImage picture;
    FacePoints points; ///< pixels of the picture
};

/// One or two of: cap, glasses, dim, night, light from behind or from one side, far away, blurred; always points that
/// are a little off, and JPEG.
SpoiltCrop spoilt(const QImage& crop, std::mt19937& random);

} // namespace ringface::training
