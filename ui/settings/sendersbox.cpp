// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/sendersbox.h"

#include "ui/settings/formrow.h"
#include "ui/settings/settingssection.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

SendersBox::SendersBox(QWidget* parent)
    : QWidget(parent)
    , m_try(new QPushButton(tr("Try it"), this))
    , m_note(SettingsSection::quietLabel({}, this))
{
    QFormLayout* form = makeForm(this);
    form->setContentsMargins(0, 0, 0, 0);
    addFormRow(form, tr("Command"), makeField("commandField", u"/home/me/bin/doorbell --loud"_s, &Senders::command));
    addFormRow(form, tr("Web address"),
               makeField("webhookField", u"http://192.168.1.20:8080/visit"_s, &Senders::webhook));
    addFormRow(form, tr("MQTT broker"), makeField("brokerField", u"homeassistant.local:1883"_s, &Senders::broker));
    addFormRow(form, tr("MQTT user"), makeField("brokerUserField", {}, &Senders::brokerUser));
    QLineEdit* password = makeField("brokerPasswordField", {}, &Senders::brokerPassword);
    password->setEchoMode(QLineEdit::Password);
    addFormRow(form, tr("MQTT password"), password);
    m_try->setObjectName(u"trySendersButton"_s);
    m_note->setObjectName(u"sendersNote"_s);
    form->addRow(m_try);
    form->addRow(m_note);
    m_try->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_try, &QPushButton::clicked, this, [this] {
        setProblem({});
        m_note->setText(tr("A made-up visit has been sent. What does not arrive is said here."));
        m_note->show();
        Q_EMIT trialWanted();
    });
    setProblem({});
    describe();
}

QLineEdit* SendersBox::makeField(const char* name, const QString& example, QString Senders::*field)
{
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QLatin1StringView(name));
    edit->setPlaceholderText(example);
    m_fields.append({edit, field});
    connect(edit, &QLineEdit::editingFinished, this, [this, edit, field] {
        const QString text = edit->text().trimmed();
        if (std::exchange(m_senders.*field, text) == text)
            return;
        setProblem({});
        describe();
        Q_EMIT changed(m_senders);
    });
    return edit;
}

void SendersBox::setSenders(const Senders& senders)
{
    m_senders = senders;
    for (const auto& [edit, field] : std::as_const(m_fields))
        edit->setText(senders.*field);
    describe();
}

void SendersBox::setProblem(const QString& text)
{
    m_note->setText(text);
    m_note->setVisible(!text.isEmpty());
}

void SendersBox::describe()
{
    m_try->setEnabled(!m_senders.command.isEmpty() || !m_senders.webhook.isEmpty() || !m_senders.broker.isEmpty());
}

} // namespace ringface
