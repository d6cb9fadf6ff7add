// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/neighbours.h"

#include <cblas.h>

#include <algorithm>
#include <utility>

namespace ringface
{

std::vector<std::vector<int>> nearestNeighbours(const std::vector<Descriptor>& descriptors, int count, float reach)
{
    const int n = int(descriptors.size());
    std::vector<std::vector<int>> out(static_cast<size_t>(n));
    const auto filled = std::ranges::find_if(descriptors, [](const Descriptor& d) { return !d.empty(); });
    if (filled == descriptors.end() || count < 1)
        return out;
    const int length = int(filled->size());
    std::vector<float> all(size_t(n) * size_t(length), 0);
    std::vector<float> squares(size_t(n), 0);
    for (int i = 0; i < n; ++i) {
        const Descriptor& d = descriptors[size_t(i)];
        for (int k = 0; k < std::min(length, int(d.size())); ++k) {
            all[size_t(i) * size_t(length) + size_t(k)] = d[size_t(k)];
            squares[size_t(i)] += d[size_t(k)] * d[size_t(k)];
        }
    }
    // |a - b|^2 = |a|^2 + |b|^2 - 2 a.b, a block of rows at a time.
    openblas_set_num_threads(1);
    constexpr int block = 256;
    std::vector<float> products(size_t(std::min(block, n)) * size_t(n));
    std::vector<std::pair<float, int>> near;
    for (int first = 0; first < n; first += block) {
        const int rows = std::min(block, n - first);
        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, n, length, 1.0F,
                    &all[size_t(first) * size_t(length)], length, all.data(), length, 0.0F, products.data(), n);
        for (int row = 0; row < rows; ++row) {
            const int i = first + row;
            if (descriptors[size_t(i)].empty())
                continue;
            near.clear();
            for (int k = 0; k < n; ++k) {
                const float squared =
                    squares[size_t(i)] + squares[size_t(k)] - 2 * products[size_t(row) * size_t(n) + size_t(k)];
                if (k != i && squared <= reach * reach && !descriptors[size_t(k)].empty())
                    near.emplace_back(squared, k);
            }
            const auto end = near.begin() + std::min<std::ptrdiff_t>(count, std::ssize(near));
            std::partial_sort(near.begin(), end, near.end());
            std::transform(near.begin(), end, std::back_inserter(out[size_t(i)]),
                           [](const auto& p) { return p.second; });
        }
    }
    return out;
}

} // namespace ringface
