// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace ringface::testing
{

/// Milliseconds, only waited for when something is broken. A scan gives way to everything else that the computer does,
/// so where many tests run at once it takes its time.
constexpr int patience = 240'000;

} // namespace ringface::testing
