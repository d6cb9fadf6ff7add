// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordingview.h"

#include "ui/emptystate.h"
#include "ui/facemime.h"
#include "ui/recordingdelegate.h"
#include "ui/recordingmodel.h"

#include <QDropEvent>

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
    setMinimumWidth(300);
    auto* empty =
        new EmptyState(this, "recordings",
                       tr("Your recordings appear here, sorted by day.\n\nDrop a folder of recordings here. They stay "
                          "where they are, and what is found in them stays on this computer."),
                       tr("Add recordings..."));
    connect(empty, &EmptyState::clicked, this, &RecordingView::addClicked);
    // A new first row of a day takes the day's header from the row below it.
    const auto relayout = [this] { scheduleDelayedItemsLayout(); };
    connect(model, &RecordingModel::rowsInserted, this, relayout);
    connect(model, &RecordingModel::rowsRemoved, this, relayout);
    connect(model, &RecordingModel::dataChanged, this,
            [this, relayout](const QModelIndex& first, const QModelIndex& last) {
                for (int row = first.row(); row <= last.row(); ++row) {
                    const QModelIndex index = m_recordings->index(row);
                    if (sizeHintForIndex(index).height() != rectForIndex(index).height())
                        return relayout();
                }
            });
}

QList<RecordingId> RecordingView::selectedRecordings() const
{
    QList<RecordingId> out;
    const QModelIndexList rows = selectedIndexes();
    for (const QModelIndex& index : rows)
        out.append(index.data(RecordingModel::IdRole).toLongLong());
    return out;
}

void RecordingView::select(RecordingId id)
{
    const int row = m_recordings->rowOf(id);
    if (row < 0)
        return;
    setCurrentIndex(m_recordings->index(row));
    scrollTo(currentIndex());
}

void RecordingView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT recordingChosen(current.data(RecordingModel::IdRole).toLongLong());
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
