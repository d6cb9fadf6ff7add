// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/library/values/scanvalues.h"
#include "core/recognition/tracker.h"
#include "core/vision/facecut.h"
#include "core/vision/faceengine.h"

#include <map>
#include <vector>

namespace ringface
{

/// A face as it was seen, not yet encoded.
struct FaceCandidate {
    FaceRegion region;
    QRect box; ///< pixels of the original frame
    int frame = 0;
    qint64 timeMs = 0;
    float quality = -1;
};

/// Encodes a candidate and makes its pictures.
NewFace finishFace(FaceEngine& engine, const FaceCandidate& candidate);

/// All boxes are in pixels of the recording's first frame, also where the size of the frames changes later.
/// Follows the faces of one recording and keeps the best of each stretch of a track: of its first second, its second,
/// then of stretches that double in length, so that a long visit gives few but varied faces. A kept face never changes
/// again. Somebody who leaves and comes back goes on with the old track, if the looks leave no doubt.
/// Thread: one at a time.
class TrackCollector
{
public:
    /// \a minFace: faces whose box has a smaller area than this square (pixels) are followed but not kept.
    TrackCollector(FaceEngine& engine, int minFace);

    /// \a frame: null if it looks like the one before; the faces are in their old places then.
    void add(const QImage& frame, int number, qint64 timeMs, const std::vector<DetectedFace>& faces);

    /// Box of the best face of all, if the last add() brought one clearly better than those before; else empty. In
    /// pixels of the frame added last.
    QRect newBest() const { return m_newBest; }

    /// What is new since the last call. Tracks without a face worth keeping are held back.
    /// \a atEnd: the recording is over.
    std::vector<TrackUpdate> take(bool atEnd);

private:
    struct State {
        int number = -1; ///< of the track: its own, or that of whoever came back
        FacePath path;   ///< not yet taken
        qint64 firstMs = -1;
        qint64 lastMs = 0;
        float bestScore = 0;
        qint64 stretchEnd = -1;
        int stretches = 0;
        FaceCandidate best;
        std::vector<NewFace> faces;      ///< not yet taken
        std::vector<FaceSample> samples; ///< all that were encoded
        bool announced = false;
    };
    void closeStretch(State& state);
    void recogniseReturn(State& state);
    std::optional<double> unlikeness(int track, const QImage& frame, const DetectedFace& face, Descriptor& cached);

    FaceEngine& m_engine;
    double m_minArea;
    Tracker m_tracker;
    QSize m_first;   ///< of the first frame, which all boxes are in the pixels of
    QSize m_current; ///< of the current one
    qint64 m_nowMs = 0;
    float m_bestQuality = 0;
    QRect m_newBest;
    std::map<int, State> m_tracks;
};

} // namespace ringface
