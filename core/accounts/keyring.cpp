// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/keyring.h"

#include <qt6keychain/keychain.h>
#include <utility>

namespace ringface
{

namespace
{
/// The same for window and command line.
const QString service = QStringLiteral("ringface");
} // namespace

void DesktopKeyring::read(const QString& key, Found found)
{
    auto* job = new QKeychain::ReadPasswordJob(service);
    job->setKey(key);
    connect(
        job, &QKeychain::Job::finished, this,
        [job, found = std::move(found)] {
            const bool isThere = job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound ||
                                 job->error() == QKeychain::AccessDenied ||
                                 job->error() == QKeychain::AccessDeniedByUser;
            found(job->textData(), isThere);
        },
        Qt::SingleShotConnection);
    job->start(); // deletes itself
}

void DesktopKeyring::write(const QString& key, const QString& secret, Written written)
{
    QKeychain::Job* job = nullptr;
    if (secret.isEmpty()) {
        job = new QKeychain::DeletePasswordJob(service);
    } else {
        auto* write = new QKeychain::WritePasswordJob(service);
        write->setTextData(secret);
        job = write;
    }
    job->setKey(key);
    connect(
        job, &QKeychain::Job::finished, this,
        [written = std::move(written)](const QKeychain::Job* done) {
            written(done->error() == QKeychain::NoError || done->error() == QKeychain::EntryNotFound);
        },
        Qt::SingleShotConnection);
    job->start();
}

void MemoryKeyring::read(const QString& key, Found found)
{
    QMetaObject::invokeMethod(
        this, [this, key, found = std::move(found)] { found(m_secrets.value(key), true); }, Qt::QueuedConnection);
}

void MemoryKeyring::write(const QString& key, const QString& secret, Written written)
{
    QMetaObject::invokeMethod(
        this,
        [this, key, secret, written = std::move(written)] {
            if (secret.isEmpty())
                m_secrets.remove(key);
            else
                m_secrets.insert(key, secret);
            written(true);
        },
        Qt::QueuedConnection);
}

} // namespace ringface
