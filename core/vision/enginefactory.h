// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/vision/faceengine.h"
#include "core/vision/modelfiles.h"

namespace ringface
{

/// What a person chose; empty means the catalogue's default.
struct EngineChoice {
    QString engine;   ///< "precise", "classic" or "basic"
    QString detector; ///< "yunet" or "hog"
};

/// What a choice comes to with the files that are there.
struct EngineSetup {
    EngineFactory factory;    ///< never empty; checks size and content of the files each time it makes an engine
    QString id;               ///< of detector and encoder, as FaceEngine::id
    QString encoderId;        ///< of the choice, whether its files are there or not, or of what stands in; may be empty
    bool recognises = false;  ///< the engine has that encoder
    MatchLimits limits;       ///< of the encoder
    QList<ModelFile> missing; ///< files of the choice that are not there (or have a wrong size)
};

/// A missing detector file is made up for by the HOG detector, a missing encoder file by "basic" if it \a mayStandIn;
/// otherwise faces are found but not recognised.
EngineSetup setUpEngine(const ModelCatalogue& catalogue, const EngineChoice& choice, bool mayStandIn = false);

} // namespace ringface
