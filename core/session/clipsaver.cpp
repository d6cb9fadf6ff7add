// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/clipsaver.h"

#include "core/library/library.h"

#include <QtConcurrentRun>

#include <algorithm>
#include <limits>

namespace ringface
{

namespace
{
constexpr qint64 leadMs = 2000;  // before somebody is first seen and after they were last
constexpr qint64 gapMs = 10'000; // that is not cut out

bool isKept(const Track& track, Blur blur, const QStringList& keep)
{
    switch (blur) {
    case Blur::Nobody:
        return true;
    case Blur::Others:
        return keep.contains(track.name);
    case Blur::Unknown:
        return !track.name.isEmpty();
    case Blur::Everybody:
        break;
    }
    return false;
}
} // namespace

ClipPart clipPart(const Library& library, RecordingId recording, qint64 fromMs, qint64 toMs, Blur blur,
                  const QStringList& keep)
{
    const Recording r = library.recording(recording).value_or(Recording());
    ClipPart part;
    part.path = r.file.path;
    part.fromMs = std::max<qint64>(0, fromMs);
    part.toMs = toMs < 0 ? std::numeric_limits<qint32>::max() : toMs;
    if (toMs < 0 && r.durationMs > 0)
        part.toMs = r.durationMs + 1;
    part.boxesIn = r.frameSize;
    for (const Track& track : library.tracks(recording))
        part.faces.append({track.path, isKept(track, blur, keep)});
    return part;
}

QList<ClipPart> clipsOf(const Library& library, const QString& person, RecordingId recording, Blur blur,
                        const QStringList& keep)
{
    struct Span {
        QDateTime start; ///< of the recording
        RecordingId recording = 0;
        qint64 fromMs = 0;
        qint64 toMs = 0;
    };
    QList<Span> spans;
    for (const Presence& presence : library.presences(recording)) {
        if (presence.name != person)
            continue;
        const Recording r = library.recording(presence.recording).value_or(Recording());
        spans.append({r.file.startedAt, presence.recording, std::max<qint64>(0, presence.fromMs - leadMs),
                      std::min(presence.toMs + leadMs, std::max<qint64>(r.durationMs, presence.toMs) + 1)});
    }
    std::ranges::sort(spans, [](const Span& a, const Span& b) {
        return std::tie(a.start, a.recording, a.fromMs) < std::tie(b.start, b.recording, b.fromMs);
    });
    QList<Span> joined;
    for (const Span& span : std::as_const(spans)) {
        if (!joined.isEmpty() && joined.last().recording == span.recording && span.fromMs <= joined.last().toMs + gapMs)
            joined.last().toMs = std::max(joined.last().toMs, span.toMs);
        else
            joined.append(span);
    }
    QList<ClipPart> parts;
    for (const Span& span : std::as_const(joined))
        parts.append(clipPart(library, span.recording, span.fromMs, span.toMs, blur, keep));
    return parts;
}

ClipSaver::ClipSaver(QObject* parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this,
            [this](int thousandths) { Q_EMIT progressChanged(thousandths / 1000.0); });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(m_watcher.result()); });
}

ClipSaver::~ClipSaver()
{
    m_watcher.disconnect(this);
    cancel();
    m_watcher.waitForFinished();
}

void ClipSaver::save(const ClipOrder& order, const EngineFactory& factory)
{
    m_cancelled = false;
    m_watcher.setFuture(
        QtConcurrent::run(&m_pool, [order, factory, cancelled = &m_cancelled](QPromise<ClipProblem>& promise) {
            constexpr int thousandths = 1000;
            promise.setProgressRange(0, thousandths);
            const std::unique_ptr<FaceEngine> engine = order.blurs ? factory() : nullptr;
            promise.addResult(saveClip(
                order, engine ? engine->detector.get() : nullptr,
                [&promise](double share) { promise.setProgressValue(int(share * thousandths)); },
                [cancelled] { return cancelled->load(); }));
        }));
}

} // namespace ringface
