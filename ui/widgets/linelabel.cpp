// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/linelabel.h"

#include <QPainter>
#include <QStyle>

namespace ringface
{

QSize LineLabel::minimumSizeHint() const
{
    constexpr int least = 32;
    return QSize(least, QLabel::minimumSizeHint().height());
}

void LineLabel::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    style()->drawItemText(&painter, contentsRect(), int(QStyle::visualAlignment(layoutDirection(), alignment())),
                          palette(), isEnabled(), fontMetrics().elidedText(text(), Qt::ElideRight, width()),
                          foregroundRole());
}

} // namespace ringface
