// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/trackcollector.h"

#include <algorithm>
#include <utility>

namespace ringface
{

namespace
{
// Weak detections only extend a track: it needs one of which the detector is sure (the limit in OpenCV's own example).
constexpr float sureScore = 0.9F;
constexpr float clearlyBetter = 1.2F;
constexpr qint64 firstStretchMs = 1000;
constexpr int longestStretch = 6; // doublings: about a minute
} // namespace

NewFace finishFace(FaceEngine& engine, const FaceCandidate& candidate)
{
    NewFace face;
    face.timeMs = qint32(candidate.timeMs);
    face.frame = candidate.frame;
    face.box = candidate.box;
    face.quality = candidate.quality;
    FacePictures pictures = picturesOf(candidate.region);
    face.thumbnail = std::move(pictures.thumbnail);
    face.crop = std::move(pictures.crop);
    face.cropPoints = pictures.cropPoints;
    if (engine.encoder) {
        face.descriptor = engine.encoder->encode(candidate.region.image, candidate.region.face);
        face.encoder = face.descriptor.empty() ? QString() : engine.encoderId;
    }
    return face;
}

TrackCollector::TrackCollector(FaceEngine& engine, int minFace)
    : m_engine(engine)
    , m_minArea(double(minFace) * minFace)
{
}

void TrackCollector::add(const QImage& frame, int number, qint64 timeMs, const std::vector<DetectedFace>& faces)
{
    m_nowMs = timeMs;
    m_newBest = {};
    std::vector<QRectF> boxes;
    boxes.reserve(faces.size());
    for (const DetectedFace& f : faces)
        boxes.push_back(f.box);
    const std::vector<int> tracks = m_tracker.follow(timeMs, boxes);
    for (size_t i = 0; i < faces.size(); ++i) {
        State& state = m_tracks[tracks[i]];
        const QRect box = faces[i].box.toRect() & frame.rect();
        state.path.append({qint32(timeMs), box});
        state.lastMs = timeMs;
        state.bestScore = std::max(state.bestScore, faces[i].score);
        if (timeMs > state.stretchEnd) {
            closeStretch(state);
            // 1, 1, 2, 2, 4, 4, ... seconds
            state.stretchEnd = timeMs + (firstStretchMs << std::min(state.stretches / 2, longestStretch)) - 1;
            ++state.stretches;
        }
        if (faces[i].box.width() * faces[i].box.height() < m_minArea)
            continue;
        const float quality = faceQuality(frame, faces[i]);
        if (quality > m_bestQuality * clearlyBetter) {
            m_bestQuality = quality;
            m_newBest = box;
        }
        if (quality > state.best.quality)
            state.best = {cutRegion(frame, faces[i]), box, number, timeMs, quality};
    }
}

void TrackCollector::closeStretch(State& state)
{
    if (state.best.quality >= 0)
        state.faces.push_back(finishFace(m_engine, std::exchange(state.best, {})));
}

std::vector<TrackUpdate> TrackCollector::take(bool atEnd)
{
    std::vector<TrackUpdate> out;
    for (auto& [number, state] : m_tracks) {
        if (atEnd || m_nowMs - state.lastMs > Tracker::maxGapMs)
            closeStretch(state);
        const bool worthIt =
            state.announced ? !state.path.isEmpty() : state.bestScore >= sureScore && !state.faces.empty();
        if (!worthIt)
            continue;
        state.announced = true;
        out.push_back({number, std::exchange(state.path, {}), std::exchange(state.faces, {})});
    }
    return out;
}

} // namespace ringface
