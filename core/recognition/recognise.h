// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/recognitionvalues.h"

namespace ringface
{

/// Trains on the labelled faces, guesses every track that is not fully labelled, and groups those nobody labelled.
/// A track with a label is its person (the distance is still measured); of several tracks seen together at most one
/// gets a name: a labelled one first, then the nearest. Thread: any.
RecognitionResult recognise(const RecognitionInput& input);

} // namespace ringface
