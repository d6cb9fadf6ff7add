// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/faces/proposaldelegate.h"

#include "ui/widgets/answerclick.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/tokens.h"

#include <QAbstractItemView>
#include <QPainter>

namespace ringface
{

namespace
{
constexpr int margin = 8; // to what is around a tile
constexpr int headingHeight = 84;
constexpr int portraitSide = 56;
constexpr int gap = 8;
constexpr int tileSide = 112; // "26 Nov 2024, 17:45" fits below it
constexpr int tileGap = 8;    // around a tile
constexpr int buttonHeight = 28;
constexpr int headingButton = 32;
constexpr int buttonIcon = 16;
constexpr int badgeSide = 22;

bool isHeading(const QModelIndex& index)
{
    return index.data(FaceRole::Id).toLongLong() < 0;
}

QString allText(bool yes)
{
    return yes ? ProposalDelegate::tr("Yes to all") : ProposalDelegate::tr("No to all");
}

int widthOf(const QString& text, const QFont& font)
{
    return QFontMetrics(font).horizontalAdvance(text) + buttonIcon + 4 * gap;
}

QRect pictureRect(const QRect& cell)
{
    return {cell.left() + tileGap, cell.top() + tileGap, tileSide, tileSide};
}

int lineHeight(const QFont& font)
{
    return QFontMetrics(secondFont(font)).height();
}
} // namespace

QSize ProposalDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (!isHeading(index))
        return {tileSide + 2 * tileGap, tileSide + lineHeight(option.font) + buttonHeight + 4 * tileGap};
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    return {view != nullptr ? view->viewport()->width() : option.rect.width(), headingHeight};
}

QRect ProposalDelegate::yesRect(const QRect& cell, const QModelIndex& index, const QFont& font)
{
    if (isHeading(index)) {
        const int wide = widthOf(allText(true), font);
        const QRect no = noRect(cell, index, font);
        return {no.left() - gap - wide, no.top(), wide, headingButton};
    }
    const QRect picture = pictureRect(cell);
    return {picture.left(), picture.bottom() + 1 + lineHeight(font) + gap, (tileSide - gap / 2) / 2, buttonHeight};
}

QRect ProposalDelegate::noRect(const QRect& cell, const QModelIndex& index, const QFont& font)
{
    if (isHeading(index)) {
        const int wide = widthOf(allText(false), font);
        return {cell.right() + 1 - margin - wide, cell.center().y() - headingButton / 2, wide, headingButton};
    }
    return yesRect(cell, index, font).translated((tileSide + gap / 2) / 2, 0);
}

void ProposalDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (isHeading(index))
        paintHeading(*painter, option, index);
    else
        paintTile(*painter, option, index);
    painter->restore();
}

void ProposalDelegate::paintButton(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect,
                                   const char* icon, const QString& text)
{
    const Tokens& tokens = tokensOf(option.palette);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
    QRect sign(0, 0, buttonIcon, buttonIcon);
    sign.moveCenter(text.isEmpty() ? rect.center() : QPoint(rect.left() + gap + buttonIcon / 2, rect.center().y()));
    themedIcon(icon).paint(&painter, sign);
    painter.setFont(option.font);
    painter.setPen(tokens.text1);
    painter.drawText(rect.adjusted(2 * gap + buttonIcon, 0, -gap, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

void ProposalDelegate::paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QPalette& palette = option.palette;
    const Tokens& tokens = tokensOf(palette);
    const QRect cell = option.rect;
    if (index.row() > 0)
        painter.fillRect(QRect(cell.left() + margin, cell.top(), cell.width() - 2 * margin, 1), tokens.line);
    drawItemBackground(painter, cell.adjusted(0, gap, 0, 0), option.state & QStyle::State_Selected,
                       option.state & QStyle::State_MouseOver, palette);
    const QRectF portrait(cell.left() + margin, cell.center().y() - portraitSide / 2.0 + gap / 2.0, portraitSide,
                          portraitSide);
    drawPortrait(painter, index.data(Qt::DecorationRole).value<QPixmap>(), portrait,
                 personColour(index.data(FaceRole::Colour).toUInt(), tokens.isDark), palette);
    const QFont question = headingFont(option.font);
    const QFont second = secondFont(option.font);
    const int height = QFontMetrics(question).height() + lineHeight(option.font) + 2;
    QRect line(int(portrait.right()) + 2 * gap, int(portrait.center().y()) - height / 2, 0,
               QFontMetrics(question).height());
    line.setRight(yesRect(cell, index, option.font).left() - gap);
    const auto paintLine = [&](const QFont& font, const QColor& colour, const QString& text) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetrics(font).elidedText(text, Qt::ElideRight, line.width()));
        line.translate(0, line.height() + 2);
    };
    paintLine(question, tokens.text1, index.data().toString());
    paintLine(second, tokens.text2, index.data(FaceRole::Subtitle).toString());
    paintButton(painter, option, yesRect(cell, index, option.font), "yes", allText(true));
    paintButton(painter, option, noRect(cell, index, option.font), "no", allText(false));
}

void ProposalDelegate::paintTile(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const QPalette& palette = option.palette;
    const Tokens& tokens = tokensOf(palette);
    const QRect picture = pictureRect(option.rect);
    drawRounded(painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture, 8, palette);
    const QFont second = secondFont(option.font);
    painter.setFont(second);
    painter.setPen(tokens.text2);
    painter.drawText(
        QRect(picture.left(), picture.bottom() + 1 + gap / 2, tileSide, lineHeight(option.font)),
        Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(second).elidedText(index.data(FaceRole::Detail).toString(), Qt::ElideRight, tileSide));
    const QRect yes = yesRect(option.rect, index, option.font);
    if (index.data(FaceRole::Answer).toString().isEmpty()) {
        paintButton(painter, option, yes, "yes", {});
        paintButton(painter, option, noRect(option.rect, index, option.font), "no", {});
    } else {
        paintAnswer(painter, option, index);
    }
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || option.state & QStyle::State_HasFocus) {
        painter.setPen(QPen(tokens.accent, 2, selected ? Qt::SolidLine : Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        constexpr int away = 4;
        const QRect whole(picture.topLeft(), QPoint(picture.right(), yes.bottom()));
        painter.drawRoundedRect(QRectF(whole).adjusted(-away, -away, away, away), 8 + away, 8 + away);
    }
}

/// A tick or a cross on the picture, and the answer in the place of the buttons.
void ProposalDelegate::paintAnswer(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRect picture = pictureRect(option.rect);
    QColor veil = tokens.ground;
    veil.setAlphaF(0.4F); // it is done
    painter.setPen(Qt::NoPen);
    painter.setBrush(veil);
    painter.drawRoundedRect(picture, 8, 8);
    QRect badge(0, 0, badgeSide, badgeSide);
    badge.moveTopRight(picture.topRight() + QPoint(-gap / 2, gap / 2));
    drawBadge(painter, badge, index.data(FaceRole::Icon).toString(), option.palette);
    const QRect line(picture.left(), yesRect(option.rect, index, option.font).top(), tileSide, buttonHeight);
    const QFont second = secondFont(option.font);
    painter.setFont(second);
    painter.setPen(tokens.text1);
    painter.drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(second).elidedText(index.data(FaceRole::Answer).toString(), Qt::ElideRight, tileSide));
}

bool ProposalDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                                   const QModelIndex& index)
{
    if (!index.data(FaceRole::Answer).toString().isEmpty())
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    const AnswerClick click =
        answerClick(*event, yesRect(option.rect, index, option.font), noRect(option.rect, index, option.font));
    if (click == AnswerClick::Elsewhere)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (click != AnswerClick::Held)
        Q_EMIT answered(index, click == AnswerClick::Yes);
    return true;
}

} // namespace ringface
