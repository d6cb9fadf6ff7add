// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/desktop/secretstore.h"

#include "core/library/safety/ownerpermissions.h"

#include <QCoreApplication>
#include <QFile>
#include <QSettings>

#include <qt6keychain/keychain.h>
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
    auto* job = new QKeychain::ReadPasswordJob(QCoreApplication::applicationName());
    job->setKey(key);
    connect(job, &QKeychain::Job::finished, this, [job, found = std::move(found)] { found(job->textData()); });
    job->start(); // deletes itself
}

void SecretStore::write(const QString& key, const QString& secret)
{
    const QString service = QCoreApplication::applicationName();
    if (secret.isEmpty()) {
        QSettings().remove(key);
        auto* job = new QKeychain::DeletePasswordJob(service);
        job->setKey(key);
        job->start();
        return;
    }
    // Not lost if the program ends before the store has it.
    QSettings stored;
    stored.setValue(key, secret);
    stored.sync();
    QFile::setPermissions(stored.fileName(), ownerOnly);
    auto* job = new QKeychain::WritePasswordJob(service);
    job->setKey(key);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, qApp, [key, secret](const QKeychain::Job* done) {
        if (done->error() == QKeychain::NoError && QSettings().value(key).toString() == secret)
            QSettings().remove(key);
    });
    job->start();
}

} // namespace ringface
