// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace ringface::testing
{

using namespace Qt::StringLiterals;

inline bool isOfType(const QJsonValue& value, const QString& type)
{
    if (type == "integer"_L1)
        return value.isDouble() && value.toDouble() == double(value.toInteger());
    return (type == "object"_L1 && value.isObject()) || (type == "array"_L1 && value.isArray()) ||
           (type == "string"_L1 && value.isString()) || (type == "number"_L1 && value.isDouble()) ||
           (type == "boolean"_L1 && value.isBool()) || (type == "null"_L1 && value.isNull());
}

/// Where and why \a value is not what \a schema says; empty if it is. Knows type, enum, required, properties,
/// additionalProperties (false), items, and $ref into \a document.
inline QString mismatch(const QJsonValue& value, const QJsonObject& schema, const QJsonObject& document,
                        const QString& place = u"answer"_s)
{
    const QString ref = schema.value("$ref"_L1).toString();
    if (!ref.isEmpty()) {
        const QString name = ref.section(u'/', -1);
        const QJsonObject target = document["components"_L1]["schemas"_L1][name].toObject();
        return target.isEmpty() ? ref + u" is nowhere"_s : mismatch(value, target, document, place);
    }
    const QJsonValue type = schema.value("type"_L1);
    bool fits = type.isUndefined();
    for (const QJsonValue& t : type.isArray() ? type.toArray() : QJsonArray{type})
        fits = fits || isOfType(value, t.toString());
    if (!fits || (schema.contains("enum"_L1) && !schema["enum"_L1].toArray().contains(value)))
        return place + u" is of another type or value"_s;
    const QJsonArray list = value.toArray();
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QString wrong = mismatch(list[i], schema["items"_L1].toObject(), document, u"%1[%2]"_s.arg(place).arg(i));
        if (!wrong.isEmpty())
            return wrong;
    }
    const QJsonObject object = value.toObject();
    for (const QJsonValue& key : schema["required"_L1].toArray()) {
        if (!object.contains(key.toString()))
            return u"%1.%2 is missing"_s.arg(place, key.toString());
    }
    const QJsonObject properties = schema["properties"_L1].toObject();
    for (const QString& key : object.keys()) {
        if (schema["additionalProperties"_L1] == QJsonValue(false) && !properties.contains(key))
            return u"%1.%2 is not described"_s.arg(place, key);
        const QString wrong = mismatch(object[key], properties[key].toObject(), document, place + u'.' + key);
        if (!wrong.isEmpty())
            return wrong;
    }
    return {};
}

} // namespace ringface::testing
