// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/library/values/filepath.h"

#include <QFile>

namespace ringface
{

/// Of a picture: 8K, and what Qt reads of a photo.
constexpr qint64 mostPixels = 32 << 20;

/// FileMissing, NotReadable, FileEmpty or None.
inline MediaError checkFile(const QString& path)
{
    const std::optional<FileFacts> facts = factsOfFile(path);
    if (!facts || !facts->isFile)
        return MediaError::FileMissing;
    if (!facts->isReadable)
        return MediaError::NotReadable;
    return facts->state.bytes == 0 ? MediaError::FileEmpty : MediaError::None;
}

} // namespace ringface
