// SPDX-FileCopyrightText: The Ringface authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStyledItemDelegate>

namespace ringface
{

/// Paints the rows of ProposalModel: a question with a portrait across the whole width, and below it a tile for each
/// face; each with a yes and a no to click.
class ProposalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;
    /// Where the answers are, in a cell of this place.
    static QRect yesRect(const QRect& cell, const QModelIndex& index, const QFont& font);
    static QRect noRect(const QRect& cell, const QModelIndex& index, const QFont& font);

Q_SIGNALS:
    void answered(const QModelIndex& index, bool yes);

private:
    static void paintHeading(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintTile(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintAnswer(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index);
    static void paintButton(QPainter& painter, const QStyleOptionViewItem& option, const QRect& rect, const char* icon,
                            const QString& text);
};

} // namespace ringface
