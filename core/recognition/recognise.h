// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// Learns from the labelled tracks (or from the fixed samples of the input), guesses all others, and groups those
/// nobody labelled. A track with a label is its person (the distance is still measured); of several tracks seen
/// together at most one gets a name: a labelled one first, then the nearest. Thread: any.
RecognitionResult recognise(const RecognitionInput& input);

} // namespace ringface
