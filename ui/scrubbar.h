// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractSlider>
#include <QColor>
#include <QPixmap>

namespace ringface
{

/// When somebody is there.
struct ScrubMark {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QColor colour;
    QString name;
    bool operator==(const ScrubMark&) const = default;
};

/// The time line of a recording: duration, position and marks in, seeked() out. One lane of marks a name.
class ScrubBar : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit ScrubBar(QWidget* parent = nullptr);

    void setDuration(qint64 ms);
    /// Ignored while the user drags.
    void setPosition(qint64 ms);
    void setMarks(const QList<ScrubMark>& marks);
    qint64 position() const { return sliderPosition(); }
    const QList<ScrubMark>& marks() const { return m_marks; }

    /// Where a time is in the widget, and the other way round.
    qreal xOf(qint64 ms) const;
    qint64 timeAt(qreal x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The user wants to be there.
    void seeked(qint64 ms);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF groove() const;
    void drawLanes();
    QString namesAt(qint64 ms) const;
    void seekTo(qreal x);

    QList<ScrubMark> m_marks;
    QPixmap m_lanes; ///< groove and marks; null when they must be drawn anew
};

} // namespace ringface
