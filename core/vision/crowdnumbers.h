// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/recognitionvalues.h"
#include "core/vision/modelfiles.h"

#include <QByteArray>

namespace ringface
{

/// What is known of the strangers that \a encoder sees, and with it which scores give a name, taken into \a limits.
/// Leaves them as they are for an encoder without numbers (SFace's are not known yet). Read once. Thread: any.
void addCrowd(const EncoderSpec& encoder, MatchLimits& limits);

/// The form in which models/crowd-*.bin are: little endian; "RFC1", 16 bits each for the length of a descriptor and for
/// the number of parts, the shares as 32-bit and all other numbers as 16-bit floats.
QByteArray packCrowd(const CrowdNumbers& numbers);
/// Null if \a data is nothing of that form.
std::shared_ptr<const CrowdNumbers> unpackCrowd(const QByteArray& data);

} // namespace ringface
