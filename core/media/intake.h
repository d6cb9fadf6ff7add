// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

#include <QHash>
#include <QStringList>

#include <functional>

namespace ringface
{

class Sidecars;

/// Without a dot, small letters: of the containers that are read (see Demuxer).
QStringList videoEndings();
/// By its ending: one of those that the containers have which are read (see Demuxer).
bool isVideoName(const QString& fileName);

/// What a look through files and folders has found.
struct FolderContent {
    struct Opened {
        FileState state;
        bool isVideo = false;
    };
    QHash<QString, FileState> found; ///< by absolute path
    QStringList folders;             ///< those that could be looked through, with all below them
    QList<IntakeProblem> leftOut;    ///< all else, but for the JSON files that are read with recordings
    QHash<QString, Opened> opened;   ///< files whose name does not tell, by path
};
/// A file counts whatever its name, a folder with all videos below it: those whose ending says so, and those that are
/// videos by their content. Links are followed, each folder is looked through once. Hidden ones are left out.
/// \a isCancelled is asked now and then. \a known: what need not be opened again while it is as it was.
FolderContent contentOf(const QStringList& paths, const std::function<bool()>& isCancelled,
                        const QHash<QString, FolderContent::Opened>& known = {});
/// The same for photos, by their endings; of what else lies in a folder only what cannot be opened is left out by name.
FolderContent photosOf(const QStringList& paths);

/// The videos of these, sorted.
QStringList videosIn(const QStringList& paths);

/// Reads the whole file once for its hash, and takes what its name and a JSON file beside it tell; for each fact, what
/// is surest. \a sidecars: lists that were read already. Errors: in the result's error; the path is always set.
RecordingFile inspectFile(const QString& path, Medium medium, Sidecars& sidecars);
RecordingFile inspectFile(const QString& path, Medium medium);

/// Opens the video of \a file and adds what it says of itself. That it cannot be read is found by whoever scans it.
void askVideo(RecordingFile& file);

} // namespace ringface
