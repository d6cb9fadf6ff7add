// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QImage>
#include <QRectF>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace ringface
{

struct DetectedFace {
    QRectF box;        ///< pixels of the frame
    float score = 0;   ///< the detector's, 0 to 1; from 0.9 on it is sure
    FacePoints points; ///< pixels of the frame; only with hasPoints
    bool hasPoints = false;
};

/// Finds faces in a picture, sorted by nothing in particular.
/// Thread: any, one at a time. Errors: std::nullopt if the network or the detector failed.
class FaceDetector
{
public:
    virtual ~FaceDetector() = default;
    /// \a frame: 8-bit BGR (QImage::Format_BGR888).
    std::optional<std::vector<DetectedFace>> detect(const QImage& frame) { return detectIn(frame, frame.rect()); }
    /// The faces in \a part, which lies in the frame, looked at as closely as in the whole frame.
    virtual std::optional<std::vector<DetectedFace>> detectIn(const QImage& frame, const QRect& part) = 0;
};

/// Makes the descriptor of one face. Thread: any, one at a time.
class FaceEncoder
{
public:
    virtual ~FaceEncoder() = default;
    /// Empty if it cannot be made (no points, or the network failed). \a frame as for the detector.
    virtual Descriptor encode(const QImage& frame, const DetectedFace& face) = 0;
};

/// What one worker scans with. Owns: both parts. The encoder is null if there is no network file for it.
struct FaceEngine {
    std::unique_ptr<FaceDetector> detector;
    std::unique_ptr<FaceEncoder> encoder;
    QString encoderId;    ///< empty without an encoder
    float matchLimit = 0; ///< of the encoder: Euclidean distance up to which two faces may be one person; 0: not known
    QString id;           ///< of both, "yunet+sface"; tells whether a scan is up to date
};

/// Makes an engine for one worker; null if its files are missing or damaged. Thread: any.
using EngineFactory = std::function<std::unique_ptr<FaceEngine>()>;

} // namespace ringface
