// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <chrono>
#include <functional>

namespace ringface
{

/// Brings one file from a signed address, with nothing of the account in the request. Redirects are followed to
/// addresses of the same scheme only. Thread: the one it was made in. Errors: the answer; the file is then removed.
class MediaTransfer : public QObject
{
    Q_OBJECT

public:
    enum class End {
        Done,
        Expired,     ///< status 403: the address counts no longer
        Missing,     ///< status 404
        NoAnswer,    ///< from that server
        Broken,      ///< it ended early, or another status
        Refused,     ///< it leads somewhere where it should not
        NotAVideo,   ///< something came, but no MP4
        NotWritable, ///< the file
        DiskFull,
    };

    /// A server that sends nothing for \a silence is gone.
    MediaTransfer(const QString& scheme, std::chrono::milliseconds silence, QObject* parent = nullptr);
    ~MediaTransfer() override;

    /// Calls \a ended later, unless cancel() came before. REQUIRES: none is under way.
    void start(const QUrl& address, const QString& file, std::function<void(End end)> ended);
    void cancel();

private:
    void request(const QUrl& address);
    void receive();
    void finished();
    void end(End end);
    void dropReply();

    const QString m_scheme;
    const std::chrono::milliseconds m_silence;
    QNetworkAccessManager m_network; ///< of its own: no cookie of the account is in it
    QNetworkReply* m_reply = nullptr;
    QFile m_file;
    int m_redirects = 0;
    std::function<void(End)> m_ended;
};

} // namespace ringface
