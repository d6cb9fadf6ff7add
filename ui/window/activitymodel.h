// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/values.h"
#include "ui/widgets/rowmodel.h"

namespace ringface
{

/// A recording that is being scanned, or waits for it.
struct ActivityItem {
    RecordingId id = 0;
    QString title;
    bool running = false;
    double progress = 0; ///< 0 to 1
    bool operator==(const ActivityItem&) const = default;
};

/// The first of what is in the queue, with a last row that counts the rest; its id is 0.
/// Thread: the GUI thread only.
class ActivityModel : public RowModel<ActivityItem>
{
    Q_OBJECT

public:
    static constexpr int mostRows = 50;
    enum Role { IdRole = Qt::UserRole, RunningRole, ProgressRole };

    using RowModel::RowModel;

    /// \a more: so many wait behind them.
    void setItems(const QList<ActivityItem>& items, int more);
    QVariant data(const QModelIndex& index, int role) const override;
};

} // namespace ringface
