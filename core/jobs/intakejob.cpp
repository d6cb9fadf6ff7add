// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/intakejob.h"

#include "core/media/archive.h"
#include "core/media/intake.h"
#include "core/media/sidecar.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <utility>

namespace ringface
{

namespace
{
IntakeProblem problemOf(const QString& archive, const Unpacked& unpacked)
{
    using Kind = IntakeProblem::Kind;
    switch (unpacked.error) {
    case ArchiveError::None:
    case ArchiveError::Cancelled:
        break;
    case ArchiveError::NotReadable:
        return {Kind::ArchiveNotReadable, archive, unpacked.detail};
    case ArchiveError::Damaged:
        return {Kind::ArchiveDamaged, archive, unpacked.detail};
    case ArchiveError::Encrypted:
        return {Kind::ArchiveEncrypted, archive, {}};
    case ArchiveError::Empty:
        return {Kind::ArchiveEmpty, archive, {}};
    case ArchiveError::TooLarge:
        return {Kind::ArchiveTooLarge, archive, {}};
    case ArchiveError::NoRoom:
        return {Kind::ArchiveNoRoom, archive, {}};
    case ArchiveError::NotWritable:
        return {Kind::ArchiveNotWritable, archive, unpacked.detail};
    }
    return {};
}

/// Of a recording that was being opened when a program ended; \a mark remembers what comes of it.
Trial trialOf(const RecordingFile& file, const IntakeCrashGuard& mark, const TrialCommand& trial, bool isNamed,
              const std::function<bool()>& isCancelled)
{
    const int ends = mark.ends(file.hash);
    if (ends == 0)
        return Trial::Survived;
    if (mark.isSetAside(file.hash) && !isNamed)
        return Trial::Crashed;
    const Trial result = tryRecording(trial, file.path, isNamed ? 0 : ends, isCancelled);
    if (result == Trial::Crashed && !trial.isEmpty())
        mark.setAside(file.hash);
    return result;
}
} // namespace

void takeFilesIn(QPromise<TakenFile>& promise, const QStringList& paths, const IntakeCrashGuard& mark,
                 const TrialCommand& trial)
{
    const auto isOver = [&promise] {
        promise.suspendIfRequested();
        return promise.isCanceled();
    };
    const auto taken = [&](const QString& video, Sidecars& sidecars, bool isNamed) {
        RecordingFile file = inspectFile(video, Medium::Video, sidecars);
        if (file.error != MediaError::None)
            return file;
        const Trial trialled = trialOf(file, mark, trial, isNamed, [&promise] { return promise.isCanceled(); });
        if (trialled == Trial::Crashed)
            file.error = MediaError::TookDown;
        if (trialled != Trial::Survived)
            return file;
        mark.begin(file.hash);
        askVideo(file);
        mark.end(file.hash);
        return file;
    };
    QSet<QString> named;
    for (const QString& path : paths)
        named << QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    Sidecars sidecars;
    const auto takeIn = [&](const QStringList& videos) {
        for (const QString& path : videos) {
            if (isOver())
                return;
            const bool isNamed = named.contains(path);
            promise.addResult(TakenFile{taken(path, sidecars, isNamed), {}, isNamed});
            for (const QString& file : sidecars.takeUnreadable())
                promise.addResult(TakenFile{{}, {{IntakeProblem::Kind::SidecarUnreadable, file, {}}}, false});
        }
    };
    QStringList archives = paths;
    archives.removeIf([](const QString& path) { return !isArchive(path); });
    QStringList others = paths;
    others.removeIf(isArchive);
    FolderContent found = contentOf(others, isOver);
    if (!found.leftOut.isEmpty())
        promise.addResult(TakenFile{{}, std::move(found.leftOut), false});
    QStringList videos = found.found.keys();
    videos.sort();
    takeIn(videos);
    for (const QString& archive : std::as_const(archives)) {
        if (isOver())
            return;
        const Unpacked unpacked = unpackArchive(archive, isOver);
        takeIn(unpacked.videos);
        if (const IntakeProblem problem = problemOf(archive, unpacked); problem.kind != IntakeProblem::Kind::None)
            promise.addResult(TakenFile{{}, {problem}, false});
    }
}

} // namespace ringface
