// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/http/httprequestgate.h"

#include <QFutureWatcher>
#include <QTcpServer>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <vector>

namespace ringface::cli
{

/// Hands requests that may be made to whom they are for: see docs/http.md. Each connection has a thread, which waits
/// for the answer. Thread: that of the program, which also calls the handlers. The destructor ends all connections, and
/// waits for that.
class HttpServer : public QTcpServer
{
    Q_OBJECT

public:
    using Request = std::shared_ptr<HttpRequest>;
    using Handler = std::function<void(const Request&)>;
    using Open = HttpRequestGate::Open;

    /// With an empty \a token everybody is let in who reaches this computer's own address.
    explicit HttpServer(const QByteArray& token);
    ~HttpServer() override;

    /// Routes are added before it starts.
    void get(const QString& path, const Handler& handler, Open open = Open::WithToken);
    /// Its body is JSON.
    void post(const QString& path, const Handler& handler);
    /// The port it listens on; 0 if it cannot, which errorString() says why.
    quint16 start(const QHostAddress& address, quint16 port);

protected:
    void incomingConnection(qintptr socket) override;

private:
    using Connection = QFutureWatcher<Request>;
    void forget(Connection* connection);

    HttpRequestGate m_gate;
    QHash<QString, Handler> m_handlers; ///< by path
    std::vector<std::unique_ptr<Connection>> m_connections;
    QThreadPool m_pool;
};

} // namespace ringface::cli
