// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/library/values/values.h"

#include <QImage>

namespace ringface
{

/// It is a photo of a telephone: HEIC or AVIF. \a beginning: some bytes of it.
bool isHeif(const QByteArray& beginning);
/// Upright, as the file says. Errors: a null image and NoPicture, TooLarge or NeedsHeifDecoder in \a error.
QImage readHeif(const QByteArray& content, MediaError* error);

} // namespace ringface
