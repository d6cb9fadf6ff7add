// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/safety/backups.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace ringface
{

class MessageBar;

/// The copies of the library: which there are, make one, go back to one (after a question).
class BackupBox : public QWidget
{
    Q_OBJECT

public:
    /// \a text: where it says what the copies are.
    explicit BackupBox(QLabel* text, QWidget* parent = nullptr);

    /// Newest first, as backupsOf() has them.
    void setBackups(const QList<Backup>& backups);
    /// One is being made.
    void setBusy(bool busy);

Q_SIGNALS:
    void backupWanted();
    /// The user has confirmed it.
    void restoreWanted(const QString& file);
    /// The question has come up and wants to be seen.
    void asks(QWidget* question);

private:
    void ask();

    QLabel* m_text;
    QComboBox* m_choice;
    QPushButton* m_restore;
    QPushButton* m_make;
    MessageBar* m_question;
};

/// "Today, 14:05 (1.2 MB)".
QString backupText(const Backup& backup);

} // namespace ringface
