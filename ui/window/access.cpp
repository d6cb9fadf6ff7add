// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/access.h"

#include "ui/player/frameview.h"

#include <QAccessibleWidget>

namespace ringface
{

namespace
{
/// A picture; its description is who is on it.
class FrameAccess : public QAccessibleWidget
{
public:
    explicit FrameAccess(FrameView* view)
        : QAccessibleWidget(view, QAccessible::Graphic)
        , m_view(view)
    {
    }

    QString text(QAccessible::Text kind) const override
    {
        if (kind != QAccessible::Description)
            return QAccessibleWidget::text(kind);
        QStringList names;
        const QList<FrameView::Box> boxes = m_view->boxes();
        for (const FrameView::Box& box : boxes)
            names.append(box.text);
        return names.isEmpty() ? m_view->message() : names.join(FrameView::tr(", ", "between names"));
    }

private:
    FrameView* m_view;
};

QAccessibleInterface* make(const QString&, QObject* object)
{
    auto* frame = qobject_cast<FrameView*>(object);
    return frame ? new FrameAccess(frame) : nullptr;
}
} // namespace

void installAccess()
{
    QAccessible::installFactory(make);
}

} // namespace ringface
