// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Watched folders without a window.
#include "app/cli/context.h"
#include "core/jobs/retrainscheduler.h"
#include "core/jobs/scanqueue.h"
#include "core/recognition/recognise.h"
#include "core/session/announcer.h"
#include "core/session/arrivals.h"
#include "core/session/folderwatch.h"
#include "core/session/maintenance.h"
#include "core/session/quitsignal.h"
#include "core/session/trialcommand.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTextStream>

#include <cstdio>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// Scans what comes, learns, and tells of whoever was seen.
class Watch : public QObject
{
public:
    Watch(Context& context, const EngineSetup& setup, const QStringList& folders, const Announcements& where)
        : m_library(*context.library)
        , m_json(context.json)
        , m_queue(m_library, setup.factory, setup.id, {context.step, context.minFace})
        , m_training(m_library, recognise, setup.encoderId, setup.limits.scaled(m_library.recognition().matchShare()))
        , m_arrivals(m_library)
        , m_announcer(where)
        , m_care(m_library)
        , m_watch(m_library.seenFiles())
    {
        connect(&m_watch, &FolderWatch::found, this, [this](const QStringList& files) {
            m_arrivals.expect(files);
            m_queue.addPaths(files);
        });
        connect(&m_watch, &FolderWatch::missingChanged, this, [this] {
            for (const QString& folder : m_watch.missing())
                complain(u"The folder %1 cannot be reached now; it is watched again when it is back."_s.arg(folder));
        });
        connect(&m_queue, &ScanQueue::notTakenIn, this,
                [](const IntakeProblem& problem) { complain(describe(problem)); });
        connect(&m_queue, &ScanQueue::finished, this, &Watch::tell);
        connect(&m_training, &RetrainScheduler::finished, this, &Watch::tell);
        connect(&m_announcer, &Announcer::failed, this, &complain);
        connect(&m_care, &Maintenance::damaged, this, [](const QString& detail) {
            complain(u"The library is damaged (%1). Stop this, then: ringface-cli restore newest"_s.arg(detail));
            QCoreApplication::exit(Failed);
        });
        connect(&m_care, &Maintenance::backupFailed, this,
                [](const QString& place) { complain(u"No copy of the library could be made in %1."_s.arg(place)); });
        m_queue.setTrial(trialCommand(context.modelsFolder, context.choice));
        m_care.setUnknownDays(m_library.setting(u"unknown_days"_s).toInt());
        QList<RecordingId> unfinished;
        for (const Recording& r : m_library.recordings()) {
            if (r.file.medium == Medium::Video && r.state == ScanState::Waiting)
                unfinished.append(r.id);
        }
        m_queue.enqueue(unfinished);
        m_watch.setFolders(folders);
        if (m_library.recognition().isDue())
            m_training.request();
    }

private:
    void tell()
    {
        if (m_training.isBusy())
            return; // it may still get a name
        for (const RecordingId id : m_arrivals.takeLookedThrough())
            tellOf(id);
    }

    void tellOf(RecordingId id)
    {
        const std::optional<Recording> r = m_library.recording(id);
        if (r && r->error != MediaError::None)
            complain(u"%1: %2"_s.arg(r->file.path, describe(r->error)));
        for (const VisitEvent& event : eventsOf(m_library, id)) {
            QTextStream(stdout) << (m_json
                                        ? QString::fromUtf8(QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact))
                                        : u"%1  %2  %3"_s.arg(localTime(event.at), inWords(event), event.file))
                                << Qt::endl;
            if (r && isNews(r->file.startedAt, QDateTime::currentDateTimeUtc()))
                m_announcer.announce(event);
        }
    }

    Library& m_library;
    bool m_json;
    ScanQueue m_queue;
    RetrainScheduler m_training;
    Arrivals m_arrivals;
    Announcer m_announcer;
    Maintenance m_care;
    FolderWatch m_watch;
};
} // namespace

int watch(Context& context)
{
    const auto [asked, problem] = readAnnouncements(context.command, context.webhook, context.mqtt);
    if (problem == ReadAnnouncements::Problem::Broker)
        return usage(u"--mqtt takes a broker's HOST or HOST:PORT."_s);
    if (problem == ReadAnnouncements::Problem::Webhook)
        return usage(u"--webhook takes an address that begins with http:// or https://."_s);
    Announcements where = asked;
    where.mqttUser = qEnvironmentVariable("RINGFACE_MQTT_USER");
    where.mqttPassword = qEnvironmentVariable("RINGFACE_MQTT_PASSWORD");
    if (!context.open())
        return Failed;
    QStringList folders;
    for (const QString& folder : context.arguments)
        folders << QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (folders.isEmpty())
        folders = watchedFolders(*context.library);
    if (folders.isEmpty())
        return usage(u"watch takes folders; without, those that are watched in the window's settings."_s);
    context.rememberEngine();
    const EngineSetup setup = context.engine();
    complainAboutModels(context.catalogue(), setup);
    if (!setup.recognises)
        complain(u"Faces will be looked for with what is there (%1)."_s.arg(setup.id));
    if (!quitOnSignals())
        return Failed;
    const Watch watch(context, setup, folders, where);
    QTextStream(stderr) << u"Watching %1. Ctrl-C ends it.\n"_s.arg(folders.join(u", "_s));
    return QCoreApplication::exec();
}

} // namespace ringface::cli
