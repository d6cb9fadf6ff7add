// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace ringface::cli
{

/// Ctrl-C and SIGTERM end the program's event loop instead of the program. False if that cannot be had. Once only.
bool quitOnSignals();

} // namespace ringface::cli
