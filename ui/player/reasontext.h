// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QString>

namespace ringface
{

/// Why somebody is called what he or she is, in the user's language; who that is stands above it. \a isGuess: neither
/// said by a person nor accepted.
QString reasonText(const Explanation& why, bool isGuess);

/// What was measured; empty if nothing was.
QString reasonNumbers(const Explanation& why);

} // namespace ringface
