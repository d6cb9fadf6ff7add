// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/newsrule.h"

#include <QList>
#include <QStringList>

namespace ringface
{

/// What a homeowner has chosen for a library; it counts for whatever works with it: the window, watch, serve and single
/// commands.
struct LibrarySettings {
    QString engine = QStringLiteral("precise"); ///< or "classic" or "basic"
    QString detector{};                         ///< "yunet" or "hog"; empty: the default one
    int looksPerSecond = 4;                     ///< of a recording, whatever its frame rate; 1 to 15
    int minFace =
        40; ///< pixels of the shown picture, side of a square as large as the smallest face that counts; 16 to 200
    int matchPercent = 100; ///< of the engine's own match limits (Euclidean distance); 50 to 200
    QStringList watched{};  ///< folders; absolute
    QList<NewsRule> newsRules{};
    int unknownDays = 0; ///< unknown faces of recordings older than this are deleted; 0: never

    bool operator==(const LibrarySettings&) const = default;
};

} // namespace ringface
