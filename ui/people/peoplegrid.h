// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"
#include "ui/widgets/menuview.h"

#include <QSortFilterProxyModel>

#include <optional>

namespace ringface
{

class TileDelegate;

/// The known people as cards (without "New person"), which can be dragged onto each other. Roles: FaceRole.
class PeopleCards : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Order { Visits, Seen, Name };

    PeopleCards(QAbstractItemModel* people, QObject* parent);

    /// Only those whose name has this in it.
    void setName(const QString& part);
    /// Only those of this role; without one: all.
    void setRole(std::optional<Role> role);
    /// Whoever came most often, or last, is first; or by name.
    void setOrder(Order order);

    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    QString m_name;
    std::optional<Role> m_role;
    Order m_order = Order::Name;
};

/// Cards of people to open, and to merge by dragging one onto another.
class PeopleGrid : public MenuView
{
    Q_OBJECT

public:
    PeopleGrid(PeopleCards* cards, QWidget* parent = nullptr);

    PersonId chosen() const;

Q_SIGNALS:
    void personActivated(qint64 person);
    void mergeWanted(qint64 from, qint64 into);

protected:
    void startDrag(Qt::DropActions actions) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    /// Of another person than the dragged one.
    QModelIndex targetOf(const QDropEvent* event) const;
    void setTarget(const QModelIndex& index);

    TileDelegate* m_tiles;
};

} // namespace ringface
