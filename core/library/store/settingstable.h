// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/librarysettings.h"

namespace ringface
{

class Database;

/// What is stored of a library's settings; what makes no sense is as if it was never set. Inside of core/library only.
LibrarySettings readSettings(Database& db);
/// Writes what is different from what is stored. Inside of a transaction; false on failure.
bool writeSettings(Database& db, const LibrarySettings& settings);

} // namespace ringface
