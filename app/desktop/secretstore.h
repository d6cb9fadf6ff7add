// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/keyring.h"

#include <QCoreApplication>
#include <QObject>
#include <QString>

#include <functional>

namespace ringface
{

/// Passwords, in the desktop's own store (Secret Service or KWallet). Where there is none they stay in the settings
/// file, which only this user can read; as do, until they are moved, those that an older version has left there.
/// Thread: the GUI thread; nothing waits. Errors: what the desktop's store does not take is in the settings file.
class SecretStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Calls \a found soon, unless this is gone by then; empty: nothing is stored as \a key.
    void read(const QString& key, std::function<void(const QString& secret)> found);
    /// An empty \a secret is forgotten.
    void write(const QString& key, const QString& secret);

private:
    DesktopKeyring m_keyring{QCoreApplication::applicationName()};
};

/// Of the MQTT broker.
const inline QString brokerPasswordKey = QStringLiteral("senders/broker_password");

} // namespace ringface
