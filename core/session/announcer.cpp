// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/announcer.h"

#include "core/session/mqttsender.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QProcess>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int webhookPatienceMs = 10'000;
} // namespace

ReadNotificationTargets readNotificationTargets(const QString& command, const QString& webhook, const QString& broker)
{
    using Problem = ReadNotificationTargets::Problem;
    ReadNotificationTargets out;
    out.where.command = command;
    const QUrl address(webhook, QUrl::StrictMode);
    const bool isWeb = address.scheme() == "http"_L1 || address.scheme() == "https"_L1;
    if (isWeb && address.isValid() && !address.host().isEmpty())
        out.where.webhook = address;
    else if (!webhook.isEmpty())
        out.problem = Problem::Webhook;
    const QUrl url = broker.isEmpty() ? QUrl() : QUrl::fromUserInput(u"mqtt://"_s + broker);
    if (url.isValid() && !url.host().isEmpty()) {
        out.where.mqttHost = url.host();
        out.where.mqttPort = quint16(url.port(out.where.mqttPort));
    } else if (!broker.isEmpty() && out.problem == Problem::None) {
        out.problem = Problem::Broker;
    }
    return out;
}

Announcer::Announcer(const NotificationTargets& where, QObject* parent)
    : QObject(parent)
    , m_where(where)
{
    m_network.setTransferTimeout(webhookPatienceMs);
    if (where.mqttHost.isEmpty())
        return;
    m_mqtt = std::make_unique<MqttSender>(where);
    connect(m_mqtt.get(), &MqttSender::failed, this, &Announcer::failed);
}

Announcer::~Announcer() = default;

void Announcer::announce(const VisitEvent& event)
{
    const QByteArray json = QJsonDocument(toJson(event)).toJson(QJsonDocument::Compact);
    if (!m_where.command.isEmpty())
        runCommand(json, event);
    if (!m_where.webhook.isEmpty())
        post(json);
    if (m_mqtt)
        m_mqtt->send(event, json);
}

void Announcer::runCommand(const QByteArray& json, const VisitEvent& event)
{
    QStringList words = QProcess::splitCommand(m_where.command);
    if (words.isEmpty())
        return;
    auto* process = new QProcess(this);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"RINGFACE_WHO"_s, inWords(event));
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            Q_EMIT failed(u"The command %1 could not be started: %2"_s.arg(process->program(), process->errorString()));
            process->deleteLater();
        }
    });
    connect(process, &QProcess::finished, this, [this, process](int code, QProcess::ExitStatus status) {
        if (code != 0 || status != QProcess::NormalExit)
            Q_EMIT failed(u"The command %1 ended with %2."_s.arg(process->program()).arg(code));
        process->deleteLater();
    });
    process->start(words.takeFirst(), words);
    process->write(json + '\n');
    process->closeWriteChannel();
}

void Announcer::post(const QByteArray& json)
{
    QNetworkRequest request(m_where.webhook);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply* reply = m_network.post(request, json);
    connect(reply, &QNetworkReply::finished, this, [this, reply] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        constexpr int good = 200;
        constexpr int moved = 300;
        if (reply->error() != QNetworkReply::NoError || status < good || status >= moved)
            Q_EMIT failed(u"%1 did not take the visit: %2"_s.arg(reply->url().toDisplayString(), reply->errorString()));
        reply->deleteLater();
    });
}

} // namespace ringface
