// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/wholefile.h"

#include <QSaveFile>

namespace ringface
{

bool writeWhole(const QString& path, const QByteArray& content, QString* why)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return true;
    *why = file.errorString();
    return false;
}

} // namespace ringface
