// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/messagebar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace ringface
{

using namespace Qt::StringLiterals;

MessageBar::MessageBar(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_accept(new QPushButton(this))
    , m_dismiss(new QPushButton(this))
{
    setProperty("messageBar", true);
    m_text->setObjectName(u"messageText"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText); // names and paths
    m_text->setOpenExternalLinks(true);
    m_accept->setObjectName(u"acceptButton"_s);
    m_accept->setProperty("primary", true);
    m_dismiss->setObjectName(u"dismissButton"_s);
    for (QPushButton* button : {m_accept, m_dismiss})
        button->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where the user is
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_text, 1);
    row->addWidget(m_accept);
    row->addWidget(m_dismiss);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    connect(m_dismiss, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT dismissed();
    });
    hide();
}

void MessageBar::setRichText()
{
    m_text->setTextFormat(Qt::RichText);
}

void MessageBar::ask(const QString& text, const QString& accept, const QString& dismiss)
{
    m_text->setText(text);
    m_accept->setText(accept);
    m_accept->setVisible(!accept.isEmpty());
    m_dismiss->setText(dismiss);
    show();
}

} // namespace ringface
