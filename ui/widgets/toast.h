// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QPointer>
#include <QPropertyAnimation>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;

namespace ringface
{

/// Says for some seconds what was just done, at the bottom of its parent, with a button to take it back or go there. It
/// never takes the keyboard, and stays as long as the mouse is on it.
class Toast : public QFrame
{
    Q_OBJECT

public:
    explicit Toast(QWidget* parent);

    /// It appears at this edge of \a area, which is within its parent; else at the lower edge of that.
    void setPlace(QWidget* area, Qt::Alignment edge);
    /// With a button that does \a act.
    void say(const QString& text, const QString& button = {}, const std::function<void()>& act = {});
    QString text() const;

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
    QPropertyAnimation m_move;
    std::function<void()> m_act;
};

} // namespace ringface
