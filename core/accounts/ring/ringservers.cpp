// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// In a file of its own, and with nothing else in it: tests that talk to a server of theirs are linked with another one.
#include "core/accounts/keyring.h"
#include "core/accounts/ring/ring.h"

#include <QStandardPaths>

namespace ringface
{

RingServers ringServers()
{
    return {};
}

RingPace ringPace()
{
    return {};
}

std::unique_ptr<Keyring> ringKeyring()
{
    return std::make_unique<DesktopKeyring>(QStringLiteral("ringface")); // for window and command line
}

QString ringLockFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/ringface/ring-account.lock");
}

} // namespace ringface
