// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/texts.h"

#include "core/library/values/localtime.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

namespace ringface
{

using namespace Qt::StringLiterals;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Texts)
};

namespace
{
/// "1 face" and "2 faces" where no other language is installed later.
void installEnglishPlurals()
{
    auto* translator = new QTranslator(QCoreApplication::instance());
    if (translator->load(u":/ringface/i18n/ringface_en.qm"_s))
        QCoreApplication::installTranslator(translator);
}
Q_COREAPP_STARTUP_FUNCTION(installEnglishPlurals)
} // namespace

QString dayText(const QDate& day, const QDate& today)
{
    if (!day.isValid())
        return Texts::tr("Date unknown");
    if (day == today)
        return Texts::tr("Today");
    if (day == today.addDays(-1))
        return Texts::tr("Yesterday");
    return QLocale().toString(day, QLocale::LongFormat);
}

QString shortDayText(const QDate& day, const QDate& today)
{
    const bool near = day == today || day == today.addDays(-1);
    return near || !day.isValid() ? dayText(day, today) : QLocale().toString(day, QLocale::ShortFormat);
}

QString dayInLineText(const QDate& day, const QDate& today)
{
    if (day == today)
        return Texts::tr("today", "within a sentence");
    if (day == today.addDays(-1))
        return Texts::tr("yesterday", "within a sentence");
    return QLocale().toString(day, day.year() == today.year() ? Texts::tr("d MMM", "a day, as 26 Nov")
                                                              : Texts::tr("d MMM yyyy", "a day, as 26 Nov 2024"));
}

QString lengthText(qint64 ms)
{
    const qint64 seconds = (ms + 500) / 1000;
    const QChar zero = u'0';
    const QString tail =
        u"%1:%2"_s.arg(seconds / 60 % 60, seconds < 3600 ? 1 : 2, 10, zero).arg(seconds % 60, 2, 10, zero);
    return seconds < 3600 ? tail : u"%1:%2"_s.arg(seconds / 3600).arg(tail);
}

QString tenthsText(qint64 ms)
{
    constexpr qint64 second = 1000;
    constexpr qint64 tenth = 100;
    return u"%1%2%3"_s.arg(lengthText(ms / second * second), QLocale().decimalPoint()).arg(ms % second / tenth);
}

QString cameraText(const QString& camera)
{
    return camera.isEmpty() ? Texts::tr("Unknown camera") : camera;
}

QString kindText(const QString& kind)
{
    if (kind == "ding"_L1)
        return Texts::tr("Doorbell");
    if (kind == "motion"_L1)
        return Texts::tr("Motion");
    if (kind == "on_demand"_L1)
        return Texts::tr("Live view");
    if (kind == "alarm"_L1)
        return Texts::tr("Alarm");
    if (kind == "door_activity"_L1)
        return Texts::tr("Knock");
    if (kind == "key_access"_L1)
        return Texts::tr("Key used");
    if (kind == "intercom_unlock"_L1)
        return Texts::tr("Door opened");
    return kind;
}

QList<TextRun> peopleRuns(const QList<Presence>& presences)
{
    QList<TextRun> out;
    const auto next = [&out] {
        if (!out.isEmpty())
            out.append({Texts::tr(", ", "between names"), false});
    };
    int unknown = 0;
    for (const Presence& p : presences) {
        if (p.name.isEmpty()) {
            ++unknown;
            continue;
        }
        next();
        const QString text = nameText(p.name, p.isGuess);
        const qsizetype at = text.indexOf(p.name);
        for (const TextRun& run :
             {TextRun{text.first(at), false}, TextRun{p.name, true}, TextRun{text.sliced(at + p.name.size()), false}}) {
            if (!run.text.isEmpty())
                out.append(run);
        }
    }
    if (unknown > 0) {
        next();
        out.append({Texts::tr("%n unknown", nullptr, unknown), false});
    }
    return out;
}

QString peopleText(const QList<Presence>& presences)
{
    return plainText(peopleRuns(presences));
}

QString plainText(const QList<TextRun>& runs)
{
    QString out;
    for (const TextRun& run : runs)
        out += run.text;
    return out;
}

QString nameText(const QString& name, bool isGuess)
{
    if (name.isEmpty())
        return Texts::tr("unknown");
    return isGuess ? Texts::tr("%1?", "a guessed name").arg(name) : name;
}

QString factLine(QStringList facts)
{
    facts.removeAll(QString());
    return facts.join(u" \u00b7 "_s);
}

QString facesText(int faces)
{
    return Texts::tr("%n faces", nullptr, faces);
}

QString recordingsText(int recordings)
{
    return Texts::tr("%n recordings", nullptr, recordings);
}

QString unknownText(int people)
{
    return Texts::tr("%n unknown", nullptr, people);
}

QStringList countedNames(const QList<std::pair<QString, int>>& people)
{
    constexpr qsizetype mostNames = 3;
    QStringList out;
    for (const auto& [name, visits] : people.first(std::min(mostNames, people.size())))
        out << Texts::tr("%1 %2", "a name, number of visits").arg(name).arg(visits);
    if (people.size() > mostNames)
        out << Texts::tr("%n others", nullptr, int(people.size() - mostNames));
    return out;
}

QString visitsText(int visits)
{
    return Texts::tr("%n visits", nullptr, visits);
}

QString roleText(Role role)
{
    switch (role) {
    case Role::Visitor:
        return Texts::tr("Visitor");
    case Role::Resident:
        return Texts::tr("Resident");
    case Role::Neighbour:
        return Texts::tr("Neighbour");
    case Role::Delivery:
        return Texts::tr("Delivery");
    case Role::Ignored:
    case Role::Unnamed:
        break;
    }
    return {};
}

QString momentText(const QDateTime& startedAt, const QDate& today)
{
    const QString day = dayText(startedAt.toLocalTime().date(), today);
    return startedAt.isValid()
               ? Texts::tr("%1, %2", "day, time")
                     .arg(day, QLocale().toString(startedAt.toLocalTime().time(), QLocale::ShortFormat) +
                                   clockNote(startedAt))
               : day;
}

QString menuText(QString text)
{
    return text.replace(QChar(u'&'), QStringLiteral("&&"));
}

QString withKey(const QString& text, const QString& key)
{
    return key.isEmpty() ? text : Texts::tr("%1 (%2)", "what a button does (key)").arg(text, key);
}

QString undoText(const QString& done, const QString& act)
{
    return done + u'\n' + menuText(act);
}

QString shortMomentText(const QDateTime& startedAt)
{
    if (!startedAt.isValid())
        return {};
    const QDateTime local = startedAt.toLocalTime();
    return Texts::tr("%1, %2", "day, time")
        .arg(dayInLineText(local.date(), QDate::currentDate()), QLocale().toString(local.time(), QLocale::ShortFormat));
}

QString seenText(int visits, const QDateTime& lastSeen)
{
    const QString often = visits == 0 ? Texts::tr("no visits yet") : visitsText(visits);
    return !lastSeen.isValid() ? often
                               : Texts::tr("%1, last %2", "3 visits, the day of the last one")
                                     .arg(often, dayInLineText(lastSeen.toLocalTime().date(), QDate::currentDate()));
}

QString removedText(const RemovedPerson& removed)
{
    QString gone = Texts::tr("Deleted %1: %2 in %3.", "name, 12 faces, 3 recordings")
                       .arg(removed.name, facesText(removed.faces), recordingsText(removed.recordings));
    if (!removed.erased)
        gone += u' ' + Texts::tr("Another program is using the library: traces may stay in its file until Ringface "
                                 "is started again.");
    if (removed.versions == 0)
        return gone;
    const QString versions = Texts::tr("%n saved states of what was learnt", nullptr, removed.versions);
    return Texts::tr("%1 Also taken out of %2.", "what was deleted, 5 saved states").arg(gone, versions);
}

} // namespace ringface
