// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"
#include "core/library/values/picturegeometry.h"

#include <QRectF>

namespace ringface
{

// Names of faces in XMP files beside pictures and videos, as photo managers write and read them: regions of the
// Metadata Working Group (mwg-rs; "Guidelines for Handling Image Metadata" 2.0, 5.9), and those of Microsoft, which are
// only read. Both lie on the picture as it is stored. Thread: one.

/// A face with a name in a picture.
struct NamedRegion {
    QString name;
    QRectF area; ///< in shares of the upright picture's width and height, 0 to 1
};

/// The sidecar of a file: its name with ".xmp" at its end; of a photo, if that is not there but the same without the
/// photo's ending is, that.
QString sidecarOf(const QString& file, Medium medium);
/// How the picture is to be turned, if this sidecar says so (tiff:Orientation); 0: it does not.
int orientationIn(const QString& sidecar);

struct ReadRegions {
    QList<NamedRegion> regions;
    QString passedOver; ///< why some were; empty: none
};
/// The faces with a name that are noted in an XMP file, or in a picture itself. \a picture: that they lie on.
/// Errors: std::nullopt, and in \a problem why it cannot be read.
std::optional<ReadRegions> readRegions(const QString& file, const PictureGeometry& picture, QString* problem);

/// Whom people see in this recording: of a photo all faces that somebody named, of a video the best of each person;
/// \a guesses: guessed ones too.
QList<NamedRegion> regionsOf(const Library& library, const Recording& recording, bool guesses);

struct SidecarUpdate {
    enum class Change { None, Differs, Failed };
    Change change = Change::None; ///< Differs: it was changed, or would be
    QString problem;              ///< if it has failed
    QStringList kept;             ///< of the regions: who has another name there, which another program wrote
};
/// Makes \a regions the ones of ours in \a sidecar, which is made if there are some. What other programs wrote stays:
/// their regions, and everything else; a face that they know already is not added.
/// \a write: do it; else only say what would be. Errors: in the result; the file is as it was then.
SidecarUpdate updateSidecar(const QString& sidecar, const QList<NamedRegion>& regions, const PictureGeometry& picture,
                            bool write);

} // namespace ringface
