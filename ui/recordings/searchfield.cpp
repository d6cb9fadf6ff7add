// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/searchfield.h"

#include "ui/recordings/recordingfilter.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QAction>
#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace ringface
{

using namespace Qt::StringLiterals;

SearchField::SearchField(QWidget* parent)
    : QWidget(parent)
    , m_query(new QLineEdit(this))
    , m_button(new QToolButton(this))
    , m_menu(new QMenu(this))
{
    m_query->setObjectName(u"searchQuery"_s);
    m_query->setAccessibleName(tr("Search recordings"));
    m_query->setPlaceholderText(tr("Search: a name, unknown, camera:front"));
    m_query->setToolTip(tr("A name, unknown, nobody, night, day, camera:front, kind:motion, after:2024-05-01, "
                           "before:2024-06-01, on:today. Several words must all hold."));
    m_query->setClearButtonEnabled(true);
    m_query->addAction(themedIcon("search"), QLineEdit::LeadingPosition);
    m_button->setObjectName(u"filterButton"_s);
    m_button->setIcon(themedIcon("filter"));
    m_button->setToolTip(tr("Show only..."));
    m_button->setAccessibleName(tr("Show only"));
    m_button->setProperty("round", true);
    m_menu->setObjectName(u"filterMenu"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_query, 1);
    row->addWidget(m_button);
    setFocusProxy(m_query);
    connect(m_query, &QLineEdit::textChanged, this, &SearchField::queryChanged);
    connect(m_button, &QToolButton::clicked, this, [this] { // the button's own menu would stop everything else
        Q_EMIT choicesWanted();
        m_menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height())));
    });
}

QString SearchField::query() const
{
    return m_query->text();
}

void SearchField::setQuery(const QString& query)
{
    m_query->setText(query);
}

void SearchField::focusQuery()
{
    m_query->setFocus(Qt::ShortcutFocusReason);
    m_query->selectAll();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !query().isEmpty())
        m_query->clear();
    else if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

void SearchField::addChoice(QMenu* menu, const QString& text, const QString& key, const QString& value)
{
    QAction* action = menu->addAction(menuText(text));
    action->setObjectName(u"filter_%1_%2"_s.arg(key, value));
    action->setCheckable(true);
    action->setChecked(RecordingFilter::valueOf(query(), key).compare(value, Qt::CaseInsensitive) == 0);
    connect(action, &QAction::triggered, this,
            [=, this](bool on) { setQuery(RecordingFilter::with(query(), key, on ? value : QString())); });
}

void SearchField::setChoices(const Choices& choices)
{
    m_menu->clear();
    const auto subMenu = [this](const QString& title, const QString& key, const QStringList& values, auto textOf) {
        QMenu* menu = m_menu->addMenu(title);
        menu->setEnabled(!values.isEmpty());
        for (const QString& value : values)
            addChoice(menu, textOf(value), key, value);
    };
    const auto asItIs = [](const QString& text) { return text; };
    subMenu(tr("Person"), u"person"_s, choices.people, asItIs);
    addChoice(m_menu, tr("Unknown people"), u"unknown"_s, u"unknown"_s);
    addChoice(m_menu, tr("Nobody seen"), u"nobody"_s, u"nobody"_s);
    m_menu->addSeparator();
    subMenu(tr("Camera"), u"camera"_s, choices.cameras, asItIs);
    subMenu(tr("Kind"), u"kind"_s, choices.kinds, kindText);
    addChoice(m_menu, tr("Day"), u"day"_s, u"day"_s);
    addChoice(m_menu, tr("Night"), u"night"_s, u"night"_s);
    m_menu->addSeparator();
    addDates(m_menu->addMenu(tr("Date")));
    m_menu->addSeparator();
    QAction* all = m_menu->addAction(tr("Show all"));
    all->setObjectName(u"showAllAction"_s);
    all->setEnabled(!query().isEmpty());
    connect(all, &QAction::triggered, m_query, &QLineEdit::clear);
}

void SearchField::addDates(QMenu* menu)
{
    const QDate today = QDate::currentDate();
    constexpr int week = 7;
    constexpr int month = 30;
    addChoice(menu, tr("Today"), u"on"_s, u"today"_s);
    addChoice(menu, tr("Yesterday"), u"on"_s, u"yesterday"_s);
    addChoice(menu, tr("Last 7 days"), u"after"_s, today.addDays(1 - week).toString(Qt::ISODate));
    addChoice(menu, tr("Last 30 days"), u"after"_s, today.addDays(1 - month).toString(Qt::ISODate));
    // "before" is the first day that no longer counts.
    const std::pair<QString, QString> ends[] = {{tr("From"), u"after"_s}, {tr("Until before"), u"before"_s}};
    for (const auto& [title, key] : ends) {
        QMenu* days = menu->addMenu(title);
        auto* calendar = new QCalendarWidget(days);
        calendar->setAccessibleName(title);
        const QDate chosen = QDate::fromString(RecordingFilter::valueOf(query(), key), Qt::ISODate);
        if (chosen.isValid())
            calendar->setSelectedDate(chosen);
        auto* action = new QWidgetAction(days);
        action->setDefaultWidget(calendar);
        days->addAction(action);
        connect(calendar, &QCalendarWidget::activated, this, [this, key = key](const QDate& day) {
            setQuery(RecordingFilter::with(query(), key, day.toString(Qt::ISODate)));
            m_menu->close();
        });
        connect(calendar, &QCalendarWidget::clicked, calendar, &QCalendarWidget::activated);
    }
}

} // namespace ringface
