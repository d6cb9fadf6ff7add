// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/neighbours.h"

#include <cblas.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <utility>

namespace ringface
{

namespace
{
constexpr int blockRows = 256;
constexpr int blockColumns = 1024;

/// The nearest of each row so far, and some more: pairs of squared distance and row.
class Nearest
{
public:
    Nearest(int rows, int count, float reach)
        : m_count(count)
        , m_near(static_cast<size_t>(rows))
        , m_most(static_cast<size_t>(rows), reach * reach)
    {
    }

    /// For each row the squared distance up to which others are of interest.
    const float* most() const { return m_most.data(); }

    void offer(int row, int other, float square)
    {
        auto& near = m_near[size_t(row)];
        if (square > m_most[size_t(row)])
            return;
        near.emplace_back(square, other);
        if (std::ssize(near) >= 2 * m_count) {
            keepNearest(near);
            m_most[size_t(row)] = near.back().first;
        }
    }

    /// Nearest first.
    std::vector<std::pair<float, int>> take(int row)
    {
        auto& near = m_near[size_t(row)];
        if (std::ssize(near) > m_count)
            keepNearest(near);
        std::ranges::sort(near);
        return std::move(near);
    }

private:
    /// The farthest of them in the last place.
    void keepNearest(std::vector<std::pair<float, int>>& near) const
    {
        std::ranges::nth_element(near, near.begin() + m_count - 1);
        near.resize(size_t(m_count));
    }

    int m_count;
    std::vector<std::vector<std::pair<float, int>>> m_near;
    std::vector<float> m_most;
};

/// Compares the rows from \a first to \a last with all before them, from \a begin on.
void compare(const DescriptorRows& all, int first, int last, int begin, std::vector<float>& products, Nearest& nearest)
{
    // |a - b|^2 = |a|^2 + |b|^2 - 2 a.b, a block of rows by a block of columns at a time, which stays in the cache.
    constexpr int chunk = 64;
    for (int top = first; top < last; top += blockRows) {
        const int rows = std::min(blockRows, last - top);
        for (int left = begin; left < top + rows; left += blockColumns) {
            const int columns = std::min(blockColumns, top + rows - left);
            dotProducts(all, top, rows, all, left, columns, products.data(), blockColumns);
            for (int row = top; row < top + rows; ++row) {
                const float* product = &products[size_t(row - top) * blockColumns];
                const float* square = &all.squares[size_t(left)];
                const float own = all.squares[size_t(row)];
                const float* most = nearest.most() + left;
                const int end = std::min(columns, row - left);
                // Hardly anybody is near enough: many at once are passed without a look at each.
                for (int from = 0; from < end; from += chunk) {
                    const int to = std::min(from + chunk, end);
                    const float ownMost = nearest.most()[row];
                    std::array<char, chunk> isNear{};
                    for (int k = from; k < to; ++k)
                        isNear[size_t(k - from)] = own + square[k] - 2 * product[k] <= std::max(ownMost, most[k]);
                    const std::string_view marks(isNear.data(), isNear.size());
                    for (size_t at = marks.find(1); at != std::string_view::npos; at = marks.find(1, at + 1)) {
                        const int k = from + int(at);
                        const float d = own + square[k] - 2 * product[k];
                        nearest.offer(row, left + k, d);
                        nearest.offer(left + k, row, d);
                    }
                }
            }
        }
    }
}
} // namespace

DescriptorRows::DescriptorRows(const std::vector<const Descriptor*>& descriptors)
    : count(int(descriptors.size()))
{
    const auto filled = std::ranges::find_if(descriptors, [](const Descriptor* d) { return !d->empty(); });
    length = filled == descriptors.end() ? 0 : int((*filled)->size());
    values.assign(size_t(count) * size_t(length), 0);
    squares.assign(size_t(count), std::numeric_limits<float>::infinity());
    for (size_t i = 0; i < descriptors.size(); ++i) {
        const Descriptor& d = *descriptors[i];
        const float square = std::inner_product(d.begin(), d.end(), d.begin(), 0.0F);
        if (d.empty() || std::ssize(d) != length || !std::isfinite(square))
            continue;
        std::ranges::copy(d, values.begin() + std::ptrdiff_t(i) * length);
        squares[i] = square;
    }
}

void dotProducts(const DescriptorRows& a, int firstA, int rows, const DescriptorRows& b, int firstB, int columns,
                 float* out, int stride)
{
    static const bool isAlone = [] {
        openblas_set_num_threads(1);
        return true;
    }();
    Q_UNUSED(isAlone)
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, columns, a.length, 1.0F,
                &a.values[size_t(firstA) * size_t(a.length)], a.length, &b.values[size_t(firstB) * size_t(b.length)],
                b.length, 0.0F, out, stride);
}

std::vector<std::vector<NearDescriptor>> nearestNeighbours(const std::vector<Descriptor>& descriptors, int count,
                                                           float reach, const std::vector<qint64>& kinds)
{
    const int n = int(descriptors.size());
    std::vector<std::vector<NearDescriptor>> out(static_cast<size_t>(n));
    // By kind; those of kind 0, who are compared with everybody, last: most of the others have near ones by then.
    const auto kindOf = [&](int i) { return kinds.empty() ? 0 : kinds[size_t(i)]; };
    std::vector<int> order(static_cast<size_t>(n));
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](int i) { return std::pair(kindOf(i) == 0, kindOf(i)); });
    std::vector<const Descriptor*> sorted;
    sorted.reserve(order.size());
    for (const int i : order)
        sorted.push_back(&descriptors[size_t(i)]);
    const DescriptorRows all(sorted);
    if (count < 1 || all.length == 0)
        return out;
    Nearest nearest(n, count, reach);
    std::vector<float> products(size_t(blockRows) * blockColumns);
    for (int first = 0; first < n;) {
        const qint64 kind = kindOf(order[size_t(first)]);
        int last = first;
        while (last < n && kindOf(order[size_t(last)]) == kind)
            ++last;
        compare(all, first, last, kind == 0 ? 0 : first, products, nearest);
        first = last;
    }
    for (int row = 0; row < n; ++row) {
        for (const auto& [square, other] : nearest.take(row))
            out[size_t(order[size_t(row)])].push_back({order[size_t(other)], std::sqrt(std::max(0.0F, square))});
    }
    return out;
}

} // namespace ringface
