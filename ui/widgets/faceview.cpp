// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/faceview.h"

#include "ui/widgets/edgescroll.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/findfaceaction.h"
#include "ui/widgets/keepselection.h"
#include "ui/widgets/nameentry.h"

#include <QAction>
#include <QDrag>
#include <QDropEvent>

namespace ringface
{

using namespace Qt::StringLiterals;

FaceView::FaceView(QAbstractItemModel* model, int tile, TileDelegate::Caption caption, QWidget* parent)
    : QListView(parent)
    , m_tiles(new TileDelegate(tile, caption, this))
    , m_scroll(new EdgeScroll(this))
{
    setModel(model);
    setItemDelegate(m_tiles);
    setFlow(LeftToRight);
    setWrapping(true);
    setResizeMode(Adjust);
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setSelectionRectVisible(true);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setDefaultDropAction(Qt::CopyAction);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setSpacing(2);
    setViewportMargins(14, 4, 8, 0);
    keepSelection(this, FaceRole::Id);
    connect(m_tiles, &TileDelegate::answered, this, &FaceView::answered);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT faceActivated(index.data(FaceRole::Faces).value<QList<qint64>>().value(0));
    });
}

void FaceView::offerFinding()
{
    connect(new FindFaceAction(this), &QAction::triggered, this, [this] {
        if (const qint64 face = currentFace(); face != 0)
            Q_EMIT findWanted(face);
    });
}

qint64 FaceView::currentFace() const
{
    return currentIndex().data(FaceRole::Faces).value<QList<qint64>>().value(0);
}

void FaceView::placeUnderChosen(NameEntry* entry) const
{
    const QItemSelectionModel* chosen = selectionModel();
    const bool isChosen = chosen->isSelected(currentIndex());
    const QRect cell = visualRect(isChosen ? currentIndex() : chosen->selectedIndexes().value(0));
    const QPoint below(cell.center().x() - entry->width() / 2, cell.top() + tile() + entry->height() / 2);
    constexpr int gap = 8; // to the edges
    QWidget* page = entry->parentWidget();
    entry->moveWithin(page->rect().adjusted(gap, gap, -gap, -gap), viewport()->mapTo(page, below));
}

int FaceView::tile() const
{
    return m_tiles->tile();
}

void FaceView::setTile(int tile)
{
    m_tiles->setTile(tile);
    scheduleDelayedItemsLayout();
}

QList<qint64> FaceView::selectedFaces() const
{
    QList<qint64> out;
    QModelIndexList chosen = selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    for (const QModelIndex& index : std::as_const(chosen))
        out += index.data(FaceRole::Faces).value<QList<qint64>>();
    return out;
}

QModelIndex FaceView::dropTarget() const
{
    return m_tiles->target();
}

void FaceView::takeDrops()
{
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
}

void FaceView::setTarget(const QModelIndex& index)
{
    m_tiles->setTarget(index);
    viewport()->update();
}

void FaceView::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(!facesFrom(event->mimeData()).isEmpty());
}

void FaceView::dragMoveEvent(QDragMoveEvent* event)
{
    setTarget(indexAt(event->position().toPoint()));
    event->setAccepted(!facesFrom(event->mimeData()).isEmpty());
    m_scroll->dragAt(event->position().toPoint().y());
}

void FaceView::dragLeaveEvent(QDragLeaveEvent*)
{
    m_scroll->stop();
    setTarget({});
}

void FaceView::dropEvent(QDropEvent* event)
{
    const QList<qint64> faces = facesFrom(event->mimeData());
    const QModelIndex target = indexAt(event->position().toPoint());
    setTarget({});
    m_scroll->stop();
    event->setAccepted(!faces.isEmpty());
    event->setDropAction(Qt::CopyAction);
    if (!faces.isEmpty())
        Q_EMIT facesDropped(faces, target);
}

void FaceView::startDrag(Qt::DropActions actions)
{
    const QModelIndexList chosen = selectedIndexes();
    QMimeData* faces = model()->mimeData(chosen);
    if (!faces)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(faces);
    const auto face =
        (chosen.contains(currentIndex()) ? currentIndex() : chosen.first()).data(Qt::DecorationRole).value<QPixmap>();
    drag->setPixmap(dragPixmap(face, int(facesFrom(faces).size()), devicePixelRatioF(), palette()));
    drag->setHotSpot(QPoint(24, 32));
    drag->exec(actions, Qt::CopyAction);
}

void FaceView::focusInEvent(QFocusEvent* event)
{
    QListView::focusInEvent(event);
    Q_EMIT focused();
}

void FaceView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectedFacesChanged();
}

} // namespace ringface
