// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

namespace ringface
{

struct OriginalExport {
    int recordings = 0;
    int people = 0;
    int faces = 0;   ///< of people
    int unknown = 0; ///< faces of people without a name
    QString problem; ///< what could not be written, and why; empty: all is written
};

/// Writes a library into \a folder (empty, or made) in the original Ringface's form: videos/EVENT.json, images/EVENT
/// with face-*.jpeg and processingResult.json, classifier/fitting.TIME.json, and mongo/ with the collections RingEvent,
/// ProcessingResult and PersonImages for mongoimport. Recordings are named where they are, not copied. Names that a
/// person gave have pictures, guesses are names only.
/// \a encoder: id of the original's own, to give its encodings as far as the faces have them; empty: none are given.
OriginalExport exportOriginal(const Library& library, const QString& folder, const QString& encoder);

} // namespace ringface
