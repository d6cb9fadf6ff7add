// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/backupbox.h"

#include "ui/widgets/messagebar.h"
#include "ui/widgets/texts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace ringface
{

using namespace Qt::StringLiterals;

QString backupText(const Backup& backup)
{
    return BackupBox::tr("%1 (%2)", "time, size")
        .arg(momentText(backup.madeAt, QDate::currentDate()),
             QLocale().formattedDataSize(backup.bytes, 1, QLocale::DataSizeSIFormat));
}

BackupBox::BackupBox(QLabel* text, QWidget* parent)
    : QWidget(parent)
    , m_text(text)
    , m_choice(new QComboBox(this))
    , m_restore(new QPushButton(tr("Go back to it..."), this))
    , m_make(new QPushButton(tr("Make a copy now"), this))
    , m_question(new MessageBar(this))
{
    m_text->setObjectName(u"backupText"_s);
    m_choice->setObjectName(u"backupChoice"_s);
    m_choice->setAccessibleName(tr("Copies of the library"));
    m_choice->setFocusPolicy(Qt::StrongFocus);
    m_restore->setObjectName(u"restoreButton"_s);
    m_make->setObjectName(u"backupButton"_s);
    m_question->setObjectName(u"restoreBar"_s);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_choice);
    row->addWidget(m_restore);
    row->addWidget(m_make);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(row);
    column->addWidget(m_question);
    connect(m_make, &QPushButton::clicked, this, &BackupBox::backupWanted);
    connect(m_restore, &QPushButton::clicked, this, &BackupBox::ask);
    connect(m_question, &MessageBar::accepted, this,
            [this] { Q_EMIT restoreWanted(m_choice->currentData().toString()); });
    connect(m_question, &MessageBar::dismissed, m_restore, qOverload<>(&QWidget::setFocus));
    connect(m_choice, &QComboBox::currentIndexChanged, m_question, &QWidget::hide);
    setBackups({});
}

void BackupBox::setBackups(const QList<Backup>& backups)
{
    const QString chosen = m_choice->currentData().toString();
    m_choice->clear();
    for (const Backup& backup : backups) {
        if (!backup.damaged)
            m_choice->addItem(backupText(backup), backup.file);
    }
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(chosen)));
    const bool any = m_choice->count() > 0;
    m_choice->setVisible(any);
    m_restore->setVisible(any);
    m_text->setText(any ? tr("Once a day, while Ringface runs, all names and faces are copied. The newest copies are "
                             "kept beside the library; copy them to another disk to be safe from a broken one.")
                        : tr("There is none yet. Once a day, while Ringface runs, all names and faces are copied."));
}

void BackupBox::setBusy(bool busy)
{
    m_make->setEnabled(!busy);
    m_make->setText(busy ? tr("Copying...") : tr("Make a copy now"));
}

void BackupBox::ask()
{
    m_question->ask(tr("Go back to what Ringface knew then: %1? What was named and found since is left out. It is "
                       "kept as a copy of its own, so that you can come back.")
                        .arg(m_choice->currentText()),
                    tr("Go back"), tr("Cancel"));
    m_question->findChild<QPushButton*>(u"dismissButton"_s)->setFocus();
    Q_EMIT asks(m_question);
}

} // namespace ringface
