// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingfilter.h"

#include "ui/recordings/recordingmodel.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

struct FilterWords {
    Q_DECLARE_TR_FUNCTIONS(RecordingFilter)
};

namespace
{
const QStringList keys{u"person"_s, u"camera"_s, u"kind"_s, u"after"_s, u"before"_s, u"on"_s};

bool isSame(const QString& a, const QString& b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The plain word that \a word stands for, in English or in the user's language; empty if it is none of them.
QString plainWord(const QString& word)
{
    const std::pair<QString, QString> words[] = {{u"unknown"_s, FilterWords::tr("unknown", "search word")},
                                                 {u"nobody"_s, FilterWords::tr("nobody", "search word")},
                                                 {u"night"_s, FilterWords::tr("night", "search word")},
                                                 {u"day"_s, FilterWords::tr("day", "search word")}};
    for (const auto& [key, translated] : words) {
        if (isSame(word, key) || isSame(word, translated))
            return key;
    }
    return {};
}

/// The key that \a word stands for, likewise.
QString keyCalled(const QString& word)
{
    const QStringList translated{FilterWords::tr("person", "search key"), FilterWords::tr("camera", "search key"),
                                 FilterWords::tr("kind", "search key"),   FilterWords::tr("after", "search key"),
                                 FilterWords::tr("before", "search key"), FilterWords::tr("on", "search key")};
    for (qsizetype i = 0; i < keys.size(); ++i) {
        if (isSame(word, keys[i]) || isSame(word, translated[i]))
            return keys[i];
    }
    return {};
}

/// Key and value of one word of a query.
std::pair<QString, QString> partsOf(const QString& word)
{
    const qsizetype colon = word.indexOf(u':');
    const QString key = keyCalled(word.left(qMax<qsizetype>(0, colon)));
    if (!key.isEmpty())
        return {key, word.mid(colon + 1)};
    const QString plain = plainWord(word);
    return plain.isEmpty() ? std::pair(QString(), word) : std::pair(plain, plain);
}

QString quoted(const QString& word)
{
    return word.contains(u' ') ? u'"' + word + u'"' : word;
}

bool containsAny(const QStringList& texts, const QString& part)
{
    return std::ranges::any_of(texts, [&](const QString& text) { return text.contains(part, Qt::CaseInsensitive); });
}
} // namespace

RecordingFilter::RecordingFilter(const QString& query, const QDate& today)
{
    const QStringList words = QProcess::splitCommand(query);
    for (const QString& word : words) {
        const auto [key, value] = partsOf(word);
        if (value.isEmpty()) // still being typed
            continue;
        QDate date = QDate::fromString(value, Qt::ISODate);
        if (isSame(value, u"today"_s) || isSame(value, FilterWords::tr("today", "search word")))
            date = today;
        if (isSame(value, u"yesterday"_s) || isSame(value, FilterWords::tr("yesterday", "search word")))
            date = today.addDays(-1);
        m_conditions.append({key, value, date});
    }
}

bool RecordingFilter::accepts(const RecordingRow& row) const
{
    return std::ranges::all_of(m_conditions, [&](const Condition& condition) { return holds(condition, row); });
}

bool RecordingFilter::holds(const Condition& condition, const RecordingRow& row)
{
    const QString& key = condition.key;
    const QString& value = condition.value;
    if (key.isEmpty())
        return containsAny(row.names, value) || row.camera.contains(value, Qt::CaseInsensitive) ||
               row.kind.contains(value, Qt::CaseInsensitive);
    if (key == "person"_L1)
        return row.names.contains(value, Qt::CaseInsensitive);
    if (key == "unknown"_L1)
        return row.unknown > 0;
    if (key == "nobody"_L1)
        return row.unknown == 0 && row.names.isEmpty() && row.state == ScanState::Done;
    if (key == "night"_L1 || key == "day"_L1)
        return row.day.isValid() && row.night == (key == "night"_L1);
    if (key == "camera"_L1)
        return row.camera.contains(value, Qt::CaseInsensitive);
    if (key == "kind"_L1)
        return containsAny(row.kinds, value) || row.kind.contains(value, Qt::CaseInsensitive);
    // after, before and on; a date that is still being typed holds for all
    if (!condition.date.isValid())
        return true;
    if (!row.day.isValid())
        return false;
    return key == "after"_L1 ? row.day >= condition.date
                             : (key == "before"_L1 ? row.day < condition.date : row.day == condition.date);
}

QString RecordingFilter::with(const QString& query, const QString& key, const QString& value)
{
    QStringList out;
    const QStringList words = QProcess::splitCommand(query);
    for (const QString& word : words) {
        const QString itsKey = partsOf(word).first;
        const bool isTwin = (key == "night"_L1 && itsKey == "day"_L1) || (key == "day"_L1 && itsKey == "night"_L1);
        if (itsKey != key && !isTwin)
            out.append(quoted(word));
    }
    if (!value.isEmpty())
        out.append(keys.contains(key) ? key + u':' + quoted(value) : value);
    return out.join(u' ');
}

QString RecordingFilter::valueOf(const QString& query, const QString& key)
{
    const QStringList words = QProcess::splitCommand(query);
    for (const QString& word : words) {
        const auto [itsKey, value] = partsOf(word);
        if (itsKey == key)
            return value;
    }
    return {};
}

} // namespace ringface
