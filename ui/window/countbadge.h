// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QToolButton;

namespace ringface
{

/// How much waits behind a button, at its right edge; nothing if nothing does. The button has to leave room for it
/// (property "counted"), and to tell it to those who cannot see it.
class CountBadge : public QWidget
{
    Q_OBJECT

public:
    explicit CountBadge(QToolButton* button);

    void setCount(int count);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QToolButton* m_button;
    QString m_text;
};

} // namespace ringface
