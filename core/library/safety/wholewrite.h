// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFile>

namespace ringface
{
/// Writes all of \a block; false if it cannot, and file.error() says why: a disk that becomes full in the middle of a
/// block takes a part of it without an error.
inline bool writeWholeBlock(QFile& file, const QByteArray& block)
{
    qint64 written = 0;
    while (written < block.size()) {
        const qint64 more = file.write(block.constData() + written, block.size() - written);
        if (more <= 0)
            return false;
        written += more;
    }
    return true;
}
} // namespace ringface
