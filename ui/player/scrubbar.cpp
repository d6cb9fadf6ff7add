// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/scrubbar.h"

#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <limits>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int edge = 9;     // half a handle
constexpr int overhang = 8; // of the handle, with its edge
constexpr int leastGroove = 14;
constexpr int leastLane = 7;
constexpr int fullLanes = 6; // more than these are thinner
} // namespace

ScrubBar::ScrubBar(QWidget* parent)
    : QAbstractSlider(parent)
{
    setObjectName(u"scrubBar"_s);
    setAccessibleName(tr("Position in the recording"));
    setOrientation(Qt::Horizontal);
    setRange(0, 0);
    setSingleStep(1000);
    setPageStep(5000);
    setFocusPolicy(Qt::TabFocus); // a click must leave the keys to the player
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setCursor(Qt::PointingHandCursor);
    // Mouse, keys, wheel and assistive programs act through the slider; setPosition() does not.
    connect(this, &QAbstractSlider::actionTriggered, this, [this] { Q_EMIT seeked(sliderPosition()); });
}

void ScrubBar::setDuration(qint64 ms)
{
    setRange(0, int(std::clamp<qint64>(ms, 0, std::numeric_limits<int>::max())));
    m_lanes = {};
    update();
}

void ScrubBar::setPosition(qint64 ms)
{
    if (!isSliderDown())
        setValue(int(std::clamp<qint64>(ms, 0, maximum())));
}

void ScrubBar::setMarks(const QList<ScrubMark>& marks)
{
    if (marks == m_marks)
        return;
    m_marks = marks;
    m_names.clear();
    for (const ScrubMark& mark : marks) {
        if (!m_names.contains(mark.name))
            m_names.append(mark.name);
    }
    m_lanes = {};
    updateGeometry();
    update();
}

qreal ScrubBar::xOf(qint64 ms) const
{
    const QRectF g = groove();
    return maximum() > 0 ? g.left() + g.width() * qreal(ms) / maximum() : g.left();
}

qint64 ScrubBar::timeAt(qreal x) const
{
    const QRectF g = groove();
    return std::clamp<qint64>(qRound64((x - g.left()) / g.width() * maximum()), 0, maximum());
}

QSize ScrubBar::sizeHint() const
{
    return QSize(160, grooveHeight() + 2 * overhang);
}

int ScrubBar::grooveHeight() const
{
    return qMax(leastGroove, leastLane * qMin(fullLanes, int(m_names.size())));
}

QRectF ScrubBar::groove() const
{
    const int high = qMin(grooveHeight(), height() - 2 * overhang);
    return QRectF(edge, (height() - high) / 2.0, qMax(1, width() - 2 * edge), high);
}

void ScrubBar::drawLanes()
{
    m_lanes = QPixmap(size() * devicePixelRatioF());
    m_lanes.setDevicePixelRatio(devicePixelRatioF());
    m_lanes.fill(Qt::transparent);
    QPainter painter(&m_lanes);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF g = groove();
    QPainterPath clip;
    clip.addRoundedRect(g, 4, 4);
    painter.setClipPath(clip);
    painter.fillRect(g, mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.15));
    const bool light = palette().color(QPalette::Base).lightness() > 128;
    for (const ScrubMark& mark : std::as_const(m_marks)) {
        const qreal lane = g.height() / qreal(m_names.size());
        const qreal gap = m_names.size() > 1 ? 1.0 : 0.0;
        QRectF span(xOf(mark.fromMs), g.top() + lane * qreal(m_names.indexOf(mark.name)), 0, lane - gap);
        span.setRight(qMax(span.left() + 3, xOf(mark.toMs)));
        // The grey of strangers would be lost on a light groove.
        painter.fillRect(span, light && mark.name.isEmpty() ? mark.colour.darker(160) : mark.colour);
    }
}

void ScrubBar::paintEvent(QPaintEvent*)
{
    if (m_lanes.isNull())
        drawLanes();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPixmap(0, 0, m_lanes);
    if (maximum() == 0)
        return;
    const QRectF g = groove();
    const QRectF handle(xOf(sliderPosition()) - 3, g.top() - 6, 6, g.height() + 12);
    painter.setPen(QPen(palette().color(QPalette::Base), 1.5));
    painter.setBrush(palette().color(hasFocus() ? QPalette::Highlight : QPalette::Text));
    painter.drawRoundedRect(handle, 3, 3);
}

QString ScrubBar::namesAt(qint64 ms) const
{
    const qint64 reach = timeAt(groove().left() + 3); // as near as a mouse can point
    QStringList names;
    for (const ScrubMark& mark : m_marks) {
        const QString name = nameText(mark.name, false);
        if (ms >= mark.fromMs - reach && ms <= mark.toMs + reach && !names.contains(name))
            names.append(name);
    }
    return names.join(tr(", ", "between names"));
}

bool ScrubBar::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // With the focus it has these two to itself; they are other clips elsewhere on the page.
        const int key = static_cast<QKeyEvent*>(event)->key();
        event->setAccepted(key == Qt::Key_PageUp || key == Qt::Key_PageDown);
        return true;
    }
    return QAbstractSlider::event(event);
}

void ScrubBar::seekTo(qreal x)
{
    setSliderPosition(int(timeAt(x)));
}

void ScrubBar::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || maximum() == 0)
        return event->ignore();
    Q_EMIT hoverEnded();
    setSliderDown(true);
    seekTo(event->position().x());
}

void ScrubBar::mouseMoveEvent(QMouseEvent* event)
{
    if (isSliderDown())
        seekTo(event->position().x());
    else if (event->buttons() == Qt::NoButton && maximum() > 0)
        Q_EMIT hovered(timeAt(event->position().x()));
}

void ScrubBar::mouseReleaseEvent(QMouseEvent*)
{
    setSliderDown(false);
}

void ScrubBar::leaveEvent(QEvent* event)
{
    QAbstractSlider::leaveEvent(event);
    Q_EMIT hoverEnded();
}

void ScrubBar::resizeEvent(QResizeEvent*)
{
    m_lanes = {};
}

void ScrubBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        m_lanes = {};
    QAbstractSlider::changeEvent(event);
}

} // namespace ringface
