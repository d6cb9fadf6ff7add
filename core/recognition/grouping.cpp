// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/recognition/grouping.h"

#include "core/recognition/crowd.h"
#include "core/recognition/distance.h"
#include "core/recognition/neighbours.h"
#include "core/recognition/prototype.h"

#include <algorithm>
#include <cmath>
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

/// A cluster worth a comparison, or what became part of it.
struct Neighbour {
    int cluster = 0;
    int version = -1; ///< of the cluster when the cost was measured; the one it belongs to has not changed since
    float cost = 0;   ///< distance in units of the limit
};

struct Cluster {
    PrototypeSum sum;
    Prototype prototype;
    PrototypeSum centredSum; ///< the same around the crowd's centre; only with a crowd
    Prototype centredPrototype;
    std::vector<int> tracks; ///< by recording and time
    std::vector<Neighbour> near;
    std::vector<int> never; ///< those of them that are known to be somebody else
    int partOf = 0;         ///< itself, or the cluster that took it in
    PersonId unnamed = 0;
    PersonId guess = 0;
    bool isKept = false; ///< a group of before; not compared with others of them
    int version = 0;
};

/// Greedy agglomeration by prototypes: the nearest pair first, in units of its own limit.
class Agglomeration
{
public:
    Agglomeration(const std::vector<const TrackSample*>& tracks, const MatchLimits& limits, const KnownOfTracks& known)
        : m_tracks(tracks)
        , m_limits(limits)
        , m_keepGroups(known.keepGroups)
        , m_isCancelled(known.isCancelled)
    {
        const Descriptor centre = limits.crowd ? centreOf(*limits.crowd) : Descriptor();
        m_clusters.resize(tracks.size());
        for (size_t i = 0; i < tracks.size(); ++i) {
            Cluster& c = m_clusters[i];
            const Descriptor mean = meanDescriptor(tracks[i]->faces);
            c.sum = PrototypeSum(mean, tracks[i]->recording);
            c.prototype = c.sum.value();
            c.centredSum = PrototypeSum(centred(mean, centre), tracks[i]->recording);
            c.centredPrototype = c.centredSum.value();
            c.tracks = {int(i)};
            c.partOf = int(i);
            c.unnamed = tracks[i]->unnamed;
            c.guess = known.guesses.empty() ? 0 : known.guesses[i];
        }
    }

    /// The cluster number of each track.
    std::vector<int> run()
    {
        joinUnnamed();
        if (m_keepGroups)
            joinGroups();
        // Again with the groups for their tracks: of somebody seen a hundred times each track's nearest are all in the
        // same group.
        while (meetNeighbours()) {
            while (!m_offers.empty()) {
                if (m_isCancelled && m_isCancelled())
                    return std::vector<int>(m_tracks.size(), 0);
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

    /// In units of the limit; \a centres: distance of the two prototypes' centres.
    float costOf(const Cluster& a, const Cluster& b, float centres) const
    {
        const float plain =
            distance(a.prototype, b.prototype, centres, m_limits) / limitBetween(a.prototype, b.prototype, m_limits);
        if (a.centredPrototype.centre.empty() || b.centredPrototype.centre.empty())
            return plain;
        constexpr float scatter = 0.3F; // as with all descriptors of length 1
        const float between = distance(a.centredPrototype.centre, b.centredPrototype.centre);
        const float around =
            std::sqrt(between * between + scatter * (a.centredPrototype.scatter + b.centredPrototype.scatter));
        return std::max(plain / m_limits.groupWider, around / m_limits.groupCentred);
    }

    int whole(int cluster)
    {
        while (at(cluster).partOf != cluster)
            cluster = at(cluster).partOf = at(at(cluster).partOf).partOf;
        return cluster;
    }

    /// The same with what they are part of now, without \a self; sorted, each once.
    void renew(std::vector<Neighbour>& near, int self)
    {
        for (Neighbour& n : near) {
            const int now = whole(n.cluster);
            if (now != n.cluster)
                n = {now, -1, 0};
        }
        const auto order = [](const Neighbour& n) { return std::pair(n.cluster, -n.version); };
        if (!std::ranges::is_sorted(near, {}, order))
            std::ranges::sort(near, {}, order);
        const auto same = [](const Neighbour& a, const Neighbour& b) { return a.cluster == b.cluster; };
        near.erase(std::unique(near.begin(), near.end(), same), near.end());
        std::erase_if(near, [self](const Neighbour& n) { return n.cluster == self; });
    }

    void joinUnnamed()
    {
        std::map<PersonId, std::vector<int>> same;
        for (size_t i = 0; i < m_clusters.size(); ++i) {
            if (m_clusters[i].unnamed != 0)
                same[m_clusters[i].unnamed].push_back(int(i));
        }
        for (const auto& [unnamed, clusters] : same)
            mergeAll(clusters);
    }

    /// As they were, but for those of whom something else was said since.
    void joinGroups()
    {
        std::map<GroupId, std::vector<int>> groups;
        for (size_t i = 0; i < m_tracks.size(); ++i) {
            if (m_tracks[i]->group != 0)
                groups[m_tracks[i]->group].push_back(int(i));
        }
        struct Part {
            PersonId unnamed = 0;
            PersonId guess = 0;
            std::vector<int> clusters;
        };
        const auto agree = [](PersonId a, PersonId b) { return a == 0 || b == 0 || a == b; };
        for (auto& [group, clusters] : groups) {
            for (int& c : clusters)
                c = whole(c);
            std::ranges::sort(clusters);
            clusters.erase(std::unique(clusters.begin(), clusters.end()), clusters.end());
            std::vector<Part> parts;
            for (const int c : clusters) {
                auto part = std::ranges::find_if(parts, [&](const Part& p) {
                    return agree(p.unnamed, at(c).unnamed) && agree(p.guess, at(c).guess);
                });
                if (part == parts.end())
                    part = parts.insert(part, Part{});
                part->unnamed = std::max(part->unnamed, at(c).unnamed);
                part->guess = std::max(part->guess, at(c).guess);
                part->clusters.push_back(c);
            }
            for (const Part& part : parts) {
                mergeAll(part.clusters);
                at(whole(part.clusters.front())).isKept = true;
            }
        }
    }

    /// Two and two: each track is moved only a few times.
    void mergeAll(std::vector<int> clusters)
    {
        while (clusters.size() > 1) {
            size_t left = 0;
            for (size_t i = 0; i < clusters.size(); i += 2) {
                if (i + 1 < clusters.size())
                    merge(clusters[i], clusters[i + 1]);
                clusters[left++] = clusters[i];
            }
            clusters.resize(left);
        }
    }

    /// Offers what is near and was not compared before; false if nothing comes of it.
    bool meetNeighbours()
    {
        std::vector<int> alive;
        std::vector<Descriptor> centres;
        std::vector<qint64> kinds;
        for (size_t i = 0; i < m_clusters.size(); ++i) {
            if (!m_clusters[i].tracks.empty()) {
                alive.push_back(int(i));
                centres.push_back(m_clusters[i].prototype.centre);
                kinds.push_back(m_keepGroups ? (m_clusters[i].isKept ? qint64(i) + 1 : 0) : m_clusters[i].guess);
            }
        }
        const auto near = nearestNeighbours(centres, neighbours, m_limits.largest * reachByLimit, kinds);
        std::vector<std::vector<Neighbour>> met(alive.size());
        for (size_t i = 0; i < alive.size(); ++i) {
            const Cluster& c = at(alive[i]);
            for (const NearDescriptor& n : near[i]) {
                const Cluster& other = at(alive[size_t(n.index)]);
                const float cost = costOf(c, other, n.distance);
                met[i].push_back({alive[size_t(n.index)], other.version, cost});
                met[size_t(n.index)].push_back({alive[i], c.version, cost});
            }
        }
        for (size_t i = 0; i < alive.size(); ++i) {
            Cluster& c = at(alive[i]);
            renew(c.near, alive[i]);
            const size_t known = c.near.size();
            c.near.insert(c.near.end(), met[i].begin(), met[i].end());
            renew(c.near, alive[i]);
            if (c.near.size() > known)
                offer(alive[i]);
        }
        return !m_offers.empty();
    }

    /// Two people were seen together, a person said that they are two, or they have two names.
    bool apart(const Cluster& a, const Cluster& b) const
    {
        if ((a.unnamed != 0 && b.unnamed != 0) || (a.guess != 0 && b.guess != 0 && a.guess != b.guess))
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
        Cluster& c = at(owner);
        renew(c.near, owner);
        for (int& k : c.never)
            k = whole(k);
        std::optional<Offer> best;
        for (Neighbour& n : c.near) {
            const Cluster& other = at(n.cluster);
            if (n.version != other.version) {
                n.version = other.version;
                n.cost = costOf(c, other, distance(c.prototype.centre, other.prototype.centre));
            }
            if (n.cost > 1 || (best && n.cost > best->cost) || std::ranges::find(c.never, n.cluster) != c.never.end())
                continue;
            const auto [a, b] = std::minmax(owner, n.cluster);
            const Offer next{n.cost, a, b, owner, at(a).version, at(b).version};
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
            at(next.a).never.push_back(next.b);
            at(next.b).never.push_back(next.a);
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
        a.centredSum.add(b.centredSum);
        a.centredPrototype = a.centredSum.value();
        const auto place = [this](int t) {
            return std::tuple(m_tracks[size_t(t)]->recording, m_tracks[size_t(t)]->fromMs, t);
        };
        std::vector<int> tracks;
        std::ranges::merge(a.tracks, b.tracks, std::back_inserter(tracks), {}, place, place);
        a.tracks = std::move(tracks);
        a.unnamed = std::max(a.unnamed, b.unnamed);
        a.guess = std::max(a.guess, b.guess);
        a.isKept = a.isKept || b.isKept;
        a.near.insert(a.near.end(), b.near.begin(), b.near.end());
        for (Neighbour& n : a.near)
            n.version = -1;
        a.never.insert(a.never.end(), b.never.begin(), b.never.end());
        b.near = {};
        b.never = {};
        b.partOf = keep;
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
    bool m_keepGroups;
    std::function<bool()> m_isCancelled;
    std::vector<Cluster> m_clusters;
    std::priority_queue<Offer, std::vector<Offer>, std::greater<>> m_offers;
};
} // namespace

std::vector<TrackGroup> groupTracks(const std::vector<const TrackSample*>& tracks, const MatchLimits& limits,
                                    GroupId nextGroup, const KnownOfTracks& known)
{
    const std::vector<int> clusters = Agglomeration(tracks, limits, known).run();

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
