// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <vector>

namespace ringface
{

/// For each descriptor the indices of its nearest ones, \a count at most and none farther than \a reach (Euclidean).
/// All must have the same length; empty ones have no neighbours. Exact. Thread: any.
std::vector<std::vector<int>> nearestNeighbours(const std::vector<Descriptor>& descriptors, int count, float reach);

} // namespace ringface
