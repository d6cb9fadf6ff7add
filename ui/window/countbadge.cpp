// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/countbadge.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

namespace ringface
{

namespace
{
constexpr int badgeHeight = 18;
constexpr int mostCounted = 999;
constexpr int leastWidth = 20;
constexpr int sides = 12;  // beside the number
constexpr int margin = 10; // of the button
constexpr double letters = 0.92;
} // namespace

CountBadge::CountBadge(QToolButton* button)
    : QWidget(button)
    , m_button(button)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFont(scaledFont(button->font(), letters, true));
    button->installEventFilter(this);
    hide();
}

void CountBadge::setCount(int count)
{
    const QString text = count > 0 ? count > mostCounted ? tr("999+") : QString::number(count) : QString();
    if (text == m_text)
        return;
    m_text = text;
    setVisible(count > 0);
    constexpr qsizetype most = 4; // digits that the style leaves room for
    m_button->setProperty("counted", QString::number(qMin(most, text.size())));
    m_button->style()->unpolish(m_button);
    m_button->style()->polish(m_button);
    m_button->updateGeometry();
    place();
    update();
}

void CountBadge::place()
{
    const int width = qMax(leastWidth, fontMetrics().horizontalAdvance(m_text) + sides);
    const QRect inside = m_button->rect().adjusted(margin, 0, -margin, 0);
    setGeometry(
        QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter, QSize(width, badgeHeight), inside));
}

bool CountBadge::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

void CountBadge::paintEvent(QPaintEvent* /*event*/)
{
    const Tokens& tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_button->isChecked() ? tokens.accent : tokens.pressed);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setPen(m_button->isChecked() ? tokens.onAccent : tokens.text1);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace ringface
