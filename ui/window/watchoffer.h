// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/messagebar.h"

#include <QSet>

namespace ringface
{

class FolderList;

/// Offers to watch a folder that was added, once for each folder.
class WatchOffer : public MessageBar
{
    Q_OBJECT

public:
    explicit WatchOffer(FolderList* folders, QWidget* parent = nullptr);

    /// \a paths: what the user added, of which the first folder counts that is not watched.
    void offer(const QStringList& paths);

private:
    FolderList* m_folders;
    QString m_folder; ///< in question
    QSet<QString> m_asked;
};

} // namespace ringface
