// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// The face of \a tracks that shows the same sight of somebody as \a picture, which was cut out of their recording:
/// the nearest one, if it is clearly nearer than one person's faces may be (\a limit), and no other track within that.
/// 0 if that is not sure.
FaceId sameSight(const Descriptor& picture, const std::vector<TrackSample>& tracks, float limit);

} // namespace ringface
