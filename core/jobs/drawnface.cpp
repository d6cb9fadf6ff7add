// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/drawnface.h"

#include "core/jobs/trackcollector.h"
#include "core/library/values/facepath.h"
#include "core/media/framereader.h"

#include <algorithm>

namespace ringface
{

namespace
{
/// The face that \a box is about, in pixels of the frame; one without points if none is found there.
DetectedFace faceIn(const QImage& frame, const QRect& box, FaceDetector& detector)
{
    DetectedFace drawn;
    drawn.box = box;
    const int margin = std::max(box.width(), box.height());
    const QRect around = box.adjusted(-margin, -margin, margin, margin) & frame.rect();
    const auto found = detector.detect(frame.copy(around));
    double most = 0;
    for (const DetectedFace& face : found.value_or(std::vector<DetectedFace>())) {
        const QRectF place = face.box.translated(around.topLeft());
        const bool meant = drawn.box.contains(place.center()) || place.contains(drawn.box.center());
        const double overlap = intersectionOverUnion(place, drawn.box);
        if (!meant || !face.hasPoints || overlap <= most)
            continue;
        most = overlap;
        drawn.score = face.score;
        drawn.points = face.points;
        drawn.hasPoints = true;
        for (QPointF& p : drawn.points)
            p += around.topLeft();
    }
    return drawn;
}
} // namespace

std::optional<NewFace> encodeDrawnFace(const QString& path, qint64 timeMs, const QRect& box, const QSize& boxesIn,
                                       FaceEngine& engine)
{
    FrameReader reader;
    const bool isThere = reader.open(path) == MediaError::None && reader.makeSeekable() && timeMs >= 0 &&
                         timeMs <= reader.durationMs() && reader.seek(timeMs);
    if (!isThere)
        return std::nullopt;
    const QImage frame = reader.image();
    const QSize stored = boxesIn.isEmpty() ? frame.size() : boxesIn;
    const QRect inside = inPixelsOf(frame.size(), box, stored) & frame.rect();
    if (inside.isEmpty())
        return std::nullopt;
    const DetectedFace face = faceIn(frame, inside, *engine.detector);
    return finishFace(engine, {cutRegion(frame, face), inPixelsOf(stored, inside, frame.size()), reader.number(),
                               reader.timeMs(), faceQuality(frame, face)});
}

} // namespace ringface
