// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/facesearch.h"

#include "core/media/framereader.h"
#include "core/vision/facecut.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>
#include <utility>

namespace ringface
{

namespace
{
constexpr int side = 16; // pixels of the frame that one of the overview stands for
// Mean grey of such a square. A camera's noise stays below it, a face of the smallest kept size that moves by a few
// pixels does not.
constexpr int changed = 5;
// Parts are made of these, so that the detector's own grid (32 pixels of a picture 640 wide) lies as in the whole
// frame.
constexpr int cells = 20;
constexpr int fewestCells = 3;    // YuNet fails on less
constexpr int margin = 32;        // a face reaches beyond the squares in which it has moved
constexpr double nearlyAll = 0.7; ///< share of the frame from which on all of it is looked at

QRect around(const DetectedFace& face)
{
    const double half = std::max(face.box.width(), face.box.height()) / 2;
    return face.box.adjusted(-half, -half, half, half).toAlignedRect();
}

/// A length that at least three cells fit in, less only if the frame is shorter; within \a all.
std::pair<int, int> enough(int from, int to, int all, double cell)
{
    const auto start = int(std::floor(from / cell) * cell);
    const auto end = int(std::ceil(std::ceil(to / cell) * cell));
    const int length = std::min(all, std::max(end - start, int(std::ceil(fewestCells * cell))));
    return {std::clamp(start, 0, all - length), length};
}

/// \a part enlarged to whole cells.
QRect onGrid(const QRect& part, const QSize& frame)
{
    const double cell = std::max(frame.width(), frame.height()) / double(cells);
    const auto [left, width] = enough(part.left(), part.right() + 1, frame.width(), cell);
    const auto [top, height] = enough(part.top(), part.bottom() + 1, frame.height(), cell);
    return QRect(left, top, width, height);
}

/// Overlapping ones become one, until none overlap.
void join(QList<QRect>& parts)
{
    for (qsizetype i = 0; i < parts.size(); ++i) {
        for (qsizetype k = 0; k < i; ++k) {
            if (parts[i].intersects(parts[k])) {
                parts[k] |= parts.takeAt(i);
                i = -1; // what has grown may overlap any other
                break;
            }
        }
    }
}
} // namespace

QList<QRect> FaceSearch::changedParts(const QImage& overview, const QSize& frame) const
{
    const QRect all({}, frame);
    if (overview.size() != m_seen.size())
        return {all};
    const double across = double(frame.width()) / overview.width();
    const double down = double(frame.height()) / overview.height();
    const auto differs = [&](int x, int y) {
        return x >= 0 && y >= 0 && x < overview.width() && y < overview.height() &&
               std::abs(overview.constScanLine(y)[x] - m_seen.constScanLine(y)[x]) >= changed;
    };
    QList<QRect> parts;
    for (int y = 0; y < overview.height(); ++y) {
        for (int x = 0; x < overview.width(); ++x) {
            if (!differs(x, y))
                continue;
            const QRect square = QRectF(x * across, y * down, across, down).toAlignedRect();
            const bool alone = !(differs(x - 1, y) || differs(x + 1, y) || differs(x, y - 1) || differs(x, y + 1));
            if (alone && std::ranges::none_of(m_faces, [&](const DetectedFace& f) { return f.box.intersects(square); }))
                continue; // noise
            const QRect part = onGrid(square.adjusted(-margin, -margin, margin, margin) & all, frame);
            if (std::ranges::none_of(parts, [&](const QRect& p) { return p.contains(part); }))
                parts.append(part);
        }
    }
    join(parts);
    for (bool grown = !parts.isEmpty(); grown;) { // a face is looked at as a whole
        grown = false;
        for (QRect& part : parts) {
            for (const DetectedFace& face : m_faces) {
                if (part.intersects(face.box.toAlignedRect()) && !part.contains(around(face) & all)) {
                    part = onGrid((part | around(face)) & all, frame);
                    grown = true;
                }
            }
        }
        join(parts);
    }
    const auto area = [](double sum, const QRect& part) { return sum + double(part.width()) * part.height(); };
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0, area);
    return sum > nearlyAll * area(0, all) ? QList<QRect>{all} : parts;
}

void FaceSearch::remember(const QImage& overview, const QRect& part, const QSize& frame)
{
    if (part.size() == frame) {
        m_seen = overview;
        return;
    }
    const double across = double(frame.width()) / overview.width();
    const double down = double(frame.height()) / overview.height();
    const int left = int(std::ceil(part.left() / across)); // of the squares that lie in it as a whole
    const int right = int((part.right() + 1) / across);
    const int bottom = int((part.bottom() + 1) / down);
    for (int y = int(std::ceil(part.top() / down)); y < bottom; ++y)
        std::copy(overview.constScanLine(y) + left, overview.constScanLine(y) + right, m_seen.scanLine(y) + left);
}

std::optional<FaceSearch::Found> FaceSearch::look(FrameReader& reader)
{
    const QImage overview = reader.overview(side);
    const QSize size = reader.frameSize();
    if (size != m_size) { // places of another size are not to be found in this one
        m_size = size;
        m_seen = {};
        m_faces.clear();
    }
    const QList<QRect> parts = changedParts(overview, size);
    for (const QRect& part : parts)
        reader.update(m_frame, part);
    Found found;
    if (!parts.isEmpty() && !m_frame.isNull()) {
        std::erase_if(m_faces, [&](const DetectedFace& old) {
            return std::ranges::any_of(parts, [&](const QRect& p) { return p.intersects(old.box.toAlignedRect()); });
        });
        for (const QRect& part : parts) {
            const auto faces = m_detector.detectIn(m_frame, part);
            if (!faces)
                return std::nullopt;
            m_faces.insert(m_faces.end(), faces->begin(), faces->end());
            remember(overview, part, size);
        }
        for (const DetectedFace& face : m_faces)
            reader.update(m_frame, keptRegion(m_frame, face));
        found.frame = m_frame;
    }
    found.faces = m_faces;
    return found;
}

} // namespace ringface
