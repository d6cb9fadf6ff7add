// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTimer>

class QAbstractItemView;

namespace ringface
{

/// Scrolls a view while something is held near its upper or lower edge, the faster the nearer. The view's own scrolling
/// begins anew, and so never begins, each time the desktop tells of the drag.
class EdgeScroll : public QObject
{
    Q_OBJECT

public:
    explicit EdgeScroll(QAbstractItemView* view);

    /// What is dragged is at this height of the viewport now.
    void dragAt(int y);
    /// It has left, or was dropped.
    void stop();

private:
    QAbstractItemView* m_view;
    int m_step = 0; ///< pixels; below 0: up
    QTimer m_timer;
};

} // namespace ringface
