// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/recordingview.h"

#include "ui/recordings/recordingdelegate.h"
#include "ui/recordings/recordingmodel.h"
#include "ui/widgets/facemime.h"
#include "ui/widgets/keepselection.h"

#include <QDropEvent>
#include <QPainter>
#include <QSignalBlocker>

namespace ringface
{

using namespace Qt::StringLiterals;

RecordingView::RecordingView(RecordingModel* model, QWidget* parent)
    : QListView(parent)
    , m_recordings(model)
{
    setObjectName(u"recordingView"_s);
    setAccessibleName(tr("Recordings"));
    setModel(model);
    setItemDelegate(new RecordingDelegate(this));
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(Adjust);
    setMouseTracking(true);
    setFrameShape(NoFrame);
    setAcceptDrops(true);
    setMinimumWidth(296);
    keepSelection(this, RecordingModel::IdRole);
    // A new first row of a day takes the day's header from the row below it.
    const auto relayout = [this] { scheduleDelayedItemsLayout(); };
    connect(model, &RecordingModel::rowsInserted, this, relayout);
    connect(model, &RecordingModel::rowsRemoved, this, relayout);
}

QList<RecordingId> RecordingView::selectedRecordings() const
{
    QList<RecordingId> out;
    const QModelIndexList rows = selectedIndexes();
    for (const QModelIndex& index : rows)
        out += index.data(RecordingModel::ClipsRole).value<QList<qint64>>();
    return out;
}

void RecordingView::select(RecordingId id, bool tell)
{
    const int row = m_recordings->rowOf(id);
    if (row < 0)
        return;
    const QSignalBlocker quiet(tell ? nullptr : this);
    setCurrentIndex(m_recordings->index(row));
    scrollTo(currentIndex());
}

void RecordingView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT cardChosen(current.data(RecordingModel::ClipsRole).value<QList<qint64>>());
}

void RecordingView::paintEvent(QPaintEvent* event)
{
    QListView::paintEvent(event);
    const QModelIndex top = indexAt(QPoint(viewport()->width() / 2, 0));
    if (!top.isValid() || (RecordingDelegate::startsDay(top) && visualRect(top).top() == 0))
        return;
    // The next day's header pushes this one away.
    const int height = RecordingDelegate::headerHeight(font());
    QRect header(0, 0, viewport()->width(), height);
    const QModelIndex next = indexAt(QPoint(viewport()->width() / 2, height));
    if (next.isValid() && next.row() > top.row() && RecordingDelegate::startsDay(next))
        header.moveTop(visualRect(next).top() - height);
    QPainter painter(viewport());
    RecordingDelegate::paintHeader(painter, header, top, font(), palette());
}

void RecordingView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    viewport()->update(); // the header does not scroll along
}

void RecordingView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout(); // long sentences wrap anew
}

void RecordingView::dragEnterEvent(QDragEnterEvent* event)
{
    event->setAccepted(!filesFrom(event->mimeData()).isEmpty());
}

void RecordingView::dragMoveEvent(QDragMoveEvent* event)
{
    event->setAccepted(!filesFrom(event->mimeData()).isEmpty());
}

void RecordingView::dropEvent(QDropEvent* event)
{
    const QStringList files = filesFrom(event->mimeData());
    event->setAccepted(!files.isEmpty());
    if (!files.isEmpty())
        Q_EMIT filesDropped(files);
}

} // namespace ringface
