// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>
#include <limits>

namespace ringface
{

/// A list model of rows with an id and operator==, which is brought up to date by the smallest steps, so that
/// selection, scroll position and drags survive.
template <class Row>
class RowModel : public QAbstractListModel
{
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    /// -1 if there is no such row.
    int rowOf(qint64 id) const { return find(m_rows, id, 0); }

protected:
    const QList<Row>& rows() const { return m_rows; }

    void insert(int row, const Row& value)
    {
        beginInsertRows({}, row, row);
        m_rows.insert(row, value);
        endInsertRows();
    }

    void replace(int row, const Row& value)
    {
        if (m_rows[row] == value)
            return;
        m_rows[row] = value;
        Q_EMIT dataChanged(index(row), index(row));
    }

    /// The pictures of rows for which \a shows(row) are there now.
    template <class Shows>
    void redraw(const Shows& shows)
    {
        for (int i = 0; i < int(m_rows.size()); ++i) {
            if (shows(m_rows[i]))
                Q_EMIT dataChanged(index(i), index(i), {Qt::DecorationRole});
        }
    }

    /// Rows by id.
    QHash<qint64, qsizetype> places() const
    {
        QHash<qint64, qsizetype> out;
        out.reserve(m_rows.size());
        for (const Row& row : m_rows)
            out.insert(row.id, out.size());
        return out;
    }

    /// Those of \a next that are here come in the order that they have here, then the others.
    static void keepPlaces(QList<Row>& next, const QHash<qint64, qsizetype>& places)
    {
        std::ranges::stable_sort(
            next, {}, [&](const Row& row) { return places.value(row.id, std::numeric_limits<qsizetype>::max()); });
    }

    void sync(const QList<Row>& next)
    {
        QSet<qint64> kept;
        kept.reserve(next.size());
        for (const Row& row : next)
            kept.insert(row.id);
        // Hundreds of steps would take longer than to begin anew.
        const qsizetype stay = std::ranges::count_if(m_rows, [&](const Row& row) { return kept.contains(row.id); });
        constexpr qsizetype manySteps = 200;
        if (m_rows.size() + next.size() - 2 * stay > manySteps) {
            beginResetModel();
            m_rows = next;
            endResetModel();
            return;
        }
        for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
            if (kept.contains(m_rows[i].id))
                continue;
            beginRemoveRows({}, i, i);
            m_rows.removeAt(i);
            endRemoveRows();
        }
        for (int i = 0; i < next.size(); ++i) {
            const int from = find(m_rows, next[i].id, i);
            if (from < 0) {
                insert(i, next[i]);
                continue;
            }
            if (from != i) {
                beginMoveRows({}, from, from, {}, i);
                m_rows.move(from, i);
                endMoveRows();
            }
            replace(i, next[i]);
        }
    }

private:
    static int find(const QList<Row>& rows, qint64 id, int from)
    {
        for (int i = from; i < rows.size(); ++i) {
            if (rows[i].id == id)
                return i;
        }
        return -1;
    }

    QList<Row> m_rows;
};

} // namespace ringface
