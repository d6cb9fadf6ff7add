// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/grouping.h"

#include "core/recognition/distance.h"
#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"

#include <algorithm>
#include <map>
#include <queue>
#include <set>
#include <tuple>

namespace ringface
{

namespace
{
// Only groups with tracks among each other's neighbours are compared. Means of tracks come nearer than the tracks are,
// so the reach is wider than the limit.
constexpr int neighbours = 64;
constexpr float reachByLimit = 1.4F;

struct Cluster {
    PrototypeSum sum;
    Prototype prototype;
    std::vector<int> tracks;
    std::set<int> near; ///< clusters worth a comparison
    PersonId unnamed = 0;
    int version = 0;
};

/// Greedy agglomeration by prototypes: the nearest pair first, in units of its own limit.
class Agglomeration
{
public:
    Agglomeration(const std::vector<const TrackSample*>& tracks, const MatchLimits& limits)
        : m_tracks(tracks)
        , m_limits(limits)
    {
        m_clusters.resize(tracks.size());
        for (size_t i = 0; i < tracks.size(); ++i) {
            Cluster& c = m_clusters[i];
            c.sum = PrototypeSum(meanDescriptor(tracks[i]->faces), tracks[i]->recording);
            c.prototype = c.sum.value();
            c.tracks = {int(i)};
            c.unnamed = tracks[i]->unnamed;
        }
    }

    /// The cluster number of each track.
    std::vector<int> run()
    {
        joinUnnamed();
        // Again with the groups for their tracks: of somebody seen a hundred times each track's nearest are all in the
        // same group.
        while (meetNeighbours()) {
            while (!m_offers.empty()) {
                const auto [cost, a, b, versionA, versionB] = m_offers.top();
                m_offers.pop();
                if (m_clusters[size_t(a)].version == versionA && m_clusters[size_t(b)].version == versionB)
                    join(a, b);
            }
        }
        std::vector<int> numbers(m_tracks.size(), 0);
        for (size_t c = 0; c < m_clusters.size(); ++c) {
            for (const int t : m_clusters[c].tracks)
                numbers[size_t(t)] = int(c);
        }
        return numbers;
    }

private:
    using Offer = std::tuple<float, int, int, int, int>; // distance in units of the limit, clusters, their versions

    void joinUnnamed()
    {
        std::map<PersonId, int> first;
        for (size_t i = 0; i < m_clusters.size(); ++i) {
            if (m_clusters[i].unnamed == 0)
                continue;
            const auto [it, isNew] = first.try_emplace(m_clusters[i].unnamed, int(i));
            if (!isNew)
                merge(it->second, int(i));
        }
    }

    /// Offers what is near and was not compared before; false if nothing comes of it.
    bool meetNeighbours()
    {
        std::vector<int> alive;
        std::vector<Descriptor> centres;
        for (size_t i = 0; i < m_clusters.size(); ++i) {
            if (!m_clusters[i].tracks.empty()) {
                alive.push_back(int(i));
                centres.push_back(m_clusters[i].prototype.centre);
            }
        }
        const auto near = nearestNeighbours(centres, neighbours, m_limits.largest * reachByLimit);
        for (size_t i = 0; i < alive.size(); ++i) {
            for (const int k : near[i]) {
                const int other = alive[size_t(k)];
                if (m_clusters[size_t(alive[i])].near.insert(other).second) {
                    m_clusters[size_t(other)].near.insert(alive[i]);
                    offer(alive[i], other);
                }
            }
        }
        return !m_offers.empty();
    }

    bool apart(const Cluster& a, const Cluster& b) const
    {
        if (a.unnamed != 0 && b.unnamed != 0)
            return true;
        return std::ranges::any_of(a.tracks, [&](int s) {
            return std::ranges::any_of(b.tracks,
                                       [&](int t) { return seenTogether(*m_tracks[size_t(s)], *m_tracks[size_t(t)]); });
        });
    }

    void offer(int a, int b)
    {
        const Cluster& ca = m_clusters[size_t(a)];
        const Cluster& cb = m_clusters[size_t(b)];
        const float cost = distance(ca.prototype, cb.prototype) / limitBetween(ca.prototype, cb.prototype, m_limits);
        if (cost <= 1 && !apart(ca, cb))
            m_offers.emplace(cost, std::min(a, b), std::max(a, b), m_clusters[size_t(std::min(a, b))].version,
                             m_clusters[size_t(std::max(a, b))].version);
    }

    void merge(int keep, int gone)
    {
        Cluster& a = m_clusters[size_t(keep)];
        Cluster& b = m_clusters[size_t(gone)];
        a.sum.add(b.sum);
        a.prototype = a.sum.value();
        a.tracks.insert(a.tracks.end(), b.tracks.begin(), b.tracks.end());
        a.unnamed = std::max(a.unnamed, b.unnamed);
        for (const int k : b.near) {
            m_clusters[size_t(k)].near.erase(gone);
            if (k != keep) {
                a.near.insert(k);
                m_clusters[size_t(k)].near.insert(keep);
            }
        }
        a.near.erase(gone);
        ++a.version;
        ++b.version;
        b.tracks.clear();
        b.near.clear();
    }

    void join(int a, int b)
    {
        if (m_clusters[size_t(a)].near.size() < m_clusters[size_t(b)].near.size())
            std::swap(a, b);
        merge(a, b);
        for (const int k : m_clusters[size_t(a)].near)
            offer(a, k);
    }

    const std::vector<const TrackSample*>& m_tracks;
    MatchLimits m_limits;
    std::vector<Cluster> m_clusters;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> m_offers;
};
} // namespace

std::vector<TrackGroup> groupTracks(const std::vector<const TrackSample*>& tracks, const MatchLimits& limits,
                                    GroupId nextGroup)
{
    const std::vector<int> clusters = Agglomeration(tracks, limits).run();

    // Old ids go to the cluster that holds most of their faces; the largest claim first, ties to the smaller id.
    std::map<std::pair<GroupId, int>, int> claims;
    for (size_t i = 0; i < tracks.size(); ++i) {
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
    out.reserve(tracks.size());
    for (size_t i = 0; i < tracks.size(); ++i) {
        const auto [it, isNew] = idOf.try_emplace(clusters[i], nextGroup);
        if (isNew)
            ++nextGroup;
        out.push_back({tracks[i]->track, it->second});
    }
    return out;
}

} // namespace ringface
