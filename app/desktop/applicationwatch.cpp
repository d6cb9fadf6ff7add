// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Watched folders, and what is told of the recordings that come there.
#include "app/background/arrivals.h"
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
    m_arrivals = std::make_unique<Arrivals>(*m_library);
    m_watch = std::make_unique<FolderWatch>(m_library->seenFiles());
    connect(m_watch.get(), &FolderWatch::found, this, [this](const QStringList& files) {
        m_arrivals->expect(files);
        addPaths(files);
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
    for (const RecordingId id : m_arrivals->takeLookedThrough()) {
        if (const std::optional<News> news = newsOf(*m_library, id, m_settings.notify, QDateTime::currentDateTimeUtc()))
            m_notifier->show(*news);
    }
}

} // namespace ringface
