// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/settingssection.h"

#include "ui/widgets/painting.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

SettingsSection::SettingsSection(const QString& heading, QWidget* parent)
    : QFrame(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    auto* title = new QLabel(heading, this);
    title->setFont(headingFont(title->font()));
    column->addWidget(title);
    auto* card = new QFrame(this);
    card->setProperty("card", true);
    m_rows = new QVBoxLayout(card);
    m_rows->setContentsMargins(1, 1, 1, 1); // the card's line
    m_rows->setSpacing(0);
    column->addWidget(card);
}

QHBoxLayout* SettingsSection::newRow()
{
    if (m_rows->count() > 0) {
        auto* line = new QFrame(this);
        line->setProperty("rowLine", true);
        line->setFixedHeight(1);
        m_rows->addWidget(line);
    }
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(24);
    m_rows->addLayout(row);
    return row;
}

void SettingsSection::wrap(QLabel* label)
{
    label->setWordWrap(true);
    label->setMinimumHeight(1);
}

QLabel* SettingsSection::quietLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("quiet", true);
    label->setTextFormat(Qt::PlainText); // paths and names
    wrap(label);
    return label;
}

QLabel* SettingsSection::addRow(const QString& name, const QString& explanation, QWidget* control)
{
    auto* title = new QLabel(name, this);
    wrap(title);
    title->setBuddy(control);
    QLabel* quiet = quietLabel(explanation, this);
    control->setAccessibleName(name);
    control->setAccessibleDescription(explanation);
    m_texts = new QVBoxLayout;
    m_texts->setSpacing(2);
    m_texts->addWidget(title);
    m_texts->addWidget(quiet);
    QHBoxLayout* row = newRow();
    row->addLayout(m_texts, 1);
    row->addWidget(control, 0, Qt::AlignVCenter);
    return quiet;
}

QLabel* SettingsSection::addText(const QString& name, const QString& explanation)
{
    auto* title = new QLabel(name, this);
    QLabel* quiet = quietLabel(explanation, this);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(title);
    texts->addWidget(quiet);
    newRow()->addLayout(texts);
    return quiet;
}

QPushButton* SettingsSection::addLink(const QString& text)
{
    auto* link = new QPushButton(text, this);
    link->setProperty("inlineLink", true);
    link->setCursor(Qt::PointingHandCursor);
    m_texts->addWidget(link, 0, Qt::AlignLeft);
    return link;
}

void SettingsSection::addWide(QWidget* widget)
{
    newRow()->addWidget(widget);
}

void SettingsSection::addBelow(QWidget* widget)
{
    // Into the row that is there, whose own margin is below it.
    constexpr int gap = 12;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(16, 0, 16, gap);
    row->addWidget(widget);
    m_rows->addLayout(row);
}

} // namespace ringface
