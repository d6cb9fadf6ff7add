// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/plainvideo.h"
#include "tests/support/samplelibrary.h"
#include "ui/player/playerpage.h"
#include "ui/widgets/thumbnailcache.h"

#include <QAction>
#include <QTemporaryDir>
#include <QUndoStack>

#include <memory>

namespace ringface::testing
{

/// A player's page on a library of one video.
class PlayerFixture
{
protected:
    /// See writePlainVideo().
    [[nodiscard]] bool makeVideo(int frames, int frameMs)
    {
        qputenv("QT_MEDIA_BACKEND", "ffmpeg");
        m_video = m_dir.filePath(QStringLiteral("video.avi"));
        return writePlainVideo(m_video, frames, frameMs);
    }
    /// Shows a page on a fresh library.
    void makePage()
    {
        m_library = std::make_unique<SampleLibrary>();
        m_thumbnails = std::make_unique<ThumbnailCache>(**m_library);
        m_page = std::make_unique<PlayerPage>(**m_library, m_undo, *m_thumbnails);
        m_page->resize(800, 600);
        m_page->show();
    }
    void removePage()
    {
        m_page.reset();
        m_thumbnails.reset();
        m_library.reset();
    }
    /// The video once more.
    RecordingId addVideo(const QList<SampleLibrary::Seen>& seen = {}) { return addFile(m_video, seen); }
    RecordingId addFile(const QString& path, const QList<SampleLibrary::Seen>& seen = {})
    {
        RecordingFile file;
        file.path = path;
        const RecordingId id = m_library->add(file);
        if (!seen.isEmpty())
            m_library->scan(id, seen);
        return id;
    }
    QAction* action(const char* name) const { return m_page->findChild<QAction*>(QLatin1StringView(name)); }

    QTemporaryDir m_dir;
    QString m_video;
    std::unique_ptr<SampleLibrary> m_library;
    std::unique_ptr<ThumbnailCache> m_thumbnails;
    QUndoStack m_undo;
    std::unique_ptr<PlayerPage> m_page;
};

} // namespace ringface::testing
