// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Who is on one video or photo, which is not added to the library.
#pragma once

#include "core/exchange/ringfacejson.h"
#include "core/library/library.h"

#include <map>

namespace ringface::cli
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
    QList<PersonId> recognised;
    QList<UnknownPerson> unknown;
    QStringList unwritten; ///< pictures that could not be
};

/// \a known: as RecognitionStore gives it, or with no tracks. Thread: any.
Who whoIs(RecognitionInput known, const Found& found, const FacesFolder& pictures);

/// Names of whom was recognised, sorted; those of no interest have none. \a library may be null if nobody was.
QStringList names(const Library* library, const Who& who);

} // namespace ringface::cli
