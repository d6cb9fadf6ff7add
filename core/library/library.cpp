// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/library.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/recordingtable.h"
#include "core/library/store/removedrecordings.h"
#include "core/library/store/settingstable.h"
#include "core/library/store/trackcache.h"
#include "core/library/values/errortext.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

Library::Library(std::unique_ptr<Database> db, const QString& file)
    : m_db(std::move(db))
    , m_recordings(std::make_unique<RecordingTable>(*m_db))
    , m_tracks(std::make_unique<TrackCache>(*m_db))
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
    Q_EMIT failed(isReadOnly() ? readOnlyText(QFileInfo(m_file).absolutePath()) : m_db->lastError());
    return false;
}

void Library::noticeOthers()
{
    const qint64 version = m_db->value(u"PRAGMA data_version"_s).toLongLong();
    if (version == std::exchange(m_seenVersion, version))
        return;
    tell(LibraryChange::ofOthers());
}

void Library::tell(const LibraryChange& change)
{
    m_untold.add(change);
    if (!m_untold.isEmpty() && !std::exchange(m_tellsSoon, true))
        QMetaObject::invokeMethod(this, &Library::tellChanges, Qt::QueuedConnection);
}

void Library::tellChanges()
{
    m_tellsSoon = false;
    if (!m_untold.isEmpty())
        Q_EMIT changed(std::exchange(m_untold, {}));
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
    RecordingTable::Taken taken;
    if (!change([&] { return m_recordings->take(file, m_scans.keys(), taken); }))
        return {};
    LibraryChange change;
    if (taken.isNew || taken.changed)
        m_tracks->forget(taken.id);
    for (const RecordingId id : std::as_const(taken.displaced)) {
        m_tracks->forget(id);
        change.add(id, recording(id) ? LibraryChange::Scan : LibraryChange::Removed);
    }
    if (taken.isNew)
        change.add(taken.id, LibraryChange::Added);
    if (taken.changed)
        change.add(taken.id, LibraryChange::Scan);
    if (taken.learnt)
        change.add(taken.id, LibraryChange::Origin);
    tell(change);
    return {taken.id, taken.isNew, taken.replaced};
}

bool Library::removeRecordings(const QList<RecordingId>& ids)
{
    if (!change([&] { return noteChange() && m_removed->take(ids); }))
        return false;
    for (const RecordingId id : ids) {
        m_scans.remove(id);
        m_tracks->forget(id);
    }
    LibraryChange change;
    change.add(ids, LibraryChange::Removed);
    change.groups = true;
    tell(change);
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
    LibraryChange change;
    change.add(ids, LibraryChange::Parts(LibraryChange::Added) | LibraryChange::Labels);
    change.groups = true;
    tell(change);
    return true;
}

bool Library::setStartedAt(const QList<RecordingTime>& times)
{
    QList<QVariantList> rows;
    LibraryChange made;
    for (const RecordingTime& t : times) {
        if (!recording(t.recording))
            return false;
        rows.append({t.startedAt.isValid() ? QVariant(t.startedAt.toMSecsSinceEpoch()) : QVariant(), int(t.source),
                     t.recording});
        made.add(t.recording, LibraryChange::Origin);
    }
    return changeOrigins(u"UPDATE recordings SET started_at = ?, time_source = ? WHERE id = ?"_s, rows, made);
}

bool Library::setCamera(const QList<RecordingCamera>& cameras)
{
    QList<QVariantList> rows;
    LibraryChange made;
    for (const RecordingCamera& c : cameras) {
        if (!recording(c.recording))
            return false;
        const QString name = c.camera.simplified();
        rows.append({name.isNull() ? u""_s : name, int(c.source), c.recording});
        made.add(c.recording, LibraryChange::Origin);
    }
    return changeOrigins(u"UPDATE recordings SET camera = ?, camera_source = ? WHERE id = ?"_s, rows, made);
}

bool Library::changeOrigins(const QString& sql, const QList<QVariantList>& rows, const LibraryChange& made)
{
    if (!change([&] { return m_db->runAll(sql, rows); }))
        return false;
    for (const RecordingId id : made.those(LibraryChange::Origin))
        m_tracks->forget(id);
    tell(made);
    return true;
}

QHash<QString, FileState> Library::seenFiles() const
{
    QHash<QString, FileState> out;
    Rows q = m_db->query(u"SELECT path, bytes, modified_ms FROM seen_files"_s);
    while (q.isActive() && q.next())
        out.insert(q.value(0).toString(), {q.value(1).toLongLong(), q.value(2).toLongLong()});
    return out;
}

bool Library::isAnyScanned() const
{
    return m_db->value(u"SELECT 1 FROM recordings WHERE state = ? LIMIT 1"_s, {int(ScanState::Done)}).isValid();
}

QList<Recording> Library::recordings() const
{
    return m_recordings->all();
}

std::optional<Recording> Library::recording(RecordingId id) const
{
    return m_recordings->find(id);
}

QStringList Library::otherFiles(RecordingId id) const
{
    return m_recordings->otherFiles(id);
}

QByteArray Library::recordingThumbnail(RecordingId id) const
{
    return m_db->decrypted(m_db->value(u"SELECT thumbnail FROM recordings WHERE id = ?"_s, {id}));
}

Library::ThumbnailReading Library::thumbnailReading(const QString& sql) const
{
    return [file = m_db->file(), cipher = m_db->cipher(),
            sql](const QList<qint64>& ids) -> std::optional<QHash<qint64, QByteArray>> {
        Database db;
        db.setCipher(cipher);
        if (db.open(file) != Database::Status::Ok)
            return std::nullopt;
        QHash<qint64, QByteArray> out;
        Rows q = db.query(sql + u" IN (SELECT value FROM json_each(?))"_s, {idList(ids)});
        while (q.isActive() && q.next())
            out.insert(q.value(0).toLongLong(), db.decrypted(q.value(1)));
        return q.isActive() ? std::optional(out) : std::nullopt;
    };
}

Library::ThumbnailReading Library::recordingThumbnails() const
{
    return thumbnailReading(u"SELECT id, thumbnail FROM recordings WHERE id"_s);
}

Library::ThumbnailReading Library::faceThumbnails() const
{
    return thumbnailReading(u"SELECT face_id, thumbnail FROM face_images WHERE face_id"_s);
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
    LibraryChange made;
    made.add(id, LibraryChange::Scan);
    if (again) // groups and proposals lost faces
        made.add(id, LibraryChange::Faces);
    if (m_recognition->holds(id)) // what is read before this moment and used after it has neither
        made.add(id, LibraryChange::Labels);
    made.groups = again;
    tell(made);
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
            ok = ok && m_db->run(u"UPDATE recordings SET thumbnail = ? WHERE id = ?"_s,
                                 {m_db->encrypted(batch.thumbnail), id});
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
    LibraryChange made;
    made.add(id, anyFace ? LibraryChange::Parts(LibraryChange::Scan) | LibraryChange::Faces : LibraryChange::Scan);
    tell(made);
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
    LibraryChange made;
    made.add(id, LibraryChange::Scan);
    if (attached || drawn || taught)
        made.add(id, LibraryChange::Parts(LibraryChange::Faces) | LibraryChange::Labels);
    made.groups = attached || drawn || taught;
    tell(made);
    return true;
}

bool Library::noteChange()
{
    return m_db->run(u"INSERT INTO meta (key, value) VALUES (?, 1) ON CONFLICT (key) DO UPDATE SET value = "
                     "CAST(value AS INTEGER) + 1"_s,
                     {RecognitionStore::revisionSetting});
}

LibrarySettings Library::settings() const
{
    return readSettings(*m_db);
}

bool Library::setSettings(const LibrarySettings& settings)
{
    const LibrarySettings old = readSettings(*m_db);
    if (settings == old)
        return true;
    // Everything is compared anew with other limits.
    const bool matches = settings.matchPercent != old.matchPercent;
    if (!change([&] { return writeSettings(*m_db, settings) && (!matches || noteChange()); }))
        return false;
    LibraryChange made;
    made.settings = true;
    tell(made);
    return true;
}

QString Library::note(const QString& key) const
{
    return m_db->value(u"SELECT value FROM meta WHERE key = ?"_s, {key}).toString();
}

bool Library::setNote(const QString& key, const QString& text)
{
    return storeNote(key, text) || fail();
}

bool Library::storeNote(const QString& key, const QString& text)
{
    return m_db->run(
        u"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
        {key, text.isNull() ? u""_s : text}); // a null string would be NULL
}

} // namespace ringface
