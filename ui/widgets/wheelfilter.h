// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace ringface
{

/// The wheel over \a control scrolls the page around it; it changes the control only if that was chosen before.
void keepFromWheel(QWidget* control);

} // namespace ringface
