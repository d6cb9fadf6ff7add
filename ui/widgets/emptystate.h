// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QAbstractItemView;
class QLabel;
class QPushButton;

namespace ringface
{

/// What a view shows instead of nothing: what belongs here and how to get it, with a button if \a button is not empty.
/// Lies over the view's contents and hides as soon as the model has rows.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(QAbstractItemView* view, const char* icon, const QString& text, const QString& button = {});
    void setText(const QString& text);
    void showButton(bool on);

Q_SIGNALS:
    void clicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void follow();

    QAbstractItemView* m_view;
    QLabel* m_text;
    QPushButton* m_button = nullptr; ///< there may be none
};

} // namespace ringface
