// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/people/visitdelegate.h"

#include "ui/people/personvisits.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/tokens.h"

#include <QIcon>
#include <QPainter>

namespace ringface
{

namespace
{
constexpr int margin = 8;  // around a row
constexpr int padding = 8; // inside it
constexpr int gap = 12;
constexpr int lineGap = 4;
constexpr int portraits = 44; // wide, as drawPortraits() needs
constexpr int leastHeight = 56;
constexpr QSize picture(72, 41);
} // namespace

QSize VisitDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const int lines = option.fontMetrics.height() + QFontMetrics(secondFont(option.font)).height() + lineGap;
    return QSize(picture.width(), std::max(leastHeight, lines + 2 * padding));
}

void VisitDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QPalette& palette = option.palette;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect card = option.rect.adjusted(margin, 1, -margin, -1);
    drawItemBackground(*painter, card, option.state & QStyle::State_Selected, option.state & QStyle::State_MouseOver,
                       palette);
    const QRect thumbnail(card.left() + padding, card.center().y() - picture.height() / 2, picture.width(),
                          picture.height());
    const auto pixmap = index.data(Qt::DecorationRole).value<QPixmap>();
    drawRounded(*painter, pixmap, thumbnail, 4, palette);
    if (pixmap.isNull())
        themedIcon("recordings").paint(painter, thumbnail.adjusted(0, 10, 0, -10), Qt::AlignCenter, QIcon::Disabled);
    const auto people = index.data(PersonVisits::PortraitsRole).value<QList<Portrait>>();
    const QRect faces(card.right() - padding - portraits, card.top(), portraits, card.height());
    drawPortraits(*painter, people, faces, palette.color(QPalette::Base), palette);

    const int second = QFontMetrics(secondFont(option.font)).height();
    const int first = option.fontMetrics.height();
    QRect line(thumbnail.right() + gap, card.center().y() - (first + lineGap + second) / 2, 0, first);
    line.setRight(people.isEmpty() ? card.right() - padding : faces.left() - lineGap);
    painter->setFont(option.font);
    painter->setPen(tokensOf(palette).text1);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    line.translate(0, first + lineGap);
    line.setHeight(second);
    drawWithIcon(*painter, line, index.data(PersonVisits::KindRole).toString(),
                 index.data(PersonVisits::FactsRole).toString(), option.font, palette);
    painter->restore();
}

} // namespace ringface
