// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/ownlimits.h"

#include "core/recognition/distance.h"
#include "core/recognition/prototype.h"

#include <algorithm>

namespace ringface
{

MatchLimits ownLimits(const MatchLimits& limits, const std::vector<TrainingSample>& samples)
{
    constexpr size_t fewest = 200;
    constexpr size_t oneOf = 2500;
    std::vector<Prototype> people;
    for (auto& [person, prototype] : prototypesOf(samples))
        people.push_back(prototype);
    std::vector<float> apart;
    for (size_t a = 0; a < people.size(); ++a) {
        for (size_t b = 0; b < a; ++b)
            apart.push_back(distance(people[a], people[b], distance(people[a].centre, people[b].centre), limits));
    }
    if (apart.size() < fewest)
        return limits;
    const auto nearest = apart.begin() + std::ptrdiff_t(1 + apart.size() / oneOf);
    std::ranges::nth_element(apart, nearest);
    const float encoders = limits.sure / limits.scale;
    return *nearest < encoders ? limits.scaled(*nearest / encoders) : limits;
}

} // namespace ringface
