// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/safety/blobcipher.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <sodium.h>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
static_assert(BlobCipher::keyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
constexpr qsizetype nonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype tagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

/// How hard it is to try passphrases (libsodium's "moderate": 0.7 s, 256 MB).
constexpr qint64 mostTurns = 10;
constexpr qint64 mostMemory = 1LL << 30;

struct Hardness {
    qint64 turns = crypto_pwhash_OPSLIMIT_MODERATE;
    qint64 memory = crypto_pwhash_MEMLIMIT_MODERATE;
};

const unsigned char* bytes(const QByteArray& data)
{
    return reinterpret_cast<const unsigned char*>(data.constData());
}

unsigned char* bytes(QByteArray& data)
{
    return reinterpret_cast<unsigned char*>(data.data());
}

bool isReady()
{
    return sodium_init() >= 0;
}

std::optional<BlobCipher::Key> keyFrom(const QString& passphrase, const QByteArray& salt, const Hardness& hardness)
{
    // The same letters in another form of Unicode are the same passphrase.
    const QByteArray text = passphrase.normalized(QString::NormalizationForm_C).toUtf8();
    BlobCipher::Key key{};
    if (!isReady() || salt.size() != qsizetype(crypto_pwhash_SALTBYTES) ||
        crypto_pwhash(key.data(), key.size(), text.constData(), size_t(text.size()), bytes(salt),
                      size_t(hardness.turns), size_t(hardness.memory), crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return key;
}

QByteArray closeWith(const BlobCipher::Key& key, const QByteArray& plain)
{
    QByteArray out(nonceBytes + plain.size() + tagBytes, Qt::Uninitialized);
    randombytes_buf(out.data(), nonceBytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(out) + nonceBytes, nullptr, bytes(plain), size_t(plain.size()),
                                               nullptr, 0, nullptr, bytes(out), key.data());
    return out;
}

QByteArray openWith(const BlobCipher::Key& key, const QByteArray& closed)
{
    if (closed.size() < nonceBytes + tagBytes)
        return {};
    QByteArray out(closed.size() - nonceBytes - tagBytes, Qt::Uninitialized);
    const bool ok = crypto_aead_xchacha20poly1305_ietf_decrypt(bytes(out), nullptr, nullptr, bytes(closed) + nonceBytes,
                                                               size_t(closed.size() - nonceBytes), nullptr, 0,
                                                               bytes(closed), key.data()) == 0;
    return ok ? out : QByteArray();
}
} // namespace

BlobCipher::BlobCipher(const Key& key)
    : m_key(key)
{
}

BlobCipher::~BlobCipher()
{
    sodium_memzero(m_key.data(), m_key.size());
}

std::shared_ptr<const BlobCipher> BlobCipher::make()
{
    if (!isReady())
        return nullptr;
    Key key{};
    randombytes_buf(key.data(), key.size());
    return std::shared_ptr<const BlobCipher>(new BlobCipher(key));
}

QString BlobCipher::lock(const QString& passphrase) const
{
    QByteArray salt(crypto_pwhash_SALTBYTES, Qt::Uninitialized);
    randombytes_buf(salt.data(), size_t(salt.size()));
    const Hardness hardness;
    const std::optional<Key> outer = keyFrom(passphrase, salt, hardness);
    if (!outer)
        return {};
    const QByteArray key(reinterpret_cast<const char*>(m_key.data()), keyBytes);
    const QJsonObject lock{{u"salt"_s, QString::fromLatin1(salt.toBase64())},
                           {u"turns"_s, hardness.turns},
                           {u"memory"_s, hardness.memory},
                           {u"key"_s, QString::fromLatin1(closeWith(*outer, key).toBase64())}};
    return QString::fromUtf8(QJsonDocument(lock).toJson(QJsonDocument::Compact));
}

std::shared_ptr<const BlobCipher> BlobCipher::unlock(const QString& lock, const QString& passphrase)
{
    if (passphrase.isEmpty()) // there is none such; no need to try for a second
        return nullptr;
    const QJsonObject parts = QJsonDocument::fromJson(lock.toUtf8()).object();
    const Hardness hardness{parts["turns"_L1].toInteger(), parts["memory"_L1].toInteger()};
    if (hardness.turns < 1 || hardness.turns > mostTurns || hardness.memory > mostMemory)
        return nullptr;
    const std::optional<Key> outer =
        keyFrom(passphrase, QByteArray::fromBase64(parts["salt"_L1].toString().toLatin1()), hardness);
    const QByteArray inner =
        outer ? openWith(*outer, QByteArray::fromBase64(parts["key"_L1].toString().toLatin1())) : QByteArray();
    if (inner.size() != keyBytes)
        return nullptr;
    Key key{};
    std::copy(inner.cbegin(), inner.cend(), key.begin());
    return std::shared_ptr<const BlobCipher>(new BlobCipher(key));
}

QByteArray BlobCipher::encrypt(const QByteArray& plain) const
{
    return plain.isEmpty() ? plain : closeWith(m_key, plain);
}

QByteArray BlobCipher::decrypt(const QByteArray& closed) const
{
    return openWith(m_key, closed);
}

} // namespace ringface
