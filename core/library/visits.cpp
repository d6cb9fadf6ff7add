// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/visits.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace ringface
{

namespace
{
/// Earliest first, those without a time last.
auto timeOf(const QDateTime& from)
{
    return std::pair(!from.isValid(), from.isValid() ? from.toMSecsSinceEpoch() : 0);
}

struct Open {
    Visit visit;
    float quality = 0;

    void add(const Appearance& a)
    {
        const bool first = visit.recordings.isEmpty();
        if (!visit.recordings.contains(a.recording))
            visit.recordings.append(a.recording);
        if (!a.camera.isEmpty() && !visit.cameras.contains(a.camera))
            visit.cameras.append(a.camera);
        visit.isGuess = a.isGuess && (first || visit.isGuess);
        if (first)
            visit.from = a.from;
        if (first || visit.to < a.to)
            visit.to = a.to;
        if (a.bestFace != 0 && (visit.bestFace == 0 || a.quality > quality)) {
            visit.bestFace = a.bestFace;
            quality = a.quality;
        }
    }
};
} // namespace

QList<Visit> joinVisits(QList<Appearance> appearances)
{
    std::ranges::stable_sort(appearances, {}, [](const Appearance& a) { return timeOf(a.from); });
    std::vector<Open> all;
    std::map<std::tuple<QString, GroupId, RecordingId>, size_t> last; // recording: of those without a time
    for (const Appearance& a : std::as_const(appearances)) {
        const GroupId group = a.name.isEmpty() ? a.group : 0;
        const bool timed = a.from.isValid();
        const auto [found, isFirst] = last.try_emplace({a.name, group, timed ? 0 : a.recording}, all.size());
        const bool nobodyKnows = a.name.isEmpty() && group == 0;
        if (isFirst || nobodyKnows || (timed && all[found->second].visit.to.msecsTo(a.from) > visitGapMs)) {
            found->second = all.size();
            all.push_back({});
            all.back().visit.name = a.name;
            all.back().visit.group = group;
        }
        all[found->second].add(a);
    }
    QList<Visit> out;
    out.reserve(qsizetype(all.size()));
    for (Open& open : all)
        out.append(std::move(open.visit));
    std::ranges::stable_sort(out, {}, [](const Visit& v) {
        const auto [untimed, ms] = timeOf(v.from);
        return std::pair(untimed, -ms);
    });
    return out;
}

VisitCounts countByHour(const QList<Visit>& visits, const QString& name)
{
    VisitCounts counts{};
    for (const Visit& visit : visits) {
        if (visit.name != name || !visit.from.isValid())
            continue;
        const QDateTime local = visit.from.toLocalTime();
        ++counts[size_t(local.date().dayOfWeek() - 1)][size_t(local.time().hour())];
    }
    return counts;
}

} // namespace ringface
