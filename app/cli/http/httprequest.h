// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace ringface::cli
{

/// See docs/http.md.
enum class HttpStatus {
    Ok = 200,
    BadRequest = 400,
    Unauthorized = 401,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    LengthRequired = 411,
    PayloadTooLarge = 413,
    UnsupportedMediaType = 415,
    UnprocessableEntity = 422,
    HeadersTooLarge = 431,
    InternalServerError = 500,
    ServiceUnavailable = 503,
    GatewayTimeout = 504
};

struct HttpAnswer {
    HttpStatus status = HttpStatus::Ok;
    QByteArray content;
    QByteArray type;
    /// {"error": what}
    static HttpAnswer error(HttpStatus status, const QString& what);
};

/// One request that has arrived as a whole, until it is answered.
/// Thread: that of the program, besides waitForAnswer().
class HttpRequest
{
public:
    HttpRequest(const QString& path, const QByteArray& body);

    QString path() const { return m_path; }
    QByteArray body() const { return m_body; }
    /// True, in any thread, once nobody waits for the answer any more.
    std::shared_ptr<const std::atomic<bool>> gone() const { return m_gone; }

    /// The first answer counts.
    void answer(const HttpAnswer& answer);
    void answer(const QJsonDocument& json);
    void refuse(HttpStatus status, const QString& what) { answer(HttpAnswer::error(status, what)); }

    /// Asks \a isGone ten times a second whether to go on waiting; std::nullopt if not.
    /// Thread: that of the connection, once.
    std::optional<HttpAnswer> waitForAnswer(const std::function<bool()>& isGone);

private:
    QString m_path;
    QByteArray m_body;
    std::shared_ptr<std::atomic<bool>> m_gone = std::make_shared<std::atomic<bool>>(false);
    bool m_answered = false;
    std::promise<HttpAnswer> m_promise;
    std::future<HttpAnswer> m_answer = m_promise.get_future();
};

} // namespace ringface::cli
