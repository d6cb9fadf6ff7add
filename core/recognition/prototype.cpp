// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/prototype.h"

#include "core/recognition/distance.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ringface
{

namespace
{
constexpr float spreadFactor = 1.3F; // measured, see docs/recognition.md
} // namespace

PrototypeSum::PrototypeSum(const Descriptor& mean, RecordingId recording)
    : m_sum(mean)
{
    if (mean.empty())
        return;
    m_tracks = 1;
    m_recordings = {recording};
    for (const float v : mean)
        m_squares += double(v) * v;
    m_lengths = std::sqrt(m_squares);
}

void PrototypeSum::add(const PrototypeSum& other)
{
    if (m_sum.empty())
        m_sum.assign(other.m_sum.size(), 0);
    for (size_t i = 0; i < std::min(m_sum.size(), other.m_sum.size()); ++i)
        m_sum[i] += other.m_sum[i];
    m_squares += other.m_squares;
    m_lengths += other.m_lengths;
    m_tracks += other.m_tracks;
    std::vector<RecordingId> all;
    std::ranges::set_union(m_recordings, other.m_recordings, std::back_inserter(all));
    m_recordings = std::move(all);
}

Prototype PrototypeSum::value() const
{
    Prototype out;
    if (m_tracks == 0)
        return out;
    double length = 0;
    for (const float v : m_sum)
        length += double(v) * v;
    length = std::sqrt(length);
    const float scale = length > 0 ? float(m_lengths / m_tracks / length) : 0;
    out.centre.reserve(m_sum.size());
    for (const float v : m_sum)
        out.centre.push_back(v * scale);
    const double mean = length / m_tracks;
    out.scatter = float(std::max(0.0, m_squares / m_tracks - mean * mean));
    const auto recordings = float(m_recordings.size());
    // A recording that is left out lies n / (n - 1) times as far from the mean of the others.
    if (recordings > 1)
        out.spread = std::sqrt(out.scatter) * recordings / (recordings - 1);
    return out;
}

std::map<PersonId, Prototype> prototypesOf(const std::vector<TrainingSample>& samples)
{
    std::map<PersonId, PrototypeSum> sums;
    for (const TrainingSample& sample : samples) {
        if (!sample.isNot && !sample.descriptor.empty())
            sums[sample.person].add(PrototypeSum(sample.descriptor, sample.recording));
    }
    std::map<PersonId, Prototype> out;
    for (const auto& [person, sum] : sums)
        out[person] = sum.value();
    return out;
}

float distance(const Prototype& a, const Prototype& b, float centres, const MatchLimits& limits)
{
    return std::sqrt(centres * centres + limits.scatter * (a.scatter + b.scatter));
}

float limitBetween(const Prototype& a, const Prototype& b, const MatchLimits& limits)
{
    return std::clamp(spreadFactor * std::max(a.spread, b.spread), limits.sure, std::max(limits.sure, limits.largest));
}

} // namespace ringface
