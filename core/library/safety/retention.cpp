// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Unknown faces are not kept for ever, if the user says so.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/labels.h"
#include "core/library/store/trackcache.h"

namespace ringface
{

using namespace Qt::StringLiterals;

std::optional<int> Labels::forgetUnknown(const QDateTime& before)
{
    if (!m_library.recognition().isUpToDate())
        return 0;
    QList<FaceId> faces;
    QList<TrackId> tracks;
    QList<RecordingId> recordings;
    for (const auto& [id, recording] : m_library.m_tracks->all()) {
        if (!recording.startedAt.isValid() || recording.startedAt >= before)
            continue;
        for (const KnownTrack& track : recording.tracks) {
            if (track.who.ignored || track.who.person() != 0 || track.faces.kept.empty())
                continue;
            tracks.append(track.id);
            for (const KeptFace& face : track.faces.kept)
                faces.append(face.id);
            if (recordings.isEmpty() || recordings.last() != id)
                recordings.append(id);
        }
    }
    if (tracks.isEmpty())
        return 0;
    const auto all = [this](const QString& sql, const QList<qint64>& ids) {
        return m_db.run(sql + u" IN (SELECT value FROM json_each(?))"_s, {idList(ids)});
    };
    if (!m_library.change([&] {
            return all(u"DELETE FROM labels WHERE face_id"_s, faces) && all(u"DELETE FROM tracks WHERE id"_s, tracks) &&
                   all(u"UPDATE recordings SET thumbnail = NULL WHERE id"_s, recordings) && m_library.noteChange();
        }))
        return std::nullopt;
    LibraryChange made;
    for (const RecordingId id : recordings) {
        m_library.m_tracks->forget(id);
        made.add(id, LibraryChange::Parts(LibraryChange::Scan) | LibraryChange::Faces | LibraryChange::Labels);
    }
    made.groups = true;
    m_library.tell(made);
    return int(faces.size());
}

} // namespace ringface
