// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// dlib's face_recognition_model_v1 (128 numbers) on a 150-pixel chip aligned by the five points.
/// Null if \a model cannot be loaded.
std::unique_ptr<FaceEncoder> makeDlibEncoder(const QString& model);

} // namespace ringface
