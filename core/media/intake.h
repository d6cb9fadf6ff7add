// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QHash>
#include <QStringList>

#include <functional>

class QFileInfo;

namespace ringface
{

class Sidecars;

FileState stateOf(const QFileInfo& info);

/// By its ending.
bool isVideoName(const QString& fileName);

/// Absolute paths of the videos in \a paths: a file counts whatever its name, a folder with all videos below it (by
/// extension, hidden ones left out). Sorted, each once. A path that does not exist is kept, so that it gets its error.
QStringList videosIn(const QStringList& paths);

/// The same videos of one folder, with what tells them from what they were before. Files only that are there.
/// \a isCancelled is asked now and then.
struct FolderContent {
    QHash<QString, FileState> videos; ///< by absolute path
    QStringList folders;              ///< itself and all below it; none if it cannot be reached
};
FolderContent contentOf(const QString& folder, const std::function<bool()>& isCancelled);

/// Reads the whole file once for its hash, and takes what its name and a JSON file beside it tell; for each fact, what
/// is surest. \a sidecars: lists that were read already. Errors: in the result's error; the path is always set.
RecordingFile inspectFile(const QString& path, Medium medium, Sidecars& sidecars);
RecordingFile inspectFile(const QString& path, Medium medium);

/// Opens the video of \a file and adds what it says of itself. That it cannot be read is found by whoever scans it.
void askVideo(RecordingFile& file);

} // namespace ringface
