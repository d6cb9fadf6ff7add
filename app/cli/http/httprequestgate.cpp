// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "app/cli/http/httprequestgate.h"

#include <QCryptographicHash>

#include <algorithm>
#include <httplib.h>

namespace ringface::cli
{

using namespace Qt::StringLiterals;

namespace
{
/// Takes as long whatever they are.
bool isSame(const QByteArray& a, const QByteArray& b)
{
    const QByteArray x = QCryptographicHash::hash(a, QCryptographicHash::Sha256);
    const QByteArray y = QCryptographicHash::hash(b, QCryptographicHash::Sha256);
    int different = 0;
    for (qsizetype i = 0; i < x.size(); ++i)
        different |= x[i] ^ y[i];
    return different == 0;
}

bool isJson(const QByteArray& type)
{
    return type.split(';').first().trimmed().toLower() == "application/json";
}

/// Of the body, in bytes; -1 if it is not said in so many words.
qint64 lengthOf(const httplib::Request& request)
{
    if (request.has_header("Transfer-Encoding") || request.get_header_value_count("Content-Length") > 1)
        return -1;
    const std::string length = request.get_header_value("Content-Length");
    if (length.empty())
        return request.method == "POST" ? -1 : 0;
    if (!std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; }))
        return -1;
    bool ok = false;
    const qint64 bytes = QByteArray::fromStdString(length).toLongLong(&ok);
    return ok ? bytes : std::numeric_limits<qint64>::max();
}
} // namespace

bool HttpRequestGate::isForUs(const QByteArray& host) const
{
    // A page of another site may have its name lead here, but cannot have its browser say another name.
    QByteArray name = host.toLower();
    const qsizetype colon = name.lastIndexOf(':');
    if (colon > name.lastIndexOf(']'))
        name.truncate(colon);
    const QByteArray bound = m_address.toString().toLatin1();
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || name == bound || name == '[' + bound + ']';
}

std::optional<HttpAnswer> HttpRequestGate::refusal(const httplib::Request& request) const
{
    const auto header = [&](const char* name) { return QByteArray::fromStdString(request.get_header_value(name)); };
    const qint64 length = lengthOf(request);
    if (length < 0)
        return HttpAnswer::error(HttpStatus::LengthRequired, u"The request does not say how long its body is."_s);
    if (length > largestBody)
        return HttpAnswer::error(HttpStatus::PayloadTooLarge,
                                 u"The request is too large: its body may have %1 bytes."_s.arg(largestBody));
    if (m_address.isLoopback() && !isForUs(header("Host")))
        return HttpAnswer::error(HttpStatus::Forbidden, u"This address answers to localhost and 127.0.0.1 only."_s);
    const QString path = QString::fromStdString(request.path);
    const auto route = m_routes.constFind(path);
    const bool isOpen = route != m_routes.cend() && route->open == Open::ToAll;
    if (!m_token.isEmpty() && !isOpen && !isSame(header("Authorization"), "Bearer " + m_token))
        return HttpAnswer::error(HttpStatus::Unauthorized,
                                 u"The header \"Authorization: Bearer TOKEN\" is missing or wrong."_s);
    if (route == m_routes.cend())
        return HttpAnswer::error(HttpStatus::NotFound, u"There is nothing at %1."_s.arg(path));
    const bool isPost = route->method == Method::Post;
    if (request.method != (isPost ? "POST" : "GET"))
        return HttpAnswer::error(HttpStatus::MethodNotAllowed,
                                 u"%1 takes %2."_s.arg(path, isPost ? u"POST"_s : u"GET"_s));
    // Pages of other sites cannot send that type without being asked for permission first, which nobody gives. What is
    // compressed could be larger than its length says.
    if (isPost && (!isJson(header("Content-Type")) || request.has_header("Content-Encoding")))
        return HttpAnswer::error(HttpStatus::UnsupportedMediaType,
                                 u"The body has to be of type application/json, and not compressed."_s);
    return std::nullopt;
}

} // namespace ringface::cli
