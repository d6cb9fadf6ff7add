// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values.h"

namespace ringface
{

/// How lists of numbers lie in the database; see resources/schema. A blob of a wrong length gives an empty value.
QByteArray packPath(const FacePath& path);
FacePath unpackPath(const QByteArray& blob);
QByteArray packDescriptor(const Descriptor& descriptor);
Descriptor unpackDescriptor(const QByteArray& blob);
QByteArray packPoints(const FacePoints& points);

} // namespace ringface
