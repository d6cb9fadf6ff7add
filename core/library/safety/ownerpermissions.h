// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

namespace ringface
{
/// Permissions of files about visitors, on a computer that others use too.
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// Opens a file that nobody else may read: not for a moment if it is made now, and not from now on if it was there.
inline bool openPrivately(QFile& file, QIODevice::OpenMode mode)
{
    return file.open(mode, ownerOnly) && file.setPermissions(ownerOnly);
}
} // namespace ringface
