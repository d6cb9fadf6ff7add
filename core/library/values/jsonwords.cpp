// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/values/jsonwords.h"

namespace ringface
{

using namespace Qt::StringLiterals;

QString roleWord(Role role)
{
    switch (role) {
    case Role::Visitor:
        return u"visitor"_s;
    case Role::Resident:
        return u"resident"_s;
    case Role::Neighbour:
        return u"neighbour"_s;
    case Role::Delivery:
        return u"delivery"_s;
    case Role::Ignored:
        return u"ignored"_s;
    case Role::Unnamed:
        return u"unnamed"_s;
    }
    return {};
}

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime& time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue();
}

QJsonValue idOrNull(qint64 id)
{
    return id == 0 ? QJsonValue() : QJsonValue(id);
}

} // namespace ringface
