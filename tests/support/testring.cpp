// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// Takes the place of core/accounts/ring/ringservers.cpp in programs that tests start: a server of the test's, a keyring
// in a file, and no long pauses. All of it is in the folder $RINGFACE_TEST_RING.
#include "core/accounts/keyring.h"
#include "core/accounts/ring/ring.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace ringface
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
QString inFolder(const QString& name)
{
    return qEnvironmentVariable("RINGFACE_TEST_RING") + u'/' + name;
}

/// For as long as its file lies there.
class FileKeyring : public Keyring
{
public:
    void read(const QString& key, Found found) override
    {
        QMetaObject::invokeMethod(
            this, [key, found] { found(all().value(key).toString(), !QFile::exists(inFolder(u"no-keyring"_s))); },
            Qt::QueuedConnection);
    }
    void write(const QString& key, const QString& secret, Written written) override
    {
        QMetaObject::invokeMethod(
            this,
            [key, secret, written] {
                if (QFile::exists(inFolder(u"no-keyring"_s)))
                    return written(false);
                QJsonObject secrets = all();
                if (secret.isEmpty())
                    secrets.remove(key);
                else
                    secrets.insert(key, secret);
                QSaveFile file(inFolder(u"keyring.json"_s));
                written(file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(secrets).toJson()) > 0 &&
                        file.commit());
            },
            Qt::QueuedConnection);
    }

private:
    static QJsonObject all()
    {
        QFile file(inFolder(u"keyring.json"_s));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }
};
} // namespace

RingServers ringServers()
{
    QFile file(inFolder(u"port"_s));
    const QString port = file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll()) : u"1"_s;
    const QUrl url(u"http://127.0.0.1:%1"_s.arg(port));
    return {url, url, u"http"_s};
}

RingPace ringPace()
{
    QFile file(inFolder(u"pace"_s)); // milliseconds between requests
    const int between = file.open(QIODevice::ReadOnly) ? file.readAll().toInt() : 5;
    return {std::chrono::milliseconds(between), 1ms, 5s, 1ms};
}

std::unique_ptr<Keyring> ringKeyring()
{
    return std::make_unique<FileKeyring>();
}

QString ringLockFile()
{
    return inFolder(u"lock"_s);
}

} // namespace ringface
