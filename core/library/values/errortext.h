// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/accountvalues.h"
#include "core/library/values/clipvalues.h"
#include "core/library/values/scanvalues.h"

#include <QString>

namespace ringface
{

/// One sentence for the homeowner, the same in the window and on the command line: what is wrong with the file and
/// what to do. Empty for MediaError::None. Translated where a translation is installed. Thread: any.
QString errorText(MediaError error);
/// The same for what was not taken in; it names the file.
QString errorText(const IntakeProblem& problem);
/// What is said once of a library that can only be looked at.
QString readOnlyText(const QString& folder);
/// All that a look through files and folders has left out, in one sentence; empty if it left out nothing.
QString leftOutText(const QList<IntakeProblem>& problems);
/// The same for a clip that was not saved; empty if it was cancelled.
QString errorText(const ClipProblem& problem);
/// The same for the account that recordings are fetched from; empty if it was cancelled.
QString errorText(const AccountProblem& problem);
/// Why a camera's recordings cannot be fetched, and how to go on; empty if they can.
QString accessText(CameraAccess access);

} // namespace ringface
