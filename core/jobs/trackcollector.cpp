// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/trackcollector.h"

#include "core/recognition/distance.h"

#include <QTransform>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ringface
{

namespace
{
// Weak detections only extend a track: it needs one of which the detector is sure (the limit in OpenCV's own example).
constexpr float sureScore = 0.9F;
constexpr float clearlyBetter = 1.2F;
constexpr qint64 firstStretchMs = 1000;
constexpr int longestStretch = 6;   // doublings: about a minute
constexpr float surelyBack = 0.85F; // share of the match limit
} // namespace

NewFace finishFace(FaceEngine& engine, const FaceCandidate& candidate)
{
    NewFace face;
    face.timeMs = qint32(candidate.timeMs);
    face.frame = candidate.frame;
    face.box = candidate.box;
    face.quality = candidate.quality;
    FacePictures pictures = picturesOf(candidate.region);
    face.infrared = isInfrared(candidate.region);
    face.thumbnail = std::move(pictures.thumbnail);
    face.crop = std::move(pictures.crop);
    face.cropPoints = pictures.cropPoints;
    if (engine.encoder) {
        face.descriptor = encodeCrop(*engine.encoder, face.crop, face.cropPoints);
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
    m_current = frame.isNull() ? m_current : frame.size();
    m_first = m_first.isEmpty() ? m_current : m_first;
    const QTransform toFirst = m_first.isEmpty() ? QTransform()
                                                 : QTransform::fromScale(double(m_first.width()) / m_current.width(),
                                                                         double(m_first.height()) / m_current.height());
    std::vector<QRectF> boxes;
    boxes.reserve(faces.size());
    for (const DetectedFace& f : faces)
        boxes.push_back(toFirst.mapRect(f.box));
    std::vector<Descriptor> looks(faces.size());
    const std::vector<int> tracks = m_tracker.follow(
        timeMs, boxes, [&](int track, size_t box) { return unlikeness(track, frame, faces[box], looks[box]); });
    for (const int track : tracks) { // of all, before anybody is compared with those who are gone
        State& state = m_tracks[track];
        if (state.firstMs < 0) {
            state.number = track;
            state.firstMs = timeMs;
        }
        state.lastMs = timeMs;
    }
    for (size_t i = 0; i < faces.size(); ++i) {
        State& state = m_tracks[tracks[i]];
        const QRect box = boxes[i].toRect() & QRect({}, m_first);
        state.path.append({qint32(timeMs), box});
        state.bestScore = std::max(state.bestScore, faces[i].score);
        if (timeMs > state.stretchEnd) {
            closeStretch(state);
            // 1, 1, 2, 2, 4, 4, ... seconds
            state.stretchEnd = timeMs + (firstStretchMs << std::min(state.stretches / 2, longestStretch)) - 1;
            ++state.stretches;
        }
        if (frame.isNull() || faces[i].box.width() * faces[i].box.height() < m_minArea)
            continue;
        const float quality = faceQuality(frame, faces[i]);
        if (faces[i].score >= sureScore && quality > m_bestQuality * clearlyBetter) {
            m_bestQuality = quality;
            m_newBest = faces[i].box.toRect() & frame.rect();
        }
        if (quality > state.best.quality)
            state.best = {cutRegion(frame, faces[i]), box, number, timeMs, quality};
    }
}

void TrackCollector::closeStretch(State& state)
{
    if (state.best.quality < 0)
        return;
    NewFace face = finishFace(m_engine, std::exchange(state.best, {}));
    state.samples.push_back({0, face.descriptor, face.quality, face.infrared, 0});
    state.faces.push_back(std::move(face));
    if (!state.announced && state.faces.size() == 1)
        recogniseReturn(state);
}

void TrackCollector::recogniseReturn(State& state)
{
    if (m_engine.matchLimit <= 0)
        return;
    const State* nearest = nullptr;
    float best = surelyBack * m_engine.matchLimit;
    for (const auto& track : m_tracks) {
        const State& other = track.second;
        const float d = distance(meanDescriptor(other.samples), meanDescriptor(state.samples));
        const bool wasThere = std::ranges::any_of(m_tracks, [&](const auto& t) {
            return t.second.number == other.number && t.second.lastMs >= state.firstMs;
        });
        if (&other != &state && other.announced && !wasThere && d <= best) {
            best = d;
            nearest = &other;
        }
    }
    if (nearest == nullptr)
        return;
    state.number = nearest->number;
    // Who is here is no longer where that track ended.
    for (const auto& [number, other] : m_tracks) {
        if (&other != &state && other.number == state.number)
            m_tracker.forget(number);
    }
}

std::optional<double> TrackCollector::unlikeness(int track, const QImage& frame, const DetectedFace& face,
                                                 Descriptor& cached)
{
    State& state = m_tracks[track];
    if (!m_engine.encoder || m_engine.matchLimit <= 0)
        return std::nullopt;
    if (state.samples.empty() && state.best.quality >= poorQuality)
        state.samples.push_back({0, m_engine.encoder->encode(state.best.region.image, state.best.region.face),
                                 state.best.quality, false, 0});
    if (state.samples.empty())
        return std::nullopt;
    if (cached.empty() && faceQuality(frame, face) >= poorQuality)
        cached = m_engine.encoder->encode(frame, face);
    const float d = distance(meanDescriptor(state.samples), cached);
    return std::isfinite(d) ? std::optional(double(d / m_engine.matchLimit)) : std::nullopt;
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
        out.push_back({state.number, std::exchange(state.path, {}), std::exchange(state.faces, {})});
    }
    return out;
}

} // namespace ringface
