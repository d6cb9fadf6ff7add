// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace ringface
{

/// The folders that are watched for new recordings.
class FolderList : public QWidget
{
    Q_OBJECT

public:
    explicit FolderList(QWidget* parent = nullptr);

    /// Absolute paths; emits nothing.
    void setFolders(const QStringList& folders);
    QStringList folders() const { return m_folders; }
    /// It, or a folder around it.
    bool watches(const QString& folder) const;
    /// Those of them that cannot be reached now.
    void setMissing(const QStringList& folders);
    /// As if the user had chosen it. One within a watched folder is watched already; one around others takes their
    /// place.
    void add(const QString& folder);

Q_SIGNALS:
    void changed(const QStringList& folders);

private:
    void choose();
    void removeCurrent();
    void showFolders();

    QStringList m_folders;
    QStringList m_missing;
    QListWidget* m_list;
    QLabel* m_note;
    QPushButton* m_remove;
};

} // namespace ringface
