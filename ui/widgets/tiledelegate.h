// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyledItemDelegate>

namespace ringface
{

/// A rounded thumbnail, several faces as a stack of them, with title and subtitle below if wanted. A tile that asks
/// something (FaceRole::Suggestion) has a yes and a no to click.
class TileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// What is below a picture: nothing, one line (FaceRole::Detail), or a name with its key and a line about it.
    enum class Caption { None, Line, Card };

    /// \a tile: side of a thumbnail in pixels.
    TileDelegate(int tile, Caption caption, QObject* parent);

    int tile() const { return m_tile; }
    void setTile(int tile) { m_tile = tile; }

    /// The tile that what is dragged would be dropped on now.
    QModelIndex target() const { return m_target; }
    void setTarget(const QModelIndex& index) { m_target = index; }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    /// Where the answers of a tile that asks something are, in a cell of this place.
    QRect yesRect(const QRect& cell) const;
    QRect noRect(const QRect& cell) const;

Q_SIGNALS:
    void answered(const QModelIndex& index, bool yes);

private:
    QRect pictureRect(const QRect& cell) const;
    QRect chipRect(const QRect& cell) const;
    static bool asks(const QModelIndex& index);
    void paintQuestion(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    int m_tile;
    Caption m_caption;
    QPersistentModelIndex m_target;
};

} // namespace ringface
