// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/edgescroll.h"

#include <QAbstractItemView>
#include <QScrollBar>

#include <algorithm>

namespace ringface
{

EdgeScroll::EdgeScroll(QAbstractItemView* view)
    : QObject(view)
    , m_view(view)
{
    constexpr int oftenMs = 30;
    m_timer.setInterval(oftenMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        QScrollBar* bar = m_view->verticalScrollBar();
        bar->setValue(bar->value() + m_step);
    });
}

void EdgeScroll::dragAt(int y)
{
    constexpr int edge = 48; // a whole card
    constexpr int slow = 4;  // a step for so many pixels
    const int up = std::max(0, edge - y);
    const int down = std::max(0, y - (m_view->viewport()->height() - edge));
    m_step = (down - up) / slow;
    if (m_step == 0)
        m_timer.stop();
    else if (!m_timer.isActive())
        m_timer.start();
}

void EdgeScroll::stop()
{
    m_timer.stop();
}

} // namespace ringface
