// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/errortext.h"

#include <QCoreApplication>

namespace ringface
{

struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

QString errorText(MediaError error)
{
    switch (error) {
    case MediaError::None:
        return {};
    case MediaError::FileMissing:
        return ErrorText::tr(
            "The file is no longer there. Put it back and add it again, or remove it from the library.");
    case MediaError::FileEmpty:
        return ErrorText::tr("The file is empty. Download the recording again.");
    case MediaError::NotReadable:
        return ErrorText::tr("The file cannot be opened. Check that you may read it and that its disk is connected.");
    case MediaError::NotAVideo:
        return ErrorText::tr("This is not a video. Remove it from the library.");
    case MediaError::NoPicture:
        return ErrorText::tr("There is no picture in this file that can be shown. Download the recording again.");
    case MediaError::EndsEarly:
        return ErrorText::tr("The file is damaged and ends early. Download the recording again to see all of it.");
    case MediaError::EngineFailed:
        return ErrorText::tr("The face finder could not be started. Download its files again.");
    case MediaError::TookDown:
        return ErrorText::tr(
            "Looking at this recording makes Ringface end, so it is left out; the others go on. Scan it again to try "
            "once more.");
    case MediaError::TooLarge:
        return ErrorText::tr("Its pictures are too large to be looked at. Add a smaller copy of it.");
    }
    return {};
}

QString errorText(const IntakeProblem& problem)
{
    using Kind = IntakeProblem::Kind;
    const QString& file = problem.file;
    switch (problem.kind) {
    case Kind::None:
        break;
    case Kind::SidecarUnreadable:
        return ErrorText::tr("%1 could not be read. The recording beside it was added with what its name tells.")
            .arg(file);
    case Kind::ArchiveNotReadable:
        return ErrorText::tr("%1 cannot be opened. Check that it is there and that you may read it.").arg(file);
    case Kind::ArchiveDamaged:
        return ErrorText::tr("%1 is damaged. What is whole in it was added; download it again to get the rest.")
            .arg(file);
    case Kind::ArchiveEncrypted:
        return ErrorText::tr("%1 is locked with a password. Unpack it yourself and add the folder.").arg(file);
    case Kind::ArchiveEmpty:
        return ErrorText::tr("There are no videos in %1.").arg(file);
    case Kind::ArchiveTooLarge:
        return ErrorText::tr("%1 holds more than a download of recordings does. If you trust it, unpack it yourself "
                             "and add the folder.")
            .arg(file);
    case Kind::ArchiveNoRoom:
        return ErrorText::tr("There is no room on the disk to unpack %1. Make room and add it again.").arg(file);
    case Kind::ArchiveNotWritable:
        return ErrorText::tr("%1 could not be unpacked, as nothing can be written to its folder. Copy it to another "
                             "folder and add it there.")
            .arg(file);
    }
    return {};
}

QString errorText(const ClipProblem& problem)
{
    using Kind = ClipProblem::Kind;
    switch (problem.kind) {
    case Kind::None:
    case Kind::Cancelled:
        break;
    case Kind::NotReadable:
        return ErrorText::tr("%1 cannot be read. Check that it is there and that its disk is connected.")
            .arg(problem.file);
    case Kind::NothingThere:
        return ErrorText::tr("%1 has no picture at that time. Choose a time within the recording.").arg(problem.file);
    case Kind::NoEncoder:
        return ErrorText::tr("This computer's FFmpeg cannot write H.264 videos. Install one that can.");
    case Kind::NotWritable:
        return ErrorText::tr("%1 cannot be written. Choose another name or folder, or make room on the disk.")
            .arg(problem.file);
    case Kind::EngineFailed:
        return ErrorText::tr("Faces could not be looked for, so nothing was saved. Download the face finder's files "
                             "again.");
    }
    return {};
}

} // namespace ringface
