// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/openingmark.h"
#include "core/library/scanvalues.h"

#include <QPromise>
#include <QStringList>

namespace ringface
{

/// One file, or why something is none.
struct TakenFile {
    RecordingFile file;
    IntakeProblem problem; ///< its kind is None for a file
};

/// Takes in videos, folders and archives of videos, which are unpacked first. One result for each file as soon as it
/// was read. A video whose opening ended the program twice (\a mark) gets that as its error and is not opened. Stands
/// still and ends when the promise is asked to. Thread: a worker.
void takeFilesIn(QPromise<TakenFile>& promise, const QStringList& paths, const OpeningMark& mark);

} // namespace ringface
