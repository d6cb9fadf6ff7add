// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace ringface
{

/// Two names are of one camera: "front-door" is "Front Door".
inline bool isSameCamera(const QString& a, const QString& b)
{
    const auto letters = [](QString name) {
        name.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
        return name.toCaseFolded();
    };
    return a == b || (letters(a) == letters(b) && !letters(a).isEmpty());
}

} // namespace ringface
