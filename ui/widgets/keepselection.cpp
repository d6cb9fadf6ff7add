// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/keepselection.h"

#include <QAbstractItemView>
#include <QSet>

#include <memory>

namespace ringface
{

void keepSelection(QAbstractItemView* view, int idRole)
{
    struct Chosen {
        QSet<qint64> ids;
        qint64 current = 0;
    };
    const auto chosen = std::make_shared<Chosen>();
    const auto idOf = [idRole](const QModelIndex& index) { return index.data(idRole).toLongLong(); };
    QObject::connect(view->model(), &QAbstractItemModel::modelAboutToBeReset, view, [=] {
        *chosen = {};
        chosen->current = idOf(view->currentIndex());
        const QModelIndexList rows = view->selectionModel()->selectedIndexes();
        for (const QModelIndex& index : rows)
            chosen->ids.insert(idOf(index));
    });
    QObject::connect(view->model(), &QAbstractItemModel::modelReset, view, [=] {
        QItemSelection selection;
        for (int i = 0; i < view->model()->rowCount() && (chosen->current != 0 || !chosen->ids.isEmpty()); ++i) {
            const QModelIndex index = view->model()->index(i, 0);
            if (chosen->ids.contains(idOf(index)))
                selection.select(index, index);
            if (idOf(index) != chosen->current)
                continue;
            view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
            view->scrollTo(index);
        }
        view->selectionModel()->select(selection, QItemSelectionModel::Select);
    });
}

} // namespace ringface
