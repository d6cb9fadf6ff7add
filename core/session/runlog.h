// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace ringface
{

class Library;
class Pipeline;

/// From now on, what Ringface's parts say of their work (logging categories "ringface.*") is written into a file of
/// this run; those of the last five runs are kept, readable by this user only. Neither names nor paths of anybody or
/// anything are in it: recordings are numbers. \a verbose: it is written to stderr too, with details. Once only; what
/// is said may come from any thread. Errors: where nothing can be written, nothing is.
void startRunLog(const QString& folder, bool verbose);

/// Where the programs keep them.
QString runLogFolder();

/// What somebody who helps would ask for: versions, engine, numbers of recordings by state and error, and the last
/// lines of this run's log. No names and no paths of recordings. Thread: GUI.
QString diagnostics(const Library& library, const Pipeline& pipeline);

} // namespace ringface
