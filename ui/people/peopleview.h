// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/menuview.h"

#include <QPersistentModelIndex>

namespace ringface
{

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

protected:
    void resizeEvent(QResizeEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragMoveEvent(QDragMoveEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QModelIndex targetOf(const QDropEvent* event) const;
    void setTarget(const QModelIndex& index);

    QPersistentModelIndex m_target;
    bool m_isFolded = false;
};

} // namespace ringface
