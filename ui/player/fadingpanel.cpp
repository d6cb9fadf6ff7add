// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/fadingpanel.h"

#include <QApplication>
#include <QGraphicsOpacityEffect>
#include <QLinearGradient>
#include <QPainter>

namespace ringface
{

namespace
{
constexpr int restMs = 2000;
constexpr int fadeInMs = 80;
constexpr int fadeOutMs = 200;
} // namespace

FadingPanel::FadingPanel(Qt::Edge edge, QWidget* parent)
    : QWidget(parent)
    , m_edge(edge)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &FadingPanel::fall);
    connect(&m_fade, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_effect)
            m_effect->setOpacity(value.toReal());
    });
    connect(&m_fade, &QVariantAnimation::finished, this, [this] {
        if (!m_isAwake) {
            hide();
            Q_EMIT faded();
        }
    });
}

void FadingPanel::setFloating(bool on)
{
    m_floats = on;
    m_fade.stop();
    m_isAwake = true;
    if (on) {
        m_effect = new QGraphicsOpacityEffect(this);
        m_effect->setOpacity(1);
        setGraphicsEffect(m_effect);
        m_rest.start();
    } else {
        setGraphicsEffect(nullptr); // deletes it
        m_effect = nullptr;
        m_rest.stop();
    }
    show();
    update();
}

void FadingPanel::setHeld(bool held)
{
    m_isHeld = held;
    wake();
}

void FadingPanel::wake()
{
    if (!m_floats)
        return;
    m_rest.start();
    fadeTo(true);
}

void FadingPanel::fall()
{
    const QWidget* focus = QApplication::focusWidget();
    if (m_isHeld || underMouse() || (focus && isAncestorOf(focus)))
        m_rest.start();
    else
        fadeTo(false);
}

void FadingPanel::fadeTo(bool awake)
{
    if (awake == m_isAwake)
        return;
    m_isAwake = awake;
    m_fade.stop();
    show();
    m_fade.setStartValue(m_effect ? m_effect->opacity() : 1.0);
    m_fade.setEndValue(awake ? 1.0 : 0.0);
    m_fade.setDuration(awake ? fadeInMs : fadeOutMs);
    m_fade.start();
}

void FadingPanel::paintEvent(QPaintEvent*)
{
    if (!m_floats)
        return;
    QLinearGradient gradient(0, m_edge == Qt::TopEdge ? height() : 0, 0, m_edge == Qt::TopEdge ? 0 : height());
    gradient.setColorAt(0, QColor(0, 0, 0, 0));
    gradient.setColorAt(1, QColor(0, 0, 0, 220));
    QPainter(this).fillRect(rect(), gradient);
}

} // namespace ringface
