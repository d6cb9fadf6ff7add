// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/wheelfilter.h"

#include <QEvent>
#include <QWidget>

namespace ringface
{

namespace
{
class WheelKeeper : public QObject
{
public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel)
            return false;
        event->ignore(); // the page is scrolled by it
        return true;
    }
};
} // namespace

void keepFromWheel(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus); // not by the wheel itself
    control->installEventFilter(new WheelKeeper(control));
}

} // namespace ringface
