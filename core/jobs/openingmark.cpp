// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/openingmark.h"
#include "core/library/onlyme.h"

#include <QDir>
#include <QFile>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qint64 fatalOpenings = 2; // a byte for each
} // namespace

OpeningMark::OpeningMark(const QString& libraryFolder)
    : m_folder(QDir(libraryFolder).filePath(u"opening"_s))
{
}

QString OpeningMark::fileOf(const QByteArray& hash) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex()));
}

bool OpeningMark::tookDown(const QByteArray& hash) const
{
    return QFile(fileOf(hash)).size() >= fatalOpenings;
}

void OpeningMark::begin(const QByteArray& hash) const
{
    if (QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, onlyMe | QFile::ExeOwner)) {
        QFile file(fileOf(hash));
        if (file.open(QIODevice::Append) && file.setPermissions(onlyMe))
            file.write("x");
    }
}

void OpeningMark::end(const QByteArray& hash) const
{
    QFile::remove(fileOf(hash));
    QDir().rmdir(m_folder); // if it is empty
}

} // namespace ringface
