// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/findfaceaction.h"

#include "ui/widgets/actsmenu.h"

#include <QWidget>

namespace ringface
{

using namespace Qt::StringLiterals;

FindFaceAction::FindFaceAction(QWidget* widget)
    : QAction(tr("When was this face seen?"), widget)
{
    setObjectName(u"findFaceAction"_s);
    setShortcut(Qt::Key_F);
    setShortcutContext(Qt::WidgetShortcut);
    setShortcutVisibleInContextMenu(true);
    widget->addAction(this);
    offerActs(widget);
}

} // namespace ringface
