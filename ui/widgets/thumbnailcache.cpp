// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/thumbnailcache.h"

#include "core/library/library.h"

namespace ringface
{

namespace
{
QPixmap keep(QCache<qint64, QPixmap>& cache, qint64 id, const QByteArray& jpeg)
{
    QPixmap pixmap;
    pixmap.loadFromData(jpeg);
    constexpr int bytesAPixel = 4;
    cache.insert(id, new QPixmap(pixmap), 1 + pixmap.width() * pixmap.height() * bytesAPixel / 1024);
    return pixmap;
}
} // namespace

ThumbnailCache::ThumbnailCache(const Library& library, int maxKilobytes)
    : m_library(library)
    , m_recordings(maxKilobytes / 2)
    , m_faces(maxKilobytes / 2)
{
}

QPixmap ThumbnailCache::recording(RecordingId id)
{
    const QPixmap* known = m_recordings.object(id);
    return known ? *known : keep(m_recordings, id, m_library.recordingThumbnail(id));
}

QPixmap ThumbnailCache::face(FaceId id)
{
    const QPixmap* known = m_faces.object(id);
    return known ? *known : keep(m_faces, id, m_library.faceThumbnail(id));
}

} // namespace ringface
