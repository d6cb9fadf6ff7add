// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/httprequest.h"

#include <QJsonObject>

#include <chrono>
#include <utility>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

HttpAnswer HttpAnswer::error(HttpStatus status, const QString& what)
{
    return {status, QJsonDocument(QJsonObject{{u"error"_s, what}}).toJson(), "application/json"};
}

HttpRequest::HttpRequest(const QString& path, const QByteArray& body)
    : m_path(path)
    , m_body(body)
{
}

void HttpRequest::answer(const HttpAnswer& answer)
{
    if (!std::exchange(m_answered, true))
        m_promise.set_value(answer);
}

void HttpRequest::answer(const QJsonDocument& json)
{
    answer({HttpStatus::Ok, json.toJson(), "application/json"});
}

std::optional<HttpAnswer> HttpRequest::waitForAnswer(const std::function<bool()>& isGone)
{
    constexpr std::chrono::milliseconds interval{100};
    while (m_answer.wait_for(interval) != std::future_status::ready) {
        if (isGone()) {
            *m_gone = true;
            return std::nullopt;
        }
    }
    return m_answer.get();
}

} // namespace ringface::cli
