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
    explicit WheelKeeper(QWidget* control)
        : QObject(control)
        , m_control(control)
    {
    }

protected:
    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        if (event->type() != QEvent::Wheel || m_control->hasFocus())
            return false;
        event->ignore();
        return true;
    }

private:
    QWidget* m_control;
};
} // namespace

void keepFromWheel(QWidget* control)
{
    control->setFocusPolicy(Qt::StrongFocus); // not by the wheel itself
    control->installEventFilter(new WheelKeeper(control));
}

} // namespace ringface
