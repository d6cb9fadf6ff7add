// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QFlags>
#include <QHash>

namespace ringface
{

/// What is different in a library since it last told of a change, so that nobody has to read everything anew.
struct LibraryChange {
    /// What of a recording.
    enum Part {
        Added = 1,    ///< it is new, or back
        Removed = 2,  ///< it is gone
        Scan = 4,     ///< state, progress, error, length, picture, file
        Origin = 8,   ///< when and by which camera it was made
        Faces = 16,   ///< faces and tracks came or went
        Labels = 32,  ///< what people said of its faces
        Guesses = 64, ///< what the classifier says of its tracks
    };
    Q_DECLARE_FLAGS(Parts, Part)
    /// Whatever may change which names it shows.
    static constexpr Parts shownNames()
    {
        return Parts(Added) | Parts(Removed) | Parts(Origin) | Parts(Labels) | Parts(Guesses);
    }

    QHash<RecordingId, Parts> recordings;
    Parts all;             ///< the same of every recording
    bool people = false;   ///< names, roles, colours, who is merged with whom
    bool groups = false;   ///< which unknown faces belong together, and what is proposed for review
    bool versions = false; ///< what the classifier has learnt, then and now
    bool settings = false; ///< LibrarySettings
    bool isOthers = false; ///< another program wrote: then everything may be different

    /// Of this recording.
    Parts of(RecordingId recording) const { return recordings.value(recording) | all; }
    /// Of any recording.
    bool any(Parts parts) const;
    /// Those that are listed with one of \a parts; all.testAnyFlags(parts) says whether that is not enough.
    QList<RecordingId> those(Parts parts) const;
    /// A name may be shown somewhere that was not before, or no longer.
    bool names() const { return people || any(shownNames()); }
    bool isEmpty() const;

    void add(RecordingId recording, Parts parts) { recordings[recording] |= parts; }
    void add(const QList<RecordingId>& those, Parts parts);
    void add(const LibraryChange& other);

    /// That another program wrote.
    static LibraryChange ofOthers();
};
Q_DECLARE_OPERATORS_FOR_FLAGS(LibraryChange::Parts)

} // namespace ringface
