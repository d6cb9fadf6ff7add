// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The same work for other programs, over HTTP: see docs/http.md.
#include "app/cli/context.h"
#include "app/cli/http/originalapi.h"
#include "app/cli/http/ownapi.h"
#include "core/jobs/retrainscheduler.h"
#include "core/recognition/recognise.h"
#include "core/session/quitsignal.h"

#include <QCoreApplication>
#include <QDir>
#include <QThread>

#include <algorithm>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int shortestToken = 16;

std::optional<QHostAddress> addressIn(const QString& text)
{
    const QHostAddress address = text == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(text);
    return address.isNull() ? std::nullopt : std::optional(address);
}

QString shown(const QHostAddress& address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString();
}

/// Calls what waits for it once everything that was said is learned.
class Learning
{
public:
    Learning(Library& library, const EngineSetup& setup)
        : m_trainer(library, recognise, setup.encoderId, setup.limits)
    {
        QObject::connect(&m_trainer, &RetrainScheduler::finished, &m_trainer, [this] {
            for (const auto& next : std::exchange(m_waiting, {}))
                next();
        });
        if (library.recognition().isDue())
            m_trainer.request();
    }

    void whenTrained(std::function<void()> next)
    {
        m_waiting.push_back(std::move(next));
        m_trainer.request();
    }

private:
    RetrainScheduler m_trainer;
    std::vector<std::function<void()>> m_waiting;
};

int listenAndServe(Context& context, const QHostAddress& address, const ServedPaths& paths)
{
    Learning learning(*context.library, context.engine());
    const auto whenTrained = [&learning](std::function<void()> next) { learning.whenTrained(std::move(next)); };
    WorkQueue work({std::clamp(QThread::idealThreadCount() / 2, 1, 4), WorkQueue::Limits().waiting,
                    std::chrono::seconds(context.serving.timeLimit)});
    OriginalApi original(context, paths, work, whenTrained);
    HttpServer server(context.serving.token.toUtf8());
    server.get(
        u"/"_s,
        [](const HttpServer::Request& call) {
            call->answer({HttpStatus::Ok, "Pong", "text/plain"});
        },
        HttpServer::Open::ToAll);
    original.addTo(server);
    addOwnApi(server, *context.library, whenTrained);
    const quint16 port = server.start(address, context.serving.port);
    if (port == 0) {
        complain(u"%1 cannot be listened to at port %2: %3. Choose another one with --port."_s.arg(shown(address))
                     .arg(context.serving.port)
                     .arg(server.errorString()));
        return Failed;
    }
    print(u"Listening at http://%1:%2"_s.arg(shown(address)).arg(port));
    return QCoreApplication::exec();
}
} // namespace

int serve(Context& context)
{
    if (!context.arguments.isEmpty())
        return usage(u"serve takes options only."_s);
    const std::optional<QHostAddress> address = addressIn(context.serving.bind);
    if (!address)
        return usage(u"--bind takes an address of this computer, as 192.168.1.5, or 0.0.0.0 for all."_s);
    const QString& token = context.serving.token;
    if (!address->isLoopback() && token.isEmpty())
        return usage(
            u"Whoever reaches %1 could ask who was at your door: --bind wants a --token."_s.arg(shown(*address)));
    if (!token.isEmpty() && token.size() < shortestToken)
        return usage(u"--token takes %1 characters or more, so that nobody guesses it."_s.arg(shortestToken));
    ServedPaths paths;
    QStringList allowed = context.serving.allowed;
    if (!context.imagesFolder.isEmpty()) {
        QDir().mkpath(context.imagesFolder);
        allowed << context.imagesFolder; // what was found is learned from
    }
    for (const QString& folder : allowed) {
        if (!paths.allow(folder)) {
            complain(u"%1 is no folder that can be read."_s.arg(folder));
            return Failed;
        }
    }
    if (!context.open())
        return Failed;
    context.rememberEngine();
    const EngineSetup setup = context.engine();
    complainAboutModels(context.catalogue(), setup);
    if (setup.recognises && !context.reencode())
        return Failed;
    if (!quitOnSignals())
        return Failed;
    return listenAndServe(context, *address, paths);
}

} // namespace ringface::cli
