// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/librarychange.h"

#include <algorithm>

namespace ringface
{

bool LibraryChange::any(Parts parts) const
{
    return all.testAnyFlags(parts) ||
           std::ranges::any_of(recordings, [parts](Parts changed) { return changed.testAnyFlags(parts); });
}

QList<RecordingId> LibraryChange::those(Parts parts) const
{
    QList<RecordingId> out;
    for (auto it = recordings.cbegin(); it != recordings.cend(); ++it) {
        if (it->testAnyFlags(parts))
            out.append(it.key());
    }
    std::ranges::sort(out);
    return out;
}

bool LibraryChange::isEmpty() const
{
    return recordings.isEmpty() && !all && !people && !groups && !versions && !settings && !isOthers;
}

void LibraryChange::add(const QList<RecordingId>& those, Parts parts)
{
    for (const RecordingId id : those)
        add(id, parts);
}

void LibraryChange::add(const LibraryChange& other)
{
    for (auto it = other.recordings.cbegin(); it != other.recordings.cend(); ++it)
        add(it.key(), *it);
    all |= other.all;
    people = people || other.people;
    groups = groups || other.groups;
    versions = versions || other.versions;
    settings = settings || other.settings;
    isOthers = isOthers || other.isOthers;
}

LibraryChange LibraryChange::ofOthers()
{
    LibraryChange out;
    out.all = Parts(Added) | Removed | Scan | Origin | Faces | Labels | Guesses;
    out.people = out.groups = out.versions = out.settings = out.isOthers = true;
    return out;
}

} // namespace ringface
