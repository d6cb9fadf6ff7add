// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QEvent;
class QRect;

namespace ringface
{

/// What the mouse does at a painted yes or no.
enum class AnswerClick {
    Elsewhere,
    Held, ///< it is there, and has not answered (yet)
    Yes,
    No
};
AnswerClick answerClick(const QEvent& event, const QRect& yes, const QRect& no);

} // namespace ringface
