// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/httpserver.h"

#include "app/cli/http/httpconnection.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <unistd.h>

namespace ringface::cli
{

namespace
{
constexpr int mostConnections = 64;
} // namespace

HttpServer::HttpServer(const QByteArray& token)
    : m_gate(token)
{
    m_pool.setMaxThreadCount(mostConnections);
}

HttpServer::~HttpServer()
{
    close();
    for (const auto& connection : m_connections) {
        connection->disconnect(this);
        connection->cancel();
    }
    for (const auto& connection : m_connections)
        connection->waitForFinished();
}

void HttpServer::get(const QString& path, const Handler& handler, Open open)
{
    m_gate.addRoute(path, HttpRequestGate::Method::Get, open);
    m_handlers.insert(path, handler);
}

void HttpServer::post(const QString& path, const Handler& handler)
{
    m_gate.addRoute(path, HttpRequestGate::Method::Post, Open::WithToken);
    m_handlers.insert(path, handler);
}

quint16 HttpServer::start(const QHostAddress& address, quint16 port)
{
    m_gate.setAddress(address);
    return listen(address, port) ? serverPort() : quint16(0);
}

void HttpServer::incomingConnection(qintptr socket)
{
    if (std::ssize(m_connections) >= mostConnections) {
        ::close(int(socket));
        return;
    }
    auto* connection = m_connections.emplace_back(std::make_unique<Connection>()).get();
    connect(connection, &QFutureWatcherBase::resultReadyAt, this, [this, connection](int index) {
        const Request request = connection->resultAt(index);
        m_handlers.value(request->path())(request);
    });
    connect(connection, &QFutureWatcherBase::finished, this, [this, connection] { forget(connection); });
    connection->setFuture(QtConcurrent::run(
        &m_pool, [this, socket](QPromise<Request>& arrived) { serveConnection(arrived, int(socket), m_gate); }));
}

void HttpServer::forget(Connection* connection)
{
    const auto self = std::ranges::find(m_connections, connection, &std::unique_ptr<Connection>::get);
    self->release()->deleteLater(); // it is this one that calls
    m_connections.erase(self);
}

} // namespace ringface::cli
