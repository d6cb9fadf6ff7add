// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/vision/modelinstall.h"

#include <QCryptographicHash>
#include <QFile>

#include <bzlib.h>
#include <unistd.h>

#include <filesystem>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 blockBytes = 1 << 18;

InstallOutcome failure(const QFile& file)
{
    const bool full = file.error() == QFileDevice::ResourceError;
    return {full ? FetchError::DiskFull : FetchError::NotWritable, file.errorString()};
}

InstallOutcome checkContent(const QString& name, const QByteArray& sha256, const std::function<bool()>& wanted)
{
    QFile in(name);
    if (!in.open(QIODevice::ReadOnly))
        return failure(in);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!in.atEnd()) {
        if (!wanted())
            return {FetchError::Cancelled, {}};
        hash.addData(in.read(blockBytes));
        if (in.error() != QFileDevice::NoError)
            return failure(in);
    }
    return {hash.result().toHex() == sha256 ? FetchError::None : FetchError::WrongContent, {}};
}

/// Writes at most \a file.bytes to \a out.
InstallOutcome unpackStream(const ModelFile& file, bz_stream& stream, QFile& in, QFile& out,
                            const std::function<bool()>& wanted)
{
    QByteArray packed;
    QByteArray plain(blockBytes, Qt::Uninitialized);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 total = 0;
    for (int state = BZ_OK; state != BZ_STREAM_END;) {
        if (!wanted())
            return {FetchError::Cancelled, {}};
        if (stream.avail_in == 0) {
            packed = in.read(blockBytes);
            stream.next_in = packed.data();
            stream.avail_in = unsigned(packed.size());
        }
        stream.next_out = plain.data();
        stream.avail_out = unsigned(plain.size());
        state = BZ2_bzDecompress(&stream);
        const qsizetype made = plain.size() - qsizetype(stream.avail_out);
        total += made;
        const bool endsEarly = made == 0 && packed.isEmpty() && state != BZ_STREAM_END;
        if ((state != BZ_OK && state != BZ_STREAM_END) || total > file.bytes || endsEarly)
            return {FetchError::WrongContent, {}};
        hash.addData(QByteArrayView(plain).first(made));
        if (out.write(plain.constData(), made) != made)
            return failure(out);
    }
    const bool good = total == file.bytes && hash.result().toHex() == file.sha256;
    return {good ? FetchError::None : FetchError::WrongContent, {}};
}

InstallOutcome unpack(const ModelFile& file, const QString& source, const QString& target,
                      const std::function<bool()>& wanted)
{
    QFile in(source);
    if (!in.open(QIODevice::ReadOnly))
        return failure(in);
    QFile out(target);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate | QIODevice::Unbuffered))
        return failure(out);
    bz_stream stream{};
    if (BZ2_bzDecompressInit(&stream, 0, 0) != BZ_OK)
        return {FetchError::WrongContent, u"libbz2 cannot start"_s};
    const InstallOutcome outcome = unpackStream(file, stream, in, out, wanted);
    BZ2_bzDecompressEnd(&stream);
    return outcome;
}

/// Onto the disk before it gets its name: not even a power cut leaves half a file under the final one.
InstallOutcome rename(const QString& from, const QString& to)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadWrite))
        return failure(file);
    std::error_code error;
    if (::fsync(file.handle()) != 0)
        error = {errno, std::generic_category()};
    else
        std::filesystem::rename(QFile::encodeName(from).toStdString(), QFile::encodeName(to).toStdString(), error);
    const bool full = error == std::errc::no_space_on_device;
    if (error)
        return {full ? FetchError::DiskFull : FetchError::NotWritable, QString::fromStdString(error.message())};
    return {};
}
} // namespace

InstallOutcome installModel(const ModelFile& file, const QString& source, const QString& target,
                            const std::function<bool()>& wanted)
{
    if (!file.archive) {
        const InstallOutcome outcome = checkContent(source, file.sha256, wanted);
        return outcome.error == FetchError::None ? rename(source, target) : outcome;
    }
    InstallOutcome outcome = checkContent(source, file.archive->sha256, wanted);
    if (outcome.error != FetchError::None)
        return outcome;
    const QString unpacked = target + ".unpacked"_L1;
    outcome = unpack(file, source, unpacked, wanted);
    if (outcome.error == FetchError::None)
        outcome = rename(unpacked, target);
    if (outcome.error != FetchError::None)
        QFile::remove(unpacked);
    return outcome;
}

} // namespace ringface
