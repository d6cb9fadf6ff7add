// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QString>

#include <functional>

namespace ringface
{

/// A place for secrets. Thread: the GUI thread (of the command line: the main thread); nothing waits. What is asked is
/// answered later, in the order it was asked, and not at all once the keyring is gone.
class Keyring : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// \a isThere: there is such a place. An empty secret: nothing is stored as \a key, or it is locked and nobody can
    /// be asked (the Secret Service answers the same to both).
    using Found = std::function<void(const QString& secret, bool isThere)>;
    using Written = std::function<void(bool isWritten)>;

    virtual void read(const QString& key, Found found) = 0;
    /// An empty \a secret is forgotten.
    virtual void write(const QString& key, const QString& secret, Written written) = 0;
};

/// The desktop's own: Secret Service or KWallet. What was asked to be written is, also when this is gone before.
class DesktopKeyring : public Keyring
{
    Q_OBJECT

public:
    /// \a service: the name that the desktop shows for the entries.
    explicit DesktopKeyring(const QString& service, QObject* parent = nullptr)
        : Keyring(parent)
        , m_service(service)
    {
    }
    void read(const QString& key, Found found) override;
    void write(const QString& key, const QString& secret, Written written) override;

private:
    const QString m_service;
};

} // namespace ringface
