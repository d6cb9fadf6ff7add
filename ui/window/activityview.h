// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace ringface
{

class ActivityModel;

/// Paints a recording of the queue as its name with a progress bar, or as waiting, and a cross that cancels it.
class ActivityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    /// Where the cross is in a row that is painted there.
    static QRect crossIn(const QRect& row, Qt::LayoutDirection direction);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The scan queue as a list. Enter or a click shows a recording, Delete or a click on the cross cancels its scan.
class ActivityView : public QListView
{
    Q_OBJECT

public:
    explicit ActivityView(ActivityModel* model, QWidget* parent = nullptr);

    /// As high as its rows, up to a few.
    QSize sizeHint() const override;

Q_SIGNALS:
    void recordingWanted(qint64 recording);
    void cancelWanted(qint64 recording);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// Of the recording whose cross is there; 0 if there is none.
    qint64 crossAt(const QPoint& pos) const;

    qint64 m_pressed = 0; ///< on the cross of this one
};

} // namespace ringface
