// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/store/database.h"
#include "core/library/store/persontable.h"

#include <QHash>

#include <vector>

namespace ringface
{

// What many questions to the library begin with, for all tracks or for those of one recording. Read at once and put
// together here, which is much faster than asking SQLite for each track; see TrackCache, which keeps it. Inside of
// core/library only.

/// \a sql with \a condition in the place of its %1, which is about one recording; without it if \a recording is 0.
Rows askOf(Database& db, const QString& sql, const QString& condition, RecordingId recording);

/// Who a track is. All people are those that are shown (see PersonTable::root).
struct TrackPerson {
    PersonId label = 0;        ///< whom most of its labelled faces name, or an Ignored one; 0 without
    PersonId guess = 0;        ///< 0 if there is none, or if a person rejected it since
    bool accepted = false;     ///< the guess is
    bool ignored = false;      ///< of no interest: then it is nobody
    PersonId unnamed = 0;      ///< the Unnamed one most of its faces name
    QList<PersonId> notPeople; ///< each once; without the label

    PersonId person() const { return ignored ? 0 : label != 0 ? label : guess; }
    bool isGuess() const { return person() != 0 && label == 0 && !accepted; }
};
QHash<TrackId, TrackPerson> trackPeople(Database& db, const PersonTable& persons, RecordingId recording = 0);

/// A label that says no; one that a merge made absurd (the face is said to be that person) is left out.
struct Rejection {
    TrackId track = 0;
    FaceId face = 0;
    PersonId person = 0; ///< as shown
};
QList<Rejection> rejections(Database& db, const PersonTable& persons, RecordingId recording = 0);

struct KeptFace {
    FaceId id = 0;
    float quality = 0;
    bool infrared = false;
};

struct TrackFaces {
    std::vector<KeptFace> kept; ///< by time
    qint32 firstMs = 0;
    qint32 lastMs = 0;
    FaceId best = 0;
    float quality = 0;     ///< of the best
    bool infrared = false; ///< one of them is

    int count() const { return int(kept.size()); }
};
QHash<TrackId, TrackFaces> trackFaces(Database& db, RecordingId recording = 0);

} // namespace ringface
