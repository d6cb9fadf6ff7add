// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/fetchedfile.h"

#include "core/library/safety/ownerpermissions.h"
#include "core/media/framereader.h"
#include "core/media/recordingname.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cstdio>
#include <unistd.h>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString partEnding = u".part"_s;

/// Of a camera, as a part of a file name on any disk.
QString asFileName(const QString& name)
{
    static const QRegularExpression unsafe(uR"([/\\:*?"<>|\s\p{C}])"_s, QRegularExpression::UseUnicodePropertiesOption);
    QString out = name.normalized(QString::NormalizationForm_C).replace(unsafe, u"_"_s);
    constexpr qsizetype mostBytes = 60;
    while (out.toUtf8().size() > mostBytes)
        out.chop(out.back().isLowSurrogate() ? 2 : 1);
    while (out.startsWith(u'.'))
        out.remove(0, 1);
    while (out.endsWith(u'.'))
        out.chop(1);
    return out.isEmpty() ? u"camera"_s : out;
}

bool isAnswered(const AccountEvent& event)
{
    return event.state == "completed"_L1;
}

QString baseName(const AccountCamera& camera, const AccountEvent& event)
{
    static const QRegularExpression notLetters(u"[^A-Za-z_]"_s);
    static const QRegularExpression digits(u"^\\d+$"_s);
    QString kind = event.kind;
    kind.replace(notLetters, u"_"_s);
    const QDateTime time = event.startedAt.toUTC();
    QString text = time.toString(u"yyyy-MM-dd_HH.mm.ss"_s);
    if (event.hasMs)
        text += u'.' + QString::number(time.time().msec() * 1000).rightJustified(6, u'0');
    return u"%1_%2+00.00_%3_%4_%5"_s.arg(asFileName(camera.name), text, kind.isEmpty() ? u"unknown"_s : kind,
                                         isAnswered(event) ? u"answered"_s : u"not_answered"_s,
                                         digits.match(event.id).hasMatch() ? event.id : u"0"_s);
}

QByteArray sidecar(const AccountCamera& camera, const AccountEvent& event, bool isOriginal, qint64 bytes,
                   const QByteArray& hash)
{
    const QJsonObject object{
        {u"v"_s, 1},
        {u"source"_s, u"ring-account"_s},
        {u"event_id"_s, event.id},
        {u"device_id"_s, camera.id},
        {u"device_name"_s, camera.name},
        {u"device_kind"_s, camera.kind},
        {u"location_id"_s, camera.locationId},
        {u"time_zone"_s, camera.timeZone},
        {u"shared"_s, camera.isShared},
        {u"kind"_s, event.kind},
        {u"state"_s, event.state},
        {u"created_at"_s, event.startedAt.toUTC().toString(event.hasMs ? Qt::ISODateWithMs : Qt::ISODate)},
        {u"duration_ms"_s, event.durationMs},
        {u"variant"_s, isOriginal ? u"original"_s : u"transcoded"_s},
        {u"bytes"_s, bytes},
        {u"sha256"_s, QString::fromLatin1(hash.toHex())},
        {u"fetched_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
    };
    return QJsonDocument(object).toJson();
}

AccountProblem problemOf(const QFile& file)
{
    return {file.error() == QFileDevice::ResourceError ? AccountError::DiskFull : AccountError::NotWritable,
            {},
            file.fileName()};
}

/// It has pictures, for at least half of the time that the event has by its own word.
bool isWhole(const QString& file, qint64 eventMs)
{
    FrameReader reader;
    if (reader.open(file) != MediaError::None)
        return false;
    const qint64 stated = reader.statedDurationMs();
    return stated <= 0 || eventMs <= 0 || stated * 2 >= eventMs;
}

/// On the disk, not just on its way there.
bool flushToDisk(QFile& file)
{
    return file.flush() && fsync(file.handle()) == 0;
}

bool renameTo(const QString& from, const QString& to)
{
    return std::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) == 0;
}
} // namespace

QString fetchedPath(const AccountCamera& camera, const AccountEvent& event)
{
    return u"%1/%2/%3.mp4"_s.arg(camera.id, event.startedAt.toUTC().toString(u"yyyy/MM"_s), baseName(camera, event));
}

QString partPath(const QString& path)
{
    return path + partEnding;
}

QSet<QString> eventsBeside(const QString& path)
{
    static const QRegularExpression id(u"_(\\d+)\\.mp4$"_s);
    QDir folder = QFileInfo(path).dir();
    QSet<QString> out;
    const QStringList names = folder.entryList(QDir::Files);
    for (const QString& name : names) {
        if (const auto match = id.match(name); match.hasMatch())
            out.insert(match.captured(1));
        else if (name.endsWith(u".mp4"_s + partEnding) || name.endsWith(u".json"_s + partEnding))
            folder.remove(name);
    }
    return out;
}

Finished finishFetched(const QString& path, const AccountCamera& camera, const AccountEvent& event, bool isOriginal)
{
    const QString part = partPath(path);
    const QString facts = path.chopped(4) + u".json"_s;
    QFile video(part);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!video.open(QIODevice::ReadWrite) || !hash.addData(&video) || !flushToDisk(video)) {
        const AccountProblem problem = problemOf(video);
        video.remove();
        return {true, problem};
    }
    const qint64 bytes = video.size();
    video.close();
    if (!isWhole(part, event.durationMs)) {
        video.remove();
        return {false, {}};
    }
    QFile beside(partPath(facts));
    const QByteArray text = sidecar(camera, event, isOriginal, bytes, hash.result());
    const bool isWritten = openPrivately(beside, QIODevice::WriteOnly | QIODevice::Truncate) &&
                           beside.write(text) == text.size() && flushToDisk(beside);
    beside.close();
    // The recording first: without the JSON file its name still tells; the other way round there would be half a pair.
    if (!isWritten || !renameTo(part, path) || !renameTo(beside.fileName(), facts)) {
        const AccountProblem problem = problemOf(beside);
        video.remove();
        beside.remove();
        return {true, problem};
    }
    return {true, {}};
}

} // namespace ringface
