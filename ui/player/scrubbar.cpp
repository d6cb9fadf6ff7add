// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/scrubbar.h"

#include "ui/player/stage.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/texts.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <limits>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int edge = 9;         // half a knob
constexpr int scrubHeight = 24; // of the groove, with the knob
constexpr int grooveHeight = 4;
constexpr int knob = 16;
constexpr int laneHeight = 20;
constexpr int markHeight = 6;
constexpr int fullLanes = 4; // more than these are thinner, and have no portraits
constexpr int portraitSide = 16;
constexpr int portraitGap = 8;

bool isSame(const ScrubMark& a, const ScrubMark& b)
{
    return a.name == b.name && (!a.name.isEmpty() || a.who == b.who);
}
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
    connect(this, &QAbstractSlider::actionTriggered, this, [this] {
        if (m_isDragged)
            Q_EMIT scrubbed(sliderPosition());
        else
            Q_EMIT seeked(sliderPosition());
    });
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
    m_people.clear();
    for (const ScrubMark& mark : marks) {
        if (std::ranges::none_of(m_people, [&mark](const ScrubMark& p) { return isSame(p, mark); }))
            m_people.append(mark);
    }
    m_lanes = {};
    updateGeometry();
    update();
}

void ScrubBar::setPortraits(const QHash<qint64, QPixmap>& portraits)
{
    m_portraits = portraits;
    m_lanes = {};
    update();
}

void ScrubBar::setSpan(const std::optional<std::pair<qint64, qint64>>& span)
{
    m_span = span;
    m_handle = Handle::None;
    update();
}

QRectF ScrubBar::handleAt(qint64 ms) const
{
    constexpr qreal wide = 8;
    const QRectF g = groove();
    return {xOf(ms) - wide / 2, g.center().y() - scrubHeight / 2.0, wide, scrubHeight};
}

void ScrubBar::moveHandle(qreal x)
{
    constexpr qint64 shortest = 200;
    auto& [from, to] = *m_span;
    const qint64 ms = timeAt(x);
    if (m_handle == Handle::From)
        from = std::clamp<qint64>(ms, 0, std::max<qint64>(0, to - shortest));
    else
        to = std::clamp<qint64>(ms, from + shortest, std::max<qint64>(from + shortest, maximum()));
    update();
    Q_EMIT spanChanged(from, to);
    Q_EMIT scrubbed(m_handle == Handle::From ? from : to);
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
    return QSize(160, lanesHeight() + scrubHeight);
}

int ScrubBar::lanesHeight() const
{
    return laneHeight * qMin(fullLanes, int(m_people.size()));
}

QRectF ScrubBar::groove() const
{
    const int left = edge + (m_people.isEmpty() ? 0 : portraitSide + portraitGap);
    return QRectF(left, height() - scrubHeight / 2.0 - grooveHeight / 2.0, qMax(1, width() - left - edge),
                  grooveHeight);
}

void ScrubBar::drawLanes()
{
    m_lanes = QPixmap(size() * devicePixelRatioF());
    m_lanes.setDevicePixelRatio(devicePixelRatioF());
    m_lanes.fill(Qt::transparent);
    QPainter painter(&m_lanes);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF g = groove();
    painter.setBrush(stage::track);
    painter.drawRoundedRect(g, grooveHeight / 2.0, grooveHeight / 2.0);
    const bool isFull = m_people.size() <= fullLanes;
    const qreal lane = lanesHeight() / qreal(std::max<qsizetype>(1, m_people.size()));
    const qreal high = isFull ? markHeight : lane - 1;
    for (qsizetype i = 0; i < m_people.size(); ++i) {
        const ScrubMark& person = m_people[i];
        const qreal middle = lane * (qreal(i) + 0.5);
        const QRectF whole(g.left(), middle - high / 2, g.width(), high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(stage::lane);
        painter.drawRoundedRect(whole, high / 2, high / 2);
        painter.setBrush(person.colour);
        for (const ScrubMark& mark : std::as_const(m_marks)) {
            if (!isSame(mark, person))
                continue;
            QRectF span(xOf(mark.fromMs), whole.top(), 0, high);
            span.setRight(qMax(span.left() + 3, xOf(mark.toMs)));
            painter.drawRoundedRect(span, qMin(span.width(), high) / 2, qMin(span.width(), high) / 2);
        }
        if (isFull)
            drawRounded(painter, m_portraits.value(person.face),
                        QRectF(edge - portraitGap / 2.0, middle - portraitSide / 2.0, portraitSide, portraitSide),
                        portraitSide / 2.0, stagePalette());
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
    if (m_span) {
        const QRectF from = handleAt(m_span->first);
        const QRectF to = handleAt(m_span->second);
        painter.setPen(QPen(stage::text, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(from.topLeft(), to.bottomRight()), 4, 4);
        painter.setPen(Qt::NoPen);
        painter.setBrush(stage::text);
        painter.drawRoundedRect(from, 3, 3);
        painter.drawRoundedRect(to, 3, 3);
    }
    const QPointF at(xOf(sliderPosition()), g.center().y());
    painter.setPen(QPen(stage::text, 2));
    painter.drawLine(QPointF(at.x(), 0), at);
    painter.setPen(QPen(stage::ground, 2));
    painter.setBrush(hasFocus() ? stage::accent : stage::text);
    painter.drawEllipse(at, knob / 2.0, knob / 2.0);
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
    constexpr qreal reach = 4;
    const auto isOn = [&](qint64 ms) { return handleAt(ms).adjusted(-reach, 0, reach, 0).contains(event->position()); };
    m_handle = !m_span                ? Handle::None
               : isOn(m_span->first)  ? Handle::From
               : isOn(m_span->second) ? Handle::To
                                      : Handle::None;
    if (m_handle != Handle::None)
        return;
    setSliderDown(true);
    seekTo(event->position().x());
}

void ScrubBar::mouseMoveEvent(QMouseEvent* event)
{
    if (m_handle != Handle::None) {
        moveHandle(event->position().x());
    } else if (isSliderDown()) {
        m_isDragged = true;
        seekTo(event->position().x());
    } else if (event->buttons() == Qt::NoButton && maximum() > 0) {
        Q_EMIT hovered(timeAt(event->position().x()));
    }
}

void ScrubBar::mouseReleaseEvent(QMouseEvent*)
{
    m_handle = Handle::None;
    m_isDragged = false;
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

} // namespace ringface
