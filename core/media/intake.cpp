// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/intake.h"

#include "core/media/framereader.h"
#include "core/media/recordingname.h"
#include "core/media/sidecar.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QStringList& extensions()
{
    static const QStringList patterns{u"*.mp4"_s, u"*.m4v"_s,  u"*.mov"_s, u"*.mkv"_s, u"*.avi"_s, u"*.webm"_s,
                                      u"*.ts"_s,  u"*.mpeg"_s, u"*.mpg"_s, u"*.3gp"_s, u"*.wmv"_s, u"*.flv"_s};
    return patterns;
}
} // namespace

FileState stateOf(const QFileInfo& info)
{
    return {info.size(), info.lastModified().toMSecsSinceEpoch()};
}

bool isVideoName(const QString& fileName)
{
    return QDir::match(extensions(), fileName);
}

QStringList videosIn(const QStringList& paths)
{
    QStringList out;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (!info.isDir()) {
            out << QDir::cleanPath(info.absoluteFilePath());
            continue;
        }
        QDirIterator files(info.absoluteFilePath(), extensions(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            out << QDir::cleanPath(files.next());
    }
    out.sort();
    out.removeDuplicates();
    return out;
}

FolderContent contentOf(const QString& folder, const std::function<bool()>& isCancelled)
{
    FolderContent out;
    const QFileInfo top(folder);
    if (!top.isDir() || !top.isReadable())
        return out;
    out.folders << QDir::cleanPath(top.absoluteFilePath());
    QDirIterator all(out.folders.first(), extensions(), QDir::Files | QDir::AllDirs | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext() && !isCancelled()) {
        const QString path = QDir::cleanPath(all.next());
        const QFileInfo info = all.fileInfo();
        if (info.isDir())
            out.folders << path;
        else
            out.videos.insert(path, stateOf(info));
    }
    return out;
}

RecordingFile inspectFile(const QString& path, Medium medium)
{
    Sidecars sidecars;
    return inspectFile(path, medium, sidecars);
}

RecordingFile inspectFile(const QString& path, Medium medium, Sidecars& sidecars)
{
    RecordingFile file;
    const QFileInfo info(path);
    file.path = QDir::cleanPath(info.absoluteFilePath());
    file.medium = medium;
    NameFacts facts = factsFromName(file.path);
    if (medium == Medium::Video)
        sidecars.addTo(file.path, facts);
    file.camera = facts.camera;
    file.cameraSource = facts.cameraSource;
    file.kind = facts.kind;
    file.answered = facts.answered;
    file.eventId = facts.eventId;
    file.startedAt = facts.startedAt;
    file.timeSource = facts.timeSource;
    if (!info.exists() || !info.isFile()) {
        file.error = MediaError::FileMissing;
        return file;
    }
    file.state = stateOf(info);
    if (info.size() == 0)
        file.error = MediaError::FileEmpty;
    QFile content(file.path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (file.error == MediaError::None && content.open(QIODevice::ReadOnly) && hash.addData(&content)) {
        file.hash = hash.result();
    } else if (file.error == MediaError::None) {
        file.error = MediaError::NotReadable;
    }
    if (!file.startedAt.isValid()) {
        file.startedAt = info.lastModified().toUTC();
        file.timeSource = TimeSource::FileTime;
    }
    return file;
}

void askVideo(RecordingFile& file)
{
    FrameReader reader;
    if (reader.open(file.path) != MediaError::None)
        return;
    file.statedMs = reader.statedDurationMs();
    file.statedSize = reader.statedSize();
    const QDateTime start = reader.statedStart();
    if (isPlausible(start) && trust(file.timeSource) < trust(TimeSource::Container)) {
        file.startedAt = start;
        file.timeSource = TimeSource::Container;
    }
}

} // namespace ringface
