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

/// Shows a video frame, and on it the boxes and names of the faces at the frame's own time. While a box is to be drawn
/// by hand, the mouse does only that.
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
    };

    explicit FrameView(QWidget* parent = nullptr);

    void setFrame(const ShownFrame& frame);
    /// \a frameSize: of the frames that the boxes of the tracks were found in.
    void setTracks(const QList<Track>& tracks, const QSize& frameSize);
    /// Marks the box of this track; 0: none.
    void setSelected(TrackId track);
    /// Shows \a text instead of a frame; an empty one shows the frame again.
    void setMessage(const QString& text);
    QString message() const { return m_message; }
    /// There is a frame to see.
    bool hasPicture() const { return !m_frame.image.isNull() && m_message.isEmpty(); }
    /// The mouse draws a box; it is shown, also after this has ended, until clearDrawn().
    void setDrawing(bool on);
    bool isDrawing() const { return m_drawing; }
    void clearDrawn();
    /// Where that box is in the widget; null if there is none on this frame.
    QRectF drawnRect() const;
    /// What is drawn on the frame now.
    QList<Box> boxes() const;

    QSize sizeHint() const override { return QSize(640, 360); }

Q_SIGNALS:
    void boxClicked(qint64 track);
    /// A menu belongs at \a globalPos.
    void boxMenuWanted(qint64 track, const QPoint& globalPos);
    /// Elsewhere.
    void clicked();
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

private:
    const Box* boxUnder(const QList<Box>& boxes, const QPointF& pos) const;
    /// Of the frames that boxes are in the pixels of.
    QSize originalSize() const { return m_frameSize.isEmpty() ? m_frame.size : m_frameSize; }
    void drawTo(const QPointF& pos);
    void endDrawing();
    void paintDrawn(QPainter& painter) const;
    void paintBox(QPainter& painter, const Box& box, const QRectF& picture, bool strong) const;

    ShownFrame m_frame;
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
