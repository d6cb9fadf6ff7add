// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/grouping.h"

#include "core/recognition/distance.h"
#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
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
    std::vector<int> tracks; ///< by recording and time
    std::set<int> near;      ///< clusters worth a comparison
    std::set<int> never;     ///< those of them that are known to be somebody else
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
                const Offer next = m_offers.top();
                m_offers.pop();
                take(next);
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
    /// Whom a cluster is nearest to; out of date if one of the two has changed since.
    struct Offer {
        float cost; ///< distance in units of the limit
        int a;      ///< the smaller number of the two
        int b;
        int owner; ///< whose offer it is
        int versionA;
        int versionB;
        bool operator>(const Offer& other) const
        {
            return std::tie(cost, a, b, owner) > std::tie(other.cost, other.a, other.b, other.owner);
        }
    };

    Cluster& at(int cluster) { return m_clusters[size_t(cluster)]; }

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
            bool any = false;
            for (const int k : near[i]) {
                const int other = alive[size_t(k)];
                any = at(alive[i]).near.insert(other).second || any;
                at(other).near.insert(alive[i]);
            }
            if (any)
                offer(alive[i]);
        }
        return !m_offers.empty();
    }

    /// Two people were seen together, or a person said that they are two.
    bool apart(const Cluster& a, const Cluster& b) const
    {
        if (a.unnamed != 0 && b.unnamed != 0)
            return true;
        for (auto s = a.tracks.begin(), t = b.tracks.begin(); s != a.tracks.end() && t != b.tracks.end();) {
            const RecordingId recording = m_tracks[size_t(*s)]->recording;
            const RecordingId other = m_tracks[size_t(*t)]->recording;
            if (recording < other) {
                ++s;
            } else if (other < recording) {
                ++t;
            } else {
                for (auto u = t; u != b.tracks.end() && m_tracks[size_t(*u)]->recording == recording; ++u) {
                    if (seenTogether(*m_tracks[size_t(*s)], *m_tracks[size_t(*u)]))
                        return true;
                }
                ++s;
            }
        }
        return false;
    }

    /// Offers the nearest of those who are within the limit.
    void offer(int owner)
    {
        const Cluster& c = at(owner);
        std::optional<Offer> best;
        for (const int k : c.near) {
            const Cluster& other = at(k);
            const float cost =
                distance(c.prototype, other.prototype, m_limits) / limitBetween(c.prototype, other.prototype, m_limits);
            if (cost > 1 || (best && cost > best->cost) || c.never.contains(k))
                continue;
            const auto [a, b] = std::minmax(owner, k);
            const Offer next{cost, a, b, owner, at(a).version, at(b).version};
            if (!best || *best > next)
                best = next;
        }
        if (best)
            m_offers.push(*best);
    }

    void take(const Offer& next)
    {
        const bool isNow = at(next.a).version == next.versionA && at(next.b).version == next.versionB;
        if (isNow && !apart(at(next.a), at(next.b))) {
            join(next.a, next.b);
            return;
        }
        if (isNow) {
            at(next.a).never.insert(next.b);
            at(next.b).never.insert(next.a);
        }
        if (at(next.owner).version == (next.owner == next.a ? next.versionA : next.versionB))
            offer(next.owner); // who is next
    }

    void merge(int keep, int gone)
    {
        Cluster& a = at(keep);
        Cluster& b = at(gone);
        a.sum.add(b.sum);
        a.prototype = a.sum.value();
        const auto place = [this](int t) {
            return std::tuple(m_tracks[size_t(t)]->recording, m_tracks[size_t(t)]->fromMs, t);
        };
        std::vector<int> tracks;
        std::ranges::merge(a.tracks, b.tracks, std::back_inserter(tracks), {}, place, place);
        a.tracks = std::move(tracks);
        a.unnamed = std::max(a.unnamed, b.unnamed);
        for (const auto those : {&Cluster::near, &Cluster::never}) {
            for (const int k : b.*those) {
                (at(k).*those).erase(gone);
                if (k != keep) {
                    (a.*those).insert(k);
                    (at(k).*those).insert(keep);
                }
            }
            (b.*those).clear();
        }
        ++a.version;
        ++b.version;
        b.tracks.clear();
    }

    void join(int a, int b)
    {
        if (at(a).near.size() < at(b).near.size())
            std::swap(a, b);
        merge(a, b);
        offer(a);
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
