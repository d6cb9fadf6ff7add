// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <functional>

namespace ringface
{

/// What can be done about a damaged library; the window is gone by then.
struct StartRemedies {
    std::function<void()> restoreNewest;
    std::function<void()> beginEmpty; ///< the damaged one is put aside
};

/// Shows a window that says why the library cannot be opened and what to do; it deletes itself when it is closed.
void showStartProblem(Library::OpenError error, const QString& folder, const QString& detail,
                      const StartRemedies& remedies);

} // namespace ringface
