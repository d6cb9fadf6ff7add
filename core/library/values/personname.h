// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace ringface
{

/// A person's name as it is kept: without needless spaces, in Unicode's form NFC.
inline QString cleanName(const QString& name)
{
    return name.simplified().normalized(QString::NormalizationForm_C);
}

/// The same for all ways to write one name: "anna" and "Anna", "José" and "JOSÉ", whatever its accents are made of.
inline QString nameKey(const QString& name)
{
    return cleanName(name).toCaseFolded().normalized(QString::NormalizationForm_C);
}

} // namespace ringface
