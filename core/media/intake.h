// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

#include <QStringList>

namespace ringface
{

/// Absolute paths of the videos in \a paths: a file counts whatever its name, a folder with all videos below it (by
/// extension, hidden ones left out). Sorted, each once. A path that does not exist is kept, so that it gets its error.
QStringList videosIn(const QStringList& paths);

/// Reads the whole file once for its hash, and takes from its name what that tells. If the name gives no time, the
/// file's own is used and marked so. Errors: in the result's error; the path is always set.
RecordingFile inspectFile(const QString& path, Medium medium);

} // namespace ringface
