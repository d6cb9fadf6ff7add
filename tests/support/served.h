// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTcpSocket>
#include <QTest>

#include <memory>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

/// What "ringface-cli serve" answered; status 0: it closed the connection, -1: nothing came.
struct Reply {
    int status = -1;
    QByteArray head;
    QByteArray body;
    QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
    QJsonArray list() const { return QJsonDocument::fromJson(body).array(); }
    QString error() const { return object().value("error"_L1).toString(); }
};

/// One connection.
class Client
{
public:
    explicit Client(quint16 port)
    {
        m_socket.connectToHost(u"127.0.0.1"_s, port);
        m_socket.waitForConnected();
    }
    void write(const QByteArray& bytes)
    {
        m_socket.write(bytes);
        m_socket.waitForBytesWritten();
    }
    Reply wait(int ms = patience)
    {
        while (m_socket.state() == QAbstractSocket::ConnectedState && m_socket.waitForReadyRead(ms)) {
        }
        Reply reply;
        const QByteArray all = m_socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        reply.head = all.first(qMax<qsizetype>(0, end));
        reply.body = end < 0 ? QByteArray() : all.mid(end + 4);
        if (end > 0)
            reply.status = reply.head.split(' ').value(1).toInt();
        else if (m_socket.state() != QAbstractSocket::ConnectedState)
            reply.status = 0;
        return reply;
    }
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    /// Whether an answer has begun.
    bool hasAnswer(int ms = 0) { return m_socket.bytesAvailable() > 0 || m_socket.waitForReadyRead(ms); }

private:
    QTcpSocket m_socket;
};

/// Headers by name, besides Host and what a body needs.
using Headers = QList<std::pair<QByteArray, QByteArray>>;

inline QByteArray request(const QByteArray& method, const QByteArray& path, const QByteArray& body = {},
                          const Headers& headers = {}, const QByteArray& host = "127.0.0.1")
{
    QByteArray out = method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\n";
    if (method == "POST")
        out += "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    for (const auto& [name, value] : headers)
        out += name + ": " + value + "\r\n";
    return out + "\r\n" + body;
}

/// "ringface-cli serve" on a port that was free.
class Served
{
public:
    /// \a options: of ringface-cli, with its folders; \a serve: of serve. Its port is 0 if it does not listen.
    explicit Served(const QStringList& options, const QStringList& serve = {})
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"TZ"_s, u"America/New_York"_s);
        environment.remove(u"RINGFACE_TOKEN"_s);
        m_process.setProcessEnvironment(environment);
        m_process.start(qEnvironmentVariable("RINGFACE_CLI"),
                        options + QStringList{u"serve"_s, u"--port"_s, u"0"_s} + serve, QIODevice::ReadWrite);
        while (!m_process.canReadLine() && m_process.waitForReadyRead(patience)) {
        }
        port = quint16(m_process.readLine().trimmed().split(':').last().toUInt());
    }
    ~Served()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Served(const Served&) = delete;
    Served& operator=(const Served&) = delete;

    Reply raw(const QByteArray& bytes) const
    {
        Client client(port);
        client.write(bytes);
        return client.wait();
    }
    Reply get(const QByteArray& path, const Headers& headers = {}) const
    {
        return raw(request("GET", path, {}, headers));
    }
    Reply post(const QByteArray& path, const QJsonObject& body, const Headers& headers = {}) const
    {
        return raw(request("POST", path, QJsonDocument(body).toJson(), headers));
    }
    /// Exit code, if it ends within that time after SIGTERM; -1 otherwise.
    int stop(int ms = 20'000)
    {
        m_process.terminate();
        return m_process.waitForFinished(ms) && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode()
                                                                                               : -1;
    }

    quint16 port = 0;

private:
    QProcess m_process;
};

} // namespace ringface::testing
