// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/waitinglabels.h"

#include "core/library/store/blobs.h"
#include "core/library/store/database.h"
#include "core/library/values/facepath.h"

#include <QHash>

#include <algorithm>
#include <cstdlib>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Where the face was at about that time: another scan looks at other frames.
QRect boxAround(const FacePath& path, qint64 timeMs)
{
    constexpr qint64 around = 300;
    const QRect box = boxAt(path, timeMs);
    if (!box.isNull() || path.isEmpty())
        return box;
    const PathPoint& nearest =
        *std::ranges::min_element(path, {}, [timeMs](const PathPoint& p) { return std::abs(p.timeMs - timeMs); });
    return std::abs(nearest.timeMs - timeMs) <= around ? nearest.box : QRect();
}

/// The track whose box at that time covers this one best.
TrackId trackAt(const QHash<TrackId, FacePath>& paths, qint64 timeMs, const QRect& box)
{
    constexpr double sameFace = 0.3;
    double best = sameFace;
    TrackId track = 0;
    for (auto it = paths.cbegin(); it != paths.cend(); ++it) {
        const double overlap = intersectionOverUnion(boxAround(it.value(), timeMs), box);
        if (overlap > best) {
            best = overlap;
            track = it.key();
        }
    }
    return track;
}
} // namespace

std::optional<QList<WaitingLabel>> waitingLabels(Database& db, RecordingId recording)
{
    QList<WaitingLabel> out;
    QList<QRect> boxes;
    Rows labels = db.query(u"SELECT id, time_ms, person_id, kind, x, y, w, h FROM labels "
                           "WHERE recording_id = ? AND face_id IS NULL ORDER BY id"_s,
                           {recording});
    while (labels.isActive() && labels.next()) {
        out.append({labels.value(0).toLongLong(), labels.value(1).toInt(), labels.value(2).toLongLong(),
                    LabelKind(labels.value(3).toInt()), 0});
        boxes.append(
            {labels.value(4).toInt(), labels.value(5).toInt(), labels.value(6).toInt(), labels.value(7).toInt()});
    }
    if (!labels.isActive())
        return std::nullopt;
    if (out.isEmpty())
        return out;
    QHash<TrackId, FacePath> paths;
    Rows tracks = db.query(u"SELECT id, path FROM tracks WHERE recording_id = ?"_s, {recording});
    while (tracks.isActive() && tracks.next())
        paths.insert(tracks.value(0).toLongLong(), unpackPath(tracks.value(1).toByteArray()));
    if (!tracks.isActive())
        return std::nullopt;
    for (qsizetype i = 0; i < out.size(); ++i)
        out[i].track = trackAt(paths, out[i].timeMs, boxes[i]);
    return out;
}

} // namespace ringface
