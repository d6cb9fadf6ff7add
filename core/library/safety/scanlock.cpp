// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/safety/scanlock.h"
#include "core/library/safety/ownerpermissions.h"

#include <QDir>

namespace ringface
{

using namespace Qt::StringLiterals;

ScanLock::ScanLock(const QString& libraryFolder)
    : m_file(QDir(libraryFolder).filePath(u"scanning.lock"_s))
{
    m_file.setStaleLockTime(0); // a scan may take days; that its program is gone is noticed anyway
}

bool ScanLock::take()
{
    if (!m_file.isLocked() && m_file.tryLock(0))
        QFile::setPermissions(m_file.fileName(), ownerOnly);
    return m_file.isLocked();
}

void ScanLock::release()
{
    m_file.unlock();
}

} // namespace ringface
