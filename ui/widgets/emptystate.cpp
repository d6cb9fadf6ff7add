// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/emptystate.h"

#include "ui/widgets/painting.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

EmptyState::EmptyState(QAbstractItemView* view, const char* icon, const QString& text, const QString& button)
    : QWidget(view->viewport())
    , m_view(view)
    , m_text(new QLabel(text, this))
{
    setObjectName(u"emptyState"_s);
    auto* picture = new QLabel(this);
    picture->setPixmap(themedIcon(icon).pixmap(QSize(40, 40), devicePixelRatioF(), QIcon::Disabled));
    picture->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"emptyText"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(12);
    column->addStretch();
    column->addWidget(picture);
    column->addWidget(m_text);
    if (!button.isEmpty()) {
        m_button = new QPushButton(button, this);
        m_button->setObjectName(u"emptyButton"_s);
        m_button->setProperty("primary", true);
        m_button->setCursor(Qt::PointingHandCursor);
        connect(m_button, &QPushButton::clicked, this, &EmptyState::clicked);
        column->addWidget(m_button, 0, Qt::AlignHCenter);
    }
    column->addStretch();
    view->viewport()->installEventFilter(this);
    const QAbstractItemModel* model = view->model();
    connect(model, &QAbstractItemModel::rowsInserted, this, &EmptyState::follow);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &EmptyState::follow);
    connect(model, &QAbstractItemModel::modelReset, this, &EmptyState::follow);
    follow();
}

void EmptyState::setText(const QString& text)
{
    m_text->setText(text);
}

void EmptyState::showButton(bool on)
{
    if (m_button != nullptr)
        m_button->setVisible(on);
}

bool EmptyState::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QWidget::eventFilter(watched, event);
}

void EmptyState::follow()
{
    setGeometry(m_view->viewport()->rect());
    setVisible(m_view->model()->rowCount() == 0);
}

} // namespace ringface
