// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// dlib's frontal face detector (histograms of oriented gradients), which needs no file and finds faces from about 80
/// pixels on; from 40 where the frame is at most 1280 pixels wide, which is then looked at in double size.
/// \a landmarks: dlib's 5- or 68-point shape predictor; without it (or if it cannot be loaded) a small network of our
/// own finds the points. Null if that cannot be loaded.
std::unique_ptr<FaceDetector> makeHogDetector(const QString& landmarks);

} // namespace ringface
