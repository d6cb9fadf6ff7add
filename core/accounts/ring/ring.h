// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/recordingfetch.h"
#include "core/accounts/ring/ringaccount.h"
#include "core/accounts/ring/ringconnection.h"

#include <memory>

namespace ringface
{

class Keyring;
class Library;

/// Ring's servers. Tests are linked with others.
RingServers ringServers();
/// Likewise.
RingPace ringPace();
/// The desktop's.
std::unique_ptr<Keyring> ringKeyring();
/// Of this user.
QString ringLockFile();

/// The Ring account of a library: connecting it, and fetching from it. The same for window and command line.
/// Thread: the GUI thread (of the command line: the main thread).
class Ring : public QObject
{
    Q_OBJECT

public:
    /// \a library must outlive it.
    explicit Ring(Library& library, QObject* parent = nullptr);
    ~Ring() override;

    RecordingFetch& fetch() { return m_fetch; }

    /// Signing in, step by step, each answered by stepped(). Nothing else is asked of the account meanwhile.
    void signIn(const QString& email, const QString& password);
    void giveCode(const QString& code);
    void sendCodeAgain();
    /// After signing in; answered by camerasListed(). A round under way is stopped.
    void listCameras();
    /// Stops either, and forgets the password; rounds begin as before.
    void cancelSignIn();
    /// After signing in: it lasts for longer than this program, because there is a keyring.
    bool isKept() const { return m_connection.isKept(); }
    /// Forgets the account, but no recording; answered by disconnected().
    void disconnectAccount();

Q_SIGNALS:
    void stepped(const ringface::SignInStep& step);
    void camerasListed(const QList<ringface::AccountCamera>& cameras, const ringface::AccountProblem& problem);
    void disconnected(bool isForgotten);

private:
    std::unique_ptr<Keyring> m_keyring;
    const RingServers m_servers;
    const RingPace m_pace;
    RingConnection m_connection;
    RingAccount m_account;
    RecordingFetch m_fetch;
};

} // namespace ringface
