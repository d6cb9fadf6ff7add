// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"
#include "core/vision/faceengine.h"

#include <functional>

namespace ringface
{

struct ScanOptions {
    int step = 4; ///< every n-th frame is looked at
    int minFace =
        40; ///< pixels of the original frame, side of a square as large as the box; smaller faces are not kept
};

/// What a running scan hands over and asks. Called in the scanning thread.
struct ScanCallbacks {
    std::function<void(ScanBatch)> deliver;
    std::function<bool()> cancelled; ///< asked before every frame; may wait
};

/// Looks at the whole of one video and delivers its tracks and their best faces while it goes; the last batch carries
/// the error, if any. What was found before a damage is delivered too. Returns early without a last batch if cancelled.
/// Thread: any; \a engine is used by this call alone.
void scanVideo(const QString& path, FaceEngine& engine, const ScanOptions& options, const ScanCallbacks& callbacks);

/// The faces of one photo (8-bit BGR), each a track of its own, with no minimum size; also a crop that is filled by one
/// face. Errors: EngineFailed.
ScanBatch scanPhoto(const QImage& photo, FaceEngine& engine);

/// A picture of one face that fills it, as the original Ringface cut them: that face alone, in a track of its own; all
/// that are found if none fills it.
struct CropScan {
    ScanBatch batch;
    bool found = false; ///< else the detector finds none, and the whole picture is taken for one that looks ahead
};
/// Errors: EngineFailed.
CropScan scanCrop(const QImage& crop, FaceEngine& engine);

} // namespace ringface
