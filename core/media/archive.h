// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

#include <functional>

namespace ringface
{

/// Archives of recordings, as Ring's website makes them: a zip of up to fifty videos.

/// By its name; folders are none.
bool isArchive(const QString& path);

enum class ArchiveError {
    None,
    NotReadable, ///< it is not there, no permission, or an I/O error
    Damaged,     ///< it is no zip archive, ends early or was changed
    Encrypted,
    Empty,       ///< no videos in it
    TooLarge,    ///< more in it than any download has; or it says less than it holds
    NoRoom,      ///< on the disk it lies on
    NotWritable, ///< the folder it lies in
    Cancelled,
};

struct Unpacked {
    QStringList videos; ///< paths of those that are whole, also if there was an error
    ArchiveError error = ArchiveError::None;
    QString detail; ///< which file in it, or in the system's words; may be empty
    QString folder;
    qint64 missingBytes = 0; ///< with NoRoom
};

struct ArchiveLimits {
    int files = 10'000;
    qint64 bytes = qint64(64) << 30;     ///< of all
    int ratio = 20;                      ///< unpacked to packed; videos can hardly be packed
    qint64 sidecarBytes = 16 << 20;      ///< of one JSON file
    qint64 keptFree = qint64(256) << 20; ///< of the disk
};

/// Unpacks the videos of \a archive and the JSON files that go with them into a folder beside it with its name, and
/// nothing else; whatever the archive says, nothing is written outside of that folder, and no file that is there is
/// changed. What is there with the same name and size is not written again. On failure, what is whole stays, what is
/// half does not. \a isCancelled is asked now and then. Thread: any.
Unpacked unpackArchive(const QString& archive, const std::function<bool()>& isCancelled,
                       const ArchiveLimits& limits = {});

} // namespace ringface
