// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/database.h"

#include <QStringList>

namespace ringface::testing
{

/// Everything that people said of faces, a line each: "recording|time|x,y,w,h|name|kind", sorted. By the face's
/// place, which stays when the recording is scanned again. A nameless person has "#" and the role for a name.
inline QStringList wordsOf(Database& db)
{
    QStringList out;
    Rows q = db.query(QStringLiteral(
        "SELECT l.recording_id || '|' || l.time_ms || '|' || l.x || ',' || l.y || ',' || l.w || ',' || l.h || '|' || "
        "coalesce(p.name, '#' || p.role) || '|' || l.kind FROM labels l JOIN persons p ON p.id = l.person_id"));
    while (q.isActive() && q.next())
        out << q.value(0).toString();
    out.sort();
    return out;
}

} // namespace ringface::testing
