// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/singleinstance.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QStandardPaths>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int tries = 20;
constexpr int tryMs = 100;
constexpr int answerMs = 5000;
constexpr qint64 longest = 4 << 20; ///< bytes of a message
const QByteArray taken = "taken";

/// The folder without links, even if it is not there yet.
QString placeOf(const QString& folder)
{
    QFileInfo there(QDir::cleanPath(QFileInfo(folder).absoluteFilePath()));
    QString rest;
    while (!there.exists() && !there.isRoot()) {
        rest = u'/' + there.fileName() + rest;
        there = QFileInfo(there.path());
    }
    return there.canonicalFilePath() + rest;
}

QString nameOf(const QString& libraryFolder)
{
    const QByteArray who = (QDir::homePath() + u'\n' + placeOf(libraryFolder)).toUtf8();
    constexpr int digits = 16; // a socket's path is short
    const QString name =
        u"ringface-"_s +
        QString::fromLatin1(QCryptographicHash::hash(who, QCryptographicHash::Sha256).toHex().first(digits));
    const QString own = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return QDir(own.isEmpty() ? QDir::tempPath() : own).filePath(name);
}
} // namespace

SingleInstance::SingleInstance(const QString& libraryFolder, QObject* parent)
    : QObject(parent)
    , m_name(nameOf(libraryFolder))
    , m_lock(m_name + ".lock"_L1)
{
    m_lock.setStaleLockTime(0); // it is held for hours; whether its owner lives is looked at all the same
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::accept);
}

bool SingleInstance::start(const QStringList& paths)
{
    for (int i = 0; i < tries; ++i) {
        if (m_lock.tryLock(tryMs)) {
            QLocalServer::removeServer(m_name); // whose it was is gone: we have the lock
            m_server.listen(m_name);
            return true;
        }
        if (m_lock.error() != QLockFile::LockFailedError || handOver(paths))
            return m_lock.error() != QLockFile::LockFailedError;
        // The other one is just beginning or just ending.
    }
    return true; // rather two windows than none
}

bool SingleInstance::handOver(const QStringList& paths)
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(tryMs))
        return false;
    QDataStream out(&socket);
    out << paths.join(QChar::Null).toUtf8();
    // One that hangs gets them when it wakes up; one that ends now does not.
    while (socket.bytesToWrite() > 0) {
        if (!socket.waitForBytesWritten(answerMs))
            return false;
    }
    socket.waitForReadyRead(answerMs);
    return socket.readAll() == taken || socket.state() == QLocalSocket::ConnectedState;
}

void SingleInstance::accept()
{
    while (QLocalSocket* socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] { read(socket); });
        read(socket); // it may have come with the connection
    }
}

void SingleInstance::read(QLocalSocket* socket)
{
    if (socket->bytesAvailable() > longest)
        return socket->abort();
    QDataStream in(socket);
    QByteArray paths; // no path has a zero in it
    in.startTransaction();
    in >> paths;
    if (!in.commitTransaction())
        return;
    socket->write(taken);
    socket->flush();
    socket->disconnectFromServer();
    Q_EMIT received(QString::fromUtf8(paths).split(QChar::Null, Qt::SkipEmptyParts));
}

} // namespace ringface
