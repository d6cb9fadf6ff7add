// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"

namespace ringface
{

/// How lists of numbers lie in the database; see resources/schema. A blob of a wrong length gives an empty value.
QByteArray packPath(const FacePath& path);
FacePath unpackPath(const QByteArray& blob);
QByteArray packDescriptor(const Descriptor& descriptor);
Descriptor unpackDescriptor(const QByteArray& blob);
QByteArray packPoints(const FacePoints& points);
FacePoints unpackPoints(const QByteArray& blob);
QByteArray packNear(const std::vector<NearFace>& nearest);
std::vector<NearFace> unpackNear(const QByteArray& blob);

/// Row ids as a value for "IN (SELECT value FROM json_each(?))": thousands of them in one statement.
QString idList(const QList<qint64>& ids);

/// Samples of one person, who is not stored with them: int64 recording and face, a byte (1: infrared, 2: not that
/// person), int32 length and float32 descriptor of each. In an order of their own and each once, so that equal sets
/// give equal blobs.
QByteArray packSamples(std::vector<TrainingSample> samples);
std::vector<TrainingSample> unpackSamples(PersonId person, const QByteArray& blob);

} // namespace ringface
