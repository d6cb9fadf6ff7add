// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QCache>
#include <QFutureWatcher>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace ringface
{

/// Decoded thumbnails of a library. A worker reads and decodes what is asked for, the newest question first, so that
/// nothing is read while painting; the least used are forgotten.
/// Thread: the GUI thread. Owns: the worker; the destructor waits for the pictures it is at. The library must outlive
/// it. Errors: what cannot be read now is asked for again when it is next wanted.
class ThumbnailCache : public QObject
{
    Q_OBJECT

public:
    explicit ThumbnailCache(const Library& library, int maxKilobytes = 64 * 1024);
    ~ThumbnailCache() override;

    /// Null if there is none, or not yet: then recordingsLoaded() or facesLoaded() follows.
    QPixmap recording(RecordingId id) { return m_recordings.find(id, *this); }
    QPixmap face(FaceId id) { return m_faces.find(id, *this); }
    /// Reads the thumbnail of this recording anew the next time; until it is there, the old one is shown.
    void forgetRecording(RecordingId id) { m_recordings.stale.insert(id); }

Q_SIGNALS:
    void recordingsLoaded(const QSet<qint64>& ids);
    void facesLoaded(const QSet<qint64>& ids);

private:
    using Pictures = std::optional<QHash<qint64, QImage>>;
    struct Shelf {
        QCache<qint64, QPixmap> pixmaps;
        QList<qint64> wanted; ///< the newest last
        QSet<qint64> stale;
        QList<qint64> loading;
        QFutureWatcher<Pictures> watcher;

        QPixmap find(qint64 id, ThumbnailCache& cache);
    };
    void load(Shelf& shelf);
    /// What the worker has brought.
    QSet<qint64> take(Shelf& shelf);

    const Library& m_library;
    QThreadPool m_pool;
    Shelf m_recordings;
    Shelf m_faces;
};

} // namespace ringface
