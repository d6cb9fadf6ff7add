// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Watched folders, and what is told of the recordings that come there.
#include "app/desktop/application.h"
#include "app/desktop/notifier.h"
#include "app/desktop/tray.h"
#include "app/desktop/visitnews.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/session/announcer.h"
#include "core/session/arrivals.h"
#include "core/session/folderwatch.h"
#include "core/session/visitevent.h"
#include "ui/settings/sendersbox.h"
#include "ui/settings/settingspage.h"
#include "ui/window/mainwindow.h"

#include <QCoreApplication>
#include <QSystemTrayIcon>

namespace ringface
{

using namespace Qt::StringLiterals;

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

void Application::setUpSenders()
{
    const Senders& to = m_settings.senders;
    auto [where, problem] = readAnnouncements(to.command, to.webhook, to.broker);
    where.mqttUser = to.brokerUser;
    where.mqttPassword = to.brokerPassword;
    SendersBox* box = m_window->settingsPage()->senders();
    using Problem = ReadAnnouncements::Problem;
    box->setProblem(problem == Problem::Webhook  ? tr("A web address begins with http:// or https://.")
                    : problem == Problem::Broker ? tr("A broker is the name of a computer, or NAME:PORT.")
                                                 : QString());
    m_announcer.reset(); // takes leave, before another one says hello
    if (where.command.isEmpty() && where.webhook.isEmpty() && where.mqttHost.isEmpty())
        return;
    m_announcer = std::make_unique<Announcer>(where);
    connect(m_announcer.get(), &Announcer::failed, box,
            [box](const QString& text) { box->setProblem(tr("This did not arrive: %1").arg(text)); });
}

void Application::trySenders()
{
    if (!m_announcer)
        return;
    VisitEvent event;
    event.name = tr("Somebody");
    event.camera = tr("Front Door");
    event.kind = u"motion"_s;
    event.at = QDateTime::currentDateTimeUtc();
    m_announcer->announce(event);
}

void Application::setUpTray()
{
    const bool available = QSystemTrayIcon::isSystemTrayAvailable();
    m_window->settingsPage()->setTrayAvailable(available);
    m_tray.reset();
    if (m_settings.inTray && available) {
        m_tray = std::make_unique<Tray>();
        connect(m_tray.get(), &Tray::opened, this, [this] { open({}); });
        connect(m_tray.get(), &Tray::quitWanted, qApp, &QCoreApplication::quit, Qt::QueuedConnection);
    }
    quitWithWindow();
}

void Application::tellNews()
{
    if (m_retraining->isBusy())
        return; // it may still get a name
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (const RecordingId id : m_arrivals->takeLookedThrough()) {
        const std::optional<Recording> r = m_library->recording(id);
        if (!r || !isNews(r->file.startedAt, now))
            continue;
        const QList<VisitEvent> who = eventsOf(*m_library, id);
        if (const std::optional<News> news = newsOf(*m_library, id, who, m_settings, now))
            m_notifier->show(*news);
        for (const VisitEvent& event : who) {
            if (m_announcer)
                m_announcer->announce(event);
        }
    }
}

} // namespace ringface
