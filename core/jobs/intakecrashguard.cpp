// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jobs/intakecrashguard.h"
#include "core/library/safety/ownerpermissions.h"

#include <QDir>
#include <QFile>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
// What the file holds: "x" for each time it was begun, then "!" once it is set aside.
const QByteArray begun = "x";
const QByteArray aside = "!";
} // namespace

IntakeCrashGuard::IntakeCrashGuard(const QString& libraryFolder)
    : m_folder(QDir(libraryFolder).filePath(u"opening"_s))
{
}

QString IntakeCrashGuard::fileOf(const QByteArray& hash) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex()));
}

QByteArray IntakeCrashGuard::read(const QByteArray& hash) const
{
    QFile file(fileOf(hash));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void IntakeCrashGuard::add(const QByteArray& hash, const QByteArray& what) const
{
    if (QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, ownerOnly | QFile::ExeOwner)) {
        QFile file(fileOf(hash));
        if (openPrivately(file, QIODevice::Append))
            file.write(what);
    }
}

int IntakeCrashGuard::ends(const QByteArray& hash) const
{
    return int(read(hash).count(begun));
}

bool IntakeCrashGuard::isSetAside(const QByteArray& hash) const
{
    return read(hash).endsWith(aside);
}

void IntakeCrashGuard::setAside(const QByteArray& hash) const
{
    add(hash, aside);
}

void IntakeCrashGuard::begin(const QByteArray& hash) const
{
    add(hash, begun);
}

void IntakeCrashGuard::end(const QByteArray& hash) const
{
    QFile::remove(fileOf(hash));
    QDir().rmdir(m_folder); // if it is empty
}

} // namespace ringface
