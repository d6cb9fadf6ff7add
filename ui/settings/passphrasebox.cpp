// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/passphrasebox.h"

#include "ui/settings/formrow.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int dialogWidth = 460;

/// For what nobody is to see.
QLineEdit* addSecretField(QFormLayout* form, const char* name, const QString& text)
{
    QLineEdit* field = addFormField(form, name, text);
    field->setEchoMode(QLineEdit::Password);
    return field;
}

/// What is to be said of a new passphrase; empty: nothing.
QString noteOn(const QString& passphrase, const QString& again)
{
    constexpr qsizetype easilyFound = 12;
    if (passphrase.isEmpty())
        return {};
    if (passphrase.size() < easilyFound)
        return PassphraseBox::tr("Short: somebody could find it by trying. Four words that do not belong together are "
                                 "better.");
    return again.isEmpty() || passphrase.startsWith(again) ? QString()
                                                           : PassphraseBox::tr("The two are not the same yet.");
}
} // namespace

PassphraseBox::PassphraseBox(QLabel* text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_set(new QPushButton(this))
    , m_remove(new QPushButton(tr("Encrypt no longer..."), this))
{
    m_text->setObjectName(u"passphraseText"_s);
    m_set->setObjectName(u"setPassphraseButton"_s);
    m_remove->setObjectName(u"removePassphraseButton"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_set);
    row->addWidget(m_remove);
    row->addStretch(1);
    connect(m_set, &QPushButton::clicked, this, [this] { ask(false); });
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(true); });
    setEncrypted(false);
}

void PassphraseBox::setEncrypted(bool encrypted)
{
    m_encrypted = encrypted;
    m_text->setText(encrypted
                        ? tr("The pictures of faces, and what was learnt from them, can be read only with your "
                             "passphrase. Ringface asks for it at each start.")
                        : tr("Whoever has this disk can read the library. With a passphrase, the pictures of faces "
                             "and what was learnt from them cannot be read without it."));
    m_set->setText(encrypted ? tr("Another passphrase...") : tr("Encrypt..."));
    m_remove->setVisible(encrypted);
}

void PassphraseBox::ask(bool remove)
{
    auto* dialog = new QDialog(this);
    dialog->setObjectName(u"passphraseDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(remove ? tr("Encrypt no longer") : tr("Passphrase"));
    dialog->setMinimumWidth(dialogWidth);
    QFormLayout* form = makeForm(dialog);
    auto* text =
        new QLabel(remove ? tr("All pictures are written anew, which takes a while.")
                          : tr("Nobody can help you if you forget it: names and recordings stay, but all faces "
                               "are lost. Write it down and keep it in a safe place."),
                   dialog);
    text->setWordWrap(true);
    form->addRow(text);
    QLineEdit* now = m_encrypted ? addSecretField(form, "nowField", tr("Passphrase now")) : nullptr;
    QLineEdit* next = remove ? nullptr : addSecretField(form, "nextField", tr("New passphrase"));
    QLineEdit* again = remove ? nullptr : addSecretField(form, "againField", tr("Once more"));
    auto* note = new QLabel(dialog);
    note->setObjectName(u"passphraseNote"_s);
    note->setProperty("quiet", true);
    note->setWordWrap(true);
    form->addRow(note);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, dialog);
    form->addRow(buttons);
    QPushButton* ok = buttons->button(QDialogButtonBox::Ok);
    ok->setObjectName(u"okButton"_s);
    const auto check = [=] {
        ok->setEnabled((now == nullptr || !now->text().isEmpty()) &&
                       (next == nullptr || (!next->text().isEmpty() && next->text() == again->text())));
        note->setText(next == nullptr ? QString() : noteOn(next->text(), again->text()));
    };
    check();
    for (QLineEdit* field : {now, next, again}) {
        if (field != nullptr)
            connect(field, &QLineEdit::textChanged, dialog, check);
    }
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, dialog, [=, this] {
        const QString before = now != nullptr ? now->text() : QString();
        const QString after = next != nullptr ? next->text() : QString();
        dialog->accept();
        Q_EMIT changeWanted(before, after);
    });
    dialog->open();
}

} // namespace ringface
