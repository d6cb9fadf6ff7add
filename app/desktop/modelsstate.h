// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/enginefactory.h"
#include "ui/settings/modelsbox.h"

namespace ringface
{

/// What the window shows of the network files.
ModelsState modelsState(const ModelCatalogue& catalogue, const EngineSetup& engine);
/// The same in a sentence for the recordings' page; rich text, empty if nothing is missing.
QString modelsNotice(const ModelsState& state, const EngineSetup& engine);

} // namespace ringface
