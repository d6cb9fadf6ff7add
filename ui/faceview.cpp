// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faceview.h"

#include "ui/facemime.h"
#include "ui/faceroles.h"
#include "ui/painting.h"

#include <QDrag>
#include <QPainter>
#include <QStyledItemDelegate>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int padding = 8;

/// A rounded thumbnail, with title and subtitle below if the model has them.
class TileDelegate : public QStyledItemDelegate
{
public:
    TileDelegate(int tile, bool captions, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_tile(tile)
        , m_captions(captions)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int text = m_captions ? 3 * option.fontMetrics.height() + padding : 0;
        return QSize(m_tile + 2 * padding, m_tile + 2 * padding + text);
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        const QRect cell = option.rect.adjusted(2, 2, -2, -2);
        drawItemBackground(*painter, cell, option.state & QStyle::State_Selected,
                           option.state & QStyle::State_MouseOver, option.palette);
        QRectF picture(0, option.rect.top() + padding, m_tile, m_tile);
        picture.moveLeft(option.rect.center().x() - m_tile / 2.0);
        drawRounded(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture, 10, option.palette);
        if (option.state & QStyle::State_HasFocus) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(QPen(option.palette.color(QPalette::Highlight), 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 10, 10);
        }
        if (m_captions) {
            QRect line(cell.left() + 4, int(picture.bottom()) + padding / 2, cell.width() - 8,
                       option.fontMetrics.height());
            const QFont bold = scaledFont(option.font, 1, true);
            painter->setFont(bold);
            painter->setPen(option.palette.color(QPalette::Text));
            painter->drawText(line, Qt::AlignCenter,
                              QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, line.width()));
            painter->setFont(scaledFont(option.font, 0.92));
            painter->setPen(quietText(option.palette));
            line.translate(0, line.height());
            line.setHeight(2 * line.height());
            painter->drawText(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                              index.data(FaceRole::Subtitle).toString());
        }
        painter->restore();
    }

private:
    int m_tile;
    bool m_captions;
};
} // namespace

FaceView::FaceView(QAbstractItemModel* model, int tile, QWidget* parent)
    : QListView(parent)
    , m_tile(tile)
{
    setModel(model);
    setItemDelegate(new TileDelegate(tile, tile > 100, this));
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
    setViewportMargins(8, 4, 8, 0);
    // When the selected ones have got their name the next one is chosen, so that Enter goes on with it.
    connect(model, &QAbstractItemModel::rowsRemoved, this, [this] {
        if (currentIndex().isValid() && !selectionModel()->hasSelection())
            selectionModel()->select(currentIndex(), QItemSelectionModel::Select);
    });
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        Q_EMIT faceActivated(index.data(FaceRole::Faces).value<QList<qint64>>().value(0));
    });
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
