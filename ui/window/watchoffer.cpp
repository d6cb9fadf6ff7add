// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/window/watchoffer.h"

#include "ui/settings/folderlist.h"

#include <QDir>

namespace ringface
{

WatchOffer::WatchOffer(FolderList* folders, QWidget* parent)
    : MessageBar(parent)
    , m_folders(folders)
{
    connect(this, &MessageBar::accepted, this, [this] { m_folders->add(m_folder); });
    connect(folders, &FolderList::changed, this, [this] {
        if (m_folders->watches(m_folder))
            hide();
    });
}

void WatchOffer::offer(const QStringList& paths)
{
    for (const QString& path : paths) {
        const QDir folder(path);
        if (m_asked.contains(path) || m_folders->watches(path) || folder.isRoot() || !folder.exists())
            continue;
        m_asked.insert(path);
        m_folder = path;
        ask(tr("New recordings in \u201c%1\u201d can be looked through by themselves, as soon as they are complete.")
                .arg(folder.dirName()),
            tr("Watch this folder"), tr("Not now"));
        return;
    }
}

} // namespace ringface
