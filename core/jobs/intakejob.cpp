// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/intakejob.h"

#include "core/media/archive.h"
#include "core/media/intake.h"
#include "core/media/sidecar.h"

#include <QDir>
#include <QFileInfo>

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

/// Whether \a hash may be opened; writes down what a trial shows.
bool mayOpen(const QByteArray& hash, const QString& path, const OpeningMark& mark, const TrialCommand& trial,
             bool isNamed, const std::function<bool()>& isCancelled)
{
    const int ends = mark.ends(hash);
    if (ends == 0)
        return true;
    if (mark.isSetAside(hash) && !isNamed)
        return false;
    switch (tryRecording(trial, path, isCancelled)) {
    case Trial::Survived:
    case Trial::Cancelled:
        return true;
    case Trial::Crashed:
        mark.setAside(hash);
        return false;
    case Trial::NotPossible:
        break;
    }
    return ends < OpeningMark::fatalEnds || isNamed;
}
} // namespace

void takeFilesIn(QPromise<TakenFile>& promise, const QStringList& paths, const OpeningMark& mark,
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
        if (!mayOpen(file.hash, video, mark, trial, isNamed, [&promise] { return promise.isCanceled(); })) {
            file.error = MediaError::TookDown;
            return file;
        }
        mark.begin(file.hash);
        askVideo(file);
        mark.end(file.hash);
        return file;
    };
    QStringList named;
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
                promise.addResult(TakenFile{{}, {IntakeProblem::Kind::SidecarUnreadable, file, {}}, false});
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
            promise.addResult(TakenFile{{}, problem, false});
    }
}

} // namespace ringface
