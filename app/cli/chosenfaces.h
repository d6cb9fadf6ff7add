// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QStringList>

#include <optional>

namespace ringface::cli
{

/// The faces with these ids, and those of the groups with these ids. Errors: std::nullopt, and in \a problem which of
/// them is not in the library.
std::optional<QList<FaceId>> chosenFaces(const Library& library, const QStringList& faces, const QStringList& groups,
                                         QString* problem);

} // namespace ringface::cli
