// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/vision/enginefactory.h"

namespace ringface
{

class Library;

/// The engine for \a library. What is empty in \a choice is as the library's settings say. While the files of its
/// encoder are missing "basic" stands in, unless the library has descriptors of a better one: they stay until the files
/// are back.
/// Thread: GUI.
EngineSetup engineFor(const Library& library, const ModelCatalogue& catalogue, EngineChoice choice = {});

} // namespace ringface
