// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/player/frameview.h"

#include "core/library/values/facepath.h"
#include "ui/player/framemapping.h"
#include "ui/player/stage.h"
#include "ui/widgets/painting.h"
#include "ui/widgets/personcolour.h"
#include "ui/widgets/texts.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <cmath>
#include <utility>

namespace ringface
{

using namespace Qt::StringLiterals;

namespace
{
constexpr int leastDrawn = 16; // pixels of the original frame; no encoder makes anything of a smaller face
} // namespace

FrameView::FrameView(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(u"frameView"_s);
    setAccessibleName(tr("Picture of the recording"));
    setMinimumSize(320, 180);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void FrameView::setFrame(const ShownFrame& frame)
{
    m_frame = frame;
    m_isOther = false;
    update();
}

void FrameView::expectOther()
{
    m_isOther = true;
    setZoom(1, {});
    update();
}

QRectF FrameView::pictureArea() const
{
    QRectF area = pictureRect(m_frame.size, rect());
    const QPointF middle = area.center() + m_shift;
    area.setSize(area.size() * m_zoom);
    area.moveCenter(middle);
    return area;
}

void FrameView::setZoom(qreal zoom, const QPointF& around)
{
    constexpr qreal most = 8;
    const QRectF before = pictureArea();
    const QPointF share((around.x() - before.x()) / qMax(1.0, before.width()),
                        (around.y() - before.y()) / qMax(1.0, before.height()));
    m_zoom = qBound(1.0, zoom, most);
    if (m_zoom == 1) {
        m_shift = {};
    } else { // what is at that place stays there
        const QRectF after = pictureArea();
        moveTo(m_shift + around -
               QPointF(after.x() + share.x() * after.width(), after.y() + share.y() * after.height()));
    }
    tellArea();
    update();
}

/// No further than that its edge comes to the edge of the widget.
void FrameView::moveTo(const QPointF& shift)
{
    const QSizeF all = pictureRect(m_frame.size, rect()).size() * m_zoom;
    const qreal x = qMax(0.0, (all.width() - width()) / 2);
    const qreal y = qMax(0.0, (all.height() - height()) / 2);
    m_shift = QPointF(qBound(-x, shift.x(), x), qBound(-y, shift.y(), y));
    update();
}

void FrameView::tellArea()
{
    Q_EMIT areaChanged((QSizeF(size()) * m_zoom * devicePixelRatioF()).toSize());
}

bool FrameView::event(QEvent* event)
{
    const bool isOtherArea = event->type() == QEvent::Resize || event->type() == QEvent::Show ||
                             event->type() == QEvent::ScreenChangeInternal;
    if (isOtherArea)
        tellArea();
    return QWidget::event(event);
}

void FrameView::setTracks(const QList<Track>& tracks, const QSize& frameSize)
{
    m_tracks = tracks;
    m_frameSize = frameSize;
    update();
}

void FrameView::setSelected(TrackId track)
{
    m_selected = track;
    update();
}

void FrameView::setMessage(const QString& text)
{
    m_message = text;
    update();
}

QList<FrameView::Box> FrameView::boxes() const
{
    QList<Box> out;
    if (!hasPicture())
        return out;
    const QRectF picture = pictureArea();
    for (const Track& track : m_tracks) {
        const QRectF mapped = mapBox(boxAt(track.path, m_frame.timeMs), m_frameSize, picture);
        if (!mapped.isNull())
            out.append({mapped, track.ignored ? tr("ignored") : nameText(track.name, track.isGuess),
                        personColour(track.colour, true), track.id, track.ignored, !track.name.isEmpty()});
    }
    return out;
}

void FrameView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    painter.fillRect(rect(), stage::ground);
    if (m_frame.image.isNull() || !m_message.isEmpty()) {
        painter.setPen(stage::second);
        painter.drawText(rect().adjusted(40, 40, -40, -40), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const QRectF picture = pictureArea();
    painter.drawImage(picture, m_frame.image);
    const QList<Box> all = boxes();
    for (const Box& box : all)
        paintBox(painter, box, picture, box.track == m_hovered || box.track == m_selected);
    paintDrawn(painter);
}

void FrameView::paintDrawn(QPainter& painter) const
{
    const QRectF box = drawnRect();
    if (box.isNull())
        return;
    painter.setOpacity(1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 170), 4));
    painter.drawRect(box);
    painter.setPen(QPen(Qt::white, 2, Qt::DashLine));
    painter.drawRect(box);
}

void FrameView::setDrawing(bool on)
{
    m_drawing = on;
    m_hovered = 0;
    setToolTip({});
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    if (m_pressed || on)
        clearDrawn();
    update();
}

void FrameView::clearDrawn()
{
    m_pressed.reset();
    m_drawn = {};
    update();
}

QRectF FrameView::drawnRect() const
{
    if (!hasPicture() || m_frame.timeMs != m_drawnMs)
        return {};
    return mapBox(m_drawn, originalSize(), pictureArea());
}

void FrameView::drawTo(const QPointF& pos)
{
    m_drawn = unmapBox(QRectF(*m_pressed, pos).normalized(), originalSize(), pictureArea());
    m_drawnMs = m_frame.timeMs;
    update();
}

void FrameView::endDrawing()
{
    m_pressed.reset();
    if (m_drawn.width() >= leastDrawn && m_drawn.height() >= leastDrawn)
        Q_EMIT boxDrawn(m_drawn, m_drawnMs);
    else
        clearDrawn();
}

void FrameView::mousePressEvent(QMouseEvent* event)
{
    if (m_drawing && hasPicture() && event->button() == Qt::LeftButton) {
        m_pressed = event->position();
    } else if (hasPicture() && event->button() == Qt::LeftButton) {
        const QList<Box> all = boxes();
        const Box* box = boxUnder(all, event->position());
        m_grabbed = event->position();
        m_grabbedBox = box ? box->track : 0;
        m_isMoving = false;
    } else {
        QWidget::mousePressEvent(event);
    }
}

void FrameView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QList<Box> all = boxes();
    if (event->button() == Qt::LeftButton && !m_drawing && !boxUnder(all, event->position()))
        Q_EMIT doubleClicked();
}

void FrameView::wheelEvent(QWheelEvent* event)
{
    constexpr int notch = 120;
    m_turned += event->angleDelta().y();
    const int notches = m_turned / notch;
    m_turned %= notch;
    event->accept();
    if (notches == 0 || !hasPicture())
        return;
    if (event->modifiers().testFlag(Qt::ControlModifier))
        setZoom(m_zoom * std::pow(1.25, notches), event->position());
    else
        Q_EMIT turned(notches);
}

void FrameView::paintBox(QPainter& painter, const Box& box, const QRectF& picture, bool strong) const
{
    constexpr qreal faintOpacity = 0.45;
    const qreal width = strong ? 3.5 : 2.5;
    painter.setOpacity(box.faint && !strong ? faintOpacity : 1);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 110), width + 2));
    painter.drawRoundedRect(box.rect, 6, 6);
    painter.setPen(QPen(box.colour, width, box.isNamed ? Qt::SolidLine : Qt::DashLine));
    painter.drawRoundedRect(box.rect, 6, 6);
    if (box.track == m_selected) {
        constexpr qreal gap = 5;
        painter.setPen(QPen(Qt::white, 2));
        painter.drawRoundedRect(box.rect.adjusted(-gap, -gap, gap, gap), 9, 9);
    }

    const QFont bold = scaledFont(font(), 1, true);
    const QFontMetrics metrics(bold);
    QRectF label(box.rect.left() - 1, 0, metrics.horizontalAdvance(box.text) + 14, metrics.height() + 6);
    const bool above = box.rect.top() - label.height() - 3 >= picture.top();
    label.moveTop(above ? box.rect.top() - label.height() - 3 : box.rect.top() + 3);
    label.moveLeft(
        qMax(picture.left(), qMin(above ? label.left() : box.rect.left() + 3, picture.right() - label.width())));
    painter.setPen(Qt::NoPen);
    painter.setBrush(box.colour);
    painter.drawRoundedRect(label, 5, 5);
    painter.setFont(bold);
    painter.setPen(stage::ground);
    painter.drawText(label, Qt::AlignCenter, box.text);
}

const FrameView::Box* FrameView::boxUnder(const QList<Box>& boxes, const QPointF& pos) const
{
    const Box* found = nullptr;
    for (const Box& box : boxes) {
        const bool smaller = !found || box.rect.width() < found->rect.width();
        if (smaller && box.rect.adjusted(-4, -4, 4, 4).contains(pos))
            found = &box;
    }
    return found;
}

void FrameView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed)
        drawTo(event->position());
    if (m_drawing)
        return;
    if (m_grabbed && event->buttons().testFlag(Qt::LeftButton)) {
        const QPointF way = event->position() - *m_grabbed;
        m_isMoving = m_isMoving || way.manhattanLength() >= QApplication::startDragDistance();
        if (m_isMoving && m_grabbedBox != 0) {
            m_grabbed.reset();
            Q_EMIT boxDragged(m_grabbedBox);
        } else if (m_isMoving && m_zoom > 1) {
            moveTo(m_shift + way);
            m_grabbed = event->position();
        }
        return;
    }
    const QList<Box> all = boxes();
    const Box* box = boxUnder(all, event->position());
    const TrackId hovered = box ? box->track : 0;
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    setCursor(box ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(box ? tr("Click to see why or to say who this is, or drag it to somebody") : QString());
    update();
}

void FrameView::leaveEvent(QEvent*)
{
    m_hovered = 0;
    update();
}

void FrameView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !hasPicture())
        return;
    if (m_drawing) {
        if (m_pressed)
            endDrawing();
        return;
    }
    const bool wasMoved = std::exchange(m_isMoving, false);
    m_grabbed.reset();
    if (wasMoved)
        return;
    const QList<Box> all = boxes();
    if (const Box* box = boxUnder(all, event->position())) {
        Q_EMIT boxClicked(box->track);
    } else if (rect().contains(event->position().toPoint())) {
        Q_EMIT clicked();
    }
}

void FrameView::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_drawing)
        return;
    const QList<Box> all = boxes();
    if (const Box* box = boxUnder(all, event->pos()))
        Q_EMIT boxMenuWanted(box->track, event->globalPos());
}

} // namespace ringface
