// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

namespace ringface::testing
{

constexpr size_t dimensions = 16;

/// Unit vector of a person: any two are the square root of 2 apart.
inline Descriptor corner(size_t person)
{
    Descriptor d(dimensions, 0);
    d.at(person) = 1;
    return d;
}

/// Unit vector at \a distance from corner(\a person), in the direction of another corner.
inline Descriptor away(size_t person, float distance, size_t towards)
{
    Descriptor d(dimensions, 0);
    const float cosine = 1 - distance * distance / 2;
    d.at(person) = cosine;
    d.at(towards) = std::sqrt(1 - cosine * cosine);
    return d;
}

/// A face of that person, not twice the same.
inline Descriptor someFace(size_t person, QRandomGenerator& random, float spread = 0.15F)
{
    Descriptor d = corner(person);
    for (float& v : d)
        v += spread * float(random.generateDouble() - 0.5);
    return d;
}

/// A track with these faces, ids from 10 * \a id on, in a recording of its own.
inline TrackSample trackOf(TrackId id, const std::vector<Descriptor>& faces, PersonId label = 0, float quality = 0.8F)
{
    TrackSample t;
    t.track = id;
    t.recording = 1000 + id;
    t.toMs = 1000;
    for (const Descriptor& d : faces)
        t.faces.push_back({10 * id + FaceId(t.faces.size()), d, quality, false, label});
    return t;
}

/// The same in that recording and at that time.
inline TrackSample placed(TrackSample track, RecordingId recording, qint32 fromMs = 0, qint32 toMs = 1000)
{
    track.recording = recording;
    track.fromMs = fromMs;
    track.toMs = toMs;
    return track;
}

} // namespace ringface::testing
