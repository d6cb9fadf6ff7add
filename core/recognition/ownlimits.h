// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// The limits as the library's own people correct them: of 2,500 pairs of different people one may lie within the
/// encoder's sure limit, and one more, for there are twins; where more do, all limits become so much smaller. Never
/// larger; as they are with fewer than 200 pairs. Thread: any.
MatchLimits ownLimits(const MatchLimits& limits, const std::vector<TrainingSample>& samples);

} // namespace ringface
