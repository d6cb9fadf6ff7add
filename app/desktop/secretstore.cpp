// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/secretstore.h"

#include "core/library/safety/ownerpermissions.h"

#include <QFile>
#include <QSettings>

#include <utility>

namespace ringface
{

void SecretStore::read(const QString& key, std::function<void(const QString& secret)> found)
{
    const QString inFile = QSettings().value(key).toString();
    if (!inFile.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [found = std::move(found), inFile] { found(inFile); }, Qt::QueuedConnection);
        write(key, inFile);
        return;
    }
    m_keyring.read(key, [found = std::move(found)](const QString& secret, bool /*isThere*/) { found(secret); });
}

void SecretStore::write(const QString& key, const QString& secret)
{
    if (secret.isEmpty()) {
        QSettings().remove(key);
        m_keyring.write(key, {}, [](bool) {});
        return;
    }
    // Not lost if the program ends before the store has it.
    QSettings stored;
    stored.setValue(key, secret);
    stored.sync();
    QFile::setPermissions(stored.fileName(), ownerOnly);
    m_keyring.write(key, secret, [key, secret](bool isWritten) {
        if (isWritten && QSettings().value(key).toString() == secret)
            QSettings().remove(key);
    });
}

} // namespace ringface
