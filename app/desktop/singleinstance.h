// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>
#include <QStringList>

class QLocalSocket;

namespace ringface
{

/// Lets one window at a time work on a library: a later start hands its paths over to the first one.
/// Only programs of the same user can do so. Thread: the one it was made in. Owns: the place until it is destroyed.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString& libraryFolder, QObject* parent = nullptr);

    /// True if this is the one that works from now on. False if another one has taken \a paths (absolute).
    /// What an ended program has left behind is no hindrance. Waits for the other one, a few seconds at most.
    bool start(const QStringList& paths);

    /// Of the socket; in a folder of this user where there is one.
    QString name() const { return m_name; }

Q_SIGNALS:
    /// A later start has handed these over; empty: the window is only to come to the front.
    void received(const QStringList& paths);

private:
    bool handOver(const QStringList& paths);
    void accept();
    void read(QLocalSocket* socket);

    QString m_name;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace ringface
