// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/recordingtable.h"

#include "core/library/store/database.h"
#include "core/library/values/cameraname.h"
#include "core/library/values/filepath.h"
#include "core/library/values/localtime.h"
#include "core/library/values/utctime.h"

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString columns = u"id, path, hash, medium, camera, kind, started_at, time_source, duration_ms, "
                        "width, height, state, error, scanned_ms, scanned_with, event_id, answered, camera_source, "
                        "attempts"_s;

Recording readRecording(const Rows& q)
{
    Recording r;
    r.id = q.value(0).toLongLong();
    r.file.path = q.value(1).toString();
    r.file.hash = q.value(2).toByteArray();
    r.file.medium = Medium(q.value(3).toInt());
    r.file.camera = q.value(4).toString();
    r.file.kind = q.value(5).toString();
    if (!q.value(6).isNull())
        r.file.startedAt = utcTime(q.value(6).toLongLong());
    r.file.timeSource = TimeSource(q.value(7).toInt());
    r.durationMs = q.value(8).toLongLong();
    r.frameSize = QSize(q.value(9).toInt(), q.value(10).toInt());
    r.state = ScanState(q.value(11).toInt());
    r.error = MediaError(q.value(12).toInt());
    r.file.error = r.error;
    r.scannedMs = q.value(13).toLongLong();
    r.scannedWith = q.value(14).toString();
    r.file.eventId = q.value(15).toString();
    if (!q.value(16).isNull())
        r.file.answered = q.value(16).toBool();
    r.file.cameraSource = CameraSource(q.value(17).toInt());
    r.ends = q.value(18).toInt() - (r.state == ScanState::Scanning ? 1 : 0); // this one goes on
    return r;
}

QVariant orNull(bool isNull, const QVariant& value)
{
    return isNull ? QVariant() : value;
}

/// A null string would be NULL.
QString text(const QString& value)
{
    return value.isNull() ? u""_s : value;
}

QVariant answeredValue(const std::optional<bool>& answered)
{
    return answered ? QVariant(int(*answered)) : QVariant();
}

/// The content is what it was, but cannot be had now.
bool isOutOfReach(MediaError error)
{
    return error == MediaError::FileMissing || error == MediaError::NotReadable;
}

/// Nothing, or not all, of it can be looked at.
bool isBroken(const Recording& r)
{
    return (r.error != MediaError::None && r.error != MediaError::EngineFailed) || !factsOfFile(r.file.path);
}

/// Shorter ones may be no numbers of events.
bool isEventId(const QString& id)
{
    return id.size() >= 10;
}

/// Longer, else with more pixels, else larger. Files that cannot be played have no length.
bool isBetter(const RecordingFile& file, const Recording& old)
{
    constexpr qint64 alike = 1000; // ms
    if (file.statedMs == 0)
        return false;
    if (qAbs(file.statedMs - old.durationMs) > alike)
        return file.statedMs > old.durationMs;
    const auto pixels = [](const QSize& size) { return qint64(size.width()) * size.height(); };
    if (pixels(file.statedSize) != pixels(old.frameSize))
        return pixels(file.statedSize) > pixels(old.frameSize);
    return file.state.bytes > factsOfFile(old.file.path).value_or(FileFacts()).state.bytes;
}
} // namespace

std::optional<Recording> RecordingTable::find(RecordingId id)
{
    Rows q = m_db.query(u"SELECT %1 FROM recordings WHERE id = ?"_s.arg(columns), {id});
    if (!q.isActive() || !q.next())
        return std::nullopt;
    return readRecording(q);
}

QList<Recording> RecordingTable::all()
{
    QList<Recording> out;
    Rows q =
        m_db.query(u"SELECT %1 FROM recordings ORDER BY started_at IS NULL, started_at DESC, id DESC"_s.arg(columns));
    while (q.isActive() && q.next())
        out.append(readRecording(q));
    return out;
}

QStringList RecordingTable::otherFiles(RecordingId id)
{
    QStringList out;
    Rows q = m_db.query(u"SELECT path FROM other_files WHERE recording_id = ? ORDER BY path"_s, {id});
    while (q.isActive() && q.next())
        out.append(q.value(0).toString());
    return out;
}

bool RecordingTable::take(const RecordingFile& file, const QList<RecordingId>& scans, Taken& out)
{
    if (file.state.bytes > 0 &&
        !m_db.run(u"INSERT OR REPLACE INTO seen_files (path, bytes, modified_ms) VALUES (?, ?, ?)"_s,
                  {file.path, file.state.bytes, file.state.modifiedMs}))
        return false;
    if (const std::optional<Recording> old = find(known(file)))
        return update(*old, file, out);
    if (const std::optional<Recording> old = find(sameEvent(file)))
        return join(*old, file, old->state == ScanState::Scanning && !scans.contains(old->id), out);
    return insert(file, out);
}

RecordingId RecordingTable::known(const RecordingFile& file)
{
    if (!file.hash.isEmpty())
        return m_db.value(u"SELECT id FROM recordings WHERE hash = ?"_s, {file.hash}).toLongLong();
    // A file that cannot be reached is the recording that was there, if one is known.
    return m_db
        .value(u"SELECT id FROM recordings WHERE path = ? AND (hash IS NULL OR ?) ORDER BY id DESC LIMIT 1"_s,
               {file.path, isOutOfReach(file.error)})
        .toLongLong();
}

RecordingId RecordingTable::sameEvent(const RecordingFile& file)
{
    if (file.medium != Medium::Video || file.hash.isEmpty())
        return 0;
    const QVariant noted = m_db.value(u"SELECT recording_id FROM other_files WHERE hash = ?"_s, {file.hash});
    if (noted.isValid())
        return noted.toLongLong();
    if (isEventId(file.eventId)) {
        const QVariant id =
            m_db.value(u"SELECT id FROM recordings WHERE event_id = ? AND event_id <> '' AND medium = ? LIMIT 1"_s,
                       {file.eventId, int(Medium::Video)});
        if (id.isValid())
            return id.toLongLong();
    }
    if (file.camera.isEmpty() || !isExact(file.timeSource) || file.statedMs == 0)
        return 0;
    if (file.timeSource == TimeSource::FileNameLocal && sameOnClocks(file.startedAt))
        return 0;                       // two events may have this name
    constexpr qint64 apart = 2000;      // ms, of the beginnings
    constexpr qint64 sameLength = 1000; // ms
    const qint64 start = file.startedAt.toMSecsSinceEpoch();
    Rows q = m_db.query(u"SELECT id, camera, duration_ms, time_source, event_id FROM recordings "
                        "WHERE started_at BETWEEN ? AND ? AND medium = ? ORDER BY id"_s,
                        {start - apart, start + apart, int(Medium::Video)});
    while (q.isActive() && q.next()) {
        const QString event = q.value(4).toString();
        const bool otherEvent = isEventId(event) && isEventId(file.eventId) && event != file.eventId;
        if (!otherEvent && isSameCamera(q.value(1).toString(), file.camera) &&
            isExact(TimeSource(q.value(3).toInt())) && q.value(2).toLongLong() > 0 &&
            qAbs(q.value(2).toLongLong() - file.statedMs) <= sameLength)
            return q.value(0).toLongLong();
    }
    return 0;
}

bool RecordingTable::insert(const RecordingFile& file, Taken& out)
{
    const bool failed = file.error != MediaError::None;
    if (!displace(file.path, 0, out) ||
        !m_db.run(u"INSERT INTO recordings (path, hash, medium, camera, camera_source, kind, answered, event_id, "
                  "started_at, time_source, state, error, duration_ms, width, height) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                  {file.path, orNull(file.hash.isEmpty(), file.hash), int(file.medium),
                   text(knownSpelling(file.camera)), int(file.cameraSource), text(file.kind),
                   answeredValue(file.answered), text(file.eventId),
                   orNull(!file.startedAt.isValid(), file.startedAt.toMSecsSinceEpoch()), int(file.timeSource),
                   int(failed ? ScanState::Failed : ScanState::Waiting), int(file.error), file.statedMs,
                   std::max(0, file.statedSize.width()), std::max(0, file.statedSize.height())}))
        return false;
    out.id = m_db.value(u"SELECT last_insert_rowid()"_s).toLongLong();
    out.isNew = true;
    return true;
}

bool RecordingTable::update(const Recording& old, const RecordingFile& file, Taken& out)
{
    out.id = old.id;
    QString path = old.file.path;
    MediaError error = old.error;
    if (file.hash.isEmpty()) {
        error = file.error;
    } else if (isOutOfReach(old.error) || !factsOfFile(path)) {
        path = file.path;
        error = isOutOfReach(old.error) ? MediaError::None : old.error;
    }
    if (!file.hash.isEmpty() && !learn(old, file, out))
        return false;
    if (path == old.file.path && error == old.error)
        return true;
    out.changed = true;
    return displace(path, old.id, out) &&
           m_db.run(u"UPDATE recordings SET path = ?, error = ? WHERE id = ?"_s, {path, int(error), old.id});
}

bool RecordingTable::hasWords(RecordingId id)
{
    return m_db.value(u"SELECT 1 FROM labels WHERE recording_id = ? LIMIT 1"_s, {id}).isValid() ||
           m_db.value(u"SELECT 1 FROM tracks WHERE recording_id = ? AND by_hand = 1 LIMIT 1"_s, {id}).isValid();
}

bool RecordingTable::join(const Recording& old, const RecordingFile& file, bool inUse, Taken& out)
{
    out.id = old.id;
    if (!learn(old, file, out))
        return false;
    // What a person said of faces is found again by time and box: a file of other pictures must not take its place, but
    // for one that is gone.
    const bool words = hasWords(old.id);
    const bool gone = isOutOfReach(old.error) || !factsOfFile(old.file.path);
    const bool decided =
        !gone && m_db.value(u"SELECT 1 FROM other_files WHERE hash = ?"_s, {file.hash}).isValid(); // before
    const bool broken = isBroken(old);
    const bool better = broken ? file.statedMs > 0 && (gone || file.statedMs >= old.durationMs) : isBetter(file, old);
    const bool fits = !words || gone || (broken && file.statedSize == old.frameSize);
    if (inUse || decided || !better || !fits)
        return note(old.id, file.path, file.hash);
    return replaceFile(old, file, !(words && gone && old.state == ScanState::Done), out);
}

bool RecordingTable::replaceFile(const Recording& old, const RecordingFile& file, bool scanAgain, Taken& out)
{
    out.changed = true;
    if (!displace(file.path, old.id, out) || !m_db.run(u"DELETE FROM other_files WHERE hash = ?"_s, {file.hash}) ||
        !m_db.run(u"UPDATE recordings SET path = ?, hash = ?, error = 0 WHERE id = ?"_s,
                  {file.path, file.hash, old.id}))
        return false;
    if (!old.file.hash.isEmpty() && !note(old.id, old.file.path, old.file.hash))
        return false;
    out.replaced = scanAgain;
    return !scanAgain ||
           m_db.run(u"UPDATE recordings SET state = ?, scanned_ms = 0, attempts = 0, duration_ms = ?, width = ?, "
                    "height = ? WHERE id = ?"_s,
                    {int(ScanState::Waiting), file.statedMs, std::max(0, file.statedSize.width()),
                     std::max(0, file.statedSize.height()), old.id});
}

bool RecordingTable::note(RecordingId id, const QString& path, const QByteArray& hash)
{
    return m_db.run(u"INSERT OR REPLACE INTO other_files (hash, recording_id, path) VALUES (?, ?, ?)"_s,
                    {hash, id, path});
}

bool RecordingTable::learn(const Recording& old, const RecordingFile& file, Taken& out)
{
    RecordingFile known = old.file;
    if (!file.camera.isEmpty() && trust(file.cameraSource) > trust(known.cameraSource)) {
        known.camera = knownSpelling(file.camera);
        known.cameraSource = file.cameraSource;
    }
    if (file.startedAt.isValid() && trust(file.timeSource) > trust(known.timeSource)) {
        known.startedAt = file.startedAt;
        known.timeSource = file.timeSource;
    }
    if (known.kind.isEmpty())
        known.kind = file.kind;
    if (!known.answered)
        known.answered = file.answered;
    if (known.eventId.isEmpty())
        known.eventId = file.eventId;
    const auto facts = [](const RecordingFile& f) {
        return QVariantList{text(f.camera),   int(f.cameraSource),
                            text(f.kind),     answeredValue(f.answered),
                            text(f.eventId),  orNull(!f.startedAt.isValid(), f.startedAt.toMSecsSinceEpoch()),
                            int(f.timeSource)};
    };
    const QVariantList now = facts(known);
    if (now == facts(old.file))
        return true;
    out.changed = true;
    out.learnt = known.camera != old.file.camera || known.startedAt != old.file.startedAt;
    return m_db.run(u"UPDATE recordings SET camera = ?, camera_source = ?, kind = ?, answered = ?, event_id = ?, "
                    "started_at = ?, time_source = ? WHERE id = ?"_s,
                    now + QVariantList{old.id});
}

bool RecordingTable::displace(const QString& path, RecordingId by, Taken& out)
{
    Rows q = m_db.query(u"SELECT id FROM recordings WHERE path = ? AND id != ?"_s, {path, by});
    if (!q.isActive())
        return false;
    while (q.next())
        out.displaced.append(q.value(0).toLongLong());
    q.finish();
    return m_db.run(u"UPDATE recordings SET error = ? WHERE path = ? AND id != ? AND hash IS NOT NULL"_s,
                    {int(MediaError::FileMissing), path, by}) &&
           m_db.run(u"DELETE FROM recordings WHERE path = ? AND id != ? AND hash IS NULL"_s, {path, by}) &&
           m_db.run(u"DELETE FROM other_files WHERE path = ?"_s, {path});
}

QString RecordingTable::knownSpelling(const QString& camera)
{
    if (camera.isEmpty() || m_db.value(u"SELECT 1 FROM recordings WHERE camera = ? LIMIT 1"_s, {camera}).isValid())
        return camera;
    Rows q = m_db.query(u"SELECT DISTINCT camera FROM recordings"_s);
    while (q.isActive() && q.next()) {
        if (isSameCamera(q.value(0).toString(), camera))
            return q.value(0).toString();
    }
    return camera;
}

} // namespace ringface
