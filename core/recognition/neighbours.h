// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <vector>

namespace ringface
{

/// Descriptors one after the other, for matrix products.
struct DescriptorRows {
    /// Those of another length than the first that is not empty, or with broken numbers, are infinitely far from all.
    explicit DescriptorRows(const std::vector<const Descriptor*>& descriptors);

    int count = 0;
    int length = 0;
    std::vector<float> values;  ///< count x length
    std::vector<float> squares; ///< of the lengths; infinite if there is nothing to compare
};

/// The dot products of \a rows rows of \a a from \a firstA on with \a columns rows of \a b from \a firstB on, into
/// \a out, whose rows are \a stride long. On the calling thread alone.
void dotProducts(const DescriptorRows& a, int firstA, int rows, const DescriptorRows& b, int firstB, int columns,
                 float* out, int stride);

struct NearDescriptor {
    int index = 0;
    float distance = 0;
};

/// For each descriptor its nearest ones, nearest first, \a count at most and none farther than \a reach (Euclidean).
/// With \a kinds (one for each descriptor), those of different kinds are no neighbours unless one of the two is of kind
/// 0. All descriptors must have the same length; empty ones have no neighbours. Exact (but for the rounding of
/// squares). Thread: any.
std::vector<std::vector<NearDescriptor>> nearestNeighbours(const std::vector<Descriptor>& descriptors, int count,
                                                           float reach, const std::vector<qint64>& kinds = {});

} // namespace ringface
