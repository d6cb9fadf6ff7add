// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/servedpaths.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace ringface::cli
{

bool ServedPaths::allow(const QString& folder)
{
    const QFileInfo info(folder);
    const QString canonical = info.canonicalFilePath();
    if (!info.isDir() || canonical.isEmpty())
        return false;
    m_folders << canonical;
    return true;
}

bool ServedPaths::isWithin(const QString& canonical) const
{
    return std::ranges::any_of(m_folders, [&](const QString& folder) {
        return canonical == folder || canonical.startsWith(folder.endsWith(u'/') ? folder : folder + u'/');
    });
}

ServedPaths::File ServedPaths::absolute(const QString& path) const
{
    const QFileInfo info(path);
    const QString canonical = info.canonicalFilePath();
    if (!canonical.isEmpty()) {
        if (!isWithin(canonical))
            return {};
        return info.isFile() ? File{Answer::Good, canonical} : File{Answer::Missing, {}};
    }
    // It is missing; whether that may be said depends on the folder it would be in.
    QString parent = QDir::cleanPath(path);
    QString there;
    while (there.isEmpty() && parent != QFileInfo(parent).path()) {
        parent = QFileInfo(parent).path();
        there = QFileInfo(parent).canonicalFilePath();
    }
    return {isWithin(there) ? Answer::Missing : Answer::Outside, {}};
}

ServedPaths::File ServedPaths::file(const QString& path) const
{
    if (path.isEmpty() || path.contains(QChar(0)) || path.startsWith(u':')) // the last is a resource of ours
        return {};
    if (QDir::isAbsolutePath(path))
        return absolute(path);
    File best;
    for (const QString& folder : m_folders) {
        const File file = absolute(folder + u'/' + path);
        if (file.answer == Answer::Good)
            return file;
        if (file.answer == Answer::Missing)
            best = file;
    }
    return best;
}

} // namespace ringface::cli
