// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/recordingaccount.h"

#include <QSet>

namespace ringface
{

/// Where a fetched recording goes, below the folder of the account: CAMERA/YEAR/MONTH/NAME.mp4, with a name that the
/// importer reads with certainty (docs/file-names.md, python-ring-doorbell 0.7.5).
QString fetchedPath(const AccountCamera& camera, const AccountEvent& event);

/// While it is not whole yet. No other program takes it for a recording.
QString partPath(const QString& path);

/// The events whose recordings lie in the folder that \a path (absolute) belongs to, by their names; what is left
/// there of an interrupted download is removed.
QSet<QString> eventsBeside(const QString& path);

/// What became of the part of a download.
struct Finished {
    bool isVideo = false;     ///< with pictures, and not much shorter than the event
    AccountProblem problem{}; ///< NotWritable, DiskFull
};
/// Gives the whole part its final name \a path, with a JSON file beside it that tells what is known of the event.
/// Takes as long as the disk does. Thread: any. Errors: the answer; the part is then removed.
Finished finishFetched(const QString& path, const AccountCamera& camera, const AccountEvent& event, bool isOriginal);

} // namespace ringface
