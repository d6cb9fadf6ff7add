// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/session/visitevent.h"

#include <QObject>
#include <QTimer>

#include <memory>

struct mosquitto;

namespace ringface
{

struct NotificationTargets;

/// Publishes visits to an MQTT broker, and itself to Home Assistant (discovery: a sensor "Last visitor").
/// Thread: the GUI thread; libmosquitto has a thread of its own. The destructor takes leave of the broker.
class MqttSender : public QObject
{
    Q_OBJECT

public:
    explicit MqttSender(const NotificationTargets& where, QObject* parent = nullptr);
    ~MqttSender() override;

    /// What is sent while the broker is away arrives when it is back, the newest hundred messages of it.
    void send(const VisitEvent& event, const QByteArray& json);

Q_SIGNALS:
    void failed(const QString& text);

private:
    struct Free {
        void operator()(mosquitto* client) const;
    };
    static void connected(mosquitto* client, void* self, int code);
    static void disconnected(mosquitto* client, void* self, int reason);
    struct Message {
        QString topic;
        QByteArray text;
        bool keep = false;
    };
    void publish(const QString& topic, const QByteArray& text, bool keep);
    void introduce();
    void findBroker();

    QString m_topic;
    QString m_host;
    quint16 m_port;
    QString m_where;        ///< for messages
    QList<Message> m_later; ///< the broker could not be reached
    bool m_connected = false;
    int m_lookup = -1; ///< of the broker's name, under way
    QTimer m_again;    ///< tries again; libmosquitto does not, before the first connection
    std::unique_ptr<mosquitto, Free> m_client;
};

} // namespace ringface
