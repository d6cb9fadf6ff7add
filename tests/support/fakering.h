// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/support/httppeer.h"
#include "tests/support/samplevideo.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QUrlQuery>

#include <algorithm>
#include <map>

namespace ringface
{

/// Ring's service on this computer, as far as docs/ring.md knows it: signing in, cameras, events and recordings, and
/// whatever can go wrong with them. Recordings come from a second server, as they do there. Thread: the test's.
class FakeRing
{
public:
    struct Camera {
        QString id;
        QString name;
        QString kind = QStringLiteral("doorbell_v5");
        QJsonObject more{}; ///< of its entry
        bool isShared = false;
        bool isInNewerListOnly = false;
    };
    struct Event {
        QString id;
        QString camera;
        QDateTime at;
        QByteArray video;
        QString kind = QStringLiteral("motion");
        QString state = QStringLiteral("timed_out");
        QString status = QStringLiteral("ready");
        bool isEncrypted = false;
        bool hasPlan = true;
        bool hasMedia = true;   ///< an address in the list
        int emptyAddresses = 0; ///< answers of share/download until there is one; -1: for ever
    };
    struct Answer {
        int status = 200;
        QByteArray body{};
        HttpPeer::Headers headers{};
        bool isSilent = false; ///< nothing comes
    };
    struct Seen {
        QByteArray method;
        QString path;
        qint64 atMs; ///< since the fake began
    };

    FakeRing()
        : m_api([this](const HttpPeer::Request& request, QTcpSocket& socket) { answer(request, socket); })
        , m_storage([this](const HttpPeer::Request& request, QTcpSocket& socket) { store(request, socket); })
    {
        m_time.start();
    }

    // What there is
    QString email = QStringLiteral("home@example.org");
    QString password = QStringLiteral("open-sesame-4711");
    QString code = QStringLiteral("246802"); ///< empty: none is asked for
    QString codeWay = QStringLiteral("sms");
    QList<Camera> cameras;
    QList<Event> events;
    int pageSize = 100;
    bool knowsNewerHistory = true;
    bool needsSession = false;
    bool rotates = true; ///< each renewal gives another refresh token; the one before ends when the new one is used
    int accessSeconds = 14400; ///< by its own word
    qint64 clockAheadMs = 0;

    /// Answers the next requests to \a path (its beginning) instead.
    void next(const QString& path, const Answer& answer, int times = 1)
    {
        for (int i = 0; i < times; ++i)
            m_next[path].append(answer);
    }
    static Answer json(int status, const QByteArray& body, const HttpPeer::Headers& more = {})
    {
        HttpPeer::Headers headers{{"Content-Type", "application/json"}};
        headers.append(more);
        return {status, body, headers};
    }
    void endAccess() { m_access.clear(); }
    void endRefresh() { m_refresh.clear(); }

    /// Called when the recording of an event is asked for.
    std::function<void(const QString& event)> onFetch;

    // What was seen
    QList<Seen> seen;     ///< at the API and the login
    QList<Seen> fetched;  ///< at the storage
    QStringList leaks;    ///< what of the account came to the storage
    QStringList problems; ///< requests that no client should make
    int sessions = 0;
    QSet<QString> hardwareIds;
    int count(const QString& path) const
    {
        return int(std::ranges::count_if(seen, [&path](const Seen& each) { return each.path.startsWith(path); }));
    }
    int logins = 0; ///< with a password
    int codesSent = 0;
    /// All that is secret, as it was given out.
    QStringList secrets;

    QUrl storageUrl(const QString& path) const { return m_storage.url(path); }
    /// Programs with support/testring.cpp, which have what is theirs in \a folder, come here instead of to Ring; this
    /// one and those that it starts from now on.
    [[nodiscard]] bool takePlace(const QString& folder) const
    {
        qputenv("RINGFACE_TEST_RING", folder.toUtf8());
        return testing::writeFile(folder + QStringLiteral("/port"), QByteArray::number(m_api.serverPort()));
    }
    /// What a short recording holds.
    static QByteArray sampleVideo()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("sample.mp4")));
        return testing::writeVideo(file.fileName(), testing::oneVisitor(1)) && file.open(QIODevice::ReadOnly)
                   ? file.readAll()
                   : QByteArray();
    }

private:
    void send(QTcpSocket& socket, const Answer& what)
    {
        if (what.isSilent)
            return;
        HttpPeer::Headers headers = what.headers;
        headers.append({"Date", QLocale::c()
                                    .toString(QDateTime::currentDateTimeUtc().addMSecs(clockAheadMs),
                                              QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
                                    .toLatin1()});
        HttpPeer::reply(socket, QByteArray::number(what.status) + " X", what.body, headers);
    }

    std::optional<Answer> scripted(const QString& path)
    {
        for (auto& [begin, answers] : m_next) {
            if (path.startsWith(begin) && !answers.isEmpty())
                return answers.takeFirst();
        }
        return {};
    }

    void answer(const HttpPeer::Request& request, QTcpSocket& socket)
    {
        seen.append({request.method, request.path, m_time.elapsed()});
        if (request.headers.value("user-agent") != "android:com.ringapp")
            problems << QStringLiteral("user agent");
        hardwareIds.insert(QString::fromLatin1(request.headers.value("hardware_id")));
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        if (body.value(QStringLiteral("grant_type")).toString() == QStringLiteral("password"))
            ++logins;
        if (const auto instead = scripted(request.path))
            return send(socket, *instead);
        if (request.path == QStringLiteral("/oauth/token"))
            return send(socket, token(request, body));
        if (request.headers.value("authorization") != "Bearer " + m_access.toLatin1() || m_access.isEmpty())
            return send(socket, json(401, R"({"error":"unauthorized"})"));
        m_older.clear(); // the new one is in use
        if (request.path == QStringLiteral("/clients_api/session")) {
            ++sessions;
            needsSession = false;
            return send(socket, json(201, R"({"profile":{"id":770011}})"));
        }
        if (needsSession)
            return send(socket, json(404, R"({"error":"Session not found for this-device"})"));
        send(socket, about(request));
    }

    Answer token(const HttpPeer::Request& request, const QJsonObject& body)
    {
        if (body.value(QStringLiteral("client_id")).toString() != QStringLiteral("ring_official_android") ||
            request.headers.value("hardware_id").isEmpty())
            return {406, "refused", {{"Content-Type", "text/plain"}}};
        if (body.value(QStringLiteral("grant_type")).toString() == QStringLiteral("refresh_token")) {
            const QString given = body.value(QStringLiteral("refresh_token")).toString();
            if (given.isEmpty() || (given != m_refresh && given != m_older))
                return json(401,
                            R"({"error":"invalid_grant","error_description":"token is invalid or does not exists"})");
            return tokens();
        }
        if (body.value(QStringLiteral("username")).toString() != email ||
            body.value(QStringLiteral("password")).toString() != password)
            return json(401, R"({"error":"access_denied","error_description":"invalid user credentials"})");
        const QString given = QString::fromLatin1(request.headers.value("2fa-code"));
        if (!code.isEmpty() && given.isEmpty()) {
            ++codesSent;
            QJsonObject out{{QStringLiteral("next_time_in_secs"), 60}, {QStringLiteral("tsv_state"), codeWay}};
            if (codeWay == QStringLiteral("sms"))
                out.insert(QStringLiteral("phone"), QStringLiteral("+1xxxxxxxx21"));
            return json(412, QJsonDocument(out).toJson());
        }
        if (!code.isEmpty() && given != code)
            return json(400, R"({"error":"Verification Code is invalid or expired"})");
        return tokens();
    }

    Answer tokens()
    {
        ++m_given;
        m_access = QStringLiteral("access-%1-%2").arg(m_given).arg(QStringLiteral("eyJhY2Nlc3M"));
        if (rotates || m_refresh.isEmpty()) {
            m_older = m_refresh;
            m_refresh = QStringLiteral("refresh-%1-%2").arg(m_given).arg(QStringLiteral("eyJyZWZyZXNo"));
        }
        secrets << m_access << m_refresh;
        const QJsonObject out{{QStringLiteral("access_token"), m_access},
                              {QStringLiteral("refresh_token"), m_refresh},
                              {QStringLiteral("expires_in"), accessSeconds},
                              {QStringLiteral("scope"), QStringLiteral("client")},
                              {QStringLiteral("token_type"), QStringLiteral("Bearer")}};
        return json(200, QJsonDocument(out).toJson());
    }

    Answer about(const HttpPeer::Request& request)
    {
        const QString path = request.path;
        if (path == QStringLiteral("/clients_api/ring_devices"))
            return json(200, devices());
        if (path == QStringLiteral("/device_info/v3/devices"))
            return json(200, newerDevices());
        if (path.startsWith(QStringLiteral("/evm/v2/history/devices/")))
            return knowsNewerHistory ? history(path.section(u'/', -1), QUrlQuery(request.query)) : Answer{404};
        if (path.startsWith(QStringLiteral("/clients_api/doorbots/")))
            return olderHistory(path.section(u'/', 3, 3), QUrlQuery(request.query));
        const QString id = path.startsWith(QStringLiteral("/evm/")) ? path.section(u'/', -1) : path.section(u'/', 3, 3);
        const auto event = std::ranges::find(events, id, &Event::id);
        if (event == events.end())
            return json(404, R"({"error":"no such event"})");
        if (path.startsWith(QStringLiteral("/evm/v2/history/events/")))
            return json(200, QJsonDocument(item(*event)).toJson());
        if (path.endsWith(QStringLiteral("/share/play")))
            return json(200, R"({"url":""})");
        if (path.endsWith(QStringLiteral("/share/download"))) {
            if (event->emptyAddresses != 0) {
                event->emptyAddresses -= event->emptyAddresses > 0 ? 1 : 0;
                return json(200, R"({"url":""})");
            }
            return json(200, QJsonDocument(QJsonObject{{QStringLiteral("url"), address(*event)}}).toJson());
        }
        problems << path;
        return {404};
    }

    static QJsonObject device(const Camera& camera)
    {
        QJsonObject out{
            {QStringLiteral("id"), camera.id.toLongLong()},
            {QStringLiteral("description"), camera.name},
            {QStringLiteral("kind"), camera.kind},
            {QStringLiteral("location_id"), QStringLiteral("6a0e")},
            {QStringLiteral("time_zone"), QStringLiteral("Europe/Berlin")},
            {QStringLiteral("owned"), !camera.isShared},
            {QStringLiteral("battery_life"), QJsonValue()},
            {QStringLiteral("owner"), QJsonObject{{QStringLiteral("email"), QStringLiteral("h@example.org")}}}};
        for (auto it = camera.more.begin(); it != camera.more.end(); ++it)
            out.insert(it.key(), it.value());
        return out;
    }
    QByteArray devices() const
    {
        QJsonArray own;
        QJsonArray shared;
        for (const Camera& camera : cameras) {
            if (!camera.isInNewerListOnly)
                (camera.isShared ? shared : own).append(device(camera));
        }
        const QJsonArray chimes{
            QJsonObject{{QStringLiteral("id"), 9}, {QStringLiteral("kind"), QStringLiteral("chime")}}};
        return QJsonDocument(QJsonObject{{QStringLiteral("doorbots"), own},
                                         {QStringLiteral("authorized_doorbots"), shared},
                                         {QStringLiteral("stickup_cams"), QJsonArray()},
                                         {QStringLiteral("chimes"), chimes}})
            .toJson();
    }
    QByteArray newerDevices() const
    {
        QJsonArray all;
        for (const Camera& camera : cameras)
            all.append(device(camera));
        return QJsonDocument(QJsonObject{{QStringLiteral("devices"), all}}).toJson();
    }

    QString address(const Event& event)
    {
        const QString signed_ = storageUrl(event.id + QStringLiteral(".mp4")).toString() +
                                QStringLiteral("?X-Amz-Date=%1&X-Amz-Expires=900&X-Amz-Signature=s1gn3d%2")
                                    .arg(QDateTime::currentDateTimeUtc()
                                             .addMSecs(clockAheadMs)
                                             .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")))
                                    .arg(event.id);
        return signed_;
    }
    QJsonObject item(const Event& event)
    {
        QJsonArray media;
        if (event.hasMedia)
            media = {QJsonObject{{QStringLiteral("file_type"), QStringLiteral("VIDEO")},
                                 {QStringLiteral("url"), address(event)},
                                 {QStringLiteral("is_e2ee"), event.isEncrypted}},
                     QJsonObject{{QStringLiteral("file_type"), QStringLiteral("THUMBNAIL")},
                                 {QStringLiteral("url"), QStringLiteral("https://example.org/no.jpg")}}};
        const QJsonObject cloud{{QStringLiteral("media"), media}};
        return {{QStringLiteral("event_id"), event.id},
                {QStringLiteral("source_id"), event.camera},
                {QStringLiteral("event_type"), event.kind},
                {QStringLiteral("state"), event.state},
                {QStringLiteral("start_time"), event.at.toString(Qt::ISODateWithMs)},
                {QStringLiteral("recording_status"), event.status},
                {QStringLiteral("had_subscription"), event.hasPlan},
                {QStringLiteral("visualizations"), QJsonObject{{QStringLiteral("cloud_media_visualization"), cloud}}}};
    }
    QList<Event> of(const QString& camera) const
    {
        QList<Event> out;
        std::ranges::copy_if(events, std::back_inserter(out), [&](const Event& e) { return e.camera == camera; });
        std::ranges::stable_sort(out, std::greater(), &Event::at);
        return out;
    }
    Answer history(const QString& camera, const QUrlQuery& query)
    {
        const QString key = query.queryItemValue(QStringLiteral("pagination_key"), QUrl::FullyDecoded);
        const QList<Event> all = of(camera);
        const qsizetype from = key.isEmpty() ? 0 : key.section(u'+', 1).chopped(2).toLongLong();
        QJsonArray items;
        for (const Event& event : all.mid(from, pageSize))
            items.append(item(event));
        const qsizetype to = from + items.size();
        return json(200, QJsonDocument(QJsonObject{{QStringLiteral("items"), items},
                                                   {QStringLiteral("pagination_key"),
                                                    to < all.size() ? QJsonValue(QStringLiteral("k+%1==").arg(to))
                                                                    : QJsonValue()}})
                             .toJson());
    }
    Answer olderHistory(const QString& camera, const QUrlQuery& query)
    {
        const QString after = query.queryItemValue(QStringLiteral("older_than"));
        QList<Event> all = of(camera);
        const auto last = std::ranges::find(all, after, &Event::id);
        if (last != all.end())
            all.erase(all.begin(), last + 1);
        QJsonArray items;
        for (const Event& event : all.first(std::min<qsizetype>(all.size(), pageSize)))
            items.append(
                QJsonObject{{QStringLiteral("id"), event.id.toLongLong()},
                            {QStringLiteral("created_at"), event.at.toString(Qt::ISODate)},
                            {QStringLiteral("kind"), event.kind},
                            {QStringLiteral("answered"), event.state == QStringLiteral("completed")},
                            {QStringLiteral("recording"), QJsonObject{{QStringLiteral("status"), event.status}}}});
        return json(200, QJsonDocument(items).toJson());
    }

    void store(const HttpPeer::Request& request, QTcpSocket& socket)
    {
        fetched.append({request.method, request.path, m_time.elapsed()});
        if (onFetch)
            onFetch(request.path.section(u'/', -1).section(u'.', 0, 0));
        for (const char* header : {"authorization", "hardware_id", "cookie", "2fa-code"}) {
            if (request.headers.contains(header))
                leaks << QString::fromLatin1(header);
        }
        if (const auto instead = scripted(QStringLiteral("storage") + request.path)) {
            if (instead->status == -1) { // all of it, and nobody says how much that is
                HttpPeer::begin(socket, "200 OK", {{"Content-Type", "video/mp4"}});
                socket.write(videoOf(request.path));
                return socket.disconnectFromHost();
            }
            if (instead->status == 0) { // half of it
                const QByteArray all = videoOf(request.path);
                HttpPeer::begin(socket, "200 OK", {{"Content-Length", QByteArray::number(all.size())}});
                socket.write(all.first(all.size() / 2));
                return socket.disconnectFromHost();
            }
            return send(socket, *instead);
        }
        const QByteArray video = videoOf(request.path);
        if (video.isEmpty())
            return send(socket, {404});
        send(socket, {200, video, {{"Content-Type", "video/mp4"}}});
    }
    QByteArray videoOf(const QString& path) const
    {
        const QString id = path.section(u'/', -1).section(u'.', 0, 0);
        const auto event = std::ranges::find(events, id, &Event::id);
        return event == events.end() ? QByteArray() : event->video;
    }

    HttpPeer m_api;
    HttpPeer m_storage;
    QElapsedTimer m_time;
    std::map<QString, QList<Answer>> m_next;
    int m_given = 0;
    QString m_access;
    QString m_refresh;
    QString m_older; ///< refresh token before, until the newer one's access token was used
};

} // namespace ringface
