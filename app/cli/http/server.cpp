// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/server.h"

#include <QCryptographicHash>
#include <QHttpServerRequest>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
constexpr std::chrono::seconds toTakeTheAnswer{30};

/// Takes as long whatever they are.
bool isSame(const QByteArray& a, const QByteArray& b)
{
    const QByteArray x = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const QByteArray y = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    int different = 0;
    for (qsizetype i = 0; i < x.size(); ++i)
        different |= x[i] ^ y[i];
    return different == 0;
}

bool isJson(const QByteArray& type)
{
    return type.split(';').first().trimmed().toLower() == "application/json";
}
} // namespace

Call::Call(const QByteArray& body, QTcpSocket* socket, QHttpServerResponder&& to)
    : m_body(body)
    , m_socket(socket)
    , m_to(std::move(to))
{
    QObject::connect(socket, &QAbstractSocket::disconnected, socket, [gone = m_gone] { *gone = true; });
}

void Call::answer(const QJsonDocument& json, Status status)
{
    answer(json.toJson(), "application/json", status);
}

void Call::answer(const QByteArray& content, const QByteArray& type, Status status)
{
    if (std::exchange(m_answered, true) || m_socket == nullptr || *m_gone)
        return;
    m_to.write(content, {{"Content-Type", type}, {"Connection", "close"}, {"X-Content-Type-Options", "nosniff"}},
               status);
    m_socket->disconnectFromHost();
    if (m_socket != nullptr)
        QTimer::singleShot(toTakeTheAnswer, m_socket, &QTcpSocket::abort);
}

void Call::refuse(Status status, const QString& what)
{
    answer(QJsonDocument(QJsonObject{{u"error"_s, what}}), status);
}

void Server::get(const QString& path, Handler handler, Open open)
{
    m_routes.insert(path, {false, open, std::move(handler)});
}

void Server::post(const QString& path, Handler handler)
{
    m_routes.insert(path, {true, Open::WithToken, std::move(handler)});
}

quint16 Server::start(const QHostAddress& address, quint16 port, QString* problem)
{
    auto entrance = std::make_unique<Entrance>(Entrance::Limits());
    if (!entrance->listen(address, port)) {
        *problem = entrance->errorString();
        return 0;
    }
    m_address = address;
    bind(entrance.get()); // which owns it now
    return entrance.release()->serverPort();
}

bool Server::isForUs(const QByteArray& host) const
{
    // A page of another site may have its name lead here, but cannot have its browser say another name.
    QByteArray name = host.toLower();
    const qsizetype colon = name.lastIndexOf(':');
    if (colon > name.lastIndexOf(']'))
        name.truncate(colon);
    const QByteArray bound = m_address.toString().toLatin1();
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == bound || name == '[' + bound + ']';
}

bool Server::handleRequest(const QHttpServerRequest& request, QTcpSocket* socket)
{
    // One request a connection: what follows is not read.
    QObject::disconnect(socket, &QIODevice::readyRead, nullptr, nullptr);
    const auto call = std::make_shared<Call>(request.body(), socket, makeResponder(request, socket));
    const QString path = request.url().path();
    const auto route = m_routes.constFind(path);
    const bool isOpen = route != m_routes.cend() && route->open == Open::ToAll;
    if (m_address.isLoopback() && !isForUs(request.value("Host")))
        call->refuse(Status::Forbidden, u"This address answers to localhost and 127.0.0.1 only."_s);
    else if (!m_token.isEmpty() && !isOpen && !isSame(request.value("Authorization"), "Bearer " + m_token))
        call->refuse(Status::Unauthorized, u"The header \"Authorization: Bearer TOKEN\" is missing or wrong."_s);
    else if (route == m_routes.cend())
        call->refuse(Status::NotFound, u"There is nothing at %1."_s.arg(path));
    else if (request.method() != (route->isPost ? QHttpServerRequest::Method::Post : QHttpServerRequest::Method::Get))
        call->refuse(Status::MethodNotAllowed, u"%1 takes %2."_s.arg(path, route->isPost ? u"POST"_s : u"GET"_s));
    else if (route->isPost && !isJson(request.value("Content-Type")))
        // Pages of other sites cannot send that without being asked for permission first, which nobody gives.
        call->refuse(Status::UnsupportedMediaType, u"The body has to be of type application/json."_s);
    else
        route->handler(call);
    return true;
}

void Server::missingHandler(const QHttpServerRequest& request, QTcpSocket* socket)
{
    Q_UNUSED(request)
    socket->abort(); // handleRequest() knows an answer to everything
}

} // namespace ringface::cli
