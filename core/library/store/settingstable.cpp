// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "core/library/store/settingstable.h"

#include "core/library/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int mostDays = 3650;
const QStringList engines{u"precise"_s, u"classic"_s, u"basic"_s};
const QStringList abouts{u"everybody"_s, u"known"_s, u"unknown"_s, u"role"_s, u"person"_s};

/// The stored number, or \a unset if there is none that makes sense.
int number(const QString& text, int least, int most, int unset)
{
    bool ok = false;
    const int value = text.toInt(&ok);
    return ok && value >= least && value <= most ? value : unset;
}

QString toText(const QJsonArray& list)
{
    return QString::fromUtf8(QJsonDocument(list).toJson(QJsonDocument::Compact));
}

QString toText(const QList<NewsRule>& rules)
{
    QJsonArray out;
    for (const NewsRule& rule : rules) {
        out.append(QJsonObject{{u"tell"_s, rule.tell},
                               {u"about"_s, abouts.at(int(rule.about))},
                               {u"role"_s, int(rule.role)},
                               {u"person"_s, rule.person},
                               {u"camera"_s, rule.camera},
                               {u"from"_s, rule.from.toString(Qt::ISODate)},
                               {u"to"_s, rule.to.toString(Qt::ISODate)}});
    }
    return toText(out);
}

/// Without those that make no sense.
QList<NewsRule> rulesFrom(const QString& text)
{
    QList<NewsRule> out;
    const QJsonArray stored = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValueConstRef value : stored) {
        NewsRule rule;
        const qsizetype about = abouts.indexOf(value["about"_L1].toString());
        const int role = value["role"_L1].toInt();
        if (about < 0 || role < 0 || role > int(Role::Delivery))
            continue;
        rule.tell = value["tell"_L1].toBool();
        rule.about = NewsRule::About(about);
        rule.role = Role(role);
        rule.person = value["person"_L1].toInteger();
        rule.camera = value["camera"_L1].toString();
        rule.from = QTime::fromString(value["from"_L1].toString(), Qt::ISODate);
        rule.to = QTime::fromString(value["to"_L1].toString(), Qt::ISODate);
        if (rule.from.isValid() == rule.to.isValid())
            out.append(rule);
    }
    return out;
}
} // namespace

LibrarySettings readSettings(Database& db)
{
    const auto stored = [&db](const QString& key) {
        return db.value(u"SELECT value FROM meta WHERE key = ?"_s, {key}).toString();
    };
    LibrarySettings s;
    if (const QString engine = stored(u"engine"_s); engines.contains(engine))
        s.engine = engine;
    s.detector = stored(u"detector"_s);
    if (const int step = number(stored(u"step"_s), 1, 10, 0); step > 0) // of Ring's frames, before any camera's counted
        s.looksPerSecond = std::max(1, int(std::lround(15.0 / step)));
    s.looksPerSecond = number(stored(u"looks_per_second"_s), 1, 15, s.looksPerSecond);
    s.minFace = number(stored(u"min_face"_s), 16, 200, s.minFace);
    // It is kept as a part of one.
    const auto percent = int(std::lround(stored(u"match_share"_s).toDouble() * 100));
    s.matchPercent = percent >= 50 && percent <= 200 ? percent : s.matchPercent;
    s.watched = QJsonDocument::fromJson(stored(u"watched"_s).toUtf8()).toVariant().toStringList();
    s.newsRules = rulesFrom(stored(u"news_rules"_s));
    s.unknownDays = number(stored(u"unknown_days"_s), 0, mostDays, s.unknownDays);
    return s;
}

bool writeSettings(Database& db, const LibrarySettings& settings)
{
    const LibrarySettings old = readSettings(db);
    const auto write = [&db](bool changed, const QString& key, const QString& value) {
        return !changed ||
               db.run(
                   u"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"_s,
                   {key, value.isNull() ? u""_s : value}); // a null string would be NULL
    };
    return write(settings.engine != old.engine, u"engine"_s, settings.engine) &&
           write(settings.detector != old.detector, u"detector"_s, settings.detector) &&
           write(settings.looksPerSecond != old.looksPerSecond, u"looks_per_second"_s,
                 QString::number(settings.looksPerSecond)) &&
           write(settings.minFace != old.minFace, u"min_face"_s, QString::number(settings.minFace)) &&
           write(settings.matchPercent != old.matchPercent, u"match_share"_s,
                 QString::number(settings.matchPercent / 100.0, 'g', 9)) &&
           write(settings.watched != old.watched, u"watched"_s, toText(QJsonArray::fromStringList(settings.watched))) &&
           write(settings.newsRules != old.newsRules, u"news_rules"_s, toText(settings.newsRules)) &&
           write(settings.unknownDays != old.unknownDays, u"unknown_days"_s, QString::number(settings.unknownDays));
}

} // namespace ringface
