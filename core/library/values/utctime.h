// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QTimeZone>

namespace ringface
{

/// A moment whose timeSpec() is Qt::UTC. (Up to Qt 6.4, QTimeZone::utc() alone makes one of Qt::TimeZone, which is
/// written as "+00:00".)
inline QDateTime utcTime(QDate date, QTime time)
{
    return QDateTime(date, time, QTimeZone::utc()).toUTC();
}

/// The same of milliseconds since 1970.
inline QDateTime utcTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc()).toUTC();
}

} // namespace ringface
