// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/picturegeometry.h"
#include "core/library/values/values.h"

#include <QImage>

namespace ringface
{

/// Reads one photo, turned upright; 8-bit BGR. Drawings (SVG) are no photos, TooLarge is what has more pixels than an
/// 8K picture. \a orientation: 1 to 8, if it is known better than by the file itself.
/// Errors: a null image, and why in \a error.
QImage readPhoto(const QString& path, MediaError* error, int orientation = 0);

/// How a photo lies in its file, by its own word; an empty size if it does not say. \a orientation as in readPhoto().
PictureGeometry geometryOf(const QString& photo, int orientation = 0);

/// By its ending.
bool isPhotoName(const QString& fileName);

} // namespace ringface
