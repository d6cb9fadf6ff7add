// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;

namespace ringface
{

/// Says for some seconds what was just done, at the bottom of its parent, with a button to take it back. It never takes
/// the keyboard, and stays as long as the mouse is on it.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    /// It appears at this edge of \a area, which is within its parent; else at the lower edge of that.
    void setPlace(QWidget* area, Qt::Alignment edge);
    /// An empty \a button: there is nothing to take back.
    void say(const QString& text, const QString& button = {});
    QString text() const;

Q_SIGNALS:
    /// The button was pressed; the toast has hidden itself.
    void clicked();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void place();

    QLabel* m_text;
    QPushButton* m_button;
    QPointer<QWidget> m_area;
    Qt::Alignment m_edge = Qt::AlignBottom | Qt::AlignHCenter;
    QTimer m_time;
};

} // namespace ringface
