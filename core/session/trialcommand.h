// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/jobs/crashtrial.h"
#include "core/vision/enginefactory.h"

namespace ringface
{

/// "ringface-cli try" of the ringface-cli beside this program, with that engine; empty if there is none.
TrialCommand trialCommand(const QString& modelsFolder, const EngineChoice& choice);

} // namespace ringface
