// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/drophint.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/tokens.h"

#include <QIcon>
#include <QPainter>

namespace ringface
{

using namespace Qt::StringLiterals;

DropHint::DropHint(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"dropHint"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropHint::showEvent(QShowEvent* event)
{
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::showEvent(event);
}

void DropHint::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = tokens.ground;
    veil.setAlphaF(0.85F);
    painter.fillRect(rect(), veil);
    constexpr int margin = 16;
    constexpr int corner = 12;
    constexpr int iconSide = 40;
    painter.setPen(QPen(tokens.accent, 2, Qt::DashLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect().adjusted(margin, margin, -margin, -margin), corner, corner);
    QRect icon(0, 0, iconSide, iconSide);
    icon.moveCenter(rect().center() - QPoint(0, iconSide));
    themedIcon("add").paint(&painter, icon);
    painter.setFont(headingFont(font()));
    painter.setPen(tokens.text1);
    painter.drawText(rect().adjusted(2 * margin, 0, -2 * margin, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Drop the recordings here to add them"));
}

} // namespace ringface
