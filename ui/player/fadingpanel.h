// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

class QGraphicsOpacityEffect;

namespace ringface
{

/// A row of the stage that lies on the picture in full screen: on a gradient, and gone after two seconds without a
/// wake(). It stays while it is held, under the mouse, or has the keyboard's focus.
class FadingPanel : public QWidget
{
    Q_OBJECT

public:
    explicit FadingPanel(Qt::Edge edge, QWidget* parent = nullptr);

    void setFloating(bool on);
    /// While \a held is true it does not go.
    void setHeld(bool held);
    void wake();
    /// It can be seen.
    bool isAwake() const { return m_isAwake; }

Q_SIGNALS:
    void faded();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void fall();
    void fadeTo(bool awake);

    Qt::Edge m_edge;
    bool m_floats = false;
    bool m_isHeld = false;
    bool m_isAwake = true;
    QTimer m_rest;
    QVariantAnimation m_fade;
    QGraphicsOpacityEffect* m_effect = nullptr; ///< while it floats
};

} // namespace ringface
