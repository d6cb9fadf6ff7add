// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace ringface::testing
{

/// Where this process alone may write; tests/fuzz/run has it in memory.
inline QString fuzzPlace(const QString& name)
{
    return QStringLiteral("%1/%2-%3").arg(QDir::tempPath()).arg(getpid()).arg(name);
}

/// A file with this content as long as it lives.
class FuzzFile
{
public:
    FuzzFile(const QString& path, const uint8_t* data, size_t size)
        : m_file(path)
    {
        const auto bytes = qint64(size);
        if (!m_file.open(QIODevice::WriteOnly) || m_file.write(reinterpret_cast<const char*>(data), bytes) != bytes)
            std::abort();
        m_file.close();
    }
    ~FuzzFile() { m_file.remove(); }
    FuzzFile(const FuzzFile&) = delete;
    FuzzFile& operator=(const FuzzFile&) = delete;

    QString path() const { return m_file.fileName(); }

private:
    QFile m_file;
};

/// What a contract promises; a finding if it is not so.
inline void promised(bool held)
{
    if (!held)
        std::abort();
}

} // namespace ringface::testing
