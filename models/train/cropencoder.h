// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"
#include "models/train/facecrops.h"

namespace ringface::training
{

/// One descriptor for each picture, in order, on all processors; empty where there is none.
std::vector<Descriptor> encode(const std::vector<SpoiltCrop>& pictures, const EngineFactory& factory);

} // namespace ringface::training
