// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Watched folders without a window.
#include "app/cli/command.h"
#include "core/accounts/ring/ring.h"
#include "core/library/values/errortext.h"
#include "core/session/maintenance.h"
#include "core/session/quitsignal.h"
#include "core/session/watcher.h"

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
void tell(const VisitEvent& visit, bool json)
{
    QTextStream(stdout) << (json ? QString::fromUtf8(QJsonDocument(toJson(visit)).toJson(QJsonDocument::Compact))
                                 : u"%1  %2  %3"_s.arg(localTime(visit.at), inWords(visit), visit.file))
                        << Qt::endl;
}
class Watch : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "watch", "Scan what comes into folders, and tell who was there, until Ctrl-C");
        addTexts(me, "FOLDER", m_folders, "Without, those that are watched in the window's settings", "DIR");
        addText(me, "--command", m_command, "Start this for each new visit, with the visit as JSON on its input",
                "PROGRAM");
        addText(me, "--webhook", m_webhook, "Send each new visit as JSON to this address", "URL");
        addText(me, "--mqtt", m_broker, "Publish each new visit to this MQTT broker, for Home Assistant",
                "HOST[:PORT]");
        addJson(me, context);
        addScanOptions(me, context);
    }
    int run(Context& context) override
    {
        const auto [asked, problem] = readNotificationTargets(m_command, m_webhook, m_broker);
        if (problem == ReadNotificationTargets::Problem::Broker)
            return usage(u"--mqtt takes a broker's HOST or HOST:PORT."_s);
        if (problem == ReadNotificationTargets::Problem::Webhook)
            return usage(u"--webhook takes an address that begins with http:// or https://."_s);
        NotificationTargets where = asked;
        where.mqttUser = qEnvironmentVariable("RINGFACE_MQTT_USER");
        where.mqttPassword = qEnvironmentVariable("RINGFACE_MQTT_PASSWORD");
        if (!context.open())
            return Failed;
        QStringList folders;
        for (const QString& folder : m_folders)
            folders << QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
        if (folders.isEmpty())
            folders = context.library->settings().watched;
        if (folders.isEmpty())
            return usage(u"watch takes folders; without, those that are watched in the window's settings."_s);
        Pipeline& pipeline = context.pipeline();
        complainAboutModels(pipeline.catalogue(), pipeline.engine());
        if (!pipeline.engine().recognises)
            complain(u"Faces will be looked for with what is there (%1)."_s.arg(pipeline.engine().id));
        if (!quitOnSignals())
            return Failed;

        Library& library = *context.library;
        Watcher watcher(library, pipeline);
        watcher.setTargets(where);
        QObject::connect(&watcher, &Watcher::missingChanged, &watcher, [&watcher] {
            for (const QString& folder : watcher.missing())
                complain(u"The folder %1 cannot be reached now; it is watched again when it is back."_s.arg(folder));
        });
        QObject::connect(&watcher, &Watcher::lookedThrough, &watcher,
                         [json = context.json](const Recording& recording, const QList<VisitEvent>& visits) {
                             if (recording.error != MediaError::None)
                                 complain(u"%1: %2"_s.arg(recording.file.path, errorText(recording.error)));
                             for (const VisitEvent& visit : visits)
                                 tell(visit, json);
                         });
        QObject::connect(&watcher, &Watcher::notDelivered, &watcher, [](const QString& why) { complain(why); });
        QObject::connect(&pipeline.scans(), &ScanQueue::notTakenIn, &watcher,
                         [](const IntakeProblem& wrong) { complain(wrong); });
        Maintenance maintenance(library);
        QObject::connect(&maintenance, &Maintenance::damaged, &watcher, [](const QString& detail) {
            complain(u"The library is damaged (%1). Stop this, then: ringface-cli restore newest"_s.arg(detail));
            QCoreApplication::exit(Failed);
        });
        QObject::connect(&maintenance, &Maintenance::backupFailed, &watcher, [](const QString& place) {
            complain(u"No copy of the library could be made in %1."_s.arg(place));
        });
        Ring ring(library); // if one is connected
        QObject::connect(&ring.fetch(), &RecordingFetch::ended, &watcher, [](const AccountProblem& why) {
            if (const QString text = errorText(why); !text.isEmpty())
                complain(text);
        });
        pipeline.start();
        pipeline.scanUnfinished();
        watcher.setFolders(folders);
        ring.fetch().start();
        QTextStream(stderr) << u"Watching %1. Ctrl-C ends it.\n"_s.arg(folders.join(u", "_s));
        return QCoreApplication::exec();
    }

private:
    QStringList m_folders;
    QString m_command;
    QString m_webhook;
    QString m_broker;
};
} // namespace

std::unique_ptr<Command> makeWatch()
{
    return std::make_unique<Watch>();
}

} // namespace ringface::cli
