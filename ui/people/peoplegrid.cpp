// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/peoplegrid.h"

#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/tiledelegate.h"

#include <QDrag>
#include <QDropEvent>
#include <QMimeData>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int tile = 176; // "12 visits, last 26 Nov 2024" fits below it

QString personMimeType()
{
    return u"application/x-ringface-person"_s;
}

/// 0 if \a data holds something else.
PersonId personFrom(const QMimeData* data)
{
    return data->data(personMimeType()).toLongLong();
}
} // namespace

PeopleCards::PeopleCards(QAbstractItemModel* people, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSourceModel(people);
}

void PeopleCards::setName(const QString& part)
{
    m_name = part.simplified();
    invalidateFilter();
}

void PeopleCards::setRole(std::optional<Role> role)
{
    m_role = role;
    invalidateFilter();
}

void PeopleCards::setOrder(Order order)
{
    m_order = order;
    sort(order == Order::Name ? -1 : 0); // they come by name
    invalidate();
}

bool PeopleCards::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return index.data(FaceRole::Id).toLongLong() != 0 &&
           (!m_role || index.data(FaceRole::Role).toInt() == int(*m_role)) &&
           index.data().toString().contains(m_name, Qt::CaseInsensitive);
}

bool PeopleCards::lessThan(const QModelIndex& left, const QModelIndex& right) const
{
    const auto rank = [this](const QModelIndex& index) {
        return m_order == Order::Visits ? index.data(FaceRole::Visits).toLongLong()
                                        : index.data(FaceRole::Seen).toDateTime().toMSecsSinceEpoch();
    };
    const qint64 a = rank(left);
    const qint64 b = rank(right);
    return a != b ? a > b : left.row() < right.row();
}

Qt::ItemFlags PeopleCards::flags(const QModelIndex& index) const
{
    return QSortFilterProxyModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QStringList PeopleCards::mimeTypes() const
{
    return {personMimeType()};
}

QMimeData* PeopleCards::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto data = std::make_unique<QMimeData>();
    data->setData(personMimeType(), QByteArray::number(indexes.first().data(FaceRole::Id).toLongLong()));
    return data.release();
}

PeopleGrid::PeopleGrid(PeopleCards* cards, QWidget* parent)
    : MenuView(parent)
    , m_tiles(new TileDelegate(tile, TileDelegate::Caption::Card, this))
{
    setObjectName(u"peopleGrid"_s);
    setAccessibleName(tr("People"));
    setModel(cards);
    setItemDelegate(m_tiles);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setSpacing(4);
    setViewportMargins(12, 4, 8, 0);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    connect(this, &QListView::activated, this,
            [this](const QModelIndex& index) { Q_EMIT personActivated(index.data(FaceRole::Id).toLongLong()); });
}

PersonId PeopleGrid::chosen() const
{
    return currentIndex().data(FaceRole::Id).toLongLong();
}

void PeopleGrid::startDrag(Qt::DropActions)
{
    QMimeData* person = model()->mimeData({currentIndex()});
    if (!person)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(person);
    drag->setPixmap(
        dragPixmap(currentIndex().data(Qt::DecorationRole).value<QPixmap>(), 1, devicePixelRatioF(), palette()));
    drag->setHotSpot(QPoint(24, 32));
    drag->exec(Qt::CopyAction, Qt::CopyAction);
}

QModelIndex PeopleGrid::targetOf(const QDropEvent* event) const
{
    const QModelIndex index = indexAt(event->position().toPoint());
    return index.data(FaceRole::Id).toLongLong() == personFrom(event->mimeData()) ? QModelIndex() : index;
}

void PeopleGrid::setTarget(const QModelIndex& index)
{
    m_tiles->setTarget(index);
    viewport()->update();
}

void PeopleGrid::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(personFrom(event->mimeData()) != 0);
}

void PeopleGrid::dragMoveEvent(QDragMoveEvent* event)
{
    setTarget(targetOf(event));
    event->setAccepted(m_tiles->target().isValid());
}

void PeopleGrid::dragLeaveEvent(QDragLeaveEvent*)
{
    setTarget({});
}

void PeopleGrid::dropEvent(QDropEvent* event)
{
    const QModelIndex target = targetOf(event);
    const PersonId from = personFrom(event->mimeData());
    setTarget({});
    event->setAccepted(target.isValid() && from != 0);
    event->setDropAction(Qt::CopyAction);
    if (event->isAccepted())
        Q_EMIT mergeWanted(from, target.data(FaceRole::Id).toLongLong());
}

} // namespace ringface
