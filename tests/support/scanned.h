// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/library.h"

#include <QRect>

namespace ringface::testing
{

/// Where two people stand.
inline const QRect left(100, 100, 80, 80);
inline const QRect right(600, 100, 80, 80);

/// A recording as intake hands it over; \a content stands for its hash.
inline RecordingFile recordingFile(const QString& path, const QByteArray& content, const QDateTime& startedAt = {})
{
    RecordingFile file;
    file.path = path;
    file.hash = content;
    file.startedAt = startedAt;
    file.timeSource = startedAt.isValid() ? TimeSource::FileName : TimeSource::Unknown;
    return file;
}

inline NewFace newFace(qint32 timeMs, const QRect& box, const Descriptor& descriptor = {}, float quality = 0.5F)
{
    NewFace face;
    face.timeMs = timeMs;
    face.frame = timeMs / 100;
    face.box = box;
    face.quality = quality;
    face.encoder = descriptor.empty() ? QString() : QStringLiteral("colour");
    face.descriptor = descriptor;
    face.thumbnail = QByteArray("thumbnail of ") + QByteArray::number(timeMs);
    return face;
}

/// A track that stands still from \a fromMs to \a toMs, with a kept face at each of \a faceTimes.
inline TrackUpdate standing(int number, const QRect& box, qint32 fromMs, qint32 toMs, const QList<qint32>& faceTimes,
                            const Descriptor& descriptor = {})
{
    TrackUpdate track;
    track.track = number;
    for (qint32 t = fromMs; t <= toMs; t += 200)
        track.path.append({t, box});
    for (const qint32 t : faceTimes)
        track.faces.push_back(newFace(t, box, descriptor));
    return track;
}

inline ScanBatch batchOf(std::vector<TrackUpdate> tracks, qint64 positionMs = 1000, qint64 durationMs = 10'000)
{
    ScanBatch batch;
    batch.tracks = std::move(tracks);
    batch.positionMs = positionMs;
    batch.durationMs = durationMs;
    batch.frameSize = QSize(1920, 1080);
    return batch;
}

/// One whole scan with one delivery.
[[nodiscard]] inline bool scanOnce(Library& library, RecordingId id, std::vector<TrackUpdate> tracks,
                                   const QString& engine = QStringLiteral("fake+colour"))
{
    return library.beginScan(id, engine) && library.addFaces(id, batchOf(std::move(tracks), 10'000)) &&
           library.endScan(id, ScanState::Done, MediaError::None);
}

} // namespace ringface::testing
