// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/actsmenu.h"

#include <QAbstractScrollArea>
#include <QAction>
#include <QMenu>

namespace ringface
{

using namespace Qt::StringLiterals;

void setUpAct(QAction* act, const char* name, const QList<QKeySequence>& keys)
{
    act->setObjectName(QLatin1StringView(name));
    act->setShortcuts(keys);
    act->setShortcutContext(Qt::WidgetShortcut);
    act->setShortcutVisibleInContextMenu(true);
    act->setAutoRepeat(false); // after many acts the next one is chosen
}

void offerActs(QWidget* widget)
{
    widget->setContextMenuPolicy(Qt::CustomContextMenu);
    QObject::connect(widget, &QWidget::customContextMenuRequested, widget, [widget](const QPoint& pos) {
        auto* menu = new QMenu(widget);
        menu->setObjectName(u"actsMenu"_s);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions(widget->actions());
        const auto* area = qobject_cast<QAbstractScrollArea*>(widget);
        menu->popup((area != nullptr ? area->viewport() : widget)->mapToGlobal(pos));
    });
}

} // namespace ringface
