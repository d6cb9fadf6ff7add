// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

#include <QString>

namespace ringface
{

/// The words for what runs in the background.

/// "Front Door · Today, 10:00".
QString recordingTitle(const Recording& recording);
/// "Scanning 4 of 26", "Paused, 3 of 26 done"; empty if nothing is being scanned.
QString scanText(const ScanProgress& progress);
/// "4 times faster than real time"; empty if not known. \a rate as in ScanProgress.
QString rateText(double rate);
/// "about 2 min left"; empty if not known (below 0).
QString leftText(qint64 ms);
/// "2 errors"; empty for none.
QString errorsText(int errors);

} // namespace ringface
