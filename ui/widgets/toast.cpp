// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/toast.h"

#include "ui/widgets/motion.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int readingMs = 5000;
constexpr int toastMargin = 24;
constexpr int widestToast = 560;
} // namespace

Toast::Toast(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"toast"_s);
    m_text->setObjectName(u"toastText"_s);
    m_text->setTextFormat(Qt::PlainText); // names
    m_text->setWordWrap(true);
    m_button->setObjectName(u"toastButton"_s);
    m_button->setFocusPolicy(Qt::TabFocus);
    m_button->setCursor(Qt::PointingHandCursor);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(12);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    m_move.setTargetObject(this);
    m_move.setPropertyName("pos");
    m_move.setEasingCurve(QEasingCurve::OutCubic);
    m_time.setSingleShot(true);
    m_time.setInterval(readingMs);
    connect(&m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        if (const auto act = std::exchange(m_act, {}))
            act();
    });
    parent->installEventFilter(this);
    hide();
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::say(const QString& text, const QString& button, const std::function<void()>& act)
{
    m_act = act;
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(text);
    show();
    raise();
    place();
    m_time.start();
    if (const int ms = motionMs(this); ms > 0) { // from a little below
        constexpr int away = 12;
        m_move.setDuration(ms);
        m_move.setEndValue(pos());
        m_move.setStartValue(pos() + QPoint(0, m_edge.testFlag(Qt::AlignTop) ? -away : away));
        m_move.start();
    }
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::setPlace(QWidget* area, Qt::Alignment edge)
{
    if (m_area != nullptr)
        m_area->removeEventFilter(this);
    m_area = area;
    m_edge = edge;
    m_area->installEventFilter(this);
    if (isVisible())
        place();
}

void Toast::place()
{
    m_move.stop();
    const QRect around =
        m_area == nullptr ? parentWidget()->rect() : QRect(m_area->mapTo(parentWidget(), QPoint()), m_area->size());
    const int room = qMin(widestToast, around.width() - 2 * toastMargin);
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().width() + layout()->spacing();
    const QMargins inner = layout()->contentsMargins();
    const int sides = inner.left() + inner.right();
    // As wide as the text wants to be in one line, with some space for what rounding takes.
    const int line = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 4;
    const int width = qMin(room, line + button + sides);
    resize(width, qMax(sizeHint().height(), heightForWidth(width)));
    const QRect inside = around.adjusted(toastMargin, toastMargin, -toastMargin, -toastMargin);
    setGeometry(QStyle::alignedRect(layoutDirection(), m_edge, size(), inside));
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent* event)
{
    QFrame::enterEvent(event);
    m_time.stop();
}

void Toast::leaveEvent(QEvent* event)
{
    QFrame::leaveEvent(event);
    m_time.start();
}

} // namespace ringface
