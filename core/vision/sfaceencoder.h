// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// A network that OpenCV's FaceRecognizerSF runs; the descriptor is scaled to length 1.
/// \a config is empty for an ONNX file. Null if the files cannot be loaded.
std::unique_ptr<FaceEncoder> makeSFaceEncoder(const QString& model, const QString& config);

} // namespace ringface
