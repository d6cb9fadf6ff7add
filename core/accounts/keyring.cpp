// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/keyring.h"

#include <qt6keychain/keychain.h>
#include <utility>

namespace ringface
{

void DesktopKeyring::read(const QString& key, Found found)
{
    auto* job = new QKeychain::ReadPasswordJob(m_service);
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
        job = new QKeychain::DeletePasswordJob(m_service);
    } else {
        auto* write = new QKeychain::WritePasswordJob(m_service);
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

} // namespace ringface
