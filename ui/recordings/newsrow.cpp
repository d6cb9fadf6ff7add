// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/newsrow.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
/// "Friday", "today", "26 Nov".
QString sinceText(const QDateTime& since)
{
    const QDate day = since.toLocalTime().date();
    const QDate today = QDate::currentDate();
    constexpr int week = 7;
    const qint64 days = day.daysTo(today);
    return days >= 2 && days < week ? QLocale().dayName(day.dayOfWeek()) : dayInLineText(day, today);
}
} // namespace

NewsRow::NewsRow(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
{
    setObjectName(u"newsRow"_s);
    m_text->setObjectName(u"newsText"_s);
    m_text->setTextFormat(Qt::RichText);
    m_text->setWordWrap(true);
    m_text->setFont(secondFont(font()));
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto* close = new QToolButton(this);
    close->setObjectName(u"closeNewsButton"_s);
    close->setIcon(themedIcon("close"));
    close->setIconSize(QSize(14, 14));
    close->setProperty("round", true);
    close->setFocusPolicy(Qt::TabFocus);
    close->setToolTip(tr("I have seen all of it"));
    close->setAccessibleName(close->toolTip());
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 2, 4, 2);
    row->addWidget(m_text, 1);
    row->addWidget(close);
    connect(m_text, &QLabel::linkActivated, this, &NewsRow::unknownWanted);
    connect(close, &QToolButton::clicked, this, &NewsRow::closed);
    hide();
}

void NewsRow::setNews(const NewVisits& news)
{
    QList<std::pair<QString, int>> people = news.people;
    for (auto& [name, visits] : people)
        name = name.toHtmlEscaped();
    QStringList who = countedNames(people);
    if (news.unknown > 0)
        who << u"<a href=\"unknown\">%1</a>"_s.arg(unknownText(news.unknown));
    m_text->setText(tr("%1 since %2: %3", "3 visits, Friday, who")
                        .arg(visitsText(news.visits), sinceText(news.since), who.join(tr(", ", "between names"))));
    setVisible(news.visits > 0);
}

} // namespace ringface
