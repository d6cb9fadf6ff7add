// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/visits.h"

#include <QAbstractTableModel>

namespace ringface
{

/// Visits by weekday (rows, from the first day of the user's week on) and hour (columns), the more the stronger the
/// background of the cell.
class VisitTable : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setCounts(const VisitCounts& counts);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    /// Qt::DayOfWeek of a row.
    static int weekday(int row);

private:
    VisitCounts m_counts{};
    int m_most = 0;
};

} // namespace ringface
