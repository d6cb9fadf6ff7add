// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/session/folderwatch.h"

#include <QSet>
#include <QtConcurrentRun>

#include <algorithm>
#include <set>
#include <utility>

namespace ringface
{

using namespace std::chrono_literals;

namespace
{
// Looking takes a fiftieth of one core at most.
constexpr int restByLook = 50;
// The system gives watches in limited numbers to all programs together.
constexpr qsizetype mostWatched = 2000;
} // namespace

FolderWatch::FolderWatch(const QHash<QString, FileState>& seen, QObject* parent)
    : FolderWatch(seen, Pace{}, parent)
{
}

FolderWatch::FolderWatch(const QHash<QString, FileState>& seen, const Pace& pace, QObject* parent)
    : QObject(parent)
    , m_pace(pace)
    , m_seen(seen)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &FolderWatch::look);
    connect(&m_changes, &QFileSystemWatcher::directoryChanged, this, &FolderWatch::look);
    connect(&m_look, &QFutureWatcherBase::finished, this, &FolderWatch::looked);
}

FolderWatch::~FolderWatch()
{
    m_look.disconnect(this);
    m_look.cancel();
    m_look.waitForFinished();
}

void FolderWatch::setFolders(const QStringList& folders)
{
    if (folders == m_folders)
        return;
    m_folders = folders;
    m_growing.clear();
    look();
}

void FolderWatch::look()
{
    m_next.stop();
    if (m_looking) {
        m_again = true;
        return;
    }
    m_again = false;
    m_looking = true;
    m_time.start();
    m_lookedAt = m_folders;
    m_look.setFuture(QtConcurrent::run([folders = m_folders, opened = m_opened](QPromise<Content>& promise) {
        Content content;
        for (const QString& folder : folders)
            content.push_back(contentOf(
                {folder}, [&promise] { return promise.isCanceled(); }, opened));
        promise.addResult(std::move(content));
    }));
}

void FolderWatch::looked()
{
    m_looking = false;
    const Content content = m_look.result();
    if (m_lookedAt == m_folders) { // else what was found is of other folders
        QStringList missing;
        QHash<QString, FileState> videos;
        m_opened.clear();
        for (size_t i = 0; i < content.size(); ++i) {
            if (content[i].folders.isEmpty())
                missing << m_folders.at(qsizetype(i));
            videos.insert(content[i].found);
            m_opened.insert(content[i].opened);
        }
        watch(content);
        lookAt(videos);
        if (std::exchange(m_missing, missing) != missing)
            Q_EMIT missingChanged();
    }
    if (m_folders.isEmpty())
        return;
    const std::chrono::milliseconds rest = restByLook * std::chrono::milliseconds(m_time.elapsed());
    if (m_again)
        m_next.start(m_pace.settle / 4);
    else
        m_next.start(m_growing.isEmpty() ? std::max(m_pace.poll, rest) : m_pace.settle / 2);
}

void FolderWatch::lookAt(const QHash<QString, FileState>& videos)
{
    std::set<std::pair<qint64, QString>> whole; // oldest first
    QHash<QString, Growing> growing;
    for (auto it = videos.cbegin(); it != videos.cend(); ++it) {
        const auto seen = m_seen.constFind(it.key());
        if (it->bytes == 0 || (seen != m_seen.cend() && *seen == *it))
            continue;
        Growing now = m_growing.value(it.key());
        if (!now.since.isValid() || now.state != *it) {
            now.state = *it;
            now.since.start();
        }
        if (now.since.hasExpired(m_pace.settle.count()))
            whole.insert({it->modifiedMs, it.key()});
        else
            growing.insert(it.key(), now);
    }
    m_growing = growing;
    QStringList files;
    for (const auto& [modified, file] : whole) {
        m_seen[file] = videos.value(file);
        files << file;
    }
    if (!files.isEmpty())
        Q_EMIT found(files);
}

void FolderWatch::watch(const Content& content)
{
    QSet<QString> wanted;
    for (const FolderContent& folder : content) {
        for (const QString& each : folder.folders) {
            if (wanted.size() < mostWatched)
                wanted.insert(each);
        }
    }
    const QStringList now = m_changes.directories();
    const QSet<QString> watched(now.cbegin(), now.cend());
    const QStringList gone = (watched - wanted).values();
    const QStringList fresh = (wanted - watched).values();
    if (!gone.isEmpty())
        m_changes.removePaths(gone);
    if (!fresh.isEmpty())
        m_changes.addPaths(fresh);
}

} // namespace ringface
