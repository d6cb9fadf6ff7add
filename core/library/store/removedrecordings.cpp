// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/removedrecordings.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/values/facevalues.h"

#include <QStringList>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// A table, and which of its rows (in the library, or with "removed_" before the names here) belong to recordings.
struct Table {
    QString name;
    QString index; ///< by what its rows are found here
    QString theirs;
};

/// Those that others refer to first.
const QList<Table>& tables()
{
    static const QString inside = u"IN (SELECT value FROM json_each(?))"_s;
    static const QList<Table> all{
        {u"recordings"_s, u"id"_s, u"id "_s + inside},
        {u"other_files"_s, u"recording_id"_s, u"recording_id "_s + inside},
        {u"tracks"_s, u"recording_id"_s, u"recording_id "_s + inside},
        {u"faces"_s, u"recording_id"_s, u"recording_id "_s + inside},
        {u"face_images"_s, u"face_id"_s, u"face_id IN (SELECT id FROM %1faces WHERE recording_id "_s + inside + u')'},
        {u"labels"_s, u"recording_id"_s, u"recording_id "_s + inside},
        {u"guesses"_s, u"track_id"_s, u"track_id IN (SELECT id FROM %1tracks WHERE recording_id "_s + inside + u')'},
    };
    return all;
}

const QString kept = u"temp.removed_"_s;

QString theirs(const Table& table, const QString& prefix)
{
    return table.theirs.contains(u"%1"_s) ? table.theirs.arg(prefix) : table.theirs;
}
} // namespace

bool RemovedRecordings::isEmpty()
{
    return !m_db.value(u"SELECT 1 FROM temp.sqlite_master WHERE name = 'removed_recordings'"_s).isValid();
}

bool RemovedRecordings::makeTables()
{
    return std::ranges::all_of(tables(), [this](const Table& t) {
        return m_db.run(u"CREATE TEMP TABLE removed_%1 AS SELECT * FROM main.%1 WHERE 0"_s.arg(t.name)) &&
               m_db.run(u"CREATE INDEX temp.removed_%1_by ON removed_%1 (%2)"_s.arg(t.name, t.index));
    });
}

bool RemovedRecordings::take(const QList<RecordingId>& ids)
{
    if (isEmpty() && !makeTables())
        return false;
    const QString list = idList(ids);
    return std::ranges::all_of(tables(),
                               [&](const Table& t) {
                                   return m_db.run(u"INSERT INTO %1%2 SELECT * FROM main.%2 WHERE %3"_s.arg(
                                                       kept, t.name, theirs(t, u"main."_s)),
                                                   {list});
                               }) &&
           m_db.run(u"DELETE FROM main.recordings WHERE id IN (SELECT value FROM json_each(?))"_s, {list});
}

bool RemovedRecordings::has(const QList<RecordingId>& ids)
{
    if (isEmpty())
        return ids.isEmpty();
    // A file that could not be read is known by its path.
    const QVariant free = m_db.value(
        u"SELECT count(DISTINCT id) FROM temp.removed_recordings k WHERE id IN (SELECT value FROM json_each(?)) AND "
        "NOT EXISTS (SELECT 1 FROM main.recordings r WHERE r.id = k.id) AND "
        "NOT EXISTS (SELECT 1 FROM main.recordings r WHERE r.hash = k.hash) AND "
        "NOT EXISTS (SELECT 1 FROM main.other_files o JOIN temp.removed_other_files t ON t.hash = o.hash "
        "WHERE t.recording_id = k.id) AND "
        "NOT EXISTS (SELECT 1 FROM main.recordings r WHERE r.path = k.path AND r.hash IS NULL AND k.hash IS NULL)"_s,
        {idList(ids)});
    return free.isValid() && free.toLongLong() == ids.size();
}

bool RemovedRecordings::giveBack(const QList<RecordingId>& ids)
{
    if (ids.isEmpty())
        return true;
    const QString list = idList(ids);
    // What refers to a person who is gone cannot be stored again.
    const QString gone = u"NOT IN (SELECT id FROM main.persons)"_s;
    bool ok = m_db.run(u"DELETE FROM temp.removed_labels WHERE person_id "_s + gone) &&
              m_db.run(u"DELETE FROM temp.removed_guesses WHERE person_id "_s + gone);
    for (const QString& column : {u"runner_up_id"_s, u"nearest_id"_s, u"before_id"_s})
        ok = ok && m_db.run(u"UPDATE temp.removed_guesses SET %1 = NULL WHERE %1 %2"_s.arg(column, gone));
    for (const Table& t : tables())
        ok = ok &&
             m_db.run(u"INSERT INTO main.%1 SELECT * FROM %2%1 WHERE %3"_s.arg(t.name, kept, theirs(t, kept)), {list});
    // Those that others are found by last.
    for (auto i = tables().size(); i > 0; --i) {
        const Table& t = tables()[i - 1];
        ok = ok && m_db.run(u"DELETE FROM %1%2 WHERE %3"_s.arg(kept, t.name, theirs(t, kept)), {list});
    }
    return ok && m_db.run(u"UPDATE main.recordings SET state = ? WHERE state = ? AND "
                          "id IN (SELECT value FROM json_each(?))"_s,
                          {int(ScanState::Waiting), int(ScanState::Scanning), list});
}

bool RemovedRecordings::removePeople(const QString& family)
{
    if (isEmpty())
        return true;
    // Rather too much than too little: one labelled face of theirs is enough.
    const QString words = u"SELECT f.track_id FROM temp.removed_faces f JOIN temp.removed_labels l ON l.face_id = f.id "
                          "WHERE "_s;
    const QString tracks =
        u"(SELECT id FROM temp.removed_tracks WHERE id IN (%1 l.kind = 0 AND l.person_id IN (%2)) OR (id IN "
        "(SELECT track_id FROM temp.removed_guesses WHERE person_id IN (%2)) AND id NOT IN (%1 (l.kind = 0 AND "
        "l.person_id NOT IN (SELECT id FROM main.persons WHERE role = %3)) OR l.person_id IN (%2))))"_s
            .arg(words, family)
            .arg(int(Role::Unnamed));
    const QString faces = u"(SELECT id FROM temp.removed_faces WHERE track_id IN temp.removing)"_s;
    return m_db.run(u"CREATE TEMP TABLE removing AS SELECT id FROM "_s + tracks) &&
           m_db.run(u"UPDATE temp.removed_recordings SET thumbnail = NULL WHERE id IN "
                    "(SELECT recording_id FROM temp.removed_faces WHERE track_id IN temp.removing)"_s) &&
           m_db.run(u"DELETE FROM temp.removed_face_images WHERE face_id IN "_s + faces) &&
           m_db.run(u"UPDATE temp.removed_labels SET face_id = NULL WHERE face_id IN "_s + faces) &&
           m_db.run(u"DELETE FROM temp.removed_faces WHERE track_id IN temp.removing"_s) &&
           m_db.run(u"DELETE FROM temp.removed_guesses WHERE track_id IN temp.removing"_s) &&
           m_db.run(u"DELETE FROM temp.removed_tracks WHERE id IN temp.removing"_s) &&
           m_db.run(u"DELETE FROM temp.removed_labels WHERE person_id IN (%1)"_s.arg(family)) &&
           m_db.run(u"DELETE FROM temp.removed_guesses WHERE person_id IN (%1)"_s.arg(family)) &&
           m_db.run(u"DROP TABLE temp.removing"_s);
}

} // namespace ringface
