// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/activityview.h"

#include "ui/widgets/painting.h"
#include "ui/window/activitymodel.h"

#include <QIcon>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int margin = 4;  // around a row
constexpr int padding = 8; // inside it
constexpr int cross = 28;  // a square to click on
constexpr int crossIcon = 12;
constexpr int barWidth = 96;
constexpr int barHeight = 6;
constexpr int rowsShown = 6;

qint64 idOf(const QModelIndex& index)
{
    return index.data(ActivityModel::IdRole).toLongLong();
}

void paintBar(QPainter& painter, const QRect& place, double progress, const QPalette& palette, bool fromRight)
{
    constexpr double radius = barHeight / 2.0;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.16));
    painter.drawRoundedRect(place, radius, radius);
    QRect done = place;
    done.setWidth(std::max(barHeight, int(place.width() * std::clamp(progress, 0.0, 1.0))));
    if (fromRight)
        done.moveRight(place.right());
    painter.setBrush(palette.color(QPalette::Highlight));
    painter.drawRoundedRect(done, radius, radius);
}
} // namespace

QRect ActivityDelegate::crossIn(const QRect& row, Qt::LayoutDirection direction)
{
    return QStyle::alignedRect(direction, Qt::AlignRight | Qt::AlignVCenter, QSize(cross, cross),
                               row.adjusted(margin, 0, -margin, 0));
}

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& /*index*/) const
{
    return QSize(0, std::max(option.fontMetrics.height() + padding, cross) + 2);
}

void ActivityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const Qt::LayoutDirection direction = option.direction;
    const QRect row = option.rect.adjusted(margin, 1, -margin, -1);
    const bool isRecording = idOf(index) != 0;
    const auto line = [&](const QRect& place, const QColor& colour, const QString& text) {
        painter->setPen(colour);
        painter->drawText(place, int(QStyle::visualAlignment(direction, Qt::AlignLeft) | Qt::AlignVCenter),
                          option.fontMetrics.elidedText(text, Qt::ElideRight, place.width()));
    };
    painter->save();
    painter->setFont(option.font);
    drawItemBackground(*painter, row, isRecording && (option.state & QStyle::State_Selected),
                       isRecording && (option.state & QStyle::State_MouseOver), palette);
    if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 2));
        painter->drawRoundedRect(row.adjusted(1, 1, -1, -1), 10, 10);
    }
    QRect text = row.adjusted(padding, 0, -padding, 0);
    if (!isRecording) {
        line(text, quietText(palette), index.data().toString());
        painter->restore();
        return;
    }
    const QRect crossRect = crossIn(option.rect, direction);
    QRect icon(0, 0, crossIcon, crossIcon);
    icon.moveCenter(crossRect.center());
    themedIcon("close").paint(painter, icon);
    // Logically: the name, how far it is, the cross.
    const int state = std::max(barWidth, option.fontMetrics.horizontalAdvance(tr("Waiting")));
    QRect stateRect(0, 0, state, row.height());
    text.setWidth(text.width() - cross - state - padding);
    stateRect.moveTopLeft(QPoint(text.right() + padding, row.top()));
    text = QStyle::visualRect(direction, row, text);
    stateRect = QStyle::visualRect(direction, row, stateRect);
    line(text, palette.color(QPalette::Text), index.data().toString());
    if (index.data(ActivityModel::RunningRole).toBool()) {
        QRect bar(0, 0, barWidth, barHeight);
        bar.moveCenter(stateRect.center());
        paintBar(*painter, bar, index.data(ActivityModel::ProgressRole).toDouble(), palette,
                 direction == Qt::RightToLeft);
    } else {
        line(stateRect, quietText(palette), tr("Waiting"));
    }
    painter->restore();
}

ActivityView::ActivityView(ActivityModel* model, QWidget* parent)
    : QListView(parent)
{
    setObjectName(u"activityQueue"_s);
    setAccessibleName(tr("Recordings that are being scanned or wait for it"));
    setModel(model);
    setItemDelegate(new ActivityDelegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setMinimumHeight(1); // fewer rows than a list likes to have
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    connect(model, &QAbstractItemModel::rowsInserted, this, &QWidget::updateGeometry);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &QWidget::updateGeometry);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex& index) {
        if (idOf(index) != 0)
            Q_EMIT recordingWanted(idOf(index));
    });
}

QSize ActivityView::sizeHint() const
{
    const int rows = std::min(model()->rowCount(), rowsShown);
    return QSize(QListView::sizeHint().width(), rows * std::max(sizeHintForRow(0), 0) + 2 * frameWidth());
}

qint64 ActivityView::crossAt(const QPoint& pos) const
{
    const QModelIndex index = indexAt(pos);
    const bool hit = index.isValid() && ActivityDelegate::crossIn(visualRect(index), layoutDirection()).contains(pos);
    return hit ? idOf(index) : 0;
}

void ActivityView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->button() == Qt::LeftButton ? crossAt(event->pos()) : 0;
    if (m_pressed == 0)
        QListView::mousePressEvent(event);
}

void ActivityView::mouseReleaseEvent(QMouseEvent* event)
{
    const qint64 pressed = std::exchange(m_pressed, 0);
    if (pressed == 0)
        QListView::mouseReleaseEvent(event);
    else if (crossAt(event->pos()) == pressed)
        Q_EMIT cancelWanted(pressed);
}

void ActivityView::keyPressEvent(QKeyEvent* event)
{
    const qint64 id = idOf(currentIndex());
    const int key = event->key();
    if (id != 0 && key == Qt::Key_Delete)
        Q_EMIT cancelWanted(id);
    else if (id != 0 && (key == Qt::Key_Return || key == Qt::Key_Enter))
        Q_EMIT recordingWanted(id);
    else
        QListView::keyPressEvent(event);
}

} // namespace ringface
