// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/patience.h"

#include <QProcess>
#include <QTcpServer>
#include <QTest>

namespace ringface::testing
{

/// A real MQTT broker on this computer, and somebody who waits for one visit.
class Broker
{
public:
    ~Broker()
    {
        for (QProcess* process : {&m_listener, &m_broker}) {
            process->kill();
            process->waitForFinished();
        }
    }
    [[nodiscard]] bool start()
    {
        QTcpServer probe;
        if (!probe.listen(QHostAddress::LocalHost))
            return false;
        m_port = QString::number(probe.serverPort());
        probe.close();
        m_broker.setProcessChannelMode(QProcess::MergedChannels);
        m_broker.start(QStringLiteral("mosquitto"), {QStringLiteral("-p"), m_port}, QIODevice::ReadOnly);
        if (!QTest::qWaitFor([this] { return m_broker.peek(4096).contains("running"); }, patience))
            return false;
        m_listener.start(QStringLiteral("mosquitto_sub"),
                         {QStringLiteral("-p"), m_port, QStringLiteral("-t"), QStringLiteral("ringface/visit"),
                          QStringLiteral("-C"), QStringLiteral("1")},
                         QIODevice::ReadOnly);
        return m_listener.waitForStarted(patience);
    }
    QString place() const { return QStringLiteral("localhost:") + m_port; }
    bool hasHeard() const { return m_listener.state() == QProcess::NotRunning; }
    QByteArray visit() { return m_listener.readAllStandardOutput(); }

private:
    QString m_port;
    QProcess m_broker;
    QProcess m_listener;
};

} // namespace ringface::testing
