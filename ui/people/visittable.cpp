// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/visittable.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace ringface
{

void VisitTable::setCounts(const VisitCounts& counts)
{
    beginResetModel();
    m_counts = counts;
    m_most = 0;
    for (const auto& day : counts)
        m_most = std::max(m_most, *std::ranges::max_element(day));
    endResetModel();
}

int VisitTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_counts.size());
}

int VisitTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_counts[0].size());
}

int VisitTable::weekday(int row)
{
    constexpr int days = 7;
    return (int(QLocale().firstDayOfWeek()) - 1 + row) % days + 1;
}

QVariant VisitTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int count = m_counts[size_t(weekday(index.row()) - 1)][size_t(index.column())];
    const QString text = tr("%1, %2:00: %3", "Monday, 10:00: 3 visits")
                             .arg(QLocale().dayName(weekday(index.row())))
                             .arg(index.column())
                             .arg(visitsText(count));
    switch (role) {
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return text;
    case Qt::BackgroundRole: {
        const QPalette palette = QGuiApplication::palette();
        constexpr double faintest = 0.25;
        return count == 0 ? quietFill(palette)
                          : mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight),
                                  faintest + (1 - faintest) * count / m_most);
    }
    default:
        return {};
    }
}

QVariant VisitTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    constexpr int step = 6; // hours between labels
    if (role == Qt::DisplayRole && orientation == Qt::Vertical)
        return QLocale().dayName(weekday(section), QLocale::ShortFormat);
    if (role == Qt::DisplayRole && section % step == 0)
        return QString::number(section);
    if (role == Qt::TextAlignmentRole)
        return orientation == Qt::Vertical ? int(Qt::AlignLeft | Qt::AlignVCenter)
                                           : int(Qt::AlignLeft | Qt::AlignBottom);
    return {};
}

} // namespace ringface
