// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <functional>

namespace ringface
{

enum class ClipCopyResult {
    Copied,
    NotPossible, ///< no key frame begins there, or MP4 does not hold what the recording is made of
    NotWritable,
    Cancelled,
};

/// Writes a part of a recording into an MP4 file as it is, sound included, without decoding it: nothing of its quality
/// is lost. Possible only where \a fromMs is the time of a key frame. \a toMs: the first
/// moment that is not wanted any more; both as FrameReader counts. \a out: written over. Thread: any; \a cancelled is
/// called from it.
ClipCopyResult copyClip(const QString& path, qint64 fromMs, qint64 toMs, const QString& out,
                        const std::function<bool()>& cancelled);

} // namespace ringface
