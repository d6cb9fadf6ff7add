// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/findfaceaction.h"

#include "ui/widgets/actsmenu.h"

#include <QWidget>

namespace ringface
{

FindFaceAction::FindFaceAction(QWidget* widget)
    : QAction(tr("When was this face seen?"), widget)
{
    setUpAct(this, "findFaceAction", {Qt::Key_F});
    widget->addAction(this);
    offerActs(widget);
}

} // namespace ringface
