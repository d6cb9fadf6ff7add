// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/accounts/ring/ringconnection.h"

#include "core/accounts/keyring.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLocale>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QPointer>
#include <QUuid>

#include <array>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{
Q_LOGGING_CATEGORY(lcRing, "ringface.accounts", QtInfoMsg)

const QString keyringKey = u"ring-account"_s;
const QString clientId = u"ring_official_android"_s;
constexpr qint64 mostBytes = 32 << 20;
/// Units of RingPace: between one failure of the server and the next try.
constexpr std::array pauses{5, 15, 60, 300};
constexpr std::chrono::seconds afterTooMany = 200s; // where the service does not say how long
constexpr std::chrono::seconds afterRefusal = 1h;

QByteArray json(const QJsonObject& object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Leaves no copy of it behind in \a text, as far as it is the only one that has it.
void wipe(QString& text)
{
    text.fill(u'\0');
    text.clear();
}

/// As RFC 9110 writes it; UTC.
QDateTime httpDate(const QByteArray& header)
{
    QDateTime time =
        QLocale::c().toDateTime(QString::fromLatin1(header).simplified(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

/// By this computer's clock; the service's may be another: a date counts from the answer's own.
QDateTime retryTime(const QNetworkReply& reply)
{
    const QByteArray said = reply.rawHeader("Retry-After").trimmed();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    bool isNumber = false;
    const qint64 seconds = said.toLongLong(&isNumber);
    if (isNumber && seconds >= 0)
        return now.addSecs(seconds + 1);
    const QDateTime date = httpDate(said);
    const QDateTime answered = httpDate(reply.rawHeader("Date"));
    return date.isValid() ? now.addSecs((answered.isValid() ? answered : now).secsTo(date) + 1) : QDateTime();
}
} // namespace

RingConnection::RingConnection(Keyring& keyring, const QString& lockFile, const RingServers& servers,
                               const RingPace& pace, QObject* parent)
    : QObject(parent)
    , m_keyring(keyring)
    , m_servers(servers)
    , m_pace(pace)
    , m_lock(lockFile)
{
    m_lock.setStaleLockTime(0); // as long as its program runs
    m_network.setAutoDeleteReplies(false);
    m_turn.setSingleShot(true);
    m_turn.setTimerType(Qt::PreciseTimer); // others may come early
    m_again.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &RingConnection::start);
}

RingConnection::~RingConnection()
{
    dropReply();
    wipe(m_password);
}

void RingConnection::signIn(const QString& email, const QString& password, Stepped answered)
{
    m_email = email.trimmed();
    m_password = password;
    load([this, answered = std::move(answered)](const AccountProblem& problem) {
        if (problem)
            return answered({{}, problem});
        if (!m_hardwareId.isEmpty())
            return askToSignIn({}, answered);
        m_hardwareId = QUuid::createUuid().toString(QUuid::WithoutBraces);
        save([this, answered] { askToSignIn({}, answered); }); // a later try is this installation, too
    });
}

void RingConnection::giveCode(const QString& code, Stepped answered)
{
    QString digits = code;
    digits.remove(u' ');
    askToSignIn(digits.trimmed(), std::move(answered));
}

void RingConnection::sendCodeAgain(Stepped answered)
{
    askToSignIn({}, std::move(answered));
}

void RingConnection::forgetPassword()
{
    wipe(m_password);
    wipe(m_email);
}

void RingConnection::askToSignIn(const QString& code, Stepped answered)
{
    askForTokens(code, {{u"grant_type"_s, u"password"_s}, {u"username"_s, m_email}, {u"password"_s, m_password}},
                 [this, withCode = !code.isEmpty(), answered = std::move(answered)](const HttpAnswer& answer) {
                     signedIn(answer, withCode, answered);
                 });
}

void RingConnection::askForTokens(const QString& code, QJsonObject grant, HttpAnswered answered)
{
    QNetworkRequest what = request(m_servers.login, u"/oauth/token"_s);
    what.setRawHeader("2fa-support", "true");
    what.setRawHeader("2fa-code", code.isEmpty() ? QByteArray("") : code.toLatin1());
    grant.insert(u"client_id"_s, clientId);
    grant.insert(u"scope"_s, u"client"_s);
    send({what, json(grant)}, std::move(answered));
}

void RingConnection::signedIn(const HttpAnswer& answer, bool withCode, const Stepped& answered)
{
    if (answer.status == 412)
        return answered({codeRequestFrom(answer.body), {}});
    const std::optional<RingTokens> tokens = answer.status == 200 ? tokensFrom(answer.body) : std::nullopt;
    if (tokens) {
        forgetPassword();
        keep(*tokens);
        return save([answered] { answered({}); });
    }
    const AccountError error = answer.status == 200 ? AccountError::NotUnderstood : signInErrorOf(answer, withCode);
    if (error != AccountError::WrongCode && error != AccountError::TooManyCodes) // one that was sent still counts
        forgetPassword();
    answered({{}, problemOf(answer, error)});
}

void RingConnection::keep(const RingTokens& tokens)
{
    constexpr int margin = 60;
    m_access = tokens.access;
    m_accessEnds = QDeadlineTimer(std::chrono::seconds(std::max(1, tokens.seconds - margin)));
    if (!tokens.refresh.isEmpty())
        m_refresh = tokens.refresh;
}

/// Takes the lock, and reads what is in the keyring if another program may have changed it.
void RingConnection::load(Then then)
{
    if (!m_lock.isLocked())
        QDir().mkpath(QFileInfo(m_lock.fileName()).absolutePath());
    if (!m_lock.isLocked() && !m_lock.tryLock()) {
        const quint64 round = m_round;
        QMetaObject::invokeMethod(
            this,
            [this, round, then = std::move(then)] {
                if (round == m_round)
                    then({AccountError::OtherProgram});
            },
            Qt::QueuedConnection);
        return;
    }
    if (m_isLoaded)
        return then({});
    m_keyring.read(keyringKey, [self = QPointer(this), round = m_round, then = std::move(then)](const QString& secret,
                                                                                                bool isThere) {
        if (self && round == self->m_round) {
            self->loaded(secret, isThere);
            then({});
        }
    });
}

void RingConnection::loaded(const QString& secret, bool isThere)
{
    const QJsonObject kept = QJsonDocument::fromJson(secret.toUtf8()).object();
    m_isLoaded = true;
    if (kept.isEmpty()) {
        if (isKept()) { // another program has forgotten it, or it is locked now
            wipe(m_refresh);
            wipe(m_access);
        }
        m_kept = isThere ? Kept::Nothing : Kept::Nowhere;
        return;
    }
    m_refresh = kept.value("refresh_token"_L1).toString();
    m_hardwareId = kept.value("hardware_id"_L1).toString();
    m_kept = Kept::SignIn;
}

void RingConnection::save(std::function<void()> then)
{
    const QByteArray secret = json({{u"v"_s, 1},
                                    {u"refresh_token"_s, m_refresh},
                                    {u"hardware_id"_s, m_hardwareId},
                                    {u"saved_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}});
    m_keyring.write(keyringKey, QString::fromUtf8(secret),
                    [self = QPointer(this), round = m_round, then = std::move(then)](bool isWritten) {
                        if (!self)
                            return;
                        self->m_kept = isWritten ? Kept::SignIn : Kept::Nowhere;
                        if (round == self->m_round)
                            then();
                    });
}

void RingConnection::forgetSignIn()
{
    forgetPassword();
    wipe(m_access);
    if (m_refresh.isEmpty())
        return;
    wipe(m_refresh);
    save([] {});
}

void RingConnection::forget(std::function<void(bool isForgotten)> done)
{
    cancel();
    forgetPassword();
    wipe(m_access);
    wipe(m_refresh);
    m_isLoaded = false;
    m_hardwareId.clear();
    m_keyring.write(keyringKey, {}, std::move(done));
}

void RingConnection::get(const QString& path, const QUrlQuery& query, Answered answered, bool mayBeForbidden)
{
    ask({path, query, std::move(answered), mayBeForbidden});
}

/// With an access token that is good for a while.
void RingConnection::ask(Question question)
{
    const auto go = [this, question](const AccountProblem& problem) {
        if (problem)
            return question.answered({}, problem);
        QNetworkRequest what = request(m_servers.api, question.path);
        QUrl url = what.url();
        url.setQuery(question.query);
        what.setUrl(url);
        what.setRawHeader("Authorization", "Bearer " + m_access.toLatin1());
        send({what, {}}, [this, question](const HttpAnswer& answer) { judge(question, answer); });
    };
    load([this, go](const AccountProblem& problem) {
        if (problem || (!m_access.isEmpty() && !m_accessEnds.hasExpired()))
            return go(problem);
        renew(go);
    });
}

void RingConnection::judge(Question question, const HttpAnswer& answer)
{
    if (answer.status == 401 && !question.wasRenewed) {
        wipe(m_access);
        question.wasRenewed = true;
        return ask(question);
    }
    if (answer.status == 404 && answer.body.contains("Session not found") && !question.hasSession) {
        question.hasSession = true;
        return startSession([this, question](const AccountProblem& problem) {
            if (problem)
                question.answered({}, problem);
            else
                ask(question);
        });
    }
    if ((answer.status == 0 || answer.status >= 500 || !answer.isWhole) && question.failures < int(pauses.size())) {
        const auto pause = m_pace.unit * pauses.at(question.failures++);
        m_again.disconnect(this);
        connect(&m_again, &QTimer::timeout, this, [this, question] { ask(question); });
        return m_again.start(pause);
    }
    const bool isForCaller =
        answer.status == 200 || (answer.status == 403 && question.mayBeForbidden) ||
        (answer.status >= 400 && answer.status < 500 && answer.status != 401 && answer.status != 403 &&
         answer.status != 406 && answer.status != 412 && answer.status != 429);
    if (isForCaller && answer.isWhole)
        return question.answered(answer, {});
    question.answered(answer,
                      problemOf(answer, answer.isWhole ? requestErrorOf(answer.status) : AccountError::NoNetwork));
}

void RingConnection::renew(Then then)
{
    if (m_refresh.isEmpty())
        return then({m_kept == Kept::Nothing   ? AccountError::KeyringLocked
                     : m_kept == Kept::Nowhere ? AccountError::NoKeyring
                                               : AccountError::SignInAgain});
    askForTokens({}, {{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, m_refresh}},
                 [this, then = std::move(then)](const HttpAnswer& answer) {
                     if (const auto tokens = answer.status == 200 ? tokensFrom(answer.body) : std::nullopt) {
                         keep(*tokens);
                         return save([then] { then({}); }); // before it is used: the one before may count no longer
                     }
                     const bool isDead = answer.status == 401 || answer.status == 412 ||
                                         (answer.status == 400 && answer.body.contains("invalid_grant"));
                     if (!isDead)
                         return then(problemOf(answer, answer.status == 200 ? AccountError::NotUnderstood
                                                                            : requestErrorOf(answer.status)));
                     wipe(m_refresh);
                     save([then] { then({AccountError::SignInAgain}); });
                 });
}

/// Needed when the service says that it knows of none, only then.
void RingConnection::startSession(Then then)
{
    QNetworkRequest what = request(m_servers.api, u"/clients_api/session"_s);
    what.setRawHeader("Authorization", "Bearer " + m_access.toLatin1());
    const QJsonObject device{{u"hardware_id"_s, m_hardwareId},
                             {u"metadata"_s, QJsonObject{{u"api_version"_s, 11}, {u"device_model"_s, u"Ringface"_s}}},
                             {u"os"_s, u"android"_s}};
    send({what, json({{u"device"_s, device}})}, [this, then = std::move(then)](const HttpAnswer& answer) {
        const bool isGood = answer.status == 200 || answer.status == 201;
        then(isGood ? AccountProblem() : problemOf(answer, requestErrorOf(answer.status)));
    });
}

AccountProblem RingConnection::problemOf(const HttpAnswer& answer, AccountError error) const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto inOnes = [&](std::chrono::seconds pause) {
        return answer.retryAt.isValid() ? answer.retryAt : now.addSecs(pause.count());
    };
    switch (error) {
    case AccountError::TooManyRequests:
        return {error, inOnes(afterTooMany)};
    case AccountError::TooManyCodes: // ten in ten minutes; going on makes it longer
    case AccountError::ProgramRefused:
    case AccountError::AddressRefused:
        return {error, inOnes(afterRefusal)};
    default:
        return {error, answer.retryAt};
    }
}

QNetworkRequest RingConnection::request(const QUrl& server, const QString& path) const
{
    QUrl url = server;
    url.setPath(path);
    QNetworkRequest what(url);
    what.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    what.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    what.setTransferTimeout(int(m_pace.silence.count()));
    what.setRawHeader("User-Agent", "android:com.ringapp"); // as all programs of this kind
    what.setRawHeader("hardware_id", m_hardwareId.toLatin1());
    what.setRawHeader("Accept", "application/json");
    return what;
}

void RingConnection::send(const Request& request, HttpAnswered answered)
{
    Q_ASSERT(!m_answered);
    m_request = request;
    m_answered = std::move(answered);
    m_turn.start(
        std::max(0ms, std::chrono::duration_cast<std::chrono::milliseconds>(m_free.remainingTimeAsDuration())));
}

void RingConnection::start()
{
    m_free.setRemainingTime(m_pace.betweenRequests);
    QNetworkRequest what = std::exchange(m_request.what, {});
    if (m_request.body.isEmpty()) {
        m_reply = m_network.get(what);
    } else {
        what.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        m_body.setData(std::exchange(m_request.body, {}));
        m_body.open(QIODevice::ReadOnly);
        m_reply = m_network.post(what, &m_body);
    }
    m_reply->setReadBufferSize(mostBytes);
    connect(m_reply, &QNetworkReply::finished, this, &RingConnection::finished);
}

void RingConnection::finished()
{
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.body = m_reply->isOpen() ? m_reply->readAll() : QByteArray();
    answer.retryAt = retryTime(*m_reply);
    const QNetworkReply::NetworkError error = m_reply->error();
    answer.isWhole = error != QNetworkReply::RemoteHostClosedError && error != QNetworkReply::OperationCanceledError &&
                     error != QNetworkReply::TimeoutError;
    if (const QDateTime date = httpDate(m_reply->rawHeader("Date")); date.isValid())
        m_serverAheadMs = QDateTime::currentDateTimeUtc().msecsTo(date);
    dropReply();
    qCInfo(lcRing, "an answer with status %d, %lld bytes", answer.status, qlonglong(answer.body.size()));
    std::exchange(m_answered, {})(answer);
}

void RingConnection::dropReply()
{
    if (m_reply != nullptr) {
        QNetworkReply* reply = std::exchange(m_reply, nullptr);
        reply->disconnect(this);
        reply->abort();
        delete reply;
    }
    m_body.close();
    m_body.buffer().fill('\0'); // a password may be in it
    m_body.setData({});
}

void RingConnection::cancel()
{
    ++m_round;
    m_turn.stop();
    m_again.stop();
    m_again.disconnect(this);
    m_answered = {};
    m_request = {};
    dropReply();
}

void RingConnection::release()
{
    m_lock.unlock();
    if (isKept()) // else it is nowhere but here
        m_isLoaded = false;
}

QDateTime RingConnection::serverTime() const
{
    return QDateTime::currentDateTimeUtc().addMSecs(m_serverAheadMs);
}

} // namespace ringface
