// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/sidecar.h"

#include "core/library/values/cameraname.h"
#include "core/library/values/filepath.h"
#include "core/library/values/utctime.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <functional>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 mostOfOne = 1 << 20;
constexpr qint64 mostOfList = 16 << 20;
/// Some write the time of an event in whole seconds.
constexpr qint64 sameTimeMs = 2000;

/// The first of these that says something.
QJsonValue firstOf(const QJsonObject& object, std::initializer_list<const char*> keys)
{
    for (const char* key : keys) {
        const QJsonValue value = object.value(QLatin1String(key));
        if (!value.isUndefined() && !value.isNull() && value != QJsonValue(QString()))
            return value;
    }
    return {};
}

QDateTime timeOf(const QJsonValue& value)
{
    QDateTime time;
    if (value.isDouble()) { // seconds or milliseconds since 1970
        constexpr double latestSecond = 1e11;
        const double number = value.toDouble();
        if (number > 0 && number < latestSecond * 1000)
            time = utcTime(qint64(number < latestSecond ? number * 1000 : number));
    } else {
        QString text = value.toString().trimmed();
        if (text.size() > 10 && text[10] == u' ') // as Python writes it
            text[10] = u'T';
        else if (text.size() == 10)
            text += "T00:00"_L1;
        time = QDateTime::fromString(text + u'Z', Qt::ISODateWithMs); // without a zone: Ring speaks UTC
        if (!time.isValid())
            time = QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
    }
    return isPlausible(time) ? time : QDateTime();
}

/// A number of up to 64 bits, or such a one in quotes.
QString idOf(const QJsonValue& value)
{
    static const QRegularExpression number(u"^\\d{6,20}$"_s);
    const QVariant plain = value.toVariant();
    const QString text = plain.typeId() == QMetaType::LongLong ? plain.toString() : value.toString();
    return number.match(text).hasMatch() ? text : QString();
}

QString nameOf(const QJsonValue& value)
{
    const QString name =
        value.isObject() ? firstOf(value.toObject(), {"description", "name"}).toString() : value.toString();
    constexpr qsizetype longest = 100;
    return name.simplified().left(longest);
}

std::optional<bool> answeredOf(const QJsonObject& event, const QString& kind)
{
    if (const QJsonValue said = event.value("answered"_L1); said.isBool())
        return said.toBool();
    const QString state = event.value("state"_L1).toString();
    if (kind == "ding"_L1 && (state == "timed_out"_L1 || state == "completed"_L1))
        return state == "completed"_L1;
    return {};
}

SidecarEvent eventFrom(const QJsonObject& object)
{
    SidecarEvent event;
    NameFacts& facts = event.facts;
    facts.startedAt = timeOf(firstOf(object, {"created_at", "createdAt", "start_time", "startTime"}));
    if (facts.startedAt.isValid())
        facts.timeSource = TimeSource::Sidecar;
    for (const char* key :
         {"ding_id_str", "dingIdStr", "id_str", "ringId", "ding_id", "dingId", "event_id", "eventId", "id"}) {
        if (facts.eventId.isEmpty())
            facts.eventId = idOf(object.value(QLatin1String(key)));
    }
    facts.kind = kindOf(firstOf(object, {"kind", "event_type", "eventType"}).toString());
    facts.answered = answeredOf(object, facts.kind);
    facts.camera = nameOf(firstOf(object, {"doorbot", "device", "doorbot_description", "device_name", "deviceName",
                                           "camera", "camera_name", "cameraName"}));
    if (!facts.camera.isEmpty())
        facts.cameraSource = CameraSource::Sidecar;
    event.file = QFileInfo(firstOf(object, {"videoFileName", "file", "filename", "fileName"}).toString()).fileName();
    return event;
}

bool saysSomething(const SidecarEvent& event)
{
    return event.facts.startedAt.isValid() || !event.facts.eventId.isEmpty();
}

void collect(const QJsonArray& list, QList<SidecarEvent>& out)
{
    for (const auto& each : list) {
        if (const SidecarEvent event = eventFrom(each.toObject()); saysSomething(event))
            out.append(event);
    }
}

/// Programs in JavaScript round such numbers.
bool isSameId(const QString& a, const QString& b)
{
    return a == b || (a.size() > 15 && b.size() > 15 && double(a.toULongLong()) == double(b.toULongLong()));
}

bool contradict(const NameFacts& a, const NameFacts& b)
{
    const QString whole = a.eventId.section(u'_', 0, 0); // of which it may be a part
    return !whole.isEmpty() && !b.eventId.isEmpty() && !isSameId(whole, b.eventId);
}

/// The one event of a list that is this recording; nullptr if there is none, or if it could be several.
const SidecarEvent* find(const QList<SidecarEvent>& events, const QString& fileName, const NameFacts& facts)
{
    const auto byId = [&](const auto& isId) -> const SidecarEvent* {
        const auto at = std::ranges::find_if(events, [&](const SidecarEvent& event) {
            return !facts.eventId.isEmpty() && !event.facts.eventId.isEmpty() &&
                   isId(facts.eventId.section(u'_', 0, 0), event.facts.eventId);
        });
        return at == events.cend() ? nullptr : &*at;
    };
    if (const SidecarEvent* exact = byId(std::equal_to<>()))
        return exact;
    if (const SidecarEvent* rounded = byId(isSameId))
        return rounded;
    for (const SidecarEvent& event : events) {
        if (event.file == fileName && !contradict(facts, event.facts))
            return &event;
    }
    if (!isExact(facts.timeSource))
        return nullptr;
    const SidecarEvent* found = nullptr;
    for (const SidecarEvent& event : events) {
        const bool together = event.facts.startedAt.isValid() &&
                              qAbs(event.facts.startedAt.msecsTo(facts.startedAt)) <= sameTimeMs &&
                              !contradict(facts, event.facts);
        const bool same =
            facts.camera.isEmpty() || event.facts.camera.isEmpty() || isSameCamera(facts.camera, event.facts.camera);
        if (!together || !same)
            continue;
        if (found != nullptr)
            return nullptr;
        found = &event;
    }
    return found;
}

void apply(const NameFacts& said, NameFacts& facts)
{
    if (said.startedAt.isValid() && !facts.eventId.contains(u'_')) { // a later part begins later
        facts.startedAt = said.startedAt;
        facts.timeSource = said.timeSource;
    }
    if (!said.camera.isEmpty()) {
        facts.camera = said.camera;
        facts.cameraSource = said.cameraSource;
    }
    if (!said.kind.isEmpty())
        facts.kind = said.kind;
    if (said.answered)
        facts.answered = said.answered;
    if (!said.eventId.isEmpty() && facts.eventId.isEmpty())
        facts.eventId = said.eventId;
}
} // namespace

std::optional<QList<SidecarEvent>> eventsFromJson(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (document.isNull())
        return std::nullopt;
    QList<SidecarEvent> out;
    if (document.isArray()) {
        collect(document.array(), out);
        return out;
    }
    const QJsonObject object = document.object();
    if (const SidecarEvent event = eventFrom(object); saysSomething(event))
        return QList{event};
    for (const char* key : {"events", "history", "items", "videos", "recordings", "data"})
        collect(object.value(QLatin1String(key)).toArray(), out);
    return out;
}

const QList<SidecarEvent>& Sidecars::read(const QString& path, qint64 mostBytes)
{
    static const QList<SidecarEvent> none;
    const std::optional<FileFacts> facts = factsOfFile(path);
    if (!facts || !facts->isFile)
        return none;
    const FileState state = facts->state;
    const auto known = m_lists.constFind(path);
    if (known != m_lists.cend() && known->first == state)
        return known->second;
    QFile file;
    std::optional<QList<SidecarEvent>> events;
    if (state.bytes <= mostBytes && openForReading(file, path))
        events = eventsFromJson(file.read(mostBytes));
    if (!events)
        m_unreadable.append(path);
    return m_lists.insert(path, {state, events.value_or(none)})->second;
}

void Sidecars::addTo(const QString& path, NameFacts& facts)
{
    const QFileInfo video(path);
    const QDir folder = video.dir();
    const QString name = video.completeBaseName();
    QStringList names{name + u".json"_s, video.fileName() + u".json"_s};
    names << withoutCopyMark(name) + u".json"_s;
    names.removeDuplicates();
    for (const QString& each : std::as_const(names)) {
        for (const char* place : {"%1", "../metadata/%1", "../../metadata/%1"}) {
            const QString file = QDir::cleanPath(folder.filePath(QLatin1String(place).arg(each)));
            const QList<SidecarEvent> events = read(file, mostOfOne);
            m_lists.remove(file);
            if (events.size() == 1 && !contradict(facts, events.first().facts))
                return apply(events.first().facts, facts);
            if (const SidecarEvent* event = find(events, video.fileName(), facts))
                return apply(event->facts, facts);
        }
    }
    for (const char* place : {"events.json", "history.json", "data/events.json", "../data/events.json"}) {
        const QString file = QDir::cleanPath(folder.filePath(QLatin1String(place)));
        if (const SidecarEvent* event = find(read(file, mostOfList), video.fileName(), facts))
            return apply(event->facts, facts);
    }
}

QStringList Sidecars::takeUnreadable()
{
    QStringList out = std::exchange(m_unreadable, {});
    out.removeDuplicates();
    return out;
}

} // namespace ringface
