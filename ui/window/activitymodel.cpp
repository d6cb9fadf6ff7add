// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/activitymodel.h"

#include <algorithm>

namespace ringface
{

void ActivityModel::setItems(const QList<ActivityItem>& items, int more)
{
    QList<ActivityItem> next = items.first(std::min<qsizetype>(mostRows, items.size()));
    more += int(items.size() - next.size());
    if (more > 0)
        next.append({0, tr("and %n more", nullptr, more), false, 0});
    sync(next);
}

QVariant ActivityModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ActivityItem& item = rows()[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return item.title;
    case Qt::ToolTipRole:
        return item.id == 0 ? QString() : item.title;
    case Qt::AccessibleTextRole:
        if (item.id == 0)
            return item.title;
        return item.running ? tr("%1, %2 % scanned", "recording, part").arg(item.title).arg(int(item.progress * 100))
                            : tr("%1, waiting", "recording").arg(item.title);
    case Qt::AccessibleDescriptionRole:
        return item.id == 0 ? QString() : tr("Enter shows the recording, Delete cancels its scan");
    case IdRole:
        return item.id;
    case RunningRole:
        return item.running;
    case ProgressRole:
        return item.progress;
    default:
        return {};
    }
}

} // namespace ringface
