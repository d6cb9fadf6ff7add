// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

#include <QString>

namespace ringface
{

/// One sentence for the homeowner: what is wrong with the file and what to do. Empty for MediaError::None.
QString errorText(MediaError error);
/// The same for what was not taken in; it names the file.
QString errorText(const IntakeProblem& problem);

} // namespace ringface
