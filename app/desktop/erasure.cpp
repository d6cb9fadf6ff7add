// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/erasure.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QStringList libraryFiles{u"library.sqlite"_s, u"library.sqlite-wal"_s, u"library.sqlite-shm"_s};
} // namespace

bool eraseLibrary(const QString& folder)
{
    const QDir dir(folder);
    bool gone = true;
    for (const QString& name : libraryFiles) {
        QFile file(dir.filePath(name));
        gone = (!file.exists() || file.remove()) && gone;
    }
    QDir().rmdir(folder); // refuses unless it is empty
    return gone;
}

qint64 librarySize(const QString& folder)
{
    qint64 bytes = 0;
    for (const QString& name : libraryFiles)
        bytes += QFileInfo(QDir(folder).filePath(name)).size();
    return bytes;
}

} // namespace ringface
