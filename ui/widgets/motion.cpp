// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/motion.h"

#include <QStyle>
#include <QWidget>

namespace ringface
{

int motionMs(const QWidget* widget)
{
    constexpr int ours = 120;
    const bool moves =
        widget->isVisible() && widget->style()->styleHint(QStyle::SH_Widget_Animate, nullptr, widget) != 0;
    return moves ? ours : 0;
}

} // namespace ringface
