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
constexpr qint64 roundingMs = 1;          // between two clocks that count microseconds
constexpr qint64 longestShownMs = 10'000; // no camera pauses for longer between two pictures

struct Frame {
    QImage image;
    int number = -1;
    qint64 timeMs = 0;
};

/// The one that is on the screen at \a timeMs: the last that has begun.
Frame frameAt(const QString& path, qint64 timeMs)
{
    Frame frame;
    FrameReader reader;
    if (reader.open(path) != MediaError::None)
        return frame;
    while (reader.next()) {
        if (reader.timeMs() > timeMs + roundingMs)
            return frame;
        if (reader.timeMs() + longestShownMs >= timeMs)
            frame = {reader.image(), reader.number(), reader.timeMs()};
    }
    return reader.error() != MediaError::None ? Frame() : frame;
}

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

std::optional<NewFace> encodeDrawnFace(const QString& path, qint64 timeMs, const QRect& box, FaceEngine& engine)
{
    const Frame frame = frameAt(path, timeMs);
    const QRect inside = box & frame.image.rect();
    if (inside.isEmpty())
        return std::nullopt;
    const DetectedFace face = faceIn(frame.image, inside, *engine.detector);
    return finishFace(
        engine, {cutRegion(frame.image, face), inside, frame.number, frame.timeMs, faceQuality(frame.image, face)});
}

} // namespace ringface
