// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <memory>

namespace ringface
{

/// What pictures and descriptors of an encrypted library are encrypted with: XChaCha20-Poly1305 with a random key,
/// which is itself encrypted with the user's passphrase (Argon2id). All of it is libsodium's. Thread: any, it never
/// changes.
class BlobCipher
{
public:
    static constexpr int keyBytes = 32;
    using Key = std::array<unsigned char, keyBytes>;

    /// With a new key.
    static std::shared_ptr<const BlobCipher> make();
    /// The one that lock() told of; null if the passphrase is another one, or \a lock is none. Takes about a second.
    static std::shared_ptr<const BlobCipher> unlock(const QString& lock, const QString& passphrase);

    ~BlobCipher();
    BlobCipher(const BlobCipher&) = delete;
    BlobCipher& operator=(const BlobCipher&) = delete;

    /// To be stored; of no use without the passphrase. Empty if there is not enough memory. Takes about a second.
    QString lock(const QString& passphrase) const;
    /// 40 bytes longer; empty stays empty.
    QByteArray encrypt(const QByteArray& plain) const;
    /// What encrypt() was given; empty if it is damaged or was encrypted with another key.
    QByteArray decrypt(const QByteArray& encrypted) const;

private:
    explicit BlobCipher(const Key& key);

    Key m_key;
};

} // namespace ringface
