// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/grouping.h"

#include "core/recognition/distance.h"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace ringface
{

namespace
{
constexpr float never = std::numeric_limits<float>::infinity();

/// Average linkage with the nearest-neighbour chain (Murtagh 1983). "never" between two clusters stays "never" when
/// either grows, so the chain stays valid. Returns the cluster number of each item.
std::vector<int> averageLinkage(std::vector<std::vector<float>> d, float limit)
{
    const int n = int(d.size());
    std::vector<int> parent(size_t(n), 0);
    std::iota(parent.begin(), parent.end(), 0);
    std::vector<int> size(size_t(n), 1);
    std::vector<bool> active(size_t(n), true);
    const auto between = [&d](int a, int b) -> float& { return d[size_t(std::max(a, b))][size_t(std::min(a, b))]; };

    std::vector<int> chain;
    int first = 0;
    while (true) {
        if (chain.empty()) {
            while (first < n && !active[size_t(first)])
                ++first;
            if (first == n)
                break;
            chain.push_back(first);
        }
        const int top = chain.back();
        const int previous = chain.size() > 1 ? chain[chain.size() - 2] : -1;
        int nearest = previous;
        float best = previous >= 0 ? between(top, previous) : never;
        for (int k = 0; k < n; ++k) {
            if (k != top && active[size_t(k)] && between(top, k) < best) {
                best = between(top, k);
                nearest = k;
            }
        }
        if (nearest < 0 || best > limit) {
            // Nothing near enough now or later: average linkage never brings clusters closer than their nearest parts.
            active[size_t(top)] = false;
            chain.pop_back();
            continue;
        }
        if (nearest != previous) {
            chain.push_back(nearest);
            continue;
        }
        chain.resize(chain.size() - 2);
        const int keep = std::min(top, nearest);
        const int gone = std::max(top, nearest);
        for (int k = 0; k < n; ++k) {
            if (k == keep || k == gone || !active[size_t(k)])
                continue;
            const float a = between(keep, k);
            const float b = between(gone, k);
            between(keep, k) = a == never || b == never
                                   ? never
                                   : (a * float(size[size_t(keep)]) + b * float(size[size_t(gone)])) /
                                         float(size[size_t(keep)] + size[size_t(gone)]);
        }
        size[size_t(keep)] += size[size_t(gone)];
        active[size_t(gone)] = false;
        parent[size_t(gone)] = keep;
        first = std::min(first, keep);
    }
    for (int i = 0; i < n; ++i) {
        int root = i;
        while (parent[size_t(root)] != root)
            root = parent[size_t(root)];
        parent[size_t(i)] = root;
    }
    return parent;
}
} // namespace

std::vector<TrackGroup> groupTracks(const std::vector<const TrackSample*>& tracks, float limit, GroupId nextGroup)
{
    const size_t n = tracks.size();
    std::vector<Descriptor> means;
    means.reserve(n);
    for (const TrackSample* t : tracks)
        means.push_back(meanDescriptor(*t));
    std::vector<std::vector<float>> d(n);
    for (size_t i = 0; i < n; ++i) {
        d[i].resize(i);
        for (size_t k = 0; k < i; ++k)
            d[i][k] = seenTogether(*tracks[i], *tracks[k]) ? never : distance(means[i], means[k]);
    }
    const std::vector<int> clusters = averageLinkage(std::move(d), limit);

    // Old ids go to the cluster that holds most of their faces; the largest claim first, ties to the smaller id.
    std::map<std::pair<GroupId, int>, int> claims;
    for (size_t i = 0; i < n; ++i) {
        if (tracks[i]->group != 0)
            claims[{tracks[i]->group, clusters[i]}] += int(tracks[i]->faces.size());
    }
    std::vector<std::tuple<int, GroupId, int>> order; // minus faces, group, cluster
    order.reserve(claims.size());
    for (const auto& [claim, faces] : claims)
        order.emplace_back(-faces, claim.first, claim.second);
    std::sort(order.begin(), order.end());
    std::map<int, GroupId> idOf;
    std::set<GroupId> used;
    for (const auto& [faces, group, cluster] : order) {
        if (!idOf.contains(cluster) && used.insert(group).second)
            idOf[cluster] = group;
    }
    std::vector<TrackGroup> out;
    out.reserve(n);
    for (size_t i = 0; i < n; ++i) {
        const auto [it, isNew] = idOf.try_emplace(clusters[i], nextGroup);
        if (isNew)
            ++nextGroup;
        out.push_back({tracks[i]->track, it->second});
    }
    return out;
}

} // namespace ringface
