// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"

#include <QJsonValue>

namespace ringface
{

// How values are said in JSON, to all other programs alike.

/// "visitor", "resident"; one word.
QString roleWord(Role role);
/// Null if it is empty.
QJsonValue textOrNull(const QString& text);
/// In ISO form, UTC; null if it is invalid.
QJsonValue timeOrNull(const QDateTime& time);
/// Null for 0, which is nobody.
QJsonValue idOrNull(qint64 id);

} // namespace ringface
