// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/toast.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int readingMs = 8000;
constexpr int toastMargin = 16;
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
    m_time.setSingleShot(true);
    m_time.setInterval(readingMs);
    connect(&m_time, &QTimer::timeout, this, &QWidget::hide);
    connect(m_button, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT clicked();
    });
    parent->installEventFilter(this);
    hide();
}

QString Toast::text() const
{
    return m_text->text();
}

void Toast::say(const QString& text, const QString& button)
{
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(text);
    show();
    raise();
    place();
    m_time.start();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Toast::place()
{
    const QWidget* around = parentWidget();
    const int room = qMin(widestToast, around->width() - 2 * toastMargin);
    const int button = m_button->isHidden() ? 0 : m_button->sizeHint().width() + layout()->spacing();
    const QMargins inner = layout()->contentsMargins();
    const int sides = inner.left() + inner.right();
    // As wide as the text wants to be in one line, with some space for what rounding takes.
    const int line = m_text->fontMetrics().horizontalAdvance(m_text->text()) + 4;
    const int width = qMin(room, line + button + sides);
    resize(width, qMax(sizeHint().height(), heightForWidth(width)));
    move((around->width() - width) / 2, around->height() - height() - toastMargin);
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
