// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/timebar.h"

#include "core/library/values/localtime.h"

#include <QDateTimeEdit>

namespace ringface
{

using namespace Qt::StringLiterals;

TimeBar::TimeBar(QWidget* parent)
    : CorrectionBar(u"timeBar"_s, parent)
    , m_edit(new QDateTimeEdit(this))
{
    setField(m_edit);
    m_edit->setObjectName(u"timeEdit"_s);
    m_edit->setAccessibleName(tr("When the recording begins"));
    m_edit->setCalendarPopup(true);
    m_edit->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + u"  HH:mm:ss"_s);
}

void TimeBar::ask(const QList<Recording>& recordings)
{
    if (recordings.isEmpty())
        return;
    const QDateTime known = recordings.first().file.startedAt;
    m_edit->setDateTime(known.isValid() ? known.toLocalTime() : QDateTime(QDate::currentDate(), QTime(12, 0)));
    askAbout(recordings, recordings.size() == 1
                             ? tr("When does this recording begin?")
                             : tr("When does the first of these %n recordings begin? The others keep their distance "
                                  "to it.",
                                  nullptr, int(recordings.size())));
}

void TimeBar::answer()
{
    hide();
    const QDateTime before = recordings().first().file.startedAt;
    QDateTime first = m_edit->dateTime().toUTC();
    // Of an hour that comes twice, the one that it was in.
    if (const std::optional<QDateTime> other = sameOnClocks(first);
        other && before.isValid() && qAbs(before.msecsTo(*other)) < qAbs(before.msecsTo(first)))
        first = *other;
    QList<QDateTime> times;
    for (const Recording& r : recordings()) {
        const bool far = before.isValid() && r.file.startedAt.isValid();
        times.append(far ? first.addMSecs(before.msecsTo(r.file.startedAt)) : first);
    }
    Q_EMIT answered(recordings(), times);
}

} // namespace ringface
