// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/saveclip.h"

#include <QImage>
#include <QRegion>

namespace ringface
{

/// Makes the faces of one part of a clip unrecognisable, but for those that are kept. Thread: one at a time.
/// Errors: false if the detector failed.
class FaceBlur
{
public:
    FaceBlur(const ClipPart& part, FaceDetector* detector);

    /// All frames are shown to it first, so that a face is covered before it is found and after it is lost.
    bool look(const QImage& frame, qint64 timeMs);
    /// \a frame: Format_BGR888.
    bool apply(QImage& frame, qint64 timeMs);

private:
    struct Seen {
        qint64 timeMs = 0;
        QRectF box; ///< pixels of the frame
    };
    QList<QRectF> keptAt(const QSize& frame, qint64 timeMs) const;
    QList<QRectF> coveredAt(const QSize& frame, qint64 timeMs) const;

    const ClipPart& m_part;
    FaceDetector* m_detector;
    QList<Seen> m_missed; ///< faces that the scan did not find
};

} // namespace ringface
