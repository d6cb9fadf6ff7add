// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/menuview.h"

#include <QPersistentModelIndex>

namespace ringface
{

class EdgeScroll;

/// The list of people; the one under a drag answers visibly.
class PeopleView : public MenuView
{
    Q_OBJECT

public:
    explicit PeopleView(QAbstractItemModel* model, QWidget* parent = nullptr);
    /// As high as its rows: it needs no scrolling.
    void fitRows();
    /// A column of portraits with the names below them.
    void setFolded(bool on);
    bool isFolded() const { return m_isFolded; }

    /// Where the dragged faces would go now.
    QModelIndex dropTarget() const { return m_target; }

Q_SIGNALS:
    /// Of its rows.
    void heightsChanged();
    /// While faces are dragged over it: letters, or (empty) a key that takes the last one away.
    void typedWhileDragging(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A drag takes all keys and the wheel for itself, but for what is taken before it.
    void listen(bool on);
    QModelIndex targetOf(const QDropEvent* event) const;
    void setTarget(const QModelIndex& index);

    QPersistentModelIndex m_target;
    EdgeScroll* m_scroll;
    bool m_isFolded = false;
    bool m_listens = false;
};

} // namespace ringface
