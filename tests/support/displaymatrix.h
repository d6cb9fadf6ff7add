// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QString>

namespace ringface::testing
{

/// Writes a display matrix into the header of an MP4 file's video track, as cameras do that hang upside down or film a
/// mirror; a, b, c, d as ISO/IEC 14496-12 has them.
inline bool setMatrix(const QString& path, int a, int b, int c, int d)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray bytes = file.readAll();
    const qsizetype header = bytes.indexOf("tkhd");
    constexpr qsizetype toMatrix = 4 + 4 + 36; // its name, version and flags, what comes before in version 0
    const auto put = [&bytes, at = header + toMatrix](int number, int value) {
        for (int i = 0; i < 4; ++i)
            bytes[at + 4 * number + i] = char((quint32(value) << 16) >> (24 - 8 * i));
    };
    put(0, a);
    put(1, b);
    put(3, c);
    put(4, d);
    return header > 0 && file.seek(0) && file.write(bytes) == bytes.size();
}

} // namespace ringface::testing
