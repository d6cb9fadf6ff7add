// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/accounts/ring/ringanswers.h"

#include <QBuffer>
#include <QDeadlineTimer>
#include <QJsonObject>
#include <QLockFile>
#include <QNetworkAccessManager>
#include <QObject>
#include <QTimer>
#include <QUrlQuery>

#include <chrono>
#include <memory>

namespace ringface
{

class Keyring;

/// Where the service is. Only tests have others than these: nobody is to lead a password elsewhere.
struct RingServers {
    QUrl login{QStringLiteral("https://oauth.ring.com")};
    QUrl api{QStringLiteral("https://api.ring.com")};
    QString scheme = QStringLiteral("https"); ///< of every address that is followed
};

/// How slow is polite (docs/ring.md). Tests have others.
struct RingPace {
    std::chrono::milliseconds betweenRequests = std::chrono::seconds(3);
    std::chrono::milliseconds betweenDownloads = std::chrono::seconds(2);
    std::chrono::milliseconds silence = std::chrono::seconds(30); ///< a server that sends nothing for so long is gone
    std::chrono::milliseconds unit = std::chrono::seconds(1);     ///< of the pauses before asking once more
};

/// What a step of signing in has come to.
struct SignInStep {
    std::optional<CodeRequest> code; ///< a code is asked for
    AccountProblem problem{};        ///< else, and if it is none: signed in
};

/// Signs in, and asks Ring's service, one request at a time and slowly. A refusal is an answer: nothing but a server
/// that fails or is silent is asked again by itself. The password is forgotten as soon as it has served; what the
/// service gives for it is kept in the keyring, together with this installation's id, and renewed there before it is
/// used. Only one program at a time may do that: a lock file, held until release().
/// Thread: the one it was made in; nothing waits. Each question is answered once, later, unless cancel() came before.
class RingConnection : public QObject
{
    Q_OBJECT

public:
    /// \a keyring must outlive it. \a lockFile: the same for all programs of this user.
    RingConnection(Keyring& keyring, const QString& lockFile, const RingServers& servers, const RingPace& pace,
                   QObject* parent = nullptr);
    ~RingConnection() override;

    using Stepped = std::function<void(const SignInStep& step)>;
    void signIn(const QString& email, const QString& password, Stepped answered);
    /// REQUIRES: a code was asked for, of these two.
    void giveCode(const QString& code, Stepped answered);
    void sendCodeAgain(Stepped answered);
    /// Also stops signing in.
    void forgetPassword();
    /// After signing in: it lasts for longer than this program.
    bool isKept() const { return m_kept == Kept::SignIn; }

    using Answered = std::function<void(const HttpAnswer& answer, const AccountProblem& problem)>;
    /// Of the API. Other than 200, an \a answer without a problem has a status that is for the caller to judge: 400,
    /// 404, ..., and 403 if \a mayBeForbidden.
    void get(const QString& path, const QUrlQuery& query, Answered answered, bool mayBeForbidden = false);

    /// Forgets the account, but for this installation's id: a later try is the same one.
    void forgetSignIn();
    /// Forgets the account and this installation's id.
    void forget(std::function<void(bool isForgotten)> done);
    void cancel();
    /// Another program may go on now.
    void release();
    /// UTC, by the service's clock, as far as it is known.
    QDateTime serverTime() const;

private:
    struct Request {
        QNetworkRequest what;
        QByteArray body; ///< empty: GET
    };
    using HttpAnswered = std::function<void(const HttpAnswer& answer)>;
    using Then = std::function<void(const AccountProblem& problem)>;
    struct Question {
        QString path;
        QUrlQuery query;
        Answered answered;
        bool mayBeForbidden = false;
        bool wasRenewed = false;
        bool hasSession = false;
        int failures = 0;
    };

    void load(Then then);
    void loaded(const QString& secret, bool isThere);
    void save(std::function<void()> then);
    void askToSignIn(const QString& code, Stepped answered);
    void signedIn(const HttpAnswer& answer, bool withCode, const Stepped& answered);
    void keep(const RingTokens& tokens);
    void renew(Then then);
    void startSession(Then then);
    void ask(Question question);
    void judge(Question question, const HttpAnswer& answer);
    AccountProblem problemOf(const HttpAnswer& answer, AccountError error) const;
    QNetworkRequest request(const QUrl& server, const QString& path) const;
    void askForTokens(const QString& code, QJsonObject grant, HttpAnswered answered);
    void send(const Request& request, HttpAnswered answered);
    void start();
    void finished();
    void dropReply();

    Keyring& m_keyring;
    const RingServers m_servers;
    const RingPace m_pace;
    QLockFile m_lock;
    QNetworkAccessManager m_network;
    QNetworkReply* m_reply = nullptr; ///< belongs to m_network
    Request m_request;
    QBuffer m_body; ///< of the request under way
    HttpAnswered m_answered;
    QTimer m_turn;         ///< until the next request may be sent
    QTimer m_again;        ///< until the same is asked again
    QDeadlineTimer m_free; ///< when the next request may be sent
    quint64 m_round = 0;   ///< what was asked before cancel() is of an earlier one
    qint64 m_serverAheadMs = 0;
    enum class Kept { Unknown, Nowhere, Nothing, SignIn };
    Kept m_kept = Kept::Unknown; ///< what the keyring said; Nothing also if it is locked
    bool m_isLoaded = false;
    QString m_hardwareId;
    QString m_refresh;
    QString m_access;
    QDeadlineTimer m_accessEnds;
    QString m_email;
    QString m_password;
};

} // namespace ringface
