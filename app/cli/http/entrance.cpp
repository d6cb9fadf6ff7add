// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/entrance.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

/// A request on its way.
struct Entrance::Arriving {
    qsizetype whole = 0; ///< bytes; 0 until the head is there
    bool isOver = false; ///< let in or turned away
    QTimer patience;
};

namespace
{
constexpr std::chrono::milliseconds farewell{2000};

/// Of the header called \a name (in lower case), in \a head; empty if there is none, std::nullopt if there are several.
std::optional<QByteArray> headerOf(const QByteArray& head, const QByteArray& name)
{
    QByteArray value;
    bool isThere = false;
    for (const QByteArray& line : head.split('\n').mid(1)) {
        const qsizetype colon = line.indexOf(':');
        if (colon < 0 || line.first(colon).trimmed().toLower() != name)
            continue;
        if (isThere)
            return std::nullopt;
        value = line.mid(colon + 1).trimmed();
        isThere = true;
    }
    return value;
}

/// The length of the body; -1 if it is not said in so many words.
qint64 lengthOf(const QByteArray& head)
{
    const std::optional<QByteArray> chunked = headerOf(head, "transfer-encoding");
    const std::optional<QByteArray> length = headerOf(head, "content-length");
    if (!chunked || !chunked->isEmpty() || !length)
        return -1;
    if (length->isEmpty())
        return head.startsWith("POST ") ? -1 : 0;
    bool ok = false;
    const qint64 bytes = length->toLongLong(&ok);
    return ok && bytes >= 0 && !length->startsWith('+') ? bytes : -1;
}

void turnAway(QTcpSocket& socket, const QByteArray& status, const QString& why)
{
    const QByteArray body = QJsonDocument(QJsonObject{{u"error"_s, why}}).toJson();
    socket.write("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " +
                 QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
}
} // namespace

Entrance::Entrance(const Limits& limits, QObject* parent)
    : QTcpServer(parent)
    , m_limits(limits)
{
}

void Entrance::incomingConnection(qintptr handle)
{
    auto* socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(handle) || m_connections >= m_limits.connections) {
        delete socket;
        return;
    }
    ++m_connections;
    connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
    connect(socket, &QAbstractSocket::disconnected, socket, &QObject::deleteLater);
    // What is beyond that stays with the sender.
    socket->setReadBufferSize(m_limits.head + m_limits.body);
    const auto arriving = std::make_shared<Arriving>();
    arriving->patience.setSingleShot(true);
    connect(&arriving->patience, &QTimer::timeout, socket, &QTcpSocket::abort);
    arriving->patience.start(m_limits.arrival);
    connect(socket, &QIODevice::readyRead, this, [this, socket, arriving] { look(*socket, *arriving); });
}

void Entrance::look(QTcpSocket& socket, Arriving& arriving)
{
    if (arriving.isOver) {
        socket.skip(socket.bytesAvailable()); // it was turned away
        return;
    }
    const auto refuse = [&](const QByteArray& status, const QString& why) {
        arriving.isOver = true;
        turnAway(socket, status, why);
        // The answer would be lost if the connection were closed while the rest arrives.
        arriving.patience.start(farewell);
        socket.skip(socket.bytesAvailable());
    };
    if (arriving.whole == 0) {
        const QByteArray begin = socket.peek(m_limits.head);
        const qsizetype end = begin.indexOf("\r\n\r\n");
        if (end < 0) {
            if (begin.size() >= m_limits.head)
                refuse("431 Request Header Fields Too Large", u"The headers of the request are too large."_s);
            return;
        }
        const qint64 length = lengthOf(begin.first(end));
        if (length < 0)
            return refuse("411 Length Required", u"The request does not say how long its body is."_s);
        if (length > m_limits.body)
            return refuse("413 Payload Too Large",
                          u"The request is too large: its body may have %1 bytes."_s.arg(m_limits.body));
        arriving.whole = end + 4 + qsizetype(length);
    }
    if (socket.bytesAvailable() < arriving.whole)
        return;
    arriving.isOver = true;
    arriving.patience.stop();
    QObject::disconnect(&socket, &QIODevice::readyRead, this, nullptr);
    addPendingConnection(&socket);
    Q_EMIT socket.readyRead();
}

} // namespace ringface::cli
