// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/errortext.h"

#include "core/library/values/filepath.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

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
    case MediaError::HtmlPage:
        return ErrorText::tr("This is a web page (HTML) and not a video: the download has failed. Download the "
                             "recording again; you may have to log in first.");
    case MediaError::JsonAnswer:
        return ErrorText::tr("This is a server's answer (JSON) and not a video: the download has failed. Download the "
                             "recording again.");
    case MediaError::XmlAnswer:
        return ErrorText::tr("This is a server's answer (XML) and not a video: the link may have expired. Download the "
                             "recording again.");
    case MediaError::NoPicture:
        return ErrorText::tr("There is no picture in this file that can be shown. Download the recording again.");
    case MediaError::NeedsImagePlugin:
        return ErrorText::tr("Photos of this kind (WebP, TIFF) can be read once the package qt6-image-formats-plugins "
                             "is installed.");
    case MediaError::NeedsHeifDecoder:
        return ErrorText::tr("Photos of this kind (HEIC, AVIF) can be read once the packages libheif-plugin-libde265 "
                             "and libheif-plugin-dav1d are installed.");
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
    const QString file = shownPath(problem.file);
    switch (problem.kind) {
    case Kind::None:
    case Kind::NoVideo:
    case Kind::Hidden:
    case Kind::ArchiveInFolder:
    case Kind::Unfinished:
    case Kind::Copy:
        break;
    case Kind::NotThere:
        return ErrorText::tr("%1 is not there. Check its name, and that its disk is connected.").arg(file);
    case Kind::NotReadable:
        return ErrorText::tr("%1 cannot be opened, so it was left out. Check that you may read it.").arg(file);
    case Kind::LinkBroken:
        return ErrorText::tr("%1 is a link to something that is not there. Connect the disk that it leads to.")
            .arg(file);
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

QString readOnlyText(const QString& folder)
{
    return ErrorText::tr("The library in %1 can only be read. You can look at everything; to change something, copy it "
                         "to a folder that you may write to.")
        .arg(shownPath(folder));
}

QString leftOutText(const QList<IntakeProblem>& problems)
{
    using Kind = IntakeProblem::Kind;
    QStringList parts;
    const auto add = [&](Kind kind, const QString& one, const QString& many) {
        const auto n = std::ranges::count(problems, kind, &IntakeProblem::kind);
        if (n > 0)
            parts << (n == 1 ? one : many.arg(n));
    };
    add(Kind::NoVideo, ErrorText::tr("1 file that is no video"), ErrorText::tr("%1 files that are no videos"));
    add(Kind::Hidden, ErrorText::tr("1 hidden file or folder"), ErrorText::tr("%1 hidden files or folders"));
    add(Kind::ArchiveInFolder, ErrorText::tr("1 zip archive, which must be added by itself"),
        ErrorText::tr("%1 zip archives, which must be added by themselves"));
    add(Kind::Unfinished, ErrorText::tr("1 unfinished download"), ErrorText::tr("%1 unfinished downloads"));
    add(Kind::Copy, ErrorText::tr("1 copy of a recording that is already here"),
        ErrorText::tr("%1 copies of recordings that are already here"));
    add(Kind::NotReadable, ErrorText::tr("1 file or folder that cannot be opened"),
        ErrorText::tr("%1 files or folders that cannot be opened"));
    add(Kind::LinkBroken, ErrorText::tr("1 link that leads nowhere"), ErrorText::tr("%1 links that lead nowhere"));
    add(Kind::NotThere, ErrorText::tr("1 file or folder that is not there"),
        ErrorText::tr("%1 files or folders that are not there"));
    return parts.isEmpty() ? QString() : ErrorText::tr("Passed over: %1.").arg(parts.join(u", "_s));
}

QString errorText(const ClipProblem& problem)
{
    using Kind = ClipProblem::Kind;
    const QString file = shownPath(problem.file);
    switch (problem.kind) {
    case Kind::None:
    case Kind::Cancelled:
        break;
    case Kind::NotReadable:
        return ErrorText::tr("%1 cannot be read. Check that it is there and that its disk is connected.").arg(file);
    case Kind::NothingThere:
        return ErrorText::tr("%1 has no picture at that time. Choose a time within the recording.").arg(file);
    case Kind::NoEncoder:
        return ErrorText::tr("This computer's FFmpeg cannot write H.264 videos. Install one that can.");
    case Kind::NotWritable:
        return ErrorText::tr("%1 cannot be written. Choose another name or folder, or make room on the disk.")
            .arg(file);
    case Kind::EngineFailed:
        return ErrorText::tr("Faces could not be looked for, so nothing was saved. Download the face finder's files "
                             "again.");
    }
    return {};
}

QString errorText(const AccountProblem& problem)
{
    const QString file = shownPath(problem.file);
    // Rounded up to the minute: nobody is to come too early.
    const QString when = QLocale().toString(problem.retryAt.toLocalTime().addSecs(59).time(), QLocale::ShortFormat);
    switch (problem.error) {
    case AccountError::None:
    case AccountError::Cancelled:
        break;
    case AccountError::NoNetwork:
        return ErrorText::tr("Ring cannot be reached. Check the connection to the internet; what was fetched is kept.");
    case AccountError::ServerTrouble:
        return ErrorText::tr("Ring's servers have trouble now. What was fetched is kept; try again later.");
    case AccountError::WrongPassword:
        return ErrorText::tr("The email or the password is wrong. Check both, then sign in again.");
    case AccountError::WrongCode:
        return ErrorText::tr("The code is wrong or too old. Enter the newest one.");
    case AccountError::TooManyCodes:
        return ErrorText::tr("Too many codes were asked for, so Ring sends none for a while. Try again after %1, not "
                             "earlier: that would make it longer.")
            .arg(when);
    case AccountError::ProgramRefused:
        return ErrorText::tr("Ring refuses this program or this network now; that says nothing about your password. "
                             "Try again after %1, or download your recordings at ring.com and drop the zip file here.")
            .arg(when);
    case AccountError::AddressRefused:
        return ErrorText::tr("Ring lets nobody in from this network now. Try again after %1, or download your "
                             "recordings at ring.com and drop the zip file here.")
            .arg(when);
    case AccountError::TooManyRequests:
        return ErrorText::tr("Ring asks to wait until %1. What was fetched is kept; the rest follows then.").arg(when);
    case AccountError::SignInAgain:
        return ErrorText::tr("Ring wants you to sign in again.");
    case AccountError::NotUnderstood:
        return ErrorText::tr("Ring answers in a way that this version of Ringface does not know. Look for a newer "
                             "version; until then, download your recordings at ring.com and drop the zip file here.");
    case AccountError::KeyringLocked:
        return ErrorText::tr("The sign-in cannot be read from your keyring. Unlock the keyring, or sign in again.");
    case AccountError::NoKeyring:
        return ErrorText::tr("This desktop has no keyring, so the sign-in was forgotten. Sign in again.");
    case AccountError::OtherProgram:
        return ErrorText::tr("Another Ringface is busy with the Ring account. Try again when it is done.");
    case AccountError::NotWritable:
        return ErrorText::tr("%1 cannot be written. Check the folder and its permissions.").arg(file);
    case AccountError::DiskFull:
        return ErrorText::tr("There is no room for %1. Make room on the disk; the rest is fetched then.").arg(file);
    }
    return {};
}

QString accessText(CameraAccess access)
{
    switch (access) {
    case CameraAccess::Good:
        break;
    case CameraAccess::NoPlan:
        return ErrorText::tr("Without a plan Ring stores no recordings of this camera.");
    case CameraAccess::Encrypted:
        return ErrorText::tr("End-to-end encrypted: only Ring's app can open its recordings. Save them there, and drop "
                             "them here.");
    case CameraAccess::LocalStorage:
        return ErrorText::tr(
            "Its recordings lie on a base station in the home, not at Ring. Save them with Ring's app, "
            "and drop them here.");
    case CameraAccess::NotAllowed:
        return ErrorText::tr("Its owner shares the camera, but not its recordings.");
    }
    return {};
}

} // namespace ringface
