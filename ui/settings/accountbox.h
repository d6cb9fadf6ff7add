// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/accountvalues.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace ringface
{

class MessageBar;
class Switch;

/// The account that recordings come from: how it stands, and what can be done about it.
class AccountBox : public QWidget
{
    Q_OBJECT

public:
    /// \a text: the quiet line above it.
    explicit AccountBox(QLabel* text, QWidget* parent = nullptr);

    void setState(const AccountState& state);

Q_SIGNALS:
    /// To sign in, for the first time or again.
    void connectWanted();
    /// Other cameras, another folder.
    void choiceWanted();
    void fetchWanted();
    void pauseWanted(bool pause);
    void automaticWanted(bool automatic);
    void folderWanted();
    /// The user has confirmed it.
    void disconnectWanted();
    /// A question came up in \a bar.
    void asks(QWidget* bar);

private:
    void ask();
    QPushButton* addButton(const char* name, const QString& text, void (AccountBox::*wanted)());

    QLabel* m_text;
    QLabel* m_status;
    QProgressBar* m_progress;
    QLabel* m_cameras;
    Switch* m_automatic;
    QWidget* m_everyRow;
    QPushButton* m_connect;
    QPushButton* m_fetch;
    QPushButton* m_pause;
    QPushButton* m_choose;
    QPushButton* m_folder;
    QPushButton* m_disconnect;
    MessageBar* m_question;
    bool m_isPaused = false;
};

/// How an account stands, in a sentence.
QString accountText(const AccountState& state);
/// What came of a camera's recordings, and why some did not come; empty: there is nothing to say.
QString cameraCountText(const AccountCamera& camera, const CameraCount& count);

} // namespace ringface
