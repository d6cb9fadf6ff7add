// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/ring/ring.h"

#include "core/accounts/keyring.h"

namespace ringface
{

Ring::Ring(Library& library, QObject* parent)
    : QObject(parent)
    , m_keyring(ringKeyring())
    , m_servers(ringServers())
    , m_pace(ringPace())
    , m_connection(*m_keyring, ringLockFile(), m_servers, m_pace)
    , m_account(m_connection, m_servers, m_pace)
    , m_fetch(library, m_account, m_pace.betweenDownloads)
{
    connect(&m_fetch, &RecordingFetch::ended, this, [this] { m_connection.release(); });
}

Ring::~Ring() = default;

void Ring::signIn(const QString& email, const QString& password)
{
    m_fetch.stop();
    m_connection.signIn(email, password, [this](const SignInStep& step) { Q_EMIT stepped(step); });
}

void Ring::giveCode(const QString& code)
{
    m_connection.giveCode(code, [this](const SignInStep& step) { Q_EMIT stepped(step); });
}

void Ring::sendCodeAgain()
{
    m_connection.sendCodeAgain([this](const SignInStep& step) { Q_EMIT stepped(step); });
}

void Ring::listCameras()
{
    m_fetch.stop(); // one question at a time
    m_account.listCameras([this](const QList<AccountCamera>& cameras, const AccountProblem& problem) {
        if (!problem)
            m_fetch.setCameras(cameras);
        Q_EMIT camerasListed(cameras, problem);
    });
}

void Ring::cancelSignIn()
{
    m_connection.cancel();
    if (m_fetch.state().isConnected)
        m_connection.forgetPassword();
    else
        m_connection.forgetSignIn();
    m_connection.release();
    m_fetch.start();
}

void Ring::disconnectAccount()
{
    m_fetch.forget();
    m_connection.forget([this](bool isForgotten) {
        m_connection.release();
        Q_EMIT disconnected(isForgotten);
    });
}

} // namespace ringface
