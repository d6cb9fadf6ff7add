// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/neighbours.h"

#include <cblas.h>

#include <algorithm>
#include <iterator>
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
    std::vector<char> empty(static_cast<size_t>(n));
    for (int i = 0; i < n; ++i) {
        const Descriptor& d = descriptors[size_t(i)];
        empty[size_t(i)] = d.empty() ? 1 : 0;
        for (int k = 0; k < std::min(length, int(d.size())); ++k) {
            all[size_t(i) * size_t(length) + size_t(k)] = d[size_t(k)];
            squares[size_t(i)] += d[size_t(k)] * d[size_t(k)];
        }
    }
    // |a - b|^2 = |a|^2 + |b|^2 - 2 a.b, a block of rows by a block of columns at a time, which stays in the cache.
    openblas_set_num_threads(1);
    constexpr int blockRows = 256;
    constexpr int blockColumns = 1024;
    constexpr int chunk = 64;
    std::vector<float> products(size_t(blockRows) * blockColumns);
    std::vector<std::vector<std::pair<float, int>>> near(blockRows);
    for (int first = 0; first < n; first += blockRows) {
        const int rows = std::min(blockRows, n - first);
        for (int left = 0; left < n; left += blockColumns) {
            const int columns = std::min(blockColumns, n - left);
            cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, length, 1.0F,
                        &all[size_t(first) * size_t(length)], length, &all[size_t(left) * size_t(length)], length, 0.0F,
                        products.data(), blockColumns);
            for (int row = 0; row < rows; ++row) {
                const int self = first + row;
                const float* product = &products[size_t(row) * blockColumns];
                const float* square = &squares[size_t(left)];
                auto& nearest = near[size_t(row)]; // a heap, the farthest of the nearest in front
                float most = reach * reach - squares[size_t(self)];
                const auto isFull = [&] { return std::ssize(nearest) == count; };
                // Hardly anybody is nearer than those: many at once are passed without a look at each.
                for (int from = 0; from < columns; from += chunk) {
                    const int to = std::min(from + chunk, columns);
                    if (isFull())
                        most = std::min(most, nearest.front().first);
                    int candidates = 0;
                    for (int k = from; k < to; ++k)
                        candidates += square[k] - 2 * product[k] <= most ? 1 : 0;
                    for (int k = from; candidates > 0 && k < to; ++k) {
                        const std::pair next(square[k] - 2 * product[k], left + k);
                        if (next.first > most || next.second == self || empty[size_t(next.second)] ||
                            (isFull() && next > nearest.front()))
                            continue;
                        if (isFull()) {
                            std::ranges::pop_heap(nearest);
                            nearest.pop_back();
                        }
                        nearest.push_back(next);
                        std::ranges::push_heap(nearest);
                    }
                }
            }
        }
        for (int row = 0; row < rows; ++row) {
            const int self = first + row;
            auto& nearest = near[size_t(row)];
            std::ranges::sort_heap(nearest);
            if (!empty[size_t(self)])
                std::ranges::transform(nearest, std::back_inserter(out[size_t(self)]),
                                       [](const auto& p) { return p.second; });
            nearest.clear();
        }
    }
    return out;
}

} // namespace ringface
