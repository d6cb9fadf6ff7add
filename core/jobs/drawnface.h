// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"
#include "core/vision/faceengine.h"

#include <optional>

namespace ringface
{

/// What a scan would keep of a face around which a person has drawn \a box in the picture that is shown at \a timeMs
/// (presentation time). \a boxesIn: the size of a frame that the box is in the pixels of, as Recording::frameSize. Its
/// landmarks are those of a detection there; without one it has a thumbnail only. Thread: any; \a engine is used by
/// this call alone. Errors: std::nullopt if the file has no picture at that time, or the box lies outside of it.
std::optional<NewFace> encodeDrawnFace(const QString& path, qint64 timeMs, const QRect& box, const QSize& boxesIn,
                                       FaceEngine& engine);

} // namespace ringface
