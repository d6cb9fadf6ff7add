// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

// "Your data" of the settings page.
#include "ui/settings/backupbox.h"
#include "ui/settings/passphrasebox.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/settingssection.h"
#include "ui/widgets/messagebar.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
const QList<int> unknownDays{0, 30, 90, 365};

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 0, QLocale::DataSizeSIFormat);
}

} // namespace

SettingsSection* SettingsPage::makeData()
{
    auto* section = new SettingsSection(tr("Your data"), this);
    auto* open = new QPushButton(tr("Open folder"), this);
    open->setObjectName(u"openFolderButton"_s);
    m_place = section->addRow(tr("Library"), {}, open);
    m_place->setObjectName(u"libraryPlace"_s);
    open->setAccessibleName(tr("Open the folder of the library"));
    connect(open, &QPushButton::clicked, this, &SettingsPage::libraryFolderWanted);
    m_unknownDays =
        makeChoice("unknownDaysChoice", {tr("never"), tr("after 30 days"), tr("after 90 days"), tr("after a year")});
    section->addRow(tr("Forget unknown faces"),
                    tr("Faces of people without a name are deleted by themselves, with their pictures."),
                    m_unknownDays);
    connect(m_unknownDays, &QComboBox::activated, this,
            [this](int index) { set(&Settings::unknownDays, unknownDays.at(index)); });
    m_backups = new BackupBox(section->addText(tr("Copies"), {}), this);
    section->addBelow(m_backups);
    connect(m_backups, &BackupBox::asks, this, &SettingsPage::bringIntoView);
    m_passphrase = new PassphraseBox(section->addText(tr("Encryption"), {}), this);
    section->addBelow(m_passphrase);
    m_remove = new QPushButton(tr("Remove everything Ringface knows..."), this);
    m_remove->setObjectName(u"removeEverythingButton"_s);
    m_remove->setProperty("danger", true);
    m_remove->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    section->addWide(m_remove);
    m_question = new MessageBar(this);
    m_question->setObjectName(u"removeEverythingBar"_s);
    section->addBelow(m_question);
    connect(m_remove, &QPushButton::clicked, this, &SettingsPage::askRemoval);
    connect(m_question, &MessageBar::accepted, this, &SettingsPage::removalWanted);
    connect(m_question, &MessageBar::dismissed, m_remove, qOverload<>(&QWidget::setFocus));
    return section;
}

void SettingsPage::askRemoval()
{
    if (m_isDemo)
        m_question->ask(
            tr("Remove the sample recordings and all that was found in them, and close this window? Your own "
               "library and recordings are not touched."),
            tr("Remove"), tr("Cancel"));
    else
        m_question->ask(
            tr("Remove all faces, names, visits and what was learnt from them, %1 in all, and these settings? "
               "This cannot be undone. Your recordings stay where they are, and so do the network files.")
                .arg(sizeText(m_bytes)),
            tr("Remove everything"), tr("Cancel"));
    m_question->findChild<QPushButton*>(u"dismissButton"_s)->setFocus();
    bringIntoView(m_question);
}

void SettingsPage::setDemo()
{
    m_isDemo = true;
    m_accountSection->hide(); // nobody's recordings come among them
    m_remove->setText(tr("Remove the sample recordings and their library..."));
}

void SettingsPage::bringIntoView(QWidget* question)
{
    // It has its place only when the layout was made.
    QTimer::singleShot(0, question, [this, question] {
        qobject_cast<QScrollArea*>(m_pages->currentWidget())->ensureWidgetVisible(question);
    });
}

void SettingsPage::showUnknownDays()
{
    m_unknownDays->setCurrentIndex(std::max(0, int(unknownDays.indexOf(m_settings.unknownDays))));
}

void SettingsPage::setLibraryPlace(const QString& folder, qint64 bytes)
{
    m_bytes = bytes;
    m_place->setText(tr("%1 in %2", "size, folder").arg(sizeText(bytes), folder));
}

} // namespace ringface
