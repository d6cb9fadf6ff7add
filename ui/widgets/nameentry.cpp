// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/nameentry.h"

#include <QCompleter>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QStringListModel>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

NameEntry::NameEntry(QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(u"nameEntry"_s);
    setAccessibleName(tr("Name of this person"));
    setPlaceholderText(tr("Who is this?"));
    setMaxLength(100);
    connect(this, &QLineEdit::returnPressed, this, &NameEntry::accept);
    hide();
}

void NameEntry::ask(const QStringList& knownNames, const QString& text)
{
    m_known = knownNames;
    auto* completer = new QCompleter(knownNames, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    delete this->completer();
    setCompleter(completer);
    // Queued: by then the field has the chosen name.
    connect(completer, qOverload<const QString&>(&QCompleter::activated), this, &NameEntry::accept,
            Qt::QueuedConnection);
    setText(text);
    selectAll();
    show();
    raise();
    m_asking = true;
    setFocus(Qt::OtherFocusReason);
}

void NameEntry::moveWithin(const QRect& area, const QPoint& wanted)
{
    adjustSize();
    const QRect room = area.adjusted(0, 0, -width(), -height());
    move(qBound(room.left(), wanted.x(), room.right()), qBound(room.top(), wanted.y(), room.bottom()));
}

void NameEntry::accept()
{
    QString name = text().simplified();
    if (!m_asking || name.isEmpty())
        return;
    for (const QString& known : std::as_const(m_known)) {
        if (known.compare(name, Qt::CaseInsensitive) == 0)
            name = known;
    }
    m_asking = false;
    hide();
    Q_EMIT accepted(name);
}

bool NameEntry::giveUp()
{
    const bool asked = std::exchange(m_asking, false); // before the focus goes, which is noticed below
    hide();
    return asked;
}

void NameEntry::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        QLineEdit::keyPressEvent(event);
    else if (giveUp())
        Q_EMIT cancelled();
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept(); // else it would open what lies below
}

void NameEntry::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        giveUp(); // the focus is where the user wants it
}

} // namespace ringface
