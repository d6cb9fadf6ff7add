// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/intake.h"

#include "core/library/values/filepath.h"
#include "core/library/values/utctime.h"
#include "core/media/archive.h"
#include "core/media/demuxer.h"
#include "core/media/framereader.h"
#include "core/media/photoreader.h"
#include "core/media/recordingname.h"
#include "core/media/sidecar.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <filesystem>
#include <set>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// What files of the containers in Demuxer are called.
const QSet<QString>& endings()
{
    static const QSet<QString> all{
        u"mp4"_s,  u"m4v"_s, u"mov"_s,  u"qt"_s,   u"mkv"_s,    u"avi"_s,  u"webm"_s, u"ts"_s,   u"mts"_s, u"m2ts"_s,
        u"m2t"_s,  u"trp"_s, u"mpeg"_s, u"mpg"_s,  u"mpe"_s,    u"m1v"_s,  u"m2v"_s,  u"mpv"_s,  u"m2p"_s, u"ps"_s,
        u"vob"_s,  u"dat"_s, u"3gp"_s,  u"3g2"_s,  u"3gpp"_s,   u"wmv"_s,  u"asf"_s,  u"flv"_s,  u"f4v"_s, u"dav"_s,
        u"h264"_s, u"264"_s, u"avc"_s,  u"h265"_s, u"265"_s,    u"hevc"_s, u"ogv"_s,  u"ogm"_s,  u"ogx"_s, u"mjpeg"_s,
        u"mjpg"_s, u"mxf"_s, u"divx"_s, u"xvid"_s, u"mp4v"_s,   u"ivf"_s,  u"dv"_s,   u"dif"_s,  u"rm"_s,  u"rmvb"_s,
        u"nut"_s,  u"wtv"_s, u"mod"_s,  u"tod"_s,  u"mk3d"_s,   u"ismv"_s, u"h261"_s, u"h263"_s, u"vc1"_s, u"obu"_s,
        u"av1"_s,  u"gxf"_s, u"insv"_s, u"lrv"_s,  u"zxvideo"_s};
    return all;
}

QString endingOf(const QString& name)
{
    const qsizetype dot = name.lastIndexOf(u'.');
    return dot < 0 ? QString() : name.sliced(dot + 1).toLower();
}

/// Programs use these endings for other things, too.
bool isAmbiguous(const QString& ending)
{
    static const QSet<QString> all{u"ts"_s, u"ps"_s, u"dat"_s, u"mod"_s, u"rm"_s, u"dif"_s, u"avc"_s};
    return all.contains(ending);
}

/// What programs call a file that they have not finished.
bool isUnfinished(const QString& name)
{
    static const QSet<QString> all{u"part"_s,       u"partial"_s,  u"tmp"_s,      u"temp"_s,
                                   u"crdownload"_s, u"download"_s, u"filepart"_s, u"opdownload"_s};
    return all.contains(endingOf(name)) || name.endsWith(u'~');
}

/// Looks through files and folders.
class FolderWalk
{
public:
    FolderWalk(Medium medium, const std::function<bool()>& isCancelled,
               const QHash<QString, FolderContent::Opened>& known)
        : m_medium(medium)
        , m_isCancelled(isCancelled)
        , m_known(known)
    {
    }

    FolderContent look(const QStringList& paths)
    {
        for (const QString& each : paths) {
            const QString path = QDir::cleanPath(QFileInfo(each).absoluteFilePath());
            const std::optional<FileFacts> facts = factsOfFile(path);
            if (!facts)
                leaveOut(IntakeProblem::Kind::NotThere, path);
            else if (facts->isFolder)
                m_folders.append({path, *facts});
            else
                m_out.found.insert(path, facts->state);
        }
        // Links come last: what is reached without them is known by its own path.
        while (!m_isCancelled() && !(m_folders.isEmpty() && m_links.isEmpty()))
            lookInto((m_folders.isEmpty() ? m_links : m_folders).takeFirst());
        return std::move(m_out);
    }

private:
    struct Folder {
        QString path;
        FileFacts facts;
    };

    void leaveOut(IntakeProblem::Kind kind, const QString& path) { m_out.leftOut.append({kind, path, {}}); }

    void lookInto(const Folder& folder)
    {
        const auto place = std::pair(folder.facts.device, folder.facts.inode);
        if (m_seen.contains(place)) // by another link; or it is one that it lies in
            return;
        m_seen.insert(place);
        std::error_code error;
        std::filesystem::directory_iterator entry(bytesOfPath(folder.path).toStdString(), error);
        if (error)
            return leaveOut(IntakeProblem::Kind::NotReadable, folder.path);
        m_out.folders.append(folder.path);
        for (const std::filesystem::directory_iterator end; entry != end && !m_isCancelled(); entry.increment(error)) {
            if (error)
                return leaveOut(IntakeProblem::Kind::NotReadable, folder.path);
            const QString name = pathFromBytes(QByteArray::fromStdString(entry->path().filename().native()));
            take(name, folder.path.endsWith(u'/') ? folder.path + name : folder.path + u'/' + name,
                 entry->is_symlink(error));
            error.clear();
        }
    }

    void take(const QString& name, const QString& path, bool isLink)
    {
        using Kind = IntakeProblem::Kind;
        if (name.startsWith(u'.'))
            return m_medium == Medium::Video ? leaveOut(Kind::Hidden, path) : void();
        const std::optional<FileFacts> facts = factsOfFile(path);
        if (!facts)
            return isLink ? leaveOut(Kind::LinkBroken, path) : void(); // else it was removed just now
        if (facts->isFolder)
            return (isLink ? m_links : m_folders).append({path, *facts});
        if (m_medium == Medium::Photo) {
            if (isPhotoName(name) && facts->isFile)
                m_out.found.insert(path, facts->state);
            return;
        }
        const QString ending = endingOf(name);
        if (!facts->isFile)
            return leaveOut(Kind::NoVideo, path);
        if (isUnfinished(name))
            return leaveOut(Kind::Unfinished, path);
        if (endings().contains(ending) && (!isAmbiguous(ending) || isVideo(path, *facts)))
            m_out.found.insert(path, facts->state);
        else if (ending == "json"_L1)
            return;
        else if (isArchive(path))
            leaveOut(Kind::ArchiveInFolder, path);
        else if (!facts->isReadable)
            leaveOut(Kind::NotReadable, path);
        else if (isVideo(path, *facts))
            m_out.found.insert(path, facts->state);
        else
            leaveOut(Kind::NoVideo, path);
    }

    bool isVideo(const QString& path, const FileFacts& facts)
    {
        const auto known = m_known.constFind(path);
        const bool isKnown = known != m_known.cend() && known->state == facts.state;
        const bool isOne = isKnown ? known->isVideo : hasVideoContent(path);
        m_out.opened.insert(path, {facts.state, isOne});
        return isOne;
    }

    Medium m_medium;
    const std::function<bool()>& m_isCancelled;
    const QHash<QString, FolderContent::Opened>& m_known;
    QList<Folder> m_folders;                      ///< still to be looked through
    QList<Folder> m_links;                        ///< likewise
    std::set<std::pair<quint64, quint64>> m_seen; ///< folders, by device and inode
    FolderContent m_out;
};
} // namespace

QStringList videoEndings()
{
    QStringList out(endings().cbegin(), endings().cend());
    out.sort();
    return out;
}

bool isVideoName(const QString& fileName)
{
    return endings().contains(endingOf(fileName));
}

FolderContent contentOf(const QStringList& paths, const std::function<bool()>& isCancelled,
                        const QHash<QString, FolderContent::Opened>& known)
{
    return FolderWalk(Medium::Video, isCancelled, known).look(paths);
}

FolderContent photosOf(const QStringList& paths)
{
    return FolderWalk(Medium::Photo, [] { return false; }, {}).look(paths);
}

QStringList videosIn(const QStringList& paths)
{
    QStringList out = contentOf(paths, [] { return false; }).found.keys();
    out.sort();
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
    file.path = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    file.medium = medium;
    NameFacts named = factsFromName(file.path);
    if (medium == Medium::Video)
        sidecars.addTo(file.path, named);
    file.camera = named.camera;
    file.cameraSource = named.cameraSource;
    file.kind = named.kind;
    file.answered = named.answered;
    file.eventId = named.eventId;
    file.startedAt = named.startedAt;
    file.timeSource = named.timeSource;
    const std::optional<FileFacts> facts = factsOfFile(file.path);
    if (!facts || !facts->isFile) {
        file.error = MediaError::FileMissing;
        return file;
    }
    file.state = facts->state;
    if (file.state.bytes == 0)
        file.error = MediaError::FileEmpty;
    QFile content;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (file.error == MediaError::None && openForReading(content, file.path) && hash.addData(&content)) {
        file.hash = hash.result();
    } else if (file.error == MediaError::None) {
        file.error = MediaError::NotReadable;
    }
    if (!file.startedAt.isValid()) {
        file.startedAt = utcTime(file.state.modifiedMs);
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
