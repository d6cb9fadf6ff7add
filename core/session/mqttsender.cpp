// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/mqttsender.h"

#include "core/session/announcer.h"

#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <mosquitto.h>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int keepAliveS = 60;
constexpr int atLeastOnce = 1; // quality of service

QByteArray compact(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString message(int error)
{
    return QString::fromUtf8(mosquitto_strerror(error));
}
} // namespace

void MqttSender::Free::operator()(mosquitto* client) const
{
    mosquitto_disconnect(client);
    mosquitto_loop_stop(client, false); // waits for its thread
    mosquitto_destroy(client);
    mosquitto_lib_cleanup();
}

MqttSender::MqttSender(const NotificationTargets& where, QObject* parent)
    : QObject(parent)
    , m_topic(where.mqttTopic)
    , m_host(where.mqttHost)
    , m_port(where.mqttPort)
    , m_where(u"%1:%2"_s.arg(where.mqttHost).arg(where.mqttPort))
{
    mosquitto_lib_init();
    m_client.reset(mosquitto_new(nullptr, true, this));
    if (!m_client)
        return;
    if (!where.mqttUser.isEmpty())
        mosquitto_username_pw_set(m_client.get(), where.mqttUser.toUtf8().constData(),
                                  where.mqttPassword.toUtf8().constData());
    mosquitto_connect_callback_set(m_client.get(), &MqttSender::connected);
    mosquitto_disconnect_callback_set(m_client.get(), &MqttSender::disconnected);
    constexpr unsigned slowest = 60; // seconds between attempts
    mosquitto_reconnect_delay_set(m_client.get(), 1, slowest, true);
    mosquitto_loop_start(m_client.get());
    constexpr int againMs = 5000;
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &MqttSender::findBroker);
    m_again.start();
    findBroker();
}

MqttSender::~MqttSender()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
}

/// libmosquitto would look names up in this thread, which may take half a minute without a network.
void MqttSender::findBroker()
{
    if (m_connected || m_lookup >= 0)
        return;
    m_lookup = QHostInfo::lookupHost(m_host, this, [this](const QHostInfo& found) {
        m_lookup = -1;
        if (!found.addresses().isEmpty() && !m_connected)
            mosquitto_connect_async(m_client.get(), found.addresses().first().toString().toLatin1().constData(), m_port,
                                    keepAliveS);
    });
}

void MqttSender::connected(mosquitto* /*client*/, void* self, int code)
{
    auto* sender = static_cast<MqttSender*>(self);
    QMetaObject::invokeMethod(
        sender,
        [sender, code] {
            sender->m_connected = code == 0;
            if (code == 0)
                sender->introduce();
            else
                Q_EMIT sender->failed(u"The MQTT broker %1 refuses: %2"_s.arg(
                    sender->m_where, QString::fromUtf8(mosquitto_connack_string(code))));
        },
        Qt::QueuedConnection);
}

void MqttSender::disconnected(mosquitto* /*client*/, void* self, int /*reason*/)
{
    auto* sender = static_cast<MqttSender*>(self);
    QMetaObject::invokeMethod(
        sender, [sender] { sender->m_connected = false; }, Qt::QueuedConnection);
}

/// https://www.home-assistant.io/integrations/mqtt: a retained message describes the sensor.
void MqttSender::introduce()
{
    const QJsonObject device{{u"identifiers"_s, QJsonArray{m_topic}}, {u"name"_s, u"Ringface"_s}};
    publish(u"homeassistant/sensor/%1/last_visitor/config"_s.arg(m_topic),
            compact({{u"name"_s, u"Last visitor"_s},
                     {u"unique_id"_s, m_topic + u"_last_visitor"_s},
                     {u"state_topic"_s, m_topic + u"/last"_s},
                     {u"value_template"_s, u"{{ value_json.who }}"_s},
                     {u"json_attributes_topic"_s, m_topic + u"/last"_s},
                     {u"icon"_s, u"mdi:doorbell-video"_s},
                     {u"device"_s, device}}),
            true);
    for (const Message& m : std::exchange(m_later, {}))
        publish(m.topic, m.text, m.keep);
}

void MqttSender::send(const VisitEvent& event, const QByteArray& json)
{
    publish(m_topic + u"/visit"_s, json, false);
    QJsonObject last = toJson(event);
    last.remove(u"face"_s); // a state is small
    last[u"who"_s] = inWords(event);
    publish(m_topic + u"/last"_s, compact(last), true);
    if (!event.face.isEmpty())
        publish(m_topic + u"/face"_s, event.face, true);
}

void MqttSender::publish(const QString& topic, const QByteArray& text, bool keep)
{
    if (!m_connected) {
        constexpr qsizetype most = 100;
        m_later = m_later.last(std::min(m_later.size(), most - 1));
        m_later.append({topic, text, keep});
        return;
    }
    const int error = mosquitto_publish(m_client.get(), nullptr, topic.toUtf8().constData(), int(text.size()),
                                        text.constData(), atLeastOnce, keep);
    if (error != MOSQ_ERR_SUCCESS)
        Q_EMIT failed(u"The MQTT broker %1 did not take the visit: %2"_s.arg(m_where, message(error)));
}

} // namespace ringface
