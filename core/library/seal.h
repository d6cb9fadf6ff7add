// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <memory>

namespace ringface
{

/// What pictures and descriptors of an encrypted library are closed with: XChaCha20-Poly1305 with a random key, which
/// is itself closed with the user's passphrase (Argon2id). All of it is libsodium's. Thread: any, it never changes.
class Seal
{
public:
    static constexpr int keyBytes = 32;
    using Key = std::array<unsigned char, keyBytes>;

    /// With a new key.
    static std::shared_ptr<const Seal> make();
    /// The one that lock() told of; null if the passphrase is another one, or \a lock is none. Takes about a second.
    static std::shared_ptr<const Seal> unlock(const QString& lock, const QString& passphrase);

    ~Seal();
    Seal(const Seal&) = delete;
    Seal& operator=(const Seal&) = delete;

    /// To be stored; of no use without the passphrase. Empty if there is not enough memory. Takes about a second.
    QString lock(const QString& passphrase) const;
    /// 40 bytes longer; empty stays empty.
    QByteArray close(const QByteArray& plain) const;
    /// What close() was given; empty if it is damaged or of another seal.
    QByteArray open(const QByteArray& closed) const;

private:
    explicit Seal(const Key& key);

    Key m_key;
};

} // namespace ringface
