// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace ringface
{

/// Ctrl-C (SIGINT), SIGTERM and SIGHUP end the program's event loop with this exit code instead of the program, so that
/// what is under way is ended properly. False if that cannot be had. Once only; thread: that of the program.
bool quitOnSignals(int exitCode = 0);

} // namespace ringface
