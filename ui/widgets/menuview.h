// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QListView>

namespace ringface
{

/// A list whose rows have a menu: by mouse that of the row under it, by keyboard that of the current one.
class MenuView : public QListView
{
    Q_OBJECT

public:
    using QListView::QListView;

Q_SIGNALS:
    /// A menu for the current row belongs at \a globalPos.
    void menuWanted(const QPoint& globalPos);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace ringface
