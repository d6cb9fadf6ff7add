// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/recordingname.h"

#include "core/library/values/utctime.h"

#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTimeZone>

#include <algorithm>
#include <vector>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
enum class Clock { Utc, Local, Minute, Saving, Saved, Offset, FromId, EpochMs };

/// What the folders are that the file lies in.
enum class Folder { Nothing, Camera, Device, CameraAndMonth };

struct Habit {
    const char* pattern;
    Clock clock;
    Folder folder = Folder::Nothing;
};

// In the order in which they are tried; the first that fits wins.
constexpr Habit habits[] = {
    // python-ring-doorbell from 0.7.5, before it, and its old sample
    {R"(^(?<cam>.+)_(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?<ans>not_answered|answered)_(?<id>\d+)$)",
     Clock::Offset},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?<ans>not_answered|answered)_(?<id>\d+)$)",
     Clock::Offset},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<id>\d+)$)",
     Clock::Offset},
    // the original Ringface's connector
    {R"(^(?<date>\d{8})-(?<time>\d{6})$)", Clock::Utc},
    // RingRecordingDownload, RingVideos, ring-video-downloader, RingTimelapser, ringdl, ding-downloader
    {R"(^(?<date>\d{4}-\d{2}-\d{2}) (?<time>\d{2}-\d{2}-\d{2}) \((?<id>\d+)\)$)", Clock::Local},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})-T(?<time>\d{2}_\d{2}_\d{2})--(?<cam>.+)$)", Clock::Local},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}-\d{2}-\d{2})\.\d{3}-(?<cam>.+?)(?:-person)?$)", Clock::Utc},
    {R"(^(?<id>\d{16,20})_(?<date>\d{4}_\d{2}_\d{2})-(?<time>\d{2}_\d{2}_\d{2})$)", Clock::Local, Folder::Camera},
    {R"(^(?<cam>.+)-(?<date>\d{8})_(?<time>\d{6})-(?<id>\d{16,20})$)", Clock::Utc},
    {R"(^(?<id>\d{18,20})$)", Clock::FromId, Folder::Device},
    // probably the download from ring.com; minutes only
    {R"(^Ring_(?<cam>.+?)_(?<date>\d{8})_?(?<time>\d{4})(?:\D.*)?$)", Clock::Minute},
    // Ring's phone app
    {R"(^RingVideo_(?<date>\d{8})_(?<time>\d{6})$)", Clock::Saved},
    // Home Assistant's example, ioBroker with its own name and with its words for date and time
    {R"(^(?<date>\d{4}-\d{2}-\d{2})-at-(?<time>\d{2}-\d{2}-\d{2})$)", Clock::Saving, Folder::CameraAndMonth},
    {R"(^[A-Za-z]+(?<dev>\d\w*?)?_(?:\w*_)?(?<ms>1\d{12})$)", Clock::EpochMs},
    {R"(^livestream(?<dev>\d\w*?)?_(?<date>\d{8})_?(?<time>\d{6})$)", Clock::Saving},
    // a recorder made with ring-client-api; colons become something else on some disks
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}[:._-]\d{2}[:._-]\d{2})(?<half>[ap]m)?_(?<kind>[A-Za-z_.]+?)_(?<id>\d+)(?:_part(?<part>\d{1,4}))?$)",
     Clock::Local},
    // paulmaunders
    {R"(^(?<kind>motion|ding|on_demand|live_view)-(?<cam>.+)-(?<date>\d{8})-(?<time>\d{6})$)", Clock::Utc},
};

const std::vector<QRegularExpression>& patterns()
{
    static const std::vector<QRegularExpression> all = [] {
        std::vector<QRegularExpression> out;
        for (const Habit& habit : habits)
            out.emplace_back(QString::fromLatin1(habit.pattern));
        return out;
    }();
    return all;
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

QTime timeOfDay(const QRegularExpressionMatch& m)
{
    QString hms = digits(m.captured(u"time"_s));
    if (hms.size() == 4)
        hms += "00"_L1;
    const QTime time = QTime::fromString(hms, u"hhmmss"_s);
    // 24 hours and yet "pm"; some count to twelve.
    const QString half = m.captured(u"half"_s);
    constexpr int noon = 12;
    constexpr int halfDay = 12 * 3600;
    if (time.isValid() && half == "pm"_L1 && time.hour() < noon)
        return time.addSecs(halfDay);
    return half == "am"_L1 && time.hour() == noon ? time.addSecs(halfDay) : time;
}

QDateTime fromParts(const QRegularExpressionMatch& m, Clock clock)
{
    const QDate date = QDate::fromString(digits(m.captured(u"date"_s)), u"yyyyMMdd"_s);
    const QTime time = timeOfDay(m);
    if (!date.isValid() || !time.isValid())
        return {};
    const QDateTime utc = utcTime(date, time);
    if (clock == Clock::Utc)
        return utc;
    if (clock == Clock::Offset) {
        const QString tz = m.captured(u"tz"_s); // "+02.00"
        const int seconds = tz.mid(1, 2).toInt() * 3600 + tz.mid(4, 2).toInt() * 60;
        return utc.addSecs(tz.startsWith(u'-') ? seconds : -seconds);
    }
    if (const QDateTime local(date, time); local.isValid())
        return local.toUTC();
    // In the hour that summer time leaves out: from a clock that was not put forward.
    const QDateTime before = utc.addSecs(-3600);
    return QDateTime(before.date(), before.time()).addSecs(3600).toUTC();
}

TimeSource sourceOf(Clock clock)
{
    switch (clock) {
    case Clock::Local:
        return TimeSource::FileNameLocal;
    case Clock::Minute:
        return TimeSource::NameMinute;
    case Clock::Saving:
    case Clock::EpochMs:
        return TimeSource::NameSaving;
    case Clock::Saved:
        return TimeSource::NameSaved;
    case Clock::FromId:
        return TimeSource::EventId;
    case Clock::Utc:
    case Clock::Offset:
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
    static const QStringList common{u"videos"_s,     u"video"_s,          u"downloads"_s, u"download"_s, u"ring"_s,
                                    u"recordings"_s, u"captured_media"_s, u"output"_s,    u"assets"_s,   u"media"_s,
                                    u"movies"_s,     u"desktop"_s,        u"documents"_s, u"tmp"_s,      u"home"_s};
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

void readFolders(Folder meaning, const QString& folder, NameFacts& facts)
{
    static const QRegularExpression month(u"^\\d{4}\\.\\d{2}$"_s);
    const QString name = QFileInfo(folder).fileName();
    if (meaning == Folder::Camera)
        setCameraFolder(facts, folder);
    else if (meaning == Folder::Device && isDeviceId(name))
        setCamera(facts, name, CameraSource::Device);
    else if (meaning == Folder::CameraAndMonth && month.match(name).hasMatch())
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

NameFacts factsFromMatch(const Habit& habit, const QRegularExpressionMatch& m)
{
    NameFacts facts;
    setCamera(facts, spaced(m.captured(u"cam"_s)), CameraSource::FileName);
    setCamera(facts, m.captured(u"dev"_s), CameraSource::Device);
    facts.kind = kindOf(m.captured(u"kind"_s));
    if (const QString answered = m.captured(u"ans"_s); !answered.isEmpty())
        facts.answered = answered == "answered"_L1;
    const QString id = m.captured(u"id"_s);
    if (habit.clock == Clock::FromId) {
        setStartByEventId(facts, id);
        return facts;
    }
    facts.timeSource = sourceOf(habit.clock);
    facts.startedAt =
        habit.clock == Clock::EpochMs ? utcTime(m.captured(u"ms"_s).toLongLong()) : fromParts(m, habit.clock);
    if (!facts.startedAt.isValid() || (habit.clock == Clock::EpochMs && !isPlausible(facts.startedAt)))
        return {};
    const int part = m.captured(u"part"_s).toInt();
    facts.eventId = part > 0 ? u"%1_part%2"_s.arg(id).arg(part) : id;
    // A time without a zone may be any computer's; the event id is surer, unless it belongs to another event. A later
    // part begins later than its event.
    const QDateTime event = timeFromEventId(id);
    constexpr qint64 day = 86'400;
    if (habit.clock != Clock::Offset && part == 0 && event.isValid() && qAbs(facts.startedAt.secsTo(event)) < day) {
        facts.startedAt = event;
        facts.timeSource = TimeSource::EventId;
    }
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
    static const QHash<QString, QString> known{
        {u"doorbell"_s, u"ding"_s},          {u"button_press"_s, u"ding"_s},      {u"live_view"_s, u"on_demand"_s},
        {u"live"_s, u"on_demand"_s},         {u"livestream"_s, u"on_demand"_s},   {u"on_demand_link"_s, u"on_demand"_s},
        {u"offline_motion"_s, u"motion"_s},  {u"person"_s, u"motion"_s},          {u"human"_s, u"motion"_s},
        {u"person_detected"_s, u"motion"_s}, {u"motion_detected"_s, u"motion"_s}, {u"knock"_s, u"door_activity"_s},
        {u"deleted_footage"_s, {}},          {u"offline_footage"_s, {}}};
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
    for (size_t i = 0; i < std::size(habits); ++i) {
        const QRegularExpressionMatch m = patterns()[i].match(base);
        if (!m.hasMatch())
            continue;
        NameFacts facts = factsFromMatch(habits[i], m);
        if (facts.startedAt.isValid())
            readFolders(habits[i].folder, folder, facts);
        return facts.startedAt.isValid() ? facts : NameFacts();
    }
    return {};
}

} // namespace ringface
