// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/faceengine.h"

#include <functional>

namespace ringface::testing
{

/// How a fake engine behaves. Everything is called in the scanning thread.
struct FakeEngineOptions {
    QString id = QStringLiteral("fake+colour");
    QString encoder = QStringLiteral("colour");   ///< empty: no encoder
    float matchLimit = 0;                         ///< FaceEngine::matchLimit; 0: looks say nothing within a scan
    float noise = 0;                              ///< length of what is added to each descriptor at random
    int failAtCall = -1;                          ///< this call of the detector (from 0) fails
    std::function<void(int call)> beforeDetect{}; ///< number of the call, from 0, of this engine
};

/// Two colours are farther apart than this, two faces of one colour nearer, up to a noise of 0.25.
constexpr float fakeMatchLimit = 0.7F;

/// Finds the coloured squares of a SampleVideo; the descriptor is a unit vector of the colour.
std::unique_ptr<FaceEngine> makeFakeEngine(const FakeEngineOptions& options = {});
EngineFactory fakeEngineFactory(const FakeEngineOptions& options = {});

/// What the encoder says of a person, without noise.
Descriptor colourDescriptor(int person);

} // namespace ringface::testing
