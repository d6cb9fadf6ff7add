// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/answerclick.h"

#include <QMouseEvent>

namespace ringface
{

AnswerClick answerClick(const QEvent& event, const QRect& yes, const QRect& no)
{
    const bool release = event.type() == QEvent::MouseButtonRelease;
    if (!release && event.type() != QEvent::MouseButtonPress && event.type() != QEvent::MouseButtonDblClick)
        return AnswerClick::Elsewhere;
    const auto& mouse = static_cast<const QMouseEvent&>(event);
    const QPoint at = mouse.position().toPoint();
    const bool isYes = yes.contains(at);
    if (mouse.button() != Qt::LeftButton || !(isYes || no.contains(at)))
        return AnswerClick::Elsewhere;
    return !release ? AnswerClick::Held : isYes ? AnswerClick::Yes : AnswerClick::No;
}

} // namespace ringface
