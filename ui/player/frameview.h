// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/library/values/facevalues.h"
#include "core/playback/shownframe.h"

#include <QImage>
#include <QWidget>

#include <optional>

namespace ringface
{

/// Shows a video frame, and on it the boxes and names of the faces at the frame's own time. Ctrl and the wheel zoom to
/// the mouse, which then moves the picture. While a box is to be drawn by hand, the mouse does only that.
class FrameView : public QWidget
{
    Q_OBJECT

public:
    struct Box {
        QRectF rect; ///< in the widget
        QString text;
        QColor colour;
        TrackId track = 0;
        bool faint = false; ///< of no interest
        bool isNamed = false;
    };

    explicit FrameView(QWidget* parent = nullptr);

    void setFrame(const ShownFrame& frame);
    /// What is shown is of another recording, and stays until the first frame of this one is there, without boxes.
    void expectOther();
    /// \a frameSize: of the frames that the boxes of the tracks were found in.
    void setTracks(const QList<Track>& tracks, const QSize& frameSize);
    /// Marks the box of this track; 0: none.
    void setSelected(TrackId track);
    /// Shows \a text instead of a frame; an empty one shows the frame again.
    void setMessage(const QString& text);
    QString message() const { return m_message; }
    /// There is a frame to see.
    bool hasPicture() const { return !m_frame.image.isNull() && m_message.isEmpty() && !m_isOther; }
    /// The mouse draws a box; it is shown, also after this has ended, until clearDrawn().
    void setDrawing(bool on);
    bool isDrawing() const { return m_drawing; }
    void clearDrawn();
    /// Where that box is in the widget; null if there is none on this frame.
    QRectF drawnRect() const;
    /// Where the whole picture is in the widget; larger than that while it is zoomed in.
    QRectF pictureArea() const;
    /// 1: all of it is seen.
    void setZoom(qreal zoom, const QPointF& around);
    qreal zoom() const { return m_zoom; }
    /// What is drawn on the frame now.
    QList<Box> boxes() const;

    QSize sizeHint() const override { return QSize(640, 360); }

Q_SIGNALS:
    void boxClicked(qint64 track);
    /// A menu belongs at \a globalPos.
    void boxMenuWanted(qint64 track, const QPoint& globalPos);
    /// Elsewhere.
    void clicked();
    void doubleClicked();
    /// The box is to be dragged to somebody.
    void boxDragged(qint64 track);
    /// The wheel was turned, by so many notches; up is more than 0.
    void turned(int notches);
    /// \a box in pixels of the original frame, \a timeMs of that frame. Not for boxes too small for a face.
    void boxDrawn(const QRect& box, qint64 timeMs);
    /// Frames are to fit into this (pixels of the screen).
    void areaChanged(const QSize& area);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    const Box* boxUnder(const QList<Box>& boxes, const QPointF& pos) const;
    /// Of the frames that boxes are in the pixels of.
    QSize originalSize() const { return m_frameSize.isEmpty() ? m_frame.size : m_frameSize; }
    void drawTo(const QPointF& pos);
    void moveTo(const QPointF& pos);
    void tellArea();
    void endDrawing();
    void paintDrawn(QPainter& painter) const;
    void paintBox(QPainter& painter, const Box& box, const QRectF& picture, bool strong) const;

    ShownFrame m_frame;
    bool m_isOther = false; ///< see expectOther()
    qreal m_zoom = 1;
    QPointF m_shift;                  ///< of the middle of the picture from that of the widget
    int m_turned = 0;                 ///< eighths of a degree of the wheel, not yet a notch
    std::optional<QPointF> m_grabbed; ///< where the mouse was pressed, or has moved the picture to
    TrackId m_grabbedBox = 0;
    bool m_isMoving = false;
    QList<Track> m_tracks;
    QSize m_frameSize;
    QString m_message;
    TrackId m_hovered = 0;
    TrackId m_selected = 0;
    bool m_drawing = false;
    std::optional<QPointF> m_pressed; ///< where the box that is being drawn began
    QRect m_drawn;                    ///< pixels of the original frame
    qint64 m_drawnMs = 0;             ///< of the frame it was drawn on
};

} // namespace ringface
