// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/clipvalues.h"
#include "core/vision/faceengine.h"

#include <functional>

namespace ringface
{

/// From 0 to 1.
using ClipProgress = std::function<void(double)>;

/// Writes a clip, with sound. One part that begins at a key frame is copied as it is, everything else is encoded anew.
///
/// Blurred is the place of each face that is not kept, with a margin, in every frame: between the frames that the scan
/// looked at, some time before the first and after the last, and while it was lost for a moment. \a detector looks at
/// every frame for faces that the scan missed, and once more at the blurred frame.
/// Thread: any; the callbacks are called from it. Owns: a file beside the clip until it is done.
/// Errors: see ClipProblem; nothing is left of a clip that was not finished.
ClipProblem saveClip(const ClipOrder& order, FaceDetector* detector, const ClipProgress& progress,
                     const std::function<bool()>& cancelled);

} // namespace ringface
