// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/timebar.h"

#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

TimeBar::TimeBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_edit(new QDateTimeEdit(this))
{
    setObjectName(u"timeBar"_s);
    setProperty("messageBar", true);
    m_text->setWordWrap(true);
    m_edit->setObjectName(u"timeEdit"_s);
    m_edit->setAccessibleName(tr("When the recording begins"));
    m_edit->setCalendarPopup(true);
    m_edit->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat) + u"  HH:mm:ss"_s);
    auto* accept = new QPushButton(tr("Correct"), this);
    accept->setObjectName(u"acceptButton"_s);
    auto* dismiss = new QPushButton(tr("Cancel"), this);
    dismiss->setObjectName(u"dismissButton"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_edit, 1);
    row->addWidget(accept);
    row->addWidget(dismiss);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(m_text);
    column->addLayout(row);
    connect(accept, &QPushButton::clicked, this, &TimeBar::answer);
    connect(dismiss, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT gaveUp();
    });
    hide();
}

void TimeBar::ask(const QList<Recording>& recordings)
{
    if (recordings.isEmpty())
        return;
    m_recordings = recordings;
    const QDateTime known = recordings.first().file.startedAt;
    m_edit->setDateTime(known.isValid() ? known.toLocalTime() : QDateTime(QDate::currentDate(), QTime(12, 0)));
    m_text->setText(recordings.size() == 1
                        ? tr("When does this recording begin?")
                        : tr("When does the first of these %n recordings begin? The others keep their distance to it.",
                             nullptr, int(recordings.size())));
    show();
    m_edit->setFocus();
}

void TimeBar::answer()
{
    hide();
    const QDateTime first = m_edit->dateTime().toUTC();
    const QDateTime before = m_recordings.first().file.startedAt;
    QList<QDateTime> times;
    for (const Recording& r : std::as_const(m_recordings)) {
        const bool far = before.isValid() && r.file.startedAt.isValid();
        times.append(far ? first.addMSecs(before.msecsTo(r.file.startedAt)) : first);
    }
    Q_EMIT answered(m_recordings, times);
}

void TimeBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        answer();
    } else if (event->key() == Qt::Key_Escape) {
        hide();
        Q_EMIT gaveUp();
    } else {
        QFrame::keyPressEvent(event);
    }
}

} // namespace ringface
