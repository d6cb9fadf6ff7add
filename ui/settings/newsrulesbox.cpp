// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/newsrulesbox.h"

#include "core/library/library.h"
#include "ui/settings/newsrulerow.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

NewsRulesBox::NewsRulesBox(Library& library, QWidget* parent)
    : QWidget(parent)
    , m_library(library)
    , m_column(new QVBoxLayout(this))
    , m_add(new QPushButton(tr("Add an exception"), this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    m_add->setObjectName(u"addRuleButton"_s);
    m_column->addWidget(m_add, 0, Qt::AlignLeft);
    connect(m_add, &QPushButton::clicked, this, &NewsRulesBox::add);
}

void NewsRulesBox::setRules(const QList<NewsRule>& rules)
{
    m_rules = rules;
    showRules();
}

void NewsRulesBox::add()
{
    m_isAdding = true;
    showRules();
    m_rows.last()->findChild<QWidget*>(u"ruleTell"_s)->setFocus();
}

void NewsRulesBox::change(int index, const NewsRule& rule)
{
    if (index < m_rules.size())
        m_rules[index] = rule;
    else
        m_rules.append(rule);
    m_isAdding = m_isAdding && index < m_rules.size() - 1;
    m_add->setEnabled(!m_isAdding);
    Q_EMIT changed(m_rules);
}

void NewsRulesBox::remove(int index)
{
    const bool counted = index < m_rules.size();
    if (counted)
        m_rules.removeAt(index);
    else
        m_isAdding = false;
    showRules();
    if (m_rows.isEmpty())
        m_add->setFocus();
    else
        m_rows.at(std::min(index, int(m_rows.size()) - 1))->findChild<QWidget*>(u"ruleRemove"_s)->setFocus();
    if (counted)
        Q_EMIT changed(m_rules);
}

QList<NewsSubject> NewsRulesBox::subjects() const
{
    using About = NewsRule::About;
    QList<NewsSubject> out{{tr("everybody"), About::Everybody},
                           {tr("everybody with a name"), About::Known},
                           {tr("unknown visitors"), About::Unknown},
                           {tr("residents"), About::Role, Role::Resident},
                           {tr("neighbours"), About::Role, Role::Neighbour},
                           {tr("deliveries"), About::Role, Role::Delivery},
                           {tr("named visitors"), About::Role, Role::Visitor}};
    for (const Person& person : m_library.people())
        out.append({person.name, About::Person, Role::Delivery, person.id});
    for (const NewsRule& rule : m_rules) {
        if (std::ranges::none_of(out, [&rule](const NewsSubject& s) { return isAbout(rule, s); }))
            out.append({tr("somebody who was removed"), rule.about, rule.role, rule.person});
    }
    return out;
}

QStringList NewsRulesBox::cameras() const
{
    QStringList out;
    for (const Recording& r : m_library.recordings())
        out << r.file.camera;
    for (const NewsRule& rule : m_rules)
        out << rule.camera;
    out << QString(); // all of them
    out.sort();
    out.removeDuplicates();
    return out;
}

void NewsRulesBox::showRules()
{
    for (NewsRuleRow* row : std::as_const(m_rows)) {
        m_column->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be the one that told of the change
    }
    m_rows.clear();
    m_add->setEnabled(!m_isAdding);
    if (m_rules.isEmpty() && !m_isAdding)
        return;
    const QList<NewsSubject> who = subjects();
    const QStringList where = cameras();
    for (int i = 0; i < int(m_rules.size()) + int(m_isAdding); ++i) {
        const bool counts = i < m_rules.size();
        auto* row = new NewsRuleRow(counts ? m_rules.at(i) : std::optional<NewsRule>(), who, where, this);
        connect(row, &NewsRuleRow::changed, this, [this, i](const NewsRule& rule) { change(i, rule); });
        connect(row, &NewsRuleRow::removed, this, [this, i] { remove(i); });
        m_column->insertWidget(i, row);
        row->show(); // at once: it is about to get the focus
        m_rows << row;
    }
}

} // namespace ringface
