// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// The same work for other programs, over HTTP: see docs/http.md.
#include "app/cli/command.h"
#include "app/cli/http/originalapi.h"
#include "app/cli/http/ownapi.h"
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

/// What serve was told.
struct Serving {
    std::optional<int> port = 5001;
    QString bind = u"127.0.0.1"_s;
    QString token = qEnvironmentVariable("RINGFACE_TOKEN");
    QStringList allowed;
    QString pictures;                    ///< folder for the faces of unknown people
    std::optional<int> timeLimit = 1800; ///< seconds
};

int listenAndServe(Context& context, const Serving& serving, const QHostAddress& address, const ServedPaths& paths)
{
    Pipeline& pipeline = context.pipeline();
    const auto whenTrained = [&pipeline](std::function<void()> next) { pipeline.whenLearnt(std::move(next)); };
    WorkQueue work({std::clamp(QThread::idealThreadCount() / 2, 1, 4), WorkQueue::Limits().waiting,
                    std::chrono::seconds(serving.timeLimit.value_or(1))});
    OriginalApi original(context, paths, work, serving.pictures, whenTrained);
    HttpServer server(serving.token.toUtf8());
    server.get(
        u"/"_s,
        [](const HttpServer::Request& call) {
            call->answer({HttpStatus::Ok, "Pong", "text/plain"});
        },
        HttpServer::Open::ToAll);
    original.addTo(server);
    addOwnApi(server, *context.library, whenTrained);
    const quint16 port = server.start(address, quint16(serving.port.value_or(0)));
    if (port == 0) {
        complain(u"%1 cannot be listened to at port %2: %3. Choose another one with --port."_s.arg(shown(address))
                     .arg(serving.port.value_or(0))
                     .arg(server.errorString()));
        return Failed;
    }
    print(u"Listening at http://%1:%2"_s.arg(shown(address)).arg(port));
    return QCoreApplication::exec();
}

class Serve : public Command
{
public:
    void addTo(CLI::App& app, Context& context) override
    {
        CLI::App* me = add(app, "serve",
                           "Answer the original Ringface's requests, and others, over HTTP, to programs of this "
                           "computer; see docs/http.md");
        constexpr int lastPort = 65'535;
        constexpr int day = 86'400;
        addNumber(me, "--port", m_told.port, "Listen at this port; 0: any that is free (5001)", "N", 0, lastPort);
        addText(me, "--bind", m_told.bind, "Let other computers in at this address (127.0.0.1, this one only)",
                "ADDRESS");
        addText(me, "--token", m_told.token, "Answer only to who knows this ($RINGFACE_TOKEN)", "TOKEN");
        addTexts(me, "--allow", m_told.allowed, "Requests may name files in this folder; may be repeated", "DIR");
        addText(me, "--images", m_told.pictures, "Write the faces of unknown people into this folder", "DIR");
        addNumber(me, "--time-limit", m_told.timeLimit, "Stop a request that takes longer (1800)", "SECONDS", 1, day);
        addScanOptions(me, context);
    }
    int run(Context& context) override
    {
        const std::optional<QHostAddress> address = addressIn(m_told.bind);
        if (!address)
            return usage(u"--bind takes an address of this computer, as 192.168.1.5, or 0.0.0.0 for all."_s);
        const QString& token = m_told.token;
        if (!address->isLoopback() && token.isEmpty())
            return usage(
                u"Whoever reaches %1 could ask who was at your door: --bind wants a --token."_s.arg(shown(*address)));
        if (!token.isEmpty() && token.size() < shortestToken)
            return usage(u"--token takes %1 characters or more, so that nobody guesses it."_s.arg(shortestToken));
        ServedPaths paths;
        QStringList allowed = m_told.allowed;
        if (!m_told.pictures.isEmpty()) {
            QDir().mkpath(m_told.pictures);
            allowed << m_told.pictures; // what was found is learned from
        }
        for (const QString& folder : allowed) {
            if (!paths.allow(folder)) {
                complain(u"%1 is no folder that can be read."_s.arg(folder));
                return Failed;
            }
        }
        if (!context.open())
            return Failed;
        Pipeline& pipeline = context.pipeline();
        complainAboutModels(pipeline.catalogue(), pipeline.engine());
        if (pipeline.engine().recognises && !context.settle())
            return Failed;
        if (!quitOnSignals())
            return Failed;
        return listenAndServe(context, m_told, *address, paths);
    }

private:
    Serving m_told;
};
} // namespace

std::unique_ptr<Command> makeServe()
{
    return std::make_unique<Serve>();
}

} // namespace ringface::cli
