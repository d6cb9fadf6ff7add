// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/filepath.h"

#include <QStringDecoder>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace ringface
{

namespace
{
constexpr ushort firstEscape = 0xEF80; // of the byte 0x80
constexpr ushort lastEscape = 0xEFFF;
constexpr uchar firstHigh = 0x80;

bool isEscape(QChar c)
{
    return c.unicode() >= firstEscape && c.unicode() <= lastEscape;
}

uchar byteOf(QChar c)
{
    return uchar(c.unicode() - firstEscape + firstHigh);
}

QChar escapeOf(char byte)
{
    return QChar(ushort(firstEscape + uchar(byte) - firstHigh));
}

/// How many bytes from \a at on are one character of UTF-8, that is none of ours; 0 if they are none.
qsizetype characterAt(const QByteArray& bytes, qsizetype at, QString& out)
{
    const auto first = uchar(bytes[at]);
    const qsizetype length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    out = decoder(QByteArrayView(bytes).sliced(at, length));
    const bool isOne = !decoder.hasError() && !out.isEmpty() && !isEscape(out[0]);
    return isOne ? length : 0;
}
} // namespace

QString pathFromBytes(const QByteArray& bytes)
{
    QString out;
    out.reserve(bytes.size());
    QString character;
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = characterAt(bytes, at, character);
        out += length > 0 ? character : QString(escapeOf(bytes[at]));
        at += std::max<qsizetype>(1, length);
    }
    return out;
}

QByteArray bytesOfPath(const QString& path)
{
    QByteArray out;
    qsizetype from = 0;
    for (qsizetype at = 0; at < path.size(); ++at) {
        if (!isEscape(path[at]))
            continue;
        out += QStringView(path).sliced(from, at - from).toUtf8();
        out += char(byteOf(path[at]));
        from = at + 1;
    }
    return out + QStringView(path).sliced(from).toUtf8();
}

QString shownPath(const QString& path)
{
    // Windows-1252 from 0x80 to 0x9F; above it is Latin-1. What it leaves free is shown as missing.
    constexpr char16_t none = 0xFFFD;
    constexpr std::array<char16_t, 32> low{0x20AC, none,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                           0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, none,   0x017D, none,
                                           none,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                           0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, none,   0x017E, 0x0178};
    QString out = path;
    for (QChar& c : out) {
        if (!isEscape(c))
            continue;
        const uchar byte = byteOf(c);
        c = byte < firstHigh + low.size() ? QChar(low[size_t(byte - firstHigh)]) : QChar(ushort(byte));
    }
    return out;
}

std::optional<FileFacts> factsOfFile(const QString& path)
{
    const QByteArray bytes = bytesOfPath(path);
    struct stat found = {};
    if (bytes.contains('\0') || ::stat(bytes.constData(), &found) != 0)
        return std::nullopt;
    FileFacts facts;
    facts.isFolder = S_ISDIR(found.st_mode);
    facts.isFile = S_ISREG(found.st_mode);
    facts.isReadable = ::access(bytes.constData(), facts.isFolder ? R_OK | X_OK : R_OK) == 0;
    facts.state = {found.st_size, qint64(found.st_mtim.tv_sec) * 1000 + found.st_mtim.tv_nsec / 1'000'000};
    facts.device = found.st_dev;
    facts.inode = found.st_ino;
    return facts;
}

bool openForReading(QFile& file, const QString& path, QString* problem)
{
    const QByteArray bytes = bytesOfPath(path);
    const int opened = bytes.contains('\0') ? -1 : ::open(bytes.constData(), O_RDONLY | O_CLOEXEC);
    if (opened >= 0 && file.open(opened, QIODevice::ReadOnly, QFileDevice::AutoCloseHandle))
        return true;
    if (problem != nullptr)
        *problem = opened < 0 ? QString::fromLocal8Bit(std::strerror(errno)) : file.errorString();
    if (opened >= 0)
        ::close(opened);
    return false;
}

} // namespace ringface
