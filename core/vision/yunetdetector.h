// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// OpenCV's YuNet on a copy of the frame whose longer side is \a longSide pixels at most.
/// Null if \a model cannot be loaded. Which file an OpenCV runs: chooseYunet().
std::unique_ptr<FaceDetector> makeYuNetDetector(const QString& model, int longSide = 640);

} // namespace ringface
