// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Watched folders, and what is told of the recordings that come there.
#include "app/desktop/application.h"
#include "app/desktop/notifier.h"
#include "app/desktop/visitnews.h"
#include "core/jobs/folderwatch.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "ui/mainwindow.h"
#include "ui/settingspage.h"

namespace ringface
{

void Application::connectWatch()
{
    m_watch = std::make_unique<FolderWatch>(m_library->seenFiles());
    connect(m_watch.get(), &FolderWatch::found, this, [this](const QStringList& files) {
        m_arrived += QSet<QString>(files.cbegin(), files.cend());
        addPaths(files);
    });
    connect(m_library.get(), &Library::recordingAdded, m_window.get(), [this](qint64 id) {
        const std::optional<Recording> r = m_library->recording(id);
        if (r && m_arrived.remove(r->file.path))
            m_new.append(id);
    });
    m_notifier = std::make_unique<Notifier>();
    connect(m_notifier.get(), &Notifier::opened, this, [this](qint64 recording, qint64 ms) {
        open({});
        m_window->showRecording(recording, ms);
    });
}

void Application::watchFolders()
{
    m_watch->setFolders(m_settings.watched);
}

void Application::tellNews()
{
    if (m_retraining->isBusy())
        return; // it may still get a name
    QList<RecordingId> later;
    for (const RecordingId id : std::exchange(m_new, {})) {
        const std::optional<Recording> r = m_library->recording(id);
        if (r && (r->state == ScanState::Waiting || r->state == ScanState::Scanning))
            later.append(id);
        else if (const std::optional<News> news =
                     newsOf(*m_library, id, m_settings.notify, QDateTime::currentDateTimeUtc()))
            m_notifier->show(*news);
    }
    m_new = later + m_new;
}

} // namespace ringface
