// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/crashtrial.h"
#include "core/jobs/intakecrashguard.h"
#include "core/library/values/scanvalues.h"

#include <QPromise>
#include <QStringList>

namespace ringface
{

/// One file, or what was not taken in.
struct TakenFile {
    RecordingFile file;
    QList<IntakeProblem> problems; ///< none for a file
    bool isNamed = false;          ///< asked for by its own path, not found in a folder
};

/// Takes in videos, folders and archives of videos, which are unpacked first. One result for each file as soon as it
/// was read. A video that was being opened when a program ended (\a mark) is tried with \a trial first; one that ends
/// that too is set aside with TookDown, and is tried again only if it is named. Stands still and ends when the promise
/// is asked to. Thread: a worker.
void takeFilesIn(QPromise<TakenFile>& promise, const QStringList& paths, const IntakeCrashGuard& mark,
                 const TrialCommand& trial);

} // namespace ringface
