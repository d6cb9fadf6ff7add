// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/erasure.h"

#include "core/library/safety/backups.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// Of the library and its copies; the copies first.
QStringList filesOf(const QString& folder)
{
    QStringList out;
    for (const QFileInfo& file : QDir(backupsFolder(folder)).entryInfoList(QDir::Files | QDir::Hidden))
        out << file.filePath();
    for (const QString& end : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s, u".restored"_s})
        out << libraryFile(folder) + end;
    return out;
}
} // namespace

bool eraseLibrary(const QString& folder)
{
    bool gone = true;
    for (const QString& name : filesOf(folder)) {
        QFile file(name);
        gone = (!file.exists() || file.remove()) && gone;
    }
    QDir().rmdir(backupsFolder(folder)); // both refuse unless they are empty
    QDir().rmdir(folder);
    return gone;
}

qint64 librarySize(const QString& folder)
{
    qint64 bytes = 0;
    for (const QString& name : filesOf(folder))
        bytes += QFileInfo(name).size();
    return bytes;
}

} // namespace ringface
