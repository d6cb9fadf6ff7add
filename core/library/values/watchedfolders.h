// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>

#include <algorithm>

namespace ringface
{

// A folder is watched with all below it. All paths are absolute and clean.

inline bool isWithin(const QString& path, const QString& folder)
{
    return path == folder || path.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
}

inline bool isWatched(const QStringList& folders, const QString& folder)
{
    return std::ranges::any_of(folders, [&folder](const QString& each) { return isWithin(folder, each); });
}

/// One within a watched folder is watched already; one around others takes their place.
inline QStringList watchedWith(QStringList folders, const QString& folder)
{
    if (isWatched(folders, folder))
        return folders;
    folders.removeIf([&folder](const QString& each) { return isWithin(each, folder); });
    folders << folder;
    return folders;
}

} // namespace ringface
