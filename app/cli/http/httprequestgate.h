// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/cli/http/httprequest.h"

#include <QHash>
#include <QHostAddress>

namespace httplib
{
struct Request;
} // namespace httplib

namespace ringface::cli
{

/// Says which requests may be made, once their headers are there: see docs/http.md.
/// Thread: any, as soon as it knows the address and all routes.
class HttpRequestGate
{
public:
    enum class Open { WithToken, ToAll };
    enum class Method { Get, Post };

    static constexpr qint64 largestBody = 1 << 20; ///< bytes

    /// With an empty \a token everybody is let in who reaches this computer's own address.
    explicit HttpRequestGate(const QByteArray& token) { m_token = token; }

    void addRoute(const QString& path, Method method, Open open) { m_routes.insert(path, {method, open}); }
    void setAddress(const QHostAddress& address) { m_address = address; }

    /// std::nullopt if it may be made.
    std::optional<HttpAnswer> refusal(const httplib::Request& request) const;

private:
    struct Route {
        Method method = Method::Get;
        Open open = Open::WithToken;
    };
    bool isForUs(const QByteArray& host) const;

    QByteArray m_token;
    QHostAddress m_address;
    QHash<QString, Route> m_routes; ///< by path
};

} // namespace ringface::cli
