// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"

#include <QCache>
#include <QPixmap>

namespace ringface
{

class Library;

/// Decoded thumbnails of a library, read when first asked for; the least used are forgotten.
/// Thread: the GUI thread only. Owns: nothing; the library must outlive it.
class ThumbnailCache
{
public:
    explicit ThumbnailCache(const Library& library, int maxKilobytes = 64 * 1024);

    /// Null if there is none.
    QPixmap recording(RecordingId id);
    QPixmap face(FaceId id);
    /// Reads the thumbnail of this recording anew the next time.
    void forgetRecording(RecordingId id) { m_recordings.remove(id); }

private:
    const Library& m_library;
    QCache<qint64, QPixmap> m_recordings;
    QCache<qint64, QPixmap> m_faces;
};

} // namespace ringface
