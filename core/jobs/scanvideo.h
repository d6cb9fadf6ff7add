// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"
#include "core/vision/faceengine.h"

#include <functional>

namespace ringface
{

struct ScanOptions {
    double looksPerSecond = 4; ///< of the recording, whatever its frame rate; all frames of one with less
    int step = 0;              ///< instead of that: every n-th frame; 0: by time
    int minFace =
        40; ///< pixels of the original frame, side of a square as large as the box; smaller faces are not kept
};

/// Which frames of one recording are looked at.
class LookSchedule
{
public:
    explicit LookSchedule(const ScanOptions& options);

    /// Some frames are not asked for, of a stream with \a frameRate frames a second; see FrameReader::leaveOut().
    bool leavesOut(double frameRate) const;
    /// To be asked of each frame, with its number and presentation time.
    bool isDue(int number, qint64 timeMs);
    /// Between the last two frames some were left out, for so long that somebody could be missed.
    bool isTooSparse() const;

private:
    int m_step;
    double m_intervalMs;
    int m_number = 0;
    int m_before = 0; ///< the number of the frame before
    qint64 m_timeMs = 0;
    qint64 m_frameMs = 0; ///< from the frame before
    qint64 m_lookedMs = -1;
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
