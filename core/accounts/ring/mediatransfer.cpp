// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/ring/mediatransfer.h"

#include "core/library/safety/ownerpermissions.h"
#include "core/library/safety/wholewrite.h"

#include <QNetworkReply>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int mostRedirects = 5;
constexpr qint64 mostBytes = qint64(1) << 30;
constexpr qint64 bufferBytes = 1 << 20;

/// ISO/IEC 14496-12: the first box of such a file.
bool isMp4(QFile& file)
{
    constexpr qint64 boxType = 4;
    return file.seek(boxType) && file.read(4) == "ftyp";
}
} // namespace

MediaTransfer::MediaTransfer(const QString& scheme, std::chrono::milliseconds silence, QObject* parent)
    : QObject(parent)
    , m_scheme(scheme)
    , m_silence(silence)
{
    m_network.setAutoDeleteReplies(false);
}

MediaTransfer::~MediaTransfer()
{
    cancel();
}

void MediaTransfer::start(const QUrl& address, const QString& file, std::function<void(End end)> ended)
{
    Q_ASSERT(!m_ended);
    m_ended = std::move(ended);
    m_redirects = 0;
    m_file.setFileName(file);
    QMetaObject::invokeMethod(
        this,
        [this, address] {
            if (!m_ended)
                return;
            if (!openPrivately(m_file, QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered))
                return end(End::NotWritable);
            request(address);
        },
        Qt::QueuedConnection);
}

void MediaTransfer::request(const QUrl& address)
{
    if (address.scheme() != m_scheme || address.host().isEmpty())
        return end(End::Refused);
    QNetworkRequest what(address);
    what.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    what.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    what.setTransferTimeout(int(m_silence.count()));
    what.setRawHeader("Accept-Encoding", "identity");
    m_reply = m_network.get(what);
    m_reply->setReadBufferSize(bufferBytes);
    connect(m_reply, &QIODevice::readyRead, this, &MediaTransfer::receive);
    connect(m_reply, &QNetworkReply::finished, this, &MediaTransfer::finished);
}

void MediaTransfer::receive()
{
    if (m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() != 200) {
        m_reply->readAll();
        return;
    }
    const QByteArray block = m_reply->readAll();
    if (m_file.size() + block.size() > mostBytes)
        return end(End::NotAVideo);
    if (!writeWholeBlock(m_file, block))
        end(m_file.error() == QFileDevice::ResourceError ? End::DiskFull : End::NotWritable);
}

void MediaTransfer::finished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl next = m_reply->url().resolved(m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    if (status >= 300 && status < 400 && next != m_reply->url() && m_redirects++ < mostRedirects) {
        dropReply();
        return request(next);
    }
    if (status == 0)
        return end(End::NoAnswer);
    if (status == 403)
        return end(End::Expired);
    if (status == 404)
        return end(End::Missing);
    if (status != 200)
        return end(End::Broken);
    receive();
    if (m_reply == nullptr)
        return;
    const QByteArray length = m_reply->rawHeader("Content-Length").trimmed();
    const bool isWhole =
        m_reply->error() == QNetworkReply::NoError && (length.isEmpty() || length.toLongLong() == m_file.size());
    if (!isWhole || m_file.size() == 0)
        return end(End::Broken);
    end(isMp4(m_file) ? End::Done : End::NotAVideo);
}

void MediaTransfer::end(End how)
{
    dropReply();
    const bool isOurs = m_file.isOpen();
    m_file.close();
    if (isOurs && how != End::Done)
        m_file.remove();
    std::exchange(m_ended, {})(how);
}

void MediaTransfer::dropReply()
{
    if (m_reply == nullptr)
        return;
    QNetworkReply* reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void MediaTransfer::cancel()
{
    dropReply();
    m_ended = {};
    if (!m_file.isOpen())
        return;
    m_file.close();
    m_file.remove();
}

} // namespace ringface
