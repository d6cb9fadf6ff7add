// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/playback/framefeeder.h"

#include "core/library/values/filepath.h"

#include <QElapsedTimer>

#include <algorithm>

namespace ringface
{

namespace
{
constexpr int kibibyte = 1024;
constexpr int keptKib = 64 * kibibyte;
constexpr int longestSide = 4096; // of a picture for a screen
constexpr int quickFrames = 12;   // decoded within a blink
constexpr int mostBackwards = 16; // frames made ready at once for steps back

qint64 sizeOf(const QString& path)
{
    return factsOfFile(path).value_or(FileFacts()).state.bytes;
}
} // namespace

FrameFeeder::FrameFeeder()
    : m_frames(keptKib)
{
    m_reader.setGiveUp([this] { return isOutdated(); });
}

bool FrameFeeder::begin(quint64 request)
{
    m_request = request;
    return !isOutdated();
}

void FrameFeeder::openFile(quint64 request, QString path, int threads)
{
    if (!begin(request))
        return;
    m_path = path;
    m_reader.setThreads(threads);
    m_frames.clear();
    m_shownMs = -1;
    m_fileSize = sizeOf(path);
    const MediaError error = path.isEmpty() ? MediaError::FileMissing : m_reader.open(path);
    const bool isRead = error == MediaError::None && m_reader.makeSeekable();
    if (!isOutdated())
        Q_EMIT opened(request, isRead || error != MediaError::None ? error : MediaError::NoPicture,
                      m_reader.durationMs());
}

void FrameFeeder::readFileAnew()
{
    m_fileSize = sizeOf(m_path);
    if (m_reader.open(m_path) == MediaError::None && m_reader.makeSeekable())
        Q_EMIT durationChanged(m_request, m_reader.durationMs());
}

bool FrameFeeder::hasGrown() const
{
    return sizeOf(m_path) > m_fileSize;
}

void FrameFeeder::setArea(const QSize& area)
{
    const QSize bounded = area.boundedTo(QSize(longestSide, longestSide));
    if (bounded != m_area)
        m_frames.clear();
    m_area = bounded;
}

/// The reader's current frame; nullptr if it cannot be converted.
const ShownFrame* FrameFeeder::keep()
{
    auto frame = std::make_unique<ShownFrame>();
    frame->size = m_reader.frameSize();
    frame->timeMs = m_reader.timeMs();
    const QSize fit = m_area.isEmpty() ? frame->size : frame->size.scaled(m_area, Qt::KeepAspectRatio);
    frame->image = m_reader.picture(fit.expandedTo(QSize(1, 1)));
    if (frame->image.isNull())
        return nullptr;
    const auto cost = int(frame->image.sizeInBytes() / kibibyte);
    m_frames.setMaxCost(std::max(keptKib, 4 * cost));
    const qint64 time = frame->timeMs;
    m_frames.insert(time, frame.release(), cost);
    return m_frames.object(time);
}

const ShownFrame* FrameFeeder::frameAt(qint64 ms)
{
    if (const ShownFrame* frame = m_frames.object(m_reader.timeAt(ms)))
        return frame;
    if (!m_reader.seek(ms))
        return nullptr;
    const ShownFrame* frame = m_frames.object(m_reader.timeMs()); // another one than asked for, where frames are broken
    return frame ? frame : keep();
}

void FrameFeeder::show(quint64 request, qint64 ms)
{
    if (!begin(request))
        return;
    if (hasGrown())
        readFileAnew();
    if (const ShownFrame* frame = frameAt(ms)) {
        m_shownMs = frame->timeMs;
        Q_EMIT shown(request, *frame);
    } else if (!isOutdated()) {
        Q_EMIT failed(request);
    }
}

void FrameFeeder::scrub(quint64 request, qint64 ms)
{
    if (!begin(request))
        return;
    const bool isQuick = m_frames.contains(m_reader.timeAt(ms)) || m_reader.framesToDecode(ms) <= quickFrames;
    if (!isQuick && m_reader.seekToKeyFrame(ms)) {
        const ShownFrame* key = m_frames.object(m_reader.timeMs());
        key = key ? key : keep();
        if (key && key->timeMs != m_shownMs) {
            m_shownMs = key->timeMs;
            Q_EMIT shown(request, *key);
        }
    }
    if (!isOutdated())
        show(request, ms);
}

void FrameFeeder::fillBackwards(qint64 ms)
{
    qint64 from = ms;
    for (int i = 0; i < mostBackwards; ++i) {
        const qint64 before = m_reader.timeBefore(from);
        if (before < 0 || m_frames.contains(before))
            break;
        from = before;
    }
    // Whatever is decoded on the way is worth keeping.
    for (qint64 time = from; time >= 0 && time < ms && !isOutdated(); time = m_reader.timeAfter(time)) {
        if (!m_frames.contains(time) && m_reader.seek(time))
            keep();
    }
}

void FrameFeeder::step(quint64 request, qint64 ms, int direction)
{
    if (!begin(request))
        return;
    const ShownFrame* frame = nullptr;
    qint64 time = direction < 0 ? m_reader.timeBefore(ms) : m_reader.timeAfter(ms);
    if (direction < 0 && time >= 0 && !m_frames.contains(time))
        fillBackwards(ms);
    while (time >= 0 && !isOutdated()) {
        frame = frameAt(time);
        if (direction > 0 || (frame && frame->timeMs < ms))
            break;
        frame = nullptr;
        time = m_reader.timeBefore(time); // that one is broken
    }
    if (!frame && !isOutdated())
        frame = frameAt(ms);
    if (frame) {
        m_shownMs = frame->timeMs;
        Q_EMIT shown(request, *frame);
    } else if (!isOutdated()) {
        Q_EMIT failed(request);
    }
}

void FrameFeeder::takePicture(qint64 ms)
{
    bool isThere = false;
    do { // whatever else is asked for meanwhile
        m_request = m_newest;
        isThere = m_reader.seek(ms);
    } while (!isThere && isOutdated());
    if (isThere)
        Q_EMIT pictureTaken({m_reader.picture(m_reader.frameSize()), m_reader.frameSize(), m_reader.timeMs()});
}

void FrameFeeder::fetch(quint64 request, qint64 afterMs, qint64 notBeforeMs)
{
    if (!begin(request))
        return;
    if (afterMs >= 0)
        m_shownMs = afterMs;
    qint64 time = m_reader.timeAfter(m_shownMs);
    if (time < 0 && hasGrown()) {
        readFileAnew();
        time = m_reader.timeAfter(m_shownMs);
    }
    int passed = 0;
    for (qint64 next = time; next >= 0; next = m_reader.timeAfter(time)) {
        if (next > notBeforeMs)
            break;
        passed += next > time ? 1 : 0;
        time = next;
    }
    const ShownFrame* frame = time < 0 ? nullptr : frameAt(time);
    if (frame && frame->timeMs > m_shownMs) {
        m_shownMs = frame->timeMs;
        Q_EMIT fetched(request, *frame, passed);
    } else if (!isOutdated()) {
        Q_EMIT ended(request);
    }
}

} // namespace ringface
