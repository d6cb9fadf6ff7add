// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractSlider>
#include <QColor>
#include <QHash>
#include <QPixmap>

#include <optional>
#include <utility>

namespace ringface
{

/// When somebody is there.
struct ScrubMark {
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QColor colour;
    QString name;    ///< empty for somebody unknown
    qint64 who = 0;  ///< tells unknown people apart
    qint64 face = 0; ///< the best one, for a portrait
    bool isSure = false;
    bool operator==(const ScrubMark&) const = default;
};

/// The time line of a recording: duration, position and marks in, seeked() out. Each person has a lane, with a portrait
/// in front; it is the higher the more people there are.
class ScrubBar : public QAbstractSlider
{
    Q_OBJECT

public:
    explicit ScrubBar(QWidget* parent = nullptr);

    void setDuration(qint64 ms);
    /// Ignored while the user drags.
    void setPosition(qint64 ms);
    void setMarks(const QList<ScrubMark>& marks);
    /// By ScrubMark::face, as far as they are there.
    void setPortraits(const QHash<qint64, QPixmap>& portraits);
    qint64 position() const { return sliderPosition(); }
    const QList<ScrubMark>& marks() const { return m_marks; }
    /// The first mark of everybody, from the upper lane down.
    const QList<ScrubMark>& people() const { return m_people; }
    /// The part that is cut out, with a handle at each end; none: nothing is.
    void setSpan(const std::optional<std::pair<qint64, qint64>>& span);
    const std::optional<std::pair<qint64, qint64>>& span() const { return m_span; }

    /// Who is there at about this time, "Anna, unknown"; empty for nobody.
    QString namesAt(qint64 ms) const;
    /// Where a time is in the widget, and the other way round.
    qreal xOf(qint64 ms) const;
    qint64 timeAt(qreal x) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// The user wants to be there.
    void seeked(qint64 ms);
    /// The same while the mouse still moves.
    void scrubbed(qint64 ms);
    void spanChanged(qint64 fromMs, qint64 toMs);
    /// The mouse rests or moves at this time, without a button pressed ...
    void hovered(qint64 ms);
    /// ... and no longer.
    void hoverEnded();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// In which one moves; below the lanes, which are as wide.
    QRectF groove() const;
    int lanesHeight() const;
    void drawLanes();
    void seekTo(qreal x);
    void moveHandle(qreal x);
    QRectF handleAt(qint64 ms) const;

    QList<ScrubMark> m_marks;
    QList<ScrubMark> m_people; ///< one for each lane, from above
    QHash<qint64, QPixmap> m_portraits;
    enum class Handle { None, From, To };
    Handle m_handle = Handle::None; ///< that is dragged
    bool m_isDragged = false;       ///< the slider itself
    std::optional<std::pair<qint64, qint64>> m_span;
    QPixmap m_lanes; ///< with their marks; null when they must be drawn anew
};

} // namespace ringface
