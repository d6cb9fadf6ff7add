// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>

#include <algorithm>
#include <array>
#include <optional>

namespace ringface
{

/// The other moment at which local clocks show the same as at \a moment: when daylight saving time ends, an hour (on
/// one island half of one) comes twice. std::nullopt at all other times.
inline std::optional<QDateTime> sameOnClocks(const QDateTime& moment)
{
    if (!moment.isValid())
        return std::nullopt;
    const QDateTime local = moment.toLocalTime();
    constexpr std::array shifts{3600, -3600, 1800, -1800}; // seconds
    for (const int shift : shifts) {
        const QDateTime other = moment.toUTC().addSecs(shift);
        const QDateTime there = other.toLocalTime();
        if (there.date() == local.date() && there.time() == local.time())
            return other;
    }
    return std::nullopt;
}

/// Where two moments look the same on local clocks, what is added to tell them apart: " (CEST)"; mostly empty.
inline QString clockNote(const QDateTime& moment)
{
    return sameOnClocks(moment) ? QStringLiteral(" (%1)").arg(moment.toLocalTime().timeZoneAbbreviation()) : QString();
}

} // namespace ringface
