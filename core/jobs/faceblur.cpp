// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/faceblur.h"

#include "core/library/values/facepath.h"

#include <algorithm>

namespace ringface
{

namespace
{
constexpr qint64 beforeMs = 1500; // a face is there for a while before it can be found
constexpr qint64 afterMs = 1500;
constexpr qint64 bridgeMs = 6000; // that somebody can be lost for
constexpr qint64 missedMs = 600;  // around each sight of a face that the scan missed
constexpr double margin = 0.4;    // of the box, on each side
constexpr int cells = 4;          // across what is covered

QRectF grown(const QRectF& box, double share)
{
    const double x = box.width() * share;
    const double y = box.height() * share;
    return box.adjusted(-x, -y, x, y);
}

/// Where the face can be at \a ms; empty if it is not there.
QRectF placeAt(const FacePath& path, qint64 ms, qint64 before, qint64 after, qint64 bridge)
{
    if (path.isEmpty())
        return {};
    const auto next = std::ranges::lower_bound(path, ms, {}, &PathPoint::timeMs);
    if (next == path.begin())
        return next->timeMs - ms <= before ? QRectF(next->box) : QRectF();
    const PathPoint& last = *(next - 1);
    if (next == path.end())
        return ms - last.timeMs <= after ? QRectF(last.box) : QRectF();
    const qint64 gap = next->timeMs - last.timeMs;
    const double share = double(ms - last.timeMs) / double(std::max<qint64>(1, gap));
    const QRectF a(last.box);
    const QRectF b(next->box);
    constexpr qint64 looks = 600; // between two looks somebody walks straight on
    if (gap <= looks)
        return {a.topLeft() + (b.topLeft() - a.topLeft()) * share, a.size() + (b.size() - a.size()) * share};
    if (gap <= bridge)
        return a | b;
    return ms - last.timeMs <= after ? a : next->timeMs - ms <= before ? b : QRectF();
}

QRectF inFrame(const QRectF& box, const QSize& boxesIn, const QSize& frame)
{
    if (boxesIn.isEmpty() || boxesIn == frame)
        return box;
    const double x = double(frame.width()) / boxesIn.width();
    const double y = double(frame.height()) / boxesIn.height();
    return {box.x() * x, box.y() * y, box.width() * x, box.height() * y};
}

bool isOneOf(const QList<QRectF>& boxes, const QRectF& face)
{
    constexpr double same = 0.3;
    return std::ranges::any_of(boxes, [&](const QRectF& box) {
        return intersectionOverUnion(box, face) >= same || box.contains(face.center());
    });
}

/// Nothing is left of what is there but a few colours.
void cover(QImage& frame, const QRegion& region)
{
    const QRect all = region.boundingRect();
    if (all.isEmpty())
        return;
    const QImage few = frame.copy(all).scaled(cells, cells, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage blocks = few.scaled(all.size()).convertToFormat(frame.format());
    const int bytes = frame.depth() / 8;
    for (const QRect& part : region) {
        for (int y = part.top(); y <= part.bottom(); ++y) {
            const uchar* from = blocks.constScanLine(y - all.top()) + ptrdiff_t(part.left() - all.left()) * bytes;
            std::copy_n(from, part.width() * bytes, frame.scanLine(y) + ptrdiff_t(part.left()) * bytes);
        }
    }
}
} // namespace

FaceBlur::FaceBlur(const ClipPart& part, FaceDetector* detector)
    : m_part(part)
    , m_detector(detector)
{
}

QList<QRectF> FaceBlur::keptAt(const QSize& frame, qint64 timeMs) const
{
    QList<QRectF> out;
    constexpr qint64 around = 700;
    for (const ClipFace& face : m_part.faces) {
        const QRectF place = placeAt(face.path, timeMs, around, around, bridgeMs);
        if (face.isKept && !place.isEmpty())
            out.append(inFrame(place, m_part.boxesIn, frame));
    }
    return out;
}

QList<QRectF> FaceBlur::coveredAt(const QSize& frame, qint64 timeMs) const
{
    QList<QRectF> out;
    for (const ClipFace& face : m_part.faces) {
        const QRectF place = placeAt(face.path, timeMs, beforeMs, afterMs, bridgeMs);
        if (!face.isKept && !place.isEmpty())
            out.append(inFrame(place, m_part.boxesIn, frame));
    }
    for (const Seen& seen : m_missed) {
        if (std::abs(seen.timeMs - timeMs) <= missedMs)
            out.append(seen.box);
    }
    return out;
}

bool FaceBlur::look(const QImage& frame, qint64 timeMs)
{
    if (frame.isNull())
        return true;
    const QList<QRectF> kept = keptAt(frame.size(), timeMs);
    const auto found = m_detector->detect(frame);
    for (const DetectedFace& face : found.value_or(std::vector<DetectedFace>())) {
        if (!isOneOf(kept, face.box))
            m_missed.append({timeMs, face.box});
    }
    return found.has_value();
}

bool FaceBlur::apply(QImage& frame, qint64 timeMs)
{
    if (frame.isNull())
        return true;
    const QList<QRectF> kept = keptAt(frame.size(), timeMs);
    const QList<QRectF> covered = coveredAt(frame.size(), timeMs);
    QRegion faces;
    for (const QRectF& box : kept)
        faces += box.toAlignedRect();
    for (const QRectF& box : covered) {
        // The margin leaves the face of the one beside alone.
        const QRegion region = (QRegion(grown(box, margin).toAlignedRect()) - faces) + box.toAlignedRect();
        cover(frame, region & frame.rect());
    }
    const auto left = m_detector->detect(frame);
    for (const DetectedFace& face : left.value_or(std::vector<DetectedFace>())) {
        if (!isOneOf(kept, face.box))
            cover(frame, QRegion(grown(face.box, margin).toAlignedRect()) & frame.rect());
    }
    return left.has_value();
}

} // namespace ringface
