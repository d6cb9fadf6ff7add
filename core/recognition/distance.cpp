// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/distance.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

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
    // Many sums side by side: in a single one each addition waits for the one before.
    constexpr size_t lanes = 16;
    std::array<float, lanes> sums{};
    const float* x = a.data();
    const float* y = b.data();
    const size_t whole = a.size() / lanes * lanes;
    for (size_t i = 0; i < whole; i += lanes) {
        for (size_t k = 0; k < lanes; ++k) {
            const float d = x[i + k] - y[i + k];
            sums[k] += d * d;
        }
    }
    for (size_t i = whole; i < a.size(); ++i) {
        const float d = x[i] - y[i];
        sums[i - whole] += d * d;
    }
    const float sum = std::accumulate(sums.begin(), sums.end(), 0.0F);
    return std::isfinite(sum) ? std::sqrt(sum) : std::numeric_limits<float>::infinity();
}

bool isPoor(const TrackSample& track)
{
    return std::ranges::none_of(track.faces, [](const FaceSample& f) { return f.quality >= poorQuality; });
}

Descriptor meanDescriptor(const std::vector<FaceSample>& faces)
{
    const bool anyGood = std::ranges::any_of(faces, [](const FaceSample& f) { return f.quality >= poorQuality; });
    Descriptor mean;
    float weights = 0;
    float lengths = 0;
    for (const FaceSample& face : faces) {
        if (anyGood && face.quality < poorQuality)
            continue;
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
