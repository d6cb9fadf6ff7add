// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/distance.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ringface
{

namespace
{
float norm(const Descriptor& d)
{
    float sum = 0;
    for (const float v : d)
        sum += v * v;
    return std::sqrt(sum);
}
} // namespace

float distance(const Descriptor& a, const Descriptor& b)
{
    if (a.size() != b.size() || a.empty())
        return std::numeric_limits<float>::infinity();
    float sum = 0;
    for (size_t i = 0; i < a.size(); ++i) {
        const float d = a[i] - b[i];
        sum += d * d;
    }
    return std::sqrt(sum);
}

Descriptor meanDescriptor(const TrackSample& track)
{
    Descriptor mean;
    float weights = 0;
    float lengths = 0;
    for (const FaceSample& face : track.faces) {
        if (mean.empty())
            mean.assign(face.descriptor.size(), 0);
        if (face.descriptor.size() != mean.size())
            continue;
        const float weight = std::max(face.quality, 0.01F);
        for (size_t i = 0; i < mean.size(); ++i)
            mean[i] += weight * face.descriptor[i];
        weights += weight;
        lengths += weight * norm(face.descriptor);
    }
    const float length = norm(mean);
    if (weights > 0 && length > 0) {
        const float scale = lengths / weights / length;
        for (float& v : mean)
            v *= scale;
    }
    return mean;
}

bool seenTogether(const TrackSample& a, const TrackSample& b)
{
    return a.recording == b.recording && a.fromMs <= b.toMs && b.fromMs <= a.toMs;
}

} // namespace ringface
