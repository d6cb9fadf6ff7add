// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

namespace ringface
{

/// Shows a window that says why the library cannot be opened and what to do; it deletes itself when it is closed.
void showStartProblem(Library::OpenError error, const QString& folder, const QString& detail);

} // namespace ringface
