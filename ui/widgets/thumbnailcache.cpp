// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/thumbnailcache.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace ringface
{

namespace
{
constexpr qsizetype atOnce = 48; // about a page of them
constexpr qsizetype mostWanted = 1000;

int kilobytes(const QPixmap& pixmap)
{
    constexpr int bytesAPixel = 4;
    return 1 + pixmap.width() * pixmap.height() * bytesAPixel / 1024;
}
} // namespace

ThumbnailCache::ThumbnailCache(const Library& library, int maxKilobytes)
    : m_library(library)
{
    m_pool.setMaxThreadCount(2);
    for (Shelf* shelf : {&m_recordings, &m_faces})
        shelf->pixmaps.setMaxCost(maxKilobytes / 2);
    connect(&m_recordings.watcher, &QFutureWatcherBase::finished, this,
            [this] { Q_EMIT recordingsLoaded(take(m_recordings)); });
    connect(&m_faces.watcher, &QFutureWatcherBase::finished, this, [this] { Q_EMIT facesLoaded(take(m_faces)); });
}

ThumbnailCache::~ThumbnailCache()
{
    for (Shelf* shelf : {&m_recordings, &m_faces})
        shelf->watcher.disconnect(this);
    m_pool.waitForDone();
}

QPixmap ThumbnailCache::Shelf::find(qint64 id, ThumbnailCache& cache)
{
    const QPixmap* known = pixmaps.object(id);
    if ((known == nullptr || stale.contains(id)) && !loading.contains(id)) {
        // Who scrolls on is not interested in what was there before.
        wanted.removeOne(id);
        wanted.append(id);
        if (wanted.size() > mostWanted)
            wanted.removeFirst();
        cache.load(*this);
    }
    return known == nullptr ? QPixmap() : *known;
}

void ThumbnailCache::load(Shelf& shelf)
{
    if (!shelf.loading.isEmpty() || shelf.wanted.isEmpty())
        return;
    const qsizetype count = std::min(atOnce, shelf.wanted.size());
    shelf.loading = shelf.wanted.last(count);
    shelf.wanted.resize(shelf.wanted.size() - count);
    for (const qint64 id : std::as_const(shelf.loading))
        shelf.stale.remove(id);
    const Library::ThumbnailReading reading =
        &shelf == &m_faces ? m_library.faceThumbnails() : m_library.recordingThumbnails();
    shelf.watcher.setFuture(QtConcurrent::run(&m_pool, [reading, ids = shelf.loading]() -> Pictures {
        const auto jpegs = reading(ids);
        if (!jpegs)
            return std::nullopt;
        QHash<qint64, QImage> out;
        for (auto it = jpegs->cbegin(); it != jpegs->cend(); ++it)
            out.insert(it.key(), QImage::fromData(it.value()));
        return out;
    }));
}

QSet<qint64> ThumbnailCache::take(Shelf& shelf)
{
    const QList<qint64> ids = std::exchange(shelf.loading, {});
    const Pictures pictures = shelf.watcher.result();
    if (pictures) {
        for (const qint64 id : ids) {
            const QPixmap pixmap = QPixmap::fromImage(pictures->value(id));
            shelf.pixmaps.insert(id, new QPixmap(pixmap), kilobytes(pixmap));
        }
    }
    // Queued: the watcher is still sending its signal.
    QMetaObject::invokeMethod(
        this, [this, &shelf] { load(shelf); }, Qt::QueuedConnection);
    return pictures ? QSet<qint64>(ids.cbegin(), ids.cend()) : QSet<qint64>();
}

} // namespace ringface
