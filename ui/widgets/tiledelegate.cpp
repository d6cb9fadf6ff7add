// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/tiledelegate.h"

#include "ui/widgets/faceroles.h"
#include "ui/widgets/painting.h"

#include <QIcon>
#include <QMouseEvent>
#include <QPainter>

namespace ringface
{

namespace
{
constexpr int tilePadding = 8;
constexpr int answerSide = 28;
constexpr int layer = 4; // by which a picture of a stack looks out
} // namespace

TileDelegate::TileDelegate(int tile, bool captions, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_tile(tile)
    , m_captions(captions)
{
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int text = m_captions ? 3 * option.fontMetrics.height() + tilePadding : 0;
    return QSize(m_tile + 2 * tilePadding, m_tile + 2 * tilePadding + text);
}

QRect TileDelegate::pictureRect(const QRect& cell) const
{
    return QRect(cell.center().x() - m_tile / 2, cell.top() + tilePadding, m_tile, m_tile);
}

QRect TileDelegate::yesRect(const QRect& cell) const
{
    const QRect picture = pictureRect(cell);
    return QRect(picture.center().x() - answerSide - 3, picture.bottom() - answerSide - 5, answerSide, answerSide);
}

QRect TileDelegate::noRect(const QRect& cell) const
{
    return yesRect(cell).translated(answerSide + 6, 0);
}

bool TileDelegate::asks(const QModelIndex& index) const
{
    return m_captions && !index.data(FaceRole::Suggestion).toString().isEmpty();
}

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const bool target = m_target.isValid() && m_target == index;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect cell = option.rect.adjusted(2, 2, -2, -2);
    drawItemBackground(*painter, cell, target || option.state & QStyle::State_Selected,
                       option.state & QStyle::State_MouseOver, palette);
    QRectF picture = pictureRect(option.rect);
    const qsizetype faces = m_captions ? index.data(FaceRole::Faces).value<QList<qint64>>().size() : 1;
    if (faces > 1) { // the others behind it
        const int behind = faces > 2 ? 2 : 1;
        painter->setPen(QPen(palette.color(QPalette::Base), 1));
        for (int i = behind; i > 0; --i) {
            painter->setBrush(mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.1 + 0.1 * i));
            const qreal top = layer * (behind - i);
            painter->drawRoundedRect(picture.adjusted(layer * i, top, -layer * i, 0), 10, 10);
        }
        picture.setTop(picture.top() + layer * behind);
    }
    drawRounded(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture, 10, palette);
    if (target || option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.color(QPalette::Highlight), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell.adjusted(1, 1, -1, -1), 10, 10);
    }
    if (asks(index))
        paintAnswers(*painter, option);
    if (m_captions)
        paintCaption(*painter, option, index);
    painter->restore();
}

void TileDelegate::paintAnswers(QPainter& painter, const QStyleOptionViewItem& option) const
{
    const QColor back = option.palette.color(QPalette::Base);
    const QColor line = mixed(back, option.palette.color(QPalette::Text), 0.25);
    for (const auto& [rect, icon] : {std::pair(yesRect(option.rect), "yes"), std::pair(noRect(option.rect), "no")}) {
        painter.setPen(QPen(line, 1));
        painter.setBrush(back);
        painter.drawEllipse(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5));
        constexpr int inner = 5;
        themedIcon(icon).paint(&painter, rect.adjusted(inner, inner, -inner, -inner));
    }
}

void TileDelegate::paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect cell = option.rect.adjusted(2, 2, -2, -2);
    QRect line(cell.left() + 4, pictureRect(option.rect).bottom() + 1 + tilePadding / 2, cell.width() - 8,
               option.fontMetrics.height());
    const QFont bold = scaledFont(option.font, 1, true);
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(line, Qt::AlignCenter,
                     QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    painter.setFont(scaledFont(option.font, 0.92));
    painter.setPen(quietText(option.palette));
    line.translate(0, line.height());
    line.setHeight(2 * line.height());
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
                     index.data(FaceRole::Subtitle).toString());
}

bool TileDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    const bool press = event->type() == QEvent::MouseButtonPress;
    const bool release = event->type() == QEvent::MouseButtonRelease;
    const bool twice = event->type() == QEvent::MouseButtonDblClick;
    if (!asks(index) || !(press || release || twice))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const auto* mouse = static_cast<QMouseEvent*>(event);
    const bool yes = yesRect(option.rect).contains(mouse->position().toPoint());
    const bool no = noRect(option.rect).contains(mouse->position().toPoint());
    if (mouse->button() != Qt::LeftButton || !(yes || no))
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (release)
        Q_EMIT answered(index, yes);
    return true;
}

} // namespace ringface
