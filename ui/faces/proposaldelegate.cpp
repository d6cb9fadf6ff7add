// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/proposaldelegate.h"

#include "ui/widgets/faceroles.h"
#include "ui/widgets/painting.h"

#include <QPainter>

namespace ringface
{

namespace
{
constexpr int cardMargin = 8;  // around a card
constexpr int cardPadding = 8; // inside it
constexpr int pictureSide = 56;

bool isHeading(const QModelIndex& index)
{
    return index.data(FaceRole::Id).toLongLong() < 0;
}
} // namespace

QSize ProposalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics heading(scaledFont(option.font, 1.1, true));
    return isHeading(index) ? QSize(pictureSide, heading.height() + 3 * cardPadding)
                            : QSize(pictureSide, pictureSide + 2 * cardPadding + 2);
}

void ProposalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const bool heading = isHeading(index);
    const QPalette& palette = option.palette;
    const QRect card = option.rect.adjusted(cardMargin, heading ? cardPadding : 1, -cardMargin, -1);
    painter->save();
    drawItemBackground(*painter, card, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver,
                       palette);
    const auto paintLine = [&](const QRect& line, const QFont& font, const QColor& colour, const QString& text) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
    };
    if (heading) {
        paintLine(card.adjusted(cardPadding, 0, -cardPadding, 0), scaledFont(option.font, 1.1, true),
                  palette.color(QPalette::Text), index.data().toString());
        painter->restore();
        return;
    }
    const QRectF picture(card.left() + cardPadding, card.center().y() - pictureSide / 2.0, pictureSide, pictureSide);
    drawRounded(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture, 10, palette);
    QRect line(int(picture.right()) + 12, card.center().y() - option.fontMetrics.height() - 2, 0,
               option.fontMetrics.height());
    line.setRight(card.right() - cardPadding);
    paintLine(line, scaledFont(option.font, 1, true), palette.color(QPalette::Text), index.data().toString());
    line.translate(0, line.height() + 3);
    paintLine(line, option.font, quietText(palette), index.data(FaceRole::Subtitle).toString());
    painter->restore();
}

} // namespace ringface
