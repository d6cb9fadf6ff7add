// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/accountvalues.h"

#include <QDialog>
#include <QTimer>

#include <array>

class QComboBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace ringface
{

class Switch;

/// Connects an account in three steps: sign in, the code, which cameras and how far back. What a step asks for goes out
/// as a signal; the answer comes in through a setter, and until then nothing can be pressed but Cancel. The password
/// leaves the dialog, and its field, as soon as it is sent.
class ConnectDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ConnectDialog(QWidget* parent = nullptr);

    /// The second step.
    void askCode(const CodeRequest& request);
    /// The third step. \a usual: what is chosen to begin with; without cameras: all that can be had. \a isKept: the
    /// sign-in lasts for longer than this program.
    void askCameras(const QList<AccountCamera>& cameras, const AccountChoice& usual, bool isKept);
    /// Why the step did not work; one that only another sign-in can mend leads back to the first.
    void showProblem(const AccountProblem& problem);
    /// An answer is awaited.
    void setBusy();

Q_SIGNALS:
    void signInWanted(const QString& email, const QString& password);
    void codeGiven(const QString& code);
    void codeAgainWanted();
    /// The dialog has closed itself.
    void chosen(const ringface::AccountChoice& choice);

private:
    QWidget* makeSignIn();
    QWidget* makeCode();
    QWidget* makeChoice();
    void showStep(int step);
    void setFree();
    void goOn();
    void check();
    void countDown();
    void browse();
    AccountChoice choice() const;

    QLabel* m_heading;
    QLabel* m_note;
    std::array<QWidget*, 3> m_pages{}; ///< of the steps; one is visible
    int m_step = 0;
    QPushButton* m_next = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_password = nullptr;
    QLabel* m_codeText = nullptr;
    QLineEdit* m_code = nullptr;
    QPushButton* m_again = nullptr;
    QListWidget* m_cameras = nullptr;
    QComboBox* m_since = nullptr;
    QLineEdit* m_folder = nullptr;
    Switch* m_automatic = nullptr;
    QLabel* m_noKeyring = nullptr;
    QTimer m_seconds;
    int m_secondsToNext = 0;
    bool m_isBusy = false;
};

} // namespace ringface
