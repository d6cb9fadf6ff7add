// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace ringface
{

/// Deletes the library in \a folder: the files that Ringface made there, with all copies, and the folder if nothing
/// else is in it. REQUIRES: the library is closed. Errors: false if one of its files is still there.
bool eraseLibrary(const QString& folder);

/// Bytes of those files.
qint64 librarySize(const QString& folder);

} // namespace ringface
