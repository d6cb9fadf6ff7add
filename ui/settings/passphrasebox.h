// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ringface
{

/// Whether the library is encrypted, and the way to change that.
class PassphraseBox : public QWidget
{
    Q_OBJECT

public:
    /// \a text: a quiet line above it that the box fills.
    PassphraseBox(QLabel* text, QWidget* parent = nullptr);

    void setEncrypted(bool encrypted);

Q_SIGNALS:
    /// An empty \a now: there is none; an empty \a next: there is to be none.
    void changeWanted(const QString& now, const QString& next);

private:
    void ask(bool remove);

    bool m_encrypted = false;
    QLabel* m_text;
    QPushButton* m_set;
    QPushButton* m_remove;
};

} // namespace ringface
