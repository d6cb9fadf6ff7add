// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Faces that a scan missed and a person drew.
#include "core/library/library.h"
#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/store/facestore.h"
#include "core/library/store/trackcache.h"
#include "core/library/values/facepath.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace ringface
{

using namespace Qt::StringLiterals;

FaceId Library::addDrawnFace(RecordingId id, const NewFace& face)
{
    if (face.box.isEmpty() || !recording(id))
        return 0;
    FaceId added = 0;
    if (!change([&] {
            OpenTrack track;
            storeTrack(*m_db, id, track, {{face.timeMs, face.box}});
            added = track.id == 0 ? 0 : storeFace(*m_db, id, track.id, face);
            return added != 0 && m_db->run(u"UPDATE tracks SET by_hand = 1 WHERE id = ?"_s, {track.id}) && noteChange();
        }))
        return 0;
    m_tracks->forget(id);
    LibraryChange made;
    made.add(id, LibraryChange::Faces);
    tell(made);
    return added;
}

namespace
{
struct DrawnTrack {
    QVariant track;
    RecordingId recording = 0;
};

std::optional<DrawnTrack> drawnTrack(Database& db, FaceId face)
{
    Rows q = db.query(u"SELECT t.id, t.recording_id FROM faces f JOIN tracks t ON t.id = f.track_id "
                      "WHERE f.id = ? AND t.by_hand = 1"_s,
                      {face});
    return q.isActive() && q.next() ? std::optional<DrawnTrack>({q.value(0), q.value(1).toLongLong()}) : std::nullopt;
}
} // namespace

bool Library::completeDrawnFace(FaceId id, const NewFace& face)
{
    const std::optional<DrawnTrack> drawn = drawnTrack(*m_db, id);
    if (!drawn || !change([&] { return storeFindings(*m_db, id, face) && noteChange(); }))
        return false;
    m_tracks->forget(drawn->recording);
    LibraryChange made;
    made.add(drawn->recording, LibraryChange::Faces);
    tell(made);
    return true;
}

bool Library::removeDrawnFace(FaceId id)
{
    const std::optional<DrawnTrack> drawn = drawnTrack(*m_db, id);
    if (!drawn)
        return false;
    const bool said = !m_labels->of({id}).isEmpty();
    if (!change([&] {
            return m_db->run(u"DELETE FROM labels WHERE face_id = ?"_s, {id}) &&
                   m_db->run(u"DELETE FROM tracks WHERE id = ?"_s, {drawn->track}) && noteChange();
        }))
        return false;
    m_tracks->forget(drawn->recording);
    LibraryChange made;
    made.add(drawn->recording,
             said ? LibraryChange::Parts(LibraryChange::Faces) | LibraryChange::Labels : LibraryChange::Faces);
    made.groups = true;
    tell(made);
    return true;
}

namespace
{
struct StoredPath {
    TrackId track = 0;
    bool byHand = false;
    FacePath path;
};

/// Where the drawn face is on a found track, if it is.
std::optional<PathPoint> pointLike(const PathPoint& drawn, const FacePath& found)
{
    constexpr qint32 around = 500;
    constexpr double sameFace = 0.3;
    std::optional<PathPoint> best;
    double most = 0;
    for (const PathPoint& point : found) {
        const double overlap = intersectionOverUnion(point.box, drawn.box);
        if (std::abs(point.timeMs - drawn.timeMs) > around || overlap < sameFace || overlap <= most)
            continue;
        most = overlap;
        best = point;
    }
    return best;
}
} // namespace

bool removeFoundDrawings(Database& db, RecordingId recording, bool& any)
{
    std::vector<StoredPath> found;
    std::vector<StoredPath> drawn;
    Rows q = db.query(u"SELECT id, by_hand, path FROM tracks WHERE recording_id = ?"_s, {recording});
    while (q.isActive() && q.next()) {
        StoredPath stored{q.value(0).toLongLong(), q.value(1).toBool(), unpackPath(q.value(2).toByteArray())};
        (stored.byHand ? drawn : found).push_back(std::move(stored));
    }
    if (!q.isActive())
        return false;
    q.finish();
    return std::ranges::all_of(drawn, [&](const StoredPath& d) {
        std::optional<PathPoint> place;
        for (const StoredPath& f : found) {
            if (!place && !d.path.isEmpty())
                place = pointLike(d.path.first(), f.path);
        }
        if (!place)
            return true;
        any = true;
        // What is said of it has the place of the found face from now on: there it is given to it.
        return db.run(
                   u"UPDATE labels SET time_ms = ?, x = ?, y = ?, w = ?, h = ? WHERE face_id IN "
                   "(SELECT id FROM faces WHERE track_id = ?)"_s,
                   {place->timeMs, place->box.x(), place->box.y(), place->box.width(), place->box.height(), d.track}) &&
               db.run(u"DELETE FROM tracks WHERE id = ?"_s, {d.track});
    });
}

} // namespace ringface
