// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/media/archive.h"

#include "core/media/intake.h"
#include "core/media/oldencoding.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QSet>
#include <QStorageInfo>

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <array>
#include <memory>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
struct FreedArchive {
    void operator()(::archive* a) const { archive_read_free(a); }
};
using Reader = std::unique_ptr<::archive, FreedArchive>;

QString words(const Reader& reader)
{
    return QString::fromLocal8Bit(archive_error_string(reader.get()));
}

/// Null if it is no zip archive.
Reader openReader(const QString& path)
{
    constexpr size_t block = 256 << 10;
    Reader reader(archive_read_new());
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_filename(reader.get(), QFile::encodeName(path).constData(), block) != ARCHIVE_OK)
        return nullptr;
    return reader;
}

bool isSidecar(const QString& path)
{
    return path.endsWith(".json"_L1, Qt::CaseInsensitive);
}

/// One part of a path, so that it names a file here and nothing else; empty if nothing is left.
QString cleaned(QString part)
{
    constexpr qsizetype longest = 120; // of at most 255 bytes
    part.removeIf([](QChar c) { return c.category() == QChar::Other_Control || c == u'/' || c == u'\0'; });
    part = part.trimmed();
    if (part.size() > longest)
        part = part.left(longest / 2) + part.right(longest / 2);
    return part == "."_L1 || part == ".."_L1 ? QString() : part;
}

/// As the archive holds it; old ones are not UTF-8.
QByteArray nameOf(archive_entry* entry)
{
    const char* utf8 = archive_entry_pathname_utf8(entry);
    return utf8 != nullptr ? utf8 : archive_entry_pathname(entry);
}

/// Where an entry goes, within the folder; empty if it is not wanted.
QString placeOf(archive_entry* entry, const QByteArray& encoding)
{
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != nullptr ||
        archive_entry_symlink(entry) != nullptr)
        return {};
    QStringList parts;
    for (const QString& part : decoded(nameOf(entry), encoding).replace(u'\\', u'/').split(u'/')) {
        if (const QString clean = cleaned(part); !clean.isEmpty())
            parts << clean;
    }
    constexpr qsizetype deepest = 8;
    // What other systems hide: "__MACOSX/._front.mp4".
    const bool hidden =
        std::ranges::any_of(parts, [](const QString& part) { return part.startsWith(u'.') || part == "__MACOSX"_L1; });
    if (parts.isEmpty() || parts.size() > deepest || hidden)
        return {};
    return isVideoName(parts.last()) || isSidecar(parts.last()) ? parts.join(u'/') : QString();
}

/// "a (2).mp4" for "a.mp4".
QString numbered(const QString& path, int number)
{
    if (number < 2)
        return path;
    const QFileInfo info(path);
    return u"%1/%2 (%3).%4"_s.arg(info.path(), info.completeBaseName()).arg(number).arg(info.suffix());
}

/// Unpacks one archive.
class Unpacking
{
public:
    Unpacking(const QString& archive, const std::function<bool()>& isCancelled, const ArchiveLimits& limits)
        : m_archive(archive)
        , m_isCancelled(isCancelled)
        , m_limits(limits)
    {
        const QFileInfo info(archive);
        constexpr qint64 slack = 64 << 20; // small ones may be packed well
        m_mostBytes = std::min(limits.bytes, info.size() * limits.ratio + slack);
        for (int number = 1; number == 1 || (QFileInfo::exists(m_out.folder) && !QFileInfo(m_out.folder).isDir());
             ++number)
            m_out.folder = info.dir().filePath(number == 1 ? info.completeBaseName()
                                                           : u"%1 (%2)"_s.arg(info.completeBaseName()).arg(number));
    }

    Unpacked run()
    {
        const bool wasThere = QDir(m_out.folder).exists();
        if (look())
            unpack();
        if (!wasThere)
            QDir().rmdir(m_out.folder); // if there is nothing in it
        if (m_out.error == ArchiveError::None && m_out.videos.isEmpty())
            m_out.error = ArchiveError::Empty;
        m_out.videos.sort();
        return m_out;
    }

private:
    bool fail(ArchiveError error, const QString& detail = {})
    {
        m_out.error = error;
        m_out.detail = detail;
        return false;
    }

    /// Before anything is written: what it says of itself can be done.
    bool look()
    {
        if (!QFile(m_archive).open(QIODevice::ReadOnly))
            return fail(ArchiveError::NotReadable);
        m_encoding = guessedEncoding(names());
        const Reader reader = openReader(m_archive);
        if (!reader)
            return fail(ArchiveError::Damaged);
        archive_entry* entry = nullptr;
        int wanted = 0;
        qint64 bytes = 0;
        int count = 0;
        int result = ARCHIVE_OK;
        while ((result = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN) {
            if (m_isCancelled())
                return fail(ArchiveError::Cancelled);
            if (++count > m_limits.files)
                return fail(ArchiveError::TooLarge);
            const QString place = placeOf(entry, m_encoding);
            if (place.isEmpty())
                continue;
            if (archive_entry_is_encrypted(entry) != 0)
                return fail(ArchiveError::Encrypted, place);
            wanted += isSidecar(place) ? 0 : 1;
            const qint64 size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : 0;
            if (size < 0 || size > m_mostBytes - bytes)
                return fail(ArchiveError::TooLarge, place);
            if (QFileInfo(m_out.folder + u'/' + place).size() != size)
                bytes += size;
        }
        if (wanted == 0)
            return fail(result == ARCHIVE_EOF && count > 0 ? ArchiveError::Empty : ArchiveError::Damaged,
                        result == ARCHIVE_EOF ? QString() : words(reader));
        return hasRoom(bytes);
    }

    QByteArrayList names() const
    {
        QByteArrayList out;
        archive_entry* entry = nullptr;
        const Reader reader = openReader(m_archive);
        int result = ARCHIVE_OK;
        while (reader && out.size() < m_limits.files &&
               ((result = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK || result == ARCHIVE_WARN))
            out << nameOf(entry);
        return out;
    }

    bool hasRoom(qint64 bytes)
    {
        const QStorageInfo disk(QFileInfo(m_archive).absolutePath());
        if (!disk.isValid() || bytes == 0 || disk.bytesAvailable() >= bytes + m_limits.keptFree)
            return true;
        m_out.missingBytes = bytes + m_limits.keptFree - disk.bytesAvailable();
        return fail(ArchiveError::NoRoom);
    }

    bool unpack()
    {
        const Reader reader = openReader(m_archive);
        if (!reader || !QDir().mkpath(m_out.folder))
            return fail(reader ? ArchiveError::NotWritable : ArchiveError::Damaged);
        archive_entry* entry = nullptr;
        int result = ARCHIVE_OK;
        while ((result = archive_read_next_header(reader.get(), &entry)) != ARCHIVE_EOF) {
            if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
                return fail(ArchiveError::Damaged, words(reader));
            const QString place = placeOf(entry, m_encoding);
            if (!place.isEmpty() && !unpackOne(reader, entry, place) && m_out.error != ArchiveError::Damaged)
                return false; // a damaged one does not stop the others
        }
        return m_out.error == ArchiveError::None;
    }

    /// A name that is free, or the file that was unpacked there before.
    QString freePlace(const QString& place, qint64 size, bool& isThere)
    {
        for (int number = 1;; ++number) {
            QString path = numbered(m_out.folder + u'/' + place, number);
            const QFileInfo info(path);
            isThere = info.isFile() && !m_places.contains(path) && info.size() == size;
            if ((!info.exists() && !info.isSymLink()) || isThere) {
                m_places.insert(path);
                return path;
            }
        }
    }

    bool unpackOne(const Reader& reader, archive_entry* entry, const QString& place)
    {
        bool isThere = false;
        const qint64 size = archive_entry_size_is_set(entry) != 0 ? archive_entry_size(entry) : -1;
        const QString path = freePlace(place, size, isThere);
        if (!isThere && !write(reader, path)) {
            QDir().rmdir(QFileInfo(path).path()); // likewise
            return false;
        }
        if (!isSidecar(path))
            m_out.videos << path;
        return true;
    }

    bool write(const Reader& reader, const QString& path)
    {
        QSaveFile file(path);
        if (!QDir().mkpath(QFileInfo(path).path()) || !file.open(QIODevice::WriteOnly))
            return fail(ArchiveError::NotWritable, file.errorString());
        constexpr size_t piece = 1 << 20;
        std::unique_ptr<std::array<char, piece>> buffer(new std::array<char, piece>);
        const qint64 most = isSidecar(path) ? m_limits.sidecarBytes : m_mostBytes;
        qint64 written = 0;
        while (const la_ssize_t got = archive_read_data(reader.get(), buffer->data(), buffer->size())) {
            if (m_isCancelled())
                return fail(ArchiveError::Cancelled);
            if (got < 0)
                return fail(ArchiveError::Damaged, QFileInfo(path).fileName());
            written += got;
            m_bytes += got;
            if (written > most || m_bytes > m_mostBytes)
                return fail(ArchiveError::TooLarge, QFileInfo(path).fileName());
            if (file.write(buffer->data(), got) != got)
                return failedWrite(file);
        }
        return file.commit() || failedWrite(file);
    }

    bool failedWrite(const QSaveFile& file)
    {
        const bool full = file.error() == QFileDevice::ResourceError ||
                          QStorageInfo(m_out.folder).bytesAvailable() < (qint64(1) << 20);
        return fail(full ? ArchiveError::NoRoom : ArchiveError::NotWritable, file.errorString());
    }

    QString m_archive;
    const std::function<bool()>& m_isCancelled;
    ArchiveLimits m_limits;
    QByteArray m_encoding; ///< of the names
    Unpacked m_out;
    QSet<QString> m_places; ///< of this archive's files, so that two of one name get two places
    qint64 m_mostBytes = 0; ///< that are unpacked
    qint64 m_bytes = 0;     ///< written
};
} // namespace

bool isArchive(const QString& path)
{
    return path.endsWith(".zip"_L1, Qt::CaseInsensitive) && !QFileInfo(path).isDir();
}

Unpacked unpackArchive(const QString& archive, const std::function<bool()>& isCancelled, const ArchiveLimits& limits)
{
    return Unpacking(QFileInfo(archive).absoluteFilePath(), isCancelled, limits).run();
}

} // namespace ringface
