// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/recordingname.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTimeZone>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
enum class Clock { Utc, Local, Offset, FromId, EpochMs };

struct Habit {
    const char* pattern;
    Clock clock;
};

// In the order in which they are tried; the first that fits wins.
constexpr Habit habits[] = {
    // python-ring-doorbell from 0.7.5, before it, and its old sample
    {R"(^(?<cam>.+)_(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?:not_answered|answered)_(?<id>\d+)$)",
     Clock::Offset},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<kind>[A-Za-z_]+?)_(?:not_answered|answered)_(?<id>\d+)$)",
     Clock::Offset},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}\.\d{2}\.\d{2})(?:\.\d{1,6})?(?<tz>[+-]\d{2}\.\d{2})_(?<id>\d+)$)",
     Clock::Offset},
    // the original Ringface's connector
    {R"(^(?<date>\d{8})-(?<time>\d{6})$)", Clock::Utc},
    // RingRecordingDownload, RingVideos, ring-video-downloader, RingTimelapser, ringdl, ding-downloader
    {R"(^(?<date>\d{4}-\d{2}-\d{2}) (?<time>\d{2}-\d{2}-\d{2}) \((?<id>\d+)\)$)", Clock::Local},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})-T(?<time>\d{2}_\d{2}_\d{2})--(?<cam>.+)$)", Clock::Local},
    {R"(^(?<date>\d{4}-\d{2}-\d{2})_(?<time>\d{2}-\d{2}-\d{2})\.\d{3}-(?<cam>.+?)(?:-person)?$)", Clock::Utc},
    {R"(^(?<id>\d{16,20})_(?<date>\d{4}_\d{2}_\d{2})-(?<time>\d{2}_\d{2}_\d{2})$)", Clock::Local},
    {R"(^(?<cam>.+)-(?<date>\d{8})_(?<time>\d{6})-(?<id>\d{16,20})$)", Clock::Utc},
    {R"(^(?<id>\d{18,20})$)", Clock::FromId},
    // probably the download from ring.com; minutes only
    {R"(^Ring_(?<cam>.+?)_(?<date>\d{8})_?(?<time>\d{4})(?:\D.*)?$)", Clock::Local},
    // Home Assistant's example, ioBroker
    {R"(^(?<date>\d{4}-\d{2}-\d{2})-at-(?<time>\d{2}-\d{2}-\d{2})$)", Clock::Local},
    {R"(^livestream\w*?_(?<ms>\d{13})$)", Clock::EpochMs},
};

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

QDateTime fromParts(const QRegularExpressionMatch& m, Clock clock)
{
    const QDate date = QDate::fromString(digits(m.captured(u"date"_s)), u"yyyyMMdd"_s);
    QString hms = digits(m.captured(u"time"_s));
    if (hms.size() == 4)
        hms += "00"_L1;
    const QTime time = QTime::fromString(hms, u"hhmmss"_s);
    if (!date.isValid() || !time.isValid())
        return {};
    const QDateTime utc(date, time, Qt::UTC);
    if (clock == Clock::Local) {
        if (const QDateTime local(date, time, Qt::LocalTime); local.isValid())
            return local.toUTC();
        // In the hour that summer time leaves out: from a clock that was not put forward.
        const QDateTime before = utc.addSecs(-3600);
        return QDateTime(before.date(), before.time(), Qt::LocalTime).addSecs(3600).toUTC();
    }
    if (clock != Clock::Offset)
        return utc;
    const QString tz = m.captured(u"tz"_s); // "+02.00"
    const int seconds = tz.mid(1, 2).toInt() * 3600 + tz.mid(4, 2).toInt() * 60;
    return utc.addSecs(tz.startsWith(u'-') ? seconds : -seconds);
}
} // namespace

QDateTime timeFromEventId(const QString& id)
{
    bool ok = false;
    const quint64 number = id.toULongLong(&ok);
    if (!ok || id.size() < 18 || id.size() > 19)
        return {};
    const QDateTime time = QDateTime::fromSecsSinceEpoch(qint64(number >> 32), Qt::UTC);
    return time.date().year() >= 2013 && time.date().year() < 2100 ? time : QDateTime();
}

NameFacts factsFromName(const QString& fileName)
{
    const QString base = QFileInfo(fileName).completeBaseName();
    for (const Habit& habit : habits) {
        const QRegularExpressionMatch m = QRegularExpression(QString::fromLatin1(habit.pattern)).match(base);
        if (!m.hasMatch())
            continue;
        NameFacts facts;
        facts.camera = spaced(m.captured(u"cam"_s));
        facts.kind = m.captured(u"kind"_s);
        switch (habit.clock) {
        case Clock::FromId:
            facts.startedAt = timeFromEventId(m.captured(u"id"_s));
            facts.timeSource = TimeSource::EventId;
            break;
        case Clock::EpochMs:
            facts.startedAt = QDateTime::fromMSecsSinceEpoch(m.captured(u"ms"_s).toLongLong(), Qt::UTC);
            facts.timeSource = TimeSource::FileName;
            break;
        default:
            facts.startedAt = fromParts(m, habit.clock);
            facts.timeSource = habit.clock == Clock::Local ? TimeSource::FileNameLocal : TimeSource::FileName;
        }
        // A time without a zone may be any computer's; the event id is surer, unless it belongs to another event.
        const QDateTime event = timeFromEventId(m.captured(u"id"_s));
        constexpr qint64 day = 86'400;
        if (habit.clock != Clock::Offset && event.isValid() && facts.startedAt.isValid() &&
            qAbs(facts.startedAt.secsTo(event)) < day) {
            facts.startedAt = event;
            facts.timeSource = TimeSource::EventId;
        }
        if (!facts.startedAt.isValid())
            facts.timeSource = TimeSource::Unknown;
        return facts;
    }
    return {};
}

} // namespace ringface
