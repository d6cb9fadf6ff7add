// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/recordingname.h"

#include "core/library/values/utctime.h"
#include "core/media/namepatterns.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>

#include <algorithm>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const std::vector<QRegularExpression>& compiledPatterns()
{
    static const std::vector<QRegularExpression> all = [] {
        std::vector<QRegularExpression> out;
        for (const NamePattern& each : namePatterns)
            out.emplace_back(QString::fromLatin1(each.pattern));
        return out;
    }();
    return all;
}

/// \a base with the last so many parts of \a folder before it; empty if there are less.
QString withFolders(const QString& folder, const QString& base, int folders)
{
    if (folders == 0)
        return base;
    const QStringList parts = folder.split(u'/', Qt::SkipEmptyParts);
    return parts.size() < folders ? QString() : (parts.last(folders) << base).join(u'/');
}

QString digits(const QString& text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isDigit())
            out += c;
    }
    return out;
}

/// "Front_Door", "FrontDoor" and "Front Door" are one camera.
QString spaced(const QString& name)
{
    QString out;
    for (const QChar c : name) {
        if (c.isUpper() && !out.isEmpty() && out.back().isLower())
            out += u' ';
        out += c == u'_' ? u' ' : c;
    }
    return out.simplified();
}

QDate dateOf(const QRegularExpressionMatch& m)
{
    QString ymd = digits(m.captured(u"date"_s));
    if (ymd.size() == 6)
        ymd.prepend("20"_L1);
    return QDate::fromString(ymd, u"yyyyMMdd"_s);
}

/// \a countsOn: there are programs that write 15 o'clock and "pm".
QTime timeOfDay(const QRegularExpressionMatch& m, bool countsOn)
{
    QString hms = digits(m.captured(u"hour"_s)) + digits(m.captured(u"time"_s));
    if (hms.size() % 2 == 1) // "1.25.09 PM"
        hms.prepend(u'0');
    if (hms.size() == 4)
        hms += "00"_L1;
    const QTime time = QTime::fromString(hms, u"hhmmss"_s);
    const QString half = m.captured(u"half"_s).toLower();
    constexpr int noon = 12;
    constexpr int halfDay = 12 * 3600;
    if (half.isEmpty() || !time.isValid())
        return time;
    if (!countsOn && (time.hour() == 0 || time.hour() > noon))
        return {};
    if (half == "pm"_L1)
        return time.hour() < noon ? time.addSecs(halfDay) : time;
    return time.hour() == noon ? time.addSecs(halfDay) : time;
}

/// East of Greenwich: of "+02.00", "-0500", "GMT+2", "Z"; nothing if there is no such place.
std::optional<int> offsetSeconds(const QString& zone)
{
    const qsizetype sign = std::max(zone.indexOf(u'+'), zone.indexOf(u'-'));
    if (sign < 0)
        return 0;
    QString hm = digits(zone.mid(sign));
    if (hm.size() <= 2)
        hm = hm.rightJustified(2, u'0') + "00"_L1;
    const int hours = hm.left(2).toInt();
    const int minutes = hm.mid(2).toInt();
    constexpr int east = 14;
    constexpr int west = 12;
    if (minutes % 15 != 0 || minutes > 45 || hours > (zone[sign] == u'+' ? east : west))
        return {};
    const int seconds = hours * 3600 + minutes * 60;
    return zone[sign] == u'-' ? -seconds : seconds;
}

/// UTC.
QDateTime fromLocal(const QDate& date, const QTime& time)
{
    if (const QDateTime local(date, time); local.isValid())
        return local.toUTC();
    // In the hour that summer time leaves out: from a clock that was not put forward.
    const QDateTime before = utcTime(date, time).addSecs(-3600);
    return QDateTime(before.date(), before.time()).addSecs(3600).toUTC();
}

QDateTime fromParts(const QRegularExpressionMatch& m, NameClock clock)
{
    const QDate date = dateOf(m);
    const QTime time = timeOfDay(m, clock == NameClock::Local);
    if (!date.isValid() || !time.isValid())
        return {};
    const QDateTime utc = utcTime(date, time);
    if (clock == NameClock::Utc)
        return utc;
    if (clock == NameClock::Offset) {
        const std::optional<int> offset = offsetSeconds(m.captured(u"tz"_s));
        return offset ? utc.addSecs(-*offset) : QDateTime();
    }
    return fromLocal(date, time);
}

/// Seconds or milliseconds since 1970, by their number of digits.
QDateTime fromEpoch(const QString& number)
{
    constexpr qsizetype secondsUntil = 10;
    return utcTime(number.toLongLong() * (number.size() > secondsUntil ? 1 : 1000));
}

TimeSource sourceOf(NameClock clock)
{
    switch (clock) {
    case NameClock::Local:
        return TimeSource::FileNameLocal;
    case NameClock::Minute:
        return TimeSource::NameMinute;
    case NameClock::Saving:
    case NameClock::EpochSaving:
        return TimeSource::NameSaving;
    case NameClock::Saved:
        return TimeSource::NameSaved;
    case NameClock::FromId:
        return TimeSource::EventId;
    case NameClock::Any:
        return TimeSource::NameAny;
    case NameClock::Utc:
    case NameClock::Offset:
    case NameClock::Epoch:
        break;
    }
    return TimeSource::FileName;
}

QString withoutEnding(QString fileName)
{
    static const QRegularExpression ending(u"\\.[A-Za-z0-9]{1,5}$"_s);
    return fileName.remove(ending);
}

/// A folder that lies there for everything is named after no camera.
bool isCameraFolder(const QString& folder)
{
    static const QSet<QString> common{
        u"videos"_s,    u"video"_s,   u"downloads"_s,      u"download"_s, u"ring"_s,    u"recordings"_s,
        u"recording"_s, u"record"_s,  u"captured_media"_s, u"output"_s,   u"assets"_s,  u"media"_s,
        u"movies"_s,    u"desktop"_s, u"documents"_s,      u"tmp"_s,      u"home"_s,    u"camera"_s,
        u"dcim"_s,      u"events"_s,  u"event"_s,          u"clips"_s,    u"exports"_s, u"export"_s,
        u"mp4record"_s, u"dav"_s,     u"sdcard"_s,         u"motion"_s,   u"storage"_s, u"surveillance"_s,
        u"alarm"_s,     u"backup"_s,  u"files"_s,          u"ftp"_s,      u"nvr"_s};
    static const QRegularExpression aLetter(u"\\p{L}"_s);
    const QString name = QFileInfo(folder).fileName();
    if (!name.contains(aLetter) || common.contains(name.toLower()))
        return false;
    using Place = QStandardPaths::StandardLocation;
    const Place places[] = {Place::HomeLocation,    Place::DesktopLocation,  Place::DocumentsLocation,
                            Place::MoviesLocation,  Place::DownloadLocation, Place::TempLocation,
                            Place::PicturesLocation};
    return std::ranges::none_of(
        places, [&folder](Place place) { return QStandardPaths::standardLocations(place).contains(folder); });
}

void setCamera(NameFacts& facts, const QString& camera, CameraSource source)
{
    if (camera.isEmpty() || trust(source) <= trust(facts.cameraSource))
        return;
    facts.camera = camera;
    facts.cameraSource = source;
}

void setCameraFolder(NameFacts& facts, const QString& folder)
{
    if (isCameraFolder(folder))
        setCamera(facts, spaced(QFileInfo(folder).fileName()), CameraSource::Folder);
}

bool isDeviceId(const QString& name)
{
    static const QRegularExpression number(u"^\\d{4,12}$"_s);
    return number.match(name).hasMatch();
}

void readFolders(NameFolder meaning, const QString& folder, NameFacts& facts)
{
    static const QRegularExpression month(u"^\\d{4}\\.\\d{2}$"_s);
    const QString name = QFileInfo(folder).fileName();
    if (meaning == NameFolder::Camera)
        setCameraFolder(facts, folder);
    else if (meaning == NameFolder::Device && isDeviceId(name))
        setCamera(facts, name, CameraSource::Device);
    else if (meaning == NameFolder::CameraAndMonth && month.match(name).hasMatch())
        setCameraFolder(facts, QFileInfo(folder).path());
}

/// An event's number that can be one is its start as well.
void setStartByEventId(NameFacts& facts, const QString& id)
{
    const QDateTime began = timeFromEventId(id);
    if (!isPlausible(began))
        return;
    facts.startedAt = began;
    facts.timeSource = TimeSource::EventId;
    facts.eventId = id;
}

/// ring-doorbell-recorder: DEVICE/KIND/EVENT/video.mp4 and DEVICE/live_view/SECONDS.mp4; Home Assistant: CAMERA/CAMERA.
NameFacts factsFromFolders(const QString& base, const QString& ending, const QString& folder)
{
    const QString parent = QFileInfo(folder).fileName();
    const QString above = QFileInfo(folder).path();
    const QString middle = QFileInfo(above).fileName();
    const QString top = QFileInfo(QFileInfo(above).path()).fileName();
    NameFacts facts;
    if (base == "video"_L1 && isDeviceId(top)) {
        setStartByEventId(facts, parent);
        if (facts.eventId.isEmpty())
            return {};
        facts.kind = kindOf(middle);
        setCamera(facts, top, CameraSource::Device);
    } else if (parent == "live_view"_L1 && isDeviceId(middle)) {
        const QDateTime began = utcTime(0).addSecs(base.toLongLong());
        if (!isPlausible(began))
            return {};
        facts.startedAt = began;
        facts.timeSource = TimeSource::NameSaving;
        facts.kind = kindOf(parent);
        setCamera(facts, middle, CameraSource::Device);
    } else if (ending.isEmpty() && base == parent) {
        setCameraFolder(facts, folder);
    }
    return facts;
}

/// Cameras that have no name but the one in their network, or a serial number, are known by that.
void setCameraByName(NameFacts& facts, const QString& name)
{
    static const QRegularExpression address(u"^\\d{1,3}(?:\\.\\d{1,3}){3}$"_s);
    static const QRegularExpression aLetter(u"\\p{L}"_s);
    if (address.match(name).hasMatch())
        setCamera(facts, name, CameraSource::Device);
    else if (name.contains(aLetter))
        setCamera(facts, spaced(name), CameraSource::FileName);
}

NameFacts factsFromMatch(const NamePattern& pattern, const QRegularExpressionMatch& m)
{
    NameFacts facts;
    if (const QString folder = m.captured(u"camFolder"_s); isCameraFolder(folder))
        setCamera(facts, spaced(folder), CameraSource::Folder);
    setCameraByName(facts, m.captured(u"cam"_s));
    setCamera(facts, m.captured(u"dev"_s), CameraSource::Device);
    facts.kind = kindOf(m.captured(u"kind"_s));
    if (const QString answered = m.captured(u"ans"_s); !answered.isEmpty())
        facts.answered = answered == "answered"_L1;
    const QString id = m.captured(u"id"_s);
    if (pattern.clock == NameClock::FromId) {
        setStartByEventId(facts, id);
        return facts;
    }
    facts.timeSource = sourceOf(pattern.clock);
    const bool counts = pattern.clock == NameClock::Epoch || pattern.clock == NameClock::EpochSaving;
    facts.startedAt = counts ? fromEpoch(m.captured(u"epoch"_s)) : fromParts(m, pattern.clock);
    if (!facts.startedAt.isValid() || (counts && !isPlausible(facts.startedAt)))
        return {};
    const int part = m.captured(u"part"_s).toInt();
    facts.eventId = part > 0 ? u"%1_part%2"_s.arg(id).arg(part) : id;
    // A time without a zone may be any computer's; the event id is surer, unless it belongs to another event. A later
    // part begins later than its event.
    const QDateTime event = timeFromEventId(id);
    constexpr qint64 day = 86'400;
    if (pattern.clock != NameClock::Offset && part == 0 && event.isValid() &&
        qAbs(facts.startedAt.secsTo(event)) < day) {
        facts.startedAt = event;
        facts.timeSource = TimeSource::EventId;
    }
    return facts;
}

/// A date and a time of day that can be nothing else, in a name that no program of the table writes.
struct FoundTime {
    QDateTime startedAt; ///< UTC
    bool hasZone = false;
    qsizetype at = 0; ///< in the name
};

QList<FoundTime> timesIn(const QString& name)
{
    // A zone counts where it cannot be the beginning of something else.
    constexpr auto zone =
        R"((?<tz> ?(?:UTC|GMT)(?:[+-]\d{1,2}(?::?\d{2})?)?(?![A-Za-z\d])|Z(?![A-Za-z\d])|[+]\d{2}[:.]?\d{2}(?!\d))?)";
    static const QRegularExpression expressions[] = {
        // YYYYMMDDhhmmss, YYYY-MM-DD hh-mm-ss, 20230501T132509Z, 2023-05-01 at 1.25.09 PM
        QRegularExpression(u"(?<!\\d)(?<date>20\\d{2}([-_.]?)\\d{2}\\2\\d{2})(?: at |-at-|, | - |[-_. T@]{0,2})"
                           "(?<time>\\d{2}([-_.:\u2236\uA789\uF022]?)\\d{2}\\4\\d{2}|\\d([-_.:\u2236\uA789\uF022])\\d{"
                           "2}\\5\\d{2}|\\d{2}h\\d{2}m\\d{2}s?)"
                           "(?:[.,_-]?\\d{3}(?!\\d))?(?![\\d])(?:[ _\u202F\u00A0]?(?<half>[AaPp][Mm])(?![A-Za-z]))?"_s +
                           QLatin1StringView(zone)),
        // 5-13-2023, 1.25.09 PM and 13.5.2023 13-25-09: what is more than twelve is the day
        QRegularExpression(
            u"(?<!\\d)(?<first>\\d{1,2})([-_.])(?<second>\\d{1,2})\\2(?<year>20\\d{2})(?: at |, | - |[-_. T@]{1,2})"
            "(?<time>\\d{1,2}([-_.:\u2236\uA789\uF022])\\d{2}\\6\\d{2})(?!\\d)"
            "(?:[ _\u202F\u00A0]?(?<half>[AaPp][Mm])(?![A-Za-z]))?"_s +
            QLatin1StringView(zone)),
    };
    QList<FoundTime> out;
    for (const QRegularExpression& expression : expressions) {
        for (QRegularExpressionMatchIterator all = expression.globalMatch(name); all.hasNext();) {
            const QRegularExpressionMatch m = all.next();
            const QTime time = timeOfDay(m, false);
            QDate date;
            if (m.hasCaptured(u"year"_s)) {
                constexpr int months = 12;
                const int first = m.captured(u"first"_s).toInt();
                const int second = m.captured(u"second"_s).toInt();
                const int year = m.captured(u"year"_s).toInt();
                if (first > months || first == second)
                    date = QDate(year, second, first);
                else if (second > months)
                    date = QDate(year, first, second);
            } else {
                date = dateOf(m);
            }
            const QString tz = m.captured(u"tz"_s);
            const std::optional<int> offset = offsetSeconds(tz);
            const bool isWhole = date.isValid() && time.isValid() && offset;
            const QDateTime start = !isWhole       ? QDateTime()
                                    : tz.isEmpty() ? fromLocal(date, time)
                                                   : utcTime(date, time).addSecs(-*offset);
            out.append({start, !tz.isEmpty(), m.capturedStart()});
        }
    }
    std::ranges::sort(out, {}, &FoundTime::at);
    return out;
}

/// What stands before the time, if it can be a camera's name.
QString cameraBefore(QString name)
{
    static const QRegularExpression between(u"^[-_. @,(\\[#]+|[-_. @,(\\[#]+$"_s);
    static const QRegularExpression aLetter(u"\\p{L}"_s);
    static const QSet<QString> common{
        u"video"_s,        u"vid"_s,       u"img"_s,      u"mov"_s,      u"movie"_s,
        u"clip"_s,         u"recording"_s, u"record"_s,   u"rec"_s,      u"screenrecording"_s,
        u"export"_s,       u"exported"_s,  u"motion"_s,   u"event"_s,    u"alarm"_s,
        u"mdalarm"_s,      u"schedule"_s,  u"snapshot"_s, u"download"_s, u"capture"_s,
        u"videocapture"_s, u"file"_s,      u"output"_s,   u"stream"_s,   u"live"_s,
        u"person"_s,       u"timelapse"_s, u"backup"_s,   u"copy"_s,     u"dji"_s};
    name.remove(between);
    QString letters = name.toLower();
    letters.removeIf([](QChar c) { return !c.isLetter(); });
    constexpr qsizetype longest = 60;
    return name.size() > longest || !name.contains(aLetter) || common.contains(letters) ? QString() : name;
}

/// Nothing if the name holds several times that are not the beginning and the end of one recording.
NameFacts factsFromAnyTime(const QString& name)
{
    const QList<FoundTime> times = timesIn(name);
    if (times.isEmpty() || !isPlausible(times.first().startedAt))
        return {};
    constexpr qint64 longest = 86'400; // seconds
    const QDateTime start = times.first().startedAt;
    for (const FoundTime& other : times) {
        if (!other.startedAt.isValid() || other.startedAt < start || start.secsTo(other.startedAt) > longest)
            return {};
    }
    NameFacts facts;
    facts.startedAt = start;
    facts.timeSource = times.first().hasZone ? TimeSource::FileName : TimeSource::NameAny;
    setCameraByName(facts, cameraBefore(name.left(times.first().at)));
    return facts;
}
} // namespace

QString withoutCopyMark(QString name)
{
    static const QRegularExpression mark(u"(?: - Copy)?(?: ?\\(\\d{1,3}\\))?$"_s);
    return name.remove(mark);
}

bool isPlausible(const QDateTime& time)
{
    return time.isValid() && time.date().year() >= 2013 && time < QDateTime::currentDateTimeUtc().addDays(1);
}

QDateTime timeFromEventId(const QString& id)
{
    bool ok = false;
    const quint64 number = id.toULongLong(&ok);
    if (!ok || id.size() < 18 || id.size() > 19)
        return {};
    const QDateTime time = utcTime(0).addSecs(qint64(number >> 32));
    return time.date().year() >= 2013 && time.date().year() < 2100 ? time : QDateTime();
}

QString kindOf(const QString& word)
{
    static const QHash<QString, QString> known{{u"doorbell"_s, u"ding"_s},
                                               {u"button_press"_s, u"ding"_s},
                                               {u"live_view"_s, u"on_demand"_s},
                                               {u"live"_s, u"on_demand"_s},
                                               {u"livestream"_s, u"on_demand"_s},
                                               {u"on_demand_link"_s, u"on_demand"_s},
                                               {u"offline_motion"_s, u"motion"_s},
                                               {u"person"_s, u"motion"_s},
                                               {u"human"_s, u"motion"_s},
                                               {u"person_detected"_s, u"motion"_s},
                                               {u"motion_detected"_s, u"motion"_s},
                                               {u"knock"_s, u"door_activity"_s},
                                               {u"deleted_footage"_s, {}},
                                               {u"offline_footage"_s, {}},
                                               {u"motion_detection"_s, u"motion"_s},
                                               {u"ring"_s, u"ding"_s},
                                               {u"timing"_s, {}}};
    QString kind = word.trimmed().toLower();
    kind = kind.mid(kind.lastIndexOf(u'.') + 1); // "com.ring.push.HANDLE_NEW_motion"
    if (kind.startsWith("handle_new_"_L1))
        kind = kind.mid(11);
    constexpr qsizetype longest = 40;
    return known.value(kind, kind).left(longest);
}

NameFacts factsFromName(const QString& path)
{
    const QFileInfo file(path);
    const QString base = withoutCopyMark(withoutEnding(file.fileName()));
    const QString folder = QDir::cleanPath(file.path());
    if (const NameFacts facts = factsFromFolders(base, file.suffix(), folder);
        facts.startedAt.isValid() || !facts.camera.isEmpty())
        return facts;
    const std::vector<QRegularExpression>& patterns = compiledPatterns();
    for (size_t i = 0; i < patterns.size(); ++i) {
        const QRegularExpressionMatch m = patterns[i].match(withFolders(folder, base, namePatterns[i].folders));
        if (!m.hasMatch())
            continue;
        NameFacts facts = factsFromMatch(namePatterns[i], m);
        if (facts.startedAt.isValid())
            readFolders(namePatterns[i].folder, folder, facts);
        return facts.startedAt.isValid() ? facts : NameFacts();
    }
    return factsFromAnyTime(base);
}

} // namespace ringface
