// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

#include <QList>

namespace ringface
{

class FrameReader;

/// Finds the faces of one recording's frames, but looks only where the picture has changed since it was last looked at
/// there: a doorbell's picture stands still most of the time, and then most of it does.
/// Thread: one at a time.
class FaceSearch
{
public:
    struct Found {
        /// As it is now where it has changed, and around all faces. Null if nothing has changed, or if it cannot be
        /// converted: then the faces are the old ones.
        QImage frame;
        std::vector<DetectedFace> faces; ///< all, in pixels of the frame
    };

    explicit FaceSearch(FaceDetector& detector)
        : m_detector(detector)
    {
    }

    /// The current frame of \a reader. Errors: std::nullopt if the detector failed.
    std::optional<Found> look(FrameReader& reader);

private:
    /// In pixels of the frame, apart from each other; none if nothing has.
    QList<QRect> changedParts(const QImage& overview, const QSize& frame) const;

    /// \a part was looked at.
    void remember(const QImage& overview, const QRect& part, const QSize& frame);

    FaceDetector& m_detector;
    QImage m_frame; ///< Found::frame, kept for the next
    QImage m_seen;  ///< what each place looked like when it was last looked at, as FrameReader::overview()
    std::vector<DetectedFace> m_faces;
    QSize m_size; ///< of the frames looked at last
};

} // namespace ringface
