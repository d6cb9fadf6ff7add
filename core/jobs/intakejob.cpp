// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/intakejob.h"

#include "core/media/archive.h"
#include "core/media/intake.h"
#include "core/media/sidecar.h"

#include <algorithm>

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

RecordingFile taken(const QString& video, Sidecars& sidecars, const OpeningMark& mark)
{
    RecordingFile file = inspectFile(video, Medium::Video, sidecars);
    if (file.error != MediaError::None)
        return file;
    if (mark.tookDown(file.hash)) {
        file.error = MediaError::TookDown;
        return file;
    }
    mark.begin(file.hash);
    askVideo(file);
    mark.end(file.hash);
    return file;
}
} // namespace

void takeFilesIn(QPromise<TakenFile>& promise, const QStringList& paths, const OpeningMark& mark)
{
    const auto isOver = [&promise] {
        promise.suspendIfRequested();
        return promise.isCanceled();
    };
    Sidecars sidecars;
    const auto takeIn = [&](const QStringList& videos) {
        for (const QString& path : videos) {
            if (isOver())
                return;
            promise.addResult(TakenFile{taken(path, sidecars, mark), {}});
            for (const QString& file : sidecars.takeUnreadable())
                promise.addResult(TakenFile{{}, {IntakeProblem::Kind::SidecarUnreadable, file, {}}});
        }
    };
    QStringList archives = paths;
    archives.removeIf([](const QString& path) { return !isArchive(path); });
    QStringList others = paths;
    others.removeIf(isArchive);
    takeIn(videosIn(others));
    for (const QString& archive : std::as_const(archives)) {
        if (isOver())
            return;
        const Unpacked unpacked = unpackArchive(archive, isOver);
        takeIn(unpacked.videos);
        if (const IntakeProblem problem = problemOf(archive, unpacked); problem.kind != IntakeProblem::Kind::None)
            promise.addResult(TakenFile{{}, problem});
    }
}

} // namespace ringface
