// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/tiledelegate.h"

#include "ui/widgets/answerclick.h"
#include "ui/widgets/faceroles.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"
#include "ui/widgets/tokens.h"

#include <QIcon>
#include <QPainter>

namespace ringface
{

namespace
{
constexpr int tilePadding = 8;
constexpr int chipHeight = 32;
constexpr int chipMargin = 6;  // to the edges of the picture
constexpr int answerSide = 26; // of the two in the chip
constexpr int layer = 3;       // by which a picture of a stack looks out
constexpr int ringAway = 3;
constexpr int cardGap = 4; // between the lines of a card
constexpr int badgeSide = 20;
constexpr int keySide = 18;
constexpr qreal corner = 8;
} // namespace

TileDelegate::TileDelegate(int tile, Caption caption, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_tile(tile)
    , m_caption(caption)
{
}

QSize TileDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int line = option.fontMetrics.height();
    const int text = m_caption == Caption::Card   ? 2 * line + tilePadding + cardGap
                     : m_caption == Caption::Line ? line + tilePadding / 2
                                                  : 0;
    return QSize(m_tile + 2 * tilePadding, m_tile + 2 * tilePadding + text);
}

QRect TileDelegate::pictureRect(const QRect& cell) const
{
    return QRect(cell.center().x() - m_tile / 2, cell.top() + tilePadding, m_tile, m_tile);
}

QRect TileDelegate::chipRect(const QRect& cell) const
{
    const QRect picture = pictureRect(cell);
    return QRect(picture.left() + chipMargin, picture.bottom() + 1 - chipMargin - chipHeight,
                 picture.width() - 2 * chipMargin, chipHeight);
}

QRect TileDelegate::yesRect(const QRect& cell) const
{
    return noRect(cell).translated(-answerSide, 0);
}

QRect TileDelegate::noRect(const QRect& cell) const
{
    const QRect chip = chipRect(cell);
    const int inside = (chipHeight - answerSide) / 2;
    return QRect(chip.right() + 1 - inside - answerSide, chip.top() + inside, answerSide, answerSide);
}

bool TileDelegate::asks(const QModelIndex& index)
{
    return !index.data(FaceRole::Suggestion).toString().isEmpty();
}

void TileDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    const Tokens& tokens = tokensOf(palette);
    const bool target = m_target.isValid() && m_target == index;
    const bool selected = option.state & QStyle::State_Selected;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect whole = pictureRect(option.rect);
    QRectF picture = whole;
    const qsizetype faces = m_caption == Caption::Line ? index.data(FaceRole::Faces).value<QList<qint64>>().size() : 1;
    if (faces > 1) { // the others behind it
        const int behind = faces > 2 ? 2 : 1;
        painter->setPen(Qt::NoPen);
        for (int i = behind; i > 0; --i) {
            painter->setBrush(i == 1 ? tokens.sheet1 : tokens.sheet2);
            const qreal top = layer * (behind - i);
            painter->drawRoundedRect(picture.adjusted(2 * layer * i, top, -2 * layer * i, -picture.height() / 2),
                                     corner, corner);
        }
        picture.setTop(picture.top() + layer * behind);
    }
    drawRounded(*painter, index.data(Qt::DecorationRole).value<QPixmap>(), picture, corner, palette);
    const bool focused = option.state & QStyle::State_HasFocus;
    if (target || selected || focused) { // dashed: the keyboard is there, but nothing is chosen
        painter->setPen(QPen(tokens.accent, 2, target || selected ? Qt::SolidLine : Qt::DashLine));
        painter->setBrush(Qt::NoBrush);
        constexpr qreal away = ringAway + 1;
        painter->drawRoundedRect(QRectF(whole).adjusted(-away, -away, away, away), corner + away, corner + away);
    }
    if (target) {
        painter->setPen(Qt::NoPen);
        QColor veil = tokens.weakHover;
        veil.setAlphaF(0.6F);
        painter->setBrush(veil);
        painter->drawRoundedRect(picture, corner, corner);
    }
    if (m_caption == Caption::Card && index.data(FaceRole::Colour).toUInt() != 0) {
        constexpr qreal bar = 4;
        painter->setClipRect(QRectF(picture.left(), picture.bottom() - bar, picture.width(), bar));
        painter->setPen(Qt::NoPen);
        painter->setBrush(personColour(index.data(FaceRole::Colour).toUInt(), tokens.isDark));
        painter->drawRoundedRect(picture, corner, corner);
        painter->setClipping(false);
    }
    if (const QString icon = index.data(FaceRole::Icon).toString(); m_caption == Caption::Line && !icon.isEmpty()) {
        QRect badge(0, 0, badgeSide, badgeSide);
        badge.moveBottomLeft(whole.bottomLeft() + QPoint(chipMargin, -chipMargin));
        drawBadge(*painter, badge, icon, palette);
    }
    if (asks(index))
        paintQuestion(*painter, option, index);
    if (m_caption != Caption::None)
        paintCaption(*painter, option, index);
    painter->restore();
}

void TileDelegate::paintQuestion(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Tokens& tokens = tokensOf(option.palette);
    const QRect chip = chipRect(option.rect);
    painter.setPen(QPen(tokens.line, 1));
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), corner - 2, corner - 2);
    const QFont bold = scaledFont(option.font, 1, true);
    const QRect text = chip.adjusted(8, 0, yesRect(option.rect).left() - chip.right() - 2, 0);
    painter.setFont(bold);
    painter.setPen(tokens.text1);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(nameText(index.data(FaceRole::Suggestion).toString(), true),
                                                   Qt::ElideRight, text.width()));
    constexpr int inner = 4;
    for (const auto& [rect, icon] : {std::pair(yesRect(option.rect), "yes"), std::pair(noRect(option.rect), "no")})
        themedIcon(icon).paint(&painter, rect.adjusted(inner, inner, -inner, -inner));
}

void TileDelegate::paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QRect picture = pictureRect(option.rect);
    QRect line(picture.left(), picture.bottom() + 1 + tilePadding, picture.width(), option.fontMetrics.height());
    if (m_caption == Caption::Line) {
        const QFont second = secondFont(option.font);
        painter.setFont(second);
        painter.setPen(quietText(option.palette));
        painter.drawText(
            line, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(second).elidedText(index.data(FaceRole::Detail).toString(), Qt::ElideRight, line.width()));
        return;
    }
    const Tokens& tokens = tokensOf(option.palette);
    QRect name = line;
    if (const int key = index.data(FaceRole::Key).toInt(); key > 0) {
        const QRectF cap(line.right() - keySide, line.center().y() - keySide / 2.0, keySide, keySide);
        drawKey(painter, cap, QString::number(key), option.font, option.palette);
        name.setRight(int(cap.left()) - cardGap);
    }
    const QFont bold = scaledFont(option.font, 1, true);
    painter.setFont(bold);
    painter.setPen(tokens.text1);
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(index.data().toString(), Qt::ElideRight, name.width()));
    line.translate(0, line.height() + cardGap);
    drawWithIcon(painter, line, index.data(FaceRole::Icon).toString(), index.data(FaceRole::Subtitle).toString(),
                 option.font, option.palette);
}

bool TileDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    const AnswerClick click =
        asks(index) ? answerClick(*event, yesRect(option.rect), noRect(option.rect)) : AnswerClick::Elsewhere;
    if (click == AnswerClick::Elsewhere)
        return QStyledItemDelegate::editorEvent(event, model, option, index);
    if (click != AnswerClick::Held)
        Q_EMIT answered(index, click == AnswerClick::Yes);
    return true;
}

} // namespace ringface
