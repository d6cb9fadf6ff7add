// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

namespace ringface
{

/// The encoder that comes with the program (models/README.md): 128 numbers of length 1 from an upright grey face of
/// 80 x 80 pixels. Null if OpenCV cannot load it.
std::unique_ptr<FaceEncoder> makeBasicEncoder();

} // namespace ringface
