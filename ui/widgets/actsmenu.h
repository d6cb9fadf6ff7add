// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QWidget;

namespace ringface
{

/// A right click on \a widget, or the menu key, shows its actions. Unlike Qt::ActionsContextMenu it does not wait for
/// the answer: what runs in the background goes on being shown.
void offerActs(QWidget* widget);

} // namespace ringface
