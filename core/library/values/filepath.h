// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <optional>

namespace ringface
{

// Names of files are bytes to the system, and not all of them are UTF-8: a camera or an old disk may write Latin-1. Qt
// cannot hold such a name, and does not list the file. Here each byte that is not UTF-8 becomes a character of its own
// (U+EF80 to U+EFFF, for private use), so that a path goes through the library, SQLite and JSON and comes out as the
// same bytes. Thread: any.

/// Of the bytes of the system.
QString pathFromBytes(const QByteArray& bytes);
/// The bytes again, exactly.
QByteArray bytesOfPath(const QString& path);
/// For people: what is not UTF-8 as Windows-1252, which it most often is.
QString shownPath(const QString& path);

/// What a path leads to, links followed.
struct FileFacts {
    bool isFolder = false;
    bool isFile = false;
    bool isReadable = false;
    FileState state; ///< of a file
    quint64 device = 0;
    quint64 inode = 0; ///< with device: the same folder, by whatever path
};
/// Errors: std::nullopt if there is nothing, or it cannot be reached.
std::optional<FileFacts> factsOfFile(const QString& path);

/// As QFile::open(), of such a path. Errors: false, and the system's words in \a problem if it is given.
bool openForReading(QFile& file, const QString& path, QString* problem = nullptr);

} // namespace ringface
