// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QPoint>
#include <QRect>
#include <QSize>

namespace ringface
{

/// Where something of this size goes beside \a box: within \a area, and where it covers least of \a faces. All in the
/// same coordinates.
QPoint placeBesideBox(const QSize& size, const QRectF& box, const QRect& area, const QList<QRectF>& faces);

} // namespace ringface
