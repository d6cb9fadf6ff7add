// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/watcher.h"

#include "core/session/pipeline.h"

namespace ringface
{

Watcher::Watcher(Library& library, Pipeline& pipeline, QObject* parent)
    : QObject(parent)
    , m_library(library)
    , m_pipeline(pipeline)
    , m_folders(library.seenFiles())
{
    connect(&m_folders, &FolderWatch::found, this, [this](const QStringList& files) {
        m_found += QSet<QString>(files.cbegin(), files.cend());
        m_pipeline.scans().addPaths(files, ScanQueue::Lane::Arrivals);
    });
    connect(&m_folders, &FolderWatch::missingChanged, this, &Watcher::missingChanged);
    connect(&library, &Library::changed, this, &Watcher::apply);
}

Watcher::~Watcher() = default;

void Watcher::setTargets(const NotificationTargets& targets)
{
    m_announcer.reset(); // takes leave, before another one says hello
    if (targets.isEmpty())
        return;
    m_announcer = std::make_unique<Announcer>(targets);
    connect(m_announcer.get(), &Announcer::failed, this, &Watcher::notDelivered);
}

void Watcher::tellTargets(const VisitEvent& event)
{
    if (m_announcer)
        m_announcer->announce(event);
}

void Watcher::apply(const LibraryChange& change)
{
    for (const RecordingId id : change.those(LibraryChange::Added)) {
        const std::optional<Recording> r = m_library.recording(id);
        if (r && m_found.remove(r->file.path))
            m_unscanned.insert(id);
    }
    QList<RecordingId> scanned;
    for (const RecordingId id : QSet<RecordingId>(m_unscanned)) {
        if (!change.of(id))
            continue;
        const std::optional<Recording> r = m_library.recording(id);
        if (r && (r->state == ScanState::Waiting || r->state == ScanState::Scanning))
            continue;
        m_unscanned.remove(id);
        scanned.append(id);
    }
    if (!scanned.isEmpty())
        m_pipeline.whenLearnt([this, scanned] { tell(scanned); });
}

void Watcher::tell(const QList<RecordingId>& recordings)
{
    for (const RecordingId id : recordings) {
        const std::optional<Recording> r = m_library.recording(id);
        if (!r)
            continue;
        const bool news = isNews(r->file, QDateTime::currentDateTimeUtc());
        const QList<VisitEvent> visits = eventsOf(m_library, id);
        for (const VisitEvent& visit : visits) {
            if (news)
                tellTargets(visit);
        }
        Q_EMIT lookedThrough(*r, visits, news);
    }
}

} // namespace ringface
