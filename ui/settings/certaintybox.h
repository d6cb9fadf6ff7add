// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace ringface
{

/// How names would have come out with one match limit, asked about visits that the user has named.
struct LimitScore {
    int percent = 100; ///< of the engine's own limit
    int right = 0;
    int wrong = 0;
    int unknown = 0;   ///< got no name
    int strangers = 0; ///< got a name though their own was not known
};

/// "How sure is it?": asks, waits, and shows the answer in a table.
class CertaintyBox : public QWidget
{
    Q_OBJECT

public:
    explicit CertaintyBox(QWidget* parent = nullptr);

    /// \a safePercent: the largest limit up to which nobody got a wrong name, 0 if there is none. No \a scores: nothing
    /// is named that could be asked about.
    void setAnswer(const QList<LimitScore>& scores, int safePercent);

Q_SIGNALS:
    /// setAnswer() is to follow.
    void asked();

private:
    QPushButton* m_ask;
    QLabel* m_text;
    QTableWidget* m_table;
};

} // namespace ringface
