// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QThreadPool>

namespace ringface
{

/// Where the parts of one training or one guessing run, which wait for nobody. Who waits for them is itself in the
/// global pool, which would stand still if all its threads waited for parts in the same pool.
QThreadPool* workers();

} // namespace ringface
