// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/peoplevalues.h"

#include <QString>
#include <QStringList>

namespace ringface
{

/// The words of lists and labels, in the user's language.

/// "Today", "Yesterday" or the long date; "Date unknown" for an invalid one.
QString dayText(const QDate& day, const QDate& today);
/// The same for narrow places, with the short date.
QString shortDayText(const QDate& day, const QDate& today);
/// "today", "26 Nov", "26 Nov 2024": within a sentence.
QString dayInLineText(const QDate& day, const QDate& today);
/// "0:16", "1:02:03".
QString lengthText(qint64 ms);
/// "0:16.3": a moment in a recording; what of the next tenth has passed is left out.
QString tenthsText(qint64 ms);
QString cameraText(const QString& camera);
/// "Doorbell" for "ding"; a kind we do not know is shown as it is.
QString kindText(const QString& kind);
/// A part of a text: names stand out, what is around them does not.
struct TextRun {
    QString text;
    bool isName = false;
    bool operator==(const TextRun&) const = default;
};
/// "Anna, Ben?, 2 unknown"; empty for nobody. \a presences are those of one recording.
QList<TextRun> peopleRuns(const QList<Presence>& presences);
QString peopleText(const QList<Presence>& presences);
QString plainText(const QList<TextRun>& runs);
/// "Anna", "Anna?" for a guess, "unknown" for nobody.
QString nameText(const QString& name, bool isGuess);
/// For menus, buttons and undo steps, where a single ampersand underlines a letter.
QString menuText(QString text);
/// Facts in one line with dots between them; empty ones are left out.
QString factLine(QStringList facts);
/// "Play (Space)", as tool tips say it; only \a text without a key.
QString withKey(const QString& text, const QString& key);
/// For QUndoCommand::setText(): what was done, as a toast says it, and the act, as the menu names it.
QString undoText(const QString& done, const QString& act);
/// "12 faces".
QString facesText(int faces);
/// "5 recordings".
QString recordingsText(int recordings);
/// "2 unknown".
QString unknownText(int people);
/// "Anna 2", "Ben 1", "3 others": names with the number of their visits, not too many.
QStringList countedNames(const QList<std::pair<QString, int>>& people);
/// "3 visits".
QString visitsText(int visits);
/// "Resident", "Delivery"; empty for a nameless one.
QString roleText(Role role);
/// "Today, 10:00"; \a startedAt in UTC.
QString momentText(const QDateTime& startedAt, const QDate& today);
/// "26 Nov, 10:00", "today, 10:00"; empty if nobody knows. \a startedAt in UTC.
QString shortMomentText(const QDateTime& startedAt);
/// "3 visits, last 26 Nov". \a lastSeen in UTC; invalid if nobody knows.
QString seenText(int visits, const QDateTime& lastSeen);
/// What was deleted with a person, in a sentence.
QString removedText(const RemovedPerson& removed);

} // namespace ringface
