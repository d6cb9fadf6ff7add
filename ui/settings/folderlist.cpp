// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/settings/folderlist.h"

#include "core/library/values/watchedfolders.h"
#include "ui/settings/settingssection.h"

#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int mostShown = 6;

QString absolute(const QString& folder)
{
    return QDir::cleanPath(QDir(folder).absolutePath());
}
} // namespace

FolderList::FolderList(QWidget* parent)
    : QWidget(parent)
    , m_list(new QListWidget(this))
    , m_note(SettingsSection::quietLabel({}, this))
    , m_remove(new QPushButton(tr("Watch no longer"), this))
{
    m_list->setObjectName(u"watchedFolders"_s);
    m_list->setAccessibleName(tr("Watched folders"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_note->setObjectName(u"watchedNote"_s);
    m_remove->setObjectName(u"unwatchButton"_s);
    auto* add = new QPushButton(tr("Watch a folder..."), this);
    add->setObjectName(u"watchButton"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_list);
    column->addLayout(buttons);
    auto* erase = new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut);
    connect(erase, &QShortcut::activated, this, &FolderList::removeCurrent);
    connect(add, &QPushButton::clicked, this, &FolderList::choose);
    connect(m_remove, &QPushButton::clicked, this, &FolderList::removeCurrent);
    showFolders();
}

void FolderList::setFolders(const QStringList& folders)
{
    if (std::exchange(m_folders, folders) != folders)
        showFolders();
}

void FolderList::setMissing(const QStringList& folders)
{
    if (std::exchange(m_missing, folders) != folders)
        showFolders();
}

void FolderList::choose()
{
    auto* dialog = new QFileDialog(this, tr("Watch a folder"));
    dialog->setObjectName(u"watchDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &FolderList::add);
    dialog->open();
}

bool FolderList::watches(const QString& folder) const
{
    return isWatched(m_folders, absolute(folder));
}

void FolderList::add(const QString& folder)
{
    if (watches(folder))
        return;
    m_folders = watchedWith(m_folders, absolute(folder));
    showFolders();
    m_list->setCurrentRow(m_list->count() - 1);
    Q_EMIT changed(m_folders);
}

void FolderList::removeCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    m_folders.removeAt(row);
    showFolders();
    m_list->setCurrentRow(std::min(row, m_list->count() - 1));
    Q_EMIT changed(m_folders);
}

void FolderList::showFolders()
{
    const int row = m_list->currentRow();
    m_list->clear();
    for (const QString& folder : m_folders) {
        auto* item = new QListWidgetItem(
            m_missing.contains(folder) ? tr("%1 (cannot be reached now)").arg(folder) : folder, m_list);
        item->setToolTip(folder);
    }
    const bool any = !m_folders.isEmpty();
    if (any)
        m_list->setFixedHeight(std::min(m_list->count(), mostShown) * m_list->sizeHintForRow(0));
    m_list->setVisible(any);
    m_list->setCurrentRow(std::clamp(row, 0, std::max(0, m_list->count() - 1)));
    m_remove->setEnabled(any);
    m_note->setText(any ? tr("New recordings in these folders, and in the folders below them, are looked through as "
                             "soon as they are complete.")
                        : tr("None yet. Choose the folder that your camera or its downloads write to: new recordings "
                             "are looked through as soon as they are complete."));
}

} // namespace ringface
