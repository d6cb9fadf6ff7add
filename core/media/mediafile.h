// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Inside of core/media only.
#pragma once

#include "core/library/values/values.h"

#include <QFile>
#include <QFileInfo>

namespace ringface
{

/// Of a picture: 8K, and what Qt reads of a photo.
constexpr qint64 mostPixels = 32 << 20;

/// FileMissing, NotReadable, FileEmpty or None.
inline MediaError checkFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists() || !info.isFile())
        return MediaError::FileMissing;
    if (!QFile(path).open(QIODevice::ReadOnly))
        return MediaError::NotReadable;
    return info.size() == 0 ? MediaError::FileEmpty : MediaError::None;
}

} // namespace ringface
