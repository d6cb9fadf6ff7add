// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDate>
#include <QString>
#include <QStringList>

namespace ringface
{

struct RecordingRow;

/// What the search field asks for. Words are names (or parts of them), cameras or kinds; further
/// unknown  nobody  night  day  camera:front  kind:motion  after:2024-05-01  before:2024-06-01  on:2024-05-01 (or
/// on:today). Several words must all hold; "quotes" keep a word with spaces together. Capitals play no part.
class RecordingFilter
{
public:
    RecordingFilter() = default;
    explicit RecordingFilter(const QString& query, const QDate& today = QDate::currentDate());

    bool isEmpty() const { return m_conditions.isEmpty(); }
    bool accepts(const RecordingRow& row) const;

    /// \a query with this condition instead of others with the same key ("camera", "person", ...); an empty value takes
    /// it out. Of unknown, nobody, night and day each word is its own key, with itself as the value.
    static QString with(const QString& query, const QString& key, const QString& value);
    /// The value of that condition; empty if there is none.
    static QString valueOf(const QString& query, const QString& key);

private:
    struct Condition {
        QString key; ///< empty for a plain word
        QString value;
        QDate date; ///< of after, before and on
    };
    static bool holds(const Condition& condition, const RecordingRow& row);

    QList<Condition> m_conditions;
};

} // namespace ringface
