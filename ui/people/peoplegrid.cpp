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
constexpr int tile = 160; // "Neighbour, 12 recordings" fits below it

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

bool PeopleCards::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    return sourceModel()->index(row, 0, parent).data(FaceRole::Id).toLongLong() != 0;
}

QVariant PeopleCards::data(const QModelIndex& index, int role) const
{
    if (role != FaceRole::Subtitle)
        return QSortFilterProxyModel::data(index, role);
    QStringList lines{QSortFilterProxyModel::data(index, FaceRole::Subtitle).toString(),
                      QSortFilterProxyModel::data(index, FaceRole::Detail).toString()};
    lines.removeAll(QString());
    return lines.join(u'\n');
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
    setViewportMargins(8, 4, 8, 0);
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
