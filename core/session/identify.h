// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Who is on one video or photo, which is not added to the library.
#pragma once

#include "core/library/library.h"
#include "core/library/values/foundpeople.h"

#include <map>

namespace ringface
{

/// The tracks of one file, and whether it could be read.
struct Found {
    std::map<int, TrackSample> tracks;         ///< by number in the scan
    std::map<int, std::vector<NewFace>> faces; ///< the same
    MediaError error = MediaError::None;

    void add(const ScanBatch& batch);
};

/// Where pictures of unknown people go; nowhere without a folder, which is made.
struct FacesFolder {
    QString path;
    QString prefix = QStringLiteral("face"); ///< of the files' names
};

struct Who {
    struct Each {
        PersonId person = 0; ///< 0: unknown
        GroupId group = 0;   ///< of the library, which an unknown one is like; 0: none
    };

    QList<PersonId> recognised;
    QList<UnknownPerson> unknown;
    std::map<int, Each> each; ///< by track
    QStringList unwritten;    ///< pictures that could not be
};

/// \a known: as RecognitionStore gives it, or with no tracks. Thread: any.
Who whoIs(RecognitionInput known, const Found& found, const FacesFolder& pictures);

/// Adds when the unknown ones were seen before.
void addVisits(const Library& library, Who& who);

/// Names of whom was recognised, sorted; those of no interest have none. \a library may be null if nobody was.
QStringList names(const Library* library, const Who& who);

} // namespace ringface
