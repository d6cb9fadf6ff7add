// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/session/visitevent.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <memory>

namespace ringface
{

class MqttSender;

/// Where visits are told of, besides the window; empty ones are off.
struct NotificationTargets {
    QString command;  ///< started for each visit, with the event as JSON on its standard input; no shell
    QUrl webhook;     ///< gets the event as JSON by POST
    QString mqttHost; ///< a broker: gets it as topic/visit, and topic/last (kept)
    quint16 mqttPort = 1883;
    QString mqttUser{};
    QString mqttPassword{};
    QString mqttTopic = QStringLiteral("ringface");
    bool isEmpty() const { return command.isEmpty() && webhook.isEmpty() && mqttHost.isEmpty(); }
    bool operator==(const NotificationTargets&) const = default;
};

/// What users have typed, made of use.
struct ReadNotificationTargets {
    enum class Problem { None, Webhook, Broker };
    NotificationTargets where;
    Problem problem = Problem::None; ///< the first that cannot be used; it is left out
};
/// \a broker: HOST or HOST:PORT.
ReadNotificationTargets readNotificationTargets(const QString& command, const QString& webhook, const QString& broker);

/// Tells other programs of visits. Thread: the GUI thread. The destructor waits a moment for what is on its way.
/// Errors: failed(), once for each event that did not arrive; the next one is tried again.
class Announcer : public QObject
{
    Q_OBJECT

public:
    explicit Announcer(const NotificationTargets& where, QObject* parent = nullptr);
    ~Announcer() override;

    void announce(const VisitEvent& event);

Q_SIGNALS:
    /// In English, for logs: where and why.
    void failed(const QString& text);

private:
    void runCommand(const QByteArray& json, const VisitEvent& event);
    void post(const QByteArray& json);

    NotificationTargets m_where;
    QNetworkAccessManager m_network;
    std::unique_ptr<MqttSender> m_mqtt;
};

} // namespace ringface
