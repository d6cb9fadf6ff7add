// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QKeySequence>
#include <QList>

class QAction;
class QWidget;

namespace ringface
{

/// For an act on what is chosen in a list: its keys hold while the list has the keyboard, are shown in its menu, and
/// act once however long they are held down.
void setUpAct(QAction* act, const char* name, const QList<QKeySequence>& keys);

/// A right click on \a widget, or the menu key, shows its actions. Unlike Qt::ActionsContextMenu it does not wait for
/// the answer: what runs in the background goes on being shown.
void offerActs(QWidget* widget);

} // namespace ringface
