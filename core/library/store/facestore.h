// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/scanvalues.h"

namespace ringface
{

class Database;
class PersonTable;

// How faces come into the database, inside of a transaction. Inside of core/library only.

/// A track that a running scan adds to.
struct OpenTrack {
    TrackId id = 0;
    FacePath path;
};

/// 0 on failure.
TrackId storeTrack(Database& db, RecordingId recording, OpenTrack& track, const FacePath& more);
/// 0 on failure.
FaceId storeFace(Database& db, RecordingId recording, TrackId track, const NewFace& face);
/// Everything of a stored face but its time and place, anew.
bool storeFindings(Database& db, FaceId id, const NewFace& face);
/// Gives waiting labels to the faces that are where theirs were; \a any: there was something to attach.
bool attachLabels(Database& db, const PersonTable& persons, RecordingId recording, bool& any);

/// Drawn faces that a scan has found too (boxes that cover each other, at most half a second apart) go, and what is
/// said of them waits where they were found; \a any: there were some.
bool removeFoundDrawings(Database& db, RecordingId recording, bool& any);

} // namespace ringface
