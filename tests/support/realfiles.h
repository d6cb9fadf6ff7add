// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDir>
#include <QFileInfo>
#include <QString>
#include <QStringList>

/// Real recordings, photos and network files, which not everybody has. A test that needs them begins with
///     if (const QString why = lacking({media(u"porch"_s), models()}); !why.isEmpty())
///         QSKIP(qPrintable(why));
/// tests/skipped tells, after all tests, which were skipped.
namespace ringface::testing
{

/// A file or folder in RINGFACE_MEDIA, which CMake sets; empty if that is not set.
inline QString media(const QString& name)
{
    if (qEnvironmentVariableIsEmpty("RINGFACE_MEDIA"))
        return {};
    return QDir::cleanPath(QDir(qEnvironmentVariable("RINGFACE_MEDIA")).absoluteFilePath(name));
}

/// The folder of network files, RINGFACE_MODELS; empty if that is not set.
inline QString models()
{
    return qEnvironmentVariable("RINGFACE_MODELS");
}

/// Why a test that needs these files and folders has to be skipped; empty if it need not be.
inline QString lacking(const QStringList& needed)
{
    for (const QString& path : needed) {
        if (path.isEmpty())
            return QStringLiteral("RINGFACE_MEDIA or RINGFACE_MODELS is not set");
        if (!QFileInfo::exists(path))
            return QStringLiteral("%1 is not there").arg(path);
    }
    return {};
}

} // namespace ringface::testing
