// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/chosenfaces.h"

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

std::optional<QList<FaceId>> chosenFaces(const Library& library, const QStringList& faces, const QStringList& groups,
                                         QString* problem)
{
    QList<FaceId> ids;
    for (const QString& text : faces) {
        bool ok = false;
        const FaceId id = text.toLongLong(&ok);
        if (!ok || !library.hasFace(id)) {
            *problem = u"There is no face %1."_s.arg(text);
            return std::nullopt;
        }
        ids.append(id);
    }
    const QList<Group> all = groups.isEmpty() ? QList<Group>() : library.groups();
    for (const QString& text : groups) {
        bool ok = false;
        const GroupId id = text.toLongLong(&ok);
        const auto group = std::ranges::find(all, id, &Group::id);
        if (!ok || group == all.end()) {
            *problem = u"There is no group %1."_s.arg(text);
            return std::nullopt;
        }
        ids += group->faces;
    }
    return ids;
}

} // namespace ringface::cli
