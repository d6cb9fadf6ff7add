// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/recordings/correctionbar.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

CorrectionBar::CorrectionBar(const QString& name, QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel(this))
    , m_row(new QHBoxLayout)
{
    setObjectName(name);
    setProperty("messageBar", true);
    m_text->setWordWrap(true);
    auto* accept = new QPushButton(tr("Correct"), this);
    accept->setObjectName(u"acceptButton"_s);
    accept->setProperty("primary", true);
    auto* dismiss = new QPushButton(tr("Cancel"), this);
    dismiss->setObjectName(u"dismissButton"_s);
    m_row->setSpacing(8);
    m_row->addWidget(accept);
    m_row->addWidget(dismiss);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->addWidget(m_text);
    column->addLayout(m_row);
    connect(accept, &QPushButton::clicked, this, &CorrectionBar::answer);
    connect(dismiss, &QPushButton::clicked, this, &CorrectionBar::giveUp);
    hide();
}

void CorrectionBar::setField(QWidget* field)
{
    m_field = field;
    m_row->insertWidget(0, field, 1);
}

void CorrectionBar::askAbout(const QList<Recording>& recordings, const QString& question)
{
    m_recordings = recordings;
    m_text->setText(question);
    show();
    m_field->setFocus();
}

void CorrectionBar::keepOnlyFor(const QList<RecordingId>& selected)
{
    const bool all = std::ranges::all_of(m_recordings, [&](const Recording& r) { return selected.contains(r.id); });
    if (!all)
        hide();
}

void CorrectionBar::giveUp()
{
    hide();
    Q_EMIT gaveUp();
}

void CorrectionBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        answer();
    else if (event->key() == Qt::Key_Escape)
        giveUp();
    else
        QFrame::keyPressEvent(event);
}

} // namespace ringface
