// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QMimeData>
#include <QPixmap>
#include <QStringList>

#include <memory>

namespace ringface
{

/// What a drag of faces carries: their ids, one a line, under a type of our own.
QString faceMimeType();
std::unique_ptr<QMimeData> faceMimeData(const QList<FaceId>& faces);
/// Empty if \a data holds something else.
QList<FaceId> facesFrom(const QMimeData* data);

/// Paths of local files and folders in \a data.
QStringList filesFrom(const QMimeData* data);

/// What hangs at the mouse during a drag: \a face with the number of faces on it.
QPixmap dragPixmap(const QPixmap& face, int count, qreal devicePixelRatio, const QPalette& palette);

} // namespace ringface
