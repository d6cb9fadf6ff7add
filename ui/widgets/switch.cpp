// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/switch.h"

#include "ui/widgets/tokens.h"

#include <QPainter>

namespace ringface
{

namespace
{
constexpr QSize track(36, 20);
constexpr int knob = 16;
constexpr int ring = 4; // around it, for the focus
} // namespace

Switch::Switch(QWidget* parent)
    : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize Switch::sizeHint() const
{
    return track + QSize(2 * ring, 2 * ring);
}

void Switch::paintEvent(QPaintEvent* /*event*/)
{
    const Tokens& tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    constexpr double disabled = 0.45;
    painter.setOpacity(isEnabled() ? 1 : disabled);
    QRectF whole(QPointF(), track);
    whole.moveCenter(QRectF(rect()).center());
    painter.setPen(Qt::NoPen);
    painter.setBrush(!isChecked() ? tokens.lineStrong : underMouse() ? tokens.accentHover : tokens.accent);
    painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2);
    constexpr qreal gap = (track.height() - knob) / 2.0;
    const bool atRight = isChecked() != (layoutDirection() == Qt::RightToLeft);
    painter.setBrush(isChecked() ? tokens.onAccent : tokens.raised);
    painter.drawEllipse(
        QRectF(atRight ? whole.right() - gap - knob : whole.left() + gap, whole.top() + gap, knob, knob));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(tokens.accent, 2));
        constexpr qreal away = 3;
        painter.drawRoundedRect(whole.adjusted(-away, -away, away, away), track.height() / 2.0 + away,
                                track.height() / 2.0 + away);
    }
}

} // namespace ringface
