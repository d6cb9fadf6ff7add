// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Learning a person from a photo.
#pragma once

#include "core/exchange/ringfacejson.h"
#include "core/library/library.h"
#include "core/vision/faceengine.h"

namespace ringface::cli
{

/// A photo with exactly one face that can be learned from, or what is wrong with it.
struct LookedAt {
    RecordingFile file;
    ScanBatch batch;
    QString problem;         ///< empty: none
    bool unreadable = false; ///< the file, not what is on it
    bool guessed = false;    ///< no face was found, and the whole of it was taken for one
};

/// Thread: any; \a engine is used by this call alone.
LookedAt lookAtPhoto(const QString& path, FaceEngine& engine);
/// The same for a picture (see inspectFile()) that one face fills, see scanCrop().
LookedAt lookAtCrop(const RecordingFile& file, FaceEngine& engine);

/// Adds the photo to the library and says that its face is \a person, who gets the encoding. Returns what is wrong with
/// it, if anything; nothing was learned then. \a learned: the photo in the library.
QString learnPhoto(Library& library, const LookedAt& photo, const QString& engineId, FitPerson& person,
                   RecordingId* learned = nullptr);

} // namespace ringface::cli
