// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/http/entrance.h"

#include <QAbstractHttpServer>
#include <QHash>
#include <QHostAddress>
#include <QHttpServerResponder>
#include <QJsonDocument>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>

namespace ringface::cli
{

using Status = QHttpServerResponder::StatusCode;

/// One request, until it is answered. Thread: that of the program.
class Call
{
public:
    Call(const QByteArray& body, QTcpSocket* socket, QHttpServerResponder&& to);

    QByteArray body() const { return m_body; }
    /// True, in any thread, once the client is not there any more.
    std::shared_ptr<const std::atomic<bool>> gone() const { return m_gone; }

    /// The first answer counts; none is sent to a client that is gone.
    void answer(const QJsonDocument& json, Status status = Status::Ok);
    void answer(const QByteArray& content, const QByteArray& type, Status status = Status::Ok);
    /// {"error": what}
    void refuse(Status status, const QString& what);

private:
    QByteArray m_body;
    QPointer<QTcpSocket> m_socket;
    QHttpServerResponder m_to;
    std::shared_ptr<std::atomic<bool>> m_gone = std::make_shared<std::atomic<bool>>(false);
    bool m_answered = false;
};

/// Hands requests to whom they are for, once they have shown that they may be made: see docs/http.md.
/// Thread: that of the program.
class Server : public QAbstractHttpServer
{
    Q_OBJECT

public:
    using Handler = std::function<void(const std::shared_ptr<Call>&)>;
    enum class Open { WithToken, ToAll };

    /// With an empty \a token everybody is let in who reaches this computer's own address.
    explicit Server(const QByteArray& token) { m_token = token; }

    void get(const QString& path, Handler handler, Open open = Open::WithToken);
    /// Its body is JSON.
    void post(const QString& path, Handler handler);
    /// The port it listens on; 0, and in \a problem why, if it cannot.
    quint16 start(const QHostAddress& address, quint16 port, QString* problem);

protected:
    bool handleRequest(const QHttpServerRequest& request, QTcpSocket* socket) override;
    void missingHandler(const QHttpServerRequest& request, QTcpSocket* socket) override;

private:
    struct Route {
        bool isPost = false;
        Open open = Open::WithToken;
        Handler handler;
    };
    bool isForUs(const QByteArray& host) const;

    QByteArray m_token;
    QHostAddress m_address;
    QHash<QString, Route> m_routes; ///< by path
};

} // namespace ringface::cli
