// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/foundpeople.h"

#include <algorithm>

namespace ringface
{

QList<Visit> visitsOf(const QList<Visit>& all, const QString& name, GroupId group)
{
    QList<Visit> out;
    for (const Visit& visit : all) {
        const bool isTheirs = name.isEmpty() ? visit.name.isEmpty() && visit.group == group : visit.name == name;
        if (isTheirs && (!name.isEmpty() || group != 0))
            out.append(visit);
    }
    std::ranges::stable_sort(out, std::greater(), &Visit::from);
    return out;
}

} // namespace ringface
