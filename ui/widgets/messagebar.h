// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>

class QLabel;
class QPushButton;

namespace ringface
{

/// One line at the top of the window that says something and offers an act; never in the way of anything else.
/// Hidden until ask() is called.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// An empty \a accept: there is only something to say.
    void ask(const QString& text, const QString& accept, const QString& dismiss);
    /// Texts have links from now on, and names in them are escaped.
    void setRichText();

Q_SIGNALS:
    /// The bar has hidden itself.
    void accepted();
    void dismissed();

private:
    QLabel* m_text;
    QPushButton* m_accept;
    QPushButton* m_dismiss;
};

} // namespace ringface
