// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/ring/ringanswers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QUrlQuery>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
QJsonObject objectIn(const QByteArray& body)
{
    return QJsonDocument::fromJson(body).object();
}

/// Numbers above 2^53 too: as digits, never as a double. Empty for what could mean something in a path.
QString idOf(const QJsonValue& value)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_-]{1,64}$"_s);
    const QVariant number = value.toVariant();
    const QString id = value.isString()                         ? value.toString()
                       : number.typeId() == QMetaType::LongLong ? number.toString()
                                                                : QString();
    return plain.match(id).hasMatch() ? id : QString();
}

QJsonValue firstOf(const QJsonObject& object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        const QJsonValue value = object.value(key);
        if (!value.isUndefined() && !value.isNull())
            return value;
    }
    return {};
}

QDateTime timeOf(const QJsonValue& value)
{
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

/// Kinds that have no pictures, by how they begin.
bool hasPictures(const QString& kind)
{
    static const QStringList others{u"chime"_s,         u"base_station"_s, u"beams"_s,      u"security"_s,
                                    u"sensor"_s,        u"switch"_s,       u"lock"_s,       u"range_extender"_s,
                                    u"motion_sensor"_s, u"contact"_s,      u"smoke"_s,      u"thermostat"_s,
                                    u"keypad"_s,        u"hub"_s,          u"transformer"_s};
    return !kind.isEmpty() &&
           std::ranges::none_of(others, [&kind](const QString& other) { return kind.startsWith(other); });
}

CameraAccess accessOf(const QJsonObject& device, bool isShared)
{
    const QJsonValue group = device.value("encryption_group"_L1);
    if ((group.isString() && !group.toString().isEmpty()) || group.isObject() || group.toBool())
        return CameraAccess::Encrypted;
    const QJsonObject settings = device.value("settings"_L1).toObject();
    if (settings.value("sheila_settings"_L1).toObject().value("local_storage_enabled"_L1).toBool())
        return CameraAccess::LocalStorage;
    if (!device.value("features"_L1).toObject().value("show_recordings"_L1).toBool(true))
        return isShared ? CameraAccess::NotAllowed : CameraAccess::NoPlan;
    return CameraAccess::Good;
}

void addCamera(const QJsonObject& device, bool isShared, QList<AccountCamera>& out)
{
    AccountCamera camera;
    camera.id = idOf(device.value("id"_L1));
    camera.kind = device.value("kind"_L1).toString();
    if (camera.id.isEmpty() || !hasPictures(camera.kind))
        return;
    camera.isShared =
        isShared || device.value("owned"_L1) == QJsonValue(false) || !device.value("shared_at"_L1).toString().isEmpty();
    camera.access = accessOf(device, camera.isShared);
    const auto known = std::ranges::find(out, camera.id, &AccountCamera::id);
    if (known != out.end()) {
        known->isShared |= camera.isShared;
        if (known->access == CameraAccess::Good)
            known->access = camera.access;
        return;
    }
    camera.name = firstOf(device, {"description"_L1, "name"_L1}).toString().simplified();
    camera.locationId = device.value("location_id"_L1).toString();
    camera.timeZone = device.value("time_zone"_L1).toString();
    out.append(camera);
}

/// No two with the same name: the library knows cameras by it.
void tellApart(QList<AccountCamera>& cameras)
{
    std::ranges::sort(cameras, [](const AccountCamera& a, const AccountCamera& b) {
        return a.id.size() != b.id.size() ? a.id.size() < b.id.size() : a.id < b.id; // as numbers: oldest first
    });
    QSet<QString> taken;
    for (AccountCamera& camera : cameras) {
        const QString name = camera.name.isEmpty() ? u"Camera"_s : camera.name;
        camera.name = name;
        for (int i = 2; taken.contains(camera.name.toCaseFolded()); ++i)
            camera.name = u"%1 (%2)"_s.arg(name).arg(i);
        taken.insert(camera.name.toCaseFolded());
    }
    std::ranges::sort(cameras, [](const AccountCamera& a, const AccountCamera& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

/// End of a signed address' life, by its own words; with a third of it taken off.
QDateTime endOf(const QUrl& address)
{
    const QUrlQuery query(address);
    QDateTime from =
        QDateTime::fromString(query.queryItemValue(u"X-Amz-Date"_s), u"yyyyMMdd'T'HHmmss'Z'"_s); // written as UTC
    from.setTimeSpec(Qt::UTC);
    const int seconds = query.queryItemValue(u"X-Amz-Expires"_s).toInt();
    return from.isValid() && seconds > 0 ? from.addSecs(qint64(seconds) * 2 / 3) : QDateTime();
}

void addMedia(const QJsonObject& item, AccountEvent& event)
{
    const QJsonObject all = item.value("visualizations"_L1).toObject();
    const QJsonArray media = all.value("cloud_media_visualization"_L1).toObject().value("media"_L1).toArray();
    for (const QJsonValueConstRef each : media) {
        if (each["file_type"_L1].toString() != "VIDEO"_L1)
            continue;
        event.isEncrypted |= each["is_e2ee"_L1].toBool();
        event.video = QUrl(each["url"_L1].toString());
        event.videoUntil = endOf(event.video);
    }
}

std::optional<AccountEvent> eventFrom(const QJsonObject& item, const QString& cameraId)
{
    AccountEvent event;
    event.id = idOf(firstOf(item, {"event_id"_L1, "ding_id_str"_L1, "id_str"_L1, "id"_L1}));
    const QJsonValue time = firstOf(item, {"start_time"_L1, "created_at"_L1});
    event.startedAt = timeOf(time);
    if (event.id.isEmpty() || !event.startedAt.isValid())
        return std::nullopt;
    event.hasMs = time.toString().contains(u'.');
    event.cameraId = cameraId;
    event.kind = firstOf(item, {"event_type"_L1, "kind"_L1}).toString();
    event.state = item.value("state"_L1).toString();
    if (const QJsonValue answered = item.value("answered"_L1); answered.isBool())
        event.state = answered.toBool() ? u"completed"_s : u"timed_out"_s;
    event.durationMs = item.value("duration_ms"_L1).toInteger(item.value("duration"_L1).toInteger() * 1000);
    if (const QDateTime end = timeOf(item.value("end_time"_L1)); event.durationMs <= 0 && end.isValid())
        event.durationMs = std::max<qint64>(0, event.startedAt.msecsTo(end));
    const QString status = firstOf(item, {"recording_status"_L1})
                               .toString(item.value("recording"_L1).toObject().value("status"_L1).toString());
    event.isReady = status.isEmpty() || status == "ready"_L1;
    event.hasPlan = item.value("had_subscription"_L1).toBool(true);
    event.isEncrypted = item.value("is_e2ee"_L1).toBool();
    addMedia(item, event);
    return event;
}
} // namespace

std::optional<RingTokens> tokensFrom(const QByteArray& body)
{
    const QJsonObject object = objectIn(body);
    RingTokens tokens{object.value("access_token"_L1).toString(), object.value("refresh_token"_L1).toString(),
                      object.value("expires_in"_L1).toInt()};
    return tokens.access.isEmpty() ? std::nullopt : std::optional(tokens);
}

CodeRequest codeRequestFrom(const QByteArray& body)
{
    const QJsonObject object = objectIn(body);
    const QString way = object.value("tsv_state"_L1).toString();
    return {way == "totp"_L1    ? CodeWay::App
            : way == "email"_L1 ? CodeWay::Email
                                : CodeWay::Sms,
            object.value("phone"_L1).toString(), object.value("next_time_in_secs"_L1).toInt()};
}

AccountError signInErrorOf(const HttpAnswer& answer, bool withCode)
{
    const QJsonObject object = objectIn(answer.body);
    const QString said = object.value("error_description"_L1).toString();
    switch (answer.status) {
    case 0:
        return AccountError::NoNetwork;
    case 400:
        if (said.contains("too many requests"_L1))
            return AccountError::TooManyCodes;
        return withCode ? AccountError::WrongCode : AccountError::NotUnderstood;
    case 401:
        return AccountError::WrongPassword;
    case 429:
        return said.contains("too many requests"_L1) ? AccountError::TooManyCodes : AccountError::TooManyRequests;
    default:
        return requestErrorOf(answer.status);
    }
}

AccountError requestErrorOf(int status)
{
    if (status == 401 || status == 412)
        return AccountError::SignInAgain;
    if (status == 403)
        return AccountError::AddressRefused;
    if (status == 406)
        return AccountError::ProgramRefused;
    if (status == 429)
        return AccountError::TooManyRequests;
    if (status >= 500)
        return AccountError::ServerTrouble;
    return status == 0 ? AccountError::NoNetwork : AccountError::NotUnderstood;
}

std::optional<QList<AccountCamera>> camerasFrom(const QByteArray& devices, const QByteArray& newer)
{
    const QJsonDocument document = QJsonDocument::fromJson(devices);
    if (!document.isObject())
        return std::nullopt;
    QList<AccountCamera> out;
    const QJsonObject lists = document.object();
    for (const QLatin1StringView list : {"doorbots"_L1, "authorized_doorbots"_L1, "stickup_cams"_L1, "other"_L1}) {
        const QJsonArray array = lists.value(list).toArray();
        for (const QJsonValueConstRef each : array)
            addCamera(each.toObject(), list == "authorized_doorbots"_L1, out);
    }
    const QJsonArray more = objectIn(newer).value("devices"_L1).toArray();
    for (const QJsonValueConstRef each : more)
        addCamera(each.toObject(), false, out);
    tellApart(out);
    return out;
}

std::optional<EventPage> eventsFrom(const QByteArray& body, const QString& cameraId)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonValue list = document.isArray() ? QJsonValue(document.array()) : document.object().value("items"_L1);
    if (!list.isArray())
        return std::nullopt;
    EventPage page;
    const QJsonArray items = list.toArray();
    page.items = items.size();
    page.next = document.object().value("pagination_key"_L1).toString();
    for (const QJsonValueConstRef each : items) {
        const QJsonObject item = each.toObject();
        if (const auto event = eventFrom(item, cameraId))
            page.events.append(*event);
        if (document.isArray()) {
            if (const QString id = idOf(item.value("id"_L1)); !id.isEmpty())
                page.next = id;
        }
    }
    return page;
}

std::optional<AccountEvent> eventFrom(const QByteArray& body, const QString& cameraId)
{
    const QJsonObject object = objectIn(body);
    const QJsonValue inner = object.value("item"_L1);
    return eventFrom(inner.isObject() ? inner.toObject() : object, cameraId);
}

std::optional<QUrl> addressFrom(const QByteArray& body)
{
    const QJsonValue url = objectIn(body).value("url"_L1);
    return url.isString() ? std::optional(QUrl(url.toString())) : std::nullopt;
}

} // namespace ringface
