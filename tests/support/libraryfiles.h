// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QFile>

namespace ringface::testing
{

/// Nobody but the user may do anything with it.
inline bool isPrivate(const QString& path)
{
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return QFile::exists(path) && !(QFile::permissions(path) & others);
}

/// Damages each page of a database, but for the first two: it is still one, but a broken one.
[[nodiscard]] inline bool damageDatabase(const QString& path)
{
    constexpr qint64 page = 4096;
    QFile file(path);
    bool ok = file.open(QIODevice::ReadWrite);
    for (qint64 at = 2 * page; at < file.size(); at += page)
        ok = ok && file.seek(at) && file.write(QByteArray(64, '\x5a')) > 0;
    return ok;
}

} // namespace ringface::testing
