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
// What the file holds: "x" for each time it was begun, then "!" once it is set aside.
const QByteArray begun = "x";
const QByteArray aside = "!";
} // namespace

OpeningMark::OpeningMark(const QString& libraryFolder)
    : m_folder(QDir(libraryFolder).filePath(u"opening"_s))
{
}

QString OpeningMark::fileOf(const QByteArray& hash) const
{
    return QDir(m_folder).filePath(QString::fromLatin1(hash.toHex()));
}

QByteArray OpeningMark::read(const QByteArray& hash) const
{
    QFile file(fileOf(hash));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void OpeningMark::add(const QByteArray& hash, const QByteArray& what) const
{
    if (QDir().mkpath(m_folder) && QFile::setPermissions(m_folder, onlyMe | QFile::ExeOwner)) {
        QFile file(fileOf(hash));
        if (file.open(QIODevice::Append) && file.setPermissions(onlyMe))
            file.write(what);
    }
}

int OpeningMark::ends(const QByteArray& hash) const
{
    return int(read(hash).count(begun));
}

bool OpeningMark::isSetAside(const QByteArray& hash) const
{
    return read(hash).endsWith(aside);
}

void OpeningMark::setAside(const QByteArray& hash) const
{
    add(hash, aside);
}

void OpeningMark::begin(const QByteArray& hash) const
{
    add(hash, begun);
}

void OpeningMark::end(const QByteArray& hash) const
{
    QFile::remove(fileOf(hash));
    QDir().rmdir(m_folder); // if it is empty
}

} // namespace ringface
