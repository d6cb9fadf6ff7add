// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// What Ring's service answers (docs/ring.md), as values.
#pragma once

#include "core/accounts/recordingaccount.h"

#include <optional>

namespace ringface
{

/// One answer of a server.
struct HttpAnswer {
    int status = 0; ///< 0: nothing came
    QByteArray body;
    QDateTime retryAt; ///< UTC, of its Retry-After; invalid: it has none
    bool isWhole = true;
};

/// What the service keeps a sign-in with. Both are as secret as the password.
struct RingTokens {
    QString access;
    QString refresh; ///< empty: the one before goes on
    int seconds = 0; ///< the access token's life
};

/// std::nullopt if there is no access token in it.
std::optional<RingTokens> tokensFrom(const QByteArray& body);
/// Of an answer with status 412.
CodeRequest codeRequestFrom(const QByteArray& body);
/// What a status other than 200 and 412 means to somebody who signs in, with a code if \a withCode.
AccountError signInErrorOf(const HttpAnswer& answer, bool withCode);
/// What it means to a request with an access token that was renewed just now.
AccountError requestErrorOf(int status);

/// Of both lists of devices; those with pictures, sorted by name. std::nullopt if \a devices is no such list; an
/// unknown \a newer is left out.
std::optional<QList<AccountCamera>> camerasFrom(const QByteArray& devices, const QByteArray& newer);

struct EventPage {
    QList<AccountEvent> events; ///< without those that have no time or no id
    qsizetype items = 0;        ///< with them
    QString next;               ///< key of the next page; empty: this is the last
};
/// A page of the newer history, or of the older one (next is then the id of its last item); std::nullopt if it is
/// none.
std::optional<EventPage> eventsFrom(const QByteArray& body, const QString& cameraId);
/// A single event; std::nullopt if it is none.
std::optional<AccountEvent> eventFrom(const QByteArray& body, const QString& cameraId);

/// {"url": ...}: std::nullopt if there is no such thing in it, or it is null; empty while the service works on it.
std::optional<QUrl> addressFrom(const QByteArray& body);

} // namespace ringface
