// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/certaintybox.h"

#include "ui/settings/settingssection.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <array>

namespace ringface
{

using namespace Qt::StringLiterals;

CertaintyBox::CertaintyBox(QWidget* parent)
    : QWidget(parent)
    , m_ask(new QPushButton(tr("How sure is it?"), this))
    , m_text(SettingsSection::quietLabel(
          tr("Asks about every visit that you have named as if it were new, and counts the names it would get."), this))
    , m_table(new QTableWidget(this))
{
    m_ask->setObjectName(u"certaintyButton"_s);
    m_text->setObjectName(u"certaintyText"_s);
    m_table->setObjectName(u"certaintyTable"_s);
    m_table->setAccessibleName(tr("Names with each limit"));
    const QStringList columns{tr("Limit"), tr("Right"), tr("Wrong"), tr("No name"), tr("Strangers named")};
    m_table->setColumnCount(int(columns.size()));
    m_table->setHorizontalHeaderLabels(columns);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setShowGrid(false);
    m_table->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_text);
    column->addWidget(m_ask, 0, Qt::AlignLeft);
    column->addWidget(m_table);
    connect(m_ask, &QPushButton::clicked, this, [this] {
        m_ask->setEnabled(false);
        m_ask->setText(tr("Working..."));
        Q_EMIT asked();
    });
}

void CertaintyBox::setAnswer(const QList<LimitScore>& scores, int safePercent)
{
    m_ask->setText(tr("Ask again"));
    m_ask->setEnabled(true);
    m_text->setText(scores.isEmpty()   ? tr("Nothing is named yet: name a few visitors first.")
                    : safePercent == 0 ? tr("With every limit somebody would have got a wrong name.")
                                       : tr("Up to %1 % nobody would have got a wrong name.").arg(safePercent));
    m_table->setVisible(!scores.isEmpty());
    m_table->setRowCount(int(scores.size()));
    for (int row = 0; row < int(scores.size()); ++row) {
        const LimitScore& s = scores.at(row);
        const std::array numbers{s.percent, s.right, s.wrong, s.unknown, s.strangers};
        for (int i = 0; i < int(numbers.size()); ++i) {
            const QString number = QString::number(numbers.at(size_t(i)));
            auto* item = new QTableWidgetItem(i == 0 ? tr("%1 %").arg(number) : number);
            item->setTextAlignment(Qt::AlignCenter);
            m_table->setItem(row, i, item);
        }
    }
    constexpr int headerPadding = 12;
    m_table->horizontalHeader()->setFixedHeight(fontMetrics().height() + headerPadding);
    int height = m_table->horizontalHeader()->height() + 2 * m_table->frameWidth();
    for (int row = 0; row < m_table->rowCount(); ++row)
        height += m_table->rowHeight(row);
    m_table->setFixedHeight(height);
}

} // namespace ringface
