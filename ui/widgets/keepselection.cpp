// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/keepselection.h"

#include <QAbstractItemView>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ringface
{

namespace
{
/// What is selected in one view, over all changes of its model. Owned by the view.
class Keeper : public QObject
{
public:
    Keeper(QAbstractItemView* view, int idRole)
        : QObject(view)
        , m_view(view)
        , m_idRole(idRole)
    {
        QAbstractItemModel* model = view->model();
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &Keeper::note);
        connect(model, &QAbstractItemModel::modelReset, this, &Keeper::chooseAgain);
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &Keeper::lose);
        // One that hears of the model later than this does, and has not yet forgotten what goes.
        const QItemSelectionModel* old = view->selectionModel();
        view->setSelectionModel(new QItemSelectionModel(model, view));
        delete old;
        connect(model, &QAbstractItemModel::rowsRemoved, this, &Keeper::goOn);
        connect(model, &QAbstractItemModel::rowsInserted, this, &Keeper::takeBack);
    }

private:
    qint64 idOf(int row) const { return m_view->model()->index(row, 0).data(m_idRole).toLongLong(); }
    QItemSelectionModel* selection() const { return m_view->selectionModel(); }

    void note()
    {
        m_ids.clear();
        m_row = m_view->currentIndex().row();
        m_current = m_row < 0 ? 0 : idOf(m_row);
        const QModelIndexList chosen = selection()->selectedIndexes();
        for (const QModelIndex& index : chosen)
            m_ids.insert(idOf(index.row()));
    }

    void chooseAgain()
    {
        if (m_current == 0 && m_ids.isEmpty())
            return;
        const QAbstractItemModel* model = m_view->model();
        QItemSelection rows;
        QModelIndex current;
        for (int i = 0; i < model->rowCount(); ++i) {
            const QModelIndex index = model->index(i, 0);
            if (m_ids.contains(idOf(i)))
                rows.select(index, index);
            if (idOf(i) == m_current)
                current = index;
        }
        if (!current.isValid() && rows.isEmpty()) { // all of them went: on with what stands there now
            current = model->index(std::min(m_row, model->rowCount() - 1), 0);
            if (current.isValid() && !m_ids.isEmpty())
                rows.select(current, current);
        }
        if (current.isValid()) {
            selection()->setCurrentIndex(current, QItemSelectionModel::NoUpdate);
            m_view->scrollTo(current);
        }
        selection()->select(rows, QItemSelectionModel::Select);
    }

    void lose(const QModelIndex&, int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            const bool isStandIn = m_isLosing && idOf(row) == m_instead;
            if (!selection()->isSelected(m_view->model()->index(row, 0)))
                continue;
            if (!isStandIn)
                m_lost.insert(idOf(row));
            m_goesOn = true;
        }
    }

    void goOn()
    {
        const QModelIndex current = m_view->currentIndex();
        if (!std::exchange(m_goesOn, false) || !current.isValid())
            return;
        if (!selection()->hasSelection())
            selection()->select(current, QItemSelectionModel::Select);
        m_instead = idOf(current.row());
        if (!std::exchange(m_isLosing, true))
            QTimer::singleShot(0, this, [this] { m_isLosing = false; });
    }

    void takeBack(const QModelIndex&, int first, int last)
    {
        for (int row = first; row <= last; ++row) {
            if (!m_lost.contains(idOf(row)))
                continue;
            const QModelIndexList chosen = selection()->selectedIndexes();
            const bool isOurs = chosen.isEmpty() || (chosen.size() == 1 && idOf(chosen.first().row()) == m_instead);
            if (!m_isTaking && !isOurs)
                return m_lost.clear(); // the user has chosen something else since
            m_lost.remove(idOf(row));
            const QModelIndex index = m_view->model()->index(row, 0);
            if (!m_isTaking) { // what comes back with it is added to it
                selection()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
                m_view->scrollTo(index);
                m_instead = idOf(row);
                m_isTaking = true;
                QTimer::singleShot(0, this, [this] { m_isTaking = false; });
            } else {
                selection()->select(index, QItemSelectionModel::Select);
            }
        }
    }

    QAbstractItemView* m_view;
    int m_idRole;
    // While the model begins anew
    QSet<qint64> m_ids;
    qint64 m_current = 0;
    int m_row = -1;
    // Since rows went
    QSet<qint64> m_lost;     ///< that were selected
    qint64 m_instead = 0;    ///< what was selected in their place, not by the user
    bool m_goesOn = false;   ///< one of them is going just now
    bool m_isLosing = false; ///< more of them may go in this turn of the event loop
    bool m_isTaking = false; ///< rows come back in this turn of the event loop
};
} // namespace

void keepSelection(QAbstractItemView* view, int idRole)
{
    new Keeper(view, idRole);
}

} // namespace ringface
