// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/library.h"

#include "core/library/blobs.h"
#include "core/library/database.h"
#include "core/library/removedrecordings.h"
#include "core/library/tracktable.h"

#include <QFileInfo>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QString recordingColumns = u"id, path, hash, medium, camera, kind, started_at, time_source, duration_ms, "
                                 "width, height, state, error, scanned_ms, scanned_with"_s;

Recording readRecording(const QSqlQuery& q)
{
    Recording r;
    r.id = q.value(0).toLongLong();
    r.file.path = q.value(1).toString();
    r.file.hash = q.value(2).toByteArray();
    r.file.medium = Medium(q.value(3).toInt());
    r.file.camera = q.value(4).toString();
    r.file.kind = q.value(5).toString();
    if (!q.value(6).isNull())
        r.file.startedAt = QDateTime::fromMSecsSinceEpoch(q.value(6).toLongLong(), Qt::UTC);
    r.file.timeSource = TimeSource(q.value(7).toInt());
    r.durationMs = q.value(8).toLongLong();
    r.frameSize = QSize(q.value(9).toInt(), q.value(10).toInt());
    r.state = ScanState(q.value(11).toInt());
    r.error = MediaError(q.value(12).toInt());
    r.file.error = r.error;
    r.scannedMs = q.value(13).toLongLong();
    r.scannedWith = q.value(14).toString();
    return r;
}

QVariant orNull(bool isNull, const QVariant& value)
{
    return isNull ? QVariant() : value;
}

/// The content is what it was, but cannot be had now.
bool isOutOfReach(MediaError error)
{
    return error == MediaError::FileMissing || error == MediaError::NotReadable;
}
} // namespace

Library::Library(std::unique_ptr<Database> db, const QString& file)
    : m_db(std::move(db))
    , m_tracks(std::make_unique<TrackTable>(*m_db))
    , m_removed(std::make_unique<RemovedRecordings>(*m_db))
    , m_labels(std::make_unique<Labels>(*m_db, *this))
    , m_recognition(std::make_unique<RecognitionStore>(*m_db, *this))
    , m_file(file)
    , m_seenVersion(m_db->value(u"PRAGMA data_version"_s).toLongLong())
{
}

Library::~Library() = default;

bool Library::fail()
{
    Q_EMIT failed(m_db->lastError());
    return false;
}

void Library::noticeOthers()
{
    const qint64 version = m_db->value(u"PRAGMA data_version"_s).toLongLong();
    if (version == std::exchange(m_seenVersion, version))
        return;
    Q_EMIT recordingsRemoved();
    Q_EMIT recognitionChanged();
    if (m_recognition->isDue())
        Q_EMIT facesAdded(0);
}

bool Library::change(const std::function<bool()>& work)
{
    {
        Transaction transaction(*m_db);
        if (transaction.isOpen() && work() && transaction.commit())
            return true;
    }
    m_tracks->forgetPersons();
    m_tracks->forgetAll();
    return fail();
}

Library::Added Library::addRecording(const RecordingFile& file)
{
    if (file.state.bytes > 0 && !change([&] {
            return m_db->run(u"INSERT OR REPLACE INTO seen_files (path, bytes, modified_ms) VALUES (?, ?, ?)"_s,
                             {file.path, file.state.bytes, file.state.modifiedMs});
        }))
        return {};
    // A file that cannot be reached is the recording that was there, if one is known.
    const QVariant known =
        file.hash.isEmpty()
            ? m_db->value(
                  u"SELECT id FROM recordings WHERE path = ? AND (hash IS NULL OR ?) ORDER BY id DESC LIMIT 1"_s,
                  {file.path, isOutOfReach(file.error)})
            : m_db->value(u"SELECT id FROM recordings WHERE hash = ?"_s, {file.hash});
    if (known.isValid())
        return {updateKnown(known.toLongLong(), file) ? known.toLongLong() : 0, false};

    QList<RecordingId> displaced;
    RecordingId id = 0;
    const bool failed = file.error != MediaError::None;
    const bool added = change([&] {
        const bool ok =
            displace(file.path, 0, displaced) &&
            m_db->run(
                u"INSERT INTO recordings (path, hash, medium, camera, kind, started_at, time_source, state, error) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {file.path, orNull(file.hash.isEmpty(), file.hash), int(file.medium),
                 file.camera.isNull() ? u""_s : file.camera, file.kind.isNull() ? u""_s : file.kind,
                 orNull(!file.startedAt.isValid(), file.startedAt.toMSecsSinceEpoch()), int(file.timeSource),
                 int(failed ? ScanState::Failed : ScanState::Waiting), int(file.error)});
        id = m_db->value(u"SELECT last_insert_rowid()"_s).toLongLong();
        return ok;
    });
    if (!added)
        return {};
    m_tracks->forget(id);
    tellDisplaced(displaced);
    Q_EMIT recordingAdded(id);
    return {id, true};
}

bool Library::updateKnown(RecordingId id, const RecordingFile& file)
{
    const std::optional<Recording> old = recording(id);
    if (!old)
        return fail();
    QString path = old->file.path;
    MediaError error = old->error;
    if (file.hash.isEmpty()) {
        error = file.error;
    } else if (isOutOfReach(old->error) || !QFileInfo::exists(path)) {
        path = file.path;
        error = isOutOfReach(old->error) ? MediaError::None : old->error;
    }
    if (path == old->file.path && error == old->error)
        return true;
    QList<RecordingId> displaced;
    if (!change([&] {
            return displace(path, id, displaced) &&
                   m_db->run(u"UPDATE recordings SET path = ?, error = ? WHERE id = ?"_s, {path, int(error), id});
        }))
        return false;
    tellDisplaced(displaced);
    Q_EMIT recordingChanged(id);
    return true;
}

bool Library::displace(const QString& path, RecordingId by, QList<RecordingId>& displaced)
{
    QSqlQuery q = m_db->query(u"SELECT id FROM recordings WHERE path = ? AND id != ?"_s, {path, by});
    if (!q.isActive())
        return false;
    while (q.next())
        displaced.append(q.value(0).toLongLong());
    q.finish();
    return m_db->run(u"UPDATE recordings SET error = ? WHERE path = ? AND id != ? AND hash IS NOT NULL"_s,
                     {int(MediaError::FileMissing), path, by}) &&
           m_db->run(u"DELETE FROM recordings WHERE path = ? AND id != ? AND hash IS NULL"_s, {path, by});
}

void Library::tellDisplaced(const QList<RecordingId>& displaced)
{
    bool removed = false;
    for (const RecordingId id : displaced) {
        m_tracks->forget(id);
        if (recording(id))
            Q_EMIT recordingChanged(id);
        else
            removed = true;
    }
    if (removed)
        Q_EMIT recordingsRemoved();
}

bool Library::removeRecordings(const QList<RecordingId>& ids)
{
    if (!change([&] { return noteChange() && m_removed->take(ids); }))
        return false;
    for (const RecordingId id : ids) {
        m_scans.remove(id);
        m_tracks->forget(id);
    }
    Q_EMIT recordingsRemoved();
    Q_EMIT labelsChanged();
    return true;
}

bool Library::restoreRecordings(const QList<RecordingId>& ids)
{
    if (!m_removed->has(ids))
        return false;
    if (!change([&] { return noteChange() && m_removed->giveBack(ids); }))
        return false;
    for (const RecordingId id : ids)
        m_tracks->forget(id);
    for (const RecordingId id : ids)
        Q_EMIT recordingAdded(id);
    Q_EMIT labelsChanged();
    return true;
}

bool Library::setStartedAt(RecordingId id, const QDateTime& utc, TimeSource source)
{
    if (!recording(id))
        return false;
    if (!change([&] {
            return m_db->run(u"UPDATE recordings SET started_at = ?, time_source = ? WHERE id = ?"_s,
                             {orNull(!utc.isValid(), utc.toMSecsSinceEpoch()), int(source), id});
        }))
        return false;
    m_tracks->forget(id);
    Q_EMIT recordingChanged(id);
    Q_EMIT recognitionChanged();
    return true;
}

QHash<QString, FileState> Library::seenFiles() const
{
    QHash<QString, FileState> out;
    QSqlQuery q = m_db->query(u"SELECT path, bytes, modified_ms FROM seen_files"_s);
    while (q.isActive() && q.next())
        out.insert(q.value(0).toString(), {q.value(1).toLongLong(), q.value(2).toLongLong()});
    return out;
}

QList<Recording> Library::recordings() const
{
    QList<Recording> out;
    QSqlQuery q = m_db->query(
        u"SELECT %1 FROM recordings ORDER BY started_at IS NULL, started_at DESC, id DESC"_s.arg(recordingColumns));
    while (q.isActive() && q.next())
        out.append(readRecording(q));
    return out;
}

std::optional<Recording> Library::recording(RecordingId id) const
{
    QSqlQuery q = m_db->query(u"SELECT %1 FROM recordings WHERE id = ?"_s.arg(recordingColumns), {id});
    if (!q.isActive() || !q.next())
        return std::nullopt;
    return readRecording(q);
}

QByteArray Library::recordingThumbnail(RecordingId id) const
{
    return m_db->unsealed(m_db->value(u"SELECT thumbnail FROM recordings WHERE id = ?"_s, {id}));
}

bool Library::beginScan(RecordingId id, const QString& scannedWith)
{
    const bool again =
        m_db->value(u"SELECT 1 FROM tracks WHERE recording_id = ? AND by_hand = 0 LIMIT 1"_s, {id}).isValid();
    m_recognition->hold(id);
    if (!change([&] {
            return m_db->run(u"DELETE FROM tracks WHERE recording_id = ? AND by_hand = 0"_s, {id}) &&
                   m_db->run(u"UPDATE recordings SET state = ?, error = 0, scanned_ms = 0, scanned_with = ?, "
                             "attempts = attempts + 1 WHERE id = ?"_s,
                             {int(ScanState::Scanning), scannedWith, id});
        })) {
        m_recognition->release(id);
        return false;
    }
    m_scans[id].clear();
    m_tracks->forget(id);
    Q_EMIT recordingChanged(id);
    if (again) // groups and proposals lost faces
        Q_EMIT recognitionChanged();
    if (m_recognition->holds(id)) // what is read before this moment and used after it has neither
        Q_EMIT labelsChanged();
    return true;
}

bool Library::addFaces(RecordingId id, const ScanBatch& batch)
{
    const auto scan = m_scans.find(id);
    if (scan == m_scans.end())
        return false; // removed while it was being scanned
    QHash<int, OpenTrack> tracks = *scan;
    bool anyFace = false;
    const bool added = change([&] {
        bool ok =
            m_db->run(u"UPDATE recordings SET scanned_ms = ?, duration_ms = ?, width = ?, height = ? WHERE id = ?"_s,
                      {batch.positionMs, batch.durationMs, batch.frameSize.width(), batch.frameSize.height(), id});
        if (!batch.thumbnail.isEmpty())
            ok = ok &&
                 m_db->run(u"UPDATE recordings SET thumbnail = ? WHERE id = ?"_s, {m_db->sealed(batch.thumbnail), id});
        for (const TrackUpdate& update : batch.tracks) {
            const TrackId track = ok ? storeTrack(*m_db, id, tracks[update.track], update.path) : 0;
            ok = ok && track != 0;
            for (const NewFace& face : update.faces)
                ok = ok && storeFace(*m_db, id, track, face) != 0;
            anyFace = anyFace || !update.faces.empty();
        }
        return ok && (!anyFace || noteChange());
    });
    if (!added)
        return false;
    *scan = tracks;
    if (!batch.tracks.empty())
        m_tracks->forget(id);
    if (anyFace)
        Q_EMIT facesAdded(id);
    Q_EMIT recordingChanged(id);
    return true;
}

bool Library::endScan(RecordingId id, ScanState state, MediaError error)
{
    m_scans.remove(id);
    bool attached = false;
    bool drawn = false;
    const bool taught = m_recognition->release(id);
    if (!change([&] {
            return m_db->run(u"UPDATE recordings SET state = ?, error = ?, attempts = 0 WHERE id = ?"_s,
                             {int(state), int(error), id}) &&
                   removeFoundDrawings(*m_db, id, drawn) && attachLabels(*m_db, m_tracks->persons(), id, attached) &&
                   (!(attached || drawn || taught) || noteChange());
        }))
        return false;
    if (attached || drawn)
        m_tracks->forget(id);
    Q_EMIT recordingChanged(id);
    if (attached || drawn || taught)
        Q_EMIT labelsChanged();
    return true;
}

bool Library::noteChange()
{
    return m_db->run(u"INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = "
                     "CAST(value AS INTEGER) + 1"_s,
                     {RecognitionStore::revisionSetting});
}

QString Library::setting(const QString& key) const
{
    return m_db->value(u"SELECT value FROM meta WHERE key = ?"_s, {key}).toString();
}

bool Library::setSetting(const QString& key, const QString& value)
{
    return storeSetting(key, value) || fail();
}

bool Library::storeSetting(const QString& key, const QString& value)
{
    return m_db->run(
        u"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
        {key, value});
}

} // namespace ringface
