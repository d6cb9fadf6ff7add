// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Other programs are told of visits: a real MQTT broker, a real HTTP server, real commands.
#include "core/library/values/utctime.h"
#include "core/session/announcer.h"
#include "tests/support/httppeer.h"
#include "tests/support/patience.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace ringface;
using namespace ringface::testing;
using namespace Qt::StringLiterals;

namespace
{

VisitEvent annaAtTheDoor()
{
    VisitEvent event;
    event.recording = 7;
    event.name = u"Anna \"<b>\" Müller"_s;
    event.isGuess = true;
    event.role = Role::Resident;
    event.camera = u"Front Door"_s;
    event.kind = u"ding"_s;
    event.at = utcTime(QDate(2024, 5, 3), QTime(12, 25, 9));
    event.file = u"/videos/a b.mp4"_s;
    event.ms = 1200;
    event.face = "JPEG \xff\xd8";
    return event;
}
} // namespace

class TestAnnouncer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void cleanup();
    void whatIsSaid();
    void commandGetsTheEvent();
    void commandThatIsNotThere();
    void webhookGetsTheEvent();
    void webhookThatRefuses();
    void brokerGetsTheEvent();
    void brokerThatComesLater();

private:
    QString path(const QString& name) const { return m_dir->filePath(name); }
    bool startBroker();
    /// Listens to a topic; its first message ends it.
    bool listen(const QString& topic);
    static quint16 freePort()
    {
        QTcpServer server;
        return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
    }
    NotificationTargets broker() const
    {
        NotificationTargets where;
        where.mqttHost = u"127.0.0.1"_s;
        where.mqttPort = m_port;
        where.mqttTopic = u"door"_s;
        return where;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QProcess m_broker;
    QProcess m_listener;
    quint16 m_port = freePort();
};

void TestAnnouncer::cleanup()
{
    for (QProcess* process : {&m_listener, &m_broker}) {
        process->kill();
        process->waitForFinished(patience);
    }
}

bool TestAnnouncer::startBroker()
{
    QFile configuration(path(u"mosquitto.conf"_s));
    if (!configuration.open(QIODevice::WriteOnly))
        return false;
    configuration.write(u"listener %1 127.0.0.1\nallow_anonymous true\nuser root\n"_s.arg(m_port).toUtf8());
    configuration.close();
    m_broker.setProcessChannelMode(QProcess::MergedChannels);
    m_broker.start(u"mosquitto"_s, {u"-c"_s, configuration.fileName()}, QIODevice::ReadOnly);
    return m_broker.waitForStarted(patience) && QTest::qWaitFor(
                                                    [this] {
                                                        m_broker.waitForReadyRead(0);
                                                        return m_broker.peek(4096).contains("running");
                                                    },
                                                    patience);
}

bool TestAnnouncer::listen(const QString& topic)
{
    m_listener.setProcessChannelMode(QProcess::SeparateChannels);
    m_listener.start(u"stdbuf"_s, // else it says nothing before it ends
                     {u"--output=L"_s, u"mosquitto_sub"_s, u"-p"_s, QString::number(m_port), u"-C"_s, u"1"_s, u"-d"_s,
                      u"-t"_s, topic, u"-F"_s, u"message:%p"_s},
                     QIODevice::ReadOnly);
    return m_listener.waitForStarted(patience) && QTest::qWaitFor(
                                                      [this] {
                                                          m_listener.waitForReadyRead(0);
                                                          return m_listener.peek(4096).contains("SUBACK");
                                                      },
                                                      patience);
}

void TestAnnouncer::whatIsSaid()
{
    const QJsonObject known = toJson(annaAtTheDoor());
    QCOMPARE(known["name"_L1].toString(), u"Anna \"<b>\" Müller"_s);
    QVERIFY(known["known"_L1].toBool() && known["guess"_L1].toBool());
    QCOMPARE(known["at"_L1].toString(), u"2024-05-03T12:25:09Z"_s);
    QCOMPARE(QByteArray::fromBase64(known["face"_L1].toString().toLatin1()), QByteArray("JPEG \xff\xd8"));
    QVERIFY(known["unknownGroup"_L1].isNull() && known["seenInRecordings"_L1].isNull());
    VisitEvent stranger;
    stranger.group = 12;
    stranger.recordings = 3;
    const QJsonObject unknown = toJson(stranger);
    for (const QString& key : {u"name"_s, u"role"_s, u"camera"_s, u"kind"_s, u"at"_s, u"face"_s})
        QVERIFY2(unknown[key].isNull() && unknown.contains(key), qPrintable(key));
    QCOMPARE(unknown["unknownGroup"_L1].toInt(), 12);
    QCOMPARE(unknown["seenInRecordings"_L1].toInt(), 3);
    QCOMPARE(inWords(annaAtTheDoor()), u"Anna \"<b>\" Müller? at Front Door"_s);
    QCOMPARE(inWords(stranger), u"unknown visitor"_s);
}

void TestAnnouncer::commandGetsTheEvent()
{
    // No shell: what is in the words stays a word.
    QFile script(path(u"script"_s));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/bin/sh\n{ echo \"$1|$RINGFACE_WHO\"; cat; } >\"$2.part\"; mv \"$2.part\" \"$2\"\n");
    QVERIFY(script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    script.close();
    NotificationTargets where;
    where.command = u"%1 \"$(touch /tmp/x); a b\" %2"_s.arg(script.fileName(), path(u"out"_s));
    Announcer announcer(where);
    QSignalSpy failed(&announcer, &Announcer::failed);
    announcer.announce(annaAtTheDoor());
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"out"_s)), patience);
    QFile out(path(u"out"_s));
    QVERIFY(out.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(out.readLine()), u"$(touch /tmp/x); a b|Anna \"<b>\" Müller? at Front Door\n"_s);
    QCOMPARE(QJsonDocument::fromJson(out.readAll()).object(), toJson(annaAtTheDoor()));
    QCOMPARE(failed.size(), 0);
}

void TestAnnouncer::commandThatIsNotThere()
{
    NotificationTargets where;
    where.command = path(u"none"_s);
    Announcer announcer(where);
    QSignalSpy failed(&announcer, &Announcer::failed);
    announcer.announce(annaAtTheDoor());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
    QVERIFY(failed[0][0].toString().contains(path(u"none"_s)));
}

void TestAnnouncer::webhookGetsTheEvent()
{
    HttpPeer::Request got;
    const HttpPeer server([&](const HttpPeer::Request& request, QTcpSocket& socket) {
        got = request;
        HttpPeer::reply(socket, "200 OK", "ok");
    });
    NotificationTargets where;
    where.webhook = server.url(u"hook"_s);
    Announcer announcer(where);
    QSignalSpy failed(&announcer, &Announcer::failed);
    announcer.announce(annaAtTheDoor());
    QTRY_VERIFY_WITH_TIMEOUT(!got.body.isEmpty(), patience);
    QCOMPARE(got.method + ' ' + got.path.toUtf8(), QByteArray("POST /hook"));
    QCOMPARE(got.headers.value("content-type"), QByteArray("application/json"));
    QCOMPARE(QJsonDocument::fromJson(got.body).object(), toJson(annaAtTheDoor()));
    QCOMPARE(failed.size(), 0);
}

void TestAnnouncer::webhookThatRefuses()
{
    const HttpPeer server(
        [](const HttpPeer::Request&, QTcpSocket& socket) { HttpPeer::reply(socket, "403 Forbidden"); });
    for (const QUrl& url : {server.url(u"hook"_s), QUrl(u"http://127.0.0.1:%1/"_s.arg(freePort()))}) {
        NotificationTargets where;
        where.webhook = url;
        Announcer announcer(where);
        QSignalSpy failed(&announcer, &Announcer::failed);
        announcer.announce(annaAtTheDoor());
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(failed[0][0].toString().contains(url.toString()));
    }
}

void TestAnnouncer::brokerGetsTheEvent()
{
    QVERIFY(startBroker());
    Announcer announcer(broker());
    QVERIFY(listen(u"homeassistant/sensor/+/last_visitor/config"_s)); // kept for those who come later
    QTRY_COMPARE_WITH_TIMEOUT(m_listener.state(), QProcess::NotRunning, patience);
    const QByteArray discovery = m_listener.readAllStandardOutput();
    QVERIFY2(discovery.contains("\"state_topic\":\"door/last\""), discovery.constData());
    QVERIFY(listen(u"door/visit"_s));
    announcer.announce(annaAtTheDoor());
    QTRY_COMPARE_WITH_TIMEOUT(m_listener.state(), QProcess::NotRunning, patience);
    const QByteArray all = m_listener.readAllStandardOutput();
    const QByteArray message = all.mid(all.indexOf("message:") + 8);
    QCOMPARE(QJsonDocument::fromJson(message.left(message.indexOf('\n'))).object(), toJson(annaAtTheDoor()));
    QVERIFY(listen(u"door/last"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_listener.state(), QProcess::NotRunning, patience);
    QVERIFY(m_listener.readAllStandardOutput().contains("? at Front Door"));
}

void TestAnnouncer::brokerThatComesLater()
{
    Announcer announcer(broker());
    QSignalSpy failed(&announcer, &Announcer::failed);
    announcer.announce(annaAtTheDoor());
    QVERIFY(startBroker());
    QVERIFY(listen(u"door/last"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_listener.state(), QProcess::NotRunning, patience);
    QVERIFY(m_listener.readAllStandardOutput().contains("Front Door"));
}

QTEST_GUILESS_MAIN(TestAnnouncer)
#include "tst_announcer.moc"
