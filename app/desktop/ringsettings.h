// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/ring/ring.h"

#include <QObject>
#include <QPointer>

namespace ringface
{

class ConnectDialog;
class MainWindow;

/// The library's Ring account, and what the window shows of it and asks of it. Thread: the GUI thread.
class RingSettings : public QObject
{
    Q_OBJECT

public:
    /// Library and window must outlive it.
    RingSettings(Library& library, MainWindow& window, QObject* parent = nullptr);

    /// Goes on with what was left.
    void start() { m_ring.fetch().start(); }
    /// Forgets the account, but no recording.
    void forget() { m_ring.disconnectAccount(); }
    void openDialog();

Q_SIGNALS:
    /// The library's settings have another folder to watch.
    void watchedChanged();

private:
    ConnectDialog* makeDialog();
    void chooseCameras();
    void stepped(const SignInStep& step);
    void camerasListed(const QList<AccountCamera>& cameras, const AccountProblem& problem);
    void chosen(const AccountChoice& choice);
    void ended(const AccountProblem& problem);

    Library& m_library;
    MainWindow& m_window;
    Ring m_ring;
    QPointer<ConnectDialog> m_dialog;
};

} // namespace ringface
