// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <utility>

namespace ringface
{

/// The other side of what speaks HTTP: answers on this computer, in the test's thread. One request a connection.
class HttpPeer : public QTcpServer
{
public:
    struct Request {
        QByteArray method;
        QString path;
        QHash<QByteArray, QByteArray> headers; ///< by name, in lower case
        QByteArray body;
        QString query;
    };
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    /// \a answer writes to the socket, and closes it when there is no more to come.
    explicit HttpPeer(std::function<void(const Request&, QTcpSocket&)> answer)
        : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket* socket = nextPendingConnection();
            connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QIODevice::readyRead, this, [this, socket] { read(*socket); });
        });
        listen(QHostAddress::LocalHost);
    }

    QUrl url(const QString& path) const
    {
        return QUrl(QStringLiteral("http://127.0.0.1:%1/%2").arg(serverPort()).arg(path));
    }

    static void begin(QTcpSocket& socket, const QByteArray& status, const Headers& headers)
    {
        socket.write("HTTP/1.1 " + status + "\r\nConnection: close\r\n");
        for (const auto& [name, value] : headers)
            socket.write(name + ": " + value + "\r\n");
        socket.write("\r\n");
    }
    static void reply(QTcpSocket& socket, const QByteArray& status, const QByteArray& body = {}, Headers headers = {})
    {
        headers.append({"Content-Length", QByteArray::number(body.size())});
        begin(socket, status, headers);
        socket.write(body);
        socket.disconnectFromHost();
    }

private:
    void read(QTcpSocket& socket) const
    {
        const QByteArray all = socket.peek(socket.bytesAvailable());
        const qsizetype end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        QList<QByteArray> lines = all.first(end).split('\n');
        const QList<QByteArray> first = lines.takeFirst().split(' ');
        const QUrl asked = QUrl::fromEncoded(first.value(1));
        Request request{first.value(0), asked.path(), {}, all.mid(end + 4), asked.query(QUrl::FullyEncoded)};
        for (const QByteArray& line : lines) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        if (request.body.size() < request.headers.value("content-length").toLongLong())
            return;
        socket.skip(all.size());
        m_answer(request, socket);
    }

    std::function<void(const Request&, QTcpSocket&)> m_answer;
};

} // namespace ringface
