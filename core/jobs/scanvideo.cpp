// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/scanvideo.h"

#include "core/jobs/facesearch.h"
#include "core/jobs/trackcollector.h"
#include "core/library/values/facepath.h"
#include "core/media/framereader.h"

#include <QColor>

#include <algorithm>
#include <utility>

namespace ringface
{

namespace
{
constexpr qint64 deliverEveryMs = 1000; // of the recording
// With less frames a second than so many for each look, those that are left out would be missed: of three that no other
// frame is made of in a row, the next look is still in time.
constexpr double framesForEachLook = 3;
} // namespace

LookSchedule::LookSchedule(const ScanOptions& options)
    : m_step(options.step)
    , m_intervalMs(1000 / options.looksPerSecond)
{
}

bool LookSchedule::leavesOut(double frameRate) const
{
    return m_step > 0 ? m_step > 1 : frameRate * m_intervalMs >= framesForEachLook * 1000;
}

bool LookSchedule::isDue(int number, qint64 timeMs)
{
    m_before = std::exchange(m_number, number);
    m_frameMs = timeMs - std::exchange(m_timeMs, timeMs);
    if (m_step > 0) { // the first frame of every n
        const bool isDue = m_lookedMs < 0 || number / m_step != m_before / m_step;
        m_lookedMs = timeMs;
        return isDue;
    }
    // The frame that is nearest to the moment, unless it is much too early.
    const double early = std::min(double(m_frameMs) / 2, m_intervalMs / 4);
    const bool isDue = m_lookedMs < 0 || double(timeMs) + early >= double(m_lookedMs) + m_intervalMs;
    m_lookedMs = isDue ? timeMs : m_lookedMs;
    return isDue;
}

bool LookSchedule::isTooSparse() const
{
    constexpr double late = 1.5;
    return m_step == 0 && m_number - m_before > 1 && double(m_frameMs) > late * m_intervalMs;
}

void scanVideo(const QString& path, FaceEngine& engine, const ScanOptions& options, const ScanCallbacks& callbacks)
{
    ScanBatch last;
    FrameReader reader;
    last.error = reader.open(path);
    if (last.error != MediaError::None) {
        callbacks.deliver(std::move(last));
        return;
    }
    LookSchedule looks(options);
    reader.setLeavingOut(looks.leavesOut(reader.frameRate()));
    FaceSearch search(*engine.detector);
    TrackCollector collector(engine, options.minFace);
    qint64 delivered = 0;
    qint64 lastStep = 0;
    QSize size;
    bool hasThumbnail = false;
    while (!callbacks.cancelled()) {
        const qint64 before = reader.timeMs();
        if (!reader.next()) {
            const bool outOfReach = reader.error() == MediaError::NotReadable;
            last.error = !outOfReach && (reader.number() < 0 || (reader.error() == MediaError::None && size.isEmpty()))
                             ? MediaError::NoPicture
                             : reader.error();
            last.tracks = collector.take(true);
            last.positionMs = last.durationMs = reader.number() < 0 ? 0 : reader.timeMs() + lastStep;
            last.frameSize = size;
            callbacks.deliver(std::move(last));
            return;
        }
        lastStep = reader.timeMs() - before;
        const bool isDue = looks.isDue(reader.number(), reader.timeMs());
        if (looks.isTooSparse())
            reader.setLeavingOut(false);
        if (!isDue)
            continue;
        const auto found = search.look(reader);
        if (!found) {
            last.error = MediaError::EngineFailed;
            last.frameSize = size.isEmpty() ? reader.frameSize() : size;
            last.positionMs = reader.timeMs();
            last.durationMs = reader.statedDurationMs();
            callbacks.deliver(std::move(last));
            return;
        }
        if (!found->frame.isNull() && size.isEmpty()) // boxes are in the pixels of the first one, whatever follows
            size = found->frame.size();
        if (size.isEmpty()) // none could be converted so far
            continue;
        collector.add(found->frame, reader.number(), reader.timeMs(), found->faces);

        ScanBatch batch;
        if (!found->frame.isNull() && (!hasThumbnail || !collector.newBest().isEmpty())) {
            batch.thumbnail = frameThumbnail(found->frame, collector.newBest());
            hasThumbnail = true;
        }
        if (!batch.thumbnail.isEmpty() || reader.timeMs() - delivered >= deliverEveryMs) {
            delivered = reader.timeMs();
            batch.tracks = collector.take(false);
            batch.positionMs = reader.timeMs();
            batch.durationMs = std::max(reader.statedDurationMs(), reader.timeMs());
            batch.frameSize = size;
            callbacks.deliver(std::move(batch));
        }
    }
}

namespace
{
/// The photo in the middle of a grey one twice as wide and high: detectors miss a face that fills the picture.
QImage withMargin(const QImage& photo)
{
    constexpr int grey = 128;
    QImage out(photo.size() * 2, QImage::Format_BGR888);
    out.fill(QColor(grey, grey, grey));
    const QPoint at(photo.width() / 2, photo.height() / 2);
    for (int y = 0; y < photo.height(); ++y)
        std::copy_n(photo.constScanLine(y), 3 * photo.width(), out.scanLine(y + at.y()) + 3 * at.x());
    return out;
}
} // namespace

ScanBatch scanPhoto(const QImage& photo, FaceEngine& engine)
{
    ScanBatch batch;
    batch.frameSize = photo.size();
    batch.thumbnail = frameThumbnail(photo);
    QImage looked = photo;
    QPoint offset;
    auto faces = engine.detector->detect(photo);
    if (faces && faces->empty()) {
        looked = withMargin(photo);
        offset = {photo.width() / 2, photo.height() / 2};
        faces = engine.detector->detect(looked);
    }
    if (!faces) {
        batch.error = MediaError::EngineFailed;
        return batch;
    }
    for (const DetectedFace& face : *faces) {
        const QRect box = face.box.toRect().translated(-offset) & photo.rect();
        TrackUpdate track;
        track.track = int(batch.tracks.size());
        track.path.append({0, box});
        track.faces.push_back(finishFace(engine, {cutRegion(looked, face), box, 0, 0, faceQuality(looked, face)}));
        batch.tracks.push_back(std::move(track));
    }
    return batch;
}

CropScan scanCrop(const QImage& crop, FaceEngine& engine)
{
    CropScan out{scanPhoto(crop, engine), true};
    std::vector<TrackUpdate>& tracks = out.batch.tracks;
    if (tracks.size() > 1) {
        const auto fills = [&crop](const TrackUpdate& t) {
            return intersectionOverUnion(t.faces.front().box, crop.rect());
        };
        std::ranges::sort(tracks, std::greater(), fills);
        constexpr double most = 0.25; // a cut along a detector's box has 0.4 and more
        if (fills(tracks[0]) < most || fills(tracks[0]) < 2 * fills(tracks[1]))
            return out;
        tracks.resize(1);
        tracks.front().track = 0;
    }
    if (!tracks.empty() || out.batch.error != MediaError::None)
        return out;
    out.found = false;
    const DetectedFace face = faceFilling(crop.size());
    TrackUpdate track;
    track.path.append({0, crop.rect()});
    track.faces.push_back(finishFace(engine, {cutRegion(crop, face), crop.rect(), 0, 0, faceQuality(crop, face)}));
    tracks.push_back(std::move(track));
    return out;
}

} // namespace ringface
